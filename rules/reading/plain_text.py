"""Plain text (UTF-8): a form feed ends a page."""

from rules.errors import Empty, Malformed
from rules.reading.normalise import normalise
from rules.reading.page import Line, Page, Source


def read_text(data: bytes) -> list[Page]:
    """The pages of a text. Raises Empty, and Malformed where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise Malformed from None
    if not text.strip():
        raise Empty
    pages = []
    for number, raw in enumerate(text.rstrip("\f\n ").split("\f"), 1):
        raw = raw.strip("\n")
        lines, start = [], 0
        for row in raw.split("\n"):
            lines.append(Line(start, start + len(row)))
            start += len(row) + 1
        pages.append(Page(number, 0.0, 0.0, Source.TEXT if raw.strip() else Source.BLANK, normalise(raw), raw, tuple(lines)))
    return pages
