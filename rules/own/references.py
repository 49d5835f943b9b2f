"""The days and facts that an own rule may name: of the case as a whole (`decision`, `party`), or as a kind of paper states them
(`party@prior_notice`, `date@interview_record:last`)."""

from __future__ import annotations

from dataclasses import dataclass

from rules import patterns as re
from rules.documents.kinds import BY_CODE
from rules.language import N_

CASE_DAYS = {
    "clue": (N_("发现线索日期"), ("clue_record",)),
    "filing": (N_("立案日期"), ("filing_approval",)),
    "inspection": (N_("现场检查日期"), ("inspection_record",)),
    "notice": (N_("事先告知日期"), ("prior_notice", "hearing_notice")),
    "notice_served": (N_("告知书送达日期"), ("delivery_receipt", "public_notice")),
    "statement": (N_("陈述申辩日期"), ("statement_record",)),
    "hearing": (N_("听证日期"), ("hearing_record",)),
    "legal_review": (N_("法制审核日期"), ("legal_review",)),
    "discussion": (N_("集体讨论日期"), ("group_discussion",)),
    "decision": (N_("处罚决定日期"), ("penalty_decision", "summary_decision", "no_penalty_decision")),
    "decision_served": (N_("决定书送达日期"), ("delivery_receipt", "public_notice")),
    "paid": (N_("缴款日期"), ("payment_receipt",)),
    "publicity": (N_("公示日期"), ("publicity_record",)),
    "closing": (N_("结案日期"), ("closing_approval",)),
    "archived": (N_("归档日期"), ("case_cover", "case_remarks")),
}
"""The contract's days, each with the papers that state it: where none of them is in the file, the day is not missing but not there."""

PAPER_DAYS = {"date": N_("落款日期"), "served": N_("送达日期")}
CASE_FACTS = {
    "party": N_("当事人"), "party_id": N_("当事人证件号"), "agency": N_("处罚机关"), "case_no": N_("处罚决定书文号"), "cause": N_("案由"),
    "fine": N_("罚款数额"), "confiscated": N_("没收数额"),
}  # fmt: skip
PAPER_FACTS = {
    "party": N_("当事人"), "party_id": N_("当事人证件号"), "agency": N_("落款机关"), "number": N_("文号"), "fine": N_("罚款数额"),
    "confiscated": N_("没收数额"), "date": N_("落款日期"),
}  # fmt: skip
WHOLE_CASE = N_("全案")
MONEY = frozenset(("fine", "confiscated"))
WHICH = {"first": N_("第一份"), "last": N_("最后一份")}
FORM = re.compile(r"(?P<name>[a-z_]+)(?:@(?P<paper>[a-z_]+)(?::(?P<which>first|last))?)?")


class NoSuch(ValueError):
    """What is named does not exist; the text is a marked sentence, to be filled with `params`."""

    def __init__(self, fault: str, **params: object) -> None:
        super().__init__(fault)
        self.fault, self.params = fault, params


@dataclass(frozen=True, slots=True)
class Ref:
    """A day or a fact: of the case, or as papers of the kind `paper` state it (`which`: of several the first or the last by day)."""

    name: str
    paper: str | None = None
    which: str = "first"

    @property
    def label(self) -> str:
        """What it is called, apart from the paper."""
        if self.paper is None:
            return CASE_DAYS[self.name][0] if self.name in CASE_DAYS else CASE_FACTS[self.name]
        return PAPER_DAYS[self.name] if self.name in PAPER_DAYS else PAPER_FACTS[self.name]

    @property
    def where(self) -> str:
        """The paper that states it, as a reader calls it."""
        return WHOLE_CASE if self.paper is None else BY_CODE[self.paper].name


def day(text: str) -> Ref:
    """The day that `text` names. Raises NoSuch."""
    return _ref(text, set(CASE_DAYS), set(PAPER_DAYS), N_("没有“{text}”这个日期，可以写 decision 或者 date@penalty_decision 这样的名称"))


def fact(text: str) -> Ref:
    """The fact that `text` names. Raises NoSuch."""
    return _ref(text, set(CASE_FACTS), set(PAPER_FACTS), N_("没有“{text}”这项内容，可以写 party 或者 party@penalty_decision 这样的名称"))


def _ref(text: str, of_case: set[str], of_paper: set[str], fault: str) -> Ref:
    m = FORM.fullmatch(text)
    if m is None or m["name"] not in (of_paper if m["paper"] else of_case):
        raise NoSuch(fault, text=text)
    if m["paper"] and m["paper"] not in BY_CODE:
        raise NoSuch(N_("没有“{kind}”这种文书"), kind=m["paper"])
    return Ref(m["name"], m["paper"], m["which"] or "first")
