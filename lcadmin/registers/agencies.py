"""Operations on 执法单位."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import Agency, User
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.law import departments

DEPARTMENTS: dict[str, str] = {"": N_("未定"), **departments.DEPARTMENTS, "other": N_("其他")}
"""An agency's field, as rules and lists know it."""


def create(*, name: str, short_name: str, department: str, by: User) -> Agency:
    """A new agency. Raises Forbidden, NotDone."""
    require(by, Action.AGENCY_EDIT)
    with writing() as session:
        _check(name, department, None)
        agency = Agency(name=name.strip(), short_name=short_name.strip(), department=department, active=True)
        session.add(agency)
        session.flush()
        audit.record(audit.Event.AGENCY_CREATED, agency, by=by, after=_seen(agency))
    return agency


def change(agency: Agency, *, name: str, short_name: str, department: str, active: bool, by: User) -> None:
    """Sets an agency's particulars; one that is not active takes no more uploads. Raises Forbidden, NotDone."""
    require(by, Action.AGENCY_EDIT)
    with writing():
        _check(name, department, agency)
        before = _seen(agency)
        agency.name, agency.short_name, agency.department, agency.active = name.strip(), short_name.strip(), department, active
        after = _seen(agency)
        if after != before:
            audit.record(audit.Event.AGENCY_CHANGED, agency, by=by, before=before, after=after)


def _check(name: str, department: str, agency: Agency | None) -> None:
    if not name.strip():
        raise NotDone(_("请填写单位名称"))
    if department not in DEPARTMENTS:
        raise NotDone(_("没有这个领域"))
    same = db.session.scalar(select(Agency).where(Agency.name == name.strip()))
    if same is not None and same is not agency:
        raise NotDone(_("已经有“%(name)s”", name=name.strip()))


def _seen(agency: Agency) -> dict[str, Any]:
    return {"name": agency.name, "short_name": agency.short_name, "department": agency.department, "active": agency.active}
