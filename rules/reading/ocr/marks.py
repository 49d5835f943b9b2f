"""Ink on a page that is neither type, nor a ruled line, nor a seal: what a pen wrote, a finger or a small stamp left. There or not there, never read.

Looked for on the upright picture at 110 dpi. What the recogniser took for text is left out, what it could not read is not; so are printed
underlines and the streaks of a scanner, which run straight for longer than a pen does, and dust. Under a large red seal only what is as dark as type
in the red channel counts. Where the back of the sheet shines through, what is as pale is unsure, and so is, on a picture without colour, whatever is
large enough to be part of a seal.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from rules.reading.ocr.engine import Pixels
from rules.reading.ocr.reading import FINGERPRINT, PEN, STAMP, TINTED, UNSURE, Mark, Reading

DPI = 110.0
CONTRAST, NOISE = 16, 5.0
"""Ink is darker than its paper by this many of 255, and by so many times the grain of the paper."""
CORE, CORE_SHARE = 7, 0.4
"""In a square of so many pixels ink is darker than this share of the darkest: the rest is blur."""
WINDOW = 0.32
"""Inches: the paper's brightness is that of its brightest spots in such a square."""
READ = 0.5
"""A character less sure was not read, and its ink is looked at."""
GROWTH = 0.02
"""Inches of ink around the box of a character that are still its own."""
NARROW, HALF_WIDE, HALF_FULL = 0.06, 0.36, 0.62
"""How far the ink of a character reaches from its middle at most: of a colon in inches, of a figure and of a Chinese character in characters' widths."""
RULE = 0.03
LEVEL_RUN, UPRIGHT_RUN = 0.35, 0.5
"""Inches that a printed underline and a scanner's streak run straight at least."""
SPECK = 0.05
"""Inches: what is no larger either way is dust."""
WIDE, HIGH = 0.08, 0.04
"""Inches by which strokes of one mark may stand apart."""
PEN_WIDTH = 0.1
"""Inches: a stroke is no wider, a felt pen's included."""
LEAST = 0.06
"""Inches of strokes below which a mark is not worth telling."""
PALE = 0.4
"""Share of the darkness of type below which ink is pale."""
SHINES = 14.0
"""Inches of pale strokes on one page: the back shines through. Nobody writes so much where type is expected."""
UNDER_SEAL, UNDER_ITS_INK = 0.45, 0.75
"""Under a seal ink counts from this share of the darkness of type on, and under the seal's own ink from this."""
LARGE_SEAL = 1.2
"""Inches: a larger seal is no private one, and no fingerprint."""
FINGER = (0.33, 1.15)
"""Inches: from the tip of a small finger to a rolled thumb."""
OVAL = 1.9
NEAR, DISC = 0.05, 0.22
"""Inches: what lies no farther apart than the first is solid where a disc as wide as the second finds room in it."""
FILLED, CORNERS = 0.8, 0.35
"""Of the oval in its box a fingerprint fills this share at least, and of the corners outside of the oval this share at most."""
RIDGES = 0.16
"""The ridges of a finger leave ink that varies by this share; what is even is a stain."""
RED = 25
"""Red is above green and blue by this many of 255."""
SOLID, PICTURE = 0.3, 1.2
"""A patch that is larger than this many inches both ways and inked by this share is a photograph."""
SEAL_PART = 0.7
"""Inches both ways: on a picture without colour what is so large may be part of a seal, and where it is pale the rim of a cup."""

Plane = NDArray[np.uint8]


def marks_of(picture: Pixels, dpi: float, reading: Reading) -> tuple[Mark, ...]:
    """The marks on `picture` (grey or BGR) of `dpi`, whose text, ruled lines and seals are those of `reading`; in inches of the upright picture."""
    if not reading.ink:
        return ()
    page = _upright(picture, dpi, reading)
    ink, contrast, type_dark = _ink(page, reading)
    free = _without_straight(ink & ~_printed(page.shape[:2], reading))
    red = _red(page)
    patches: list[_Patch] = []
    for layer, is_red in ((np.where(red == 0, free, 0), False), (np.where(red == 1, free, 0), True)):
        solid = _solid(layer.astype(np.uint8))
        for part in (np.where(solid == 1, layer, 0), np.where(solid == 0, layer, 0)):
            patches += _patches(part.astype(np.uint8), contrast, is_red, type_dark)
    shines = sum(p.length for p in patches if p.pale) > SHINES
    large = [p.box for p in patches if (reading.colour != TINTED or p.pale) and min(p.wide, p.high) >= SEAL_PART]
    fingers = [p.box for p in patches if _kind(p) == FINGERPRINT]
    patches = [p for p in patches if _kind(p) == FINGERPRINT or not any(_within(p.box, box) for box in fingers)]
    return tuple(
        Mark(UNSURE if kind == PEN and ((p.pale and shines) or any(_meet(p.box, box) for box in large)) else kind, p.box, p.length)
        for p in patches if (kind := _kind(p)))


@dataclass(frozen=True, slots=True)
class _Patch:
    """Strokes that stand together: `box` in inches, `length` of its strokes and `width` of them in inches, `fill` the share of the box that is
    ink, `red` whether the ink is; `oval` whether it fills an oval as a finger does, `varies` by what share its darkness does."""

    box: tuple[float, float, float, float]
    length: float
    width: float
    fill: float
    red: bool
    pale: bool
    oval: bool
    varies: float

    @property
    def wide(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def high(self) -> float:
        return self.box[3] - self.box[1]


def _kind(patch: _Patch) -> str:
    """What a patch is; empty where it is nothing that anybody put there by hand."""
    wide, high = patch.wide, patch.high
    if min(wide, high) < SPECK or (min(wide, high) > PICTURE and patch.fill > SOLID):
        return ""
    if patch.oval:
        if patch.red or patch.varies >= RIDGES:
            return FINGERPRINT
        return UNSURE
    if patch.red and FINGER[0] <= min(wide, high) and max(wide, high) <= LARGE_SEAL and patch.fill > SOLID:
        return STAMP
    if patch.width > PEN_WIDTH:
        return UNSURE
    return PEN if patch.length >= LEAST else ""


def _upright(picture: Pixels, dpi: float, reading: Reading) -> Pixels:
    """The picture turned upright at `DPI`."""
    share = min(1.0, DPI / dpi)
    small = picture
    if share < 1.0:
        small = cv2.resize(picture, (max(1, round(picture.shape[1] * share)), max(1, round(picture.shape[0] * share))), interpolation=cv2.INTER_AREA)
    a, b, c, d, e, f = reading.back
    back = np.array([[a / DPI, c / DPI, e], [b / DPI, d / DPI, f]]) * share
    size = (max(1, round(reading.size[0] * DPI)), max(1, round(reading.size[1] * DPI)))
    paper = tuple(float(v) for v in np.atleast_1d(np.median(small[::8, ::8], axis=(0, 1))))
    return cv2.warpAffine(
        small, back, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_CONSTANT, borderValue=paper).astype(np.uint8)


def _ink(page: Pixels, reading: Reading) -> tuple[NDArray[np.bool_], Plane, float]:
    """Where ink is, by how much it is darker than its paper, and how dark type is."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY) if page.ndim == 3 else page.copy()
    seals = [_pixels(box, grey.shape) for box in reading.seals if max(box[2] - box[0], box[3] - box[1]) > LARGE_SEAL]
    if page.ndim == 3:
        for x0, y0, x1, y1 in seals:
            grey[y0:y1, x0:x1] = page[y0:y1, x0:x1, 2]
    side = round(WINDOW * DPI)
    paper = cv2.blur(cv2.dilate(cv2.medianBlur(grey, 3), np.ones((side, side), np.uint8)), (side, side))
    contrast = cv2.subtract(paper, grey)
    some = contrast[::4, ::4]
    grain = float(np.median(some))
    spread = 1.4826 * float(np.median(np.abs(some.astype(np.float32) - grain)))
    least = grain + max(CONTRAST, NOISE * spread)
    core = cv2.dilate(contrast, np.ones((CORE, CORE), np.uint8)).astype(np.float32) * CORE_SHARE
    ink = (contrast > least) & (contrast > core)
    typed = contrast[_printed(grey.shape, reading) & ink]
    type_dark = float(np.percentile(typed, 75)) if typed.size > 200 else 150.0
    red = _red(page) if seals else contrast
    for x0, y0, x1, y1 in seals:
        ink[y0:y1, x0:x1] &= contrast[y0:y1, x0:x1] > np.where(red[y0:y1, x0:x1] == 1, UNDER_ITS_INK, UNDER_SEAL) * type_dark
    return ink, contrast.astype(np.uint8), type_dark


def _pixels(box: tuple[float, float, float, float], shape: tuple[int, ...], grown: float = 0.0) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = box
    return (max(0, int((x0 - grown) * DPI)), max(0, int((y0 - grown) * DPI)),
            min(shape[1], int((x1 + grown) * DPI) + 1), min(shape[0], int((y1 + grown) * DPI) + 1))


def _printed(shape: tuple[int, ...], reading: Reading) -> NDArray[np.bool_]:
    """Where type and ruled lines are."""
    mask = np.zeros(shape[:2], np.bool_)
    for line in reading.lines:
        for glyph in line.glyphs:
            if glyph.sure < READ or glyph.character == "■":
                continue
            x0, x1 = glyph.x0, glyph.x1
            if not line.stacked:
                half = NARROW if not glyph.character.isalnum() else (HALF_WIDE if glyph.character.isascii() else HALF_FULL) * line.em
                middle = min((x0 + x1) / 2, x0 + half)
                x0, x1 = max(x0, middle - half), min(x1, middle + half)
            box = (line.box[0], x0, line.box[2], x1) if line.stacked else (x0, line.box[1], x1, line.box[3])
            a, b, c, d = _pixels(box, shape, GROWTH)
            mask[b:d, a:c] = True
    for y, start, end in reading.across:
        a, b, c, d = _pixels((start, y, end, y), shape, RULE)
        mask[b:d, a:c] = True
    for x, start, end in reading.down:
        a, b, c, d = _pixels((x, start, x, end), shape, RULE)
        mask[b:d, a:c] = True
    return mask


def _without_straight(free: NDArray[np.bool_]) -> Plane:
    """Ink without what runs straight for longer than a pen does and is no patch."""
    mask = free.astype(np.uint8)
    patch = _solid(mask)
    level = cv2.morphologyEx(cv2.dilate(mask, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, round(LEVEL_RUN * DPI)), np.uint8))
    upright = cv2.morphologyEx(cv2.dilate(mask, np.ones((1, 3), np.uint8)), cv2.MORPH_OPEN, np.ones((round(UPRIGHT_RUN * DPI), 1), np.uint8))
    return (mask & ~((level | upright) & ~patch) & 1).astype(np.uint8)


def _solid(free: Plane) -> Plane:
    """Where ink lies so close that no pen could have put it there: fingerprints, stains, photographs; 1 there."""
    near, side = round(NEAR * DPI) | 1, round(DISC * DPI) | 1
    solid = np.zeros(free.shape, np.uint8)
    if not free.any():
        return solid
    closed = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
    inside = round(side / 2**0.5) - 2  # of the square inside of the disc: where that finds no room, neither does the disc, and a square is soon tried
    x, y, wide, high = cv2.boundingRect(cv2.erode(closed, np.ones((inside, inside), np.uint8)))
    if wide and high:
        x0, y0, x1, y1 = max(0, x - 2 * side), max(0, y - 2 * side), x + wide + 2 * side, y + high + 2 * side
        opened = cv2.morphologyEx(closed[y0:y1, x0:x1], cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))
        solid[y0:y1, x0:x1] = cv2.dilate(opened, np.ones((9, 9), np.uint8))
    return solid


def _red(page: Pixels) -> Plane:
    """Where a page is red, the fringes of black type left out."""
    if page.ndim != 3:
        return np.zeros(page.shape, np.uint8)
    smooth = cv2.blur(page, (3, 3))
    return (cv2.subtract(smooth[:, :, 2], cv2.max(smooth[:, :, 0], smooth[:, :, 1])) > RED).astype(np.uint8)


def _patches(free: Plane, contrast: Plane, red: bool, type_dark: float) -> list[_Patch]:
    """The patches of `free` ink, all of it red or none."""
    if not free.any():
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(free, connectivity=8)
    dust = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) <= max(2, round(SPECK * DPI))
    if count < 2 or dust[1:].all():
        return []
    free = free.copy()
    free[dust[labels]] = 0
    depth = cv2.distanceTransform(free, cv2.DIST_L2, 3)
    together = cv2.dilate(free, np.ones((round(2 * HIGH * DPI) | 1, round(2 * WIDE * DPI) | 1), np.uint8))
    count, groups = cv2.connectedComponents(together, connectivity=8)
    rows, columns = np.nonzero(free)
    own = groups[rows, columns]
    area = np.bincount(own, minlength=count).astype(np.float64)
    dark = np.bincount(own, weights=contrast[rows, columns], minlength=count)
    deep = np.bincount(own, weights=depth[rows, columns], minlength=count)
    edges = np.full((count, 4), [10**6, 10**6, -1, -1])
    np.minimum.at(edges[:, 0], own, columns)
    np.minimum.at(edges[:, 1], own, rows)
    np.maximum.at(edges[:, 2], own, columns)
    np.maximum.at(edges[:, 3], own, rows)
    found = []
    for group in np.flatnonzero(area):
        if group == 0:
            continue
        x0, y0, x1, y1 = (int(v) for v in edges[group])
        x1, y1 = x1 + 1, y1 + 1
        width = max(1.0, 4 * deep[group] / area[group] - 2)  # a stroke one pixel wide has depth 1, one of three pixels a mean of 4/3
        part = np.where(groups[y0:y1, x0:x1] == group, free[y0:y1, x0:x1], 0)
        oval = _is_oval(part)
        varies = 0.0
        if oval:
            inked = contrast[y0:y1, x0:x1][part > 0]
            varies = float(inked.std() / max(1.0, inked.mean()))
        found.append(_Patch(
            (x0 / DPI, y0 / DPI, x1 / DPI, y1 / DPI), float(area[group] / width / DPI), float(width / DPI), float(area[group] / ((x1 - x0) * (y1 - y0))),
            red, bool(dark[group] / area[group] < PALE * type_dark), oval, varies))
    return found


def _is_oval(part: Plane) -> bool:
    """Whether a patch is as large as a fingerprint and fills the oval of its box, but not the corners."""
    high, wide = part.shape
    if not FINGER[0] * DPI <= min(wide, high) or not max(wide, high) <= FINGER[1] * DPI or max(wide, high) > OVAL * min(wide, high):
        return False
    near = round(NEAR * DPI) | 1
    around = cv2.copyMakeBorder(part, near, near, near, near, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(around, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))[near:-near, near:-near]
    inside = np.zeros_like(part)
    cv2.ellipse(inside, (wide // 2, high // 2), (wide // 2, high // 2), 0, 0, 360, 1, -1)
    return float(closed[inside == 1].mean()) >= FILLED and float(closed[inside == 0].mean()) <= CORNERS


def _within(box: tuple[float, float, float, float], finger: tuple[float, float, float, float]) -> bool:
    """Whether a patch is no more than a piece of a fingerprint: in its box or just beside it."""
    return all(a >= b - NEAR for a, b in zip(box[:2], finger[:2], strict=True)) and all(a <= b + NEAR for a, b in zip(box[2:], finger[2:], strict=True))


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
