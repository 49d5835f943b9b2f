"""The flowing text of a document: rows of its pages joined to paragraphs, with the way back to the page for each character."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rules import patterns as re
from rules.documents.origin import Origin
from rules.documents.row import Row
from rules.documents.wrapping import goes_on, wrapped_width

LATIN_END = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]*[a-z][.,]?$")
LATIN_START = re.compile(r"[A-Za-z]*[a-z]")


@dataclass(slots=True)
class Part:
    """What stands of a document on one page: `page` is the page's index in the document, `rows` its rows there, `heading` which of them are its heading."""

    page: int
    rows: Sequence[Row]
    heading: range = range(0)


@dataclass(slots=True)
class Flow:
    """`origin[i]` is (index of the page in the document, offset in that page's text) of `text[i]`, or (GLUE, 0).

    `title` is where the heading stands in `text`; `cells` are the form's labels with their values as (label start, label end, value end);
    `lists` are the rows of lists as (start, end, columns), the columns as (header, start, end), all in `text`.
    """

    text: str = ""
    origin: Origin = field(default_factory=Origin)
    title: tuple[int, int] = (0, 0)
    cells: list[tuple[int, int, int]] = field(default_factory=list)
    lists: list[tuple[int, int, tuple[tuple[str, int, int], ...]]] = field(default_factory=list)


def flow(parts: Sequence[Part]) -> Flow:
    """The text of a document from what stands on each of its pages."""
    made = Flow()
    pieces: list[str] = []
    origin = made.origin
    length = 0
    previous: Row | None = None
    previous_page = -1
    open_cell: tuple[int, int] | None = None

    def close_cell(end: int) -> None:
        nonlocal open_cell
        if open_cell is not None:
            made.cells.append((*open_cell, end))
            open_cell = None

    for part in parts:
        usual = wrapped_width(part.rows)
        for index, row in enumerate(part.rows):
            text = row.text
            in_heading = index in part.heading
            if in_heading:
                text = row.squeezed
                kept = [o for c, o in zip(row.text, row.offsets, strict=True) if not c.isspace()]
            else:
                kept = row.offsets
            if in_heading and index > part.heading.start:
                joined = True
            elif previous is None or in_heading or (part.heading and index == part.heading.stop):
                joined = False
            elif previous_page == part.page:
                joined = previous.cell == row.cell and goes_on(previous, row, usual)
            else:
                joined = _same_column(previous, row) and goes_on(previous, row, usual)
            if previous is not None and not joined:
                if open_cell is not None and not (row.cell is not None and row.cell == previous.cell and not row.label and previous_page == part.page):
                    close_cell(length)
                pieces.append("\n")
                origin.glue()
                length += 1
            elif joined and previous is not None and _needs_space(previous.text, text):
                pieces.append(" ")
                origin.glue()
                length += 1
            if in_heading and index == part.heading.start:
                made.title = (length, length)
            if row.label:
                close_cell(length)
                open_cell = (length, length + row.label)
            if row.columns:
                made.lists.append((length, length + len(text), tuple((name, length + a, length + b) for name, a, b in row.columns)))
            pieces.append(text)
            page = part.page
            origin.add(page, kept)
            length += len(text)
            if in_heading:
                made.title = (made.title[0], length)
            previous, previous_page = row, page
    close_cell(length)
    if previous is not None:
        pieces.append("\n")
        origin.glue()
    made.text = "".join(pieces)
    return made


def _same_column(row: Row, following: Row) -> bool:
    """Whether two rows on successive pages run between the same edges."""
    if (row.cell is None) != (following.cell is None):
        return False
    return row.box is None or (abs(row.left - following.left) < 14 and abs(row.right - following.right) < 14)


def _needs_space(before: str, after: str) -> bool:
    """Two Latin words that met at a line's end; an identity or credit code that was broken needs none."""
    return bool(LATIN_END.search(before) and LATIN_START.match(after))
