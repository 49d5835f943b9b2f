"""Where a picture of a page bears ink at all."""

import cv2
import numpy as np
from numpy.typing import NDArray

from rules.reading.ocr.engine import Pixels

Mask = NDArray[np.bool_]

CONTRAST = 24
"""Ink is darker than the paper around it by this many of 255."""
PAPER_WINDOW = 25
"""The paper's brightness is that of the brightest pixels in a square of this side, in pixels at 82 dpi."""
INK_SHARE = 0.5
"""Ink of a line is darker than this share of the way from the paper to the darkest pixels of the line."""
SPECK = 4
"""A spot of fewer pixels at 82 dpi is dust."""


def ink_of(grey: Pixels) -> Mask:
    """Which pixels of a grey picture at about 82 dpi are ink, dust left out."""
    side = np.ones((PAPER_WINDOW, PAPER_WINDOW), np.uint8)
    paper = cv2.blur(cv2.dilate(cv2.medianBlur(grey, 3), side), (PAPER_WINDOW, PAPER_WINDOW))
    dark = (cv2.subtract(paper, grey) > CONTRAST).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= SPECK
    kept[0] = False
    if count > 1:
        height, width = dark.shape
        wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
        edge = (stats[:, 0] <= 1) | (stats[:, 1] <= 1) | (stats[:, 0] + wide >= width - 1) | (stats[:, 1] + high >= height - 1)
        kept &= ~(edge & ((high > 0.3 * height) | (wide > 0.3 * width)))
    ink: Mask = kept[labels]
    return ink


def strips_of(used: NDArray[np.bool_], margin: int) -> list[tuple[int, int]]:
    """The stretches (start, end) of a row of pixels that are used, each with `margin` around it, those that meet put together."""
    places = np.flatnonzero(used)
    strips: list[tuple[int, int]] = []
    if not len(places):
        return strips
    breaks = np.flatnonzero(np.diff(places) > 2 * margin)
    for first, last in zip(np.r_[0, breaks + 1], np.r_[breaks, len(places) - 1], strict=True):
        strips.append((max(0, int(places[first]) - margin), min(len(used), int(places[last]) + 1 + margin)))
    return strips


def ink_in(cut: Pixels) -> Mask:
    """Which pixels of a line cut out of a grey picture are ink."""
    dark, paper = levels_of(cut, 0.01, 0.85)
    if paper - dark < 16:
        return np.zeros(cut.shape, np.bool_)
    ink: Mask = cut < paper - (paper - dark) * INK_SHARE
    return ink


def contrast_of(cut: Pixels) -> float:
    """How much darker than the paper the ink of a line is, of 255."""
    dark, paper = levels_of(cut, 0.05, 0.85)
    return float(paper - dark)


def levels_of(cut: Pixels, *shares: float) -> list[int]:
    """The brightness below which each share of a grey picture's pixels lies; counting is ten times as fast as sorting them."""
    below = np.cumsum(cv2.calcHist([cut], [0], None, [256], [0, 256]))
    return [int(level) for level in np.searchsorted(below, np.multiply(shares, below[-1]))]
