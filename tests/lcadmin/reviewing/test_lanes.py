"""Two lanes and one warm OCR process: text files never wait behind scans, and nothing is lost with either process."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import Lane, PageText, Review, ReviewState, User
from lcadmin.reviewing import queue, run
from lcadmin.reviewing.intake import take_in
from lcadmin.reviewing.ocr_host import folder_of
from lcadmin.reviewing.read_on import without
from lcadmin.settings import ROOT, Settings
from rules.reading.glance import scans_to_read
from rules.reading.kept import Kept
from tests.lcadmin.conftest import Factory

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT, SCAN, MIXED = (SAMPLES / f"{name}.pdf" for name in ("health-summary", "market-summary-scan", "city-ordinary-mixed"))
MOST_SECONDS = 240
Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def start_worker(settings: Settings) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        environment = os.environ | {"LCADMIN_INSTANCE": str(settings.instance), "LCADMIN_WORKERS": "1", "LCADMIN_SCAN_WORKERS": "1"}
        started.append(subprocess.Popen([sys.executable, "-m", "lcadmin.worker"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def long_scan(copies: int = 8) -> bytes:
    """Pages of the scanned sample, each a little different, so that each has to be read."""
    out, whole = io.BytesIO(), pikepdf.new()
    with pikepdf.open(SCAN) as sample:
        for copy in range(copies):
            for page in sample.pages:
                whole.pages.append(page)
                added = whole.pages[-1]
                added.contents_add(whole.make_stream(f"q 0 0 0 rg 30 30 {copy + 2} 2 re f Q".encode()))
        whole.save(out)
    return out.getvalue()


def hand_in(content: bytes, by: User) -> int:
    number = take_in(io.BytesIO(content), "案卷.pdf", by=by).case_file.current_review_id
    assert number is not None
    return number


def fresh(review_id: int) -> Review:
    db.session.rollback()
    return db.session.get_one(Review, review_id, populate_existing=True)


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def hosts(settings: Settings) -> list[int]:
    """The OCR processes of this office."""
    found = subprocess.run(["pgrep", "-f", f"ocr.host .*{folder_of(settings).name}"], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def test_a_look_tells_scans_from_text_and_knows_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert scans_to_read(TEXT, 3) == 0
    assert scans_to_read(SCAN, 3) == 4
    assert scans_to_read(MIXED, 100) == 7
    nothing = tmp_path / "broken.pdf"
    nothing.write_bytes(b"%PDF-1.7 nothing")
    assert scans_to_read(nothing, 3) == 0
    monkeypatch.setenv("LCADMIN_OCR_ENGINE", "none")
    assert scans_to_read(SCAN, 3) == 0


def test_a_scan_is_handed_over_without_counting_the_try_and_queues_in_its_lane(app: Flask, make: Factory) -> None:
    by = make.user("reviewer")
    scan, other, text = hand_in(SCAN.read_bytes(), by), hand_in(long_scan(1), by), hand_in(TEXT.read_bytes(), by)
    for review_id in (scan, other):
        assert run.run(review_id, Lane.TEXT) is ReviewState.QUEUED
        review = fresh(review_id)
        assert (review.lane, review.attempts, review.worker) == (Lane.SCAN, 0, "")
    assert queue.progress(fresh(other))["ahead"] == 1
    assert queue.progress(fresh(other))["lane"] == "scan"
    assert queue.progress(fresh(text))["ahead"] == 0
    assert run.run(text, Lane.TEXT) is ReviewState.DONE
    assert fresh(text).lane == Lane.TEXT


def test_a_text_file_handed_in_after_a_scan_ends_first(app: Flask, make: Factory, start_worker: Start) -> None:
    by = make.user("reviewer")
    scan, second = hand_in(long_scan(), by), hand_in(long_scan(2), by)
    start_worker()
    wait_for(lambda: fresh(scan).page_done > 0)
    text = hand_in(TEXT.read_bytes(), by)
    wait_for(lambda: fresh(text).state is ReviewState.DONE)
    assert fresh(scan).state is ReviewState.RUNNING
    assert fresh(second).state is ReviewState.QUEUED
    wait_for(lambda: fresh(second).state is ReviewState.DONE)
    for review_id in (scan, second):
        review = fresh(review_id)
        assert (review.state, review.reader["unread_pages"], review.attempts) == (ReviewState.DONE, [], 1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_one_ocr_process_that_is_started_again_and_ends_with_its_worker(
    app: Flask, settings: Settings, make: Factory, start_worker: Start
) -> None:
    review_id = hand_in(long_scan(4), make.user("reviewer"))
    worker = start_worker()
    second = start_worker()  # asks the same process
    wait_for(lambda: fresh(review_id).page_done > 3)
    (one,) = hosts(settings)
    os.kill(one, signal.SIGKILL)
    wait_for(lambda: fresh(review_id).state is ReviewState.DONE)
    assert fresh(review_id).reader["unread_pages"] == []
    (two,) = hosts(settings)
    parent = int(subprocess.run(["ps", "-o", "ppid=", "-p", str(two)], capture_output=True, text=True, check=True).stdout)
    hosting, other = (worker, second) if parent == worker.pid else (second, worker)
    hosting.kill()
    hosting.wait()
    wait_for(lambda: hosts(settings) not in ([], [two]))  # the other worker of the machine hosts now
    other.terminate()
    other.wait()
    assert hosts(settings) == []


def test_what_was_read_is_kept_with_the_file_and_never_read_twice(app: Flask, settings: Settings, make: Factory) -> None:
    by = make.user("reviewer")
    review_id = hand_in(SCAN.read_bytes(), by)
    assert run.run(review_id) is ReviewState.DONE
    first = fresh(review_id)
    rows = db.session.scalars(select(PageText).where(PageText.sha256 == first.case_file.sha256).order_by(PageText.page)).all()
    assert [row.page for row in rows] == list(range(1, 8))
    assert {row.source for row in rows} == {"ocr"}
    assert "行政处罚" in rows[0].text.replace("\n", "")
    assert all(0.8 < (row.confidence or 0) <= 1 for row in rows)
    assert Kept(settings.readings, 1).held()[0] == 7
    again = queue.enqueue(first.case_file, by=by)
    assert run.run(again.id, Lane.TEXT) is ReviewState.DONE  # nothing is left for the engine to read
    second = fresh(again.id)
    assert second.seconds["read"] < fresh(review_id).seconds["read"] / 3
    assert len(db.session.scalars(select(PageText.page).where(PageText.sha256 == first.case_file.sha256)).all()) == 7


DIES = """
import json, os, sys
request = json.load(sys.stdin)
if request["may_hand_over"]:
    os.abort()
for page in range(1, 4):
    if str(page) not in request["bad_pages"]:
        print(json.dumps({"step": "read", "done": page - 1, "total": 3}), flush=True)
        os.abort()
from rules.check import Options, check_file
bad = {int(page): why for page, why in request["bad_pages"].items()}
with open(request["result"], "w") as out:
    json.dump(check_file(request["path"], Options(bad_pages=bad)), out)
"""


def test_pages_that_kill_their_reader_are_left_out_and_named(app: Flask, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(job: run.Job, found: Settings) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-c", DIES], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdin
        json.dump({"path": str(job.path), "result": str(job.result), "may_hand_over": job.may_hand_over, "bad_pages": dict(job.bad_pages)}, process.stdin)
        process.stdin.close()
        return process

    monkeypatch.setattr(run, "start", dying)
    review_id = hand_in(TEXT.read_bytes(), make.user("reviewer"))
    assert run.run(review_id, Lane.TEXT) is ReviewState.DONE
    review = fresh(review_id)
    assert (review.reader["unread_pages"], review.attempts) == ([1, 2, 3], 1)


def test_a_reader_that_somebody_killed_is_no_fault_of_a_page(tmp_path: Path) -> None:
    job = run.Job(TEXT, date(2026, 11, 24), {}, tmp_path, may_hand_over=False)
    assert without(job, run.Ended(None, exit_code=-9, over_page=3)) is None
    assert without(job, run.Ended(None, exit_code=-6)) is None
    left = without(job, run.Ended(None, exit_code=-6, over_page=3))
    assert left
    assert list(left.bad_pages) == [3]
    assert without(left, run.Ended(None, exit_code=-6, over_page=3)) is None
