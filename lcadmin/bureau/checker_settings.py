"""What goes along with every file to the checker: one table, made of the parts that the bureau's modules give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from lcadmin.bureau import department_settings, laws, own_rules, rule_standings, score_schemes

PARTS: list[Callable[[date], dict[str, Any]]] = [
    own_rules.part, laws.part, department_settings.part, rule_standings.part, score_schemes.part,
]  # fmt: skip
"""Each gives top-level keys of the checker's settings (`--settings`) as they are known on the day of the review; no two the same key."""


def checker_settings(as_of: date) -> dict[str, Any]:
    """The settings for a review of the day `as_of`, as JSON values. Raises ValueError when two parts give the same key."""
    told: dict[str, Any] = {}
    for part in PARTS:
        given = part(as_of)
        if twice := told.keys() & given.keys():
            raise ValueError(f"set twice: {', '.join(sorted(twice))}")
        told |= given
    return told
