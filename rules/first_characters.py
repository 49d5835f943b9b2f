"""With which characters a match of a pattern can begin, read from the pattern's parse tree.

`re` finds this out by itself only where a pattern begins with a literal, a set, or alternatives that each begin with a literal. Most patterns over
Chinese text begin otherwise, with a look behind, an optional part or alternatives in brackets, and are then tried at every character of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from re._constants import (  # type: ignore[import-not-found]
    ANY,
    ASSERT,
    ASSERT_NOT,
    AT,
    ATOMIC_GROUP,
    BRANCH,
    GROUPREF_EXISTS,
    IN,
    LITERAL,
    MAX_REPEAT,
    MIN_REPEAT,
    NEGATE,
    NOT_LITERAL,
    POSSESSIVE_REPEAT,
    SUBPATTERN,
)
from typing import Any

Characters = dict[tuple[Any, Any], None]
"""The members of a set as the parser writes them (literals, ranges, categories), in their order, each once."""

WIDTHLESS = (ASSERT, ASSERT_NOT, AT)
REPEATS = (MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT)


class _AnyCharacter(Exception):
    """A match can begin with any character, or nobody knows."""


def first_characters(tree: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]] | None:
    """Members of a set that holds the first character of every match of `tree`, a parsed pattern; None where that may be any character, or none."""
    begun: Characters = {}
    try:
        empty = _add(tree, begun)
    except _AnyCharacter:
        return None
    return None if empty else list(begun)


def _add(items: Iterable[tuple[Any, Any]], begun: Characters) -> bool:
    """Adds what a match of `items`, one after the other, can begin with; whether they can match nothing."""
    return all(_add_one(op, value, begun) for op, value in items)


def _add_one(op: Any, value: Any, begun: Characters) -> bool:
    if op is LITERAL:
        begun[op, value] = None
        return False
    if op is IN:
        if any(kind is NEGATE for kind, _ in value):
            raise _AnyCharacter
        begun.update(dict.fromkeys(value))
        return False
    if op in (ANY, NOT_LITERAL):
        raise _AnyCharacter
    if op is SUBPATTERN:
        _, added, taken, inner = value
        if added or taken:
            raise _AnyCharacter
        return _add(inner, begun)
    if op is BRANCH:
        return _add_each(value[1], begun)
    if op in REPEATS:
        least, _, inner = value
        return _add(inner, begun) or least == 0
    if op in WIDTHLESS:
        return True
    if op is ATOMIC_GROUP:
        return _add(value, begun)
    if op is GROUPREF_EXISTS:
        _, there, missing = value
        return _add_each((there, missing or ()), begun)
    raise _AnyCharacter


def _add_each(alternatives: Iterable[Iterable[tuple[Any, Any]]], begun: Characters) -> bool:
    """Adds what each of the alternatives can begin with; whether one of them can match nothing."""
    empty = False
    for items in alternatives:
        empty |= _add(items, begun)
    return empty
