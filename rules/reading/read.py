"""Which reader a file needs is told by its content, never by its name."""

from collections.abc import Callable
from pathlib import Path

from rules.errors import Empty, Unsupported
from rules.reading.page import Page
from rules.reading.pdf import read_pdf
from rules.reading.plain_text import read_text

OTHER_FORMATS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"Rar!", b"7z\xbc\xaf")


PageProgress = Callable[[int, int], None]
"""Called with the number of pages read and of how many."""


def read(path: Path, progress: PageProgress | None = None) -> list[Page]:
    """The pages of the file at `path`, `progress` told after each. Raises one of `rules.errors.Unreadable`."""
    data = path.read_bytes()
    if not data:
        raise Empty
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if data.startswith(OTHER_FORMATS) or path.suffix.lower() != ".txt":
        raise Unsupported
    return read_text(data)
