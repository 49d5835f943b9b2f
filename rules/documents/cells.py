"""Cells of a form: which words stand inside the same ruled rectangle.

A cell is found from the word outwards (the nearest ruled lines on its four sides), so that cells over several rows or columns need no grid.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from rules.documents.gutters import Line, gutters
from rules.documents.row import Cell
from rules.reading.page import Page, Word

NEAR = 2.0
"""Two edges closer than this, in points, are one."""


class _Crossing:
    """Straight lines (at, from, to), asked which of them cross a place between their ends, in the order in which they lie."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = sorted(lines, key=itemgetter(0))
        self.ends = sorted({end for _, start, stop in lines for end in (start - NEAR, stop + NEAR)})
        self.known: dict[float | tuple[int, int], tuple[list[Line], list[float]]] = {}

    def at(self, place: float) -> tuple[list[Line], list[float]]:
        """The lines, and where they lie."""
        found = self.known.get(place)
        if found is None:
            stretch = bisect_left(self.ends, place), bisect_right(self.ends, place)  # between two ends the lines are the same everywhere
            found = self.known.get(stretch)
            if found is None:
                lines = [line for line in self.lines if line[1] - NEAR <= place <= line[2] + NEAR]
                found = self.known[stretch] = lines, [line[0] for line in lines]
            self.known[place] = found
        return found


class Ruling:
    """The ruled lines of a page, asked for the cell around a point."""

    def __init__(self, page: Page) -> None:
        self.down = page.ruled.down or gutters(page)
        self.width, self.height = page.width, page.height
        self._across, self._down = _Crossing(page.ruled.across), _Crossing(self.down)
        self._edges: dict[float, float] = {}

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell around a point, or None. A table open at one side ends where its horizontal lines do."""
        _, places = self._down.at(y)
        number = bisect_right(places, x)
        left = places[number - 1] if number else -1.0
        right = places[number] if number < len(places) else 1e9
        if left < 0 and right > 1e8:
            return None
        lines, places = self._across.at(x)
        number = bisect_right(places, y)
        if not 0 < number < len(places):
            return None
        top, bottom = places[number - 1], places[number]
        if left < 0:
            left = max(lines[bisect_left(places, top)][1], lines[number][1])
        if right > 1e8:
            right = min(lines[bisect_left(places, top)][2], lines[number][2])
        if not left < x < right:
            return None
        edges = self._edges
        try:
            return edges[left], edges[top], edges[right], edges[bottom]
        except KeyError:
            edges |= {edge: round(edge, 1) for edge in (left, top, right, bottom)}
            return edges[left], edges[top], edges[right], edges[bottom]


def by_cell(page: Page) -> tuple[dict[Cell, list[Word]], list[Word], Ruling | None]:
    """The words of each cell, and the words outside of all. Without ruled columns there are no cells.

    A word stands in the cell in which it begins: a long number may run over its border.
    """
    if len(page.ruled.across) < 2:
        return {}, list(page.words), None
    ruling = Ruling(page)
    if not ruling.down:
        return {}, list(page.words), None
    inside: dict[Cell, list[Word]] = {}
    outside: list[Word] = []
    for word in page.words:
        x0, y0, x1, y1 = word.box
        cell = ruling.cell(min((x0 + x1) / 2, x0 + 0.6 * word.em), (y0 + y1) / 2)
        if cell is None:
            outside.append(word)
        else:
            inside.setdefault(cell, []).append(word)
    return inside, outside, ruling


def in_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped into printed rows from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda w: (w.box[1] + w.box[3], w.box[0])):
        top, bottom = word.box[1], word.box[3]
        centre = (top + bottom) / 2
        if rows and abs(centre - middle) < 0.5 * min(height, bottom - top or height):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = centre, bottom - top
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda w: w.box[0])
    return rows
