"""Many files, each read in a child process under limits: what hangs or kills the process costs one page, or at worst one file.

Readers of untrusted files run nowhere but in such a child. Scanned pages of all files are read by one OCR engine, in this process, which is given
pixels and never files; so memory does not grow with the jobs.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import logging
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast

from rules.check import Options, check_file
from rules.errors import Malformed, TookTooLong, TooLarge, Unreadable, WrongUse
from rules.language import N_
from rules.limits import Limits, allow_cpu, limit_memory
from rules.reading.ocr.shared import hosted, hosting

log = logging.getLogger(__name__)

Task = tuple[Path, Options]

FileProgress = Callable[[Path, str, int, int], None]
"""Called with the file, the step (read, assemble, extract, check), what is done and of how many."""

MOST_BAD_PAGES = 5
"""A file is tried again without the page over which its reader died, so often."""
CRASHED = N_("读这一页时读取程序崩溃，这一页没有读")
HUNG = N_("读这一页超过时限，这一页没有读")
TOO_BIG = N_("读这一页需要的内存超过限制，这一页没有读")
DONE, MEMORY, FAULT = "done", "memory", "fault"
STEPS = ("read", "assemble", "extract", "check")
EVERY_SECONDS = 0.1
"""Who is told of the progress is told so often."""


def check_files(tasks: Sequence[Task], jobs: int, limits: Limits | None = None, progress: FileProgress | None = None) -> Iterator[dict[str, Any]]:
    """The contract's object of each file, in the order given, `jobs` files at a time; `progress` is told now and then how far each is.

    A page that kills its reader or takes too long is left out and the rest of the file is read; a file that cannot be read even so is `malformed`,
    `timeout` or `too_large`, and the others are checked all the same.
    """
    limits = limits or Limits()
    waiting = _in_turn([_Work(index, path, options) for index, (path, options) in enumerate(tasks)], jobs)[::-1]
    found: dict[int, dict[str, Any]] = {}
    with contextlib.nullcontext() if hosted() else hosting(), contextlib.ExitStack() as children:
        readers = [_Reader(limits, progress, fresh=True) for _ in range(min(jobs, len(tasks)))]
        for reader in readers:
            children.callback(reader.end)
        for turn in range(len(tasks)):
            while turn not in found or (waiting and any(reader.work is None for reader in readers)):
                for reader in readers:
                    if reader.work is None and waiting:
                        reader.begin(waiting.pop())
                if turn in found:  # who asks for the results deals with this one while the readers are at work
                    break
                _wait(readers, EVERY_SECONDS if progress else None)
                for reader in readers:
                    ended = reader.look()
                    if ended is None or reader.work is None:
                        continue
                    work, reader.work = reader.work, None
                    if isinstance(ended, dict):
                        found[work.index] = ended
                    elif not work.left_out(ended):
                        found[work.index] = _error(work.path, ended)
                    else:
                        waiting.append(work)
            yield found.pop(turn)


def _in_turn(works: list[_Work], jobs: int) -> list[_Work]:
    """`works` as given, but for the shortest files, which come last: so that no reader is at a long one while the others have nothing left."""
    if jobs == 1 or len(works) <= jobs:
        return works
    last = sorted(works, key=lambda work: -_size(work.path))[-2 * jobs:]
    return [work for work in works if work not in last] + last


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _wait(readers: Sequence[_Reader], longest: float | None) -> None:
    """Until one of the readers has done, or dies, or the first may have taken too long; no longer than `longest` seconds."""
    busy = [reader for reader in readers if reader.work is not None]
    patience = min((reader.deadline for reader in busy), default=time.monotonic()) - time.monotonic()
    if longest is not None:
        patience = min(patience, longest)
    wait([item for reader in busy for item in (reader.line, reader.process.sentinel)], max(0.0, patience))


def _error(path: Path, error: Unreadable) -> dict[str, Any]:
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        sha256 = ""
    return {"file": str(path), "sha256": sha256, "pages": 0, "error": {"code": error.code, "message": str(error)}}


@dataclass(slots=True, eq=False)
class _Work:
    """A file on its way; `done` of its `pages` are read so far in `step`."""

    index: int
    path: Path
    options: Options
    step: str = "read"
    done: int = 0
    pages: int = 0
    tried: set[int] = field(default_factory=set)

    def left_out(self, error: Unreadable) -> bool:
        """Whether the file is to be tried again without the page at which its reader ended with `error`."""
        page = self.done + 1
        if self.step != "read" or page in self.tried or len(self.tried) >= MOST_BAD_PAGES:
            return False
        self.tried.add(page)
        why = HUNG if isinstance(error, TookTooLong) else TOO_BIG if isinstance(error, TooLarge) else CRASHED
        self.options = replace(self.options, bad_pages={**self.options.bad_pages, page: why})
        self.done = self.pages = 0
        return True


class _Reader:
    """A child process that checks one file at a time. `fresh`: nothing but Python runs in this process yet, so that it can be forked."""

    def __init__(self, limits: Limits, progress: FileProgress | None, fresh: bool) -> None:
        self.limits, self.progress = limits, progress
        self.work: _Work | None = None
        self.deadline = self.last = self.seen = 0.0
        self._start(fresh)

    def _start(self, fresh: bool) -> None:
        context = get_context("fork" if fresh and "fork" in get_all_start_methods() else "spawn")
        self.line: Connection
        self.line, theirs = context.Pipe()
        self.told = context.RawArray("d", 5)
        """How far the child is: step, done, of how many, when it was there, and the pages of the file. Shared memory, so that it costs the child
        nothing to tell it, and stays when it dies."""
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, self.told, self.limits), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()

    def begin(self, work: _Work) -> None:
        """Sets the child to work, a new one where the last has ended."""
        if not self.process.is_alive():
            self.line.close()
            self._start(fresh=False)
        self.work = work
        now = time.monotonic()
        self.told[:] = (0, 0, 0, now, 0)
        self.seen = now
        self.last, self.deadline = now + self.limits.whole(0), now + self.limits.page_seconds
        with contextlib.suppress(OSError):  # it has just died: its sentinel tells
            self.line.send((work.path, work.options))

    def look(self) -> dict[str, Any] | Unreadable | None:
        """The result, or why there is none; None while the child is at work. Raises what the checker raised (WrongUse, a fault of ours)."""
        work = self.work
        if work is None:
            return None
        try:
            message = self.line.recv() if self.line.poll() else None
        except (OSError, EOFError):
            self._follow(work)
            self.process.join(timeout=5)
            self.end()
            ended_by_clock = self.process.exitcode == -getattr(signal, "SIGXCPU", 1000)
            return TookTooLong() if ended_by_clock else Malformed()
        self._follow(work)
        if message is not None:
            kind, told = message
            if kind == DONE:
                return cast(dict[str, Any], told)
            if kind == MEMORY:
                self.end()
                return TooLarge()
            if work.step == "read" and not isinstance(told, WrongUse):
                log.error("%s: the reader failed: %s", work.path, "".join(traceback.format_exception(told)))
                return Malformed()
            raise told
        if time.monotonic() >= self.deadline:
            self.end()
            return TookTooLong()
        return None

    def _follow(self, work: _Work) -> None:
        """Takes note of how far the child is, and how long it may take from there."""
        number, done, total, when, pages = self.told
        if when == self.seen:
            return
        self.seen = when
        step = STEPS[int(number)]
        if self.progress is not None:
            if step != "read" and work.step == "read":
                self.progress(work.path, "read", int(pages), int(pages))
            self.progress(work.path, step, int(done), int(total))
        if int(pages) != work.pages or (step != "read" and work.step == "read"):
            work.pages = int(pages)
            self.last = max(self.last, when + self.limits.whole(work.pages))
        if step == "read":
            work.done = int(done)
        work.step = step
        self.deadline = min(self.last, when + self.limits.page_seconds) if step == "read" else self.last

    def end(self) -> None:
        """Ends the child, whatever it does."""
        self.process.kill()
        self.process.join()


def _serve(line: Connection, told: Any, limits: Limits) -> None:
    """The child: checks one file after the other until the line is cut; `told` is the shared memory in which it says how far it is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    faulthandler.disable()  # a crash is the parent's to tell
    limit_memory(limits.memory_mb)
    while True:
        try:
            path, options = line.recv()
        except (EOFError, OSError):
            return
        allow_cpu(limits.whole(0))
        known = 0

        def progress(step: str, done: int, total: int) -> None:
            nonlocal known
            if step == "read" and total > known:
                known = total
                allow_cpu(limits.whole(total))
            told[:] = (STEPS.index(step), done, total, time.monotonic(), known)

        try:
            answer: tuple[str, Any] = (DONE, check_file(path, options, progress))
        except MemoryError:
            answer = (MEMORY, None)
        except Exception as error:
            error.add_note(traceback.format_exc())  # what is sent has no traceback of its own
            answer = (FAULT, error)
        line.send(answer)
