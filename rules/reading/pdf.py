"""PDF by pdfium: each page's text layer; a page without one is blank or unread."""

import pypdfium2 as pdfium

from rules.errors import Empty, Encrypted, Malformed
from rules.reading.normalise import normalise
from rules.reading.page import Line, Page, Source


def read_pdf(data: bytes) -> list[Page]:
    """The pages of a PDF. Raises Encrypted, Malformed, Empty."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise (Encrypted if "password" in str(error).lower() else Malformed) from None
    if not len(pdf):
        raise Empty
    return [_page(pdf[i], i + 1) for i in range(len(pdf))]


def _page(page: pdfium.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    raw = page.get_textpage().get_text_range().replace("\r\n", "\n")
    source = Source.TEXT if raw.strip() else Source.UNREAD
    lines, start = [], 0
    for row in raw.split("\n"):
        lines.append(Line(start, start + len(row)))
        start += len(row) + 1
    return Page(number, width, height, source, normalise(raw), raw, tuple(lines))
