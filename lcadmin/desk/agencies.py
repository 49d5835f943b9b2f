"""执法单位: the departments whose papers the bureau reviews."""

from __future__ import annotations

from typing import Any

from flask import g, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from sqlalchemy import func, select
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from lcadmin.access import Action, visible_case_files
from lcadmin.desk.filters import ChoiceFilter
from lcadmin.desk.register import Column, Refusal, RegisterView, link, tinted
from lcadmin.desk.user import signed_in
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile
from lcadmin.registers import NotDone
from lcadmin.registers import agencies as operations


class AgencyForm(FlaskForm):  # type: ignore[misc]
    """An agency's particulars."""

    name = StringField(lazy_gettext("单位全称"), validators=[InputRequired(lazy_gettext("请填写单位全称")), Length(max=100)])
    short_name = StringField(
        lazy_gettext("简称"),
        validators=[InputRequired(lazy_gettext("请填写简称")), Length(max=40)],
        description=lazy_gettext("列表里用，例如 区市场监管局"),
    )
    department = SelectField(
        lazy_gettext("领域"),
        choices=lambda: [(code, _(words)) for code, words in operations.DEPARTMENTS.items()],
        description=lazy_gettext("有些规则因领域而不同，例如听证的罚款数额"),
    )
    active = BooleanField(lazy_gettext("在用：可以上传案卷"), default=True)


class AgencyView(RegisterView):
    """The agencies, with how many case files each has."""

    model = Agency
    label = lazy_gettext("执法单位")
    address = "agencies"
    unit = lazy_gettext("个")
    new_label = lazy_gettext("新增单位")
    columns = (
        Column("name", lazy_gettext("单位全称"), "p1", True),
        Column("short_name", lazy_gettext("简称"), "w12 p2", True),
        Column("department", lazy_gettext("领域"), "w12 p3", True),
        Column("case_files", lazy_gettext("案卷"), "w6 p1r", number=True),
        Column("active", lazy_gettext("状态"), "w6 p3r", True),
    )
    filters = staticmethod(
        lambda: (
            ChoiceFilter(
                "department",
                lazy_gettext("领域"),
                lambda: [(c, _(w)) for c, w in operations.DEPARTMENTS.items() if c],
                lambda code: Agency.department == code,
            ),
            ChoiceFilter(
                "active", lazy_gettext("状态"), lambda: [("1", _("在用")), ("0", _("停用"))], lambda value: Agency.active.is_(value == "1")
            ),
        )
    )
    search_columns = ("name", "short_name")
    search_hint = lazy_gettext("单位名称")
    order = (("short_name", False), ("id", False))
    right_to_view = Action.AGENCY_VIEW
    right_to_edit = Action.AGENCY_EDIT
    form_class = AgencyForm

    def decorate(self, rows: list[Any]) -> None:
        seen = visible_case_files(signed_in()).where(CaseFile.agency_id.in_([a.id for a in rows]), CaseFile.deleted_at.is_(None))
        counted = seen.with_only_columns(CaseFile.agency_id, func.count()).group_by(CaseFile.agency_id)
        g.case_files_of = {row[0]: row[1] for row in db.session.execute(counted)}

    def cell_name(self, row: Agency) -> Any:
        return link(self.get_url(".edit_view", id=row.id, url=self.here()), row.name) if self.can_edit else row.name

    def text_department(self, row: Agency) -> str:
        return _(operations.DEPARTMENTS.get(row.department, row.department)) if row.department else "—"

    def text_case_files(self, row: Agency) -> str:
        return str(g.case_files_of.get(row.id, 0))

    def cell_case_files(self, row: Agency) -> Any:
        count = g.case_files_of.get(row.id, 0)
        return link(url_for("case_files.index_view", flt0_agency=row.id), count) if count else "0"

    def text_active(self, row: Agency) -> str:
        return _("在用") if row.active else _("停用")

    def cell_active(self, row: Agency) -> Any:
        return tinted(self.text_active(row), "is-ok" if row.active else "soft")

    def create(self, form: AgencyForm) -> Agency:
        try:
            return operations.create(name=form.name.data, short_name=form.short_name.data, department=form.department.data, by=signed_in())
        except NotDone as refusal:
            raise Refusal(str(refusal)) from refusal

    def change(self, row: Agency, form: AgencyForm) -> Agency:
        try:
            operations.change(
                row,
                name=form.name.data,
                short_name=form.short_name.data,
                department=form.department.data,
                active=form.active.data,
                by=signed_in(),
            )
        except NotDone as refusal:
            raise Refusal(str(refusal)) from refusal
        return row


def agency_choices(form_empty: str) -> list[tuple[str, str]]:
    """The active agencies for a form, led by the empty choice in words."""
    active = db.session.scalars(select(Agency).where(Agency.active).order_by(Agency.short_name))
    return [("", form_empty), *((str(a.id), str(a)) for a in active)]


def chosen_agency(value: str | None) -> Agency | None:
    """The agency chosen in a form."""
    return db.session.get(Agency, int(value)) if value and value.isdigit() else None
