"""A page as it was read: its text, where each word stands, and the lines that are ruled on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points from the top left corner of the page as it is displayed."""


class Source(StrEnum):
    """Where a page's text came from."""

    TEXT = "text"
    OCR = "ocr"
    BLANK = "blank"
    UNREAD = "unread"


class Line(NamedTuple):
    """A printed line: `start` and `end` are offsets in the page's text; `box` is None for plain text."""

    start: int
    end: int
    box: Box | None = None


class Word(NamedTuple):
    """A run of characters without white space; `start` and `end` are offsets in the page's text.

    `em` is the width of one Chinese character of its type in points, `spaced` whether a printed space (not a mere gap) stands before it.
    """

    start: int
    end: int
    box: Box
    em: float
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """The straight lines drawn on a page: `across` as (y, x0, x1), `down` as (x, y0, y1), in points from the top left."""

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()


class AsideKind(StrEnum):
    """What is kept of a Word document beside its running text."""

    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Aside:
    """A header, a note or a comment: shown beside the page, no part of its text; `by` is a comment's author."""

    kind: AsideKind
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What a reader of the result should know about how a file was read. `words` is a constant template, `params` its values."""

    words: str
    params: tuple[tuple[str, str], ...] = ()


SURE = 0.9
"""A character that can be relied upon less may be another: of those below one in three is, of those above one in a thousand."""


class MarkKind(StrEnum):
    """What somebody put on the paper by hand: strokes of a pen, a fingerprint, a small stamp; `UNSURE` may be one, or a stain, a shadow, part of a
    seal."""

    PEN = "pen"
    FINGERPRINT = "fingerprint"
    STAMP = "stamp"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark made by hand: its box, as words stand, and how long its strokes are together, in points."""

    kind: MarkKind
    box: Box
    length: float


@dataclass(slots=True)
class Page:
    """One page. `text` is normalised character by character (`rules.reading.normalise`), so that `raw[i]` is what was printed for `text[i]`.

    Lines are separated by a newline. `words` and `ruled` are empty for plain text. `boxes` gives the box of each character (None for a space or newline)
    and is asked for lazily, since most pages need none.

    `confidence` gives for each character of a page read by OCR how far it can be relied upon, 0 to 1; None where the text is certain.
    `guesses` are the characters of such a page that are doubtful by themselves, by offset: what each was read as and what else it may be, the likeliest
    first; "" where a seal hides it.

    Words, lines, ruled lines, width and height of such a page are those of the page turned upright; `boxes` are places on it as displayed.

    `seals` are the boxes of seals on the page (red and of a seal's size, or an electronic seal), as words stand; None where nobody could look:
    a plain text, a page that bears nothing but letters.
    """

    number: int
    width: float
    height: float
    source: Source
    text: str
    raw: str
    lines: tuple[Line, ...] = ()
    boxes: Callable[[], Sequence[Box | None]] | None = field(default=None, repr=False)
    words: tuple[Word, ...] = field(default=(), repr=False)
    ruled: Ruled = field(default=Ruled(), repr=False)
    confidence: tuple[float, ...] | None = field(default=None, repr=False)
    guesses: Mapping[int, str] = field(default_factory=dict, repr=False)
    seals: tuple[Box, ...] | None = field(default=None, repr=False)
    pictures: tuple[Box, ...] = field(default=(), repr=False)
    """Of a page with a text layer the small images on it: a signature may be among them."""
    marks: tuple[Mark, ...] | None = field(default=None, repr=False)
    """Of a page read from its picture the marks made by hand that were not read as text; None where nobody looked."""
    asides: tuple[Aside, ...] = ()
    warnings: tuple[Warned, ...] = ()
    why: str = ""
    """Of a page whose text layer was not used, or that could not be read: the reason, a constant template."""
