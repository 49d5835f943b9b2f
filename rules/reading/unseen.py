"""Text that is in a page's text layer and that nobody can see on it: invisible, transparent, or white on white."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from rules.reading.page import Box
from rules.reading.placing import Placing

PALE = 248
"""A colour of which each part is at least this is white."""
NO_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
STROKED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)

_RED, _GREEN, _BLUE, _ALPHA = (ctypes.c_uint() for _ in range(4))


def leaves_no_ink(item: Any) -> bool:
    """Whether a text object is drawn so that it cannot be seen on white paper."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    if mode in NO_INK:
        return True
    ask = pdfium.FPDFPageObj_GetStrokeColor if mode in STROKED else pdfium.FPDFPageObj_GetFillColor
    if not ask(item, _RED, _GREEN, _BLUE, _ALPHA):
        return False
    return _ALPHA.value == 0 or (_RED.value >= PALE and _GREEN.value >= PALE and _BLUE.value >= PALE)


def is_shown(layer: Any, index: int, dark: Sequence[Box], placing: Placing) -> bool:
    """Whether the character at `index` of a text layer can be seen; white text can, on one of the `dark` boxes."""
    item = pdfium.FPDFText_GetTextObject(layer, index)
    if not item or not leaves_no_ink(item):
        return True
    if pdfium.FPDFTextObj_GetTextRenderMode(item) in NO_INK or _ALPHA.value == 0:
        return False
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(layer, index, rect):
        return True
    x, y = placing.point((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in dark)
