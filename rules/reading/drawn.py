"""What is drawn on a PDF page besides text: ruled lines (the borders of a form's cells), images, anything at all."""

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from rules.reading.overprint import is_red
from rules.reading.page import Box, Ruled
from rules.reading.placing import Placing
from rules.reading.stamps import is_red_image, is_red_path, of_seal_size, overlap, stamped_on
from rules.reading.unseen import leaves_no_ink

THIN = 2.6
"""A border is no thicker, in points; text set in outlines is."""
SHORTEST = 7.0
"""A ruled line is no shorter, in points: the height of a row set in the smallest type."""
MAX_DEPTH = 4
MAX_OBJECTS = 60_000
MOST_PLACES = 500
A_GROUND = 0.3
"""An image that covers more of the page is a scan or a light ground: white text cannot be seen on it."""

Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """`image` is the share of the visible page that its largest image covers, `marks` whether anything but text is drawn at all, `seals` are
    the boxes of seals (None where no image, no curve in red and no stamp is there to look at).
    """

    ruled: Ruled = field(default_factory=Ruled)
    image: float = 0.0
    marks: bool = False
    seals: tuple[Box, ...] | None = None
    covered: float = 0.0
    """The share that all its images cover: a scan may come in strips."""
    unseen: bool = False
    """Whether text is there that leaves no ink on white paper."""
    dark: tuple[Box, ...] = ()
    """Where figures are filled with colour or small images lie: white text can be seen there."""
    pictures: tuple[Box, ...] = ()
    """The places of its images."""
    red: bool = False
    """Whether text is printed in red."""


def drawn_on(page: Any, placing: Placing) -> Drawn:
    """What is drawn on the open pdfium page `page`."""
    survey = _Survey(placing)
    survey.objects(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, PLAIN, 0)
    stamps = stamped_on(page, placing)
    looked = survey.pictured or bool(stamps)
    return Drawn(
        Ruled(_merged(survey.across), _merged(survey.down)), survey.image, survey.marks, (*survey.seals, *stamps) if looked else None,
        min(1.0, survey.covered), survey.unseen, tuple(survey.dark), tuple(survey.pictures), survey.red)


class _Survey:
    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.across: list[tuple[float, float, float]] = []
        self.down: list[tuple[float, float, float]] = []
        self.image = self.covered = 0.0
        self.unseen = self.red = False
        self.dark: list[Box] = []
        self.pictures: list[Box] = []
        self.marks = False
        self.pictured = False
        self.seals: list[Box] = []
        self.seen = 0

    def objects(self, holder: Any, count: int, get: Any, matrix: Matrix, depth: int) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for index in range(count):
            self.seen += 1
            if self.seen > MAX_OBJECTS:
                return
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.unseen = self.unseen or leaves_no_ink(item)
                self.red = self.red or is_red(item)
                continue
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < MAX_DEPTH:
                    self.objects(item, pdfium.FPDFFormObj_CountObjects(item), pdfium.FPDFFormObj_GetObject, _times(_matrix(item), matrix), depth + 1)
                continue
            if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                continue
            box = (left.value, bottom.value, right.value, top.value)
            if matrix is not PLAIN:
                box = _box(box, matrix)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.path(item, box, matrix)
            else:
                self.marks = True
                x0, y0, x1, y1 = self.placing.box(*box)
                width, height = self.placing.size
                self.pictured = True
                if of_seal_size((x0, y0, x1, y1)) and is_red_image(item):
                    self.seals.append((x0, y0, x1, y1))
                shown = max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(y1, height) - max(y0, 0.0))
                share = shown / (width * height or 1.0)
                self.image = max(self.image, share)
                self.covered += share
                if share > 0 and len(self.pictures) < MOST_PLACES:
                    self.pictures.append((x0, y0, x1, y1))
                    if share < A_GROUND:
                        self.dark.append((x0, y0, x1, y1))

    def path(self, item: Any, box: tuple[float, float, float, float], matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
            return
        if not (fill.value and not stroke.value and _is_white(item)):
            self.marks = True
            if fill.value and len(self.dark) < MOST_PLACES and box[3] - box[1] > THIN:
                self.dark.append(self.placing.box(*box))
        if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
            self.line(*box)
            return
        place = self.placing.box(*box)
        if of_seal_size(place) and is_red_path(item, bool(fill.value), bool(stroke.value)):
            self.pictured = True
            if not any(overlap(place, seal) for seal in self.seals):
                self.seals.append(place)
        count = pdfium.FPDFPath_CountSegments(item)
        if count > 4000:
            return
        own = _times(_matrix(item), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        run: list[tuple[float, float]] = []
        start = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _point(x.value, y.value, own)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self.subpath(run, bool(stroke.value))
                run, start = [], point
            elif kind == pdfium.FPDF_SEGMENT_BEZIERTO and stroke.value:  # what leads a curve lies beside it: no line of a circle's box is drawn
                self.subpath(run, True)
                run = []
            run.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                run.append(start)
        self.subpath(run, bool(stroke.value))

    def subpath(self, points: list[tuple[float, float]], stroked: bool) -> None:
        if len(points) < 2:
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if max(xs) - min(xs) <= THIN or max(ys) - min(ys) <= THIN:
            self.line(min(xs), min(ys), max(xs), max(ys))
        elif stroked:
            for (ax, ay), (bx, by) in pairwise(points):
                if abs(ax - bx) <= 0.5 or abs(ay - by) <= 0.5:
                    self.line(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def line(self, ax: float, ay: float, bx: float, by: float) -> None:
        x0, y0, x1, y1 = self.placing.box(ax, ay, bx, by)
        if x1 - x0 >= SHORTEST and y1 - y0 <= THIN:
            self.across.append(((y0 + y1) / 2, x0, x1))
        elif y1 - y0 >= SHORTEST and x1 - x0 <= THIN:
            self.down.append(((x0 + x1) / 2, y0, y1))


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _matrix(item: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if pdfium.FPDFPageObj_GetMatrix(item, m) else PLAIN


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then is PLAIN:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _point(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def _box(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    corners = [_point(x, y, matrix) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)


def _merged(lines: list[tuple[float, float, float]]) -> tuple[tuple[float, float, float], ...]:
    """Pieces of one line put together: a border is often drawn cell by cell."""
    merged: list[list[float]] = []
    for at, start, end in sorted(lines):
        for known in reversed(merged[-60:]):
            if abs(known[0] - at) <= 1.5 and start <= known[2] + 2.0 and end >= known[1] - 2.0:
                known[1], known[2] = min(known[1], start), max(known[2], end)
                break
        else:
            merged.append([at, start, end])
    return tuple((m[0], m[1], m[2]) for m in merged)
