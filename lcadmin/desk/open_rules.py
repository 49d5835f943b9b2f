"""Rules that could not be judged as the workbench shows them: those with one cause together, under it, with the page to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lcadmin.language import current_language, said
from lcadmin.models import CoverageRow, Finding, Review
from rules.language import say_in


@dataclass(frozen=True, slots=True)
class Open:
    """Rules that are open for one reason: `words` say what they have in common ("" where a rule stands alone), `finding` is the one from which
    they follow, `page` where to look."""

    words: str
    page: int | None
    finding: Finding | None
    rows: tuple[CoverageRow, ...]


def open_rules(review: Review, findings: Sequence[Finding]) -> list[Open]:
    """The undetermined rules of `review`: those that have something in common first, then one by one, in the order of their ids."""
    rows = sorted((row for row in review.coverage if row.outcome == "undetermined"), key=lambda row: row.rule)
    by_key = {f.key: f for f in findings}
    found, taken = [], set()
    for told in review.open_causes or ():
        together = tuple(row for row in rows if row.cause == told["cause"])
        finding = by_key.get(told["cause"]) if told["finding"] else None
        if together and (finding is not None or not told["finding"]):
            found.append(Open("" if finding else _said(told), told.get("page"), finding, together))
            taken |= {row.rule for row in together}
    return found + [Open("", row.page, None, (row,)) for row in rows if row.rule not in taken]


def _said(told: dict[str, Any]) -> str:
    if current_language() == "zh":
        return str(told["message"])
    try:
        return say_in(said, told["message_id"], told["message_params"])
    except (KeyError, IndexError, ValueError):  # a template of another release
        return str(told["message"])
