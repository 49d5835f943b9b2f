"""Deliveries: which paper was served on whom, how and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Delivery:
    """One service. `of` is the kind of the paper served ("penalty_decision", "prior_notice", …) or None where the receipt does not say; `names` its words.

    `way` is "direct", "left", "mail", "announcement", "electronic", "entrusted", "on_paper" (signed for on the paper itself) or None. `day` is the day of service:
    of mail the posting where that is what is recorded (`posted`). `at` is where the day stands.
    """

    paper: Paper
    of: str | None
    number: str | None
    way: str | None
    day: date | None
    at: Span
    posted: date | None = None
    attempted: date | None = None


def recorded(case: Case) -> list[Delivery]:
    """Every delivery that the file records, in page order."""
    return []
