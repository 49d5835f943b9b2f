"""The prepared views at the side of the case files, each with its count: by person, by state, all."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import request, url_for
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select

from lcadmin.access import Action, may, visible_case_files
from lcadmin.desk.standing import CONDITIONS, NAMES
from lcadmin.extensions import db
from lcadmin.models import CaseFile, User

MOST = 1000
"""What is counted exactly; beyond it the side says 1000+, so that a million rows cost no more than a thousand."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A prepared view: its address, how many rows it has, whether it is the one shown, whether a count above zero is an alarm."""

    label: str
    url: str
    count: str
    here: bool
    alarm: bool


@dataclass(frozen=True, slots=True)
class _Prepared:
    label: str
    condition: ColumnElement[bool]
    state: dict[str, str] = field(default_factory=dict)
    alarm: bool = False


def asides(me: User) -> list[tuple[str, list[Aside]]]:
    """The views that `me` is offered, under their headings; none for who does not see reviews. One query counts them all."""
    if not may(me, Action.REVIEW_VIEW):
        return []
    groups = _groups(me)
    seen = visible_case_files(me).with_only_columns(CaseFile.id)
    counts = [
        select(func.count()).select_from(seen.where(each.condition).limit(MOST + 1).subquery()).scalar_subquery()
        for _heading, group in groups
        for each in group
    ]
    numbers = iter(db.session.execute(select(*counts)).one())
    return [(heading, [_aside(each, next(numbers)) for each in group]) for heading, group in groups]


def _groups(me: User) -> list[tuple[str, list[_Prepared]]]:
    live = CaseFile.deleted_at.is_(None)
    mine = live & (CaseFile.reviewer_id == me.id)
    nobodys = live & CaseFile.reviewer_id.is_(None)
    by_state = [_Prepared(_(words), live & CONDITIONS[code], {"flt0_state": code}, code == "failed") for code, words in NAMES.items()]
    everything = [_Prepared(_("全部案卷"), live)]
    if may(me, Action.ACCOUNT_MANAGE):
        everything.append(_Prepared(_("回收站"), CaseFile.deleted_at.is_not(None), {"flt0_trash": "1"}))
    return [
        (
            _("按评查员"),
            [
                _Prepared(_("分给我的"), mine, {"flt0_reviewer": "me"}),
                _Prepared(_("我的待定问题"), mine & CONDITIONS["open"], {"flt0_reviewer": "me", "flt1_state": "open"}),
                _Prepared(_("未分派"), nobodys, {"flt0_reviewer": "nobody"}),
            ],
        ),
        (_("按状态"), by_state),
        (_("全部"), everything),
    ]


def _aside(prepared: _Prepared, count: int) -> Aside:
    shown = {name: value for name, value in request.args.items() if name.startswith("flt")}
    here = shown == prepared.state and not request.args.get("search")
    told = f"{MOST}+" if count > MOST else str(count)
    state: dict[str, str] = prepared.state
    return Aside(prepared.label, url_for("case_files.index_view", **state), told, here, prepared.alarm and count > 0)  # type: ignore[arg-type]
