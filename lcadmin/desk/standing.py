"""Where a case file stands on its way, as a condition on rows (filters, counts) and in words for a page of rows.

The five words exclude each other: under review, failed, findings to decide, opinion to issue, opinion issued. Who may not see reviews
(agencies, leaders) sees two: in review, issued.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, case, exists, func, not_, select
from sqlalchemy.orm import aliased

from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import CaseFile, Finding, FindingState, Notice, NoticeState, Review, ReviewState
from lcadmin.reviewing.queue import STEPS

UNFINISHED = (ReviewState.QUEUED, ReviewState.RUNNING)
BROKEN = (ReviewState.FAILED, ReviewState.SET_ASIDE)

NAMES: dict[str, str] = {
    "running": N_("正在读取"),
    "failed": N_("读取失败"),
    "open": N_("问题待定"),
    "decided": N_("待出具意见书"),
    "issued": N_("已出具意见书"),
}
FROM_OUTSIDE: dict[str, str] = {"in_review": N_("评查中"), "issued": N_("已出具意见书")}
CSS = {"running": "is-minor", "failed": "is-veto", "open": "is-run", "decided": "is-major", "issued": "is-ok"}


def _conditions() -> dict[str, ColumnElement[bool]]:
    """By membership, not by a question for each row: few reviews run or have failed, and the database finds those first."""
    later = aliased(Review)
    newer = exists().where(later.case_file_id == Review.case_file_id, later.id > Review.id)
    running = CaseFile.id.in_(select(Review.case_file_id).where(Review.state.in_(UNFINISHED)))
    failed = CaseFile.id.in_(select(Review.case_file_id).where(Review.state.in_(BROKEN), not_(newer)))
    undecided = CaseFile.current_review_id.in_(select(Finding.review_id).where(Finding.state == FindingState.OPEN))
    calm = and_(not_(running), not_(failed))
    return {
        "running": running,
        "failed": and_(failed, not_(running)),
        "issued": and_(calm, ISSUED),
        "open": and_(calm, not_(ISSUED), undecided),
        "decided": and_(calm, not_(ISSUED), not_(undecided)),
        "in_review": not_(ISSUED),
    }


ISSUED = CaseFile.id.in_(select(Notice.case_file_id).where(Notice.state == NoticeState.ISSUED))
CONDITIONS = _conditions()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one case file stands: its newest review, how many findings the current one has and how many are decided, its standing notice."""

    code: str
    newest: Review | None
    findings: int
    decided: int
    notice: Notice | None

    @property
    def css(self) -> str:
        """The colour of its words."""
        return CSS[self.code]

    def words(self) -> str:
        """In words, with how far it is."""
        if self.code == "running" and self.newest is not None:
            if self.newest.state is ReviewState.QUEUED:
                return _("排队")
            step = _(STEPS.get(self.newest.step, N_("读取")))
            return f"{step} {self.newest.page_done}/{self.newest.page_total}" if self.newest.page_total else step
        if self.code == "failed" and self.newest is not None and self.newest.state is ReviewState.SET_ASIDE:
            return _("读取失败，已搁置")
        if self.code == "open":
            return _("已处理 %(done)s/%(all)s", done=self.decided, all=self.findings)
        return _(NAMES[self.code])


def standings(case_files: Sequence[CaseFile]) -> dict[int, Standing]:
    """Where each of `case_files` stands, by its number; three queries whatever their number."""
    ids = [c.id for c in case_files]
    if not ids:
        return {}
    newest_ids = select(func.max(Review.id)).where(Review.case_file_id.in_(ids)).group_by(Review.case_file_id)
    newest = {r.case_file_id: r for r in db.session.scalars(select(Review).where(Review.id.in_(newest_ids)))}
    decided = func.sum(case((Finding.state == FindingState.OPEN, 0), else_=1))
    counted = select(Finding.review_id, func.count(), decided).where(Finding.review_id.in_([c.current_review_id for c in case_files]))
    counts = {review_id: (n, done) for review_id, n, done in db.session.execute(counted.group_by(Finding.review_id))}
    issued = select(Notice).where(Notice.case_file_id.in_(ids), Notice.state == NoticeState.ISSUED)
    notices = {n.case_file_id: n for n in db.session.scalars(issued)}
    return {c.id: _standing(newest.get(c.id), *counts.get(c.current_review_id, (0, 0)), notices.get(c.id)) for c in case_files}


def standing(case_file: CaseFile) -> Standing:
    """Where one case file stands."""
    return standings([case_file])[case_file.id]


def _standing(newest: Review | None, findings: int, decided: int, notice: Notice | None) -> Standing:
    if newest is not None and newest.state in UNFINISHED:
        code = "running"
    elif newest is not None and newest.state in BROKEN:
        code = "failed"
    elif notice is not None:
        code = "issued"
    else:
        code = "open" if decided < findings else "decided"
    return Standing(code, newest, findings, decided, notice)
