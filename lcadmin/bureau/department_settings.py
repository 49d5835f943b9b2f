"""Operations on 部门设置: what the bureau sets for a department or for all, from a day on (the keys of `rules.law.office_settings`).

Nothing is changed afterwards: a new value takes over from its day, a wrong one is withdrawn and stays in the history.
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
from lcadmin.models import DepartmentSetting, User
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.language import say_in
from rules.law.departments import DEPARTMENTS
from rules.law.office_settings import SETTINGS
from rules.law.set_here import LIST, SetHere, WrongSetting
from rules.law.value_kinds import OrNone, Record

FIRST_DAY = date(1949, 10, 1)


def enter(key: str, department: str, value: Any, *, from_on: date, reason: str, by: User) -> DepartmentSetting:
    """From `from_on` the setting `key` has `value` for `department` ("": for all). Raises Forbidden; NotDone for what the checker does not
    allow, for a second value from the same day, for no reason."""
    require(by, Action.SETTING_EDIT)
    if not reason.strip():
        raise NotDone(_("请写明理由"))
    if from_on < FIRST_DAY:
        raise NotDone(_("开始的日期太早，请核对"))
    with writing() as session:
        told = _told(key, department, value, from_on)
        try:
            SetHere({LIST: [*part(date.max).get(LIST, []), told]})
        except WrongSetting as wrong:
            raise NotDone(complaint(key, wrong)) from wrong
        row = DepartmentSetting(key=key, department=department, value=value, from_on=from_on, reason=reason.strip(), by_id=by.id)
        session.add(row)
        session.flush()
        audit.record(audit.Event.SETTING_ENTERED, row, by=by, after=told | {"reason": row.reason})
    return row


def withdraw(row: DepartmentSetting, *, reason: str, by: User) -> None:
    """Withdraws a value that was entered wrongly: it holds on no day. Raises Forbidden, NotDone."""
    require(by, Action.SETTING_EDIT)
    if not reason.strip():
        raise NotDone(_("请写明理由"))
    with writing():
        if row.withdrawn_at is not None:
            raise NotDone(_("这一条已经撤回"))
        row.withdrawn_at, row.withdrawn_by_id, row.withdrawn_reason = now(), by.id, reason.strip()
        before = _told(row.key, row.department, row.value, row.from_on)
        audit.record(audit.Event.SETTING_WITHDRAWN, row, by=by, before=before, after={"reason": row.withdrawn_reason})


def history(key: str) -> Sequence[DepartmentSetting]:
    """Every value of a setting that was ever entered, withdrawn ones too, the newest first."""
    return db.session.scalars(
        select(DepartmentSetting).where(DepartmentSetting.key == key).order_by(DepartmentSetting.from_on.desc(), DepartmentSetting.id.desc())
    ).all()


def set_here() -> SetHere:
    """What the bureau has set, to be asked by key, day and department."""
    return SetHere(part(date.max))


def part(as_of: date) -> dict[str, Any]:
    """The checker's key `set`. The days on which values hold are those of the papers, so that a review of any day takes them all along."""
    rows = db.session.scalars(
        select(DepartmentSetting)
        .where(DepartmentSetting.withdrawn_at.is_(None))
        .order_by(DepartmentSetting.key, DepartmentSetting.department, DepartmentSetting.from_on)
    )
    told = [_told(r.key, r.department, r.value, r.from_on) for r in rows]
    return {LIST: told} if told else {}


def complaint(key: str, wrong: WrongSetting) -> str:
    """The checker's complaint in the reader's language, with the names that the screen shows."""
    params = dict(wrong.params)
    setting = SETTINGS.get(key)
    named = str(params.get("key", ""))
    if setting is not None and (named == key or named.startswith(f"{key}.")):
        kind = setting.kind.kind if isinstance(setting.kind, OrNone) else setting.kind
        field = named.removeprefix(key).lstrip(".")
        title = said(kind.parts[field].title) if isinstance(kind, Record) and field in kind.parts else ""
        params["key"] = f"“{said(setting.title)}”" + (f"（{title}）" if title else "")
    return say_in(said, wrong.template, params)


def department_name(code: str) -> str:
    """A department's name; all of them for ""."""
    return said(DEPARTMENTS.get(code, code)) if code else _("各部门通用")


def _told(key: str, department: str, value: Any, from_on: date) -> dict[str, Any]:
    return {"key": key, **({"department": department} if department else {}), "from": from_on.isoformat(), "value": value}
