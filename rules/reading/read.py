"""Which reader a file needs is told by its content, never by its name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from rules.errors import Empty
from rules.reading.formats import HEADER_WITHIN, Form, form_of
from rules.reading.page import Page
from rules.reading.pdf import read_pdf
from rules.reading.plain_text import read_text

__all__ = ["HEADER_WITHIN", "PageProgress", "read", "read_bytes"]

PageProgress = Callable[[int, int], None]
"""Called with the number of pages read and of how many."""


def read(path: Path, progress: PageProgress | None = None, max_pages: int | None = None, bad_pages: Mapping[int, str] | None = None) -> list[Page]:
    """The pages of the file at `path`, `progress` told after each; `bad_pages` of a PDF are left unread, with the reason given.

    Raises one of `rules.errors.Unreadable`.
    """
    return read_bytes(path.read_bytes(), path.suffix.lower(), progress, max_pages, bad_pages)


def read_bytes(
    data: bytes,
    suffix: str = ".pdf",
    progress: PageProgress | None = None,
    max_pages: int | None = None,
    bad_pages: Mapping[int, str] | None = None,
) -> list[Page]:
    """The pages of a file's bytes; `suffix` is asked only where the content does not tell: with .txt any bytes are a text, without one those that are UTF-8."""
    if not data.strip(b"\x00\r\n\t "):
        raise Empty
    form = form_of(data, suffix)
    if form is Form.TEXT:
        return read_text(data, progress, max_pages)
    if form is Form.DOCX:
        from rules.reading.docx import read_docx  # only Word documents pay for its XML reader

        return read_docx(data, progress, max_pages)
    return read_pdf(data, progress, max_pages, bad_pages or {})
