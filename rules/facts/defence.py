"""Defence: within what time the party may answer a notice, and on which day that time is over.

A period of the notice counts; a department's own where the notice gives none or a shorter one; else what the penalty law leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.documents.dossier import Span
from rules.facts.periods import Period
from rules.facts.rights import hearing_right
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days, add_working_days
from rules.law.settings_by_department import PENALTY_LAW_2021

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

STATEMENTS, HEARING = "statements", "hearing"
NOTICES = ("prior_notice", "hearing_notice")
HEARING_DAYS = 5
STATEMENT_DAYS = 3
DAYS_BEFORE_2021 = 3


@dataclass(frozen=True, slots=True)
class Term:
    """Until the end of `last` the party may use `right` ("statements" or "hearing"), told by `notice` and counted from its service."""

    right: str
    notice: Paper
    served: date
    served_at: Span
    last: date


@dataclass(frozen=True, slots=True)
class Unclear:
    """A right whose term cannot be counted, and why."""

    right: str
    notice: Paper
    reason: str
    at: Span


@dataclass(frozen=True, slots=True)
class Defence:
    """The terms that can be counted, and those that cannot."""

    terms: tuple[Term, ...] = ()
    unclear: tuple[Unclear, ...] = ()


def of(case: Case, decision: Paper) -> Defence:
    """The terms that `decision` had to wait for: those of the last notice before it (of facts and of the hearing each)."""
    found = [_term(case, notice, right, period) for notice in last_notices(case, decision) for right, period in _rights(notice)]
    return Defence(tuple(f for f in found if isinstance(f, Term)), tuple(f for f in found if isinstance(f, Unclear)))


def _term(case: Case, notice: Paper, right: str, period: Period | None) -> Term | Unclear:
    served = _service(case, notice)
    if isinstance(served, str):
        return Unclear(right, notice, served, notice.whole)
    unread = notice.periods.unclear.get("hearing" if right == HEARING else "statement")
    if period is None and unread:
        return Unclear(right, notice, N_("告知书给的期限辨认不清"), unread)
    try:
        last = _last_day(right, period, served[0], case, bool(hearing_right(notice)))
    except UnknownYear:
        return Unclear(right, notice, N_("不掌握当年的节假日安排，无法计算期限"), notice.whole)
    if last is None:
        return Unclear(right, notice, N_("告知书没有写明期限，无法计算"), notice.whole)
    return Term(right, notice, *served, last)


def last_notices(case: Case, decision: Paper | None) -> list[Paper]:
    """Of each kind of notice the last; a re-issued one takes the place of those before it. One made after the decision only if there is no other."""
    found = []
    for kind in NOTICES:
        papers = sorted(case.all(kind), key=lambda p: (p.date or date.min, p.document.first_page))
        before = [p for p in papers if not (p.date and decision and decision.date and p.date > decision.date)]
        found += (before or papers)[-1:]
    return found


def _service(case: Case, notice: Paper) -> tuple[date, Span] | str:
    """The day on which `notice` was served and where that stands, else why it is not known."""
    alone = len(case.all(notice.kind)) == 1
    served = [d for d in case.deliveries if d.served is notice or (d.served is None and d.of == notice.kind and alone)]
    dated = sorted(((d.day, d.at) for d in served if d.day), key=lambda found: found[0])
    if dated:
        return dated[0]
    if served:
        return N_("告知书的送达日期缺失或者辨认不清")
    told = case.chronology.get("notice_served")
    if told and not any(d.of in NOTICES or d.illegible for d in case.deliveries):
        return told.day, told.at
    return N_("卷内没有告知书的送达日期")


def _rights(notice: Paper) -> list[tuple[str, Period | None]]:
    """The rights that `notice` gives, with the period told for each."""
    rights: list[tuple[str, Period | None]] = []
    if notice.kind == "prior_notice" or notice.periods.statement or "申辩" in notice.document.squeezed:
        rights.append((STATEMENTS, notice.periods.statement))
    if notice.kind == "hearing_notice" or hearing_right(notice):
        rights.append((HEARING, notice.periods.hearing))
    return rights


def _last_day(right: str, period: Period | None, served: date, case: Case, hearing: bool) -> date | None:
    """The last day of `right`; None where no period can be said. Raises UnknownYear."""
    told = _ends(period, served, case) if period else None
    if period and told is None:
        return None
    own = case.setting("statement_working_days", served, case.department) if right == STATEMENTS else None
    if own:
        least = add_working_days(served, own)
        return max(told, least) if told else least
    if told:
        return told
    if served >= PENALTY_LAW_2021:
        return add_working_days(served, HEARING_DAYS if hearing or right == HEARING else STATEMENT_DAYS)
    return add_calendar_days(served, DAYS_BEFORE_2021) if hearing else None


def _ends(period: Period, served: date, case: Case) -> date | None:
    """The last day of a period that the notice gives; None for one that is not counted in days."""
    working = case.setting("periods_in_working_days", served, case.department)
    if period.unit == "working_days" or (period.unit == "days" and period.number in working):
        return add_working_days(served, period.number)
    return add_calendar_days(served, period.number) if period.unit == "days" else None
