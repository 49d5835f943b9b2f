"""Operations on the 评分方案: total, cap for files with a veto, caps by group and grades, from a day on.

The scheme of the day of the review counts and stays that review's; a new one never changes a score that stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.language import said
from lcadmin.models import ScoreScheme, User
from lcadmin.once import once_a_page
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.judging.scheme import CATALOGUE, KEY, Scheme, read_scheme
from rules.language import say_in
from rules.law.set_here import WrongSetting


def enter(scheme: dict[str, Any], *, from_on: date, reason: str, today: date, by: User) -> ScoreScheme:
    """From `from_on` (today or later) reviews are scored by `scheme`. Raises Forbidden, NotDone."""
    require(by, Action.SETTING_EDIT)
    if not reason.strip():
        raise NotDone(_("请写明理由"))
    if from_on < today:
        raise NotDone(_("开始的日期不能早于今天"))
    try:
        plain = read_scheme(scheme).plain()
    except WrongSetting as wrong:
        raise NotDone(say_in(said, wrong.template, wrong.params)) from wrong
    with writing() as session:
        if any(row.from_on == from_on for row in _standing()):
            raise NotDone(_("这一天起已经有一个评分方案，请先撤回"))
        row = ScoreScheme(scheme=plain, from_on=from_on, reason=reason.strip(), by_id=by.id)
        before = on(from_on).plain()
        session.add(row)
        session.flush()
        audit.record(audit.Event.SCHEME_ENTERED, row, by=by, before=before, after=plain | {"from_on": from_on, "reason": row.reason})
    return row


def withdraw(row: ScoreScheme, *, reason: str, by: User) -> None:
    """Withdraws a scheme: no further review is scored by it. Raises Forbidden, NotDone."""
    require(by, Action.SETTING_EDIT)
    if not reason.strip():
        raise NotDone(_("请写明理由"))
    with writing():
        if row.withdrawn_at is not None:
            raise NotDone(_("这一条已经撤回"))
        row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_reason = now(), by.id, reason.strip()
        audit.record(audit.Event.SCHEME_WITHDRAWN, row, by=by, before=row.scheme | {"from_on": row.from_on}, after={"reason": row.withdrawn_reason})


@once_a_page
def history() -> Sequence[ScoreScheme]:
    """Every scheme that was ever entered, the latest first."""
    return db.session.scalars(select(ScoreScheme).order_by(ScoreScheme.from_on.desc(), ScoreScheme.id.desc())).all()


def on(day: date) -> Scheme:
    """The scheme for reviews of a day."""
    row = _on(day)
    return read_scheme(row.scheme) if row else CATALOGUE


def grades() -> list[str]:
    """The names of every grade that any scheme ever gave, best first as far as they agree."""
    names = [name for row in history() for _least, name in read_scheme(row.scheme).grades]
    return list(dict.fromkeys([name for _least, name in CATALOGUE.grades] + names))


def lowest_grades() -> list[str]:
    """The names of the grades of files that fail, under any scheme."""
    return list(dict.fromkeys([CATALOGUE.lowest] + [read_scheme(row.scheme).lowest for row in history()]))


def part(as_of: date) -> dict[str, Any]:
    """The checker's key `scheme`, for a review of the day `as_of`."""
    row = _on(as_of)
    return {KEY: row.scheme} if row else {}


def _standing() -> list[ScoreScheme]:
    return [row for row in history() if row.withdrawn_at is None]


def _on(day: date) -> ScoreScheme | None:
    return next((row for row in _standing() if row.from_on <= day), None)
