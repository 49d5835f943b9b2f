"""行政规范性文件: a register of what was issued and what is in force."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import word
from lcadmin.extensions import Model
from lcadmin.models.agency import Agency


class NormativeState(StrEnum):
    """A document's life: being drafted, in force, expired by its own date, repealed."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    REPEALED = "repealed"


class NormativeDocument(Model):
    """One document. `issuer` is as printed; `agency_id` is the department that drafted it, where it is one of ours."""

    __tablename__ = "normative_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    issuer: Mapped[str] = mapped_column(String(100), default="")
    doc_no: Mapped[str] = mapped_column(String(60), default="", index=True)
    issued_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    state: Mapped[NormativeState] = mapped_column(word(NormativeState), default=NormativeState.DRAFT)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)

    agency: Mapped[Agency | None] = relationship()

    def __str__(self) -> str:
        return self.title
