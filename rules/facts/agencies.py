"""Agencies: which body signs a paper, of what department and level it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A body as named at `at`. `department` is a code (market_supervision, housing_and_city_management, ecology, agriculture, transport, health, emergency, culture, street, …) or None.

    `level` is "district" (county, district or county-level city), "city", "province", "township" or None where the name does not say.
    """

    name: str
    at: Span
    department: str | None = None
    level: str | None = None


def signing(paper: Paper) -> AgencyName | None:
    """The body named in the signature block of `paper`, else in its heading."""
    return None
