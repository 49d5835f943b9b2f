"""The words of laws that the office has imported: of a version, and of the article that a finding rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import g
from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import LawArticle, LawVersion, OfficeLaw
from rules.law.numerals import NUMERAL
from rules.law.numerals import number as number_of
from rules.law.statute import Article, article_of

INSERTED = re.compile(rf"条之(?P<extra>{NUMERAL}+)")
"""第一百二十条之一, as a basis prints it."""


def version_of(title: str, passed_on: date) -> LawVersion | None:
    """The office's own entry of a version, the one that counts."""
    return db.session.scalar(
        select(LawVersion).join(OfficeLaw).where(OfficeLaw.title == title, LawVersion.passed_on == passed_on, LawVersion.withdrawn_at.is_(None))
    )


def text_of(version: LawVersion | None) -> list[Article]:
    """The articles of an imported version in order; none where only its days were entered."""
    return [article_of(t.number, t.extra or None, t.paragraphs, tuple(t.under)) for t in version.texts] if version else []


def words_of(basis: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The paragraphs of the article that a finding rests on (`basis` as the contract tells it), in the version that it names; none where that
    version was not imported. Which versions were is asked once a request."""
    if not basis.get("version") or not basis.get("article"):
        return []
    version_id = _imported().get((str(basis.get("law", "")), str(basis["version"])))
    if version_id is None:
        return []
    inserted = INSERTED.search(str(basis.get("text", "")))
    extra = number_of(inserted["extra"]) or 0 if inserted else 0
    found = db.session.scalar(
        select(LawArticle).where(LawArticle.version_id == version_id, LawArticle.number == int(basis["article"]), LawArticle.extra == extra)
    )
    return found.paragraphs if found else []


def _imported() -> dict[tuple[str, str], int]:
    if "imported_versions" not in g:
        rows = db.session.execute(
            select(OfficeLaw.title, LawVersion.passed_on, LawVersion.id)
            .join(LawVersion, LawVersion.law_id == OfficeLaw.id)
            .where(LawVersion.withdrawn_at.is_(None), LawVersion.source_sha256.is_not(None))
        )
        g.imported_versions = {(title, passed.isoformat()): version_id for title, passed, version_id in rows}
    found: dict[tuple[str, str], int] = g.imported_versions
    return found
