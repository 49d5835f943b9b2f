"""A page's text layer as pdfium gives it: its characters, and their boxes, which are fetched once for all.

The boxes are kept as they come (sixteen bytes a character): a word asks for two of them, a finding for a few.
"""

import ctypes
import struct
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, overload

import pypdfium2.raw as pdfium

from rules import patterns as re
from rules.reading.drawn import Drawn
from rules.reading.page import Box
from rules.reading.placing import Placing
from rules.reading.quick import is_unmapped, loose_box
from rules.reading.unseen import Ink

HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd", 0x0B: " ", 0x0C: " ", 0x85: " ", 0x2028: " ", 0x2029: " ", 0x1C: " ", 0x1D: " ", 0x1E: " "}
"""One for one: pdfium's mark for a hyphen at a line's end, and characters that Python would take for line breaks."""
HAS_HYPHENS = re.compile("[" + "".join(map(chr, HYPHENS)) + "]")
SAMPLES = 48

FOUR = struct.Struct("4f")
AT_ONCE = 1024
"""So many boxes are fetched into one buffer."""
_BOXES = (ctypes.c_float * (4 * AT_ONCE))()
_PLACES = [ctypes.byref(_BOXES, FOUR.size * i) for i in range(AT_ONCE)]


class Layer:
    """The text layer `raw` of a page (a false handle where there is none). `text` is pdfium's, with a "\\r\\n" at a line's end."""

    def __init__(self, raw: Any, placing: Placing, drawn: Drawn) -> None:
        self.raw, self.placing, self.drawn = raw, placing, drawn
        self.text, self.indices = text_of(raw) if raw else ("", None)
        self.ink = Ink(raw, drawn.dark, placing, drawn.beneath)

    def index(self, offset: int) -> int:
        """pdfium's index of a character of the text."""
        return offset if self.indices is None else self.indices[offset]

    @cached_property
    def solid(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())

    @cached_property
    def printed(self) -> list[int]:
        """Offsets of its characters without white space."""
        return [offset for offset, character in enumerate(self.text) if not character.isspace()]

    @cached_property
    def boxes(self) -> bytes:
        """For each character of the text the left, upper, right and lower edge of its box in PDF space, four floats; zeros where it has none.

        A box is as wide and high as the character's type, so that those of one line are level.
        """
        return loose_boxes(self.raw, range(len(self.text)) if self.indices is None else self.indices)

    @property
    def place(self) -> Callable[[int], Box]:
        """Gives the box of the character at an offset, as displayed."""
        return placed(self.boxes, self.placing)

    def unmapped(self) -> float:
        """The share of some characters, taken from all over the page, whose font does not say what they are."""
        asked = self.printed[::max(1, len(self.printed) // SAMPLES)]
        if self.indices is not None:
            asked = [self.indices[offset] for offset in asked]
        return sum(map((1).__eq__, map(is_unmapped, repeat(self.raw), asked))) / max(1, len(asked))

    def shown(self) -> Iterable[tuple[int, float, float]]:
        """Of the characters that can be seen on the page the offsets and where their middles are, as shares of its width and height."""
        width, height = self.placing.size
        for offset in self.printed:
            if self.drawn.unseen and not self.ink.is_shown(self.index(offset)):
                continue
            left, top, right, bottom = FOUR.unpack_from(self.boxes, FOUR.size * offset)
            x, y = self.placing.point((left + right) / 2, (top + bottom) / 2)
            if 0 <= x <= width and 0 <= y <= height:
                yield offset, x / (width or 1.0), y / (height or 1.0)


def placed(boxes: bytes, placing: Placing) -> Callable[[int], Box]:
    """Gives the box of a character by its place in `boxes` (see Layer), as displayed."""
    unpack, size = FOUR.unpack_from, FOUR.size
    if placing.turns:
        def place(offset: int) -> Box:
            left, top, right, bottom = unpack(boxes, size * offset)
            return placing.box(left, bottom, right, top)
        return place
    edge, head = placing.left, placing.top

    def upright(offset: int) -> Box:
        left, top, right, bottom = unpack(boxes, size * offset)
        return left - edge, head - top, right - edge, head - bottom
    return upright


class Boxes:
    """The boxes of a page's characters, made of the text layer's as they are asked for. `raw` is the page's text, in which a line ends with one
    character and in the layer with two."""

    __slots__ = ("layer", "placing", "raw")

    def __init__(self, raw: str, layer: bytes, placing: Placing) -> None:
        self.raw, self.layer, self.placing = raw, layer, placing

    def __call__(self) -> Sequence[Box | None]:
        return _Made(self.raw, placed(self.layer, self.placing))


class _Made(Sequence[Box | None]):
    __slots__ = ("place", "raw")

    def __init__(self, raw: str, place: Callable[[int], Box]) -> None:
        self.raw, self.place = raw, place

    def __len__(self) -> int:
        return len(self.raw)

    @overload
    def __getitem__(self, at: int) -> Box | None: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Box | None]: ...

    def __getitem__(self, at: int | slice) -> Box | Sequence[Box | None] | None:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self.raw)))]
        if self.raw[at].isspace():
            return None
        return self.place(at + self.raw.count("\n", 0, at))


def loose_boxes(raw: Any, indices: range | list[int]) -> bytes:
    """The boxes of the characters at `indices` of a text layer, as `Layer.boxes`."""
    found = []
    for start in range(0, len(indices), AT_ONCE):
        some = indices[start:start + AT_ONCE]
        ctypes.memset(_BOXES, 0, FOUR.size * len(some))
        deque(map(loose_box, repeat(raw), some, _PLACES), maxlen=0)
        found.append(ctypes.string_at(_BOXES, FOUR.size * len(some)))
    return b"".join(found)


def text_of(raw: Any) -> tuple[str, list[int] | None]:
    """The text of a text layer, and for each character pdfium's index where the two do not run alike."""
    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return "", None
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = ctypes.string_at(buffer, 2 * max(0, written - 1)).decode("utf-16-le", "replace")
    if len(text) == count:
        return text.translate(HYPHENS) if HAS_HYPHENS.search(text) else text, None
    units = [pdfium.FPDFText_GetUnicode(raw, i) for i in range(count)]
    characters: list[str] = []
    indices: list[int] = []
    for index, unit in enumerate(units):
        if 0xDC00 <= unit < 0xE000 and index and 0xD800 <= units[index - 1] < 0xDC00:
            characters[-1] = chr(0x10000 + ((units[index - 1] - 0xD800) << 10) + unit - 0xDC00)
            continue
        characters.append("\ufffd" if 0xD800 <= unit < 0xE000 or unit > 0x10FFFF else chr(unit))
        indices.append(index)
    return "".join(characters).translate(HYPHENS), indices
