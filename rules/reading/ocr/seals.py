"""Red seals on a picture: their boxes, and where they cover the paper.

Under a seal the red channel alone is read, in which the seal is paper and black ink is black. Two things remain: the seal's own letters as ghosts,
and letters that its star or ring hides.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from rules.reading.ocr.engine import Pixels
from rules.reading.ocr.reading import FLAT, GREY, TINTED, Box

DPI = 75.0
"""Seals are looked for at about this resolution."""
RED, PALE_RED = 40, 15
"""A pixel is red when its red is above its green and blue by this many of 255; where nothing is, a worn seal is looked for that is so pale."""
BROWN = 0.6
"""Coffee, glue and rust are no seal: their green is above their blue by more than this share of what red is above green."""
SMALLEST, LARGEST = 0.6, 2.6
"""Side of a seal in inches: 15 mm for a private seal, 66 for a large one (a county's official seal has 42)."""
NARROWEST = 0.25
LONGEST_SHAPE = 2.2
FILLED = 0.06
"""Share of its box that is red in the faintest seal."""
TINT, TINTED_SHARE = 3, 0.002
"""In a picture taken in colour this share of the pixels has channels that differ by more than so many of 255."""
BROKEN = 0.08
"""Inches between the strokes of one seal."""


def colour_of(picture: Pixels) -> str:
    """Whether a picture is grey, or BGR and was taken in colour: a grey one has equal channels everywhere, on one in colour the paper has a tint."""
    if picture.ndim != 3:
        return GREY
    some = picture[::8, ::8]
    tint = some.max(axis=2).astype(np.int16) - some.min(axis=2)
    return TINTED if (tint > TINT).mean() > TINTED_SHARE else FLAT


@dataclass(frozen=True, slots=True)
class Seals:
    """`boxes` in pixels of the picture; `red` is where it is red, one pixel for `step`."""

    boxes: tuple[Box, ...] = ()
    red: Pixels | None = None
    step: int = 1

    def cover(self, x0: float, y0: float, x1: float, y1: float) -> float:
        """The share of a box of the picture that is red."""
        if self.red is None:
            return 0.0
        part = self.red[max(0, int(y0 / self.step)):int(y1 / self.step) + 1, max(0, int(x0 / self.step)):int(x1 / self.step) + 1]
        return float(part.mean()) if part.size else 0.0


def seals_of(picture: Pixels, dpi: float) -> Seals:
    """The red seals on a BGR picture; a red letterhead or a red line is none."""
    step = max(1, int(dpi / DPI))
    small = picture[::step, ::step]
    own = dpi / step
    found, mask = _found(small, own, step, RED)
    if not found:
        found, mask = _found(cv2.GaussianBlur(small, (0, 0), 0.9).astype(np.uint8), own, step, PALE_RED)
    return Seals(tuple(found), mask, step) if found else Seals()


def _found(small: Pixels, own: float, step: int, least: int) -> tuple[list[Box], Pixels]:
    """The boxes of what is as red as `least` and of a seal's size and shape, and the mask of all that is so red."""
    blue, green, red = small[:, :, 0], small[:, :, 1], small[:, :, 2]
    above = cv2.subtract(red, cv2.max(blue, green))
    brown = cv2.subtract(green, blue) > BROWN * cv2.subtract(red, green)
    mask = ((above > least) & ~brown).astype(np.uint8)
    found: list[Box] = []
    if int(mask.sum()) < 60:
        return found, mask
    near = max(3, round(own * BROKEN))
    contours, _ = cv2.findContours(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8)), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours:
        x, y, wide, high = cv2.boundingRect(contour)
        long, short = max(wide, high), min(wide, high)
        if not SMALLEST * own <= long <= LARGEST * own or short < NARROWEST * own or long > LONGEST_SHAPE * short:
            continue
        if int(mask[y:y + high, x:x + wide].sum()) >= FILLED * wide * high:
            found.append((float(x * step), float(y * step), float((x + wide) * step), float((y + high) * step)))
    return found, mask
