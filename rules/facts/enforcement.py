"""Enforcement: when decision and demand were served, when the court was asked, and what surcharge is claimed or collected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import payments

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")
TELLING = ("enforcement_application", "enforcement_demand", "closing_approval")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it stands; `day` None where it cannot be read or is only bounded (mail of which the posting alone is known)."""

    day: date | None
    at: Span


SERVED_AFTER = re.compile(r"(?:已|依法|分别|向[^,。;]{1,24}|将[^,。;]{1,24}|对[^,。;]{1,16})*(?:直接|留置|邮寄|公告|当面)?送达(?!催告|[^,。;]{0,6}催告)")
RECEIVED_AFTER = re.compile(r"(?:收到|签收)(?!催告|[^,。;]{0,6}催告)")
OF_A_DEMAND = re.compile(r"催告(?:通知)?书[^,。;\d]{0,14}(?:已|于|在)*$|催告[^,。;\d]{0,4}$")
DEMANDED_AFTER = re.compile(r"(?:依法|向[^,。;]{1,24}|对[^,。;]{1,24}|书面|发出|作出|下达|制发|直接|送达|了|进行|的)*(?:《)?(?:[^,。;《]{0,14})?催告")
LABEL_BEFORE = re.compile(r"(?:决定书)?送达(?:日期|时间)[:|]?$")


def decision_served(case: Case) -> Day | None:
    """When the decision was served: by its receipt, else as an enforcement paper or the closing tells. None where nothing tells."""
    found = [d for d in case.deliveries if d.of in DECISIONS]
    sure = [d for d in found if d.day and not (d.way == "mail" and d.posted == d.day)]
    if sure:
        first = min(sure, key=lambda d: d.day or date.max)
        return Day(first.day, first.at)
    if found:
        return Day(None, found[0].at)
    return _told(case, _is_service)


def demand_served(case: Case) -> Day | None:
    """When the demand was served, in the same way."""
    found = [d for d in case.deliveries if d.of == "enforcement_demand"]
    sure = [d for d in found if d.day and not (d.way == "mail" and d.posted == d.day)]
    if sure:
        last = max(sure, key=lambda d: d.day or date.min)
        return Day(last.day, last.at)
    if found:
        return Day(None, found[0].at)
    told = _told(case, _is_demand, ("enforcement_application", "closing_approval"))
    if told:
        return told
    demand = case.last("enforcement_demand")
    return Day(None, demand.whole) if demand else None


def _told(case: Case, meant: object, kinds: tuple[str, ...] = TELLING) -> Day | None:
    assert callable(meant)
    for kind in kinds:
        for paper in case.all(kind):
            for mention in paper.every_date:
                before = "".join(paper.text[max(0, mention.start - 40):mention.start].split())
                after = "".join(paper.text[mention.end:mention.end + 50].split())
                if meant(before, after):
                    return Day(mention.day, paper.span(mention.start, mention.end))
    return None


def _is_service(before: str, after: str) -> bool:
    if OF_A_DEMAND.search(before) or DEMANDED_AFTER.match(after):
        return False
    return bool(SERVED_AFTER.match(after) or RECEIVED_AFTER.match(after) or LABEL_BEFORE.search(before))


def _is_demand(before: str, after: str) -> bool:
    return bool(DEMANDED_AFTER.match(after) or (OF_A_DEMAND.search(before) and re.match("(?:依法|直接|留置|已)*送达|签收|收到|催告", after)))


# Surcharge

CLAIM = re.compile(r"加处(?:的)?(?:罚款)?|加收(?:的)?(?:罚款|滞纳金)?|滞纳金|加罚")
CAP = re.compile(r"(?:不(?:得|能|应)?超过|超出|为限|本数|百分之|%|每日|按日)[^,。;\d]{0,10}$")
IN_ALL = re.compile(r"罚款(?:[^,。;]{0,12})(?:和|及|、|与|以及)(?:逾期)?加处(?:的)?罚款[^,。;\d元]{0,4}(?:共计|合计|总计|总额|共)|(?:共计|合计|总计|总额|本息"
                    r"|两项)(?:人民币|为)?$")
FINE = re.compile(r"(?<!加处)(?<!加处的)罚款(?:金额|本金|本数|数额|人民币|共计|:|计|为|\()*$")
UNTIL = re.compile(r"(?:截至|截止|截止至|计算至|计至|暂计至|算至)(?:于)?(?P<then>\s{0,2}20\d\d)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A surcharge that `paper` claims (a demand, an application) or shows as collected (a bill), reckoned to `until`.

    `stated`: that day is the paper's own word and not only its date.
    """

    paper: Paper
    yuan: Decimal
    at: Span
    until: date | None
    collected: bool
    stated: bool


def claims(case: Case) -> Iterator[Claim]:
    """The surcharges of the file."""
    for paper in case.all("enforcement_demand", "enforcement_application"):
        seen: set[Decimal] = set()
        for yuan, start, end in _surcharges(paper):
            if yuan in seen:
                continue
            seen.add(yuan)
            told = _until(paper, start)
            yield Claim(paper, yuan, paper.span(start, end), told or paper.date, False, told is not None)
    for bill in payments.bills(case):
        if bill.surcharge:
            at = next((bill.paper.span(s, e) for yuan, s, e in _surcharges(bill.paper)), bill.at)
            yield Claim(bill.paper, bill.surcharge, at, bill.day.day if bill.day else None, True, True)


def _surcharges(paper: Paper) -> Iterator[tuple[Decimal, int, int]]:
    text = paper.text
    for n, money in enumerate(paper.amounts):
        if money.yuan is None or money.doubtful or (money.pair is not None and money.pair < n):
            continue
        clause = "".join(re.split("[,。;]", text[max(0, money.start - 60):money.start])[-1].split())
        last = max((m.start() for m in re.finditer("元", clause)), default=-1)
        near = clause[last + 1:]
        if CLAIM.search(near) and not IN_ALL.search(near) and not CAP.search(near):
            end = paper.amounts[money.pair].end if money.pair is not None else money.end
            yield money.yuan, money.start, end


def _until(paper: Paper, offset: int) -> date | None:
    for m in UNTIL.finditer(paper.text):
        mention = next((d for d in paper.every_date if 0 <= d.start - m.start("then") <= 3), None)
        if mention and mention.day and abs(m.start() - offset) < 160:
            return mention.day
    return None


def fine(case: Case, paper: Paper) -> Decimal | None:
    """The fine on which the surcharge of `paper` is reckoned: the decision's, else as the paper names it."""
    decision = case.last("penalty_decision")
    if decision is not None and decision.penalties.fine is not None:
        return decision.penalties.fine
    named = []
    for money in paper.amounts:
        before = "".join(paper.text[max(0, money.start - 20):money.start].split())
        if money.yuan is not None and not money.doubtful and FINE.search(before):
            named.append(money.yuan)
    return named[0] if named else None
