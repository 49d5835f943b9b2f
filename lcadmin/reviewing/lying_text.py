"""Pages whose visible text lies (garbled, in fonts that do not say which characters they show, out of the page) become pictures of themselves in the searchable
copy: taking the text out of such a page would take its looks along, and left in it would be found and copied beside what OCR read."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf, Stream

from rules.reading.page import Source
from rules.reading.pdf import placing_of, verdict_on
from rules.reading.sense import INVISIBLE, NO_TEXT, STAMPED

STAYS = (NO_TEXT, STAMPED, INVISIBLE)
"""Scans: what is printed over them is right, and what lies under them unseen is taken out otherwise (`hidden_text`)."""
DPI = 200.0
MOST_PIXELS = 12_000_000
"""A page of several metres is drawn coarser."""
QUALITY = 88


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks, not turned: a JPEG, its pixels, and the box in the page's own space that it covers (left, bottom, width, height)."""

    jpeg: bytes
    pixels: tuple[int, int]
    box: tuple[float, float, float, float]


def pictures_of_lying(source: Path, numbers: Iterable[int]) -> Iterator[tuple[int, Picture]]:
    """Pictures of those of the pages `numbers` (from 1) of a PDF whose visible text lies; annotations are left out, they stay on the page.

    A page that pdfium cannot open has none."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError:
        return
    try:
        for number in numbers:
            if not 0 < number <= len(document):
                continue
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError:
                continue
            picture = _picture(page)
            if picture is not None:
                yield number, picture
            page.close()
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage) -> Picture | None:
    placing = placing_of(page)
    verdict = verdict_on(page, placing)
    if verdict.source is not Source.UNREAD or verdict.why in STAYS:
        return None
    width, height = placing.right - placing.left, placing.top - placing.bottom
    if width <= 0 or height <= 0:
        return None
    page.set_rotation(0)
    dpi = min(DPI, 72 * math.sqrt(MOST_PIXELS / (width * height)))
    image = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=QUALITY)
    return Picture(jpeg.getvalue(), image.size, (placing.left, placing.bottom, width, height))


def put_in_place(pdf: Pdf, page: pikepdf.Page, picture: Picture) -> None:
    """Makes `picture` all that `page` draws."""
    width, height = picture.pixels
    image = Stream(pdf, picture.jpeg, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, ColorSpace=Name.DeviceRGB,
                   BitsPerComponent=8, Filter=Name.DCTDecode)
    left, bottom, wide, high = picture.box
    page.obj.Resources = Dictionary(XObject=Dictionary(Page=pdf.make_indirect(image)))
    page.obj.Contents = pdf.make_stream(b"q %.4f 0 0 %.4f %.4f %.4f cm /Page Do Q\n" % (wide, high, left, bottom))
