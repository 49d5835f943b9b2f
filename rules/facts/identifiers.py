"""Identifiers: unified social credit codes (GB 32100-2015) and resident identity numbers (GB 11643-1999), with their check digits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """`kind` is "uscc", "id_card" or "other". `proved`: True the check digit is right, False it is wrong, None it cannot be checked (masked, 15 digits, illegible)."""

    kind: str
    value: str
    proved: bool | None
    start: int
    end: int
    masked: bool = False


def find_identifiers(text: str) -> list[Identifier]:
    """Every identifier of `text` that a label introduces or whose shape is unmistakable."""
    return []
