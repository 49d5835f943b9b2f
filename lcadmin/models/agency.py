"""执法单位: the departments whose papers the bureau reviews."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from lcadmin.extensions import Model


class Agency(Model):
    """One department. `department` is its field as a code (`market_supervision`, `urban_management` …), which some rules depend on."""

    __tablename__ = "agency"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    short_name: Mapped[str] = mapped_column(String(40))
    department: Mapped[str] = mapped_column(String(40), default="")
    active: Mapped[bool] = mapped_column(default=True)

    def __str__(self) -> str:
        return self.short_name or self.name
