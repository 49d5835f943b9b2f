"""What is drawn on a PDF page besides text: ruled lines (the borders of a form's cells), images, anything at all."""

import ctypes
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from rules.reading import beneath
from rules.reading.page import Box, Ruled
from rules.reading.placing import Placing
from rules.reading.quick import (
    bounds,
    count_in_form,
    count_of_path,
    draw_mode,
    fill_colour,
    matrix_of,
    object_of_form,
    object_of_page,
    object_type,
    segment_closes,
    segment_of_path,
    segment_point,
    segment_type,
)
from rules.reading.stamps import Images, is_red_path, of_seal_size, overlap, stamped_on
from rules.reading.unseen import look_of

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

TEXT, PATH, FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
MOVE_TO, CURVE_TO = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_BEZIERTO
_FLOATS, _MODES, _COLOUR, _MATRIX = (ctypes.c_float * 4)(), (ctypes.c_int * 2)(), (ctypes.c_uint * 4)(), pdfium.FS_MATRIX()
_EDGES = tuple(ctypes.byref(_FLOATS, 4 * edge) for edge in range(4))
_FILL, _STROKE = ctypes.byref(_MODES), ctypes.byref(_MODES, 4)
_PARTS = tuple(ctypes.byref(_COLOUR, 4 * part) for part in range(4))
_AT_MATRIX = ctypes.byref(_MATRIX)
_four = struct.Struct("4f").unpack


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
    beneath: frozenset[int] = frozenset()
    """The addresses of text objects that a picture hides."""


def drawn_on(page: Any, placing: Placing, images: Images | None = None, stamps: Sequence[Box] = ()) -> Drawn:
    """What is drawn on the open pdfium page `page`; `images` are those of the file that were looked at before, `stamps` were seen on the page before
    its annotations became part of it."""
    survey = _Survey(page, placing, Images() if images is None else images)
    survey.objects(page, pdfium.FPDFPage_CountObjects(page), object_of_page, PLAIN, 0)
    stamped = stamps or stamped_on(page, placing)
    own = [box for box in stamped if not any(overlap(box, seal) for seal in survey.seals)]
    looked = survey.pictured or bool(stamped)
    return Drawn(
        Ruled(_merged(survey.across), _merged(survey.down)), survey.image, survey.marks, (*survey.seals, *own) if looked else None,
        min(1.0, survey.covered), survey.unseen, tuple(survey.dark), tuple(survey.pictures), survey.red, frozenset(survey.beneath))


class _Survey:
    def __init__(self, page: Any, placing: Placing, images: Images) -> None:
        self.page, self.placing, self.images = page, placing, images
        self.texts: list[Any] = []
        self.beneath: list[int] = []
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
        for index in range(count):
            self.seen += 1
            if self.seen > MAX_OBJECTS:
                return
            item = get(holder, index)
            kind = object_type(item)
            if kind == TEXT:
                look = look_of(item)
                self.unseen = self.unseen or look.pale
                self.red = self.red or look.red
                if matrix is PLAIN:  # elsewhere its place is not the page's
                    self.texts.append(item)
                continue
            if kind == FORM:
                if depth < MAX_DEPTH:
                    self.objects(item, count_in_form(item), object_of_form, _times(_matrix(item), matrix), depth + 1)
                continue
            if not bounds(item, *_EDGES):
                continue
            box: Box = _four(_FLOATS)  # left, bottom, right, top
            if matrix is not PLAIN:
                box = _box(box, matrix)
            if kind == PATH:
                self.path(item, box, matrix)
            else:
                self.marks = True
                x0, y0, x1, y1 = self.placing.box(*box)
                width, height = self.placing.size
                self.pictured = True
                if of_seal_size((x0, y0, x1, y1)) and self.images.is_red(item):
                    self.seals.append((x0, y0, x1, y1))
                shown = max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(y1, height) - max(y0, 0.0))
                share = shown / (width * height or 1.0)
                self.image = max(self.image, share)
                self.covered += share
                if share > beneath.LEAST and (within := beneath.texts_within(self.texts, box)) and self.images.is_opaque(self.page, item):
                    self.beneath += within
                    self.unseen = True
                if share > 0 and len(self.pictures) < MOST_PLACES:
                    self.pictures.append((x0, y0, x1, y1))
                    if share < A_GROUND:
                        self.dark.append((x0, y0, x1, y1))

    def path(self, item: Any, box: tuple[float, float, float, float], matrix: Matrix) -> None:
        if not draw_mode(item, _FILL, _STROKE):
            return
        filled, stroked = map(bool, _MODES)
        if not (filled or stroked):
            return
        if not (filled and not stroked and _is_white(item)):
            self.marks = True
            if filled and len(self.dark) < MOST_PLACES and box[3] - box[1] > THIN:
                self.dark.append(self.placing.box(*box))
        if box[2] - box[0] <= THIN or box[3] - box[1] <= THIN:
            self.line(*box)
            return
        place = self.placing.box(*box)
        if of_seal_size(place) and is_red_path(item, filled, stroked):
            self.pictured = True
            if not any(overlap(place, seal) for seal in self.seals):
                self.seals.append(place)
        count = count_of_path(item)
        if count > 4000:
            return
        own = _times(_matrix(item), matrix)
        run: list[tuple[float, float]] = []
        start = (0.0, 0.0)
        for index in range(count):
            segment = segment_of_path(item, index)
            kind = segment_type(segment)
            segment_point(segment, _EDGES[0], _EDGES[1])
            x, y, _, _ = _four(_FLOATS)
            point = _point(x, y, own)
            if kind == MOVE_TO:
                self.subpath(run, stroked)
                run, start = [], point
            elif kind == CURVE_TO and stroked:  # what leads a curve lies beside it: no line of a circle's box is drawn
                self.subpath(run, True)
                run = []
            run.append(point)
            if segment_closes(segment):
                run.append(start)
        self.subpath(run, stroked)

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
    if not fill_colour(item, *_PARTS):
        return False
    red, green, blue, alpha = _COLOUR
    return alpha == 0 or min(red, green, blue) >= 250


def _matrix(item: Any) -> Matrix:
    m = _MATRIX
    return (m.a, m.b, m.c, m.d, m.e, m.f) if matrix_of(item, _AT_MATRIX) else PLAIN


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
