"""发现问题 and what people decided about them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now, word
from lcadmin.extensions import Model
from lcadmin.models.account import User
from lcadmin.models.review import Review


class FindingOrigin(StrEnum):
    """Who raised it."""

    CHECKER = "checker"
    REVIEWER = "reviewer"


class FindingState(StrEnum):
    """What people said of it so far."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class DecisionOutcome(StrEnum):
    """What a decision did."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    EDITED = "edited"
    REOPENED = "reopened"


class DismissalReason(StrEnum):
    """Why a finding does not stand. The first two are work for the rule's author."""

    MISREAD = "misread"
    TOO_STRICT = "too_strict"
    LAWFUL_EXCEPTION = "lawful_exception"
    NOT_MATERIAL = "not_material"
    FOLLOWS = "follows"
    OTHER = "other"


class Finding(Model):
    """One violation of one rule in one review.

    `key` is the contract's finding id and the same again after a new reading; `message_id` and `message_params` let the message be
    said in another language; `cause` is the key of the finding of the same review from which it follows; `trial`: its rule was on trial, so
    that it counts nowhere and stands in no notice; `version` rises with each decision, so that a second decider is told. Pages count from
    1, boxes are `[x0, y0, x1, y1]` in PDF points from the page's top left corner.
    """

    __tablename__ = "finding"
    __table_args__ = (Index("ix_finding_review_id_state", "review_id", "state"), Index("ix_finding_rule_state", "rule", "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    key: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(String(20), default="")
    severity: Mapped[str] = mapped_column(String(10))
    points: Mapped[float] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(String(200))
    document: Mapped[str] = mapped_column(String(60), default="")
    page: Mapped[int | None]
    boxes: Mapped[list[list[float]]] = mapped_column(JSON, default=list)
    quote: Mapped[str] = mapped_column(Text, default="")
    message: Mapped[str] = mapped_column(Text)
    message_id: Mapped[str] = mapped_column(Text, default="")
    message_params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    basis: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    suggestion: Mapped[str] = mapped_column(Text, default="")
    places: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    cause: Mapped[str] = mapped_column(String(64), default="", server_default="")
    trial: Mapped[bool] = mapped_column(default=False, server_default=false())
    origin: Mapped[FindingOrigin] = mapped_column(word(FindingOrigin), default=FindingOrigin.CHECKER)
    state: Mapped[FindingState] = mapped_column(word(FindingState), default=FindingState.OPEN)
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)

    review: Mapped[Review] = relationship(back_populates="findings")
    created_by: Mapped[User | None] = relationship()
    decisions: Mapped[list[Decision]] = relationship(back_populates="finding", order_by="Decision.id", cascade="all, delete-orphan")


class Decision(Model):
    """What one person decided on one finding; `version` is the finding's version that the decision made."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding_id: Mapped[int] = mapped_column(ForeignKey("finding.id"), index=True)
    outcome: Mapped[DecisionOutcome] = mapped_column(word(DecisionOutcome))
    reason: Mapped[DismissalReason | None] = mapped_column(word(DismissalReason))
    words: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int]

    finding: Mapped[Finding] = relationship(back_populates="decisions")
    by: Mapped[User] = relationship()
