"""案卷: the list of case files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_admin.actions import action
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from markupsafe import Markup
from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import joinedload

from lcadmin.access import Action, may
from lcadmin.access.scope import case_files_seen_by
from lcadmin.bureau import score_schemes, snapshots
from lcadmin.desk.asides import Aside, asides
from lcadmin.desk.filters import ChoiceFilter, DayFilter, Filter, WordFilter
from lcadmin.desk.moments import local_today, short
from lcadmin.desk.register import Column, RegisterView, link, tinted
from lcadmin.desk.standing import CONDITIONS, FROM_OUTSIDE, ISSUED, NAMES, standings
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import PROCEDURES
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import Agency, CaseFile, Finding, Review, ReviewState, User
from lcadmin.registers import NotDone
from lcadmin.registers import case_files as operations
from lcadmin.reviewing import queue


def agencies() -> Sequence[tuple[str, str]]:
    """Every agency, as (number, short name), for who may see the agencies; asked once a request."""
    if not may(signed_in(), Action.AGENCY_VIEW):
        return []
    if "agency_choices" not in g:
        g.agency_choices = [(str(a.id), str(a)) for a in db.session.scalars(select(Agency).order_by(Agency.short_name))]
    found: Sequence[tuple[str, str]] = g.agency_choices
    return found


def _sees_reviews() -> bool:
    return may(signed_in(), Action.REVIEW_VIEW)


def _people() -> Sequence[tuple[str, str]]:
    if not _sees_reviews():
        return []
    me = signed_in()
    return [("me", _("我")), ("nobody", _("未分派")), *((str(u.id), str(u)) for u in operations.reviewers() if u.id != me.id)]


def _assigned(value: str) -> ColumnElement[bool]:
    if value == "nobody":
        return CaseFile.reviewer_id.is_(None)
    return CaseFile.reviewer_id == (signed_in().id if value == "me" else int(value))


def _states() -> Sequence[tuple[str, str]]:
    return [(code, _(words)) for code, words in (NAMES if _sees_reviews() else FROM_OUTSIDE).items()]


def _trash() -> Sequence[tuple[str, str]]:
    return [("1", _("在回收站"))] if may(signed_in(), Action.ACCOUNT_MANAGE) else []


FAILING = "failing"


def _told(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition on a review's result, for who does not see reviews: only where the opinion is issued."""
    return condition if _sees_reviews() else condition & ISSUED


def _with_rule(rule: str) -> ColumnElement[bool]:
    return CaseFile.current_review_id.in_(select(Finding.review_id).where(Finding.rule == rule)) if _sees_reviews() else false()


def _grades() -> list[tuple[str, str]]:
    """Every grade of every scheme; all the lowest ones together where schemes name them differently."""
    names = [(name, _(name)) for name in score_schemes.grades()]
    return [*names, (FAILING, _("各方案的最低等次"))] if len(score_schemes.lowest_grades()) > 1 else names


def _settings() -> list[tuple[str, str]]:
    return [("old", _("以前的设置")), ("now", _("现行设置"))] if _sees_reviews() else []


def _under_settings(which: str) -> ColumnElement[bool]:
    if not _sees_reviews():
        return false()
    old = snapshots.under_other_settings(local_today())
    done = Review.state == ReviewState.DONE
    return CaseFile.current_review.has(old if which == "old" else done & ~old)


def _filters() -> Sequence[Filter]:
    return (
        ChoiceFilter("state", lazy_gettext("状态"), _states, lambda code: CONDITIONS[code]),
        ChoiceFilter("agency", lazy_gettext("单位"), agencies, lambda number: CaseFile.agency_id == int(number)),
        ChoiceFilter("reviewer", lazy_gettext("评查员"), _people, _assigned),
        ChoiceFilter(
            "grade",
            lazy_gettext("等级"),
            _grades,
            lambda grade: _told(CaseFile.current_review.has(Review.grade_all.in_(score_schemes.lowest_grades() if grade == FAILING else [grade]))),
        ),
        ChoiceFilter(
            "procedure",
            lazy_gettext("程序"),
            lambda: [(code, _(words)) for code, words in PROCEDURES.items()],
            lambda code: CaseFile.procedure == code,
        ),
        DayFilter("decided_from", lazy_gettext("决定日期从"), lambda day: CaseFile.decided_on >= day),
        DayFilter("decided_to", lazy_gettext("决定日期到"), lambda day: CaseFile.decided_on <= day),
        WordFilter("rule", lazy_gettext("有问题"), _with_rule),
        ChoiceFilter("settings", lazy_gettext("评查时的设置"), _settings, _under_settings),
        ChoiceFilter("trash", lazy_gettext("回收站"), _trash, lambda _value: CaseFile.deleted_at.is_not(None)),
    )


class CaseFileView(RegisterView):
    """The case files that the user may see, with where each stands."""

    model = CaseFile
    label = lazy_gettext("案卷评查")
    address = "case-files"
    unit = lazy_gettext("件")
    columns = (
        Column("case_no", lazy_gettext("案号"), "w15 p1", True),
        Column("agency", lazy_gettext("单位"), "w8 p3r", "agency.short_name"),
        Column("party", lazy_gettext("当事人"), "q p2", True),
        Column("cause", lazy_gettext("案由"), "p3", True),
        Column("state", lazy_gettext("状态"), "w9 p4"),
        Column("score", lazy_gettext("得分 / 等级"), "w7 num p1r", "current_review.score_all"),
        Column("reviewer", lazy_gettext("评查员"), "w5 p0", "reviewer.name"),
        Column("updated_at", lazy_gettext("更新"), "w7 num p4r", True),
    )
    filters = staticmethod(_filters)
    search_columns = ("case_no", "party", "cause", "original_name")
    search_hint = lazy_gettext("案号、当事人、案由")
    order = (("updated_at", True), ("id", True))
    loads = (joinedload(CaseFile.agency), joinedload(CaseFile.reviewer), joinedload(CaseFile.current_review))
    right_to_view = Action.CASE_FILE_LIST
    list_template = "register/case_files.html"
    bulk_template = "register/case_files_bulk.html"

    def scope(self) -> ColumnElement[bool]:
        """What the user may see; the trash only when it is asked for."""
        seen = case_files_seen_by(signed_in())
        in_trash = any(name.startswith("flt") and name.endswith("_trash") for name in request.args)
        return seen if in_trash else seen & CaseFile.deleted_at.is_(None)

    @property
    def can_upload(self) -> bool:
        """Whether the user may hand in case files."""
        return may(signed_in(), Action.CASE_FILE_UPLOAD)

    def get_list(self, page: Any, sort_column: Any, *args: Any, **kwargs: Any) -> Any:
        """As ever, but nobody learns a score from the order who does not see it."""
        hidden = sort_column in ("score", "reviewer") and not _sees_reviews()
        return super().get_list(page, None if hidden else sort_column, *args, **kwargs)

    def decorate(self, rows: list[Any]) -> None:
        g.standings, g.lowest_grades = standings(rows), score_schemes.lowest_grades()

    # ---- cells ----

    def cell_case_no(self, row: CaseFile) -> Any:
        return link(url_for("workbench.show", case_file_id=row.id), row)

    def text_case_no(self, row: CaseFile) -> str:
        return str(row)

    def cell_state(self, row: CaseFile) -> Any:
        if not _sees_reviews():
            return self.text_state(row)
        found = g.standings[row.id]
        return tinted(found.words(), found.css)

    def text_state(self, row: CaseFile) -> str:
        found = g.standings[row.id]
        if not _sees_reviews():
            return _(FROM_OUTSIDE["issued" if found.notice else "in_review"])
        return str(found.words())

    def _score(self, row: CaseFile) -> tuple[float | None, str, bool]:
        """Score, grade and whether they are settled: while findings are open, as if all stood; then what was confirmed."""
        found, review = g.standings[row.id], row.current_review
        if review is None or (not _sees_reviews() and not found.notice):
            return None, "", False
        settled = found.decided == found.findings
        return (review.score_confirmed, review.grade_confirmed, True) if settled else (review.score_all, review.grade_all, False)

    def cell_score(self, row: CaseFile) -> Any:
        total, grade, settled = self._score(row)
        if total is None:
            return "—"
        bad = " is-veto" if grade in g.lowest_grades else ""
        return Markup('<span class="{}"><b class="total{}">{}</b> {}</span>').format("" if settled else "if", bad, f"{total:g}", _(grade))

    def text_score(self, row: CaseFile) -> str:
        total, grade, _settled = self._score(row)
        return "" if total is None else f"{total:g} {_(grade)}"

    def text_agency(self, row: CaseFile) -> str:
        return str(row.agency or "")

    def text_reviewer(self, row: CaseFile) -> str:
        return str(row.reviewer or "") if _sees_reviews() else ""

    def cell_reviewer(self, row: CaseFile) -> str:
        return self.text_reviewer(row) or "—"

    def cell_updated_at(self, row: CaseFile) -> str:
        return short(row.updated_at)

    def text_updated_at(self, row: CaseFile) -> str:
        return row.updated_at.isoformat(timespec="minutes")

    def views(self) -> list[tuple[str, list[Aside]]]:
        """The prepared views at the side."""
        return asides(signed_in())

    # ---- bulk ----

    def is_action_allowed(self, name: str) -> bool:
        me = signed_in()
        in_trash = any(k.endswith("_trash") for k in request.args) or "_trash=" in request.form.get("url", "")
        if name == "restore":
            return in_trash and may(me, Action.CASE_FILE_TRASH)
        if in_trash:
            return False
        return may(me, {"assign": Action.CASE_FILE_ASSIGN, "review": Action.REVIEW_START, "trash": Action.CASE_FILE_TRASH}[name])

    def reviewers(self) -> list[User]:
        """To whom the ticked case files can be given."""
        return operations.reviewers()

    def _ticked(self, ids: Sequence[str]) -> list[CaseFile]:
        numbers = [int(i) for i in ids if i.isdigit()]
        return list(db.session.scalars(select(CaseFile).where(CaseFile.id.in_(numbers), case_files_seen_by(signed_in()))))

    def _done(self, operation: Any, sentence: str) -> ResponseReturnValue:
        try:
            flash(_(sentence, n=operation()), "success")
        except NotDone as refusal:
            flash(str(refusal), "error")
        return redirect(self._back())

    @action("assign", lazy_gettext("分派"))
    def action_assign(self, ids: Sequence[str]) -> ResponseReturnValue:
        """Gives the ticked case files to the chosen reviewer."""
        chosen = request.form.get("reviewer", "")
        reviewer = db.session.get(User, int(chosen)) if chosen.isdigit() else None
        return self._done(lambda: operations.assign(self._ticked(ids), reviewer, by=signed_in()), N_("已分派 %(n)s 件"))

    @action("review", lazy_gettext("重新评查"), lazy_gettext("将重新评查所选的 {n} 件案卷；同样的问题沿用已作的决定，原来的评查可以查看。"))
    def action_review(self, ids: Sequence[str]) -> ResponseReturnValue:
        """Asks for a new review of the ticked case files."""

        def again() -> int:
            found = self._ticked(ids)
            for case_file in found:
                queue.enqueue(case_file, by=signed_in())
            return len(found)

        return self._done(again, N_("%(n)s 件已排队"))

    @action("trash", lazy_gettext("移到回收站"), lazy_gettext("将把所选的 {n} 件案卷移到回收站；文件不会删除，可以恢复。"))
    def action_trash(self, ids: Sequence[str]) -> ResponseReturnValue:
        """Moves the ticked case files to the trash."""
        return self._done(lambda: operations.trash(self._ticked(ids), by=signed_in()), N_("%(n)s 件已移到回收站"))

    @action("restore", lazy_gettext("恢复"))
    def action_restore(self, ids: Sequence[str]) -> ResponseReturnValue:
        """Takes the ticked case files out of the trash."""
        return self._done(lambda: operations.restore(self._ticked(ids), by=signed_in()), N_("已恢复 %(n)s 件"))


__all__ = ["CaseFileView", "agencies"]
