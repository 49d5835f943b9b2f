"""What a picture of a page says, as plain data: it goes from the OCR process to the reader, and into the store of readings."""

import json
import zlib
from dataclasses import astuple, dataclass

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f."""
Box = tuple[float, float, float, float]
Rule = tuple[float, float, float]

GREY, FLAT, TINTED = "grey", "flat", "tinted"
"""A picture without colour; one that could hold colour and has none (of a grey scan, or of a page without colour); one in colour."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as recognised.

    `x0`, `x1` are the edges of its ink in inches of the upright picture, `sure` how likely it is (0 to 1), `others` what else it may be,
    the likeliest first.
    """

    character: str
    x0: float
    x1: float
    sure: float
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of text: the box of its ink, the width of one Chinese character of its type (both in inches), its characters from left to right.

    `stacked`: its characters stand one below the other; `x0`, `x1` of a glyph are then its upper and lower edge.
    """

    box: Box
    em: float
    glyphs: tuple[Glyph, ...]
    stacked: bool = False

    @property
    def text(self) -> str:
        return "".join(g.character for g in self.glyphs)


PEN, FINGERPRINT, STAMP, UNSURE = "pen", "fingerprint", "stamp", "unsure"
"""Marks made by hand: strokes of a pen, a fingerprint, a small stamp, and what may be one of them or a stain, a shadow, part of a seal."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink that is no type: its box, and how long its strokes are together, in inches."""

    kind: str
    box: Box
    length: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A picture read. Lengths are inches of the upright picture, `size` its width and height.

    `back` leads from there to pixels of the picture as it was given; `turns` are the quarter turns clockwise that set it upright, `skew` the
    degrees by which its lines then fell to the right. `ink` is False of a picture on which nothing stands. `across` are ruled lines as
    (y, x0, x1), `down` as (x, y0, y1), `seals` the boxes of red seals; `colour` says whether red can be told in it. `marks` are what was put there by hand.
    """

    size: tuple[float, float]
    back: Matrix
    turns: int = 0
    skew: float = 0.0
    ink: bool = False
    lines: tuple[ReadLine, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    seals: tuple[Box, ...] = ()
    colour: str = GREY
    marks: tuple[Mark, ...] = ()

    def packed(self) -> bytes:
        """The reading as bytes that `unpacked` takes."""
        return zlib.compress(json.dumps(_rounded(astuple(self)), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Reading:
    """The reading that was packed as `data`. Raises ValueError for anything else."""
    try:
        size, back, turns, skew, ink, lines, across, down, seals, colour, marks = json.loads(zlib.decompress(data))
        return Reading(
            tuple(size), tuple(back), turns, skew, ink,
            tuple(
                ReadLine(tuple(box), em, tuple(Glyph(c, x0, x1, sure, tuple(map(tuple, others))) for c, x0, x1, sure, others in glyphs), stacked)
                for box, em, glyphs, stacked in lines
            ),
            tuple(map(tuple, across)), tuple(map(tuple, down)), tuple(map(tuple, seals)), colour,
            tuple(Mark(kind, tuple(box), length) for kind, box, length in marks),
        )
    except (zlib.error, TypeError, KeyError, UnicodeDecodeError) as error:
        raise ValueError(f"not a reading: {error}") from None


def _rounded(value: object) -> object:
    """Ten thousandths of an inch (a hundredth of a point) and of a probability are enough."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, tuple | list):
        return [_rounded(v) for v in value]
    return value
