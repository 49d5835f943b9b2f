"""Penalties: which kinds a decision imposes or a notice or report proposes, with their amounts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Penalties:
    """What is imposed or proposed: kinds by code (warning, criticism, fine, confiscate_income, confiscate_goods, suspend_business, revoke_licence, restrict, detention …), each with its place.

    `fine` and `confiscated` (money: illegal income) are sums in yuan, None where none is stated.
    """

    kinds: dict[str, Span]
    fine: Decimal | None = None
    confiscated: Decimal | None = None
    fine_at: Span | None = None
    confiscated_at: Span | None = None


def imposed(paper: Paper) -> Penalties:
    """The penalties in the operative part of `paper`."""
    return Penalties({})
