"""A picture of a page read whole: turned upright, its ruled lines and seals found, its lines of text recognised.

Pixels go in, plain data comes out; where the picture stands on a page of a file is the caller's matter.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from rules.reading.ocr import detect
from rules.reading.ocr.cut import Cut, cuts_of
from rules.reading.ocr.engine import Engine, Pixels
from rules.reading.ocr.ink import contrast_of, ink_of
from rules.reading.ocr.lines import Character, read_lines
from rules.reading.ocr.marks import marks_of
from rules.reading.ocr.place import placed
from rules.reading.ocr.reading import TINTED, Box, Glyph, Reading, ReadLine, Rule
from rules.reading.ocr.rings import rings_of, without_rings
from rules.reading.ocr.ruled import ruled_in
from rules.reading.ocr.seals import Seals, colour_of, seals_of

FINEST_DPI = 220.0
"""A finer picture is made coarser first: a line of 12 points is 48 pixels high at 200 dpi, and the recogniser takes no more."""
READABLE = 0.93
"""Mean sureness of characters below which a page may stand on its head."""
BETTER = 0.05
"""A page is turned on its head when its lines are surer by so much."""
TRIED = 4
"""So many of its longest lines are read first, and tried the other way round where they are unsure."""
PROBE = 7
"""To tell the head of a page from its foot, so many of their heights of these lines are read."""
LEAST_SURE = 0.5
"""A spot whose characters are on the average less sure is a stain or a letter of a seal, not text (the models' makers drop lines, too)."""
LINE = 1.6
"""What is so many times as wide as high and less sure is text that cannot be read, most often handwriting: something stands there."""

CROSSED = 0.8
"""No letter is surer through which a ring was rubbed out."""
BLOB = 0.55
"""Inches: a patch without text that is so high and wide is a stamp over text."""
INSIDE = 0.95
"""A line of which this share lies inside of a seal may be the seal's own letters, which are still there in the red channel."""
GHOST = 0.68
"""They are, where their ink is paler than this share of the page's, or of the darkest line that reaches into the seal."""
DATED = re.compile(r"[〇○零一二三四五六七八九0-9]{2,4}年.{0,6}[月日]|年.{1,3}月.{1,4}日|[12]\d{3}[.\-/]\d")
"""A seal has no date: what reads so is the paper's own, however pale."""
HIDDEN = 0.6
"""A gap in a line of which this share is red hides a letter."""
ILLEGIBLE = "■"

Affine = NDArray[np.float64]
LEVEL: Affine = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


def read_picture(engine: Engine, picture: Pixels, dpi: float) -> Reading:
    """Reads a picture, grey (h, w) or BGR (h, w, 3), of `dpi` pixels an inch."""
    shrink = min(1.0, FINEST_DPI / dpi)
    if shrink < 1.0:
        size = (max(1, round(picture.shape[1] * shrink)), max(1, round(picture.shape[0] * shrink)))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    seals = seals_of(picture, dpi * shrink) if picture.ndim == 3 else Seals()
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else picture
    for box in seals.boxes:
        x0, y0, x1, y1 = (round(v) for v in box)
        grey[y0:y1, x0:x1] = picture[y0:y1, x0:x1, 2]
    colour = colour_of(picture)
    reading = _read(engine, _Sheet(grey, dpi * shrink, LEVEL, list(seals.boxes), 0), seals, may_ring=colour != TINTED)
    a, b, c, d, e, f = reading.back
    marks = marks_of(picture, dpi * shrink, replace(reading, colour=colour))
    return replace(reading, colour=colour, marks=marks, back=(a / shrink, b / shrink, c / shrink, d / shrink, e / shrink, f / shrink))


class _Sheet:
    """A grey picture on its way upright: `back` leads from its pixels to those of the picture begun with, `turns` are the quarter turns
    clockwise made so far, `seals` the boxes of seals in its pixels."""

    def __init__(self, grey: Pixels, dpi: float, back: Affine, seals: list[Box], turns: int) -> None:
        self.grey, self.dpi, self.back, self.seals, self.turns = grey, dpi, back, seals, turns

    def turned(self, turns: int) -> "_Sheet":
        height, width = self.grey.shape
        codes = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}
        there = {1: [[0, -1, height], [1, 0, 0]], 2: [[-1, 0, width], [0, -1, height]], 3: [[0, 1, 0], [-1, 0, width]]}
        return self._moved(cv2.rotate(self.grey, codes[turns]), np.array(there[turns], dtype=np.float64), turns)

    def levelled(self, skew: float) -> tuple["_Sheet", Affine]:
        """The sheet turned so that its lines run level, all of it kept, and the way there."""
        height, width = self.grey.shape
        cos, sin = np.cos(np.radians(skew)), abs(np.sin(np.radians(skew)))
        wide, high = int(np.ceil(width * cos + height * sin)), int(np.ceil(height * cos + width * sin))
        there = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
        there[:, 2] += ((wide - width) / 2, (high - height) / 2)
        paper = float(np.median(self.grey[::8, ::8]))
        level = cv2.warpAffine(self.grey, there, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=paper)
        return self._moved(level, there, 0), there

    def _moved(self, grey: Pixels, there: Affine, turns: int) -> "_Sheet":
        back = _after(self.back, cv2.invertAffineTransform(there))
        return _Sheet(grey, self.dpi, back, [_box_after(there, seal) for seal in self.seals], (self.turns + turns) % 4)


def _read(engine: Engine, sheet: _Sheet, seals: Seals, may_turn: bool = True, may_ring: bool = False, known: list[detect.Patch] | None = None) -> Reading:
    """The reading of a sheet; `known` are its patches of text where they are known from when it stood on its head."""
    scale = sheet.dpi / detect.DPI
    patches = known or _patches(engine, sheet, scale)
    if patches is None:
        return _reading(sheet)
    if may_turn and not sheet.turns and detect.lies_sideways(patches):
        return _read(engine, sheet.turned(3 if _on_its_left(engine, sheet, patches, scale) else 1), seals, may_ring=may_ring)
    skew = detect.skew_of(patches)
    level, there = sheet.levelled(skew) if skew else (sheet, LEVEL)
    across, down = ruled_in(level.grey, level.dpi)
    there = _after(there, np.array([[scale, 0.0, 0.0], [0.0, scale, 0.0]]))
    cuts = cuts_of([patch.box(there) for patch in patches], across, down, level.grey, level.dpi)
    order = sorted(range(len(cuts)), key=lambda i: cuts[i].box[0] - cuts[i].box[2])
    longest = read_lines(engine, [cuts[i].pixels(level.grey) for i in order[:TRIED]])
    if may_turn and _mean(longest) < READABLE and _mean(_read_turned(engine, level, [_piece(cuts[i]) for i in order[:TRIED]])) > _mean(longest) + BETTER:
        height, width = sheet.grey.shape
        turned = [patch.turned(width / scale, height / scale) for patch in patches]
        return _read(engine, sheet.turned(2), seals, may_turn=False, may_ring=may_ring, known=turned)
    rest = read_lines(engine, [cuts[i].pixels(level.grey) for i in order[TRIED:]])
    read = [characters for _, characters in sorted(zip(order, [*longest, *rest], strict=True), key=lambda one: one[0])]
    text = [(cut, characters) for cut, characters in zip(cuts, read, strict=True) if _is_text(cut, characters)]
    if may_ring and any(not characters or not _is_text(cut, characters) for cut, characters in zip(cuts, read, strict=True) if _is_blob(cut, level.dpi)):
        rings = rings_of(level.grey, level.dpi)
        if rings:
            clean = _Sheet(without_rings(level.grey, rings, level.dpi), level.dpi, level.back, level.seals, level.turns)
            read_clean = _read(engine, clean, seals, may_turn=False)
            return replace(read_clean, skew=skew, lines=tuple(_doubtful_at(line, rings, level.dpi) for line in read_clean.lines))
    if seals.boxes:
        text = _without_ghosts(level, text)
    lines = [placed(cut, characters, level.grey, level.dpi, _touches(cut, level.seals)) for cut, characters in text]
    if seals.boxes:
        lines = [_with_hidden(line, level, seals) for line in lines]
    return _reading(level, skew, lines, across, down)


def _reading(sheet: _Sheet, skew: float = 0.0, lines: Sequence[ReadLine] = (), across: Sequence[Rule] = (), down: Sequence[Rule] = ()) -> Reading:
    height, width = sheet.grey.shape
    dpi, m = sheet.dpi, sheet.back
    back = (float(m[0, 0]) * dpi, float(m[1, 0]) * dpi, float(m[0, 1]) * dpi, float(m[1, 1]) * dpi, float(m[0, 2]), float(m[1, 2]))
    return Reading(
        (width / dpi, height / dpi), back, sheet.turns, skew, bool(lines or across or sheet.seals), tuple(lines),
        tuple((y / dpi, a / dpi, b / dpi) for y, a, b in across), tuple((x / dpi, a / dpi, b / dpi) for x, a, b in down),
        tuple((a / dpi, b / dpi, c / dpi, d / dpi) for a, b, c, d in sheet.seals),
    )


def _without_ghosts(sheet: _Sheet, text: list[tuple[Cut, list[Character]]]) -> list[tuple[Cut, list[Character]]]:
    """The lines without those that are the seal's own letters."""
    ink = [contrast_of(sheet.grey[y0:y1, x0:x1]) for x0, y0, x1, y1 in (cut.box for cut, _ in text)]
    usual = max(float(np.median(ink)), *(own for (cut, _), own in zip(text, ink, strict=True) if _touches(cut, sheet.seals)), 0.0) if ink else 0.0
    return [
        one for one, own in zip(text, ink, strict=True)
        if own >= GHOST * usual or DATED.search("".join(c.character for c in one[1])) or not any(_share_inside(one[0].box, seal) >= INSIDE for seal in sheet.seals)
    ]


def _touches(cut: Cut, seals: Sequence[Box]) -> bool:
    return any(_share_inside(cut.box, seal) > 0 for seal in seals)


def _share_inside(box: tuple[int, int, int, int], other: Box) -> float:
    width, height = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, width) * max(0.0, height) / max(1, (box[2] - box[0]) * (box[3] - box[1]))


def _with_hidden(line: ReadLine, sheet: _Sheet, seals: Seals) -> ReadLine:
    """The line with ■ where a gap as wide as a letter is covered by a seal's star or ring."""
    if line.stacked:
        return line
    glyphs: list[Glyph] = []
    for glyph in line.glyphs:
        if glyphs and glyph.x0 - glyphs[-1].x1 > 0.7 * line.em:
            x0, x1 = glyphs[-1].x1, glyph.x0
            box = _box_after(sheet.back, (x0 * sheet.dpi, line.box[1] * sheet.dpi, x1 * sheet.dpi, line.box[3] * sheet.dpi))
            if seals.cover(*box) > HIDDEN:
                hidden = max(1, round((x1 - x0) / line.em - 0.2))
                width = (x1 - x0) / hidden
                glyphs += [Glyph(ILLEGIBLE, x0 + n * width, x0 + (n + 1) * width, 0.0) for n in range(hidden)]
        glyphs.append(glyph)
    return replace(line, glyphs=tuple(glyphs))


def _doubtful_at(line: ReadLine, rings: Sequence[tuple[float, float, float]], dpi: float) -> ReadLine:
    """The line with its letters doubtful where a ring that was rubbed out ran through or beside them: a stroke or a whole figure went with it."""
    if line.stacked:
        return line
    middle = (line.box[1] + line.box[3]) / 2
    half = (line.box[3] - line.box[1]) / 2
    crossed: list[float] = []
    for x, y, radius in rings:
        for height in (middle - half, middle, middle + half):
            away = (radius / dpi) ** 2 - (height - y / dpi) ** 2
            if away > 0:
                crossed += [x / dpi - away**0.5, x / dpi + away**0.5]
    glyphs = tuple(
        replace(g, sure=min(g.sure, CROSSED)) if any(g.x0 - line.em / 2 < at < g.x1 + line.em / 2 for at in crossed) else g for g in line.glyphs)
    return replace(line, glyphs=glyphs)


def _is_text(cut: Cut, characters: list[Character]) -> bool:
    if not characters:
        return False
    x0, y0, x1, y1 = cut.box
    wide = len(characters) > 1 and x1 - x0 > LINE * (y1 - y0)
    return wide or bool(cut.letters) or sum(c.sure for c in characters) / len(characters) >= LEAST_SURE


def _is_blob(cut: Cut, dpi: float) -> bool:
    """Whether a patch is as high and wide as a stamp."""
    x0, y0, x1, y1 = cut.box
    return min(x1 - x0, y1 - y0) > BLOB * dpi


def _mean(read: list[list[Character]]) -> float:
    sure = [c.sure for line in read for c in line]
    return sum(sure) / len(sure) if sure else 1.0


def _patches(engine: Engine, sheet: _Sheet, scale: float) -> list[detect.Patch] | None:
    """The patches of text of a sheet, found in a picture that is coarser by `scale`; None where it bears no ink."""
    height, width = sheet.grey.shape
    low = cv2.resize(sheet.grey, (max(1, round(width / scale)), max(1, round(height / scale))), interpolation=cv2.INTER_AREA)
    ink = ink_of(low)
    return detect.patches_of(engine, low, ink) if ink.any() else None


def _on_its_left(engine: Engine, sheet: _Sheet, patches: Sequence[detect.Patch], scale: float) -> bool:
    """Whether a sheet whose lines run from top to bottom stands upright once it is turned left, by how a piece of its longest lines reads."""
    turned = sheet.turned(1)
    there = _after(np.array([[0.0, -1.0, sheet.grey.shape[0]], [1.0, 0.0, 0.0]]), np.array([[scale, 0.0, 0.0], [0.0, scale, 0.0]]))
    cuts = sorted(cuts_of([patch.box(there) for patch in patches], (), (), turned.grey, turned.dpi), key=lambda cut: cut.box[0] - cut.box[2])
    pieces = [_piece(cut) for cut in cuts[:TRIED]]
    return _mean(_read_turned(engine, turned, pieces)) > _mean(read_lines(engine, [piece.pixels(turned.grey) for piece in pieces]))


def _piece(cut: Cut) -> Cut:
    """The beginning of a line, enough to tell which way up it is."""
    x0, y0, x1, y1 = cut.box
    return cut if cut.letters else Cut((x0, y0, min(x1, x0 + PROBE * (y1 - y0)), y1))


def _read_turned(engine: Engine, sheet: _Sheet, cuts: Sequence[Cut]) -> list[list[Character]]:
    """What lines say once the sheet stands on its head."""
    return read_lines(engine, [np.ascontiguousarray(cv2.rotate(cut.pixels(sheet.grey), cv2.ROTATE_180)) for cut in cuts])


def _after(then: Affine, first: Affine) -> Affine:
    """The affine map that does `first` and then `then`."""
    result: Affine = np.hstack([then[:, :2] @ first[:, :2], (then[:, :2] @ first[:, 2] + then[:, 2])[:, None]])
    return result


def _box_after(matrix: Affine, box: Box) -> Box:
    corners = np.array([(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]) @ matrix[:, :2].T + matrix[:, 2]
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)
