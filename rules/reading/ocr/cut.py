"""What is cut out of a page for the recogniser: a line of text each, parted where a border runs between two cells, stacked letters laid side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rules.reading.ocr.engine import Pixels
from rules.reading.ocr.ink import ink_in
from rules.reading.ocr.reading import Box, Rule

NARROWEST = 0.045
"""Inches: nothing narrower or lower is text."""
OUTSIDE = 0.012
"""Inches of a border's thickness to either side of its middle."""
STACKED = 1.5
"""Letters that stand one below the other make a box this many times as high as wide."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line by its box in pixels. `letters` are the boxes of letters that stand one below the other, from top to bottom; else empty."""

    box: tuple[int, int, int, int]
    letters: tuple[tuple[int, int, int, int], ...] = ()

    def pixels(self, picture: Pixels) -> Pixels:
        """The line as the recogniser is to see it: stacked letters side by side."""
        if not self.letters:
            x0, y0, x1, y1 = self.box
            return picture[y0:y1, x0:x1]
        side = max(max(x1 - x0, y1 - y0) for x0, y0, x1, y1 in self.letters)
        row = np.full((side, side * len(self.letters)), int(np.median(picture[self.box[1]:self.box[3], self.box[0]:self.box[2]])), np.uint8)
        for number, (x0, y0, x1, y1) in enumerate(self.letters):
            top, left = (side - (y1 - y0)) // 2, number * side + (side - (x1 - x0)) // 2
            row[top:top + y1 - y0, left:left + x1 - x0] = picture[y0:y1, x0:x1]
        return row


def cuts_of(boxes: Sequence[Box], across: Sequence[Rule], down: Sequence[Rule], grey: Pixels, dpi: float) -> list[Cut]:
    """The lines to be recognised in `grey`, given the boxes where text was found and the ruled lines, all in pixels."""
    height, width = grey.shape
    least = NARROWEST * dpi
    cuts = []
    for box in boxes:
        for part in _parted(box, down, dpi):
            x0, y0, x1, y1 = _within(part, across, dpi)
            whole = (max(0, round(x0)), max(0, round(y0)), min(width, round(x1)), min(height, round(y1)))
            if whole[2] - whole[0] < least or whole[3] - whole[1] < least:
                continue
            cuts.append(Cut(whole, _letters(whole, grey) if whole[3] - whole[1] > STACKED * (whole[2] - whole[0]) else ()))
    return cuts


def _parted(box: Box, down: Sequence[Rule], dpi: float) -> list[Box]:
    """`box` cut at the borders that run through it from top to bottom."""
    x0, y0, x1, y1 = box
    middle, edge = (y0 + y1) / 2, OUTSIDE * dpi
    inside = sorted(x for x, top, bottom in down if x0 < x < x1 and top <= middle <= bottom and bottom - top > 1.2 * (y1 - y0) * 0.7)
    if not inside:
        return [box]
    parts = []
    start = x0
    for x in [*inside, None]:
        end = x1 if x is None else x - edge
        if end - start > NARROWEST * dpi:
            parts.append((start, y0, end, y1))
        start = end if x is None else x + edge
    return parts


def _within(box: Box, across: Sequence[Rule], dpi: float) -> Box:
    """`box` without the borders along its upper and lower edge."""
    x0, y0, x1, y1 = box
    middle, edge = (x0 + x1) / 2, OUTSIDE * dpi
    third = (y1 - y0) / 3
    for y, left, right in across:
        if left <= middle <= right:
            if y0 <= y < y0 + third:
                y0 = y + edge
            elif y1 - third < y <= y1:
                y1 = y - edge
    return x0, y0, x1, y1


def _letters(box: tuple[int, int, int, int], grey: Pixels) -> tuple[tuple[int, int, int, int], ...]:
    """The letters of a narrow box that stand one below the other; none where it holds a single letter or what cannot be parted."""
    x0, y0, x1, y1 = box
    rows = ink_in(grey[y0:y1, x0:x1]).any(axis=1)
    used = np.flatnonzero(rows)
    if not len(used):
        return ()
    breaks = np.flatnonzero(np.diff(used) > 1)
    runs = [(int(used[a]), int(used[b]) + 1) for a, b in zip(np.r_[0, breaks + 1], np.r_[breaks, len(used) - 1], strict=True)]
    side = x1 - x0
    letters: list[tuple[int, int]] = []
    for top, bottom in runs:
        if letters and bottom - letters[-1][0] <= 0.8 * side:
            letters[-1] = (letters[-1][0], bottom)
        else:
            letters.append((top, bottom))
    if len(letters) < 2 or any(bottom - top > 1.2 * side for top, bottom in letters):
        return ()
    return tuple((x0, max(y0, y0 + top - 2), x1, min(y1, y0 + bottom + 2)) for top, bottom in letters)


