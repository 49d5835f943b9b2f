"""Blank forms: papers that nobody has filled in yet. They accuse nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.paper import Paper

BLANK = re.compile(r"_{2,}|×{2,}|…{2,}|\(\s{2,}\)|〔\s*〕")
BLANK_DAY = re.compile(r"(?<![\d〇○零一二三四五六七八九十])[_\s×]*年[_\s×]*月[_\s×]*日")
MANY = 3


def is_blank_form(paper: Paper) -> bool:
    """Whether `paper` is a form without a date that still has its blanks: a day to be filled in, or three and more places."""
    return paper.date is None and (bool(BLANK_DAY.search(paper.text)) or len(BLANK.findall(paper.text)) >= MANY)
