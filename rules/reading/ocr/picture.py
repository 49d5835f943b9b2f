"""The picture of a page: the image embedded in a scan as it is, else the page drawn at a resolution that suits it.

Only pixels leave this module; the engine never sees a file. Nothing here needs more than pdfium.
"""

import ctypes
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from rules.reading.ocr.reading import Matrix
from rules.reading.placing import Placing

DRAWN_DPI = 150.0
"""Pages are drawn at this resolution (finer ones have no fewer errors), a coarser or finer scan within them at its own between the next two."""
COARSEST_DPI, FINEST_DPI = 110.0, 200.0
MOST_PIXELS = 40_000_000
"""Of an embedded image that is taken as it is, 8 bits a channel: A3 at 400 dpi. A larger one is drawn smaller."""
MOST_DRAWN = 9_000_000
"""Of a drawn page: A3 at 200 dpi. A page of several metres is drawn coarser."""
MOST_DECODED = 400_000_000
"""A page with an image of more pixels than any scanner makes is not opened at all."""
UNEVEN = 1.03
SELF_CONTAINED = ("DCTDecode", "JPXDecode")
"""Filters whose stream alone says what the picture shows, so that it need not be decoded to be known again."""
MOST_OBJECTS = 4000
SHOWN = 0.98


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of `stride` bytes from the top, `channels` bytes a pixel: 1 grey, 3 BGR, 4 BGR and one that says nothing."""

    width: int
    height: int
    channels: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture: `dpi` pixels an inch, `to_page` leads from its pixels to points of the page as displayed.

    `key` names what it shows: the same picture in another file has the same. `pixels` gives them, or None where they cannot be had.
    """

    dpi: float
    to_page: Matrix
    key: str
    pixels: Callable[[], Pixels | None]


def picture_of(page: pypdfium2.PdfPage, placing: Placing) -> Picture | None:
    """The picture of an open page, None where it is not to be opened (an image bomb)."""
    images, alone = _images(page.raw)
    if any(width * height > MOST_DECODED for _, width, height in images):
        return None
    if alone and len(images) == 1:
        embedded = _embedded(page, *images[0], placing)
        if embedded is not None:
            return embedded
    return _drawn(page, placing, images)


def _images(raw: Any) -> tuple[list[tuple[Any, int, int]], bool]:
    """The images on a page with their widths and heights in pixels, and whether nothing else is on it; images inside of forms are not told apart."""
    found, alone = [], True
    width, height = ctypes.c_uint(), ctypes.c_uint()
    count = pdfium.FPDFPage_CountObjects(raw)
    for index in range(min(count, MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_IMAGE:
            alone = False
        elif pdfium.FPDFImageObj_GetImagePixelSize(item, width, height):
            found.append((item, width.value, height.value))
    return found, alone and count <= MOST_OBJECTS and pdfium.FPDFPage_GetAnnotCount(raw) == 0


def _embedded(page: pypdfium2.PdfPage, image: Any, width: int, height: int, placing: Placing) -> Picture | None:
    """The image as it is, where it alone makes the page: not masked, not cut, not stretched, not mirrored."""
    m = pdfium.FS_MATRIX()
    if not width or not height or width * height > MOST_PIXELS or not pdfium.FPDFPageObj_GetMatrix(image, m):
        return None
    if pdfium.FPDFPageObj_HasTransparency(image) or pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(image)) > 0:
        return None
    across, up = math.hypot(m.a, m.b), math.hypot(m.c, m.d)
    if across < 1 or up < 1:
        return None
    x_dpi, y_dpi = 72 * width / across, 72 * height / up
    if max(x_dpi, y_dpi) > UNEVEN * min(x_dpi, y_dpi) or abs(m.a * m.c + m.b * m.d) > 0.02 * across * up or m.a * m.d - m.b * m.c < 0:
        return None
    ax, ay = placing.point(m.e + m.c, m.f + m.d)  # where the upper left corner is displayed
    bx, by = placing.point(m.e + m.c + m.a, m.f + m.d + m.b)
    cx, cy = placing.point(m.e, m.f)
    shown_width, shown_height = placing.size
    left, right, top, bottom = min(ax, bx, cx), max(ax, bx, cx), min(ay, by, cy), max(ay, by, cy)
    inside = max(0.0, min(right, shown_width) - max(left, 0.0)) * max(0.0, min(bottom, shown_height) - max(top, 0.0))
    if inside < SHOWN * (right - left) * (bottom - top):
        return None
    to_page = ((bx - ax) / width, (by - ay) / width, (cx - ax) / height, (cy - ay) / height, ax, ay)

    def pixels() -> Pixels | None:
        bitmap = pdfium.FPDFImageObj_GetBitmap(image) if page.raw else None  # the image is gone with its page
        if not bitmap:
            return None
        try:
            return _copied(bitmap)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    key = _key_of(page, image)
    if key is None:
        taken = pixels()
        if taken is None or (taken.width, taken.height) != (width, height):
            return None
        return Picture((x_dpi + y_dpi) / 2, to_page, _digest(taken), lambda: taken)
    return Picture((x_dpi + y_dpi) / 2, to_page, key, pixels)


def _key_of(page: pypdfium2.PdfPage, image: Any) -> str | None:
    """The digest of an image's encoded stream, None where it needs more than the stream to be known."""
    about = pdfium.FPDF_IMAGEOBJ_METADATA()
    if pdfium.FPDFImageObj_GetImageFilterCount(image) != 1 or not pdfium.FPDFImageObj_GetImageMetadata(image, page.raw, about):
        return None
    name = ctypes.create_string_buffer(32)
    pdfium.FPDFImageObj_GetImageFilter(image, 0, name, 32)
    length = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if name.value.decode("ascii", "replace") not in SELF_CONTAINED or not length:
        return None
    if about.colorspace not in (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_DEVICERGB, pdfium.FPDF_COLORSPACE_ICCBASED):
        return None
    buffer = (ctypes.c_ubyte * length)()
    pdfium.FPDFImageObj_GetImageDataRaw(image, buffer, length)
    return hashlib.sha256(b"%d %d " % (about.width, about.height) + bytes(buffer)).hexdigest()


def _drawn(page: pypdfium2.PdfPage, placing: Placing, images: list[tuple[Any, int, int]]) -> Picture | None:
    width, height = placing.size
    if width <= 0 or height <= 0:
        return None
    dpi = DRAWN_DPI
    if images:
        across, _ = max(((w, h) for _, w, h in images), key=lambda size: size[0] * size[1])
        own = 72 * across / min(width, height) if across < max(width, height) else 72 * across / width
        dpi = min(max(own, COARSEST_DPI), FINEST_DPI)
    dpi = min(dpi, 72 * math.sqrt(MOST_DRAWN / (width * height)))
    wide, high = max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72))
    bitmap = pdfium.FPDFBitmap_Create(wide, high, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, wide, high, 0, pdfium.FPDF_ANNOT)
        taken = _copied(bitmap)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Picture(dpi, (width / wide, 0.0, 0.0, height / high, 0.0, 0.0), _digest(taken), lambda: taken)


def _copied(bitmap: Any) -> Pixels:
    form = pdfium.FPDFBitmap_GetFormat(bitmap)
    channels = {pdfium.FPDFBitmap_Gray: 1, pdfium.FPDFBitmap_BGR: 3}.get(form, 4)
    width, height, stride = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap), pdfium.FPDFBitmap_GetStride(bitmap)
    return Pixels(width, height, channels, stride, ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height))


def _digest(pixels: Pixels) -> str:
    return hashlib.sha256(b"%d %d %d " % (pixels.width, pixels.height, pixels.channels) + pixels.data).hexdigest()
