"""Signature places: where a record or form asks somebody to sign, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """`who` is "party", "officer", "recorder", "witness" or "other"; `label` as printed; `names` what stands in the place (empty: nothing)."""

    who: str
    label: str
    names: tuple[str, ...]
    at: Span


def places(paper: Paper) -> list[SignaturePlace]:
    """The signature places of `paper` in reading order."""
    return []
