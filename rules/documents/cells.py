"""Cells of a form: which words stand inside the same ruled rectangle.

A cell is found from the word outwards (the nearest ruled lines on its four sides), so that cells over several rows or columns need no grid.
"""

from collections.abc import Sequence

from rules.documents.gutters import gutters
from rules.documents.row import Cell
from rules.reading.page import Page, Word

NEAR = 2.0
"""Two edges closer than this, in points, are one."""


class Ruling:
    """The ruled lines of a page, asked for the cell around a point."""

    def __init__(self, page: Page) -> None:
        self.across = page.ruled.across
        self.down = page.ruled.down or gutters(page)
        self.width, self.height = page.width, page.height

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell around a point, or None. A table open at one side ends where its horizontal lines do."""
        left, right = -1.0, 1e9
        for at, top, bottom in self.down:
            if top - NEAR <= y <= bottom + NEAR:
                if at <= x:
                    left = at if at > left else left
                elif at < right:
                    right = at
        if left < 0 and right > 1e8:
            return None
        above: tuple[float, float, float] | None = None
        below: tuple[float, float, float] | None = None
        for line in self.across:
            if line[1] - NEAR <= x <= line[2] + NEAR:
                if line[0] <= y:
                    above = line if above is None or line[0] > above[0] else above
                elif below is None or line[0] < below[0]:
                    below = line
        if above is None or below is None:
            return None
        if left < 0:
            left = max(above[1], below[1])
        if right > 1e8:
            right = min(above[2], below[2])
        return (round(left, 1), round(above[0], 1), round(right, 1), round(below[0], 1)) if left < x < right else None


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
        box = word.box
        cell = ruling.cell(min((box[0] + box[2]) / 2, box[0] + 0.6 * word.em), (box[1] + box[3]) / 2)
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
