"""A page's text with its places, as plain data: made by the reader's process, kept with the file, shown over the picture, searched, and
written into searchable copies."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rules.reading.page import SURE, Box, Page

RIGHT, DOWN, LEFT, UP = range(4)
WIDE_FROM = "\u2000"
"""From here on a character is as wide as high; those before are half as wide."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters without white space: `start` and `end` are offsets in the page's text, `box` is in points of the page as displayed,
    `way` where its characters run (RIGHT, DOWN, LEFT, UP)."""

    start: int
    end: int
    box: Box
    way: int = RIGHT


@dataclass(frozen=True, slots=True)
class Laid:
    """A page's text as printed (`raw`; lines parted by newlines), its words, and the characters that OCR may have taken for others."""

    raw: str
    words: tuple[Piece, ...] = ()
    doubts: tuple[Piece, ...] = ()

    def packed(self) -> bytes:
        """As bytes that `unpacked` takes."""
        told = [self.raw, [_plain(w) for w in self.words], [_plain(d) for d in self.doubts]]
        return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 6)

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """Where the characters from `start` to `end` stand: one box for each word that they touch."""
        for word in self.words:
            if word.start < end and start < word.end:
                yield self.part(word, max(start, word.start), min(end, word.end))

    def part(self, word: Piece, start: int, end: int) -> Box:
        """The box of some characters of `word`; each takes the room of its kind, since a word is set in one type."""
        if (start, end) == (word.start, word.end):
            return word.box
        widths = [advance(c) for c in self.raw[word.start:word.end]]
        whole = sum(widths)
        first, last = sum(widths[:start - word.start]) / whole, sum(widths[:end - word.start]) / whole
        x0, y0, x1, y1 = word.box
        if word.way in (LEFT, UP):
            first, last = 1 - last, 1 - first
        if word.way in (RIGHT, LEFT):
            return x0 + first * (x1 - x0), y0, x0 + last * (x1 - x0), y1
        return x0, y0 + first * (y1 - y0), x1, y0 + last * (y1 - y0)


def unpacked(data: bytes) -> Laid:
    """The page's text that was packed as `data`."""
    raw, words, doubts = json.loads(zlib.decompress(data))
    return Laid(raw, *(tuple(Piece(a, b, (x0, y0, x1, y1), way) for a, b, x0, y0, x1, y1, way in some) for some in (words, doubts)))


def advance(character: str) -> int:
    """The room that a character takes on its line: 2 as wide as high, 1 half of it."""
    return 2 if character >= WIDE_FROM else 1


def laid_of(page: Page) -> Laid:
    """The page as it was read, with places on the page as it is displayed."""
    if page.confidence is None or page.boxes is None:
        return Laid(page.raw, tuple(Piece(w.start, w.end, _rounded(w.box), _upright_way(w.box, w.end - w.start)) for w in page.words))
    boxes = page.boxes()
    ways = [_way(boxes[w.start:w.end]) for w in page.words]
    usual = Counter(way for way in ways if way is not None).most_common(1)
    words, doubts = [], []
    for word, way in zip(page.words, ways, strict=True):
        box = _around(boxes[word.start:word.end])
        if box is None:
            continue
        words.append(Piece(word.start, word.end, box, usual[0][0] if way is None and usual else way or RIGHT))
        for doubtful, run in groupby(range(word.start, word.end), lambda i: page.confidence is not None and page.confidence[i] < SURE):
            offsets = list(run)
            own = _around(boxes[offsets[0]:offsets[-1] + 1]) if doubtful else None
            if own is not None:
                doubts.append(Piece(offsets[0], offsets[-1] + 1, own, words[-1].way))
    return Laid(page.raw, tuple(words), tuple(doubts))


def size_of(page: Page, laid: Laid) -> tuple[float, float]:
    """Width and height of the page as displayed: the reader gives those of a scan set upright."""
    usual = Counter(word.way for word in laid.words).most_common(1)
    turned = page.confidence is not None and bool(usual) and usual[0][0] in (DOWN, UP)
    return (page.height, page.width) if turned else (page.width, page.height)


def sureness(page: Page) -> tuple[float | None, int]:
    """The mean confidence of a page's printed characters (None where its text is certain), and how many are doubtful."""
    if page.confidence is None:
        return None, 0
    printed = [c for c, character in zip(page.confidence, page.raw, strict=True) if not character.isspace()]
    return (sum(printed) / len(printed) if printed else 1.0), sum(c < SURE for c in printed)


def _upright_way(box: Box, characters: int) -> int:
    return DOWN if characters > 1 and box[3] - box[1] > 1.5 * (box[2] - box[0]) else RIGHT


def _way(boxes: Sequence[Box | None]) -> int | None:
    """Where characters run by their boxes; None for a single one."""
    there = [box for box in boxes if box is not None]
    if len(there) < 2:
        return None
    x, y = (there[-1][i] + there[-1][i + 2] - there[0][i] - there[0][i + 2] for i in (0, 1))
    return (RIGHT if x > 0 else LEFT) if abs(x) >= abs(y) else (DOWN if y > 0 else UP)


def _around(boxes: Sequence[Box | None]) -> Box | None:
    there = [box for box in boxes if box is not None]
    if not there:
        return None
    return _rounded((min(b[0] for b in there), min(b[1] for b in there), max(b[2] for b in there), max(b[3] for b in there)))


def _rounded(box: Box) -> Box:
    """A tenth of a point is a thirtieth of a millimetre."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _plain(piece: Piece) -> list[float]:
    return [piece.start, piece.end, *piece.box, piece.way]
