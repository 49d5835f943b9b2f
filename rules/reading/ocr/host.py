"""The OCR process of a machine: `python -m rules.reading.ocr.host ADDRESS MEGABYTES PAGE_SECONDS`, the key in hex on standard input.

It hosts the engine for the readers of files until its standard input ends, so that it never outlives who started it. It gets pixels, never
files. A page that takes longer than PAGE_SECONDS ends the process (nothing else ends a model at work): its guest is told that there is no
reading, the others ask the next process.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from multiprocessing.connection import Listener
from typing import NoReturn

from rules.reading.ocr.shared import UNREAD, Turn, welcome

LOOK_SECONDS = 0.5
TOO_LONG_EXIT = 75
"""Exit status after a page that took too long."""
NICE = 5
"""Text files and the web go first where all cores are taken."""


def main(arguments: list[str]) -> None:
    """Serves until standard input ends."""
    address, megabytes, page_seconds = arguments
    key = bytes.fromhex(sys.stdin.readline().strip())
    _limit(int(megabytes))
    if not sys.platform.startswith("win"):
        with contextlib.suppress(FileNotFoundError):  # a dead predecessor's
            os.unlink(address)
    turn, ended = Turn(), threading.Event()
    with Listener(address, backlog=64) as listener:
        threading.Thread(target=welcome, args=(listener, key, turn, ended), name="ocr-host", daemon=True).start()
        threading.Thread(target=_watch, args=(turn, float(page_seconds)), name="ocr-watch", daemon=True).start()
        sys.stdin.read()
    os._exit(0)  # no waiting for a page in hand


def _limit(megabytes: int) -> None:
    """Limits the address space where the system can."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICE)
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watch(turn: Turn, page_seconds: float) -> NoReturn:
    pause = threading.Event()
    while True:
        pause.wait(LOOK_SECONDS)
        guest = turn.overdue(page_seconds)
        if guest is not None:
            with contextlib.suppress(OSError):
                guest.send_bytes(UNREAD)
            os._exit(TOO_LONG_EXIT)


if __name__ == "__main__":
    main(sys.argv[1:])
