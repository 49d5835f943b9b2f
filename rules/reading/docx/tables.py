"""Tables: the cells of a Word table as lines of text in which strokes part them, as plain texts draw their tables.

A form's row reads `label|value`, a further line of the value begins with a stroke; a list's row stays one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rules.reading.docx.names import W, val, whole

LONGEST_LABEL = 20
SENTENCE = re.compile(r"[。；;！!？?，,\d]")
STROKE, INSTEAD = "|", "¦"
CHINESE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
MOST_COLUMNS = 63


@dataclass(slots=True)
class Cell:
    """A cell: its lines of text, the column in which it begins, over how many rows it stands (0: it continues the one above)."""

    element: Any
    column: int
    rows: int = 1
    lines: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its words without spaces: a label may be set in a column of single characters."""
        return "".join("".join(self.lines).split())


def grid(table: Any) -> list[list[Cell]]:
    """The cells of a `w:tbl`, row by row; rows and cells that were deleted as changes are left out."""
    rows: list[list[Cell]] = []
    open_cells: dict[int, Cell] = {}
    for row in _rows(table):
        cells: list[Cell] = []
        column = whole(val(row, "trPr/gridBefore"))
        for element in _cells(row):
            properties = element.find(f"{W}tcPr")
            cell = Cell(element, column)
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            if merged is not None and merged.get(f"{W}val", "continue") != "restart":
                above = open_cells.get(column)
                if above is not None:
                    above.rows += 1
                    cell.rows = 0
            else:
                open_cells[column] = cell
            cells.append(cell)
            column += max(1, min(whole(val(properties, "gridSpan"), 1), MOST_COLUMNS))
        rows.append(cells)
    return rows


def _rows(holder: Any) -> Iterator[Any]:
    for child in holder:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml", f"{W}sdtContent", f"{W}ins", f"{W}moveTo"):
            yield from _rows(child)


def _cells(holder: Any) -> Iterator[Any]:
    for child in holder:
        if child.tag == f"{W}tc":
            if child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml", f"{W}sdtContent"):
            yield from _cells(child)


def lines_of(cells: Sequence[Cell]) -> list[str]:
    """A row as lines of text. `cells` are those of one row in which something may stand."""
    own = [cell for cell in cells if cell.rows]
    made: list[str] = []
    if len(own) >= 3 and own[0].rows > 1 and _may_label(own[0]):
        made.append(own[0].name)
        own = own[1:]
    if len(own) == 1:
        return [*made, *own[0].lines]
    if len(own) % 2 == 0 and all(_may_label(cell) for cell in own[::2]) and (len(own) == 2 or any(len(cell.lines) > 1 for cell in own[1::2])):
        for label, value in zip(own[::2], own[1::2], strict=True):
            first, *others = [_safe(line) for line in value.lines] or [""]
            made.append(f"{_safe(label.name)}{STROKE}{first}")
            made += [STROKE + line for line in others]
        return made
    if any(cell.lines for cell in own):
        made.append(STROKE.join(_safe(_joined(cell.lines)) for cell in own))
    return made


def _may_label(cell: Cell) -> bool:
    name = cell.name
    return 0 < len(name) <= LONGEST_LABEL and not SENTENCE.search(name)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one: Chinese needs no space."""
    text = ""
    for line in lines:
        text += (" " if text and not (CHINESE.match(text[-1]) and CHINESE.match(line[:1])) else "") + line.strip()
    return text


def _safe(text: str) -> str:
    return text.replace(STROKE, INSTEAD)
