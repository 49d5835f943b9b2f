"""Chronology: the days of a case by meaning, each the first of its kind, with the place that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.case import Case


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    at: Span


def of(case: Case) -> dict[str, Event]:
    """Keys as in the contract: clue, filing, inspection, notice, notice_served, statement, hearing, legal_review, discussion, decision, decision_served, paid, publicity, closing, archived."""
    return {}
