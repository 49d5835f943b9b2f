"""Money: amounts in figures, in capital numerals or mixed, and pairs of words and figures that stand together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan at `start:end`. `words`: written in Chinese numerals. `pair`: index in the same list of the amount that stands beside it in the other writing, or None."""

    yuan: Decimal
    start: int
    end: int
    words: bool = False
    pair: int | None = None


def find_money(text: str) -> list[Money]:
    """Every amount of `text` in reading order."""
    return []
