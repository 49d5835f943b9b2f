"""The queue: the `Review` row is the truth about a job, Huey only wakes a worker.

A wake-up that is lost, or a worker that dies, costs time and nothing else: `sweep` (at a worker's start and every minute) wakes what
waits and takes up what a dead worker held.
Whether a worker is dead is told by its heartbeat, never by how long the job took. A file that killed its reader three times is set aside.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import event, select, update

from lcadmin import audit, jobs
from lcadmin.access import Action, require
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.language import N_, said
from lcadmin.models import CaseFile, Lane, Review, ReviewState, User
from lcadmin.transaction import is_writing, writing

MOST_ATTEMPTS = 3
SILENT = timedelta(seconds=15)
"""A running review without a sign of life for so long is orphaned; workers show one every second."""

STEPS = {
    "": N_("排队"),
    "read": N_("读取"),
    "assemble": N_("拆分文书"),
    "extract": N_("提取事实"),
    "check": N_("逐项检查"),
    "record": N_("保存结果"),
}
CANNOT_GO_ON = N_("这份文件三次使读取程序中断，已搁置，请检查文件或者重新导出 PDF 后再试")
UNFINISHED = (ReviewState.QUEUED, ReviewState.RUNNING)


def enqueue(case_file: CaseFile, *, by: User) -> Review:
    """A new review of `case_file`, waiting; an unfinished one is given back instead. Raises Forbidden."""
    require(
        by,
        Action.CASE_FILE_UPLOAD if case_file.current_review_id is None else Action.REVIEW_START,
        None if case_file.current_review_id is None else case_file,
    )
    with writing():
        waiting = db.session.scalar(select(Review).where(Review.case_file_id == case_file.id, Review.state.in_(UNFINISHED)))
        if waiting is not None:
            return waiting
        review = Review(case_file_id=case_file.id, state=ReviewState.QUEUED, as_of=date.today())
        db.session.add(review)
        db.session.flush()
        if case_file.current_review_id is None:
            case_file.current_review_id = review.id
        audit.record(audit.Event.REVIEW_QUEUED, review, by=by, after={"case_file_id": case_file.id})
    wake(review.id)
    return review


def retry(review: Review, *, by: User) -> Review:
    """A failed or set-aside review waits again, its attempts counted anew. Raises Forbidden."""
    require(by, Action.REVIEW_START, review)
    with writing():
        if review.state not in (ReviewState.FAILED, ReviewState.SET_ASIDE):
            return review
        before = {"state": review.state, "error_code": review.error_code}
        review.state, review.attempts, review.error_code, review.error_message = ReviewState.QUEUED, 0, "", ""
        review.step, review.page_done, review.worker, review.heartbeat_at, review.queued_at = "", 0, "", None, now()
        audit.record(audit.Event.REVIEW_RETRIED, review, by=by, before=before, after={"state": review.state})
    wake(review.id, review.lane)
    return review


def wake(review_id: int, lane: str = Lane.UNKNOWN) -> None:
    """Tells the workers of `lane` that there is something to do; inside a transaction, once its row can be seen."""
    if is_writing():
        event.listen(db.session(), "after_commit", lambda _session: jobs.here().wake(review_id, lane), once=True)
        return
    jobs.here().wake(review_id, lane)


def latest(case_file: CaseFile) -> Review | None:
    """The newest review of `case_file`, whatever its state."""
    return db.session.scalar(select(Review).where(Review.case_file_id == case_file.id).order_by(Review.id.desc()).limit(1))


def progress(review: Review) -> dict[str, Any]:
    """Where `review` stands, for the screen: state, step (in words), page_done, page_total, last_sign (ISO), stale, message, lane, ahead
    (reviews waiting before it in its lane)."""
    stale = review.state is ReviewState.RUNNING and review.heartbeat_at is not None and now() - review.heartbeat_at > SILENT
    return {
        "id": review.id,
        "state": review.state.value,
        "step": _(STEPS.get(review.step, N_("排队"))),
        "page_done": review.page_done,
        "page_total": review.page_total,
        "last_sign": review.heartbeat_at.isoformat() if review.heartbeat_at else None,
        "stale": stale,
        "message": said(review.error_message) or (_("读取程序没有响应，稍后自动重试") if stale else ""),
        "attempts": review.attempts,
        "lane": review.lane,
        "ahead": _ahead(review) if review.state is ReviewState.QUEUED else 0,
    }


def _ahead(review: Review) -> int:
    same = Review.lane == Lane.SCAN if review.lane == Lane.SCAN else Review.lane != Lane.SCAN
    waiting = select(Review.id).where(Review.state == ReviewState.QUEUED, same, Review.queued_at < review.queued_at)
    return len(db.session.scalars(waiting.limit(1000)).all())


def claim(review_id: int, worker: str) -> bool:
    """Makes `review_id` the job of `worker`, if it still waits: of two workers that are woken, one gets it."""
    with writing() as session:
        claimed = session.execute(
            update(Review)
            .where(Review.id == review_id, Review.state == ReviewState.QUEUED)
            .values(
                state=ReviewState.RUNNING,
                worker=worker,
                attempts=Review.attempts + 1,
                started_at=now(),
                heartbeat_at=now(),
                step="read",
                page_done=0,
            )
        )
        return bool(claimed.rowcount)  # type: ignore[attr-defined]


def beat(review_id: int, worker: str, step: str, done: int, total: int, lane: str = "") -> bool:
    """A sign of life with the progress, and the lane once it is known. False when the review is no longer this worker's: it must stop."""
    with writing() as session:
        mine = session.execute(
            update(Review)
            .where(Review.id == review_id, Review.worker == worker, Review.state == ReviewState.RUNNING)
            .values(heartbeat_at=now(), step=step, page_done=done, page_total=total, **({"lane": lane} if lane else {}))
        )
        return bool(mine.rowcount)  # type: ignore[attr-defined]


def give_back(review_id: int, worker: str) -> ReviewState | None:
    """The reader of `review_id` died: it waits again, or is set aside after the third time. None when it is not this worker's any more."""
    with writing():
        review = db.session.get(Review, review_id)
        if review is None or review.worker != worker or review.state is not ReviewState.RUNNING:
            return None
        return _orphaned(review)


def put_back(review_id: int, worker: str) -> None:
    """The worker stops: its review waits for the next one, and this try does not count."""
    with writing() as session:
        session.execute(
            update(Review)
            .where(Review.id == review_id, Review.worker == worker, Review.state == ReviewState.RUNNING)
            .values(state=ReviewState.QUEUED, worker="", step="", page_done=0, attempts=Review.attempts - 1)
        )


def hand_over(review_id: int, worker: str) -> None:
    """The review turned out to be of a scan: it waits in that lane, in the order in which files came in; this try does not count."""
    with writing() as session:
        handed = session.execute(
            update(Review)
            .where(Review.id == review_id, Review.worker == worker, Review.state == ReviewState.RUNNING)
            .values(state=ReviewState.QUEUED, lane=Lane.SCAN, worker="", step="", page_done=0, attempts=Review.attempts - 1)
        )
        if handed.rowcount:  # type: ignore[attr-defined]
            wake(review_id, Lane.SCAN)


def _orphaned(review: Review) -> ReviewState:
    before = {"state": review.state, "worker": review.worker, "attempts": review.attempts}
    if review.attempts >= MOST_ATTEMPTS:
        review.state, review.error_code, review.error_message, review.finished_at = ReviewState.SET_ASIDE, "set_aside", CANNOT_GO_ON, now()
        audit.record(audit.Event.REVIEW_SET_ASIDE, review, by=None, before=before, after={"state": review.state})
    else:
        review.state, review.worker, review.step, review.page_done = ReviewState.QUEUED, "", "", 0
        audit.record(audit.Event.REVIEW_TAKEN_UP_AGAIN, review, by=None, before=before, after={"state": review.state})
    return review.state


def sweep() -> list[int]:
    """Takes up what dead workers held and wakes everything that waits; gives the numbers of the reviews woken."""
    with writing():
        silent = select(Review).where(Review.state == ReviewState.RUNNING, Review.heartbeat_at < now() - SILENT)
        for review in db.session.scalars(silent).all():
            _orphaned(review)
        waiting = select(Review.id, Review.lane).where(Review.state == ReviewState.QUEUED).order_by(Review.queued_at)
        lanes = {row.id: row.lane for row in db.session.execute(waiting)}
    there = jobs.waiting_ids()
    woken = [i for i in lanes if i not in there]
    for review_id in woken:
        wake(review_id, lanes[review_id])
    return woken
