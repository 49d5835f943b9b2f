"""What later papers tell of earlier steps (当事人于…提出陈述申辩, 本局于…举行听证): clause by clause, with the day in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import find_dates

if TYPE_CHECKING:
    from rules.facts.paper import Paper

NARRATORS = (
    "penalty_decision", "no_penalty_decision", "penalty_approval", "group_discussion", "legal_review", "statement_review",
    "investigation_report", "closing_approval",
)
"""Papers in which the agency tells what has happened, the most telling first."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or a part of one that a semicolon ends, of `paper`, without white space; `start` is its offset in the squeezed text."""

    paper: Paper
    text: str
    start: int

    def span(self, start: int, end: int) -> Span:
        return self.paper.document.unsqueeze(self.start + start, self.start + end)

    def day_before(self, offset: int) -> date | None:
        """The day last named before `offset`, else the first after it."""
        mentions = find_dates(self.text)
        before = [m.day for m in mentions if m.end <= offset]
        return before[-1] if before else next((m.day for m in mentions), None)


ENDS = re.compile("[。;?!]|$")


def clauses(paper: Paper) -> Sequence[Clause]:
    """The clauses of `paper`, in order."""
    return paper.clauses


def parted(paper: Paper) -> Iterator[Clause]:
    """The clauses of `paper`, as it keeps them."""
    squeezed = paper.document.squeezed
    start = 0
    for m in ENDS.finditer(squeezed):
        if m.start() > start:
            yield Clause(paper, squeezed[start:m.start()], start)
        start = m.end()
