"""What was read on each page of a stored file: its text, where it stands and how sure it is; for search, selection and searchable copies."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lcadmin.extensions import Model


class PageText(Model):
    """One page as it was read last. It belongs to the bytes, not to a review: a new review replaces it, so there is one row a page however
    often a file is reviewed.

    `source` is the reader's (text, ocr, blank, unread), `width` and `height` are points as displayed, `text` is normalised character by
    character (`rules.reading.normalise`), `confidence` is the mean of the characters read by OCR (0 to 1), `doubtful` how many of them may be
    others. `laid` is `lcadmin.reviewing.page_texts.Laid`, packed.
    """

    __tablename__ = "page_text"

    sha256: Mapped[str] = mapped_column(String(64), ForeignKey("stored_file.sha256", ondelete="CASCADE"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(10))
    width: Mapped[float]
    height: Mapped[float]
    confidence: Mapped[float | None]
    doubtful: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Text)
    laid: Mapped[bytes] = mapped_column(LargeBinary)
