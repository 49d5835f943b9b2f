"""Which of the office's settings concern which rule: what a rule reads of them, so that its page and `explain` can show it."""

from __future__ import annotations

from rules.language import N_

CONCERNED: dict[str, tuple[str, tuple[str, ...]]] = {
    "may_sign_alone": (N_("可以单独署名的机构"), ("CF-101",)),
    "CF-403": (N_("应当法制审核的范围"), ("CF-403",)),
    "CF-504": (N_("听证的罚没数额"), ("CF-403", "CF-406", "CF-504")),
    "CF-618": (N_("应当集体讨论的范围"), ("CF-403", "CF-406", "CF-504", "CF-618", "CF-623", "CF-629")),
    "numbering": (N_("各单位的文号字头"), ("CF-913",)),
    "numbering_forms": (N_("用自己文号格式的部门"), ("CF-902",)),
    "courts": (N_("集中管辖的法院"), ("CF-632",)),
    "assistants_may_serve": (N_("辅助人员能否送达"), ("CF-707",)),
    "publication_record_required": (N_("案卷中是否要有公示记录"), ("CF-806",)),
    "individual_business_as_organisation": (N_("个体工商户是否按单位对待"), ("CF-618",)),
    "conclusion_first": (N_("处罚决定书能否放在卷首"), ("CF-910",)),
    "laws": (N_("本局增补的法律"), ("CF-604", "CF-614", "CF-615", "CF-617", "CF-625", "CF-627")),
}
"""By settings key: its name, and the rules that read it."""


def settings_of(rule_id: str) -> list[tuple[str, str]]:
    """The keys that concern a rule, each with its name."""
    return [(key, words) for key, (words, rules) in CONCERNED.items() if rule_id in rules]
