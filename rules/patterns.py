"""Patterns that are compiled when they are first used: the checker has more than a thousand, and a start pays for those it needs.

Used in the place of the standard library's `re` (`from rules import patterns as re`); all but `compile` is the library's own. A pattern given to
`sub`, `search` and the like is a string: a compiled one has these as methods.
"""

from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    I,
    M,
    Match,
    Pattern,
    RegexFlag,
    S,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from re import compile as compile_now
from typing import Any, cast

__all__ = [
    "DOTALL", "IGNORECASE", "MULTILINE", "I", "M", "Match", "Pattern", "RegexFlag", "S", "compile", "escape", "findall", "finditer", "fullmatch", "match",
    "search", "split", "sub",
]

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Later:
    """A pattern not compiled yet; from its first use on its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = compile_now(self.pattern, self.given)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"patterns.compile({self.pattern!r})"


def compile(pattern: str, flags: int | RegexFlag = 0) -> Pattern[str]:
    """A pattern like `re.compile`'s. A mistake in it is told when it is first used: `tests/rules/test_patterns.py` uses every one."""
    return cast(Pattern[str], _Later(pattern, int(flags)))
