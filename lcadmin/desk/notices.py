"""文书: the list of what was issued. A notice's own pages are in `notice_pages.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from lcadmin.access import Action
from lcadmin.access.scope import notices_seen_by
from lcadmin.desk.filters import ChoiceFilter, Choices, DayFilter, Filter, NumberFilter
from lcadmin.desk.register import Column, RegisterView, chip, link
from lcadmin.desk.user import signed_in
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import Agency, CaseFile, Notice, NoticeState

STATES = {NoticeState.ISSUED: N_("已出具"), NoticeState.REVOKED: N_("已撤销")}
STATE_CSS = {NoticeState.ISSUED: "ok", NoticeState.REVOKED: "veto"}


def _states() -> Choices:
    return [(state.value, _(words)) for state, words in STATES.items()]


def _agencies() -> Choices:
    seen = select(CaseFile.agency_id).join(Notice, Notice.case_file_id == CaseFile.id).where(notices_seen_by(signed_in()))
    rows = db.session.scalars(select(Agency).where(Agency.id.in_(seen)).order_by(Agency.name))
    return [(str(agency.id), str(agency)) for agency in rows]


def _filters() -> Sequence[Filter]:
    return (
        ChoiceFilter("state", lazy_gettext("状态"), _states, lambda value: Notice.state == NoticeState(value)),
        ChoiceFilter("agency", lazy_gettext("执法单位"), _agencies,
                     lambda value: Notice.case_file_id.in_(select(CaseFile.id).where(CaseFile.agency_id == int(value)))),
        DayFilter("from", lazy_gettext("成文日期不早于"), lambda value: Notice.issued_on >= value),
        DayFilter("until", lazy_gettext("成文日期不晚于"), lambda value: Notice.issued_on <= value),
        NumberFilter("case_file", lazy_gettext("案卷编号"), lambda value: Notice.case_file_id == value),
    )


class NoticeView(RegisterView):
    """Every notice that the user may see, the newest first."""

    model = Notice
    label = lazy_gettext("文书")
    address = "notices"
    unit = lazy_gettext("份")
    columns = (
        Column("number", lazy_gettext("文号"), "w15 p1", sort=True),
        Column("state", lazy_gettext("状态"), "w6 p1r"),
        Column("case", lazy_gettext("案卷"), "p2"),
        Column("agency", lazy_gettext("执法单位"), "q p3"),
        Column("issued_on", lazy_gettext("成文日期"), "w8 p3r", sort=True),
        Column("signer", lazy_gettext("签发人"), "w7"),
        Column("issued_by", lazy_gettext("出具人"), "w7"),
        Column("rectify_by", lazy_gettext("整改反馈期限"), "w10 p4", sort=True),
    )
    filters = _filters
    search_columns = ("number",)
    search_hint = lazy_gettext("文书文号")
    loads = (joinedload(Notice.case_file).joinedload(CaseFile.agency), joinedload(Notice.issued_by))
    right_to_view = Action.NOTICE_LIST

    def scope(self) -> ColumnElement[bool]:
        return notices_seen_by(signed_in())

    def text_case(self, row: Notice) -> str:
        return str(row.case_file)

    def text_agency(self, row: Notice) -> str:
        return str(row.case_file.agency or "")

    def text_state(self, row: Notice) -> str:
        return str(_(STATES[row.state]))

    def cell_state(self, row: Notice) -> Any:
        return chip(_(STATES[row.state]), STATE_CSS[row.state])

    def cell_number(self, row: Notice) -> Any:
        return link(url_for("notice.show", notice_id=row.id), row.number)
