"""Seals on a PDF page: images and figures that are red and of a seal's size, and electronic seals set on the page as annotations."""

import ctypes
import hashlib
from typing import Any

import pypdfium2.raw as pdfium

from rules.reading.beneath import is_opaque
from rules.reading.page import Box
from rules.reading.placing import Placing

SMALLEST, LARGEST = 43.0, 190.0
"""Side of a seal in points: 15 mm for a private one, 66 for a large one (a county's official seal has 42 mm)."""
LONGEST_SHAPE = 2.2
RED = 40
"""Red is above green and blue by this many of 255."""
SHARE = 0.6
"""Of the pixels of a seal's image that are neither paper nor black (what a mask hides is black), this share is red."""
LEAST = 0.02
"""Share of an image that is red in the faintest seal."""
MOST_PIXELS = 4_000_000
MOST_BYTES = 4_000_000
SAMPLES = 40
"""So many rows and columns of pixels are looked at."""


def of_seal_size(box: Box) -> bool:
    """Whether a box, in points, is as large as a seal and as round or oval."""
    wide, high = box[2] - box[0], box[3] - box[1]
    long, short = max(wide, high), min(wide, high)
    return SMALLEST <= long <= LARGEST and short > 0 and long <= LONGEST_SHAPE * short


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class Images:
    """What the images of a file look like. The same seal stands on many of its pages, and to unpack it takes longer than to read a page."""

    def __init__(self, document: Any = None) -> None:
        """`document` is pdfium's; without it nobody can say which images are opaque."""
        self.document = document
        self._known: dict[tuple[bytes, int, int], bool] = {}

    def is_opaque(self, page: Any, item: Any) -> bool:
        """Whether the image object of an open page hides what was drawn before it."""
        return self.document is not None and is_opaque(self.document, page, item)

    def is_red(self, item: Any) -> bool:
        """Whether the ink of an image object is red: a seal, and no photograph, signature or black and white code."""
        width, height = ctypes.c_uint(), ctypes.c_uint()
        if not pdfium.FPDFImageObj_GetImagePixelSize(item, width, height) or width.value * height.value > MOST_PIXELS:
            return False  # an image bomb is not to be decoded, and no seal is so fine
        key = (_packed(item), width.value, height.value)
        known = self._known.get(key)
        if known is None:
            known = is_red_image(item, width.value, height.value)
            if key[0]:
                self._known[key] = known
        return known


def _packed(item: Any) -> bytes:
    """The digest of an image's bytes as they stand in the file; empty where it has none or they are many."""
    length = pdfium.FPDFImageObj_GetImageDataRaw(item, None, 0)
    if not 0 < length <= MOST_BYTES:
        return b""
    buffer = (ctypes.c_ubyte * length)()
    pdfium.FPDFImageObj_GetImageDataRaw(item, buffer, length)
    return hashlib.sha256(buffer).digest()


def is_red_image(item: Any, wide: int, high: int) -> bool:
    """The same by its pixels. Three bytes a pixel are taken for red, green and blue as they are: a colour profile shifts no red to another colour,
    and pdfium takes longer to set it up than to read the page."""
    length = pdfium.FPDFImageObj_GetImageDataDecoded(item, None, 0)
    if length == wide * high * 3:
        buffer = (ctypes.c_ubyte * length)()
        pdfium.FPDFImageObj_GetImageDataDecoded(item, buffer, length)
        return _is_red(bytes(buffer), wide, high, wide * 3, (0, 1, 2), 3)
    bitmap = pdfium.FPDFImageObj_GetBitmap(item)
    if not bitmap:
        return False
    try:
        wide, high, stride = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)
        pixel = {pdfium.FPDFBitmap_BGR: 3, pdfium.FPDFBitmap_BGRx: 4, pdfium.FPDFBitmap_BGRA: 4}.get(pdfium.FPDFBitmap_GetFormat(bitmap))
        if pixel is None or wide * high > MOST_PIXELS or not wide * high:
            return False
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return _is_red(data, wide, high, stride, (2, 1, 0), pixel)


def _is_red(data: bytes, wide: int, high: int, stride: int, order: tuple[int, int, int], pixel: int) -> bool:
    """Whether the ink of a picture is red; `order` says where red, green and blue stand in the bytes of a pixel."""
    step = max(1, min(wide, high) // SAMPLES)
    red = ink = seen = 0
    for y in range(0, high, step):
        row = data[y * stride:y * stride + wide * pixel]
        for own, green, blue in zip(*(row[part::step * pixel] for part in order), strict=False):
            seen += 1
            least, most = (blue, green) if blue < green else (green, blue)
            if (own < 215 or least < 215) and (own > 60 or most > 60):
                ink += 1
                red += own - most > RED
    return red >= LEAST * seen and red >= SHARE * ink


def is_red_path(item: Any, filled: bool, stroked: bool) -> bool:
    """Whether a figure is drawn in red and has curves: the ring of a seal, and no red line or box."""
    colours = []
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for used, ask in ((filled, pdfium.FPDFPageObj_GetFillColor), (stroked, pdfium.FPDFPageObj_GetStrokeColor)):
        if used and ask(item, red, green, blue, alpha) and alpha.value:
            colours.append((red.value, green.value, blue.value))
    if not any(r - max(g, b) > RED for r, g, b in colours):
        return False
    count = min(pdfium.FPDFPath_CountSegments(item), 400)
    return any(
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(item, i)) == pdfium.FPDF_SEGMENT_BEZIERTO for i in range(count))


def stamped_on(page: Any, placing: Placing) -> list[Box]:
    """The places of stamps and of signed signature fields."""
    found = []
    rect = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            seal = kind == pdfium.FPDF_ANNOT_STAMP or (kind == pdfium.FPDF_ANNOT_WIDGET and _is_signed(note))
            if seal and pdfium.FPDFAnnot_GetRect(note, rect) and rect.right > rect.left:
                found.append(placing.box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)))
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def _is_signed(note: Any) -> bool:
    """Whether a form field is a signature's and bears one."""
    buffer = (ctypes.c_ushort * 8)()
    length = pdfium.FPDFAnnot_GetStringValue(note, b"FT", buffer, ctypes.sizeof(buffer))
    name = bytes(memoryview(buffer).cast("B")[:max(0, length - 2)]).decode("utf-16-le", "replace")
    return name == "Sig" and bool(pdfium.FPDFAnnot_HasKey(note, b"V"))
