"""A page as rows in reading order: printed lines with their spaces settled, and the cells of its forms as `label:value` rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rules.documents.cells import NEAR, Ruling, by_cell, in_rows
from rules.documents.folio import OF_RECORD, is_folio, number_of, record_page, without_folio
from rules.documents.labels import NAMES, is_label
from rules.documents.row import GLUE, Cell, Row
from rules.documents.spacing import Token, settle, tokens_of
from rules.reading.page import Page, Source, Word

LONGEST_LABEL = 20
SENTENCE = frozenset("。;!?,")
RULE = re.compile(r"[\s\-:]*")
SERIAL = re.compile(r"\d{1,4}")
SERIAL_NAMES = frozenset(("序号", "编号", "顺序号", "序", "号次", "次序", "No", "NO"))
NAME = re.compile(r"[\u4e00-\u9fff()A-Za-z/³²㎡]{1,14}")
STACK_FROM = 4
"""A title set in a column has so many characters at least."""
LIST_FROM = 3
"""A table with a head and this many rows or more is a list (a catalogue, an account): its rows stay rows."""


Head = tuple[tuple[float, float, str], ...]
"""The columns of a list by their edges, with their names."""


@dataclass(slots=True)
class Sheet:
    """A page laid out: its rows from top to bottom, the numbers printed on it (in the file, in its record), and the head of the list that may run on to the next page."""

    page: Page
    rows: list[Row] = field(default_factory=list)
    folio: int | None = None
    record: int | None = None
    head: Head = ()


def sheet_of(page: Page, before: Sheet | None = None) -> Sheet:
    """The page laid out; `before` is the page before it, whose list may run on."""
    if page.source not in (Source.TEXT, Source.OCR) or not page.text:
        return Sheet(page)
    if not page.words:
        return _plain_sheet(page)
    inside, outside, ruling = by_cell(page)
    lines, folio, record = without_folio(page.text, in_rows(outside), page.height)
    free = [_row(page, words, None) for words in lines]
    _set_margins(free, page)
    placed: list[tuple[float, float, list[Row]]] = [(row.box[1], row.box[0], [row]) for row in free if row.box]
    head: Head = ()
    if ruling is not None:
        forms = _Forms(page, inside, ruling, before.head if before else ())
        placed += forms.rows()
        head = forms.head
    placed.sort(key=lambda item: (item[0], item[1]))
    rows = [row for _, _, rows in placed for row in rows]
    rows = _upright(rows)
    _set_gaps(rows)
    return Sheet(page, rows, folio, record, head)


def _upright(rows: list[Row]) -> list[Row]:
    """Rows in which a title set in a column of single characters (a cover's) is one row."""
    made: list[Row] = []
    at = 0
    while at < len(rows):
        end = at
        while end + 1 < len(rows) and _stacked(rows[end], rows[end + 1]):
            end += 1
        if end - at + 1 >= STACK_FROM:
            own = rows[at:end + 1]
            first = own[0]
            box = _around(own)
            made.append(Row("".join(r.text for r in own), [o for r in own for o in r.offsets], box, first.em, first.left, first.right, first.em))
        else:
            made += rows[at:end + 1]
        at = end + 1
    return made


def _stacked(row: Row, below: Row) -> bool:
    if len(row.text) != 1 or len(below.text) != 1 or row.cell or below.cell or not row.box or not below.box or not (row.text + below.text).isalpha():
        return False
    return abs(row.box[0] - below.box[0]) < 0.3 * row.em and below.box[1] - row.box[3] < 2.5 * row.em


def _plain_sheet(page: Page) -> Sheet:
    sheet = Sheet(page)
    lines = [line for line in page.lines if page.text[line.start:line.end].strip()]
    previous = None
    for index, line in enumerate(lines):
        squeezed = "".join(page.text[line.start:line.end].split())
        if index in (0, len(lines) - 1) and len(lines) > 1 and is_folio(squeezed):
            sheet.folio = number_of(squeezed) or sheet.folio
            sheet.record = record_page(squeezed) or sheet.record
            continue
        if len(lines) > 1 and OF_RECORD.fullmatch(squeezed):
            continue
        above = float(page.text.count("\n", previous.end, line.start) - 1) if previous else 0.0
        sheet.rows += _cells_of_text(page, line.start, line.end, above) if "|" in page.text[line.start:line.end] else [_plain(page, line.start, line.end, above)]
        previous = line
    sheet.rows = _with_whole_labels(sheet.rows)
    return sheet


def _with_whole_labels(rows: list[Row]) -> list[Row]:
    """Rows in which a label that was broken over two lines (收件人签名 / 或盖章) is whole again."""
    made: list[Row] = []
    for row in rows:
        if made and len(made[-1].text) <= 8 and made[-1].text.isalpha() and row.above <= 0:
            first = row.text.split(" ", 1)[0]
            if made[-1].text + first in NAMES:
                before = made.pop()
                row = Row(before.text + row.text, before.offsets + row.offsets, left=before.left, right=row.right, above=before.above)
        made.append(row)
    return made


def _plain(page: Page, start: int, end: int, above: float) -> Row:
    text, offsets = settle(page.text, tokens_of(page.raw, start, end))
    raw = page.raw[start:end]
    return Row(text, offsets, left=_width(raw[:len(raw) - len(raw.lstrip())]), right=_width(raw.rstrip()), above=above)


def _cells_of_text(page: Page, start: int, end: int, above: float) -> list[Row]:
    """A line of a plain text in which strokes part the cells of a form: label|value pairs, else a list's row."""
    cells: list[Row] = []
    at = start
    for piece in page.text[start:end].split("|"):
        cells.append(_plain(page, at, at + len(piece), above) if piece.strip() else Row("", []))
        at += len(piece) + 1
    if cells and not cells[0].text:
        cells.pop(0)
    if len(cells) > 1 and not cells[-1].text and len(cells) % 2:
        cells.pop()
    if all(RULE.fullmatch(cell.text) for cell in cells):
        return []
    if len(cells) == 1:
        return cells
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    if len(cells) % 2 == 0 and (len(cells) == 2 or all(is_label(label.text) for label, _ in pairs)) and all(_may_label(label.squeezed) for label, _ in pairs):
        rows = []
        for label, value in pairs:
            kept = [o for c, o in zip(label.text, label.offsets, strict=True) if c != " "]
            name = label.squeezed.rstrip(":")
            rows.append(Row(f"{name}:{value.text}", [*kept[:len(name)], GLUE, *value.offsets], label=len(name), above=above))
        return rows
    text, columns = "", []
    offsets: list[int] = []
    for cell in cells:
        if text:
            text += " "
            offsets.append(GLUE)
        columns.append(("", len(text), len(text) + len(cell.text)))
        text += cell.text
        offsets += cell.offsets
    return [Row(text, offsets, columns=tuple(columns), above=above)]


def _may_label(name: str) -> bool:
    """Whether a cell's words (without spaces) may be a label: known as one, or short and without figures and sentence marks."""
    return 0 < len(name) <= LONGEST_LABEL and (is_label(name) or not any(c in SENTENCE or c.isdigit() for c in name))


def _width(raw: str) -> float:
    """The width of a plain text's line in Chinese characters."""
    return sum(0.5 if c.isascii() or c in "·“”‘’…" else 1.0 for c in raw)


def _set_gaps(rows: list[Row]) -> None:
    """The blank height above each row, in characters."""
    for before, row in pairwise(rows):
        if before.box and row.box and row.em:
            row.above = (row.box[1] - before.box[3]) / row.em


def _row(page: Page, words: Sequence[Word], cell: Cell | None) -> Row:
    tokens: list[Token] = []
    previous: Word | None = None
    for word in words:
        em = min(word.em, previous.em) if previous else word.em
        gap = (word.box[0] - previous.box[2]) / em if previous else 0.0
        tokens.append(Token(word.start, word.end, gap, word.spaced))
        previous = word
    text, offsets = settle(page.text, tokens)
    box = (words[0].box[0], min(w.box[1] for w in words), max(w.box[2] for w in words), max(w.box[3] for w in words))
    first = words[0]
    need = first.box[2] - first.box[0] if page.text[first.start].isascii() and page.text[first.start].isalnum() else first.em
    if need > first.em and first.end - first.start > 1:
        need *= _ascii_head(page.text, first) / (first.end - first.start)
    row = Row(text, offsets, box, first.em, need=need, cell=cell)
    if cell is not None:
        inset = min(max(box[0] - cell[0], 2.0), 6.0)
        row.left, row.right = cell[0] + inset, cell[2] - inset
    return row


def _ascii_head(text: str, word: Word) -> int:
    """How many characters of `word` stay together at a line's end: a number, a Latin word."""
    length = 0
    while word.start + length < word.end and text[word.start + length].isascii() and text[word.start + length] not in "()":
        length += 1
    return max(length, 1)


def _set_margins(rows: list[Row], page: Page) -> None:
    """The body's edges: the outermost of its rows, and at least as wide as the page's margins are even."""
    boxes = [row.box for row in rows if row.box and len(row.text) > 2]
    if not boxes:
        return
    left = min(b[0] for b in boxes)
    right = max(max(b[2] for b in boxes), page.width - left - 18.0)
    for row in rows:
        row.left, row.right = left, right


class _Forms:
    """The tables of a page: each cell's rows, labels beside their values, lists row by row."""

    def __init__(self, page: Page, inside: dict[Cell, list[Word]], ruling: Ruling, before: Head) -> None:
        self.ruling, self.before = ruling, before
        self.head: Head = ()
        self.cells = {cell: [_row(page, words, cell) for words in in_rows(inside[cell])] for cell in inside}
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
        return Row(text, offsets, _around(rows), rows[0].em, edge[0], edge[2] + 1e6, cell=edge, columns=tuple(columns))

    def _pair(self, cell: Cell) -> list[Row]:
        """A cell alone, or a label with the value beside it."""
        self.done.add(cell)
        name = self.names[cell]
        value = self._right_of(cell)
        if value is None or value in self.done or not _may_label(name) or value[1] < cell[1] - NEAR:
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
        return Row(text, offsets, _around(rows), rows[0].em, cell[0], cell[2] + 1e6, cell=cell)

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


def _around(rows: Sequence[Row]) -> tuple[float, float, float, float] | None:
    boxes = [row.box for row in rows if row.box]
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)) if boxes else None
