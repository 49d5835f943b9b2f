"""A reading becomes a page like any other: its text in reading order, words with their boxes, ruled lines, and how sure each character is."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from rules.reading.normalise import normalise
from rules.reading.ocr.reading import FINGERPRINT, TINTED, Glyph, Matrix, Reading, ReadLine
from rules.reading.ocr.sureness import ILLEGIBLE, legible, relied_upon
from rules.reading.page import SURE, Box, Line, Mark, MarkKind, Page, Ruled, Source, Word

LEFT_LYING = frozenset("，。、；：？！）》〕”’」』】,.;:?!)]}%‰")
"""Characters whose ink stands at the left of their square; the blank behind is not a space."""
RIGHT_LYING = frozenset("（《〔“‘「『【([{")
CHINESE_FROM, IDEOGRAPHS_FROM = "\u2e80", "\u3400"
GAP = 0.3
"""From this many characters' width of blank on, two words stand apart."""
GAP_IN_NUMBER = 0.5
"""Figures of one number may stand a little apart."""
FULL, BEYOND = 0.7, 0.15
"""Between two Chinese characters whose ink fills so much of their squares, a blank wider by so much than is usual in the line is a space."""
STEP_BEYOND, EVEN = 0.2, 0.08
"""Between two figures a step longer by the first than is usual in a line of printed figures (three in four steps differ by less than the second)
is a space."""
LEAST_STEPS = 5
BEARING = 0.04
HEIGHT = 1.2
"""Height of a line of type, in characters' widths."""
SAME_ROW = 0.5
LARGEST_TYPE, HUGE = 0.6, 4.0
"""Inches, and times the page's usual type: a single letter that is larger both ways is a figure, not a letter."""
A_FINGER_OFF = 0.15
"""Inches by which the boxes of one fingerprint may differ, as found by its colour and by its ink."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A glyph with the edges of the square that it is set in, in points."""

    glyph: Glyph
    x0: float
    x1: float


def page_of(number: int, size: tuple[float, float], reading: Reading, to_page: Matrix) -> Page:
    """The page `number` of `size` points from the reading of its picture; `to_page` leads from the picture's pixels to points of the page.

    Words, lines and ruled lines are given as they lie when the page is turned upright (and so are its width and height), since that is how
    they are read; `boxes` gives places on the page as it is displayed.
    """
    upright = _Upright(reading, to_page, size)
    rows = _in_reading_order(_of_type(reading.lines))
    characters: list[str] = []
    sure: list[float] = []
    guesses: dict[int, str] = {}
    places: list[tuple[ReadLine, Glyph] | None] = []
    lines: list[Line] = []
    words: list[Word] = []
    for line in rows:
        start = len(characters)
        for index, cells in enumerate(_words(line)):
            if index and not line.stacked:
                characters.append(" ")
                sure.append(1.0)
                places.append(None)
            first = len(characters)
            sure += relied_upon([cell.glyph.character for cell in cells], [cell.glyph.sure for cell in cells])
            for cell in cells:
                if cell.glyph.sure < SURE:
                    guesses[len(characters)] = _guesses(cell.glyph)
                characters.append(legible(cell.glyph.character, cell.glyph.sure))
                places.append((line, cell.glyph))
            words.append(Word(first, len(characters), upright.box(_box(line, cells)), line.em * 72))
        own = words[-1].box if words else (0.0, 0.0, 0.0, 0.0)
        boxes = [w.box for w in words if w.start >= start] or [own]
        box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        lines.append(Line(start, len(characters), box))
        characters.append("\n")
        sure.append(1.0)
        places.append(None)
    raw = "".join(characters[:-1])
    return Page(
        number, *upright.size, Source.OCR if reading.ink else Source.BLANK, normalise(raw), raw, tuple(lines), _boxes(places[:-1], reading.back, to_page),
        tuple(words), upright.ruled(reading), confidence=tuple(sure[:-1]), guesses=guesses,
        seals=tuple(upright.box(seal) for seal in reading.seals if not _is_finger(seal, reading)) if reading.colour == TINTED else None,
        marks=tuple(Mark(MarkKind(mark.kind), upright.box(mark.box), mark.length * 72) for mark in reading.marks),
    )


def _is_finger(seal: Box, reading: Reading) -> bool:
    """Whether what is red and of a seal's size is a fingerprint."""
    return any(
        mark.kind == FINGERPRINT and all(abs(a - b) < A_FINGER_OFF for a, b in zip(seal, mark.box, strict=True)) for mark in reading.marks)


def _guesses(glyph: Glyph) -> str:
    """What a doubtful glyph may be, the likeliest first; nothing where it is hidden."""
    read = () if glyph.character == ILLEGIBLE else (glyph.character,)
    return normalise("".join(dict.fromkeys((*read, *(other for other, _ in glyph.others if len(other) == 1)))))


class _Upright:
    """From inches of the upright picture to points of the page turned upright."""

    def __init__(self, reading: Reading, to_page: Matrix, size: tuple[float, float]) -> None:
        a, b, c, d, e, f = _after(to_page, reading.back)
        turns = round(math.degrees(math.atan2(b, a)) / 90) % 4
        self.size = (size[1], size[0]) if turns % 2 else size
        width, height = reading.size
        x, y = a * width / 2 + c * height / 2 + e - size[0] / 2, b * width / 2 + d * height / 2 + f - size[1] / 2
        for _ in range(turns):
            x, y = y, -x
        self.x, self.y = x + self.size[0] / 2 - width * 36, y + self.size[1] / 2 - height * 36

    def box(self, box: Box) -> Box:
        return (box[0] * 72 + self.x, box[1] * 72 + self.y, box[2] * 72 + self.x, box[3] * 72 + self.y)

    def ruled(self, reading: Reading) -> Ruled:
        across = tuple((y * 72 + self.y, x0 * 72 + self.x, x1 * 72 + self.x) for y, x0, x1 in reading.across)
        down = tuple((x * 72 + self.x, y0 * 72 + self.y, y1 * 72 + self.y) for x, y0, y1 in reading.down)
        return Ruled(across, down)


def _after(then: Matrix, first: Matrix) -> Matrix:
    """The map that does `first` and then `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _boxes(places: Sequence[tuple[ReadLine, Glyph] | None], back: Matrix, to_page: Matrix) -> Callable[[], list[Box | None]]:
    a, b, c, d, e, f = _after(to_page, back)

    @cache
    def boxes() -> list[Box | None]:
        found: list[Box | None] = []
        for place in places:
            if place is None:
                found.append(None)
                continue
            line, glyph = place
            x0, y0, x1, y1 = (line.box[0], glyph.x0, line.box[2], glyph.x1) if line.stacked else (glyph.x0, line.box[1], glyph.x1, line.box[3])
            corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
            found.append((min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)))
        return found

    return boxes


def _of_type(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines without single letters as large as no type is beside the rest: a ring of coffee, the rim of a seal."""
    usual = median(line.em for line in lines) if lines else 0.0
    return [line for line in lines if len(line.glyphs) > 1 or line.em < max(LARGEST_TYPE, HUGE * usual)]


def _in_reading_order(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Lines from top to bottom, those that stand side by side from left to right."""
    rows: list[list[ReadLine]] = []
    for line in sorted(lines, key=lambda one: one.box[1] + one.box[3]):
        middle = (line.box[1] + line.box[3]) / 2
        if rows and abs(middle - (rows[-1][0].box[1] + rows[-1][0].box[3]) / 2) < SAME_ROW * min(line.em, rows[-1][0].em):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda one: one.box[0])]


def _words(line: ReadLine) -> list[list[_Cell]]:
    """The glyphs of a line as words: cut where a space was read or a gap is seen."""
    if line.stacked:
        return [[_Cell(g, g.x0, g.x1)] for g in line.glyphs if g.character.strip()]
    words: list[list[_Cell]] = []
    cells = _cells(line)
    spaces = _spaces([cell for cell in cells if cell.glyph.character.strip()], line.em)
    spaced = False
    number = -1
    for cell in cells:
        if not cell.glyph.character.strip():
            spaced = True
            continue
        number += 1
        gap = (cell.x0 - words[-1][-1].x1) / line.em if words else 0.0
        if not words or number in spaces or gap >= (GAP / 2 if spaced else GAP_IN_NUMBER if _in_number(words[-1][-1], cell) else GAP):
            words.append([cell])
        else:
            words[-1].append(cell)
        spaced = False
    return words


def _spaces(cells: Sequence[_Cell], em: float) -> set[int]:
    """Before which of a line's glyphs a space is seen that is too narrow to be told without its neighbours: the half-width space between two
    fields of a typed form, which stands between two numbers too (证号53042008 2025年3月6日)."""
    blanks: dict[int, float] = {}
    steps: dict[int, float] = {}
    for index, (a, b) in enumerate(pairwise(cells), 1):
        if all(one.glyph.character >= IDEOGRAPHS_FROM and one.glyph.x1 - one.glyph.x0 > FULL * em for one in (a, b)):
            blanks[index] = (b.x0 - a.x1) / em
        elif a.glyph.character.isdigit() and b.glyph.character.isdigit():
            steps[index] = (b.glyph.x0 + b.glyph.x1 - a.glyph.x0 - a.glyph.x1) / 2 / em
    found = set()
    if blanks:
        usual = max(median(blanks.values()), 0.0)
        found |= {index for index, blank in blanks.items() if blank >= usual + BEYOND}
    if len(steps) >= LEAST_STEPS:
        usual = median(steps.values())
        even = sorted(abs(step - usual) for step in steps.values())[3 * len(steps) // 4] < EVEN
        found |= {index for index, step in steps.items() if even and step >= usual + STEP_BEYOND and (cells[index].x0 - cells[index - 1].x1) / em >= STEP_BEYOND}
    return found


def _in_number(before: _Cell, cell: _Cell) -> bool:
    return all(one.glyph.character.isascii() and one.glyph.character.isalnum() for one in (before, cell))


def _cells(line: ReadLine) -> list[_Cell]:
    em, glyphs = line.em, line.glyphs
    cells = []
    for index, glyph in enumerate(glyphs):
        before = glyphs[index - 1].x1 if index else -math.inf
        after = glyphs[index + 1].x0 if index + 1 < len(glyphs) else math.inf
        x0, x1 = glyph.x0, glyph.x1
        if glyph.character in LEFT_LYING:
            x0, x1 = x0 - BEARING * em, max(x1, min(x0 + 0.9 * em, after))
        elif glyph.character in RIGHT_LYING:
            x0, x1 = min(x0, max(x1 - 0.9 * em, before)), x1 + BEARING * em
        elif glyph.character >= CHINESE_FROM:
            middle = (x0 + x1) / 2
            x0, x1 = min(x0, max(middle - em / 2, (before + x0) / 2)), max(x1, min(middle + em / 2, (after + x1) / 2))
        else:
            x0, x1 = x0 - BEARING * em, x1 + BEARING * em
        cells.append(_Cell(glyph, x0, x1))
    return cells


def _box(line: ReadLine, cells: Sequence[_Cell]) -> Box:
    if line.stacked:
        return (line.box[0], cells[0].x0, line.box[2], cells[-1].x1)
    middle, half = (line.box[1] + line.box[3]) / 2, max(HEIGHT * line.em, line.box[3] - line.box[1]) / 2
    return (cells[0].x0, middle - half, cells[-1].x1, middle + half)
