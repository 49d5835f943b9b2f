"""案卷: one penalty case file as an agency handed it in."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now
from lcadmin.extensions import Model
from lcadmin.models.account import User
from lcadmin.models.agency import Agency
from lcadmin.models.stored_file import StoredFile

if TYPE_CHECKING:
    from lcadmin.models.review import Review

LIVE = text("deleted_at IS NULL")
LIVE_WITHOUT_AGENCY = text("deleted_at IS NULL AND agency_id IS NULL")


class CaseFile(Model):
    """An entry of the register. The bytes are stored once (`sha256`), entries belong to an agency each.

    `case_no`, `party`, `cause`, `procedure`, `decided_on` are the particulars as entered or read; empty while unknown.
    An entry with `deleted_at` lies in the trash. `succeeds` is the file that a rectified one takes the place of; both stay.
    """

    __tablename__ = "case_file"
    __table_args__ = (
        Index("uq_case_file_agency_id_sha256_live", "agency_id", "sha256", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
        Index("uq_case_file_sha256_live", "sha256", unique=True, sqlite_where=LIVE_WITHOUT_AGENCY, postgresql_where=LIVE_WITHOUT_AGENCY),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"), index=True)
    original_name: Mapped[str] = mapped_column(String(255))
    pages: Mapped[int | None]
    case_no: Mapped[str] = mapped_column(String(100), default="", index=True)
    party: Mapped[str] = mapped_column(String(200), default="")
    cause: Mapped[str] = mapped_column(String(200), default="")
    procedure: Mapped[str] = mapped_column(String(20), default="")
    decided_on: Mapped[date | None]
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    current_review_id: Mapped[int | None] = mapped_column(
        ForeignKey("review.id", use_alter=True, name="fk_case_file_current_review_id_review"), index=True
    )
    succeeds_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now, index=True)
    deleted_at: Mapped[datetime | None]
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    agency: Mapped[Agency | None] = relationship()
    uploaded_by: Mapped[User | None] = relationship(foreign_keys=[uploaded_by_id])
    reviewer: Mapped[User | None] = relationship(foreign_keys=[reviewer_id])
    deleted_by: Mapped[User | None] = relationship(foreign_keys=[deleted_by_id])
    stored_file: Mapped[StoredFile] = relationship()
    succeeds: Mapped[CaseFile | None] = relationship(foreign_keys=[succeeds_id], remote_side="CaseFile.id", back_populates="successors")
    successors: Mapped[list[CaseFile]] = relationship(foreign_keys=[succeeds_id], back_populates="succeeds", order_by="CaseFile.id")
    current_review: Mapped[Review | None] = relationship(foreign_keys=[current_review_id], post_update=True)
    reviews: Mapped[list[Review]] = relationship(
        back_populates="case_file", foreign_keys="Review.case_file_id", order_by="Review.id", viewonly=True
    )

    def __str__(self) -> str:
        return self.case_no or self.original_name
