"""Blank forms: papers in which nothing of a case has been filled in, so that nothing can be held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.facts.paper import Paper


def is_blank(paper: Paper) -> bool:
    """Whether `paper` names no party, bears no number of its own, no date and no amount: a ministry's form, not a paper of a case."""
    named = any(p.label != "addressee" for p in paper.parties)
    return not named and not paper.dates and not any(m.yuan for m in paper.amounts) and _number_missing(paper)


def _number_missing(paper: Paper) -> bool:
    return paper.number is None or not any(c.isdigit() for c in paper.number.value)
