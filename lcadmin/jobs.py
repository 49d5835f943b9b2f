"""The queue's machinery: Huey on a SQLite file in the instance folder, with one queue for text files and one for scans. It only wakes
workers; the truth about a job is its row (`lcadmin.reviewing.queue`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Flask
from huey import SqliteHuey, crontab

from lcadmin.models import Lane
from lcadmin.settings import Settings, settings

FILE = "queue.db"
RUN_REVIEW = "run_review"
RUN_TRIAL = "run_trial"
QUEUES = {Lane.TEXT: "lcadmin", Lane.SCAN: "lcadmin-scans"}
"""What nobody has looked at yet goes to the text files' queue."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """The queues and what can be put into them. `huey` is the text files' queue and has the periodic tasks, too."""

    huey: SqliteHuey
    scans: SqliteHuey
    run_review: Mapping[Lane, Callable[[int], object]]
    run_trial: Callable[[int], object]
    """Tries a rule over case files, a slice of time long."""
    sweep_in: Callable[[float], object]
    """Takes seconds."""

    def wake(self, review_id: int, lane: str) -> None:
        """Tells a worker of `lane` to run the review."""
        self.run_review[Lane.SCAN if lane == Lane.SCAN else Lane.TEXT](review_id)


@lru_cache
def _producer(path: Path) -> Jobs:
    return _declared(path, None)


def of_worker(app: Flask, found: Settings) -> Jobs:
    """The queues of a worker: their tasks run inside `app`."""
    return _declared(found.instance / FILE, app)


def _declared(path: Path, app: Flask | None) -> Jobs:
    queues = {lane: SqliteHuey(name, filename=str(path), results=False) for lane, name in QUEUES.items()}

    def runner(lane: Lane) -> Callable[[int], object]:
        def run_review(review_id: int) -> None:
            from lcadmin.reviewing import run

            assert app is not None
            with app.app_context():
                run.run(review_id, lane)

        task: Callable[[int], object] = queues[lane].task(name=RUN_REVIEW)(run_review)
        return task

    def run_trial(trial_id: int) -> None:
        from lcadmin.bureau import rule_trial_run

        assert app is not None
        with app.app_context():
            rule_trial_run.run_slice(trial_id)

    def sweep() -> None:
        from lcadmin.bureau import rule_trials
        from lcadmin.reviewing import queue, render

        assert app is not None
        with app.app_context():
            queue.sweep()
            rule_trials.sweep()
            render.prune()

    huey = queues[Lane.TEXT]
    huey.periodic_task(crontab(minute="*"), name="sweep_each_minute")(sweep)
    later = huey.task(name="sweep")(sweep)
    runners = {lane: runner(lane) for lane in QUEUES}
    return Jobs(huey, queues[Lane.SCAN], runners, huey.task(name=RUN_TRIAL)(run_trial), lambda seconds: later.schedule(delay=seconds))


def here() -> Jobs:
    """This installation's queues, for those who put something into them."""
    return _producer(settings().instance / FILE)


def waiting_ids() -> set[int]:
    """The reviews for which a wake-up lies in a queue."""
    found = here()
    return {task.args[0] for huey in (found.huey, found.scans) for task in huey.pending() if task.name == RUN_REVIEW and task.args}


def waiting_trials() -> set[int]:
    """The trials of rules for which a wake-up lies in a queue."""
    return {task.args[0] for task in here().huey.pending() if task.name == RUN_TRIAL and task.args}
