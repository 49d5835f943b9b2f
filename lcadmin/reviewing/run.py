"""Running a review: a worker takes it, starts the checker in a process of its own under limits, shows its progress, and records what
comes out."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from lcadmin import storage
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.extensions import db
from lcadmin.models import CaseFile, Lane, Review, ReviewState
from lcadmin.reviewing import queue, record
from lcadmin.reviewing.child import SCAN_EXIT
from lcadmin.reviewing.ocr_host import reading_environment
from lcadmin.reviewing.register_entry import entry_of
from lcadmin.settings import ROOT, Settings, settings
from rules.errors import TookTooLong

log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
POLL_SECONDS = 0.05
SECONDS_A_PAGE = 10.0
"""What a file's pages add to the longest time of its review: a long scan is read on, not refused."""

stopping = threading.Event()
"""Set when the worker is told to stop: readers are ended and their reviews wait for the next start."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the checker's process ended: with a `result` (a timeout is one, with our complaint), dead (`exit_code`), because the file is a
    scan (`handed_over`), because the review was `lost` to another worker, or because we are `stopped`. `pages` is the file with what was
    read. A reader that came to no good end did so `over_page`, or `over_look` (before it knew whether the file is a scan), if it was reading."""

    result: dict[str, Any] | None
    pages: Path | None = None
    exit_code: int | None = None
    over_page: int | None = None
    over_look: bool = False
    handed_over: bool = False
    lost: bool = False
    stopped: bool = False


def this_worker() -> str:
    """The name under which this thread of this process takes reviews."""
    return f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident() % 100000}"


def run(review_id: int, lane: Lane = Lane.SCAN) -> ReviewState | None:
    """Reviews `review_id`, if it still waits, whatever it is; in the lane of text files a scan is handed over to its own. Its state
    afterwards, None where another worker has it."""
    from lcadmin.reviewing.read_on import read_on

    worker = this_worker()
    if not queue.claim(review_id, worker):
        return None
    review = db.session.get_one(Review, review_id)
    case_file = db.session.get_one(CaseFile, review.case_file_id)
    path, as_of = storage.path_of(case_file.sha256), review.as_of or date.today()
    log.info("review started", extra={"review": review_id, "attempt": review.attempts, "lane": lane.value})
    told = checker_settings(as_of)
    entry = entry_of(case_file)
    may_hand_over = lane is Lane.TEXT and review.lane != Lane.SCAN
    db.session.rollback()
    with tempfile.TemporaryDirectory(prefix="lcadmin-") as folder:
        ended = read_on(Job(path, as_of, told, Path(folder), may_hand_over, entry=entry), partial(_beat, review_id, worker), settings())
        return _settled(ended, told, review_id, worker)


def _settled(ended: Ended, told: dict[str, Any], review_id: int, worker: str) -> ReviewState | None:
    if ended.stopped:
        queue.put_back(review_id, worker)
        return None
    if ended.lost:
        log.warning("review taken over by another worker", extra={"review": review_id})
        return None
    if ended.handed_over:
        queue.hand_over(review_id, worker)
        return ReviewState.QUEUED
    if ended.result is None:
        state = queue.give_back(review_id, worker)
        log.warning("reader died", extra={"review": review_id, "exit": ended.exit_code, "state": state})
        if state is ReviewState.QUEUED:
            queue.wake(review_id, db.session.get_one(Review, review_id).lane)
        return state
    state = record.record(review_id, worker, ended.result, ended.pages, told)
    log.info("review ended", extra={"review": review_id, "state": state})
    return state


@dataclass(frozen=True, slots=True)
class Job:
    """What a reader is to do: the file at `path`, as of a day, under the bureau's settings `told`, with the register's
    `entry`; it writes into `folder`. It gives a scan back if it `may_hand_over`, and leaves `bad_pages` unread for the reasons given."""

    path: Path
    as_of: date
    told: dict[str, Any]
    folder: Path
    may_hand_over: bool
    bad_pages: Mapping[int, str] = field(default_factory=dict)
    entry: dict[str, Any] | None = None

    @property
    def result(self) -> Path:
        return self.folder / "result.json"

    @property
    def pages(self) -> Path:
        return self.folder / "pages.jsonl"


class Clock:
    """Whether a reader still gets on: each page has its time, and so has the file, by its pages. `at` is its newest progress."""

    def __init__(self, found: Settings) -> None:
        self.at: dict[str, Any] = {"step": "read", "done": 0, "total": 0, "lane": ""}
        self._found = found
        self._began = self._moved = time.monotonic()

    def tell(self, words: dict[str, Any]) -> None:
        """Takes a progress line of the reader."""
        self.at.update(words)
        self._moved = time.monotonic()

    def is_over(self) -> bool:
        """Whether the reader has had its time."""
        step = self._found.page_seconds if self.at["step"] == "read" and self.at["total"] else self._found.review_seconds
        whole = self._found.review_seconds + SECONDS_A_PAGE * self._pages()
        return time.monotonic() > min(self._moved + step, self._began + whole)

    def over_page(self) -> int | None:
        """The page that was being read, None in another step."""
        return int(self.at["done"]) + 1 if self.at["step"] == "read" and self.at["total"] else None

    def _pages(self) -> int:
        return min(int(self.at["total"]), self._found.max_pages)


Beat = Callable[[str, int, int, str], bool]
"""Called every second with step, pages done, of how many, lane; False: the job is another's by now."""


def _beat(review_id: int, worker: str, step: str, done: int, total: int, lane: str) -> bool:
    return queue.beat(review_id, worker, step, done, total, lane)


def watch(job: Job, beat: Beat, found: Settings) -> Ended:
    """Starts the checker on `job` in a process of its own and waits for its end, within the limits of the settings `found`."""
    process, clock = start(job, found), Clock(found)
    reader = threading.Thread(target=_follow, args=(process, clock), daemon=True)
    reader.start()
    next_beat = 0.0
    try:
        while process.poll() is None:
            if stopping.is_set():
                return Ended(None, stopped=True)
            if clock.is_over():
                return Ended({"error": {"code": TookTooLong.code, "message": TookTooLong.message}}, over_page=clock.over_page())
            if time.monotonic() >= next_beat:
                at = clock.at
                if not beat(str(at["step"]), int(at["done"]), int(at["total"]), str(at["lane"])):
                    return Ended(None, lost=True)
                next_beat = time.monotonic() + BEAT_SECONDS
            time.sleep(POLL_SECONDS)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(timeout=5)
    if process.returncode == SCAN_EXIT and job.may_hand_over:
        return Ended(None, handed_over=True)
    if process.returncode != 0 or not job.result.exists():
        over_look = job.may_hand_over and not clock.at["lane"]
        return Ended(None, exit_code=process.returncode, over_page=clock.over_page(), over_look=over_look)
    if clock.at["lane"]:
        beat("record", int(clock.at["done"]), int(clock.at["total"]), str(clock.at["lane"]))
    return Ended(json.loads(job.result.read_text(encoding="utf-8")), job.pages if job.pages.exists() else None)


def start(job: Job, found: Settings) -> subprocess.Popen[str]:
    """The checker's process at work on `job`; it takes its request from standard input."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lcadmin.reviewing.child"],
        cwd=ROOT,
        env=reading_environment(found),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    request = {
        "path": str(job.path),
        "as_of": job.as_of.isoformat(),
        "settings": job.told,
        "entry": job.entry,
        "result": str(job.result),
        "pages": str(job.pages),
        "may_hand_over": job.may_hand_over,
        "bad_pages": dict(job.bad_pages),
        "memory_mb": found.review_memory_mb,
        "seconds": found.review_seconds,
        "page_seconds": found.page_seconds,
        "max_pages": found.max_pages,
    }
    with contextlib.suppress(BrokenPipeError):  # it died at once; its exit status tells
        json.dump(request, process.stdin)
        process.stdin.close()
    return process


def _follow(process: subprocess.Popen[str], clock: Clock) -> None:
    """Gives the progress lines of `process` to `clock`."""
    assert process.stdout is not None
    for line in process.stdout:
        with contextlib.suppress(ValueError):  # a library's own words
            told = json.loads(line)
            if isinstance(told, dict):
                clock.tell(told)
