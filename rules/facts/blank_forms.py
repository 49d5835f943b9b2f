"""Blank forms: papers in which nothing of a case has been filled in, so that nothing can be held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.paper import Paper

UNFILLED = re.compile(r"(?<!\d)[_\s]*年[_\s]*月[_\s]*日")
"""A date that was to be filled in."""


def is_blank(paper: Paper) -> bool:
    """Whether `paper` names no party, bears no number of its own, no date and no amount: a ministry's form, not a paper of a case."""
    if paper.dates or any(m.yuan for m in paper.amounts) or not _number_missing(paper):
        return False
    named = any(p.label != "addressee" for p in paper.parties)
    return not named or UNFILLED.search(paper.text) is not None


def _number_missing(paper: Paper) -> bool:
    return paper.number is None or not any(c.isdigit() for c in paper.number.value)
