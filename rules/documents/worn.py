"""Headings of which a scan has spoiled one character: another stands in its place, it is missing, or one is too many.

One fault leaves either the first or the second half of a heading whole, so headings are looked up by their halves.
"""

from collections.abc import Iterator, Mapping
from operator import ne


class Worn:
    """`headings` with their kinds, to be found by what is left of them."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        self.headings = headings
        self._firsts: dict[str, list[str]] = {}
        self._seconds: dict[str, list[str]] = {}
        for heading in headings:
            half = len(heading) // 2
            self._firsts.setdefault(heading[:half], []).append(heading)
            self._seconds.setdefault(heading[half:], []).append(heading)

    def kinds(self, name: str) -> set[str]:
        """The kinds of the headings that differ from `name` by one character in its place; if there is none, by one missing or one too many."""
        half = len(name) // 2
        found = {h for h in self._with_half(len(name), name[:half], name[half:]) if sum(map(ne, h, name)) <= 1}
        if not found:
            half = (len(name) + 1) // 2
            found = {h for h in self._with_half(len(name) + 1, name[:half], name[half - 1:]) if _lacks_one(name, h)}
            found |= {shorter for i in range(len(name)) if (shorter := name[:i] + name[i + 1:]) in self.headings}
        return {self.headings[heading] for heading in found}

    def _with_half(self, length: int, first: str, second: str) -> Iterator[str]:
        for found in (self._firsts.get(first, ()), self._seconds.get(second, ())):
            yield from (heading for heading in found if len(heading) == length)


def _lacks_one(name: str, heading: str) -> bool:
    """Whether `name` is `heading` without one of its characters."""
    at = next((i for i, c in enumerate(name) if c != heading[i]), len(name))
    return heading[at + 1:] == name[at:]
