"""Remedies told in a decision: reconsideration and suit, to whom, within what time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.documents.dossier import Span
from rules.facts.periods import Period

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Remedies:
    """`reconsideration` and `suit` are where each is told, None where it is not. `bodies` are the reconsideration authorities named; `court` the court named.

    `suit_after_reconsideration` is the period told for a suit against a reconsideration decision; it is not compared with the direct suit's.
    """

    reconsideration: Span | None = None
    reconsideration_period: Period | None = None
    bodies: tuple[Span, ...] = ()
    suit: Span | None = None
    suit_period: Period | None = None
    suit_after_reconsideration: Period | None = None
    court: Span | None = None


def told(paper: Paper) -> Remedies:
    """The remedies that `paper` tells of."""
    return Remedies()
