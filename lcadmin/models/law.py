"""法规: the laws, versions and texts that the office added to the checker's register; and which laws each review found cited."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.columns import now
from lcadmin.extensions import Model
from lcadmin.models.account import User
from lcadmin.models.review import Review
from lcadmin.models.stored_file import StoredFile

LIVE = text("withdrawn_at IS NULL")


class OfficeLaw(Model):
    """A law of which the office has entered something: a version, or its repeal. `title` is the full one; the register that comes with the
    checker may have the law too. `repealed_on` is the first day without it."""

    __tablename__ = "office_law"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(40), default="")
    repealed_on: Mapped[date | None]
    replaced_by: Mapped[str] = mapped_column(String(200), default="")
    repeal_entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    repeal_entered_at: Mapped[datetime | None]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)

    versions: Mapped[list[LawVersion]] = relationship(back_populates="law", order_by="LawVersion.passed_on, LawVersion.id")
    repeal_entered_by: Mapped[User | None] = relationship(foreign_keys=[repeal_entered_by_id])

    def __str__(self) -> str:
        return self.title


class LawVersion(Model):
    """One version of a law as the office knows it, by whom and since when. `passed_on` names it; `structure`, `inserted` and `history` are
    the register's (`rules.law.office_laws`). A version that was entered wrongly is withdrawn with a reason, never deleted; of those not
    withdrawn there is one for each `passed_on`. `source_sha256` is the text file from which it was read."""

    __tablename__ = "law_version"
    __table_args__ = (
        Index("uq_law_version_live", "law_id", "passed_on", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    law_id: Mapped[int] = mapped_column(ForeignKey("office_law.id"), index=True)
    passed_on: Mapped[date]
    effective_on: Mapped[date]
    articles: Mapped[int | None]
    structure: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    inserted: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    history: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    divisions: Mapped[list[str]] = mapped_column(JSON, default=list)
    note: Mapped[str] = mapped_column(Text, default="")
    source_sha256: Mapped[str | None] = mapped_column(ForeignKey("stored_file.sha256"))
    source_name: Mapped[str] = mapped_column(String(255), default="")
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")

    law: Mapped[OfficeLaw] = relationship(back_populates="versions")
    texts: Mapped[list[LawArticle]] = relationship(back_populates="version", order_by="LawArticle.ordinal", cascade="all, delete-orphan")
    source: Mapped[StoredFile | None] = relationship()
    created_by: Mapped[User | None] = relationship(foreign_keys=[created_by_id])
    withdrawn_by: Mapped[User | None] = relationship(foreign_keys=[withdrawn_by_id])

    def __str__(self) -> str:
        return f"{self.law.title} {self.passed_on}"


class LawArticle(Model):
    """The words of an article of an imported version. `extra` is the n of 第X条之n, 0 for none; `under` its divisions from the outermost;
    `paragraphs` as `rules.law.statute.Article.told` gives them."""

    __tablename__ = "law_article"

    version_id: Mapped[int] = mapped_column(ForeignKey("law_version.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(index=True)
    extra: Mapped[int] = mapped_column(default=0)
    under: Mapped[list[str]] = mapped_column(JSON, default=list)
    paragraphs: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    version: Mapped[LawVersion] = relationship(back_populates="texts")


class CitedLaw(Model):
    """A law that the papers of a reviewed file cite, and how often: by its full title where the register had it at the time of the review,
    else as it is written there."""

    __tablename__ = "cited_law"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True, index=True)
    times: Mapped[int]

    review: Mapped[Review] = relationship()
