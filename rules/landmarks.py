"""A part that every match of a pattern must hold, by which a search finds its way where a match can begin with nearly any character.

姓名(执法证号:…) begins with any two to four characters; but every match has the bracket and what follows. Where that is nowhere in a text there is no
match, and where it is found first, no match begins more than five characters before it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from re import Match, Pattern
from re._constants import (  # type: ignore[import-not-found]
    ASSERT,
    ASSERT_NOT,
    ATOMIC_GROUP,
    BRANCH,
    CATEGORY,
    CATEGORY_DIGIT,
    GROUPREF,
    GROUPREF_EXISTS,
    MAX_REPEAT,
    MIN_REPEAT,
    POSSESSIVE_REPEAT,
    RANGE,
    SUBPATTERN,
)
from typing import Any

from rules.first_characters import first_characters

Items = Sequence[tuple[Any, Any]]

TELLING = 160
"""A part that begins with one of so many characters at most tells where to look."""
FARTHEST = 400
"""How many characters may stand before it in a match."""


def landmark(tree: Any) -> tuple[Any, int] | None:
    """What follows the open beginning of `tree`, a parsed pattern, to its end, and how many characters a match can have before it; None where
    the beginning is telling itself, or nothing behind it is."""
    if _telling(first_characters(tree)):
        return None
    for index in range(1, len(tree.data)):
        rest = tree[index:]
        before = tree[:index].getwidth()[1]
        if before > FARTHEST:
            return None
        if rest.getwidth()[0] and _telling(first_characters(rest)) and not _refers_to_a_group(rest.data):
            return rest, before
    return None


def _telling(members: list[tuple[Any, Any]] | None) -> bool:
    return members is not None and sum(_how_many(kind, value) for kind, value in members) <= TELLING


def _how_many(kind: Any, value: Any) -> int:
    if kind is RANGE:
        first, last = value
        return int(last - first + 1)
    return 1 if kind is not CATEGORY else 10 if value is CATEGORY_DIGIT else TELLING + 1


def _refers_to_a_group(items: Items) -> bool:
    """Whether `items` hold a reference to what a group has matched, which may be one outside of them."""
    return any(op in (GROUPREF, GROUPREF_EXISTS) or any(_refers_to_a_group(inner) for inner in _inside(op, value)) for op, value in items)


def _inside(op: Any, value: Any) -> Sequence[Items]:
    if op is SUBPATTERN:
        return [value[3]]
    if op is BRANCH:
        return list(value[1])
    if op in (MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT):
        return [value[2]]
    if op in (ASSERT, ASSERT_NOT):
        return [value[1]]
    return [value] if op is ATOMIC_GROUP else []


class ByLandmark:
    """The searches of `pattern`, every match of which holds a match of `mark` with at most `before` characters before it."""

    def __init__(self, pattern: Pattern[str], mark: Pattern[str], before: int) -> None:
        self._search, self._sub, self._mark, self._before = pattern.search, pattern.sub, mark.search, before

    def search(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Match[str] | None:
        mark = self._mark(string, pos, endpos)
        return self._search(string, max(pos, mark.start() - self._before), endpos) if mark else None

    def finditer(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Match[str]]:
        while found := self.search(string, pos, endpos):
            yield found
            pos = found.end()

    def sub(self, repl: str | Callable[[Match[str]], str], string: str, count: int = 0) -> str:
        return self._sub(repl, string, count) if self._mark(string) else string
