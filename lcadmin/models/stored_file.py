"""Bytes kept in the instance folder, each content once, named by its sha256. Who may see them is decided by what refers to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from lcadmin.columns import now
from lcadmin.extensions import Model


class StoredFile(Model):
    """One content. `size` is in bytes."""

    __tablename__ = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(default=now)
