"""Measures on things: provisional registration of evidence, seizure; who approved them and when, what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import approvals
from rules.facts.approvals import GIVEN, Approval
from rules.facts.blank import is_blank
from rules.facts.dates import DateMention
from rules.facts.narrative import NARRATORS, clauses
from rules.facts.times import CLOCK

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

REGISTRATION = re.compile(r"登记保存|证据保存")
SEIZURE = re.compile(r"扣押|查封|暂扣|扣留|强制措施")
BY_THE_HEAD = re.compile(
    r"(?:经|报经|报)[^。;,\n]{0,12}(?:负责人|领导|局长|主任|首长|机关)[^。;,\n]{0,6}(?:批准|同意|审批)|(?:负责人|领导)[^。;,\n]{0,4}(?:批准|同意)(?!后)")
APPROVED_TOO = re.compile(r"(?:同意|准予|批准)[^。;\n]{0,24}(?:登记保存|扣押|查封|强制措施)")
URGENT = re.compile(r"情况紧急|紧急情况|当场(?:实施|采取|报告)|二十四小时内|24小时内|即时通[讯信]|电话(?:请示|报告|批准)|补办")


@dataclass(frozen=True, slots=True)
class Approved:
    """An approval of a measure: its day and minute of the day, where they are told."""

    approval: Approval
    day: date | None
    minute: int | None


def measure_papers(case: Case, kind: str) -> list[Paper]:
    """The notices or decisions of `kind`; a list of things counts as one only where there is no other. Blank forms are none."""
    papers = [p for p in case.all(kind) if not _unused(p)]
    proper = [p for p in papers if not re.search("清单|凭证|登记表", p.document.title)]
    return proper or papers


def _unused(paper: Paper) -> bool:
    """Whether it is a form that nobody has filled in; one with worn characters was."""
    return is_blank(paper) and not paper.illegible


HOUR_BEHIND = re.compile(r"[ ]{0,6}\d{1,2}\s?[时:][^\n]{0,8}(?=\n|$)")


def made(paper: Paper) -> DateMention | None:
    """The day of a measure's paper: its signature block's, also where an hour stands behind it (2024年3月4日16时)."""
    return paper.signed or next((m for m in reversed(paper.dates) if HOUR_BEHIND.match(paper.text, m.end)), None)


def approvals_of(case: Case, measure: re.Pattern[str]) -> list[Approved]:
    """The approvals that name the measure: on a form for it, or in the filing's or another form's words."""
    found = []
    forms = [p for p in case.all("registration_approval") if not _unused(p)]
    named = [p for p in forms if measure.search(p.text)]
    for paper in named or forms:
        found.append(_approved(approvals.of(paper)))
    for paper in case.all("unknown"):
        title = "".join(paper.document.title.split())
        if measure.search(title) and re.search("审批|呈批|批准|报批", title):
            found.append(_approved(approvals.of(paper)))
    for paper in case.all("filing_approval"):
        m = APPROVED_TOO.search(paper.text)
        if m and measure.search(m[0]):
            approval = approvals.of(paper)
            if approval.state == GIVEN:
                found.append(_approved(approval))
    return found


def _approved(approval: Approval) -> Approved:
    mention = approval.mention
    if mention is None:
        return Approved(approval, None, None)
    return Approved(approval, mention.day, minute_after(approval.paper, mention.end))


def minute_after(paper: Paper, at: int) -> int | None:
    """The time of day that stands directly behind offset `at`, in minutes after midnight."""
    m = CLOCK.match(paper.text, at) or CLOCK.match(paper.text, at + 1)
    if not m:
        return None
    hour, minute = (int(m["h2"]), int(m["m2"])) if m["h2"] else (int(m["h"]), int(m["m"] or 0)) if m["h"] else (-1, 0)
    if hour < 0:
        return None
    if m["half"] in ("下午", "晚上", "傍晚") and hour < 12:
        hour += 12
    return hour * 60 + minute


@dataclass(frozen=True, slots=True)
class Ended:
    """The day on which a measure ended, and how it is told."""

    day: date | None
    at: Span
    paper: Paper


def ended_by(case: Case, measure: Paper, kinds: tuple[str, ...], told: re.Pattern[str]) -> list[Ended]:
    """What ended `measure`: papers of `kinds` (those that name its number, where any does), else sentences that `told` matches."""
    papers = [p for p in case.all(*kinds) if not _unused(p)]
    number = measure.number.value if measure.number else None
    if number:
        own = [p for p in papers if any(n.value == number for n in p.numbers)]
        others = [p for p in papers if p not in own and not _names_another(case, p, measure)]
        papers = own or others
    found = [Ended(m.day if m else None, p.span(m.start, m.end) if m else p.whole, p) for p in papers for m in (made(p),)]
    return found or list(_told(case, measure, told))


def _names_another(case: Case, paper: Paper, measure: Paper) -> bool:
    """Whether `paper` speaks of another measure of the same kind by its number."""
    others = {m.number.value for m in case.all(measure.kind) if m is not measure and m.number}
    return any(n.value in others for n in paper.numbers)


def _told(case: Case, measure: Paper, told: re.Pattern[str]) -> Iterator[Ended]:
    for paper in case.all(*NARRATORS, "delivery_receipt"):
        for clause in clauses(paper):
            m = told.search(clause.text)
            day = clause.day_before(m.start()) if m else None
            begun = made(measure)
            if m and day and (begun is None or begun.day is None or day > begun.day):
                yield Ended(day, clause.span(*m.span()), paper)
