"""行政规范性文件: a register of what was issued, by whom, and from when to when it holds."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from sqlalchemy import ColumnElement, false
from sqlalchemy.orm import joinedload
from wtforms import DateField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from lcadmin.access import Action, RoleName, roles_of
from lcadmin.desk.agencies import agency_choices, chosen_agency
from lcadmin.desk.case_files import agencies
from lcadmin.desk.filters import ChoiceFilter, DayFilter
from lcadmin.desk.register import Column, Refusal, RegisterView, link, tinted
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import NORMATIVE_STATES
from lcadmin.models import NormativeDocument, NormativeState
from lcadmin.registers import NotDone
from lcadmin.registers import normative_documents as operations

CSS = {NormativeState.DRAFT: "is-run", NormativeState.IN_FORCE: "is-ok", NormativeState.EXPIRED: "soft", NormativeState.REPEALED: "soft"}


class NormativeDocumentForm(FlaskForm):  # type: ignore[misc]
    """A document's particulars."""

    title = StringField(lazy_gettext("文件名称"), validators=[InputRequired(lazy_gettext("请填写文件名称")), Length(max=200)])
    doc_no = StringField(lazy_gettext("文号"), validators=[Length(max=60)], description=lazy_gettext("例如 鲤政规〔2026〕3号"))
    issuer = StringField(lazy_gettext("制定机关"), validators=[Length(max=100)])
    agency = SelectField(lazy_gettext("起草单位"), choices=lambda: agency_choices(_("未定")))
    issued_on = DateField(lazy_gettext("印发日期"), validators=[Optional()])
    effective_on = DateField(lazy_gettext("施行日期"), validators=[Optional()])
    expires_on = DateField(lazy_gettext("失效日期"), validators=[Optional()], description=lazy_gettext("有效期届满之日；没有规定的不填"))
    state = SelectField(lazy_gettext("状态"), choices=lambda: [(code.value, _(words)) for code, words in NORMATIVE_STATES.items()])


class NormativeDocumentView(RegisterView):
    """The register of normative documents."""

    model = NormativeDocument
    label = lazy_gettext("规范性文件")
    address = "normative-documents"
    unit = lazy_gettext("件")
    new_label = lazy_gettext("登记文件")
    columns = (
        Column("title", lazy_gettext("文件名称"), "p1", True),
        Column("doc_no", lazy_gettext("文号"), "w12 p2", True),
        Column("issuer", lazy_gettext("制定机关"), "w12 p3", True),
        Column("agency", lazy_gettext("起草单位"), "w8 p4", "agency.short_name"),
        Column("issued_on", lazy_gettext("印发"), "w7 num p0", True),
        Column("effective_on", lazy_gettext("施行"), "w7 num p3r", True),
        Column("expires_on", lazy_gettext("失效"), "w7 num p4r", True),
        Column("state", lazy_gettext("状态"), "w6 p1r", True),
    )
    filters = staticmethod(
        lambda: (
            ChoiceFilter(
                "state",
                lazy_gettext("状态"),
                lambda: [(code.value, _(words)) for code, words in NORMATIVE_STATES.items()],
                lambda code: NormativeDocument.state == NormativeState(code),
            ),
            ChoiceFilter("agency", lazy_gettext("起草单位"), agencies, lambda number: NormativeDocument.agency_id == int(number)),
            DayFilter("expires_to", lazy_gettext("失效日期到"), lambda day: NormativeDocument.expires_on <= day),
        )
    )
    search_columns = ("title", "doc_no", "issuer")
    search_hint = lazy_gettext("文件名称、文号")
    order = (("issued_on", True), ("id", True))
    loads = (joinedload(NormativeDocument.agency),)
    right_to_view = Action.NORMATIVE_VIEW
    right_to_edit = Action.NORMATIVE_EDIT
    form_class = NormativeDocumentForm

    def scope(self) -> ColumnElement[bool]:
        """An agency sees what it drafted."""
        me = signed_in()
        if roles_of(me) - {RoleName.AGENCY}:
            return super().scope()
        return NormativeDocument.agency_id == me.agency_id if me.agency_id else false()

    def cell_title(self, row: NormativeDocument) -> Any:
        return link(self.get_url(".edit_view", id=row.id, url=self.here()), row.title) if self.can_edit else row.title

    def text_agency(self, row: NormativeDocument) -> str:
        return str(row.agency or "")

    def text_state(self, row: NormativeDocument) -> str:
        return _(NORMATIVE_STATES[row.state])

    def cell_state(self, row: NormativeDocument) -> Any:
        return tinted(self.text_state(row), CSS[row.state])

    def form_data(self, row: NormativeDocument) -> dict[str, Any]:
        return super().form_data(row) | {"agency": str(row.agency_id or ""), "state": row.state.value}

    def create(self, form: NormativeDocumentForm) -> NormativeDocument:
        return self._enter(None, form)

    def change(self, row: NormativeDocument, form: NormativeDocumentForm) -> NormativeDocument:
        return self._enter(row, form)

    def _enter(self, row: NormativeDocument | None, form: NormativeDocumentForm) -> NormativeDocument:
        try:
            return operations.enter(
                row,
                by=signed_in(),
                title=form.title.data,
                issuer=form.issuer.data or "",
                doc_no=form.doc_no.data or "",
                issued_on=form.issued_on.data,
                effective_on=form.effective_on.data,
                expires_on=form.expires_on.data,
                state=NormativeState(form.state.data),
                agency=chosen_agency(form.agency.data),
            )
        except NotDone as refusal:
            raise Refusal(str(refusal)) from refusal
