"""PDF by pdfium: each page's text layer, where its words stand and what is ruled around them.

pdfium is not thread-safe: one process reads one file at a time.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from rules.errors import Empty, Encrypted, Malformed, TooLarge
from rules.language import N_
from rules.reading.drawn import drawn_on
from rules.reading.normalise import normalise
from rules.reading.overprint import is_red_at, stamped_over
from rules.reading.page import Box, Line, Page, Ruled, Source, Warned, Word
from rules.reading.placing import Placing
from rules.reading.repair import has_no_pages, repaired
from rules.reading.sense import Layer, Verdict, judged
from rules.reading.signed import of_signature_size
from rules.reading.unseen import is_shown

PRINTED = re.compile(r"\S+")
HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd", 0x0B: " ", 0x0C: " ", 0x85: " ", 0x2028: " ", 0x2029: " ", 0x1C: " ", 0x1D: " ", 0x1E: " "}
"""One for one: pdfium's mark for a hyphen at a line's end, and characters that Python would take for line breaks."""
SLANT = 0.1
"""Words turned by more than this share of a quarter from upright or sideways are no part of a page's text."""
GAP = 0.12
"""A gap between two characters of one word is narrower than this, in characters' widths."""
CHINESE_FROM = "\u2e80"
TAKEN_OVER = N_("第 {page} 页是扫描件，没有识别引擎，用的是文件里自带的识别文字，可能有错字")
UNSEEN = N_("页面上有 {n} 个字看不见（白色、透明或者在页面以外），没有读")
NOT_OPENED = N_("这一页已损坏，打不开")


def read_pdf(
    data: bytes,
    progress: Callable[[int, int], None] | None = None,
    max_pages: int | None = None,
    bad_pages: Mapping[int, str] | None = None,
) -> list[Page]:
    """The pages of a PDF, `progress` told after each; `bad_pages` are not opened, for the reason given with each.

    Raises Encrypted, Malformed, Empty, TooLarge (more than `max_pages`)."""
    file = _File(data)
    count = len(file.document)
    if not count:
        raise Empty
    if max_pages is not None and count > max_pages:
        raise TooLarge
    pages = []
    for index in range(count):
        why = bad_pages.get(index + 1) if bad_pages else None
        pages.append(file.page(index) if why is None else Page(index + 1, 0.0, 0.0, Source.UNREAD, "", "", why=why))
        if progress:
            progress(index + 1, count)
    if all(page.width == 0 for page in pages):
        raise Malformed
    return file.settled(pages)


class _File:
    """An open PDF; kept alive by its pages, which look up character boxes in it when asked."""

    def __init__(self, data: bytes) -> None:
        self.scanned: dict[int, str] = {}
        try:
            self.document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise Encrypted from None
            if has_no_pages(data):
                raise Empty from None
            sound = repaired(data)
            if sound is None:
                raise Malformed from None
            self.document = pypdfium2.PdfDocument(sound)

    def page(self, index: int) -> Page:
        """The page as read; one that cannot be opened is unread and has no size."""
        try:
            opened = self.document[index]
        except pypdfium2.PdfiumError:
            return Page(index + 1, 0.0, 0.0, Source.UNREAD, "", "", why=NOT_OPENED)
        try:
            placing = placing_of(opened)
            drawn = drawn_on(opened.raw, placing)
            raw = pdfium.FPDFText_LoadPage(opened.raw)
            try:
                layer = Layer(raw, *(_text(raw) if raw else ("", None)), placing, drawn)
                verdict = judged(layer)
                if verdict.source is Source.UNREAD and (scanned := self._scanned(opened, index, placing)) is not None:
                    return replace(scanned, why=verdict.why)
                if verdict.usable:
                    return self._as_text(layer, index, Warned(TAKEN_OVER, (("page", str(index + 1)),)))
                if verdict.source is Source.TEXT:
                    return self._as_text(layer, index)
            finally:
                if raw:
                    pdfium.FPDFText_ClosePage(raw)
        finally:
            opened.close()
        return Page(index + 1, *placing.size, verdict.source, "", "", ruled=drawn.ruled, seals=drawn.seals, why=verdict.why)

    def _as_text(self, layer: Layer, index: int, warning: Warned | None = None) -> Page:
        """The page by its text layer; what nobody can see of it is left out, unless the layer as a whole is taken over with a `warning`."""
        laid = _laid_out(layer, warning is not None)
        warnings = (warning,) if warning else (Warned(UNSEEN, (("n", str(laid.unseen)),)),) if laid.unseen else ()
        drawn = layer.drawn
        if not laid.words:  # all of it stands outside of the page, or across it
            return Page(index + 1, *layer.placing.size, Source.UNREAD if drawn.marks else Source.BLANK, "", "", seals=drawn.seals, warnings=warnings)
        return Page(
            index + 1, *layer.placing.size, Source.TEXT, normalise(laid.raw), laid.raw, laid.lines, _Boxes(self, index), laid.words, drawn.ruled,
            seals=(*(drawn.seals or ()), laid.seal) if laid.seal else drawn.seals, warnings=warnings,
            pictures=tuple(box for box in drawn.pictures if of_signature_size(box)))

    def _scanned(self, opened: pypdfium2.PdfPage, index: int, placing: Placing) -> Page | None:
        from rules.reading.ocr.scanned import read_scanned  # only files with scanned pages pay for it

        read = read_scanned(opened, index + 1, placing)
        if read is None:
            return None
        self.scanned[index] = read.colour
        return read.page

    def settled(self, pages: list[Page]) -> list[Page]:
        """The pages with what only the whole file tells of its scans."""
        if not self.scanned:
            return pages
        from rules.reading.ocr.scanned import with_seals_settled

        return with_seals_settled(pages, self.scanned)


class _Boxes:
    """The boxes of a page's characters, read from the file when first asked for."""

    __slots__ = ("boxes", "file", "index")

    def __init__(self, file: _File, index: int) -> None:
        self.file, self.index = file, index
        self.boxes: list[Box | None] | None = None

    def __call__(self) -> list[Box | None]:
        if self.boxes is None:
            self.boxes = self._read()
        return self.boxes

    def _read(self) -> list[Box | None]:
        opened = self.file.document[self.index]
        layer = pdfium.FPDFText_LoadPage(opened.raw)
        try:
            placing = placing_of(opened)
            text, indices = _text(layer)
            place = _Place(layer, placing)
            boxes: list[Box | None] = []
            for offset, character in enumerate(text):
                if character == "\r" and text[offset + 1:offset + 2] == "\n":
                    continue
                boxes.append(None if character.isspace() else place(offset if indices is None else indices[offset]))
            return boxes
        finally:
            pdfium.FPDFText_ClosePage(layer)
            opened.close()


class _Place:
    """Gives the box of a character by its index: as wide and high as its type, so that boxes of one line are level."""

    __slots__ = ("layer", "placing", "rect")

    def __init__(self, layer: Any, placing: Placing) -> None:
        self.layer, self.placing, self.rect = layer, placing, pdfium.FS_RECTF()

    def __call__(self, index: int) -> Box:
        rect = self.rect
        if not pdfium.FPDFText_GetLooseCharBox(self.layer, index, rect):
            rect.left = rect.right = rect.top = rect.bottom = 0.0
        return self.placing.box(rect.left, rect.bottom, rect.right, rect.top)


def placing_of(page: pypdfium2.PdfPage) -> Placing:
    """How an open page is displayed."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page.raw, rect):
        width, height = page.get_size()
        return Placing(0.0, 0.0, width, height)
    return Placing(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top), pdfium.FPDFPage_GetRotation(page.raw) % 4)


def verdict_on(page: pypdfium2.PdfPage, placing: Placing) -> Verdict:
    """How an open page is to be read."""
    raw = pdfium.FPDFText_LoadPage(page.raw)
    try:
        return judged(Layer(raw, *(_text(raw) if raw else ("", None)), placing, drawn_on(page.raw, placing)))
    finally:
        if raw:
            pdfium.FPDFText_ClosePage(raw)


def _text(layer: Any) -> tuple[str, list[int] | None]:
    """The text of a text layer, and for each character pdfium's index where the two do not run alike."""
    count = pdfium.FPDFText_CountChars(layer)
    if count <= 0:
        return "", None
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(layer, 0, count, buffer)
    text = bytes(memoryview(buffer).cast("B")[:2 * max(0, written - 1)]).decode("utf-16-le", "replace")
    if len(text) == count:
        return text.translate(HYPHENS), None
    units = [pdfium.FPDFText_GetUnicode(layer, i) for i in range(count)]
    characters: list[str] = []
    indices: list[int] = []
    for index, unit in enumerate(units):
        if 0xDC00 <= unit < 0xE000 and index and 0xD800 <= units[index - 1] < 0xDC00:
            characters[-1] = chr(0x10000 + ((units[index - 1] - 0xD800) << 10) + unit - 0xDC00)
            continue
        characters.append("\ufffd" if 0xD800 <= unit < 0xE000 or unit > 0x10FFFF else chr(unit))
        indices.append(index)
    return "".join(characters).translate(HYPHENS), indices


@dataclass(slots=True)
class _Laid:
    """A page's text with plain newlines, its lines, its words with their boxes, and how many characters were left out because nobody sees them."""

    raw: str
    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    unseen: int = 0
    seal: Box | None = None
    """Where a seal that is printed as text stands; its words are none of the page's."""


def _laid_out(layer: Layer, with_unseen: bool) -> _Laid:
    text, indices, ruled = layer.text, layer.indices, layer.drawn.ruled
    hides, reddened = layer.drawn.unseen and not with_unseen, layer.drawn.red
    reds: list[bool] = []
    width, height = layer.placing.size
    unseen = slanted = 0
    place = _Place(layer.raw, layer.placing)
    rows, lines, words = [], [], []
    offset = first = 0
    for row in text.split("\r\n"):
        row = row.replace("\r", " ").replace("\n", " ")
        own: list[Word] = []
        previous = 0
        runs = _runs(row, first, layer, hides) if hides or reddened else ((*match.span(), False) for match in PRINTED.finditer(row))
        for start, end, in_red in runs:
            a, b = first + start, first + end - 1
            if indices is not None:
                a, b = indices[a], indices[b]
            if _slants(layer.raw, a):
                slanted += end - start
                continue
            gap = first + previous if indices is None else indices[first + previous]
            spaced = previous < start and not all(pdfium.FPDFText_IsGenerated(layer.raw, gap + i) == 1 for i in range(start - previous))
            head = place(a)
            tail = head if a == b else place(b)
            box = (min(head[0], tail[0]), min(head[1], tail[1]), max(head[2], tail[2]), max(head[3], tail[3]))
            if box[2] < 0 or box[3] < 0 or box[0] > width or box[1] > height:
                unseen += end - start
                continue
            em = head[2] - head[0] if row[start] >= CHINESE_FROM else tail[2] - tail[0] if row[end - 1] >= CHINESE_FROM else box[3] - box[1]
            word = Word(offset + start, offset + end, box, em if em > 1.0 else max(box[3] - box[1], 1.0), spaced)
            pieces = _split(word, ruled, place, a) if a != b and ruled.down else [word]
            own += pieces
            if reddened:
                reds += [in_red] * len(pieces)
            previous = end
        lines.append(Line(offset, offset + len(row), _around(own)))
        rows.append(row)
        words += own
        offset += len(row) + 1
        first += len(row) + 2
    if hides:
        unseen = len(layer.printed) - sum(word.end - word.start for word in words) - slanted
    seal = None
    if reddened and any(reds) and not all(reds):
        stamped, seal = stamped_over(words, reds)
        words = [word for number, word in enumerate(words) if number not in stamped]
    return _Laid("\n".join(rows), tuple(lines), tuple(words), unseen, seal)


def _runs(row: str, first: int, layer: Layer, hides: bool) -> Iterator[tuple[int, int, bool]]:
    """The printed runs of a row (`first` is its offset in the layer's text), as far as they can be seen where some `hides`, and whether each is
    red."""
    for match in PRINTED.finditer(row):
        start, red = match.start(), False
        for at in range(match.start(), match.end()):
            index = layer.index(first + at)
            shown = not hides or is_shown(layer.raw, index, layer.drawn.dark, layer.placing)
            own = shown and layer.drawn.red and is_red_at(layer.raw, index)
            if start < at and not (shown and own == red):
                yield start, at, red
                start = at
            if not shown:
                start = at + 1
            red = own
        if start < match.end():
            yield start, match.end(), red


def _slants(layer: Any, index: int) -> bool:
    """Whether a character is written across the page: a watermark's."""
    turns = pdfium.FPDFText_GetCharAngle(layer, index) / (math.pi / 2)
    return abs(turns - round(turns)) > SLANT


def _around(words: list[Word]) -> Box | None:
    if not words:
        return None
    return min(w.box[0] for w in words), min(w.box[1] for w in words), max(w.box[2] for w in words), max(w.box[3] for w in words)


def _split(word: Word, ruled: Ruled, place: _Place, index: int) -> list[Word]:
    """`word`, cut where a ruled line runs through a gap in it: the texts of two cells that stand close together. Text that overflows its cell is one."""
    x0, y0, x1, y1 = word.box
    middle = (y0 + y1) / 2
    cuts = sorted(x for x, top, bottom in ruled.down if x0 + word.em / 2 < x < x1 - word.em / 2 and top <= middle <= bottom)
    if not cuts:
        return [word]
    pieces: list[Word] = []
    start = 0
    boxes = [place(index + i) for i in range(word.end - word.start)]
    for cut in [*cuts, float("inf")]:
        end = start
        while end < len(boxes) and (boxes[end][0] + boxes[end][2]) / 2 < cut:
            end += 1
        if end <= start or (end < len(boxes) and boxes[end][0] - boxes[end - 1][2] < GAP * word.em):
            continue
        own = boxes[start:end]
        box = (own[0][0], min(b[1] for b in own), own[-1][2], max(b[3] for b in own))
        pieces.append(Word(word.start + start, word.start + end, box, word.em, word.spaced if not pieces else False))
        start = end
    return pieces
