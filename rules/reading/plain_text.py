"""Plain text (UTF-8): a form feed ends a page."""

from collections.abc import Callable

from rules.errors import Empty, NotUtf8, TooLarge
from rules.reading.normalise import normalise
from rules.reading.page import Line, Page, Source


def read_text(data: bytes, progress: Callable[[int, int], None] | None = None, max_pages: int | None = None) -> list[Page]:
    """The pages of a text. Raises Empty, NotUtf8, TooLarge (more than `max_pages`)."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise NotUtf8 from None
    if not text.strip():
        raise Empty
    parts = text.rstrip("\f\n ").split("\f")
    if max_pages is not None and len(parts) > max_pages:
        raise TooLarge
    pages = []
    for number, part in enumerate(parts, 1):
        raw = part.strip("\n")
        lines, start = [], 0
        for row in raw.split("\n"):
            lines.append(Line(start, start + len(row)))
            start += len(row) + 1
        pages.append(Page(number, 0.0, 0.0, Source.TEXT if raw.strip() else Source.BLANK, normalise(raw), raw, tuple(lines)))
        if progress:
            progress(number, len(parts))
    return pages
