"""Announcements (公告送达): how many days they give, when they were made, when the paper counts as served, and why there was no other way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import WORN_MARKS, DateMention, chinese_number
from rules.facts.deliveries import announced_and_deemed

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

SHORTEST, LONGEST = 30, 60
"""Days of an announcement under any law."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What `paper`, an announcement or the receipt of one, tells. `days` that must pass, `announced` and `deemed` the days, each with its place.

    `unclear`: where days or dates stand that cannot be read. `reason`: why it was announced; `untried`: where it says that nothing else was tried.
    """

    paper: Paper
    at: Span
    days: int | None = None
    days_at: Span | None = None
    announced: date | None = None
    deemed: date | None = None
    deemed_at: Span | None = None
    unclear: Span | None = None
    reason: bool = False
    untried: Span | None = None


NUMBER = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3}|■{1,3})"
UNIT = r"(?P<unit>个?工作日|个?自然日|日|天|个月)"
RUNS = re.compile(rf"{NUMBER}\(?\)?{UNIT}")
DEEMED = re.compile(r"(?:视为|视同|即为|即视|则视为|应视为)(?:已经?)?送达|即送达")
COURSE = re.compile(
    r"下落不明|去向不明|去向不详|不知去向|失去联系|失联|联系不上|无法(?:直接|以其他|采用|用|通过|联系|取得|当面|按|邮寄|正常|向|找到|与)|(?:均|都|仍|也)?(?:未能"
    r"|无法|不能)送达|退回|退件|改退|未果|查无"
    r"|搬离|搬走|人去楼空|未妥投|无人(?:签收|在|接收|应答)|已由他人|他人使用|地址不(?:详|存在|准)|停机|空号|关门|停业|注销|其他方式"
)
UNTRIED = re.compile(
    r"(?:未|没有|从未|未曾)(?:经过?|采取|采用|尝试|进行|穷尽|先行?|履行)(?:过)?[^。;\n]{0,10}(?:直接|邮寄|其他|留置|委托|上门)[^。;\n]{0,10}"
    r"|(?:未|没有)(?:上门|邮寄|直接送达|电话联系)[^。;\n]{0,16}(?:公告|未|没有)[^。;\n]{0,8}"
)


def of(case: Case) -> list[Announcement]:
    """The announcements of the file that serve a paper, and the receipts of announced service."""
    found: dict[int, Announcement] = {}
    notice_day = next((d.announced for d in case.deliveries if d.paper.kind == "public_notice" and d.announced), None)
    for delivery in case.deliveries:
        paper = delivery.paper
        if delivery.way != "announcement" or id(paper) in found:
            continue
        found[id(paper)] = _notice(paper, delivery.announced, delivery.at) if paper.kind == "public_notice" else _receipt(paper, notice_day)
    return list(found.values())


def _notice(paper: Paper, announced: date | None, at: Span) -> Announcement:
    days, days_at, unclear = _days(paper)
    untried = _found(paper, UNTRIED)
    term = _term(paper) if days is None else None
    if term and term[0].day and term[1].day:
        return Announcement(paper, at, announced=term[0].day, deemed=term[1].day, deemed_at=paper.span(term[0].start, term[1].end), reason=_told(paper),
                            untried=untried)
    return Announcement(paper, days_at or at, days, days_at, announced, unclear=unclear, reason=_told(paper), untried=untried)


TERM_BEFORE = re.compile(r"公告[^。;:]{0,8}[:]?(?:自|从|为|是)?$")
BETWEEN = re.compile(r"(?:起|开始|公告)?(?:至|到|[—–\-~～]{1,2})(?:于)?")


def _term(paper: Paper) -> tuple[DateMention, DateMention] | None:
    """The first and the last day of the announcement, where it tells them as days: 公告期自6月3日至6月18日止，期满视为送达."""
    if not DEEMED.search(paper.document.squeezed):
        return None
    for first, last in pairwise(paper.dates):
        before = "".join(paper.text[max(0, first.start - 24):first.start].split())
        if TERM_BEFORE.search(before) and BETWEEN.fullmatch("".join(paper.text[first.end:last.start].split())):
            return first, last
    return None


def _receipt(paper: Paper, notice_day: date | None) -> Announcement:
    announced, deemed = announced_and_deemed(paper)
    days, days_at, unclear = _days(paper)
    worn = next((m for m in (announced, deemed) if m and not m.legible), None)
    day = announced.day if announced else notice_day
    spot = deemed or announced
    return Announcement(
        paper, paper.span(spot.start, spot.end) if spot else paper.whole, days, days_at, day, deemed.day if deemed else None,
        paper.span(deemed.start, deemed.end) if deemed else None, paper.span(worn.start, worn.end) if worn else unclear, _told(paper), _found(paper, UNTRIED))


def _days(paper: Paper) -> tuple[int | None, Span | None, Span | None]:
    """The days after which the paper counts as served, with their place, or the place where they cannot be read."""
    squeezed = paper.document.squeezed.translate(WORN_MARKS)
    for deemed in DEEMED.finditer(squeezed):
        begin = max(squeezed.rfind("。", 0, deemed.start()) + 1, deemed.start() - 70)
        runs = list(RUNS.finditer(squeezed, begin, deemed.start()))
        runs = [m for m in runs if not re.search(r"[年月]$", squeezed[max(0, m.start() - 1):m.start()])]
        if not runs:
            continue
        m = runs[-1]
        at = paper.document.unsqueeze(m.start(), deemed.end())
        if "■" in m["number"]:
            return None, None, at
        number = int(m["number"]) if m["number"].isdigit() else chinese_number(m["number"])
        return number * (30 if m["unit"] == "个月" else 1), at, None
    return None, None, None


def _told(paper: Paper) -> bool:
    return bool(COURSE.search(UNTRIED.sub("", paper.document.squeezed)))


def _found(paper: Paper, pattern: re.Pattern[str]) -> Span | None:
    m = pattern.search(paper.document.squeezed)
    return paper.document.unsqueeze(m.start(), m.end()) if m else None


TELLING = ("delivery_receipt", "unknown", "penalty_decision", "closing_approval", "investigation_report", "penalty_approval", "case_remarks", "inspection_record")
NOT_SERVED = re.compile(r"无法送达|未能送达|送达未果|邮寄[^。;\n]{0,12}退回|退回|下落不明|查无|无法联系|联系不上|无人签收")


def course_told(case: Case) -> bool:
    """Whether another paper of the file tells why the party could not be reached."""
    return any(NOT_SERVED.search(p.document.squeezed) for p in case.all(*TELLING))


def least(case: Case, day: date | None, department: str | None) -> tuple[int, int]:
    """The least days by the general law on `day` (None: by any), and by the department's own rule where it writes more."""
    if day is None:
        return SHORTEST, SHORTEST
    law = case.setting("announcement_days", day)
    return law, max(law, case.setting("announcement_days", day, department))
