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
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lcadmin import storage
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.extensions import db
from lcadmin.models import CaseFile, Review, ReviewState
from lcadmin.reviewing import queue, record
from lcadmin.settings import ROOT, Settings, settings
from rules.errors import TookTooLong

log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
POLL_SECONDS = 0.05

stopping = threading.Event()
"""Set when the worker is told to stop: readers are ended and their reviews wait for the next start."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the checker's process ended: with a `result` (a timeout is one, with our complaint), dead (`exit_code`), because the review
    was `lost` to another worker, or because we are `stopped`."""

    result: dict[str, Any] | None
    exit_code: int | None = None
    lost: bool = False
    stopped: bool = False


def this_worker() -> str:
    """The name under which this thread of this process takes reviews."""
    return f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident() % 100000}"


def run(review_id: int) -> ReviewState | None:
    """Reviews `review_id`, if it still waits; its state afterwards, None where another worker has it."""
    worker = this_worker()
    if not queue.claim(review_id, worker):
        return None
    review = db.session.get_one(Review, review_id)
    case_file = db.session.get_one(CaseFile, review.case_file_id)
    path, as_of = storage.path_of(case_file.sha256), review.as_of or date.today()
    log.info("review started", extra={"review": review_id, "attempt": review.attempts})
    told = checker_settings(as_of)
    db.session.rollback()
    ended = _watch(path, as_of, told, review_id, worker)
    if ended.stopped:
        queue.put_back(review_id, worker)
        return None
    if ended.lost:
        log.warning("review taken over by another worker", extra={"review": review_id})
        return None
    if ended.result is None:
        state = queue.give_back(review_id, worker)
        log.warning("reader died", extra={"review": review_id, "exit": ended.exit_code, "state": state})
        if state is ReviewState.QUEUED:
            queue.wake(review_id)
        return state
    state = record.record(review_id, worker, ended.result)
    log.info("review ended", extra={"review": review_id, "state": state})
    return state


def _watch(path: Path, as_of: date, told: dict[str, Any], review_id: int, worker: str) -> Ended:
    found = settings()
    with tempfile.TemporaryDirectory(prefix="lcadmin-") as folder:
        target = Path(folder) / "result.json"
        process = start(path, as_of, told, target, found)
        at: dict[str, Any] = {"step": "read", "done": 0, "total": 0}
        reader = threading.Thread(target=_follow, args=(process, at), daemon=True)
        reader.start()
        deadline, next_beat = time.monotonic() + found.review_seconds, 0.0
        try:
            while process.poll() is None:
                if stopping.is_set():
                    return Ended(None, stopped=True)
                if time.monotonic() > deadline:
                    return Ended({"error": {"code": TookTooLong.code, "message": TookTooLong.message}})
                if time.monotonic() >= next_beat:
                    if not queue.beat(review_id, worker, str(at["step"]), int(at["done"]), int(at["total"])):
                        return Ended(None, lost=True)
                    next_beat = time.monotonic() + BEAT_SECONDS
                time.sleep(POLL_SECONDS)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            reader.join(timeout=5)
        if process.returncode != 0 or not target.exists():
            return Ended(None, exit_code=process.returncode)
        return Ended(json.loads(target.read_text(encoding="utf-8")))


def start(path: Path, as_of: date, told: dict[str, Any], target: Path, found: Settings) -> subprocess.Popen[str]:
    """The checker's process at work on `path` under the bureau's settings `told`; it takes its request from standard input."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lcadmin.reviewing.child"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin is not None
    request = {
        "path": str(path),
        "as_of": as_of.isoformat(),
        "settings": told,
        "result": str(target),
        "memory_mb": found.review_memory_mb,
        "seconds": found.review_seconds,
        "max_pages": found.max_pages,
    }
    with contextlib.suppress(BrokenPipeError):  # it died at once; its exit status tells
        json.dump(request, process.stdin)
        process.stdin.close()
    return process


def _follow(process: subprocess.Popen[str], at: dict[str, Any]) -> None:
    """Keeps the newest progress line of `process` in `at`."""
    assert process.stdout is not None
    for line in process.stdout:
        with contextlib.suppress(ValueError):  # a library's own words
            told = json.loads(line)
            if isinstance(told, dict):
                at.update(told)
