"""用案卷试规则: a rule, of the catalogue or of the bureau's own, tried over case files, and what it said of them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now, word
from lcadmin.extensions import Model
from lcadmin.models.account import User
from lcadmin.models.case_file import CaseFile


class TrialState(StrEnum):
    """A trial's life."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class RuleTrial(Model):
    """A rule tried over case files: over those chosen, or (`every`) over all that are there. `version` is that of an own rule's wording, None of
    a rule of the catalogue. `cursor` is the number of the last file tried; the counts are those of outcomes so far, `unread` of files that
    could not be read."""

    __tablename__ = "rule_trial"
    __table_args__ = (Index("ix_rule_trial_rule_version", "rule", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(String(20))
    version: Mapped[int | None]
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

    by: Mapped[User] = relationship()

    @property
    def tried(self) -> int:
        """How many case files are through."""
        return self.failed + self.passed + self.undetermined + self.not_applicable + self.unread


class RuleTrialResult(Model):
    """What the rule said of one case file. Over all files only those of which it would speak, or could not tell, are kept."""

    __tablename__ = "rule_trial_result"

    trial_id: Mapped[int] = mapped_column(ForeignKey("rule_trial.id", ondelete="CASCADE"), primary_key=True)
    case_file_id: Mapped[int] = mapped_column(ForeignKey("case_file.id", ondelete="CASCADE"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    reason_id: Mapped[str] = mapped_column(Text, default="")
    reason_params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    case_file: Mapped[CaseFile] = relationship()
