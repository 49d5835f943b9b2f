"""`/healthz`: is this installation well? For a monitor, so without sign-in and without anything about anybody."""

from __future__ import annotations

import logging
import shutil

from flask import Blueprint, Flask, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import Review, ReviewState, WorkerBeat
from lcadmin.settings import settings

WORKER_SILENT_AFTER = 60
LEAST_FREE_MB = 200

pages = Blueprint("health", __name__)
log = logging.getLogger("lcadmin.health")


@pages.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 and `"status": "ok"`, or 503 and what is wrong: the database, a silent worker, a full disk."""
    problems: list[str] = []
    facts: dict[str, object] = {"database": "ok"}
    try:
        unfinished = Review.state.in_([ReviewState.QUEUED, ReviewState.RUNNING])
        counts = select(Review.state, func.count()).where(unfinished).group_by(Review.state)
        waiting: dict[ReviewState, int] = dict(db.session.execute(counts).all())
        beat = db.session.scalar(select(func.max(WorkerBeat.at)))
    except SQLAlchemyError as error:
        log.error("database does not answer", extra={"reason": str(error.__cause__ or error)})
        facts["database"] = "failed"
        problems.append("database")
    else:
        facts["queue"] = {"queued": waiting.get(ReviewState.QUEUED, 0), "running": waiting.get(ReviewState.RUNNING, 0)}
        silent = None if beat is None else round((now() - beat).total_seconds(), 1)
        facts["worker"] = {"last_heartbeat": None if beat is None else beat.isoformat(), "seconds_ago": silent}
        if silent is None or silent > WORKER_SILENT_AFTER:
            problems.append("worker")
    free = shutil.disk_usage(settings().instance).free // (1024 * 1024)
    facts["disk"] = {"free_mb": free}
    if free < LEAST_FREE_MB:
        problems.append("disk")
    facts["status"] = "ok" if not problems else "failed"
    facts["problems"] = problems
    return jsonify(facts), 200 if not problems else 503


def init_app(app: Flask) -> None:
    """Binds `/healthz` to `app`."""
    app.register_blueprint(pages)
