"""Patterns that are compiled when they are first used: the checker has more than a thousand, and a start pays for those it needs.

Used in the place of the standard library's `re` (`from rules import patterns as re`), with the library's matches, but that their `pos` may be later. A
pattern given to `sub`, `search` and the like is a string that stands in the source: a compiled one has these as methods. What a pattern is compiled to
is kept for the next start (`rules.programs`), and a search skips to where a match can begin (`rules.first_characters`, `rules.landmarks`). Of a
pattern made of words of a paper, a name or a number, nothing is to be kept: it is `of_a_paper`, the library's own `compile`.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
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
)
from re import compile as of_a_paper
from typing import Any, cast

from rules.programs import Kept, place

__all__ = [
    "DOTALL", "IGNORECASE", "MULTILINE", "I", "M", "Match", "Pattern", "RegexFlag", "S", "compile", "escape", "findall", "finditer", "fullmatch",
    "keep", "match", "of_a_paper", "search", "split", "sub",
]

KEPT = Kept(place())
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Later:
    """A pattern not compiled yet; from its first use on its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int, kept: Kept = KEPT) -> None:
        self.pattern, self.given, self.kept = pattern, flags, kept

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        now = self.kept.compiled(self.pattern, self.given)
        for method in METHODS:
            setattr(self, method, getattr(now.pattern, method))
        if now.landmark:
            self.search, self.finditer, self.sub = now.landmark.search, now.landmark.finditer, now.landmark.sub
        return self.__dict__[name] if name in METHODS else getattr(now.pattern, name)

    def __repr__(self) -> str:
        return f"patterns.compile({self.pattern!r})"


@lru_cache(maxsize=4096)
def compile(pattern: str, flags: int | RegexFlag = 0) -> Pattern[str]:
    """A pattern like `re.compile`'s that stands in the source. A mistake in it is told when it is first used: `tests/rules/test_patterns.py` uses
    every one."""
    return cast(Pattern[str], _Later(pattern, int(flags)))


def search(pattern: str, string: str, flags: int | RegexFlag = 0) -> Match[str] | None:
    return compile(pattern, flags).search(string)


def match(pattern: str, string: str, flags: int | RegexFlag = 0) -> Match[str] | None:
    return compile(pattern, flags).match(string)


def fullmatch(pattern: str, string: str, flags: int | RegexFlag = 0) -> Match[str] | None:
    return compile(pattern, flags).fullmatch(string)


def finditer(pattern: str, string: str, flags: int | RegexFlag = 0) -> Iterator[Match[str]]:
    return compile(pattern, flags).finditer(string)


def findall(pattern: str, string: str, flags: int | RegexFlag = 0) -> list[Any]:
    return compile(pattern, flags).findall(string)


def split(pattern: str, string: str, maxsplit: int = 0, flags: int | RegexFlag = 0) -> list[str | Any]:
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern: str, repl: str | Callable[[Match[str]], str], string: str, count: int = 0, flags: int | RegexFlag = 0) -> str:
    return compile(pattern, flags).sub(repl, string, count)


def keep() -> None:
    """Keeps what patterns were compiled to, for the next start. Called when a file is done; where nothing is new it does nothing."""
    KEPT.keep()
