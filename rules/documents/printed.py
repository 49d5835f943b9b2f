"""A printed line of a page as a row: its spaces settled, its edges known."""

from collections.abc import Sequence

from rules.documents.row import Cell, Row
from rules.documents.spacing import Token, settle
from rules.reading.page import Box, Page, Word


def printed_row(page: Page, words: Sequence[Word], cell: Cell | None) -> Row:
    """The row that `words` (left to right) make, in `cell` or in the page's body."""
    first = words[0]
    if len(words) == 1:
        text, offsets, box = page.text[first.start:first.end], list(range(first.start, first.end)), first.box
    else:
        tokens = [Token(first.start, first.end, 0.0, first.spaced)]
        x0, top, right, bottom = first.box
        edge, em = right, first.em
        for start, end, (left, upper, edge_after, lower), own, spaced in words[1:]:
            tokens.append(Token(start, end, (left - edge) / (own if own < em else em), spaced))
            edge, em = edge_after, own
            if upper < top:
                top = upper
            if edge > right:
                right = edge
            if lower > bottom:
                bottom = lower
        text, offsets = settle(page.text, tokens)
        box = (x0, top, right, bottom)
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


def around(rows: Sequence[Row]) -> Box | None:
    """The box around rows; None where none of them has one."""
    boxes = [row.box for row in rows if row.box]
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)) if boxes else None
