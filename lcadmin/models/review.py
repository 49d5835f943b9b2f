"""评查: one reading of a case file by the checker, from the queue to its result."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now, word
from lcadmin.extensions import Model
from lcadmin.models.case_file import CaseFile

if TYPE_CHECKING:
    from lcadmin.models.finding import Finding


class ReviewState(StrEnum):
    """Where a review stands. `set_aside`: it killed its reader too often and waits for a person."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SET_ASIDE = "set_aside"


class Lane(StrEnum):
    """Where a review queues: text files never wait behind scans. `unknown`: nobody has looked at the file yet; it queues with the text files."""

    UNKNOWN = ""
    TEXT = "text"
    SCAN = "scan"


UNFINISHED = text("state IN ('queued', 'running')")


class Review(Model):
    """The truth about a job and what came of it.

    `worker` and `heartbeat_at` say who has it and when it last showed life. `seconds` and `reader` are the checker's (contract).
    `set_under` is the digest of the bureau's settings in force (a SettingsSnapshot); empty for a review from before there were any.
    `open_causes` is the contract's `undetermined`: what undetermined outcomes have in common, or the finding from which they follow.
    `score_all` is as if every finding stood, `score_confirmed` of what people confirmed so far.
    """

    __tablename__ = "review"
    __table_args__ = (Index("ix_review_unfinished", "state", "queued_at", sqlite_where=UNFINISHED, postgresql_where=UNFINISHED),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_file_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    state: Mapped[ReviewState] = mapped_column(word(ReviewState), default=ReviewState.QUEUED, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str] = mapped_column(String(100), default="")
    heartbeat_at: Mapped[datetime | None]
    lane: Mapped[str] = mapped_column(String(10), default=Lane.UNKNOWN)
    step: Mapped[str] = mapped_column(String(40), default="")
    page_done: Mapped[int] = mapped_column(default=0)
    page_total: Mapped[int] = mapped_column(default=0)
    error_code: Mapped[str] = mapped_column(String(40), default="")
    error_message: Mapped[str] = mapped_column(Text, default="")
    ruleset_version: Mapped[str] = mapped_column(String(40), default="")
    ruleset_digest: Mapped[str] = mapped_column(String(64), default="")
    settings_digest: Mapped[str] = mapped_column(String(64), default="")
    set_under: Mapped[str] = mapped_column(String(64), default="", server_default="", index=True)
    as_of: Mapped[date | None]
    queued_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    seconds: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    reader: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    scope: Mapped[str] = mapped_column(String(20), default="")
    stage: Mapped[str] = mapped_column(String(20), default="")
    score_all: Mapped[float | None]
    grade_all: Mapped[str] = mapped_column(String(20), default="")
    vetoes_all: Mapped[list[str]] = mapped_column(JSON, default=list)
    score_confirmed: Mapped[float | None]
    open_causes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    grade_confirmed: Mapped[str] = mapped_column(String(20), default="")

    case_file: Mapped[CaseFile] = relationship(back_populates="reviews", foreign_keys=[case_file_id])
    documents: Mapped[list[ReviewDocument]] = relationship(
        back_populates="review", order_by="ReviewDocument.ordinal", cascade="all, delete-orphan"
    )
    facts: Mapped[list[ReviewFact]] = relationship(back_populates="review", order_by="ReviewFact.id", cascade="all, delete-orphan")
    coverage: Mapped[list[CoverageRow]] = relationship(
        back_populates="review", order_by="CoverageRow.rule", cascade="all, delete-orphan"
    )
    findings: Mapped[list[Finding]] = relationship(back_populates="review", order_by="Finding.id", cascade="all, delete-orphan")


class ReviewDocument(Model):
    """One document found in the file; `ordinal` counts from 1 in page order, pages count from 1."""

    __tablename__ = "review_document"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    first_page: Mapped[int]
    last_page: Mapped[int]

    review: Mapped[Review] = relationship(back_populates="documents")


class ReviewFact(Model):
    """One fact read from the file (`case_no`, `fine`, `dates.decision` …) and where it stands. `value` is the contract's JSON value."""

    __tablename__ = "review_fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    value: Mapped[Any] = mapped_column(JSON)
    page: Mapped[int | None]
    boxes: Mapped[list[list[float]]] = mapped_column(JSON, default=list)
    quote: Mapped[str] = mapped_column(Text, default="")

    review: Mapped[Review] = relationship(back_populates="facts")


class CoverageRow(Model):
    """What became of one rule: `passed`, `failed`, `not_applicable` or `undetermined`, and why. `status`: "trial" or "off" where it was so.

    `page` is where a person must look, `cause` the key of the finding from which an undetermined outcome follows, or of what it has in common with
    others (`Review.open_causes`).
    `reason_id` and `reason_params` let a reason with parameters be said in another language; empty where the reason has none.
    """

    __tablename__ = "coverage_row"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(String(20), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(20), default="", server_default="")
    reason_id: Mapped[str] = mapped_column(Text, default="")
    reason_params: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    cause: Mapped[str] = mapped_column(String(64), default="", server_default="")
    page: Mapped[int | None]

    review: Mapped[Review] = relationship(back_populates="coverage")


class Sitting(Model):
    """A record of an inspection or an interview in the papers: from when to when (local, ISO to the minute), with which officers, where and with
    whom; the contract's `sittings`."""

    __tablename__ = "sitting"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    document: Mapped[str] = mapped_column(String(60))
    page: Mapped[int]
    start: Mapped[str] = mapped_column(String(16))
    end: Mapped[str] = mapped_column(String(16))
    officers: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    place: Mapped[str] = mapped_column(String(200), default="")
    people: Mapped[list[str]] = mapped_column(JSON, default=list)
