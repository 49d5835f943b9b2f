"""Large pictures of a Word document: read by OCR like scanned pages, and put where they stand in the text.

While a document is gone through, a picture is held by a sign in its line. A picture that fills a page becomes one; of a smaller one the lines come
in its place, each character as sure as OCR is of it.
"""

import hashlib
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rules.errors import Malformed, TooLarge
from rules.language import N_
from rules.reading.docx.package import Package
from rules.reading.page import Page, Source

SIGN = re.compile("\ufdd0(\\d{1,5})\ufdd1")
"""What stands for a picture in its line: its number between two characters that no text has."""
MOST = 300
"""So many pictures of a document are read."""
MOST_PIXELS = 40_000_000
FORMS = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP")
EMU = 914_400
"""Word's units an inch."""
SHARPEST, COARSEST = 1200.0, 50.0
WHOLE_PAGE = (4.2 * EMU, 5.5 * EMU)
"""A picture alone in its paragraph that is so wide and high at least is a scanned page."""
BY_OCR = 0.3
"""A page of whose characters this share comes from pictures is one that was read by OCR."""
STROKE, INSTEAD = "|", "¦"
IN_A_PICTURE = N_("Word 文档里的图片，文字由识别得来")


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture in the text: the relation that leads to its bytes, its width and height in Word's units, and the shares that are cut off
    at its left, top, right and bottom."""

    relation: str
    size: tuple[int, int]
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


def sign(number: int) -> str:
    """What stands for the picture of this number in its line."""
    return f"\ufdd0{number}\ufdd1"


def is_a_page(text: str, placed: Sequence[Placed]) -> bool:
    """Whether a paragraph holds nothing but a picture as large as a scanned page."""
    alone = SIGN.fullmatch(text.strip())
    if alone is None or int(alone[1]) >= len(placed):
        return False
    wide, high = placed[int(alone[1])].size
    return (wide >= WHOLE_PAGE[0] and high >= WHOLE_PAGE[1]) or (wide >= WHOLE_PAGE[1] and high >= WHOLE_PAGE[0])


def read_pictures(
    package: Package, related: dict[str, tuple[str, str]], placed: Sequence[Placed], progress: Callable[[int, int], None] | None, pages: int,
) -> dict[int, Page]:
    """By their numbers the pictures as pages, of those that could be read; `progress` is told of each picture as of one page more than `pages`."""
    read: dict[int, Page] = {}
    for number, one in enumerate(placed[:MOST]):
        target = related.get(one.relation)
        page = _read(package, target[1], one) if target else None
        if page is not None:
            read[number] = page
        if progress:
            progress(number + 1, min(len(placed), MOST) + pages)
    return read


def _read(package: Package, name: str, placed: Placed) -> Page | None:
    try:
        data = package.picture(name)
    except (Malformed, TooLarge):
        return None
    if data is None:
        return None
    from rules.reading.ocr.page import page_of
    from rules.reading.ocr.picture import Picture, Pixels
    from rules.reading.ocr.scanned import read_image  # only documents with large pictures pay for it

    wide, high = (max(side, 1) / EMU for side in placed.size)
    opened = _opened(data, placed.cut)
    if opened is None:
        return None
    width, height, pixels = opened
    dpi = min(max(width / wide, COARSEST), SHARPEST)
    to_page = (wide * 72 / width, 0.0, 0.0, high * 72 / height, 0.0, 0.0)
    key = hashlib.sha256(b"%d %d %r " % (width, height, placed.cut) + data).hexdigest()
    reading = read_image(Picture(dpi, to_page, key, lambda: Pixels(width, height, 3, width * 3, pixels())), name)
    return None if reading is None else replace(page_of(0, (wide * 72, high * 72), reading, to_page), boxes=None)


def _opened(data: bytes, cut: tuple[float, float, float, float]) -> tuple[int, int, Callable[[], bytes]] | None:
    """Width, height and what gives the pixels (BGR) of an image file; None of one that is no such file or has too many pixels."""
    from PIL import Image

    try:
        image = Image.open(io.BytesIO(data), formats=FORMS)
        width, height = image.size
        if width * height > MOST_PIXELS or min(width, height) < 8:
            return None
        box = (round(cut[0] * width), round(cut[1] * height), round((1 - cut[2]) * width), round((1 - cut[3]) * height))
        if box[2] - box[0] < 8 or box[3] - box[1] < 8:
            return None
        with image:
            shown = image.convert("RGBA") if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA") else image.convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError):
        return None
    if shown.mode == "RGBA":  # what is clear shows the paper
        paper = Image.new("RGB", shown.size, "white")
        paper.paste(shown, mask=shown.getchannel("A"))
        shown = paper
    shown = shown.crop(box)
    return *shown.size, lambda: shown.tobytes("raw", "BGR")


@dataclass(frozen=True, slots=True)
class Spliced:
    """A page's text with the words of its pictures in their places; `confidence` is None where no picture gave any."""

    raw: str
    confidence: tuple[float, ...] | None
    guesses: dict[int, str]
    whole: Page | None
    """The picture that alone makes the page."""

    @property
    def source(self) -> Source:
        if not self.raw.strip():
            return Source.BLANK
        if self.confidence is None:
            return Source.TEXT
        read = sum(sure < 1.0 for sure in self.confidence)
        return Source.OCR if read >= BY_OCR * sum(not c.isspace() for c in self.raw) else Source.TEXT


def spliced(raw: str, read: dict[int, Page]) -> Spliced:
    """The text of a page, whose pictures are signs, with what was read in the pictures."""
    alone = SIGN.fullmatch(raw.strip())
    if alone:
        page = read.get(int(alone[1]), NOTHING)
        return Spliced(page.raw, page.confidence, dict(page.guesses), page)
    made: list[str] = []
    sure: list[float] = []
    guesses: dict[int, str] = {}
    any_read = False
    at = 0
    for found in SIGN.finditer(raw):
        made.append(raw[at:found.start()])
        sure += [1.0] * (found.start() - at)
        at = found.end()
        page = read.get(int(found[1]), NOTHING)
        before, after = raw[raw.rfind("\n", 0, found.start()) + 1:found.start()], raw[at:at + 1]
        if page.confidence is None or not page.raw.strip():
            if not before and after == "\n":  # its line was its own, and goes with it
                at += 1
            continue
        any_read = True
        joint = " " if STROKE in SIGN.sub("", raw[at:].split("\n", 1)[0]) else f"\n{STROKE}" if STROKE in before else "\n"
        if joint == "\n" and before.strip():
            made.append("\n")
            sure.append(1.0)
        for index, c in enumerate(page.raw):
            if index in page.guesses:
                guesses[len(sure)] = page.guesses[index]
            put = joint if c == "\n" else INSTEAD if c == STROKE else c
            made.append(put)
            sure += [min(page.confidence[index], NEARLY) if not c.isspace() else 1.0] * len(put)
        if joint == "\n" and after not in ("", "\n"):
            made.append("\n")
            sure.append(1.0)
    made.append(raw[at:])
    sure += [1.0] * (len(raw) - at)
    text = "".join(made).rstrip("\n")
    return Spliced(text, tuple(sure[:len(text)]) if any_read else None, guesses, None)


NOTHING = Page(0, 0.0, 0.0, Source.UNREAD, "", "")
"""A picture that could not be read."""
NEARLY = 0.9999
"""The surest character of a picture: what is certain stood in the document as text."""
