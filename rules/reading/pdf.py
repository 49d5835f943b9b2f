"""PDF by pdfium: each page's text layer, where its words stand and what is ruled around them.

pdfium is not thread-safe: one process reads one file at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from rules.errors import Empty, Encrypted, Malformed, TooLarge
from rules.language import N_
from rules.reading.drawn import drawn_on
from rules.reading.layer import Boxes, Layer
from rules.reading.normalise import normalise
from rules.reading.page import Box, Page, Source, Warned
from rules.reading.placing import Placing
from rules.reading.repair import has_no_pages, repaired
from rules.reading.sense import Verdict, judged
from rules.reading.signed import of_signature_size
from rules.reading.stamps import Images, stamped_on
from rules.reading.typed_on import is_typed_on, make_part_of_page
from rules.reading.words import laid_out

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
    """An open PDF."""

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
        self.images = Images(self.document.raw)

    def page(self, index: int) -> Page:
        """The page as read; one that cannot be opened is unread and has no size."""
        opened = pdfium.FPDF_LoadPage(self.document.raw, index)
        if not opened:
            return Page(index + 1, 0.0, 0.0, Source.UNREAD, "", "", why=NOT_OPENED)
        try:
            placing = _placing(opened)
            stamps: Sequence[Box] = ()
            if is_typed_on(opened):
                stamps = stamped_on(opened, placing)
                if make_part_of_page(opened):
                    pdfium.FPDF_ClosePage(opened)
                    opened = pdfium.FPDF_LoadPage(self.document.raw, index)
                    if not opened:
                        return Page(index + 1, 0.0, 0.0, Source.UNREAD, "", "", why=NOT_OPENED)
            drawn = drawn_on(opened, placing, self.images, stamps)
            raw = pdfium.FPDFText_LoadPage(opened)
            try:
                layer = Layer(raw, placing, drawn)
                verdict = judged(layer)
                if verdict.source is Source.UNREAD and (scanned := self._scanned(index, placing)) is not None:
                    return replace(scanned, why=verdict.why)
                if verdict.usable:
                    return self._as_text(layer, index, Warned(TAKEN_OVER, (("page", str(index + 1)),)))
                if verdict.source is Source.TEXT:
                    return self._as_text(layer, index)
            finally:
                if raw:
                    pdfium.FPDFText_ClosePage(raw)
        finally:
            pdfium.FPDF_ClosePage(opened)
        return Page(index + 1, *placing.size, verdict.source, "", "", ruled=drawn.ruled, seals=drawn.seals, why=verdict.why)

    def _as_text(self, layer: Layer, index: int, warning: Warned | None = None) -> Page:
        """The page by its text layer; what nobody can see of it is left out, unless the layer as a whole is taken over with a `warning`."""
        laid = laid_out(layer, warning is not None)
        warnings = (warning,) if warning else (Warned(UNSEEN, (("n", str(laid.unseen)),)),) if laid.unseen else ()
        drawn = layer.drawn
        if not laid.words:  # all of it stands outside of the page, or across it
            return Page(index + 1, *layer.placing.size, Source.UNREAD if drawn.marks else Source.BLANK, "", "", seals=drawn.seals, warnings=warnings)
        return Page(
            index + 1, *layer.placing.size, Source.TEXT, normalise(laid.raw), laid.raw, laid.lines, Boxes(laid.raw, layer.boxes, layer.placing), laid.words, drawn.ruled,
            seals=(*(drawn.seals or ()), laid.seal) if laid.seal else drawn.seals, warnings=warnings,
            pictures=tuple(box for box in drawn.pictures if of_signature_size(box)))

    def _scanned(self, index: int, placing: Placing) -> Page | None:
        from rules.reading.ocr.scanned import read_scanned  # only files with scanned pages pay for it

        opened = self.document[index]
        try:
            read = read_scanned(opened, index + 1, placing)
        finally:
            opened.close()
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


def placing_of(page: pypdfium2.PdfPage) -> Placing:
    """How an open page is displayed."""
    return _placing(page.raw)


def _placing(page: Any) -> Placing:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, rect):
        return Placing(0.0, 0.0, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    return Placing(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top), pdfium.FPDFPage_GetRotation(page) % 4)


def verdict_on(page: pypdfium2.PdfPage, placing: Placing) -> Verdict:
    """How an open page is to be read."""
    raw = pdfium.FPDFText_LoadPage(page.raw)
    try:
        return judged(Layer(raw, placing, drawn_on(page.raw, placing, Images(page.pdf.raw))))
    finally:
        if raw:
            pdfium.FPDFText_ClosePage(raw)
