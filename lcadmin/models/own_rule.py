"""本局自定规则: a check that the bureau declared, each of its wordings, how it stood from which day, and the trials over case files."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now, word
from lcadmin.extensions import Model
from lcadmin.models.account import User
from lcadmin.models.case_file import CaseFile


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


class TrialState(StrEnum):
    """A trial's life."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class OwnRuleTrial(Model):
    """A wording tried over case files: over those chosen, or (`every`) over all that are there. `cursor` is the number of the last one tried;
    the counts are those of outcomes so far, `unread` of files that could not be read."""

    __tablename__ = "own_rule_trial"
    __table_args__ = (Index("ix_own_rule_trial_rule_id_version", "rule_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("own_rule.id"))
    version: Mapped[int]
    every: Mapped[bool]
    chosen: Mapped[list[int]] = mapped_column(JSON, default=list)
    state: Mapped[TrialState] = mapped_column(word(TrialState), default=TrialState.QUEUED, index=True)
    cursor: Mapped[int] = mapped_column(default=0)
    last_id: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    passed: Mapped[int] = mapped_column(default=0)
    undetermined: Mapped[int] = mapped_column(default=0)
    not_applicable: Mapped[int] = mapped_column(default=0)
    unread: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str] = mapped_column(String(100), default="")
    heartbeat_at: Mapped[datetime | None]
    asked_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    rule: Mapped[OwnRule] = relationship()
    by: Mapped[User] = relationship()

    @property
    def tried(self) -> int:
        """How many case files are through."""
        return self.failed + self.passed + self.undetermined + self.not_applicable + self.unread


class OwnRuleTrialResult(Model):
    """What the wording said of one case file. Over all files only those of which it would speak, or could not tell, are kept."""

    __tablename__ = "own_rule_trial_result"

    trial_id: Mapped[int] = mapped_column(ForeignKey("own_rule_trial.id", ondelete="CASCADE"), primary_key=True)
    case_file_id: Mapped[int] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    reason_id: Mapped[str] = mapped_column(Text, default="")
    reason_params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    case_file: Mapped[CaseFile] = relationship()
