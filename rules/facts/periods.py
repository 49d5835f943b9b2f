"""Periods that a paper gives the party: for statements, for asking for a hearing, for payment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Period:
    """`number` of `unit` ("days", "working_days", "months", "years"); `start` is "receipt", "decision" or None where not said."""

    number: int
    unit: str
    at: Span
    start: str | None = None


@dataclass(frozen=True, slots=True)
class Periods:
    statement: Period | None = None
    hearing: Period | None = None
    payment: Period | None = None


def given(paper: Paper) -> Periods:
    """The periods that `paper` gives."""
    return Periods()
