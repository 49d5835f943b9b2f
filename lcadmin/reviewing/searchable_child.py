"""The child process that lays the text of scanned pages invisibly over their pictures:
`python -m lcadmin.reviewing.searchable_child SOURCE TARGET MEGABYTES SECONDS < job.json`.

The job is a list of `{"page", "laid"}`, the latter packed (`lcadmin.reviewing.laid`) in base64. The letters are drawn in rendering mode 3, so no
glyphs are needed: a font without any stands for every character, as wide as high or half of it, and says which one it is.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from lcadmin.notices.annotate import Exit, disarm
from lcadmin.notices.frame import Frame, frame_of, inherited
from lcadmin.reviewing.child import limit
from lcadmin.reviewing.hidden_text import take_out_hidden_text
from lcadmin.reviewing.laid import DOWN, LEFT, RIGHT, UP, WIDE_FROM, Laid, Piece, advance, unpacked
from lcadmin.reviewing.lying_text import pictures_of_lying, put_in_place

ASCENT, DESCENT = 880, -120
FONT = "LcText"
PRIVATE = 0xE000
"""Characters beyond the first plane are written under codes from here on, which no printed text uses."""
ALONG = {RIGHT: (1.0, 0.0), DOWN: (0.0, 1.0), LEFT: (-1.0, 0.0), UP: (0.0, -1.0)}
"""By where characters run: one step along, as displayed (y downwards)."""


class Letters:
    """The font without glyphs, and the codes of its characters."""

    def __init__(self) -> None:
        self._beyond: dict[str, int] = {}

    def code(self, character: str) -> int:
        """The two-byte code of `character`."""
        number = ord(character)
        return number if number < 0x10000 else self._beyond.setdefault(character, PRIVATE + len(self._beyond))

    def font(self, pdf: Pdf) -> Dictionary:
        """The font's objects; asked for when all codes are known."""
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name.LcText, Flags=4, FontBBox=Array([0, DESCENT, 1000, ASCENT]), ItalicAngle=0,
            Ascent=ASCENT, Descent=DESCENT, CapHeight=ASCENT, StemV=80)
        wide = ord(WIDE_FROM)
        letters = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.LcText, FontDescriptor=pdf.make_indirect(descriptor), DW=1000,
            W=Array([0, wide - 1, 500]), CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0))
        return pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.LcText, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(letters)]), ToUnicode=pdf.make_stream(self._to_unicode())))

    def _to_unicode(self) -> bytes:
        """Which character each code is: itself, but for those beyond the first plane."""
        ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256) if not 0xD8 <= high < 0xF9]
        ranges += ["<F900> <F9FF> <F900>"]
        own = [f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for character, code in self._beyond.items()]
        blocks = [("range", ranges[i:i + 100]) for i in range(0, len(ranges), 100)]
        blocks += [("char", own[i:i + 100]) for i in range(0, len(own), 100)]
        body = "\n".join(f"{len(rows)} beginbf{kind}\n" + "\n".join(rows) + f"\nendbf{kind}" for kind, rows in blocks)
        return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
                f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").encode()


def add_text(source: Path, target: Path, texts: dict[int, Laid]) -> None:
    """Writes `source` to `target` with `texts` (by page, from 1) laid over its pages. Raises pikepdf.PasswordError, pikepdf.PdfError."""
    letters = Letters()
    with pikepdf.open(source) as pdf:
        disarm(pdf)
        pages = {number: pdf.pages[number - 1] for number in texts if number <= len(pdf.pages)}
        drawn = {number: _drawn(texts[number], frame_of(page.obj), letters) for number, page in pages.items()}
        font = letters.font(pdf)
        for number, picture in pictures_of_lying(source, sorted(pages)):
            put_in_place(pdf, pages[number], picture)
        for number, page in pages.items():
            take_out_hidden_text(pdf, page)
            name = _with_font(page.obj, font)
            page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ q BT 3 Tr /" + name.encode() + b" 1 Tf\n" + drawn[number] + b"ET Q\n"))
        pdf.save(target, deterministic_id=True)


def _with_font(page: pikepdf.Object, font: Dictionary) -> str:
    """Adds the font to the page's resources, which it may share with others; the name it got."""
    found = inherited(page, Name.Resources)
    resources = Dictionary(dict(found.items())) if isinstance(found, Dictionary) else Dictionary()
    there = resources.get(Name.Font)
    fonts = Dictionary(dict(there.items())) if isinstance(there, Dictionary) else Dictionary()
    name = next(n for n in (FONT, *(f"{FONT}{i}" for i in range(1000))) if f"/{n}" not in fonts)
    fonts[f"/{name}"] = font
    resources.Font = fonts
    page.Resources = resources
    return name


def _drawn(laid: Laid, frame: Frame, letters: Letters) -> bytes:
    return b"".join(_word(laid.raw[word.start:word.end], word, frame, letters) for word in laid.words)


def _word(text: str, word: Piece, frame: Frame, letters: Letters) -> bytes:
    """A word stretched over its box, whatever its type is like."""
    x0, y0, x1, y1 = word.box
    along_x, along_y = ALONG[word.way]
    length, height = (x1 - x0, y1 - y0) if word.way in (RIGHT, LEFT) else (y1 - y0, x1 - x0)
    ems = sum(advance(c) for c in text) / 2
    up_x, up_y = along_y, -along_x
    corner = {RIGHT: (x0, y1), DOWN: (x0, y0), LEFT: (x1, y0), UP: (x1, y1)}[word.way]  # where a line's lower left corner is displayed
    depth = -DESCENT / (ASCENT - DESCENT) * height
    start = corner[0] + up_x * depth, corner[1] + up_y * depth
    a = _step(frame, start, along_x * length / ems, along_y * length / ems)
    b = _step(frame, start, up_x * height, up_y * height)
    x, y = frame.point(*start)
    matrix = " ".join(f"{v:.3f}" for v in (*a, *b, x, y))
    codes = "".join(f"{letters.code(c):04X}" for c in text)
    return f"{matrix} Tm <{codes}> Tj\n".encode()


def _step(frame: Frame, start: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    """A step as displayed, in the page's own coordinates."""
    from_x, from_y = frame.point(*start)
    to_x, to_y = frame.point(start[0] + x, start[1] + y)
    return to_x - from_x, to_y - from_y


def main(arguments: Sequence[str]) -> int:
    """The exit status is one of `Exit`."""
    source, target, megabytes, seconds = arguments
    limit(int(megabytes), int(seconds))
    job: list[dict[str, Any]] = json.load(sys.stdin)
    try:
        add_text(Path(source), Path(target), {one["page"]: unpacked(base64.b64decode(one["laid"])) for one in job})
    except pikepdf.PasswordError:
        return Exit.ENCRYPTED
    except pikepdf.PdfError as error:
        sys.stderr.write(f"{error}\n")
        return Exit.MALFORMED
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
