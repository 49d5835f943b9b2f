"""Tables: the cells of forms as `label:value` rows, lists row by row.

A label is a cell with another at its right; one over several rows names a group. A row of labels over rows with the same columns is a list's head.
"""

from collections.abc import Sequence
from itertools import pairwise

from rules import patterns as re
from rules.documents.cells import NEAR, Ruling, in_rows
from rules.documents.labels import is_label
from rules.documents.printed import around, printed_row
from rules.documents.row import GLUE, Cell, Row
from rules.reading.page import Page, Word

LONGEST_LABEL = 20
SENTENCE = frozenset("。;!?,")
SERIAL = re.compile(r"\d{1,4}")
SERIAL_NAMES = frozenset(("序号", "编号", "顺序号", "序", "号次", "次序", "No", "NO"))
NAME = re.compile(r"[\u4e00-\u9fff()A-Za-z/³²㎡]{1,14}")
LIST_FROM = 3
"""A table with a head and this many rows or more is a list (a catalogue, an account): its rows stay rows."""

Head = tuple[tuple[float, float, str], ...]
"""The columns of a list by their edges, with their names."""


def may_label(name: str) -> bool:
    """Whether a cell's words (without spaces) may be a label: known as one, or short and without figures and sentence marks."""
    return 0 < len(name) <= LONGEST_LABEL and (is_label(name) or not any(c in SENTENCE or c.isdigit() for c in name))


class Forms:
    """The tables of a page: each cell's rows, labels beside their values, lists row by row."""

    def __init__(self, page: Page, inside: dict[Cell, list[Word]], ruling: Ruling, before: Head) -> None:
        self.ruling, self.before = ruling, before
        self.head: Head = ()
        self.cells = {cell: [printed_row(page, words, cell) for words in in_rows(inside[cell])] for cell in inside}
        self.names = {cell: "".join(row.squeezed for row in rows) for cell, rows in self.cells.items()}
        self.done: set[Cell] = set()

    def rows(self) -> list[tuple[float, float, list[Row]]]:
        placed: list[tuple[float, float, list[Row]]] = []
        order = sorted(self.cells, key=lambda c: (c[1], c[0]))
        bands = self._bands(order)
        for number, band in enumerate(bands):
            band = [c for c in band if c not in self.done]
            if not band:
                continue
            if len(band) >= 3 and self._is_head(band, bands[number + 1:]):
                placed += self._list(band, bands[number + 1:])
            elif self._runs_on(band):
                self.done.update(band)
                self.head = self.before
                placed.append((band[0][1], band[0][0], [self._line(band, self.before)]))
            else:
                self.head = ()
                for cell in band:
                    if cell not in self.done:
                        placed.append((cell[1], cell[0], self._pair(cell)))
        return placed

    def _runs_on(self, band: list[Cell]) -> bool:
        """A row of the list that began on the page before, or of one without a head: it opens with its number."""
        if self.before and all(any(abs(a - c[0]) <= NEAR and abs(b - c[2]) <= NEAR for a, b, _ in self.before) for c in band):
            return len(band) > 1
        return len(band) >= 3 and bool(SERIAL.fullmatch(self.names[band[0]]))

    def _bands(self, order: list[Cell]) -> list[list[Cell]]:
        """Cells that begin at the same height."""
        bands: list[list[Cell]] = []
        for cell in order:
            if bands and abs(bands[-1][0][1] - cell[1]) <= NEAR:
                bands[-1].append(cell)
            else:
                bands.append([cell])
        for band in bands:
            band.sort()
        return bands

    def _right_of(self, cell: Cell) -> Cell | None:
        return self.ruling.cell(cell[2] + NEAR, (cell[1] + cell[3]) / 2)

    def _below(self, cell: Cell) -> Cell | None:
        return self.ruling.cell((cell[0] + cell[2]) / 2, cell[3] + NEAR)

    def _is_head(self, band: list[Cell], bands: list[list[Cell]]) -> bool:
        """A row of labels over rows with the same columns."""
        names = [self.names[c] for c in band]
        if any(abs(c[3] - band[0][3]) > NEAR for c in band) or any(a[2] + NEAR < b[0] - NEAR for a, b in pairwise(band)):
            return False
        below = [self._below(c) for c in band]
        if any(b is None or abs(b[0] - c[0]) > NEAR or abs(b[2] - c[2]) > NEAR for b, c in zip(below, band, strict=True)):
            return False
        values = [self.names.get(b, "") for b in below if b]
        if not any(values) or any(is_label(v) for v in values):
            return False
        if names[0] in SERIAL_NAMES or all(is_label(n) for n in names):
            return True
        return len(bands) >= 2 and all(NAME.fullmatch(n) for n in names) and not any(is_label(self.names[c]) for lower in bands[:3] for c in lower) and not any(
            NAME.fullmatch(v) for v in values[1:])

    def _list(self, head: list[Cell], bands: list[list[Cell]]) -> list[tuple[float, float, list[Row]]]:
        """A list under its head: few rows read as label and value, many as rows of columns."""
        self.done.update(head)
        lines: list[list[Cell]] = []
        bottom = head[0][3]
        for band in bands:
            columns = [any(abs(h[0] - c[0]) <= NEAR and abs(h[2] - c[2]) <= NEAR for h in head) for c in band]
            if abs(band[0][1] - bottom) > NEAR or not all(columns) or is_label(self.names[band[0]]):
                break
            lines.append(band)
            bottom = band[0][3]
        names: Head = tuple((h[0], h[2], self.names[h]) for h in head)
        placed: list[tuple[float, float, list[Row]]] = []
        pairs = len(lines) < LIST_FROM and names[0][2] not in SERIAL_NAMES
        if not pairs:
            self.head = names
            placed.append((head[0][1], head[0][0], [self._line(head, names)]))
        for line in lines:
            self.done.update(line)
            if pairs:
                for cell in line:
                    label = next(h for h in head if abs(h[0] - cell[0]) <= NEAR)
                    placed.append((cell[1], cell[0], self._labelled(label, [cell])))
            else:
                placed.append((line[0][1], line[0][0], [self._line(line, names)]))
        return placed

    def _line(self, line: list[Cell], names: Head) -> Row:
        """A row of a list as one line, its columns remembered."""
        text, columns = "", []
        offsets: list[int] = []
        for cell in line:
            if text:
                text += " "
                offsets.append(GLUE)
            start = len(text)
            for row in self.cells[cell]:
                text += row.text
                offsets += row.offsets
            columns.append((next((n for x, _, n in names if abs(x - cell[0]) <= NEAR), ""), start, len(text)))
        rows = [row for cell in line for row in self.cells[cell]]
        edge = (line[0][0], line[0][1], line[-1][2], line[-1][3])
        return Row(text, offsets, around(rows), rows[0].em, edge[0], edge[2] + 1e6, cell=edge, columns=tuple(columns))

    def _pair(self, cell: Cell) -> list[Row]:
        """A cell alone, or a label with the value beside it."""
        self.done.add(cell)
        name = self.names[cell]
        value = self._right_of(cell)
        if value is None or value in self.done or not may_label(name) or value[1] < cell[1] - NEAR:
            return self._opinion(self.cells[cell])
        if value[3] > cell[3] + NEAR:
            return self.cells[cell] if value in self.cells and not is_label(name) else self._labelled(cell, [value])
        if value[3] < cell[3] - NEAR:
            return self._stacked(cell)
        if value in self.cells and is_label(self.names[value]) and self._right_of(value) is not None and (not is_label(name) or self._group(cell, value)):
            return self._title(cell)
        return self._labelled(cell, [value])

    def _opinion(self, rows: list[Row]) -> list[Row]:
        """A cell that opens with its own label (承办人意见：…): what follows in it, the signature too, is the label's value."""
        label, colon, _ = rows[0].text.partition(":")
        if colon and len(rows) > 1 and label.endswith("意见") and is_label(label):
            rows[0].label = len(label)
        return rows

    def _group(self, cell: Cell, value: Cell) -> bool:
        """Whether a label beside a label names a group (当事人 | 名称 | …) and is not a label with an odd value."""
        after = self._right_of(value)
        return after is not None and after in self.cells and not is_label(self.names[after])

    def _stacked(self, cell: Cell) -> list[Row]:
        """A cell over several rows: a label whose value is broken into rows, or the name of a group of labels."""
        x, values, y = cell[2] + NEAR, [], cell[1] + NEAR
        while y < cell[3] - NEAR:
            value = self.ruling.cell(x, y)
            if value is None or value[3] <= y:
                break
            values.append(value)
            y = value[3] + NEAR
        known = [v for v in values if v in self.cells]
        if any(is_label(self.names[v]) for v in known) or any(self._right_of(v) is not None for v in known):
            return self._title(cell)
        return self._labelled(cell, values)

    def _title(self, cell: Cell) -> list[Row]:
        """The name of a group of labels, on a line of its own."""
        return [self._joined(cell)]

    def _joined(self, cell: Cell) -> Row:
        rows = self.cells[cell]
        text = "".join(row.squeezed for row in rows)
        offsets = [o for row in rows for c, o in zip(row.text, row.offsets, strict=True) if c != " "]
        return Row(text, offsets, around(rows), rows[0].em, cell[0], cell[2] + 1e6, cell=cell)

    def _labelled(self, label: Cell, values: Sequence[Cell]) -> list[Row]:
        """`label:value`, the value's further rows after it."""
        head = self._joined(label)
        if head.text.endswith(":"):
            head.text, head.offsets = head.text[:-1], head.offsets[:-1]
        rows = [row for value in values for row in self.cells.get(value, ())]
        self.done.update(values)
        length = len(head.text)
        first = rows[0] if rows else Row("", [])
        edge = first.cell or label
        joined = Row(
            f"{head.text}:{first.text}", [*head.offsets, GLUE, *first.offsets], first.box or head.box, first.em or head.em, first.left or label[2],
            first.right or label[2], first.need, length, edge,
        )
        return [joined, *rows[1:]]
