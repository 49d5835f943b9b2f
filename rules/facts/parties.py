"""Parties: the person or organisation that the case is about, as each paper names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name as written; `label` is the field that gives it (当事人, 被处罚人, 受送达人 …) or "addressee"."""

    name: str
    label: str
    at: Span


def named(paper: Paper) -> list[PartyName]:
    """The party as `paper` names it, the most telling first."""
    return []
