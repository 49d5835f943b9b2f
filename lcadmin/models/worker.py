"""The workers' signs of life."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from lcadmin.columns import now
from lcadmin.extensions import Model


class WorkerBeat(Model):
    """One worker (`host:pid` or the like) and when it was last alive."""

    __tablename__ = "worker_beat"

    worker: Mapped[str] = mapped_column(String(100), primary_key=True)
    pid: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(default=now)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
