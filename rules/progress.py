"""How far a check is, for who watches a terminal: files, and of each file at work its step and pages. Nothing of it reaches standard output."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rules.language import N_, say

STEPS = {"read": N_("读取"), "assemble": N_("拆分文书"), "extract": N_("提取事实"), "check": N_("逐项检查")}
EVERY_SECONDS = 0.1
LONGEST_NAME = 40

Results = Iterator[dict[str, Any]]
Told = Callable[[Path, str, int, int], None]


def watched() -> bool:
    """Whether somebody watches: standard error is a terminal."""
    return sys.stderr.isatty()


def shown(files: int, results: Callable[[Told | None], Results]) -> Results:
    """The `results` of a check of so many files, its progress shown meanwhile if somebody watches; while a result is dealt with, nothing stands
    on the terminal."""
    if not watched():
        yield from results(None)
        return
    bars = _Bars(files)
    try:
        for result in results(bars.tell):
            bars.ended(result)
            yield result
            bars.start()
    finally:
        bars.stop()


class _Bars:
    """One line for all files, one for each at work. Drawn when told, by no thread: readers are forked from this process."""

    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = TextColumn("{task.description}", markup=False), BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.fields[unit]}"), TimeElapsedColumn()
        self._progress = Progress(
            *columns, console=Console(stderr=True), transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        self._all = self._progress.add_task(say(N_("评查")), total=files, unit=say(N_("件"))) if files > 1 else None
        self._at_work: dict[str, Any] = {}
        self._drawn = 0.0
        self.start()

    def start(self) -> None:
        self._progress.start()

    def stop(self) -> None:
        self._progress.stop()

    def tell(self, path: Path, step: str, done: int, total: int) -> None:
        """What `rules.jobs.check_files` tells of each page and step."""
        name = path.name if len(path.name) <= LONGEST_NAME else f"{path.name[:LONGEST_NAME - 1]}…"
        words = f"{name}  {say(STEPS.get(step, step))}"
        if str(path) not in self._at_work:
            self._at_work[str(path)] = self._progress.add_task(words, total=None, unit="")
        pages = step == "read" and total > 0
        self._progress.update(
            self._at_work[str(path)], description=words, completed=done if pages else 0, total=total if pages else None, unit=say(N_("页")) if pages else "")
        if time.monotonic() - self._drawn >= EVERY_SECONDS or done == total:
            self._progress.refresh()
            self._drawn = time.monotonic()

    def ended(self, result: dict[str, Any]) -> None:
        """A file is done: its line goes, and all lines until the next is told."""
        line = self._at_work.pop(result["file"], None)
        if line is not None:
            self._progress.remove_task(line)
        if self._all is not None:
            self._progress.advance(self._all)
        self.stop()
