"""Chronology: the days of a case by meaning, each the first of its kind, with the place that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DateMention
from rules.facts.deliveries import Delivery
from rules.facts.narrative import clauses

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")
NOTICES = ("prior_notice", "hearing_notice")


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    at: Span


def of(case: Case) -> dict[str, Event]:
    """The days that the papers say. Keys as in the contract: clue, filing, inspection, notice, notice_served, statement, hearing,
    legal_review, discussion, decision, decision_served, paid, publicity, closing, archived.
    """
    found = {name: find(case) for name, find in EVENTS.items()}
    return {name: event for name, event in found.items() if event is not None}


def _event(paper: Paper, mention: DateMention | None) -> Event | None:
    return Event(mention.day, paper.span(mention.start, mention.end)) if mention and mention.day else None


def _first(events: list[Event | None]) -> Event | None:
    return min((e for e in events if e), key=lambda e: e.day, default=None)


def _signed(case: Case, *kinds: str) -> Event | None:
    """The earliest day on which a paper of `kinds` was made."""
    return _first([_event(p, p.signed) for p in case.all(*kinds)])


def labelled(paper: Paper, label: re.Pattern[str]) -> DateMention | None:
    """The first date of `paper` that stands after `label` (a pattern for the end of the words before it, white space taken out)."""
    return next((m for m in paper.dates if m.day and label.search("".join(paper.text[max(0, m.start - 40):m.start].split()))), None)


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?:\([^)]{{0,8}}\))?[:|]?(?:自|从|起|为)?$")


CLUE = _label(r"(?:登记|受理|来源|收到|接收|接报|举报|投诉|发现|线索)[^:|。]{0,4}(?:时间|日期)|时间")
RECEIVED = _label(r"(?:受案|受理|发现|线索(?:来源)?|案发)(?:时间|日期)")
INSPECTED = _label(r"(?:检查|勘验|勘察|现场|笔录|开始)[^:|。]{0,8}(?:时间|日期)|时间")
DISCUSSED = _label(r"(?:讨论|会议|研究|开会)(?:时间|日期)|时间|日期")
PAID = _label(r"(?:缴款|缴费|缴纳|交款|付款|收款|交易|开票|入账|支付|填发|填制|票据|到账|缴库)[^:|。]{0,4}(?:时间|日期)|日期|时间")
PUBLISHED = _label(r"(?:公示|公开|发布|上传|录入)(?:开始)?(?:时间|日期)(?:及[^:|]{0,6})?")
FILED = _label(r"立案(?:审批|批准)?(?:时间|日期)?")
CLOSED = _label(r"结案(?:审批|批准)?(?:时间|日期)?")
ARCHIVED = _label(r"(?:归档|立卷)(?:时间|日期)?")
FILED_TOLD = re.compile(r"(?:依法|予以|决定|批准|正式)*(?:立案|受案)(?!审批|告知|报告)")
PAID_TOLD = re.compile(r"缴清|缴纳|缴款|履行完毕|交清|缴入")
EIGHT_DIGITS = re.compile(r"(?:日期|时间)\s*[:|]?\s*(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
SERVED_TOLD = re.compile(r"送达[^。;]{0,40}?告知|告知书[^。;]{0,40}?送达")


def _field_or_signed(case: Case, kinds: tuple[str, ...], label: re.Pattern[str]) -> Event | None:
    return _first([_event(p, labelled(p, label) or p.signed) for p in case.all(*kinds)])


def _on_the_cover(case: Case, label: re.Pattern[str]) -> Event | None:
    return next((e for p in case.all("case_cover") if (e := _event(p, labelled(p, label)))), None)


def _told(case: Case, kinds: tuple[str, ...], words: re.Pattern[str]) -> Event | None:
    """The day that a paper tells of in a sentence with `words`: the last named before them."""
    for paper in case.all(*kinds):
        for clause in clauses(paper):
            m = words.search(clause.text)
            day = clause.day_before(m.start()) if m and not re.search("未|没有|逾期", clause.text[:m.start()]) else None
            if m and day:
                return Event(day, clause.span(m.start(), m.end()))
    return None


def _clue(case: Case) -> Event | None:
    return _field_or_signed(case, ("clue_record",), CLUE) or next(
        (e for p in case.all("filing_approval") if (e := _event(p, labelled(p, RECEIVED)))), None)


def _filing(case: Case) -> Event | None:
    """The day of the approval; where that is missing or undated, what the cover or a later paper tells."""
    return (_signed(case, "filing_approval") or _on_the_cover(case, FILED)
            or _told(case, ("penalty_decision", "no_penalty_decision", "investigation_report"), FILED_TOLD))


def _inspection(case: Case) -> Event | None:
    days = []
    for paper in case.all("inspection_record"):
        mention = labelled(paper, INSPECTED) or next((m for m in paper.dates if m.day), None)
        days.append(_event(paper, mention))
    return _first(days)


def _served(case: Case, *kinds: str) -> Event | None:
    """The first service of a paper of `kinds` whose day can be read. One whose day cannot be read is not passed over for a later one."""
    found: list[Delivery] = [d for d in case.deliveries if d.of in kinds]
    if any(d.way == "announcement" and d.day and d.paper.kind == "delivery_receipt" for d in found):
        found = [d for d in found if d.paper.kind != "public_notice"]  # when the time of the notice had passed is what the receipt says
    first = next(iter(found), None)
    if first is None:
        return None
    if first.day is None and any(d.day is None and d.paper.illegible for d in found):
        return None
    return _first([Event(d.day, d.at) for d in found if d.day])


def _notice_served(case: Case) -> Event | None:
    kinds = ("prior_notice",) if case.has(["prior_notice"]) or not case.has(["hearing_notice"]) else NOTICES
    if any(d.of in NOTICES for d in case.deliveries):
        return _served(case, *kinds) or _served(case, *NOTICES)
    return _told(case, ("penalty_decision", "no_penalty_decision"), SERVED_TOLD)


def _statement(case: Case) -> Event | None:
    made = [s for s in case.statements.made if s.legible and s.day]
    own = [s for s in made if s.at.document.kind == "statement_record"]                 # the party's own paper, before what others tell of it
    return _first([Event(s.day, s.at) for s in own or made if s.day])


def _hearing(case: Case) -> Event | None:
    return _first([Event(h.day, h.at) for h in case.hearings.held if h.day])


def _legal_review(case: Case) -> Event | None:
    return _first([_event(r.paper, r.mention) for r in case.reviews if r.sure])


def _discussion(case: Case) -> Event | None:
    return _first([_event(p, labelled(p, DISCUSSED) or next((m for m in p.dates if m.day), None)) for p in case.all("group_discussion")])


def _paid(case: Case) -> Event | None:
    """The day on a receipt (a bank writes 20240619 too), else the day that the closing tells."""
    found = _field_or_signed(case, ("payment_receipt",), PAID)
    return found or _first([_run_together(p) for p in case.all("payment_receipt")]) or _told(case, ("closing_approval",), PAID_TOLD)


def _run_together(paper: Paper) -> Event | None:
    """A date of eight digits after a label (交易日期：20240619)."""
    m = EIGHT_DIGITS.search(paper.text)
    try:
        return Event(date(int(m[1]), int(m[2]), int(m[3])), paper.span(m.start(1), m.end(3))) if m else None
    except ValueError:
        return None


def _publicity(case: Case) -> Event | None:
    papers = case.all("publicity_record")
    return _field_or_signed(case, ("publicity_record",), PUBLISHED) or _first(
        [_event(p, next((m for m in p.dates if m.day), None)) for p in papers])


def _decision(case: Case) -> Event | None:
    """The day of the decision; where its own date cannot be read on a scan, the one under which the catalogue lists it."""
    found = _signed(case, *DECISIONS)
    if found or not any(p.pictured for p in case.all(*DECISIONS)):
        return found
    for catalogue in case.all("case_catalogue"):
        for m in catalogue.dates:
            start, end = catalogue.text.rfind("\n", 0, m.start) + 1, catalogue.text.find("\n", m.end)
            line = catalogue.text[start:end if end >= 0 else len(catalogue.text)]
            if m.day and DECISION_ROW.search(line) and not catalogue.doubtful(m.start, m.end):
                return _event(catalogue, m)
    return None


DECISION_ROW = re.compile(r"处罚决定书(?!审批|送达|回证)")


def _closing(case: Case) -> Event | None:
    return _signed(case, "closing_approval") or _on_the_cover(case, CLOSED)


def _archived(case: Case) -> Event | None:
    return _on_the_cover(case, ARCHIVED) or _signed(case, "case_remarks")


EVENTS: dict[str, Callable[[Case], Event | None]] = {
    "clue": _clue,
    "filing": _filing,
    "inspection": _inspection,
    "notice": lambda case: _signed(case, "prior_notice") or _signed(case, "hearing_notice"),
    "notice_served": _notice_served,
    "statement": _statement,
    "hearing": _hearing,
    "legal_review": _legal_review,
    "discussion": _discussion,
    "decision": _decision,
    "decision_served": lambda case: _served(case, *DECISIONS),
    "paid": _paid,
    "publicity": _publicity,
    "closing": _closing,
    "archived": _archived,
}
