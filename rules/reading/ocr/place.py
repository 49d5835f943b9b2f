"""Where each character of a recognised line stands, to the ink.

The recogniser tells about where a character's middle is; its edges are found in the gaps of the ink between two middles.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from rules.reading.ocr.cut import Cut
from rules.reading.ocr.engine import Pixels
from rules.reading.ocr.ink import ink_in
from rules.reading.ocr.lines import Character
from rules.reading.ocr.reading import Glyph, ReadLine

CHINESE_FROM = "\u2e80"
FULL = 0.92
"""The ink of a Chinese character is about this share of its square."""
FIGURE = 0.72
"""The ink of a digit is about this share of the square of a Chinese character as high."""
SPACED = 1.15
"""Characters that stand so much farther apart than their ink is high are set apart (送 达 回 证)."""
WIDEST = 0.65
"""A character's ink reaches no farther from its middle, in characters' widths; what does is a seal's or a stain's."""
ALONG_RULE = 0.7
"""A row of which this share is ink is a ruled line, not text."""


def rows_of(ink: NDArray[np.bool_]) -> tuple[int, int]:
    """The first row of a line's ink and the one after its last, ruled lines and what strays in from the lines above and below left out."""
    height, width = ink.shape
    counts = ink.sum(axis=1)
    counts[counts > ALONG_RULE * width] = 0
    used = np.flatnonzero(counts > max(1, 0.004 * width))
    if not len(used):
        return 0, height
    breaks = np.flatnonzero(np.diff(used) > max(2, height // 10))
    runs = [(int(used[a]), int(used[b]) + 1) for a, b in zip(np.r_[0, breaks + 1], np.r_[breaks, len(used) - 1], strict=True)]
    middle = height / 2
    kept = [r for r in runs if r[0] <= middle <= r[1] or (r[0] > 0.15 * height and r[1] < 0.85 * height)] or [max(runs, key=lambda r: r[1] - r[0])]
    return min(r[0] for r in kept), max(r[1] for r in kept)


def edges_of(columns: NDArray[np.bool_], middles: Sequence[float], em: float) -> list[tuple[float, float]]:
    """The left and right edge of each character, given which columns of the line hold ink and about where each middle is, all in pixels."""
    width = len(columns)
    if not middles:
        return []
    order = [min(max(m, 0.0), width - 1.0) for m in middles]
    used = np.flatnonzero(columns)
    first, last = (float(used[0]), float(used[-1] + 1)) if len(used) else (0.0, float(width))
    left = [max(first, order[0] - em)]
    right = []
    for here, there in pairwise(order):
        start, end = int(here), max(int(there), int(here) + 1)
        a, b = _gap(columns[start:end], (there - here) / 2)
        right.append(start + a)
        left.append(start + b)
    right.append(min(last, order[-1] + em))
    return [(min(a, b - 0.5), max(b, a + 0.5)) for a, b in zip(left, right, strict=True)]


def _gap(columns: NDArray[np.bool_], middle: float) -> tuple[float, float]:
    """The blank stretch that parts two characters: wide, and near the `middle` between them; where ink runs through, the middle itself."""
    blank = np.r_[False, ~columns, False].astype(np.int8)
    change = np.diff(blank)
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    if not len(starts):
        return middle, middle
    best = int(np.argmax((ends - starts) - np.abs((starts + ends) / 2 - middle)))
    return float(starts[best]), float(ends[best])


def em_of(text: str, middles: Sequence[float], ink_height: float, widths: Sequence[float]) -> float:
    """The width of one Chinese character of a line's type, in pixels: the usual step between two, or as their ink is high where they are set apart."""
    chinese = [c >= CHINESE_FROM and c not in "，。、；：？！（）《》“”‘’〔〕一" for c in text]
    if not any(chinese):
        return ink_height / (FIGURE if any(c.isalnum() for c in text) else 0.5)
    by_ink = max(ink_height, max(w for w, c in zip(widths, chinese, strict=True) if c)) / FULL
    steps = [b - a for a, b, x, y in zip(middles, middles[1:], chinese, chinese[1:], strict=False) if x and y]
    if len(steps) < 2:
        return by_ink
    return min(median(steps), by_ink) if median(steps) > SPACED * by_ink else median(steps)


def placed(cut: Cut, characters: Sequence[Character], grey: Pixels, dpi: float, stamped: bool) -> ReadLine:
    """A recognised line with the edges of its characters, in inches of the picture `grey`; `stamped` where a seal reaches into it."""
    if cut.letters:
        return _stacked(cut, characters, dpi)
    x0, y0, x1, y1 = cut.box
    ink = ink_in(grey[y0:y1, x0:x1])
    top, bottom = rows_of(ink)
    columns = np.asarray(ink[top:bottom].any(axis=0))
    middles = [c.at * (x1 - x0) for c in characters]
    rough = max(bottom - top, 1) / FULL
    edges = edges_of(columns, middles, rough)
    em = em_of("".join(c.character for c in characters), middles, bottom - top, [b - a for a, b in edges])
    if stamped:
        edges = [(max(a, m - WIDEST * em), min(b, m + WIDEST * em)) for m, (a, b) in zip(middles, edges, strict=True)]
    glyphs = tuple(Glyph(c.character, (x0 + a) / dpi, (x0 + b) / dpi, c.sure, c.others) for c, (a, b) in zip(characters, edges, strict=True))
    return ReadLine((glyphs[0].x0, (y0 + top) / dpi, glyphs[-1].x1, (y0 + bottom) / dpi), em / dpi, glyphs)


def _stacked(cut: Cut, characters: Sequence[Character], dpi: float) -> ReadLine:
    letters = cut.letters
    glyphs = []
    for character in characters:
        x0, y0, x1, y1 = letters[min(int(character.at * len(letters)), len(letters) - 1)]
        glyphs.append(Glyph(character.character, y0 / dpi, y1 / dpi, character.sure, character.others))
    x0, y0, x1, y1 = cut.box
    return ReadLine((x0 / dpi, y0 / dpi, x1 / dpi, y1 / dpi), median(b - a for _, a, _, b in letters) / FULL / dpi, tuple(glyphs), True)
