"""The range of penalties for which a hearing must be offered (行政处罚法 第六十三条), by the department's figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.law.settings_by_department import HearingThreshold

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

HEAVY = ("revoke_licence", "lower_grade", "suspend_business", "close", "ban")
ECOLOGY = ("suspend_permit",)
ECOLOGY_SINCE_2023 = ("suspend_permit", "restrict")
ECOLOGY_RULES = date(2023, 7, 1)
LAND_RULES = date(2024, 5, 1)
NEAR = Decimal("0.2")
BARRED = re.compile(r"(?:不得|不予受理|禁止|限制)[^。;]{0,12}申请[^。;]{0,10}(?:许可|资质|资格)")
BUILDINGS = re.compile(r"(?:没收|拆除)[^。;]{0,30}?(?:建筑物|构筑物|建筑|房屋|厂房|设施)")
WORTH = re.compile(r"没收(?:其|上述|你(?:单位|公司|店))?(?:货值|价值)(?!.{0,6}倍)")
"""Goods to be confiscated that are told by their worth: 没收货值3万元的不合格插座."""
GOODS_VALUE = re.compile(r"(?:货值|价值|总值|案值)(?:金额|总额)?(?:共计|合计|约|为|共|计|人民币)*$")
ORGANISATION = re.compile(r"公司|合作社|集团|医院|卫生院|学校|中学|小学|大学|幼儿园|协会|委员会")


@dataclass(frozen=True, slots=True)
class Reached:
    """`sure` is False where the party may be a person or an organisation, the department is not known and the figure is near, or the value
    of goods decides; `at` what reaches it, `amount` in yuan where it is a sum.
    """

    at: Span
    amount: Decimal | None = None
    sure: bool = True


def reached(case: Case, paper: Paper) -> Reached | None:
    """What of the penalties of `paper` reaches the range; None where nothing does."""
    day = paper.date or case.day
    department = case.department or (paper.agency.department if paper.agency else None)
    penalties = paper.penalties
    heavy = _heavy(department, day)
    at = next((at for kind, at in penalties.kinds.items() if kind in heavy), None) or _department_own(paper, department, day)
    if at:
        return Reached(at)
    if day is None:
        return None
    threshold = threshold_for(case, day, department)
    gains, goods = penalties.confiscated, _goods_value(paper)
    sums = [(penalties.fine, penalties.fine_at, True), (gains, penalties.confiscated_at, True)]
    if goods:
        added = threshold.gains_and_goods_added and gains is not None
        sums.append((goods[0] + (gains or 0) if added else goods[0], goods[1], False))
    found: Reached | None = None
    for amount, place, certain in sums:
        sure = _against(amount, threshold, party_kind(case), department is None) if amount is not None else None
        if amount is not None and place is not None and sure is not None and (found is None or (sure and certain)):
            found = Reached(place, amount, sure and certain)
    return found


def _heavy(department: str | None, day: date | None) -> tuple[str, ...]:
    """The kinds of penalty that give the right whatever their measure."""
    if department != "ecology":
        return HEAVY
    return HEAVY + (ECOLOGY_SINCE_2023 if day and day >= ECOLOGY_RULES else ECOLOGY)


def _department_own(paper: Paper, department: str | None, day: date | None) -> Span | None:
    """What only some departments add: applications barred (ecology), buildings on illegally used land confiscated or removed."""
    pattern = None
    if department == "ecology" and day and day >= ECOLOGY_RULES:
        pattern = BARRED
    elif department == "natural_resources" and day and day >= LAND_RULES:
        pattern = BUILDINGS
    start = min((at.start for at in paper.penalties.kinds.values()), default=0)
    text = paper.document.squeezed
    m = pattern.search(text, len("".join(paper.text[:max(0, start - 40)].split()))) if pattern else None
    return paper.document.unsqueeze(*m.span()) if m else None


def _goods_value(paper: Paper) -> tuple[Decimal, Span] | None:
    """The value of the goods to be confiscated, where the paper tells it."""
    if "confiscate_goods" not in paper.penalties.kinds and not WORTH.search(paper.document.squeezed):
        return None
    for money in paper.amounts:
        before = "".join(paper.text[max(0, money.start - 16):money.start].split())
        if money.yuan is not None and not money.doubtful and GOODS_VALUE.search(before):
            return money.yuan, paper.span(money.start, money.end)
    return None


def threshold_for(case: Case, day: date, department: str | None) -> HearingThreshold:
    """The figures on `day`: those that the office has set, else the department's own, else the general ones."""
    threshold: HearingThreshold = case.setting("hearing_threshold", day, department)
    if threshold.person is None or threshold.organisation is None:
        threshold = case.setting("hearing_threshold", day)
    return threshold


def _against(amount: Decimal, threshold: HearingThreshold, party: str | None, unknown_department: bool) -> bool | None:
    """True where `amount` surely reaches the figure, False where it may, None where it does not."""
    person, organisation = threshold.person or 0, threshold.organisation or 0
    figure = organisation if party == "organisation" else person
    if unknown_department and figure * (1 - NEAR) <= amount < figure * (1 + NEAR):
        return False
    if amount < figure or (threshold.exceeded and amount == figure):
        return None
    return party in ("organisation", "person") or amount >= max(person, organisation) * (1 + threshold.exceeded * NEAR)


def party_kind(case: Case) -> str | None:
    """"person", "organisation" or "business" (an individual one, 个体工商户: credit code 92…, or a shop's name without a legal form).

    Where the office has set how such a business counts (`individual_business_as_organisation`), it is one or the other.
    """
    codes = [i for p in case.papers for i in p.identifiers if i.kind in ("uscc", "id_card") and p.kind != "interview_record"]
    party = next((p.parties[0] for p in ([case.decision] if case.decision else []) + case.papers if p and p.parties), None)
    if party and not party.organisation:
        return "person"
    if any(i.kind == "uscc" and i.value.startswith("92") for i in codes):
        return _business(case)
    if party and (ORGANISATION.search(party.name) or any(i.kind == "uscc" for i in codes)):
        return "organisation"
    return _business(case) if party else None


def _business(case: Case) -> str:
    as_organisation = case.setting("individual_business_as_organisation", case.day, case.department)
    return "business" if as_organisation is None else "organisation" if as_organisation else "person"
