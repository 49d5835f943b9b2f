"""Counties: the districts, counties and county-level cities of the country, each with the prefectures that have one of that name."""

from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("counties.tsv")


@lru_cache(maxsize=1)
def counties() -> dict[str, frozenset[str]]:
    """Full names (鲤城区, 惠安县, 南安市), each with its prefectures without 市 (several districts are called 鼓楼区); "" directly under a province."""
    found: dict[str, set[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            city, _, names = line.partition("\t")
            for name in names.split():
                found.setdefault(name, set()).add(city)
    return {name: frozenset(cities) for name, cities in found.items()}


@lru_cache(maxsize=1)
def longest() -> int:
    """The number of characters of the longest name."""
    return max(map(len, counties()))


def county_at(text: str, start: int) -> str | None:
    """The longest name of a county that `text` has at `start`, None where there is none."""
    known = counties()
    return next((text[start:start + n] for n in range(min(longest(), len(text) - start), 1, -1) if text[start:start + n] in known), None)
