"""The three sorts of own checks, as verdicts: words in a paper and papers in a file, one day not after another, one fact equal to another.

What cannot be read is undetermined, what is not there does not apply; both days and facts fail only where both are read for certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from rules.documents.dossier import Span
from rules.documents.kinds import BY_CODE
from rules.facts.case import Case
from rules.facts.identifiers import agrees
from rules.facts.legibility import body_worn
from rules.facts.numbers import DocumentNumber
from rules.facts.paper import Paper
from rules.facts.party_names import explained, plain, relation, without_its_place
from rules.facts.told import plain as money
from rules.judging.verdict import Verdict, failed, not_applicable, passed, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days, add_working_days, last_day_after_months
from rules.own import stated
from rules.own.conditions import unread
from rules.own.declaration import UNITS, Contains, Equal, Holds, NotLater
from rules.own.references import Ref
from rules.own.stated import Stated, Told

NOT_STATED = N_("读不出{what}（{paper}），无法判断")
NO_PAPER = N_("案卷中没有{what}（{paper}）")


def contains(check: Contains, paper: Paper) -> Verdict:
    """Whether `paper` has the words, or has not those that it must not have."""
    if check.forbidden:
        return _must_not(check, paper)
    if check.words.stand(paper.document):
        return passed()
    perhaps = check.words.perhaps(paper.document)
    if perhaps is not None or paper.document.unread or body_worn(paper):
        return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=perhaps or paper.whole)
    if check.words.pattern is not None:
        return failed(N_("没有写明本局要求的内容"), at=paper.whole)
    missing = check.words.missing(paper.document)
    if len(missing) > 1 and not check.words.every:
        return failed(N_("“{words}”都没有写明"), words="、".join(missing), at=paper.whole)
    return failed(N_("没有写明“{words}”"), words="、".join(missing), at=paper.whole)


def _must_not(check: Contains, paper: Paper) -> Verdict:
    spans = check.words.found(paper.document)
    if check.words.every and not check.words.stand(paper.document):
        spans = []
    if spans:
        surely = [s for s in spans if not paper.doubtful(s.start, s.end)]
        if not surely:
            return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=spans)
        if check.words.pattern is not None:
            return failed(N_("写有本局不允许的内容"), at=surely)
        return failed(N_("不应当写“{words}”"), words="、".join(check.words.words), at=surely)
    perhaps = check.words.perhaps(paper.document)
    if perhaps is not None or paper.document.unread:
        return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=perhaps or paper.whole)
    return passed()


def holds(check: Holds, case: Case) -> Verdict:
    """Whether the file holds a paper of one of the kinds."""
    if case.has(check.papers):
        return passed()
    names = "、".join(BY_CODE[kind].name for kind in check.papers)
    return failed(N_("案卷中没有{papers}"), papers=names, expected=check.papers[0])


def not_later(check: NotLater, case: Case) -> Verdict:
    """Whether the first day is not after the last, or not after the end of the period that begins with it."""
    first, last = stated.day(case, check.first), stated.day(case, check.last)
    if (lacking := _lacking(case, (check.first, first), (check.last, last))) is not None:
        return lacking
    one, other = first.told[0], last.told[0]
    assert isinstance(one.value, date)
    assert isinstance(other.value, date)
    try:
        end = _end(other.value, check)
    except UnknownYear as unknown:
        return undetermined(N_("还不知道 {year} 年的节假日安排"), year=unknown.year, at=[one.at, other.at])
    if one.value <= end:
        return passed()
    if one.doubtful or other.doubtful:
        return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=[one.at, other.at])
    named: dict[str, Any] = {"paper": check.first.where, "what": check.first.label, "day": f"{one.value:%Y-%m-%d}", "other_paper": check.last.where,
             "other": check.last.label, "other_day": f"{other.value:%Y-%m-%d}"}  # fmt: skip
    if not check.plus:
        return failed(N_("{what}（{paper}）是{day}，晚于{other}（{other_paper}）{other_day}"), at=[one.at, other.at], **named)
    return failed(N_("{what}（{paper}）是{day}，{other}（{other_paper}）是{other_day}，其后{n}{unit}至{end}为止，已经超过"),
                  at=[one.at, other.at], n=check.plus, unit=UNITS[check.unit], end=f"{end:%Y-%m-%d}", **named)  # fmt: skip


def _end(day: date, check: NotLater) -> date:
    if not check.plus:
        return day
    add = {"days": add_calendar_days, "working_days": add_working_days, "months": last_day_after_months}[check.unit]
    try:
        return add(day, check.plus)
    except OverflowError:
        raise UnknownYear(date.max) from None


def equal(check: Equal, case: Case) -> Iterator[Verdict]:
    """Whether what the one states is what the other states. Of several papers each must agree with one of the other side's."""
    left, right = stated.fact(case, check.left), stated.fact(case, check.right)
    if (lacking := _lacking(case, (check.left, left), (check.right, right))) is not None:
        yield lacking
        return
    for one in left.told:
        yield _agreement(case, check, one, right)


def _agreement(case: Case, check: Equal, one: Told, right: Stated) -> Verdict:
    answers = [(_same(case, one, other), other) for other in right.told]
    if any(same for same, _ in answers):
        return passed()
    other = answers[0][1]
    if right.unclear or any(same is None for same, _ in answers) or one.doubtful or other.doubtful:
        return undetermined(N_("文书有辨认不清的部分，请核对原件"), at=[one.at, other.at])
    return failed(N_("{what}（{paper}）是“{value}”，{other}（{other_paper}）是“{other_value}”，两者不一致"), at=[one.at, other.at], paper=check.left.where,
                  what=check.left.label, value=_written(one), other_paper=check.right.where, other=check.right.label, other_value=_written(other))


def _same(case: Case, one: Told, other: Told) -> bool | None:
    """Whether two values are the same; None where that cannot be told."""
    a, b = one.value, other.value
    if isinstance(a, DocumentNumber) and isinstance(b, DocumentNumber):
        return a.agrees_with(b)
    if isinstance(a, str) and isinstance(b, str):
        if plain(a) == plain(b) or relation(a, b) == "same" or _masked(a, b):
            return True
        return without_its_place(a, b) or without_its_place(b, a) or explained(case, a, b)
    return bool(a == b)


def _masked(a: str, b: str) -> bool:
    return any(mask in value for value in (a, b) for mask in "*×xX") and (agrees(a, b) or agrees(b, a))


def _written(told: Told) -> str:
    if isinstance(told.value, Decimal):
        return money(told.value)
    return told.value.value if isinstance(told.value, DocumentNumber) else str(told.value)


def _lacking(case: Case, *sides: tuple[Ref, Stated]) -> Verdict | None:
    """Why nothing can be compared: undetermined where a paper that should say it does not, not applicable where there is no such paper."""
    for ref, side in sides:
        if not side.papers:
            return unread(case) if case.unread_pages else not_applicable(NO_PAPER, paper=ref.where, what=ref.label)
    for ref, side in sides:
        if not side.told or (side.unclear and ref.name in ("date", "served")):
            at: tuple[Span, ...] = side.unclear
            return undetermined(NOT_STATED, paper=ref.where, what=ref.label, at=at)
    return None
