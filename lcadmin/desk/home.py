"""工作台: what waits for me. Every number is a link to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import AdminIndexView, expose
from flask_babel import format_date, lazy_gettext
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import joinedload

from lcadmin.access import Action, may, visible_case_files, visible_notices
from lcadmin.bureau import score_schemes
from lcadmin.columns import now
from lcadmin.desk import rule_standings
from lcadmin.desk.moments import local_today
from lcadmin.desk.rules import title_of
from lcadmin.desk.standing import CONDITIONS, ISSUED, Standing, standings
from lcadmin.desk.user import signed_in
from lcadmin.desk.view import PlainRun
from lcadmin.desk.wording import RULE_STATUSES
from lcadmin.extensions import db
from lcadmin.models import CaseFile, Finding, FindingState, Notice, NoticeState, Review, User

SHOWN = 5
"""How many rows of a kind the page shows before it points to the list."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A kind of work that waits: how much in all, where it is listed, and the first of it."""

    code: str
    count: int
    url: str
    rows: Sequence[tuple[CaseFile, Standing]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and where it leads."""

    number: str
    words: str
    url: str


class HomeView(PlainRun, AdminIndexView):  # type: ignore[misc]
    """The first page after signing in, by role."""

    def __init__(self) -> None:
        super().__init__(name=lazy_gettext("工作台"), url="/", endpoint="admin")

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """What waits for the user, what is running, the year's figures."""
        me = signed_in()
        reviews = may(me, Action.REVIEW_VIEW)
        waiting = [_waiting(me, code) for code in ("failed", "open", "decided")] if reviews else []
        running = _waiting(me, "running") if may(me, Action.CASE_FILE_UPLOAD) else None
        return self.render(
            "home.html",
            waiting=[w for w in waiting if w.count],
            todo=sum(w.count for w in waiting),
            running=running,
            today=_today(),
            figures=_figures(me),
            common=_common(me) if reviews else [],
            ask_again=rule_standings.asked_again(local_today()) if may(me, Action.SETTING_EDIT) else [],
            title_of=title_of,
            RULE_STATUSES=RULE_STATUSES,
            notices=_notices(me) if may(me, Action.NOTICE_LIST) and not reviews else [],
            SHOWN=SHOWN,
        )


def _waiting(me: User, code: str) -> Waiting:
    """Of the case files given to me, handed in by me or to nobody: those that stand so. An admin and an agency see all of theirs."""
    concerned: ColumnElement[bool] = CONDITIONS[code] & CaseFile.deleted_at.is_(None)
    seen = visible_case_files(me).where(concerned)
    count = db.session.scalar(seen.with_only_columns(func.count())) or 0
    rows: Sequence[CaseFile] = ()
    if count:
        rows = db.session.scalars(
            seen.options(joinedload(CaseFile.agency), joinedload(CaseFile.current_review))
            .order_by(CaseFile.updated_at.desc(), CaseFile.id.desc())
            .limit(SHOWN)
        ).all()
    where = standings(rows)
    return Waiting(code, count, url_for("case_files.index_view", flt0_state=code), [(row, where[row.id]) for row in rows])


def _figures(me: User) -> list[Figure]:
    """The figures of the year: case files, opinions issued, vetoes, the mean score; of what the user sees."""
    if not may(me, Action.CASE_FILE_LIST):
        return []
    failing, year = score_schemes.lowest_grades(), local_today().year
    live = visible_case_files(me).where(CaseFile.deleted_at.is_(None))
    total, agencies = db.session.execute(live.with_only_columns(func.count(), func.count(CaseFile.agency_id.distinct()))).one()
    scored = live.join(Review, CaseFile.current_review_id == Review.id)
    if not may(me, Action.REVIEW_VIEW):
        scored = scored.where(ISSUED)
    is_bad = case((Review.grade_all.in_(failing), 1), else_=0)
    mean, bad = db.session.execute(scored.with_only_columns(func.avg(Review.score_all), func.coalesce(func.sum(is_bad), 0))).one()
    issued = visible_notices(me).where(Notice.state == NoticeState.ISSUED, Notice.year == year)
    notices = db.session.scalar(issued.with_only_columns(func.count()))
    every = url_for("case_files.index_view")
    by_agency = url_for("agencies.index_view") if may(me, Action.AGENCY_VIEW) else every
    return [
        Figure(str(total), _("案卷"), every),
        Figure(str(notices), _("本年已出具文书"), url_for("case_files.index_view", flt0_state="issued")),
        Figure(str(agencies), _("执法单位"), by_agency),
        Figure(str(bad), _("不合格"), url_for("case_files.index_view", flt0_grade=failing[0] if len(failing) == 1 else "failing")),
        Figure("—" if mean is None else f"{mean:.1f}", _("平均分"), url_for("case_files.index_view", sort=5)),
    ]


def _common(me: User) -> list[tuple[str, str, int]]:
    """The rules most often raised and not dismissed, as (id, title, how often)."""
    n = func.count().label("n")
    seen = visible_case_files(me).where(CaseFile.deleted_at.is_(None)).with_only_columns(CaseFile.current_review_id)
    counted = (
        select(Finding.rule, n)
        .where(Finding.review_id.in_(seen), Finding.state != FindingState.DISMISSED, Finding.rule != "", Finding.severity != "hint")
        .group_by(Finding.rule)
        .order_by(n.desc(), Finding.rule)
        .limit(6)
    )
    return [(rule, title_of(rule), count) for rule, count in db.session.execute(counted)]


def _notices(me: User) -> Sequence[Notice]:
    """The newest issued papers, for who sees papers and not reviews."""
    newest = visible_notices(me).where(Notice.state == NoticeState.ISSUED).options(joinedload(Notice.case_file).joinedload(CaseFile.agency))
    return db.session.scalars(newest.order_by(Notice.issued_at.desc()).limit(SHOWN)).all()


def _today() -> str:
    return str(format_date(now(), _("yyyy年M月d日 EEEE")))
