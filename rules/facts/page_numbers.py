"""Page numbers of a file: the numbers stamped on its pages in order, and where they break off, jump or come twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rules.facts.order_of_papers import volumes
from rules.reading.page import Source

if TYPE_CHECKING:
    from rules.facts.case import Case

UNNUMBERED = frozenset(["case_cover", "case_catalogue", "case_remarks"])
"""Sheets that carry no number of the file; where they do, it is not asked about."""

RUN = 2
"""Pages on either side whose numbers must run on, so that a break between scanned pages is no number misread."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A page (from 1) that should bear a number, and the number on it; None where none was read."""

    page: int
    number: int | None
    scanned: bool


@dataclass(frozen=True, slots=True)
class Break:
    """`number` on `page` does not follow `before`. `sure` is False where a misread number would explain it."""

    page: int
    before: int
    number: int
    sure: bool


def stamped(case: Case) -> list[list[Stamped]]:
    """The pages that should bear a number, volume by volume; blank backs, covers, catalogues and remarks sheets left out."""
    bound = {page.number for p in case.all(*UNNUMBERED) for page in p.document.pages}
    found = []
    for volume in volumes(case):
        if not volume.papers:
            continue
        first, last = volume.papers[0].document.first_page, volume.papers[-1].document.last_page
        pages = [p for p in case.dossier.pages if first <= p.number <= last and p.number not in bound and (p.text.strip() or p.source is Source.UNREAD)]
        folios = case.dossier.folios
        found.append([Stamped(p.number, folios[p.number - 1] if p.number <= len(folios) else None, p.source is not Source.TEXT) for p in pages])
    return [pages for pages in found if pages]


def breaks(pages: list[Stamped]) -> Iterator[Break]:
    """Where the numbers of `pages` do not run on; pages without a number in between may hold the numbers that are missing."""
    told = [(i, p) for i, p in enumerate(pages) if p.number is not None]
    for n in range(1, len(told)):
        (i, one), (j, other) = told[n - 1], told[n]
        if one.number is None or other.number is None:
            continue
        step = other.number - one.number
        if 1 <= step <= j - i:
            continue
        sure = not (one.scanned or other.scanned) or (_runs(told[:n]) and _runs(told[n:][:RUN + 1][::-1]))
        yield Break(other.page, one.number, other.number, sure)


def _runs(told: list[tuple[int, Stamped]]) -> bool:
    """Whether the last numbers of `told` run on one by one (backwards too)."""
    tail = [p.number for _, p in told[-(RUN + 1):]]
    return len(tail) > RUN and all(a is not None and b is not None and abs(a - b) == 1 for a, b in pairwise(tail))
