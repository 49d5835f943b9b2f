"""Blank forms: papers in which nothing of a case has been filled in, so that nothing can be held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.paper import Paper

GAP = re.compile(r"_{2,}|×{2,}|…{2,}|\(\s{2,}\)|〔\s*〕")
"""A place that was to be filled in."""
DAY = re.compile(r"(?<![\d〇○零一二三四五六七八九十])[_\s×]*年[_\s×]*月[_\s×]*日")
"""A date that was to be filled in."""
MANY = 3


def is_blank(paper: Paper) -> bool:
    """Whether `paper` is a form, not a paper of a case: without a date, number or amount of its own, it names no party or still has its gaps.

    What cannot be read (■) was filled in by somebody. One whose day alone was left open (a notice with its party and its amount) is no blank form.
    """
    if "■" in paper.text or paper.dates or any(m.yuan for m in paper.amounts) or not _number_missing(paper):
        return False
    named = any(p.label != "addressee" for p in paper.parties)
    return not named or bool(DAY.search(paper.text)) or len(GAP.findall(paper.text)) >= MANY


def _number_missing(paper: Paper) -> bool:
    return paper.number is None or not any(c.isdigit() for c in paper.number.value)
