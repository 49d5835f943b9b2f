"""本局自定规则: a check that the bureau declared, each of its wordings, and how it stood from which day."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now, word
from lcadmin.extensions import Model
from lcadmin.models.account import User


class OwnRuleStatus(StrEnum):
    """How a wording stands: a draft that no review knows; on trial (shown as a hint, no points); in force; switched off."""

    DRAFT = "draft"
    TRIAL = "trial"
    IN_FORCE = "in_force"
    OFF = "off"


class OwnRule(Model):
    """One rule; its `code` (ZD-001) is its name for ever, whatever becomes of it."""

    __tablename__ = "own_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    created_by: Mapped[User] = relationship()
    versions: Mapped[list[OwnRuleVersion]] = relationship(back_populates="rule", order_by="OwnRuleVersion.number")
    standings: Mapped[list[OwnRuleStanding]] = relationship(back_populates="rule", order_by="OwnRuleStanding.id")

    def __str__(self) -> str:
        return self.code


class OwnRuleVersion(Model):
    """One wording of a rule: the declaration as the checker takes it, without id, version and status. Written once, never changed."""

    __tablename__ = "own_rule_version"
    __table_args__ = (UniqueConstraint("rule_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("own_rule.id"))
    number: Mapped[int]
    declaration: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    rule: Mapped[OwnRule] = relationship(back_populates="versions")
    by: Mapped[User] = relationship()


class OwnRuleStanding(Model):
    """From `from_on` the wording `version` stands as `status`, until the next row of the rule says otherwise."""

    __tablename__ = "own_rule_standing"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("own_rule.id"), index=True)
    version: Mapped[int]
    status: Mapped[OwnRuleStatus] = mapped_column(word(OwnRuleStatus))
    from_on: Mapped[date]
    ask_again_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    rule: Mapped[OwnRule] = relationship(back_populates="standings")
    by: Mapped[User] = relationship()
