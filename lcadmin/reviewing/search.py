"""Finding words in a file's pages, scanned ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import CaseFile, PageText
from lcadmin.reviewing.laid import unpacked
from rules.reading.normalise import normalise
from rules.reading.page import Box

MOST_HITS = 500
"""So many are told with their places; the others are counted."""
LONGEST = 100
"""Characters of what is looked for."""
AROUND = 14
"""Characters shown before and after a hit."""
BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: `start` and `end` are offsets in the page's text, `boxes` in points of the page as displayed."""

    page: int
    start: int
    end: int
    boxes: tuple[Box, ...]
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought: how many places there are, the first `MOST_HITS` of them, and how many pages were searched."""

    count: int
    hits: tuple[Hit, ...]
    pages: int


def find(case_file: CaseFile, words: str) -> Found:
    """Every place of `words` in the file, in page order: full and half width, capitals, spaces and line breaks make no difference, as for the
    checker."""
    wanted = _plain(normalise(words))[:LONGEST]
    pages = db.session.execute(select(PageText.page, PageText.text).where(PageText.sha256 == case_file.sha256).order_by(PageText.page)).all()
    if not wanted:
        return Found(0, (), len(pages))
    count, places = 0, []
    for page, text in pages:
        squeezed = _plain(text)
        here = squeezed.count(wanted)
        if here and count < MOST_HITS:
            places += [(page, text, start, end) for start, end in _in(text, squeezed, wanted)]
        count += here
    return Found(count, tuple(_hits(case_file, places[:MOST_HITS])), len(pages))


def _plain(text: str) -> str:
    """A normalised text without white space and capitals, character for character."""
    squeezed = BLANK.sub("", text)
    lower = squeezed.lower()
    return lower if len(lower) == len(squeezed) else squeezed  # a letter that has no small one of its own


def _in(text: str, squeezed: str, wanted: str) -> Iterator[tuple[int, int]]:
    offsets = [offset for offset, character in enumerate(text) if not character.isspace()]
    start = squeezed.find(wanted)
    while start >= 0:
        yield offsets[start], offsets[start + len(wanted) - 1] + 1
        start = squeezed.find(wanted, start + len(wanted))


def _hits(case_file: CaseFile, places: Sequence[tuple[int, str, int, int]]) -> Iterator[Hit]:
    numbers = sorted({page for page, *_ in places})
    asked = select(PageText.page, PageText.laid).where(PageText.sha256 == case_file.sha256, PageText.page.in_(numbers))
    laid = {page: unpacked(data) for page, data in db.session.execute(asked)}
    for page, text, start, end in places:
        yield Hit(
            page, start, end, tuple(laid[page].boxes(start, end)),
            BLANK.sub("", text[max(0, start - AROUND):start]), BLANK.sub("", text[start:end]), BLANK.sub("", text[end:end + AROUND]),
        )
