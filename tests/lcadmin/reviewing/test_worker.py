"""The worker as a process: killed in the middle of a review it loses nothing and doubles nothing."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import func, select

from lcadmin.extensions import db
from lcadmin.models import AuditEntry, CoverageRow, Review, ReviewState, WorkerBeat
from lcadmin.reviewing.intake import take_in
from lcadmin.settings import ROOT, Settings
from tests.lcadmin.conftest import Factory

SAMPLE = Path(__file__).parents[2] / "samples" / "market-ordinary.pdf"
MOST_SECONDS = 90


@pytest.fixture
def start_worker(settings: Settings) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        environment = os.environ | {"LCADMIN_INSTANCE": str(settings.instance)}
        started.append(subprocess.Popen([sys.executable, "-m", "lcadmin.worker"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
        db.session.rollback()


def state(review_id: int) -> ReviewState:
    return db.session.get_one(Review, review_id, populate_existing=True).state


def long_file() -> bytes:
    """Many copies of a sample, so that there is time to kill its reader."""
    out, whole = io.BytesIO(), pikepdf.new()
    with pikepdf.open(SAMPLE) as sample:
        for _ in range(60):
            whole.pages.extend(sample.pages)
        whole.save(out)
    return out.getvalue()


def test_a_worker_reviews_what_waits_and_stops_cleanly(
    app: Flask, make: Factory, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    review_id = take_in(io.BytesIO(SAMPLE.read_bytes()), "案卷.pdf", by=make.user("reviewer")).case_file.current_review_id
    worker = start_worker()
    wait_for(lambda: state(review_id) is ReviewState.DONE)
    wait_for(lambda: db.session.scalar(select(func.count()).select_from(WorkerBeat)) == 1)
    worker.terminate()
    assert worker.wait(timeout=20) == 0
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(WorkerBeat)) == 0


def test_killing_the_worker_during_a_review_loses_nothing_and_doubles_nothing(
    app: Flask,
    make: Factory,
    start_worker: Callable[[], subprocess.Popen[bytes]],
) -> None:
    review_id = take_in(io.BytesIO(long_file()), "长卷.pdf", by=make.user("reviewer")).case_file.current_review_id
    first = start_worker()
    wait_for(lambda: db.session.get_one(Review, review_id, populate_existing=True).page_done > 0)
    first.kill()
    first.wait()
    db.session.rollback()
    assert state(review_id) is ReviewState.RUNNING
    start_worker()
    wait_for(lambda: state(review_id) is ReviewState.DONE)
    review = db.session.get_one(Review, review_id)
    assert review.attempts == 2
    rules = db.session.scalars(select(CoverageRow.rule).where(CoverageRow.review_id == review_id)).all()
    assert rules
    assert len(rules) == len(set(rules))
    events = db.session.scalars(
        select(AuditEntry.event).where(AuditEntry.subject_type == "review", AuditEntry.subject_id == str(review_id))
    ).all()
    assert events == ["review.queued", "review.taken_up_again", "review.finished"]
