"""A page as it was read: its text, and where each character stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points from the page's top left corner."""


class Source(StrEnum):
    """Where a page's text came from."""

    TEXT = "text"
    OCR = "ocr"
    BLANK = "blank"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: `start` and `end` are offsets in the page's text; `box` is None for plain text."""

    start: int
    end: int
    box: Box | None = None


@dataclass(slots=True)
class Page:
    """One page. `text` is normalised character by character (`rules.reading.normalise`), so that `raw[i]` is what was printed for `text[i]`.

    Lines are separated by a newline. `boxes` gives the box of each character (None for a space or newline) and is asked for lazily, since most pages need none.
    """

    number: int
    width: float
    height: float
    source: Source
    text: str
    raw: str
    lines: tuple[Line, ...] = ()
    boxes: Callable[[], list[Box | None]] | None = field(default=None, repr=False)
