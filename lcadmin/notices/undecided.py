"""What a notice says of the rules that could not be judged: all that has one cause in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lcadmin.models import Finding, Review
from rules.judging import RULES


@dataclass(frozen=True, slots=True)
class Undetermined:
    """Rules that could not be judged, by their titles, and why; `caused_by` is the title of the problem in the notice from which they follow."""

    title: str
    reason: str
    caused_by: str = ""


def undecided(review: Review, told: list[Finding]) -> Iterator[Undetermined]:
    """The undetermined rules of `review`, where the notice tells the findings `told`. What follows from a finding that it does not tell (one
    that was dismissed) is told for its own reason."""
    titles = {f.key: f.title for f in told}
    rows = sorted((row for row in review.coverage if row.outcome == "undetermined"), key=lambda row: row.rule)
    taken: set[str] = set()
    for cause in review.open_causes or ():
        together = [row for row in rows if row.cause == cause["cause"]]
        if together and (not cause["finding"] or cause["cause"] in titles):
            taken |= {row.rule for row in together}
            names = "、".join(_title(row.rule) for row in together)
            yield Undetermined(names, "", titles[cause["cause"]]) if cause["finding"] else Undetermined(names, cause["message"])
    for row in rows:
        if row.rule not in taken:
            yield Undetermined(_title(row.rule), row.reason)


def _title(rule: str) -> str:
    return RULES[rule].title if rule in RULES else rule
