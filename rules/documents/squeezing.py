"""White space taken out of a text, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rules import patterns as re

RUN = re.compile(r"\S+")
RUN_OR_LINE_END = re.compile(r"\S+|\n+")


@lru_cache(maxsize=64)
def squeezed(text: str) -> tuple[str, Sequence[int]]:
    """`text` without white space, and the offset of each character kept. Several facts of a paper ask for it."""
    return _kept(text, RUN)


def squeezed_lines(text: str) -> tuple[str, list[int]]:
    """`text` without white space but for line ends, and the offset of each character kept."""
    return _kept(text, RUN_OR_LINE_END)


def _kept(text: str, pattern: re.Pattern[str]) -> tuple[str, list[int]]:
    runs, at = [], list[int]()
    for m in pattern.finditer(text):
        runs.append(m[0])
        at += range(m.start(), m.end())
    return "".join(runs), at
