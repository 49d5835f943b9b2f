"""文书: what the bureau issued, and the counters that give each its number."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now, word
from lcadmin.extensions import Model
from lcadmin.models.account import User
from lcadmin.models.case_file import CaseFile
from lcadmin.models.review import Review


class NoticeState(StrEnum):
    """A notice is issued or, by mistake issued, revoked; its number stays taken either way."""

    ISSUED = "issued"
    REVOKED = "revoked"


STANDING = text("state = 'issued'")


class Notice(Model):
    """An issued notice, frozen: `blocks` is its text, the sha256 name the files in the store. `number` is as printed, 鲤司评〔2026〕1号.

    `signer` is who signed it on paper, `rectify_by` the last day for the agency's answer. A case file has one standing notice of a series.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("series", "year", "serial"),
        Index("uq_notice_series_case_file_id_standing", "series", "case_file_id", unique=True, sqlite_where=STANDING, postgresql_where=STANDING),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    case_file_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    series: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    serial: Mapped[int]
    number: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[NoticeState] = mapped_column(word(NoticeState), default=NoticeState.ISSUED)
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    issued_on: Mapped[date]
    signer: Mapped[str] = mapped_column(String(64), default="")
    rectify_by: Mapped[date | None]
    issued_at: Mapped[datetime] = mapped_column(default=now)
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    docx_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    pdf_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    annotated_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    revoked_at: Mapped[datetime | None]
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    revoked_reason: Mapped[str] = mapped_column(Text, default="")

    review: Mapped[Review] = relationship()
    case_file: Mapped[CaseFile] = relationship()
    issued_by: Mapped[User] = relationship(foreign_keys=[issued_by_id])
    revoked_by: Mapped[User | None] = relationship(foreign_keys=[revoked_by_id])

    def __str__(self) -> str:
        return self.number


class Counter(Model):
    """The last number given in a series of a year."""

    __tablename__ = "counter"

    series: Mapped[str] = mapped_column(String(20), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
