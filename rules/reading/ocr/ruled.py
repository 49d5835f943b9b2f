"""The ruled lines in an upright picture: the borders of a form's cells, told from the strokes of type by their length and by where they meet."""

import cv2
import numpy as np

from rules.reading.ocr.engine import Pixels
from rules.reading.ocr.reading import Rule

DPI = 110.0
"""Borders are found at this resolution: the thinnest are a quarter of a point wide, and grey there."""
CONTRAST = 28
PIECE = 0.2
"""Inches: a border is straight for so long at least without a break."""
SHORTEST = 0.3
"""Inches: a shorter line is taken for a border only by accident."""
ALONE = 1.3
"""Inches: a line is a border by itself from this length on; a shorter one where it ends at other borders."""
THICKEST = 0.06
GAP = 0.15
"""Inches that a border may be broken by a stamp, a fold or dust."""
DRAWN = 0.75
"""Share of a border that is there in the picture."""
REACH = 0.09
"""Inches by which two borders may miss each other at a corner."""


def ruled_in(grey: Pixels, dpi: float) -> tuple[list[Rule], list[Rule]]:
    """The rules across (y, x0, x1) and down (x, y0, y1) in a grey picture of `dpi`, in its pixels."""
    share = min(1.0, DPI / dpi)
    if share < 1.0:
        grey = cv2.resize(grey, (max(1, round(grey.shape[1] * share)), max(1, round(grey.shape[0] * share))), interpolation=cv2.INTER_AREA)
    own = dpi * share
    window = round(own * 0.25) | 1
    dark = (cv2.subtract(cv2.blur(grey, (window, window)), grey) > CONTRAST).astype(np.uint8)
    across, down = _runs(dark, own), _runs(np.ascontiguousarray(dark.T), own)
    across, down = _borders(across, down, own), _borders(down, across, own)
    across, down = _met(across, down, own), _met(down, across, own)
    return _scaled(across, 1 / share), _scaled(down, 1 / share)


def _runs(dark: Pixels, dpi: float) -> list[Rule]:
    """Long thin level runs of dark pixels, the pieces of one line put together."""
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, max(8, round(dpi * PIECE))), np.uint8))
    if not opened.any():
        return []
    contours, _ = cv2.findContours(cv2.dilate(opened, np.ones((3, 1), np.uint8)), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    pieces = []
    for contour in contours:
        x, y, wide, high = cv2.boundingRect(contour)
        rows = opened[y:y + high, x:x + wide].sum(axis=1, dtype=np.int64)
        if rows.sum() <= THICKEST * dpi * wide and high <= max(THICKEST * dpi, 0.02 * wide) + 3:
            pieces.append((float(y + (rows * np.arange(high)).sum() / rows.sum() + 0.5), float(x), float(x + wide)))
    return _joined(pieces, dpi)


def _joined(pieces: list[Rule], dpi: float) -> list[Rule]:
    """Pieces in one line as one rule, where most of it is there."""
    joined: list[list[float]] = []  # where, start, end, length drawn
    for at, start, end in sorted(pieces, key=lambda p: (p[1], p[0])):
        for known in reversed(joined):
            if abs(known[0] - at) <= 0.025 * dpi and start <= known[2] + GAP * dpi:
                known[0] = (known[0] * known[3] + at * (end - start)) / (known[3] + end - start)
                known[2], known[3] = max(known[2], end), known[3] + end - start
                break
        else:
            joined.append([at, start, end, end - start])
    return [(at, start, end) for at, start, end, drawn in joined if end - start >= SHORTEST * dpi and drawn >= DRAWN * (end - start)]


def _borders(rules: list[Rule], others: list[Rule], dpi: float) -> list[Rule]:
    """The rules that are borders: long ones, and those that end at rules of the other direction."""
    return [r for r in rules if r[2] - r[1] >= ALONE * dpi or (_end(r[1], r[0], others, dpi) is not None and _end(r[2], r[0], others, dpi) is not None)]


def _end(end: float, at: float, others: list[Rule], dpi: float) -> float | None:
    """Where the nearest rule of the other direction runs past an end, or None where none does."""
    reach = REACH * dpi
    near = [o[0] for o in others if abs(o[0] - end) <= reach and o[1] - reach <= at <= o[2] + reach]
    return min(near, key=lambda x: abs(x - end)) if near else None


def _met(rules: list[Rule], others: list[Rule], dpi: float) -> list[Rule]:
    """The rules with their ends drawn to the rules that they all but meet."""
    met = []
    for at, start, end in rules:
        first, last = _end(start, at, others, dpi), _end(end, at, others, dpi)
        met.append((at, start if first is None else first, end if last is None else last))
    return met


def _scaled(rules: list[Rule], by: float) -> list[Rule]:
    return [(at * by, start * by, end * by) for at, start, end in rules]
