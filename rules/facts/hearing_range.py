"""The range of penalties for which a hearing must be offered (行政处罚法 第六十三条), by the department's figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rules.documents.dossier import Span
from rules.law.settings_by_department import HEARING_THRESHOLD, HearingThreshold

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

HEAVY = ("revoke_licence", "lower_grade", "suspend_business", "close", "ban")
ECOLOGY = ("suspend_permit",)
ECOLOGY_SINCE_2023 = ("suspend_permit", "restrict")
ECOLOGY_RULES = date(2023, 7, 1)
NEAR = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Reached:
    """`sure` is False where the party may be a person or an organisation, or the department is not known and the figure is near;
    `at` what reaches it, `amount` in yuan where it is a sum.
    """

    at: Span
    amount: Decimal | None = None
    sure: bool = True


def reached(case: Case, paper: Paper) -> Reached | None:
    """What of the penalties of `paper` reaches the range; None where nothing does."""
    day = paper.date or case.day
    department = case.department or (paper.agency.department if paper.agency else None)
    heavy: tuple[str, ...] = HEAVY
    if department == "ecology":
        heavy += ECOLOGY_SINCE_2023 if day and day >= ECOLOGY_RULES else ECOLOGY
    penalties = paper.penalties
    for kind, at in penalties.kinds.items():
        if kind in heavy:
            return Reached(at)
    if day is None:
        return None
    threshold = HEARING_THRESHOLD.at(day, department)
    if threshold.person is None or threshold.organisation is None:
        threshold = HEARING_THRESHOLD.general.at(day)
    for amount, place in ((penalties.fine, penalties.fine_at), (penalties.confiscated, penalties.confiscated_at)):
        if amount is not None and place is not None:
            found = _against(amount, threshold, party_kind(case), department is None)
            if found is not None:
                return Reached(place, amount, found)
    return None


def _against(amount: Decimal, threshold: HearingThreshold, party: str | None, unknown_department: bool) -> bool | None:
    """True where `amount` surely reaches the figure, False where it may, None where it does not."""
    person, organisation = threshold.person or 0, threshold.organisation or 0
    figure = organisation if party == "organisation" else person
    if amount < figure or (threshold.exceeded and amount == figure):
        return None
    if unknown_department and amount < figure * (1 + NEAR):
        return False
    return party in ("organisation", "person") or amount >= max(person, organisation) * (1 + threshold.exceeded * NEAR)


def party_kind(case: Case) -> str | None:
    """"person", "organisation" or "business" (an individual one, 个体工商户: credit code 92…, or a shop's name without a legal form)."""
    codes = [i for p in case.papers for i in p.identifiers if i.kind in ("uscc", "id_card") and p.kind != "interview_record"]
    party = next((p.parties[0] for p in ([case.decision] if case.decision else []) + case.papers if p and p.parties), None)
    if party and not party.organisation:
        return "person"
    if any(i.kind == "uscc" and i.value.startswith("92") for i in codes):
        return "business"
    if party and ("公司" in party.name or any(i.kind == "uscc" for i in codes)):
        return "organisation"
    return "business" if party else None
