"""The dossier: the papers found in a file, each with its flowing text and the way back to the page."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rules.documents.catalogue import CatalogueRow
from rules.documents.row import GLUE
from rules.documents.squeezing import squeezed
from rules.reading.page import SURE, Box, Page, Source


@dataclass(frozen=True, slots=True)
class Field:
    """A label of a form or a line `label：value`, and its value; offsets are those of the value in the document's text. A label is given without spaces or colon."""

    label: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: page (from 1) and boxes in PDF points from its top left."""

    page: int
    boxes: tuple[Box, ...]


@dataclass(eq=False)
class Document:
    """One paper of the dossier.

    `text` flows: wrapped lines are joined, form cells read `label：value`, a paragraph ends with a newline, spaces inside dates and numbers are gone.
    It is normalised (`rules.reading.normalise`). `origin[i]` is (index in `pages`, offset in that page's text) of `text[i]`, or (GLUE, 0).
    The heading is `text[title_start:title_end]`; above it stand the agency's name and the series of forms, where they are printed.
    `rows` are those of a catalogue. Two documents that share a page both have it in `pages`.
    """

    kind: str
    title: str
    ordinal: int
    pages: tuple[Page, ...]
    text: str
    origin: Sequence[tuple[int, int]] = field(repr=False)
    fields: tuple[Field, ...] = ()
    title_end: int = 0
    title_start: int = 0
    rows: tuple[CatalogueRow, ...] = ()

    @property
    def first_page(self) -> int:
        return self.pages[0].number

    @property
    def last_page(self) -> int:
        return self.pages[-1].number

    @property
    def unread(self) -> tuple[int, ...]:
        """Numbers of its pages that could not be read."""
        return tuple(p.number for p in self.pages if p.source is Source.UNREAD)

    def span(self, start: int, end: int) -> "Span":
        return Span(self, start, end)

    def whole(self) -> "Span":
        """Its title, as the place of something that is missing in it."""
        return Span(self, self.title_start, self.title_end or min(len(self.text), 20))

    @cached_property
    def _squeezed(self) -> tuple[str, Sequence[int]]:
        return squeezed(self.text)

    @property
    def squeezed(self) -> str:
        """The text without any white space: for patterns that a stray space or line break must not hide. `unsqueeze` leads back."""
        return self._squeezed[0]

    def unsqueeze(self, start: int, end: int) -> "Span":
        """The span of `text` that `squeezed[start:end]` stands for."""
        kept = self._squeezed[1]
        if not kept:
            return Span(self, 0, 0)
        first = kept[min(start, len(kept) - 1)]
        return Span(self, first, kept[end - 1] + 1 if end > start else first)

    def raw(self, start: int, end: int) -> str:
        """What was printed for `text[start:end]`, before normalising."""
        return "".join(self.pages[p].raw[o] for p, o in self.origin[start:end] if p != GLUE)

    def doubtful(self, start: int, end: int) -> bool:
        """Whether a letter or figure of `text[start:end]` was read by OCR and may be another; punctuation does not count."""
        for offset in range(start, min(end, len(self.origin))):
            page, at = self.origin[offset]
            confidence = self.pages[page].confidence if page != GLUE else None
            if confidence is not None and confidence[at] < SURE and (self.text[offset].isalnum() or self.text[offset] == "■"):
                return True
        return False

    def page_at(self, offset: int) -> int:
        """The number of the page on which `text[offset]` stands."""
        for index in range(min(offset, len(self.origin) - 1), -1, -1):
            if self.origin[index][0] != GLUE:
                return self.pages[self.origin[index][0]].number
        return self.first_page


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text; the evidence that a fact or a finding points to."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document.text[self.start:self.end]

    @property
    def quote(self) -> str:
        """The words, as printed, on one line."""
        return " ".join(self.document.raw(self.start, self.end).split())

    @property
    def page(self) -> int:
        return self.document.page_at(self.start)

    @property
    def raw(self) -> str:
        return self.document.raw(self.start, self.end)

    def places(self) -> tuple[Place, ...]:
        """One place for each page that the span touches, a box for each line."""
        by_page: dict[int, list[int]] = {}
        for index, offset in self.document.origin[self.start:self.end]:
            if index != GLUE:
                by_page.setdefault(index, []).append(offset)
        return tuple(Place(self.document.pages[i].number, line_boxes(self.document.pages[i], offsets)) for i, offsets in by_page.items())


def line_boxes(page: Page, offsets: Sequence[int]) -> tuple[Box, ...]:
    """The boxes that cover the characters at `offsets` of `page`, one for each printed line; none for plain text."""
    if page.boxes is None or not offsets:
        return ()
    boxes = page.boxes()
    starts = [line.start for line in page.lines]
    by_line: dict[int, list[Box]] = {}
    for offset in offsets:
        box = boxes[offset] if offset < len(boxes) else None
        if box is not None:
            by_line.setdefault(bisect_right(starts, offset), []).append(box)
    return tuple(
        (min(b[0] for b in line), min(b[1] for b in line), max(b[2] for b in line), max(b[3] for b in line)) for line in by_line.values()
    )


@dataclass(eq=False)
class Dossier:
    """All pages of a file and the documents found in them, in page order. `folios` are the numbers printed or stamped on the pages, None where there is none."""

    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    folios: tuple[int | None, ...] = ()

    @property
    def unread_pages(self) -> tuple[int, ...]:
        return tuple(p.number for p in self.pages if p.source is Source.UNREAD)
