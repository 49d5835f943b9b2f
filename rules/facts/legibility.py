"""Legibility: whether what cannot be read of a paper may hold what a rule looks for, and on what day a paper with a worn date was made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rules.facts import signature_block
from rules.reading.page import Source

if TYPE_CHECKING:
    from rules.facts.paper import Paper

ILLEGIBLE = "■▇█�"
TOUCHED = 40
"""So many characters of a scan before the signature block a seal may touch."""


def body_worn(paper: Paper) -> bool:
    """Whether part of `paper` above its signature block cannot be read. Under a seal only the agency's name and the day are lost."""
    if paper.document.unread:
        return True
    block = signature_block.of(paper).at
    end = len(paper.text)
    if block is not None and block.start > len(paper.text) // 2:
        end = block.start - (TOUCHED if paper.document.pages[-1].source is Source.OCR else 0)
    return any(c in ILLEGIBLE for c in paper.text[:end])


def day_of(paper: Paper) -> date | None:
    """The day of `paper`: that of its signature block; where that cannot be read, the last that it names, for it is no older."""
    return paper.date or max((m.day for m in paper.dates if m.day), default=None)
