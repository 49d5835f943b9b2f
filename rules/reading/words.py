"""The words of a text layer: runs of characters without white space, each with its box, cut where a ruled line parts two cells."""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from rules.reading.layer import Layer
from rules.reading.overprint import stamped_over
from rules.reading.page import Box, Line, Ruled, Word
from rules.reading.quick import character_angle, is_generated

PRINTED = re.compile(r"\S+")
SLANT = 0.1
"""Words turned by more than this share of a quarter from upright or sideways are no part of a page's text."""
GAP = 0.12
"""A gap between two characters of one word is narrower than this, in characters' widths."""
CHINESE_FROM = "\u2e80"

make = tuple.__new__
"""A NamedTuple made at a third of the price."""


@dataclass(slots=True)
class Laid:
    """A page's text with plain newlines, its lines, its words with their boxes, and how many characters were left out because nobody sees them."""

    raw: str
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    unseen: int = 0
    seal: Box | None = None
    """Where a seal that is printed as text stands; its words are none of the page's."""


def laid_out(layer: Layer, with_unseen: bool) -> Laid:
    """The words of `layer`; `with_unseen`: those as well that nobody can see."""
    raw, indices, place = layer.raw, layer.indices, layer.place
    hides, reddened = layer.drawn.unseen and not with_unseen, layer.drawn.red
    width, height = layer.placing.size
    cut = _Cuts(layer.drawn.ruled, place) if layer.drawn.ruled.down else None
    reds: list[bool] = []
    rows: list[str] = []
    lines: list[Line] = []
    words: list[Word] = []
    offset = first = unseen = slanted = 0
    for row in layer.text.split("\r\n"):
        if "\r" in row or "\n" in row:
            row = row.replace("\r", " ").replace("\n", " ")
        before, previous = len(words), 0
        for start, end in _runs(row, first, layer, hides) if hides or reddened else [match.span() for match in PRINTED.finditer(row)]:
            at = first + start
            angle = character_angle(raw, at if indices is None else indices[at])
            if angle and _slants(angle):
                slanted += end - start
                continue
            box = head = tail = place(at)
            if end - start > 1:
                tail = place(first + end - 1)
                box = _around_both(head, tail)
            if box[2] < 0 or box[3] < 0 or box[0] > width or box[1] > height:
                unseen += end - start
                continue
            gap = first + previous if indices is None else indices[first + previous]
            spaced = previous < start and _is_printed(raw, gap, gap + start - previous)
            em = head[2] - head[0] if row[start] >= CHINESE_FROM else tail[2] - tail[0] if row[end - 1] >= CHINESE_FROM else box[3] - box[1]
            word = make(Word, (offset + start, offset + end, box, em if em > 1.0 else max(box[3] - box[1], 1.0), spaced))
            if cut is None or end - start == 1:
                words.append(word)
            else:
                words += cut(word, at)
            if reddened:
                reds += [layer.ink.is_red(layer.index(at))] * (len(words) - len(reds))
            previous = end
        end = offset + len(row)
        lines.append(make(Line, (offset, end, _around(words, before))))
        rows.append(row)
        offset, first = end + 1, first + len(row) + 2
    if hides:
        unseen = len(layer.solid) - sum(word.end - word.start for word in words) - slanted
    seal = None
    if reddened and any(reds) and not all(reds):
        stamped, seal = stamped_over(words, reds)
        words = [word for number, word in enumerate(words) if number not in stamped]
    return Laid("\n".join(rows), tuple(lines), tuple(words), unseen, seal)


def _runs(row: str, first: int, layer: Layer, hides: bool) -> Iterator[tuple[int, int]]:
    """The printed runs of a row (`first` is its offset in the layer's text) of one colour, as far as they can be seen where some `hides`."""
    ink, reddened = layer.ink, layer.drawn.red
    for match in PRINTED.finditer(row):
        start, red = match.start(), False
        for at in range(match.start(), match.end()):
            index = layer.index(first + at)
            shown = not hides or ink.is_shown(index)
            own = shown and reddened and ink.is_red(index)
            if start < at and not (shown and own == red):
                yield start, at
                start = at
            if not shown:
                start = at + 1
            red = own
        if start < match.end():
            yield start, match.end()


def _is_printed(raw: Any, first: int, end: int) -> bool:
    """Whether a space among the characters from `first` to before `end` is one of the file's and not only put for a gap."""
    return any(map((1).__ne__, map(is_generated, repeat(raw), range(first, end))))


def _slants(angle: float) -> bool:
    """Whether a character turned by `angle` is written across the page: a watermark's."""
    turns = angle / (math.pi / 2)
    return abs(turns - round(turns)) > SLANT


def _around_both(one: Box, other: Box) -> Box:
    return (
        one[0] if one[0] < other[0] else other[0], one[1] if one[1] < other[1] else other[1],
        one[2] if one[2] > other[2] else other[2], one[3] if one[3] > other[3] else other[3])


def _around(words: list[Word], first: int) -> Box | None:
    """The box around the words from `first` on."""
    if len(words) <= first + 1:
        return words[first].box if len(words) > first else None
    x0, y0, x1, y1 = words[first].box
    for word in words[first + 1:]:
        a, b, c, d = word.box
        if a < x0:
            x0 = a
        if b < y0:
            y0 = b
        if c > x1:
            x1 = c
        if d > y1:
            y1 = d
    return x0, y0, x1, y1


class _Cuts:
    """Cuts a word where a ruled line runs through a gap in it: the texts of two cells that stand close together. Text that overflows its cell is one."""

    def __init__(self, ruled: Ruled, place: Callable[[int], Box]) -> None:
        self.down = sorted(ruled.down)
        self.at = [x for x, _, _ in self.down]
        self.place = place

    def __call__(self, word: Word, first: int) -> list[Word]:
        """The pieces of `word`, whose first character stands at `first` in the layer's text."""
        x0, y0, x1, y1 = word.box
        left, right = x0 + word.em / 2, x1 - word.em / 2
        number = bisect_right(self.at, left)
        if number == len(self.at) or self.at[number] >= right:
            return [word]
        middle = (y0 + y1) / 2
        cuts = []
        for x, top, bottom in self.down[number:]:
            if x >= right:
                break
            if top <= middle <= bottom:
                cuts.append(x)
        return self._cut(word, [*cuts, math.inf], first) if cuts else [word]

    def _cut(self, word: Word, cuts: list[float], first: int) -> list[Word]:
        pieces: list[Word] = []
        start = 0
        boxes = [self.place(first + i) for i in range(word.end - word.start)]
        for cut in cuts:
            end = start
            while end < len(boxes) and (boxes[end][0] + boxes[end][2]) / 2 < cut:
                end += 1
            if end <= start or (end < len(boxes) and boxes[end][0] - boxes[end - 1][2] < GAP * word.em):
                continue
            own = boxes[start:end]
            box = (own[0][0], min(b[1] for b in own), own[-1][2], max(b[3] for b in own))
            pieces.append(Word(word.start + start, word.start + end, box, word.em, word.spaced if not pieces else False))
            start = end
        return pieces
