"""The ring of a seal on a picture without colour: it cannot be told from black ink by its colour, so it is found by its shape and rubbed out, that the
text which it crosses can be read. Whether it is a seal stays an open question: a stamp of any kind has a ring."""

import cv2
import numpy as np

from rules.reading.ocr.engine import Pixels

DPI = 100.0
"""Rings are looked for at this resolution."""
SMALLEST, LARGEST = 0.35, 1.0
"""Radius in inches: from a private seal of 18 mm to the largest official one."""
DRAWN = 0.8
"""Share of a ring that is dark."""
BESIDE, CLEAR = 0.09, 0.45
"""Inches beside a ring at which no more than this share is dark: among close type, circles are drawn everywhere."""
THICK = 0.035
"""Inches to either side of the middle of a ring that are rubbed out."""
MOST = 3


def rings_of(grey: Pixels, dpi: float) -> list[tuple[float, float, float]]:
    """The rings on a grey picture as (x, y, radius) in its pixels, the clearest first."""
    share = min(1.0, DPI / dpi)
    small = cv2.resize(grey, (max(1, round(grey.shape[1] * share)), max(1, round(grey.shape[0] * share))), interpolation=cv2.INTER_AREA)
    own = dpi * share
    found = cv2.HoughCircles(
        cv2.GaussianBlur(small, (0, 0), 1.0), cv2.HOUGH_GRADIENT, 1.5, 0.5 * own, param1=120, param2=60,
        minRadius=round(SMALLEST * own), maxRadius=round(LARGEST * own),
    )
    if found is None:
        return []
    dark = (small < float(np.median(small)) - 60).astype(np.uint8)
    wide = cv2.dilate(dark, np.ones((3, 3), np.uint8))
    rings = []
    for x, y, radius in np.asarray(found, np.float64).reshape(-1, 3)[:12]:
        fitted = max((_drawn(dark, x + dx, y + dy, radius + dr), x + dx, y + dy, radius + dr)
                      for dx in range(-3, 4) for dy in range(-3, 4) for dr in range(-3, 4))
        _, x, y, radius = fitted
        drawn = _drawn(wide, x, y, radius)
        beside = min(_drawn(dark, x, y, radius - BESIDE * own), _drawn(dark, x, y, radius + BESIDE * own))
        if drawn >= DRAWN and beside <= CLEAR:
            rings.append((drawn, x, y, radius))
    return [(x / share, y / share, radius / share) for _, x, y, radius in sorted(rings, reverse=True)[:MOST]]


def without_rings(grey: Pixels, rings: list[tuple[float, float, float]], dpi: float) -> Pixels:
    """The picture with the rings rubbed out."""
    clean = grey.copy()
    paper = int(np.median(grey[::8, ::8]))
    for x, y, radius in rings:
        cv2.circle(clean, (round(x), round(y)), round(radius), paper, max(3, round(2 * THICK * dpi)))
    return clean


def _drawn(dark: Pixels, x: float, y: float, radius: float) -> float:
    """The share of a ring's points that are dark."""
    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    columns, rows = np.rint(x + radius * np.cos(angles)).astype(int), np.rint(y + radius * np.sin(angles)).astype(int)
    inside = (columns >= 0) & (columns < dark.shape[1]) & (rows >= 0) & (rows < dark.shape[0])
    return float(dark[rows[inside], columns[inside]].sum()) / len(angles) if inside.any() else 0.0
