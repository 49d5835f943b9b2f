"""Numbering: the prefixes that the office allots to an agency, and numbers that serve two cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.facts import party_names
from rules.facts.numbers import DocumentNumber, find_numbers

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

NUMBERED = ("penalty_decision", "summary_decision", "no_penalty_decision", "prior_notice", "hearing_notice", "filing_approval", "correction_order", "seizure_decision")
DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")
OF_A_BUREAU = re.compile("城管|市监|市管|应急|住建|文旅|自然资|(?:环|卫(?:监|公|健)?|农|建|交|水|林|消)(?=[罚责立告听当])")
OF_A_TOWN = re.compile("街|镇|乡|办|综执|综合")
TOWN_NAME = re.compile(r"(?P<name>[一-龥]{1,4})(?:街道|镇|乡)(?:办事处|人民政府|政府|办)")


def bare(prefix: str) -> str:
    """A prefix without what makes no difference: spaces, 字 and 第 at its end, the form of its brackets."""
    squeezed = "".join(prefix.split()).replace("（", "(").replace("）", ")")
    return re.sub("字?第?$", "", squeezed)


def allotted(case: Case, agency: str) -> list[str] | None:
    """The prefixes that the setting numbering allots to `agency` (its name, or the end of it); None where it has no rule for it."""
    for name, prefixes in case.setting("numbering", case.day).items():
        if agency == name or agency.endswith(name):
            return [bare(p) for p in prefixes]
    return None


def borne(case: Case) -> Iterator[tuple[Paper, DocumentNumber]]:
    """The papers of the agency that bear a number of their own, with it."""
    for paper in case.all(*NUMBERED):
        if paper.number:
            yield paper, paper.number


def of_a_bureau(paper: Paper, number: DocumentNumber) -> bool:
    """Whether a sub-district or town signs under a number with a bureau's prefix, in which nothing tells of the town."""
    if paper.agency is None or paper.agency.department != "street":
        return False
    town = TOWN_NAME.search(paper.agency.name)
    own = bool(town) and any(c in number.prefix for c in (town["name"][-2:] if town else ""))
    return bool(OF_A_BUREAU.search(number.prefix)) and not OF_A_TOWN.search(number.prefix) and not own


def served_twice(case: Case) -> Iterator[tuple[Paper, Paper]]:
    """Two decisions on different parties, or of different days on one, that bear the same number."""
    decisions = [(p, p.number) for p in case.all(*DECISIONS) if p.number and not p.number.illegible]
    for index, (one, number) in enumerate(decisions):
        for other, second in decisions[index + 1:]:
            if number.agrees_with(second) and _other_party(one, other):
                yield one, other


def _other_party(one: Paper, other: Paper) -> bool:
    a, b = one.parties[:1], other.parties[:1]
    return bool(a and b) and party_names.relation(a[0].name, b[0].name) == "other"


@dataclass(frozen=True, slots=True)
class Used:
    """The number of another case of the agency, and against whom that is ("" where the register does not say)."""

    number: DocumentNumber
    party: str = ""

    def by_another(self, paper: Paper, number: DocumentNumber) -> bool:
        """Whether `number` of `paper` is this one although it is another case: the same case handed in twice has the same party."""
        if not self.number.agrees_with(number):
            return False
        return not self.party or (bool(paper.parties) and party_names.relation(paper.parties[0].name, self.party) == "other")


def used_elsewhere(case: Case) -> list[Used] | None:
    """The numbers of the agency's other cases, as the register's entry tells (other_numbers: texts, or objects with number and party); None
    without one."""
    entry = case.entry or {}
    told = entry.get("other_numbers")
    if told is None:
        return None
    rows = [row if isinstance(row, dict) else {"number": row} for row in told]
    return [Used(n, str(row.get("party", ""))) for row in rows for n in find_numbers(str(row.get("number", "")))]
