"""What the bureau has set for its checker: values by department, how rules stand, the score scheme; and under what settings reviews ran.

Rows are only added. A wrong one is withdrawn, by whom and why, and stays to be seen.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now
from lcadmin.extensions import Model
from lcadmin.models.account import User


class DepartmentSetting(Model):
    """From `from_on` the setting `key` has `value` (as the checker's settings write it) for `department`; "" is for all."""

    __tablename__ = "department_setting"
    __table_args__ = (Index("ix_department_setting_key_department", "key", "department"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(60))
    department: Mapped[str] = mapped_column(String(40), default="")
    value: Mapped[Any] = mapped_column(JSON)
    from_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")

    by: Mapped[User] = relationship(foreign_keys=[by_id])
    withdrawn_by: Mapped[User | None] = relationship(foreign_keys=[withdrawn_by_id])


class RuleStanding(Model):
    """From `from_on` a rule of the catalogue stands so: `status` as the checker has it, `severity` and `points` where they differ from the
    catalogue's; on `ask_again_on` it is asked whether that still holds. The newest row of the latest day counts.
    """

    __tablename__ = "rule_standing"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(20), index=True)
    status: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(20), default="")
    points: Mapped[int | None]
    reason: Mapped[str] = mapped_column(Text)
    from_on: Mapped[date]
    ask_again_on: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    by: Mapped[User] = relationship()


class ScoreScheme(Model):
    """From `from_on` reviews are scored by `scheme` (as the checker's settings write it)."""

    __tablename__ = "score_scheme"

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme: Mapped[dict[str, Any]] = mapped_column(JSON)
    from_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")

    by: Mapped[User] = relationship(foreign_keys=[by_id])
    withdrawn_by: Mapped[User | None] = relationship(foreign_keys=[withdrawn_by_id])


class SettingsSnapshot(Model):
    """The whole settings under which reviews ran, once for all of them; `digest` is that of `told`."""

    __tablename__ = "settings_snapshot"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    first_used_at: Mapped[datetime] = mapped_column(default=now)
