"""Many files at once, each in a process of its own pool: what kills one process costs one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rules.check import Options, check_file
from rules.errors import Malformed
from rules.reading.ocr.shared import hosting

Task = tuple[Path, Options]


def check_files(tasks: Sequence[Task], jobs: int) -> Iterator[dict[str, Any]]:
    """The contract's object of each file, in the order given, `jobs` files at a time; with one job in this process.

    A file that kills its process (a reader's crash, memory) is `malformed`; the others are checked all the same. Scanned pages of all files
    are read by one OCR engine, in this process, so that memory does not grow with the jobs.
    """
    if jobs == 1 or len(tasks) == 1:
        for path, options in tasks:
            yield check_file(path, options)
        return
    with hosting(), ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        futures = [pool.submit(check_file, path, options) for path, options in tasks]
        for (path, options), future in zip(tasks, futures, strict=True):
            yield _result(future) or _alone(path, options)


def _alone(path: Path, options: Options) -> dict[str, Any]:
    """A file whose process was lost, tried once more by itself: the pool's death may have been another file's."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:  # by now this process may have the engine's threads: not to be forked
        found = _result(pool.submit(check_file, path, options))
    return found or {"file": str(path), "sha256": "", "pages": 0, "error": {"code": Malformed.code, "message": str(Malformed())}}


def _result(future: Future[dict[str, Any]]) -> dict[str, Any] | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None
