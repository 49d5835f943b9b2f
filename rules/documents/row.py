"""A row: one printed line of a page, or of a form's cell, with its spaces settled."""

from dataclasses import dataclass, field

from rules.reading.page import Box

GLUE = -1
"""Origin of a character that stands in the flowing text but not on a page (the colon put after a form's label)."""

Cell = tuple[float, float, float, float]
"""A cell by its edges: left, top, right, bottom, in points."""


@dataclass(slots=True)
class Row:
    """`offsets[i]` is where `text[i]` stands in the page's text, or GLUE.

    `box`, `em` (width of a Chinese character) and `left`, `right` (the edges between which its text can run) are None or 0 for plain text.
    `label` is the length of the form label that opens it, the colon not counted. `cell` is the cell that it stands in.
    `columns` are the cells of a table's row as (header, start, end) in `text`.
    """

    text: str
    offsets: list[int]
    box: Box | None = None
    em: float = 0.0
    left: float = 0.0
    right: float = 0.0
    need: float = 0.0
    """Width of its first word, which the line before had no room for if it wrapped."""
    label: int = 0
    cell: Cell | None = None
    columns: tuple[tuple[str, int, int], ...] = field(default=())
    above: float = 0.0
    """Blank height above it: in characters, in lines of a plain text."""

    @property
    def squeezed(self) -> str:
        return "".join(self.text.split())
