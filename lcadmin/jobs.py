"""The queue's machinery: Huey on a SQLite file in the instance folder. It only wakes workers; the truth about a job is its row
(`lcadmin.reviewing.queue`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Flask
from huey import SqliteHuey, crontab

from lcadmin.settings import Settings, settings

FILE = "queue.db"
RUN_REVIEW = "run_review"


@dataclass(frozen=True, slots=True)
class Jobs:
    """The queue and the two things that can be put into it."""

    huey: SqliteHuey
    run_review: Callable[[int], object]
    sweep_in: Callable[[float], object]
    """Takes seconds."""


@lru_cache
def _producer(path: Path) -> Jobs:
    return _declared(path, None)


def of_worker(app: Flask, found: Settings) -> Jobs:
    """The queue of a worker: its tasks run inside `app`."""
    return _declared(found.instance / FILE, app)


def _declared(path: Path, app: Flask | None) -> Jobs:
    huey = SqliteHuey("lcadmin", filename=str(path), results=False)

    def run_review(review_id: int) -> None:
        from lcadmin.reviewing import run

        assert app is not None
        with app.app_context():
            run.run(review_id)

    def sweep() -> None:
        from lcadmin.reviewing import queue, render

        assert app is not None
        with app.app_context():
            queue.sweep()
            render.prune()

    huey.periodic_task(crontab(minute="*"), name="sweep_each_minute")(sweep)
    later = huey.task(name="sweep")(sweep)
    return Jobs(huey, huey.task(name=RUN_REVIEW)(run_review), lambda seconds: later.schedule(delay=seconds))


def here() -> Jobs:
    """This installation's queue, for those who put something into it."""
    return _producer(settings().instance / FILE)


def waiting_ids() -> set[int]:
    """The reviews for which a wake-up lies in the queue."""
    return {task.args[0] for task in here().huey.pending() if task.name == RUN_REVIEW and task.args}
