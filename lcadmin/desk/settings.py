"""设置: what the bureau sets by department, with what holds today, what comes and what was; the score scheme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import BaseView, expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import func

from lcadmin.access import Action, may, require, visible_case_files
from lcadmin.bureau import department_settings, score_schemes, snapshots
from lcadmin.desk.moments import local_today
from lcadmin.desk.setting_values import entered, in_words, inputs
from lcadmin.desk.user import signed_in
from lcadmin.desk.view import PlainRun
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import CaseFile, DepartmentSetting, Review, ScoreScheme
from lcadmin.registers.refused import NotDone
from rules.catalogue import GROUPS
from rules.judging.scheme import CATALOGUE
from rules.law.dated import ALWAYS
from rules.law.departments import DEPARTMENTS
from rules.law.office_settings import SETTINGS, Setting
from rules.law.set_here import DEFAULT, UNKNOWN, NotKnown, SetHere, Source

SOURCES = {
    Source.OFFICE: N_("本局设置"), Source.OFFICE_GENERAL: N_("本局通用设置"), Source.DEPARTMENT: N_("部门规定"), Source.LAW: N_("通用规定"),
}  # fmt: skip
SOURCE_CSS = {Source.OFFICE: "ok", Source.OFFICE_GENERAL: "ok", Source.DEPARTMENT: "run", Source.LAW: ""}


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` (None: always) the value, in words, holds; `source` None: nothing is known."""

    since: date | None
    words: str
    source: Source | None
    reference: str


class SettingView(PlainRun, BaseView):  # type: ignore[misc]
    """What the bureau has set."""

    label = lazy_gettext("设置")
    wording: dict[str, Any] = {  # noqa: RUF012 - read only
        "SOURCES": SOURCES, "SOURCE_CSS": SOURCE_CSS, "department_name": department_settings.department_name, "in_words": in_words, "GROUPS": GROUPS,
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__(name=self.label, endpoint="settings", url="/settings")

    def is_accessible(self) -> bool:
        return may(signed_in(), Action.SETTING_VIEW)

    @expose("/")
    def index_view(self) -> ResponseReturnValue:
        """Every setting of a department with what holds today and what comes."""
        department, today, here = _department(), local_today(), department_settings.set_here()
        rows = [(s, *_now_and_coming(here, s, department, today)) for s in SETTINGS.values() if s.by_department or not department]
        return self.render(
            "settings/list.html", rows=rows, department=department, departments=DEPARTMENTS, set_for=sorted({g.department for g in here.given if g.department}),
            others=_under_other_settings(today), may_edit=may(signed_in(), Action.SETTING_EDIT), today=today, **self.wording,
        )

    @expose("/<key>", methods=["GET", "POST"])
    def setting_view(self, key: str) -> ResponseReturnValue:
        """One setting: its meaning, its course for a department, everything that was entered, and the form for a new value."""
        setting = SETTINGS.get(key) or abort(404)
        department, today = _department() if setting.by_department else "", local_today()
        given, wrong = None, ""
        if request.method == "POST":
            require(signed_in(), Action.SETTING_EDIT)
            given = _given(setting)
            try:
                day = _day(request.form.get("from_on"))
                department_settings.enter(key, department, given, from_on=day, reason=request.form.get("reason", ""), by=signed_in())
            except NotDone as refused:
                wrong = str(refused)
            else:
                flash(_("已保存。以后的评查按它判断；已有的评查不变"), "success")
                return redirect(url_for(".setting_view", key=key, department=department or None))
        here = department_settings.set_here()
        periods = _periods(here, setting, department)
        shown = given if given is not None else _plain_today(here, setting, department, today)
        page = self.render(
            "settings/setting.html", setting=setting, department=department, departments=DEPARTMENTS if setting.by_department else {}, periods=periods,
            now=_now_and_coming(here, setting, department, today)[0], history=department_settings.history(key), fields=inputs(setting.kind, shown, _("值")),
            mode=given if given in (DEFAULT, UNKNOWN) else "value", from_on=request.form.get("from_on", today.isoformat()), reason=request.form.get("reason", ""),
            wrong=wrong, may_edit=may(signed_in(), Action.SETTING_EDIT), today=today, **self.wording,
        )
        return page, 422 if wrong else 200

    @expose("/<key>/<int:row_id>/withdraw", methods=["POST"])
    def withdraw(self, key: str, row_id: int) -> ResponseReturnValue:
        """Withdraws a value that was entered wrongly."""
        require(signed_in(), Action.SETTING_EDIT)
        row = db.session.get(DepartmentSetting, row_id)
        if row is None or row.key != key:
            abort(404)
        try:
            department_settings.withdraw(row, reason=request.form.get("reason", ""), by=signed_in())
            flash(_("已撤回"), "success")
        except NotDone as refused:
            flash(str(refused), "error")
        return redirect(url_for(".setting_view", key=key, department=row.department or None))

    @expose("/scheme", methods=["GET", "POST"])
    def scheme_view(self) -> ResponseReturnValue:
        """The score scheme of today, those that come and those that were, and the form for another."""
        today, wrong = local_today(), ""
        if request.method == "POST":
            require(signed_in(), Action.SETTING_EDIT)
            try:
                score_schemes.enter(
                    _scheme(), from_on=_day(request.form.get("from_on")), reason=request.form.get("reason", ""), today=today, by=signed_in())
            except NotDone as refused:
                wrong = str(refused)
            else:
                flash(_("已保存。从这一天起的评查按新方案计分；已有的评查不变"), "success")
                return redirect(url_for(".scheme_view"))
        held = score_schemes.on(today)
        page = self.render(
            "settings/scheme.html", scheme=held, catalogue=CATALOGUE, history=score_schemes.history(), shown=request.form if wrong else None, wrong=wrong,
            from_on=request.form.get("from_on", today.isoformat()), reason=request.form.get("reason", ""), may_edit=may(signed_in(), Action.SETTING_EDIT),
            today=today, is_catalogue=held == CATALOGUE, **self.wording,
        )
        return page, 422 if wrong else 200

    @expose("/scheme/<int:row_id>/withdraw", methods=["POST"])
    def withdraw_scheme(self, row_id: int) -> ResponseReturnValue:
        """Withdraws a scheme."""
        require(signed_in(), Action.SETTING_EDIT)
        row = db.session.get(ScoreScheme, row_id) or abort(404)
        try:
            score_schemes.withdraw(row, reason=request.form.get("reason", ""), by=signed_in())
            flash(_("已撤回"), "success")
        except NotDone as refused:
            flash(str(refused), "error")
        return redirect(url_for(".scheme_view"))


def _department() -> str:
    asked = request.values.get("department", "")
    if asked and asked not in DEPARTMENTS:
        abort(404)
    return asked


def _period(here: SetHere, setting: Setting, department: str, day: date) -> Period:
    try:
        held = here.entry(setting.key, day, department)
    except NotKnown:
        return Period(None if day == ALWAYS else day, _("未掌握，不作判断"), None, "")
    since = None if held.since == ALWAYS else held.since
    return Period(since, in_words(setting.kind, setting.kind.plain(held.value)), held.source, held.reference)


def _periods(here: SetHere, setting: Setting, department: str) -> list[Period]:
    """What holds for a department one after the other, the latest first."""
    found: list[Period] = []
    for day in (ALWAYS, *here.changes(setting.key, department)):
        period = _period(here, setting, department, day)
        if not found or (period.words, period.source, period.reference) != (found[-1].words, found[-1].source, found[-1].reference):
            found.append(Period(None if day == ALWAYS else day, period.words, period.source, period.reference))
    return found[::-1]


def _now_and_coming(here: SetHere, setting: Setting, department: str, today: date) -> tuple[Period, Period | None]:
    """What holds today and since when, and what comes next."""
    periods = _periods(here, setting, department)
    now = next(p for p in periods if p.since is None or p.since <= today)
    coming = [p for p in periods if p.since is not None and p.since > today]
    return now, coming[-1] if coming else None


def _plain_today(here: SetHere, setting: Setting, department: str, today: date) -> Any:
    try:
        return setting.kind.plain(here.at(setting.key, today, department))
    except NotKnown:
        return None


def _given(setting: Setting) -> Any:
    mode = request.form.get("mode", "value")
    return mode if mode in (DEFAULT, UNKNOWN) else entered(setting.kind, request.form.to_dict(flat=False))


def _day(words: str | None) -> date:
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        raise NotDone(_("请填写从哪一天起")) from None


def _scheme() -> dict[str, Any]:
    """What the form says; a field left empty or wrong stays words, for the checker to refuse."""
    def number(name: str) -> Any:
        words = request.form.get(name, "").strip()
        return int(words) if words.isdecimal() and len(words) < 6 else words

    names, leasts = request.form.getlist("grade"), request.form.getlist("least")
    grades = {name.strip(): int(least) if least.strip().isdecimal() else least for name, least in zip(names, leasts, strict=False) if name.strip()}
    return {"total": number("total"), "veto_cap": number("veto_cap"), "caps": {group: number(f"cap-{group}") for group in CATALOGUE.caps}, "grades": grades}


def _under_other_settings(today: date) -> int:
    """How many of the case files that the user sees have a current review from under other settings."""
    if not may(signed_in(), Action.REVIEW_VIEW):
        return 0
    seen = visible_case_files(signed_in()).where(CaseFile.deleted_at.is_(None)).join(Review, CaseFile.current_review_id == Review.id)
    return db.session.scalar(seen.where(snapshots.under_other_settings(today)).with_only_columns(func.count())) or 0


