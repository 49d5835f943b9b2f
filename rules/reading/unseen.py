"""Text that is in a page's text layer and that nobody can see on it: invisible, transparent, white on white, or beneath a picture; and the colour of what can be seen."""

import ctypes
import struct
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from rules.reading.page import Box
from rules.reading.placing import Placing
from rules.reading.quick import fill_colour, loose_box, object_of_character, render_mode, stroke_colour

PALE = 248
"""A colour of which each part is at least this is white."""
RED = 60
"""Red is above green and blue by this many of 255."""
NO_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
STROKED = (pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)


class Look(NamedTuple):
    """How a text object is printed. `pale`: it leaves no ink on white paper; `never`: nor on any other ground; `red`: in red."""

    pale: bool
    never: bool
    red: bool


PLAIN = Look(pale=False, never=False, red=False)
HIDDEN = Look(pale=True, never=True, red=False)

_COLOUR = (ctypes.c_uint * 4)()
_PARTS = tuple(ctypes.byref(_COLOUR, 4 * part) for part in range(4))
_as_numbers = struct.Struct("4I").unpack


def look_of(item: Any) -> Look:
    """How the text object `item` is printed."""
    mode = render_mode(item)
    colour = _as_numbers(_COLOUR) if fill_colour(item, *_PARTS) else None
    red = colour is not None and colour[0] - max(colour[1], colour[2]) > RED
    if mode in NO_INK:
        return Look(pale=True, never=True, red=red)
    if mode in STROKED:
        colour = _as_numbers(_COLOUR) if stroke_colour(item, *_PARTS) else None
    never = colour is not None and colour[3] == 0
    pale = never or (colour is not None and colour[0] >= PALE and colour[1] >= PALE and colour[2] >= PALE)
    return Look(pale, never, red) if pale or red else PLAIN


class Ink:
    """Whether and in which colour the characters of the text layer `raw` are printed; white text can be seen on one of the `dark` boxes, and none of
    the text objects (by their addresses) that lie `beneath` a picture."""

    def __init__(self, raw: Any, dark: Sequence[Box], placing: Placing, beneath: Iterable[int] = ()) -> None:
        self.raw, self.dark, self.placing = raw, dark, placing
        self._looks: dict[int | None, Look] = dict.fromkeys(beneath, HIDDEN)
        self._looks[None] = PLAIN

    def look(self, index: int) -> Look:
        """How the object is printed to which the character at `index` belongs."""
        item = object_of_character(self.raw, index)
        look = self._looks.get(item.value)
        if look is None:
            look = self._looks[item.value] = look_of(item)
        return look

    def is_shown(self, index: int) -> bool:
        """Whether the character can be seen."""
        look = self.look(index)
        if not look.pale:
            return True
        if look.never:
            return False
        rect = pdfium.FS_RECTF()
        if not loose_box(self.raw, index, ctypes.byref(rect)):
            return True
        x, y = self.placing.point((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self.dark)

    def is_red(self, index: int) -> bool:
        """Whether it is printed in red."""
        return self.look(index).red
