"""The one warm OCR process of a machine: started by a worker, started again when it dies, ended with it.

Of several workers of one installation on a machine the first hosts; when it ends, another takes over. Reading children find the process by
their environment and send it pixels (`rules.reading.ocr.shared`), never files; it loads its engine when a page first asks.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

from lcadmin.instance import read_secrets
from lcadmin.settings import ROOT, Settings
from rules.reading.kept import BOUND_VARIABLE, FOLDER_VARIABLE
from rules.reading.ocr.engine import ENGINE_VARIABLE, THREADS_VARIABLE
from rules.reading.ocr.shared import HOST_VARIABLE, KEY_VARIABLE, WAIT_VARIABLE

log = logging.getLogger(__name__)

WAIT_SECONDS = 30
"""A reader waits so long for a process that died to be there again."""
FIRST_PAUSE, LONGEST_PAUSE, SOUND_SECONDS = 0.2, 10.0, 30.0
"""Pauses before it is started again double up to the longest, and begin anew after one that lived for a while."""
LOCK_EVERY = 2.0
STOP_SECONDS = 5.0


def reading_environment(found: Settings) -> dict[str, str]:
    """The environment of a process that reads files, on an office with `found` settings: this one's, with the engine, the store of
    readings, and the address of the OCR process where this worker (or another of this machine) keeps one."""
    own = {
        ENGINE_VARIABLE: "" if found.ocr_engine == "auto" else found.ocr_engine,
        THREADS_VARIABLE: str(found.ocr_threads),
        FOLDER_VARIABLE: str(found.readings) if found.readings_mb else "",
        BOUND_VARIABLE: str(found.readings_mb),
    }
    return os.environ | own | (_at_work.address_variables() if _at_work is not None else {})


class OcrHost:
    """The OCR process of this machine, hosted by this worker or waited for in another."""

    def __init__(self, found: Settings) -> None:
        self._settings = found
        self._key = hmac.new(read_secrets(found)["secret_key"].encode(), b"ocr host", hashlib.sha256).digest()
        self._folder = folder_of(found)
        self._process: subprocess.Popen[bytes] | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="ocr-host-watcher", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process's number, None while this worker has none."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    @property
    def _address(self) -> str:
        return rf"\\.\pipe\{self._folder.name}" if os.name == "nt" else str(self._folder / "host")

    def address_variables(self) -> dict[str, str]:
        """What a reading child must know to find it."""
        return {HOST_VARIABLE: self._address, KEY_VARIABLE: self._key.hex(), WAIT_VARIABLE: str(WAIT_SECONDS)}

    def start(self) -> None:
        """Begins to host, or to wait until this machine needs a host. Readers that are started from now on ask it."""
        global _at_work
        self._thread.start()
        _at_work = self

    def stop(self) -> None:
        """Ends the process, if it is ours."""
        global _at_work
        _at_work = None
        self._stop.set()
        self._thread.join(STOP_SECONDS + LOCK_EVERY)

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                with (self._folder / "lock").open("ab") as lock:
                    if _take(lock):
                        self._host()
            except OSError:
                log.exception("the OCR process could not be started")
            self._stop.wait(LOCK_EVERY)

    def _host(self) -> None:
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            began = time.monotonic()
            self._process = process = self._launched()
            while process.poll() is None and not self._stop.wait(0.2):
                pass
            if self._stop.is_set():
                break
            pause = FIRST_PAUSE if time.monotonic() - began > SOUND_SECONDS else min(2 * pause, LONGEST_PAUSE)
            log.warning("the OCR process died", extra={"status": process.returncode, "again_in_seconds": pause})
            self._stop.wait(pause)
        self._end()

    def _launched(self) -> subprocess.Popen[bytes]:
        found = self._settings
        limits = str(found.ocr_memory_mb), str(found.ocr_page_seconds)
        environment = reading_environment(found) | {HOST_VARIABLE: "", FOLDER_VARIABLE: ""}  # it keeps nothing: its guests do
        process = subprocess.Popen(
            [sys.executable, "-m", "rules.reading.ocr.host", self._address, *limits],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=os.name != "nt")
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.write(self._key.hex().encode() + b"\n")
            process.stdin.flush()
        return process

    def _end(self) -> None:
        process = self._process
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


_at_work: OcrHost | None = None


def folder_of(found: Settings) -> Path:
    """A folder of this machine and this user alone: neither a shared instance folder nor a long path has room for a socket."""
    of = hashlib.sha256(str(found.instance.resolve()).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"lcadmin-ocr-{os.getuid() if hasattr(os, 'getuid') else 0}-{of}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


def _take(lock: IO[bytes]) -> bool:
    """Takes the file for this process until it is closed; False where another worker of this machine has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # how both say that it is taken
        return False
    return True
