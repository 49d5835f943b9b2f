"""States, severities, reasons, outcomes and facts in words: the Chinese is marked here and translated where it is shown."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import gettext as _

from lcadmin.language import N_, current_language
from lcadmin.models import DecisionOutcome, DismissalReason, FindingState, NormativeState, OwnRuleStatus, ReviewState, TrialState
from rules.documents import KINDS
from rules.law.numerals import number, written

SEVERITIES: dict[str, str] = {"veto": N_("一票否决"), "major": N_("较重"), "minor": N_("一般"), "hint": N_("提示")}
"""In the order in which findings are grouped."""

FINDING_STATES = {FindingState.OPEN: N_("待定"), FindingState.CONFIRMED: N_("已确认"), FindingState.DISMISSED: N_("认定不成立")}

REASONS = {
    DismissalReason.MISREAD: N_("识别有误"),
    DismissalReason.TOO_STRICT: N_("规则过严"),
    DismissalReason.LAWFUL_EXCEPTION: N_("依法例外"),
    DismissalReason.NOT_MATERIAL: N_("不影响结论"),
    DismissalReason.FOLLOWS: N_("因他项而起"),
    DismissalReason.OTHER: N_("其他"),
}

DECIDED = {
    DecisionOutcome.CONFIRMED: N_("已确认"),
    DecisionOutcome.DISMISSED: N_("认定不成立"),
    DecisionOutcome.EDITED: N_("作了修改"),
    DecisionOutcome.REOPENED: N_("撤回了决定"),
}

OUTCOMES: dict[str, str] = {"failed": N_("不通过"), "undetermined": N_("无法判断"), "passed": N_("通过"), "not_applicable": N_("不适用")}
"""What may become of a rule, the ones to look at first."""

OUTCOME_CSS = {"failed": "major", "undetermined": "run", "passed": "ok", "not_applicable": ""}

REVIEW_STATES = {
    ReviewState.QUEUED: N_("排队"),
    ReviewState.RUNNING: N_("正在评查"),
    ReviewState.DONE: N_("评查完成"),
    ReviewState.FAILED: N_("评查失败"),
    ReviewState.SET_ASIDE: N_("已搁置"),
}

OWN_RULE_STATES = {
    OwnRuleStatus.DRAFT: N_("草稿"),
    OwnRuleStatus.TRIAL: N_("试用"),
    OwnRuleStatus.IN_FORCE: N_("正式"),
    OwnRuleStatus.OFF: N_("已停用"),
}

RULE_STATUSES = {"in_force": N_("正式"), "trial": N_("试用"), "off": N_("停用")}
"""How a rule of the catalogue stands."""

TRIAL_STATES = {
    TrialState.QUEUED: N_("排队"),
    TrialState.RUNNING: N_("正在试"),
    TrialState.DONE: N_("已试完"),
    TrialState.STOPPED: N_("已停止"),
    TrialState.FAILED: N_("失败"),
}

PROCEDURES = {"ordinary": N_("普通程序"), "summary": N_("简易程序")}

NORMATIVE_STATES = {
    NormativeState.DRAFT: N_("起草"),
    NormativeState.IN_FORCE: N_("现行有效"),
    NormativeState.EXPIRED: N_("失效"),
    NormativeState.REPEALED: N_("废止"),
}

FACTS: dict[str, str] = {
    "case_no": N_("处罚决定书文号"),
    "agency": N_("处罚机关"),
    "party": N_("当事人"),
    "party_id": N_("当事人证件号"),
    "cause": N_("案由"),
    "officers": N_("执法人员"),
    "fine": N_("罚款"),
    "confiscated": N_("没收"),
    "citations": N_("引用条文"),
    "dates.clue": N_("发现线索"),
    "dates.filing": N_("立案"),
    "dates.inspection": N_("现场检查"),
    "dates.notice": N_("事先告知"),
    "dates.notice_served": N_("告知书送达"),
    "dates.statement": N_("陈述申辩"),
    "dates.hearing": N_("听证"),
    "dates.legal_review": N_("法制审核"),
    "dates.discussion": N_("集体讨论"),
    "dates.decision": N_("处罚决定"),
    "dates.decision_served": N_("决定书送达"),
    "dates.paid": N_("缴款"),
    "dates.publicity": N_("公示"),
    "dates.closing": N_("结案"),
    "dates.archived": N_("归档"),
}
"""In the order in which the fact sheet lists them."""

SUBJECTS = {
    "case_file": N_("案卷"),
    "review": N_("评查"),
    "finding": N_("问题"),
    "notice": N_("文书"),
    "user": N_("用户"),
    "agency": N_("执法单位"),
    "normative_document": N_("规范性文件"),
    "own_rule": N_("本局规则"),
    "": N_("系统"),
}


def kind_name(code: str) -> str:
    """What readers call a kind of document; unknown kinds by their code."""
    return next((_(kind.name) for kind in KINDS if kind.code == code), code)


def fact_value(name: str, value: Any) -> str:
    """A fact as people write it: money with separators and 元, officers with their certificates, citations as articles."""
    if name in ("fine", "confiscated"):
        return _("%(amount)s 元", amount=_grouped(str(value)))
    if isinstance(value, dict):
        if name == "officers":
            certificate = value.get("certificate")
            return f"{value.get('name', '')}（{certificate}）" if certificate else str(value.get("name", ""))
        if name == "citations":
            return citation(value)
        return "，".join(f"{v}" for v in value.values() if v not in (None, ""))
    if isinstance(value, list):
        return "；".join(fact_value(name, each) for each in value)
    return str(value)


def citation(value: dict[str, Any]) -> str:
    """《行政处罚法》第六十条第一款, from the contract's law, article, paragraph, item."""
    words = f"《{str(value.get('law', '')).strip('《》')}》"
    for key, unit in (("article", "条"), ("paragraph", "款"), ("item", "项")):
        number = value.get(key)
        if number is not None and number != "":
            told = written(int(number)) if str(number).isdigit() and int(number) < 10_000 else str(number)
            words += f"第{told}{unit}"
    return words


STRUCTURE = re.compile(r"共(?P<all>\d+)款|第(?P<which>[一二三四五六七八九十]+)款有(?P<each>\d+)项|有(?P<items>\d+)项")


def structure(words: str) -> str:
    """An article's structure as the law register tells it (共4款，第一款有5项), in the page's language."""
    parts = []
    for part in words.split("，"):
        found = STRUCTURE.fullmatch(part)
        if found is None:
            return words
        if found["all"]:
            parts.append(_("共%(n)s款", n=found["all"]))
        elif found["which"]:
            parts.append(_("第%(which)s款有%(n)s项", which=number(found["which"]) if current_language() != "zh" else found["which"], n=found["each"]))
        else:
            parts.append(_("有%(n)s项", n=found["items"]))
    return _("，").join(parts)


def _grouped(amount: str) -> str:
    whole, dot, cents = amount.partition(".")
    return (f"{int(whole):,}" if whole.isdigit() else whole) + dot + cents


def points(severity: str, worth: float) -> str:
    """−5 beside a severity that takes points off; empty for vetoes and hints."""
    return f"−{worth:g}" if worth and severity in ("major", "minor") else ""
