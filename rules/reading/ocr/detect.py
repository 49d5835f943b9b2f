"""Where text stands in a picture of a page, found at low resolution in the strips that bear ink; and how the page lies."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from rules.reading.ocr.engine import Engine, Floats, Pixels
from rules.reading.ocr.ink import Mask, strips_of

DPI = 82.0
"""Text is found at this resolution; a finer one finds no more and takes longer."""
LIKELY = 0.3
"""A pixel belongs to text from this probability on."""
SURE = 0.5
"""Mean probability below which a patch is not text."""
GROWTH = 1.6
"""The detector marks the core of a line; the line reaches as much further as area · this / circumference (as the models' makers do it)."""
MARGIN = 12
"""Paper left around the ink, in pixels: letters at the very edge of a picture are not found."""
ROUND = 96
"""Pictures are filled up to multiples of this, so that few shapes are met."""
LEAST = 3
LONG = 60
"""A patch tells how the page lies when it is this long, in pixels."""
TALL = 1.6
STEEPEST = 8.0
LEVEL = 0.06
"""A page that lies aslant by less, in degrees, is left as it is: over a line of 16 cm it is the width of a hair."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A patch of text: the outline of its core in pixels of the picture given, and how sure the detector is of it."""

    outline: NDArray[np.float32]
    sure: float

    def box(self, matrix: NDArray[np.float64]) -> tuple[float, float, float, float]:
        """Its box after the affine `matrix`, grown from the core to the whole line."""
        points = self.outline @ matrix[:, :2].T + matrix[:, 2]
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0) + 1
        reach = (x1 - x0) * (y1 - y0) * GROWTH / (2 * (x1 - x0 + y1 - y0))
        return float(x0 - reach), float(y0 - reach), float(x1 + reach), float(y1 + reach)

    def turned(self, width: float, height: float) -> "Patch":
        """The patch once its picture of `width` and `height` stands on its head."""
        return Patch((np.array([width - 1, height - 1]) - self.outline).astype(np.float32), self.sure)


def patches_of(engine: Engine, picture: Pixels, ink: Mask) -> list[Patch]:
    """The patches of text of a grey picture at about 82 dpi whose ink is `ink`."""
    rows = strips_of(np.asarray(ink.any(axis=1)), MARGIN)
    columns = strips_of(np.asarray(ink.any(axis=0)), MARGIN)
    if not rows:
        return []
    left, right = columns[0][0], columns[-1][1]
    shown = np.concatenate([picture[top:bottom, left:right] for top, bottom in rows])
    height, width = shown.shape
    filled = np.full((-(-height // ROUND) * ROUND, -(-width // ROUND) * ROUND), int(np.median(shown)), np.uint8)
    filled[:height, :width] = shown
    origin = np.concatenate([np.arange(top, bottom) for top, bottom in rows]).astype(np.float32)
    patches = []
    for outline, sure in _outlines(engine.detect(filled)[:height, :width]):
        placed = outline.astype(np.float32)
        placed[:, 0] += left
        placed[:, 1] = origin[outline[:, 1]]
        patches.append(Patch(placed, sure))
    return patches


def _outlines(likely: Floats) -> list[tuple[NDArray[np.int32], float]]:
    """The outlines of the connected patches of a map of probabilities, with their mean probability."""
    mask = cv2.dilate((likely > LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        x, y, wide, high = cv2.boundingRect(contour)
        if min(wide, high) < LEAST:
            continue
        own = np.zeros((high, wide), np.uint8)
        cv2.fillPoly(own, [contour - (x, y)], 1)
        sure = float(cv2.mean(likely[y:y + high, x:x + wide], own)[0])
        if sure >= SURE:
            found.append((contour[:, 0, :], sure))
    return found


def lies_sideways(patches: list[Patch]) -> bool:
    """Whether the lines of text run from top to bottom."""
    tall = wide = 0.0
    for patch in patches:
        w, h = np.ptp(patch.outline, axis=0) + 1
        if h > TALL * w:
            tall += float(h)
        elif w > TALL * h:
            wide += float(w)
    return tall > 100 and tall > 2 * wide


def skew_of(patches: list[Patch]) -> float:
    """By how many degrees the lines fall to the right (negative: rise); 0 where they are level or too short to tell."""
    angles, weights = [], []
    for patch in patches:
        (_, (a, b), angle) = cv2.minAreaRect(patch.outline)
        if a < b:
            a, b, angle = b, a, angle + 90
        if a < LONG or a < 3 * b:
            continue
        angle = (angle + 90) % 180 - 90
        if abs(angle) <= STEEPEST:
            angles.append(angle)
            weights.append(a * a)
    if not angles:
        return 0.0
    order = np.argsort(angles)
    share = np.cumsum(np.asarray(weights)[order])
    skew = float(np.asarray(angles)[order][np.searchsorted(share, share[-1] / 2)])
    return skew if abs(skew) >= LEVEL else 0.0
