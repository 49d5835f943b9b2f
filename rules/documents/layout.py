"""A page as rows in reading order: printed lines with their spaces settled, and the cells of its forms as `label:value` rows."""

from dataclasses import dataclass, field
from itertools import pairwise

from rules import patterns as re
from rules.documents.cells import by_cell, in_rows
from rules.documents.folio import OF_RECORD, is_folio, number_of, record_page, without_folio
from rules.documents.labels import NAMES, is_label
from rules.documents.printed import around, printed_row
from rules.documents.row import GLUE, Row
from rules.documents.spacing import settle, tokens_of
from rules.documents.tables import Forms, Head, may_label
from rules.reading.page import Page, Source

RULE = re.compile(r"[\s\-:]*")
"""What a plain text draws between the rows of its tables."""
STACK_FROM = 4
"""A title set in a column has so many characters at least."""


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
    free = [printed_row(page, words, None) for words in lines]
    _set_margins(free, page)
    placed: list[tuple[float, float, list[Row]]] = [(row.box[1], row.box[0], [row]) for row in free if row.box]
    head: Head = ()
    if ruling is not None:
        forms = Forms(page, inside, ruling, before.head if before else ())
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
            box = around(own)
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
        words = page.text[line.start:line.end]
        rows = _cells_of_text(page, line.start, line.end, above) if "|" in words else [_plain(page, line.start, line.end, above)]
        if sheet.rows and words.lstrip().startswith("|") and len(rows) == 1 and not rows[0].label and not rows[0].columns:
            _in_one_cell(sheet.rows[-1], rows[0])
        sheet.rows += rows
        previous = line
    sheet.rows = _with_whole_labels(sheet.rows)
    return sheet


def _in_one_cell(row: Row, following: Row) -> None:
    """A line that opens with a stroke goes on in the cell of the value above it."""
    if row.cell is None and row.label and row.offsets:
        first = float(row.offsets[0])
        row.cell = (first, first, first, first)
    following.cell = row.cell


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
    if len(cells) % 2 == 0 and (len(cells) == 2 or all(is_label(label.text) for label, _ in pairs)) and all(may_label(label.squeezed) for label, _ in pairs):
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


def _width(raw: str) -> float:
    """The width of a plain text's line in Chinese characters."""
    return sum(0.5 if c.isascii() or c in "·“”‘’…" else 1.0 for c in raw)


def _set_gaps(rows: list[Row]) -> None:
    """The blank height above each row, in characters."""
    for before, row in pairwise(rows):
        if before.box and row.box and row.em:
            row.above = (row.box[1] - before.box[3]) / row.em


def _set_margins(rows: list[Row], page: Page) -> None:
    """The body's edges: the outermost of its rows, and at least as wide as the page's margins are even."""
    boxes = [row.box for row in rows if row.box and len(row.text) > 2]
    if not boxes:
        return
    left = min(b[0] for b in boxes)
    right = max(max(b[2] for b in boxes), page.width - left - 18.0)
    for row in rows:
        row.left, row.right = left, right
