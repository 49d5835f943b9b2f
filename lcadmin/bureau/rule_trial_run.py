"""Running a slice of a trial: a worker's thread starts the checker in a process of its own under limits and gives it case files, one after the
other, with the one rule to judge."""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from lcadmin import storage
from lcadmin.bureau import own_rules, rule_trials
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.extensions import db
from lcadmin.models import OwnRuleStatus, RuleTrial
from lcadmin.reviewing import run
from lcadmin.reviewing.ocr_host import reading_environment
from lcadmin.settings import ROOT, Settings, settings
from rules.own import KEY

log = logging.getLogger(__name__)

SLICE_SECONDS = 20
"""After so long a trial gives way to whatever waits."""
SLICE_FILES = 200
FLUSH_SECONDS = 1.0
UNREAD = "unread"


class NotStarted(RuntimeError):
    """The checker's process ended before it looked at any case file: no case file is to blame, and nothing was tried."""


def run_slice(trial_id: int) -> None:
    """Tries the next case files of `trial_id`, if it waits."""
    worker = run.this_worker()
    if not rule_trials.claim(trial_id, worker):
        return
    trial = db.session.get_one(RuleTrial, trial_id)
    files = rule_trials.next_case_files(trial, SLICE_FILES)
    told = told_to_checker(trial, date.today())
    code = trial.rule
    db.session.rollback()
    if not files:
        rule_trials.record(trial_id, worker, [], over=True)
        return
    results: list[dict[str, Any]] = []
    flushed = time.monotonic()
    try:
        for result in _tried(files, code, told, settings()):
            if result is not None:
                results.append(result)
            if time.monotonic() - flushed >= FLUSH_SECONDS:
                if not rule_trials.record(trial_id, worker, results, over=False):
                    return  # stopped, or taken over
                results, flushed = [], time.monotonic()
            if run.stopping.is_set():
                break
    except NotStarted:
        rule_trials.fail(trial_id, worker)
        return
    rule_trials.record(trial_id, worker, results, over=False, again=True)


def told_to_checker(trial: RuleTrial, today: date) -> dict[str, Any]:
    """The bureau's settings with the rule to be tried (of an own one, the wording) as if it were in force."""
    found = checker_settings(today)
    stands = {k: v for k, v in found.get("rules", {}).items() if k != trial.rule}
    found = found | ({"rules": stands} if "rules" in found else {})
    rule = own_rules.find(trial.rule)
    if rule is None or trial.version is None:
        return found
    version = own_rules.wording(rule, trial.version)
    assert version is not None
    others = [t for t in found.get(KEY, []) if t["id"] != rule.code]
    return found | {KEY: [*others, own_rules.table(rule.code, version.number, version.declaration, OwnRuleStatus.IN_FORCE)]}


def _tried(files: list[tuple[int, str]], code: str, told: dict[str, Any], found: Settings) -> Iterator[dict[str, Any] | None]:
    """What the rule says of each of `files`, and None between them so that the caller can show a sign of life. A file that kills the child, or is
    too long for it, is unread, and the slice ends with it. Raises NotStarted."""
    process = _start(files, code, told, found)
    lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
    reader = threading.Thread(target=_follow, args=(process, lines), daemon=True)
    reader.start()
    at: int | None = None
    last = began = time.monotonic()
    try:
        while True:
            try:
                line = lines.get(timeout=0.2)
            except queue.Empty:
                if time.monotonic() - last > found.page_seconds or time.monotonic() - began > found.review_seconds:
                    if at is None:
                        raise NotStarted from None
                    yield {"id": at, "outcome": UNREAD}
                    return
                yield None
                continue
            last = time.monotonic()
            if line is None:
                if at is None:
                    log.error("the checker did not start in a trial", extra={"exit": process.wait(timeout=30)})
                    raise NotStarted
                if process.wait(timeout=30) != 0:
                    log.warning("reader died in a trial", extra={"case_file": at, "exit": process.returncode})
                    yield {"id": at, "outcome": UNREAD}
                return
            if "at" in line:
                at, began = int(line["at"]), time.monotonic()
            elif "outcome" in line:
                yield line
                nxt = [i for i, _sha in files if i > line["id"]]
                at = nxt[0] if nxt else line["id"]
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(timeout=5)


def _start(files: list[tuple[int, str]], code: str, told: dict[str, Any], found: Settings) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "lcadmin.bureau.rule_trial_child"], cwd=ROOT, env=reading_environment(found), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert process.stdin is not None
    request = {
        "files": [[i, str(storage.path_of(sha))] for i, sha in files], "rule": code, "settings": told, "as_of": date.today().isoformat(),
        "slice_seconds": SLICE_SECONDS, "memory_mb": found.review_memory_mb, "seconds": found.review_seconds, "page_seconds": found.page_seconds,
        "max_pages": found.max_pages,
    }  # fmt: skip
    with contextlib.suppress(BrokenPipeError):  # it died at once; its exit status tells
        json.dump(request, process.stdin)
        process.stdin.close()
    return process


def _follow(process: subprocess.Popen[str], lines: queue.Queue[dict[str, Any] | None]) -> None:
    assert process.stdout is not None
    try:
        for line in process.stdout:
            with contextlib.suppress(ValueError):  # a library's own words, or half a line of one that was killed
                told = json.loads(line)
                if isinstance(told, dict):
                    lines.put(told)
    finally:
        lines.put(None)
