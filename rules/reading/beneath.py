"""Text beneath a picture: the lower layer of a scan that was made searchable (双层 PDF, the picture above, what was recognised below). It is drawn in
black like any other, but nobody sees it: what a reader sees is the picture."""

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from rules.reading.page import Box
from rules.reading.quick import bounds

LEAST = 0.04
"""A picture that covers more of the page is looked at: a scan may come in strips, a seal is smaller."""
SAMPLES = 64
"""So many rows and columns of its pixels are looked at."""
OPAQUE = 0.99
"""This share of them hides what is below; a watermark or a text set in a picture is clear nearly everywhere."""
MOST_PIXELS = 40_000_000

_EDGES = (ctypes.c_float * 4)()
_EACH = tuple(ctypes.byref(_EDGES, 4 * edge) for edge in range(4))


def is_opaque(document: Any, page: Any, item: Any) -> bool:
    """Whether the image object `item` of an open page hides what was drawn before it, its masks counted."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if pdfium.FPDFPageObj_HasTransparency(item):  # set half clear, or blended with what is below
        return False
    if not pdfium.FPDFImageObj_GetImagePixelSize(item, width, height) or width.value * height.value > MOST_PIXELS:
        return False
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, item)
    if not bitmap:
        return False
    try:
        if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
            return True
        wide, high, stride = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    margin = 2  # the outermost pixels are blended with nothing
    rows = range(margin, high - margin, max(1, high // SAMPLES))
    alphas = b"".join(data[y * stride + 4 * margin + 3:y * stride + 4 * (wide - margin):4 * max(1, wide // SAMPLES)] for y in rows)
    return bool(alphas) and sum(alpha > 250 for alpha in alphas) >= OPAQUE * len(alphas)


def texts_within(texts: Iterable[Any], box: Box) -> list[int]:
    """The addresses of those text objects (handles on a page) whose middle lies in `box`: left, bottom, right and top in PDF points."""
    found = []
    for item in texts:
        if not bounds(item, *_EACH):
            continue
        left, bottom, right, top = _EDGES
        if box[0] <= (left + right) / 2 <= box[2] and box[1] <= (bottom + top) / 2 <= box[3]:
            found.append(ctypes.cast(item, ctypes.c_void_p).value or 0)
    return found
