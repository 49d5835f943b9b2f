"""Which reader a file needs is told by its content, never by its name."""

from collections.abc import Callable
from pathlib import Path

from rules.errors import Empty, Unsupported
from rules.reading.page import Page
from rules.reading.pdf import read_pdf
from rules.reading.plain_text import read_text

OTHER_FORMATS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"Rar!", b"7z\xbc\xaf",
                 b"BM", b"{\\rtf", b"%OFD", b"\x1f\x8b")
HEADER_WITHIN = 1024
"""Readers find a PDF's header behind this many bytes of junk."""

PageProgress = Callable[[int, int], None]
"""Called with the number of pages read and of how many."""


def read(path: Path, progress: PageProgress | None = None, max_pages: int | None = None) -> list[Page]:
    """The pages of the file at `path`, `progress` told after each. Raises one of `rules.errors.Unreadable`."""
    return read_bytes(path.read_bytes(), path.suffix.lower(), progress, max_pages)


def read_bytes(data: bytes, suffix: str = ".pdf", progress: PageProgress | None = None, max_pages: int | None = None) -> list[Page]:
    """The pages of a file's bytes; `suffix` is asked only where the content does not tell (a plain text is any bytes)."""
    if not data.strip(b"\x00\r\n\t "):
        raise Empty
    if b"%PDF-" in data[:HEADER_WITHIN]:
        return read_pdf(data, progress, max_pages)
    if data.startswith(OTHER_FORMATS) or suffix != ".txt":
        raise Unsupported
    return read_text(data, progress, max_pages)
