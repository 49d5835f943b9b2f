"""Operations on how the catalogue's rules stand here: in force, on trial, switched off; weighed otherwise; why, and when it is asked again.

Rows are only added: the newest of the latest day counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.extensions import db
from lcadmin.language import said
from lcadmin.models import RuleStanding, User
from lcadmin.once import once_a_page
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.judging import RULES
from rules.judging.standing import KEY, WEIGHED, Status, validate_one
from rules.language import say_in
from rules.law.set_here import WrongSetting


def stand(
    rule_id: str, status: str, *, severity: str = "", points: int | None = None, from_on: date, ask_again_on: date | None = None, reason: str,
    today: date, by: User,
) -> RuleStanding:  # fmt: skip
    """From `from_on` (today or later) the rule stands so. `severity` and `points` as in the catalogue may be left out. Raises Forbidden,
    NotDone."""
    require(by, Action.SETTING_EDIT)
    rule = RULES.get(rule_id)
    if rule is None:
        raise NotDone(_("没有这条规则"))
    if not reason.strip():
        raise NotDone(_("请写明理由"))
    if from_on < today:
        raise NotDone(_("开始的日期不能早于今天"))
    if ask_again_on is not None and ask_again_on <= from_on:
        raise NotDone(_("再议的日期应当晚于开始的日期"))
    severity = "" if severity == rule.severity else severity
    if (severity or rule.severity) not in WEIGHED or (not severity and points == rule.points):
        points = None
    told = _values(status, severity, points, reason.strip())
    try:
        validate_one(rule, told)
    except WrongSetting as wrong:
        raise NotDone(say_in(said, wrong.template, wrong.params)) from wrong
    with writing() as session:
        before = standings(from_on).get(rule_id)
        row = RuleStanding(
            rule=rule_id, status=status, severity=severity, points=points, reason=reason.strip(), from_on=from_on, ask_again_on=ask_again_on, by_id=by.id
        )
        session.add(row)
        session.flush()
        audit.record(audit.Event.RULE_STANDS, row, by=by, before=_seen(before) if before else None, after=_seen(row))
    return row


@once_a_page
def standings(on: date) -> dict[str, RuleStanding]:
    """How each rule of which something was said stands on a day."""
    rows = db.session.scalars(select(RuleStanding).where(RuleStanding.from_on <= on).order_by(RuleStanding.from_on, RuleStanding.id))
    return {row.rule: row for row in rows}


@once_a_page
def coming(on: date) -> dict[str, RuleStanding]:
    """The next change after a day, for each rule that has one."""
    rows = db.session.scalars(select(RuleStanding).where(RuleStanding.from_on > on).order_by(RuleStanding.from_on.desc(), RuleStanding.id))
    return {row.rule: row for row in rows}


def history(rule_id: str) -> Sequence[RuleStanding]:
    """Everything that was said of a rule, the latest first."""
    said_of = select(RuleStanding).where(RuleStanding.rule == rule_id)
    return db.session.scalars(said_of.order_by(RuleStanding.from_on.desc(), RuleStanding.id.desc())).all()


def due(on: date) -> list[RuleStanding]:
    """The rules of which it is time to ask again, the longest due first."""
    found = [row for row in standings(on).values() if row.ask_again_on is not None and row.ask_again_on <= on]
    return sorted(found, key=lambda row: (row.ask_again_on or on, row.rule))


def part(as_of: date) -> dict[str, Any]:
    """The checker's key `rules`, for a review of the day `as_of`; rules that stand as in the catalogue are left out."""
    told = {
        rule: values
        for rule, row in sorted(standings(as_of).items())
        if (values := _values(row.status, row.severity, row.points, row.reason)) and rule in RULES
    }
    return {KEY: told} if told else {}


def _values(status: str, severity: str, points: int | None, reason: str) -> dict[str, Any]:
    """As the checker's settings write it; the reason goes along where the coverage sheet tells it."""
    told: dict[str, Any] = {"status": status, "reason": reason} if status != Status.IN_FORCE else {}
    return told | ({"severity": severity} if severity else {}) | ({"points": points} if points is not None else {})


def _seen(row: RuleStanding) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("rule", "status", "severity", "points", "reason", "from_on", "ask_again_on")}
