"""The texts of a file's pages in the database: put there after a review, asked for by the screens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import load_only

from lcadmin.extensions import db
from lcadmin.models import CaseFile, PageText
from lcadmin.reviewing.pages_file import rows_of

AT_ONCE = 200
"""Rows written by one statement."""


def replace(sha256: str, written: Path) -> None:
    """Puts the pages `written` by the reader in the place of what was read of the file before; inside the caller's transaction."""
    db.session.execute(delete(PageText).where(PageText.sha256 == sha256))
    rows: list[dict[str, Any]] = []
    for row in rows_of(written):
        rows.append({"sha256": sha256, **row})
        if len(rows) == AT_ONCE:
            db.session.execute(insert(PageText), rows)
            rows = []
    if rows:
        db.session.execute(insert(PageText), rows)


def of_page(case_file: CaseFile, page: int) -> PageText | None:
    """What was read on `page` of the file; None where it was not read yet."""
    return db.session.get(PageText, (case_file.sha256, page))


def sure_of(case_file: CaseFile) -> dict[int, PageText]:
    """The pages read by OCR, by number, with how sure their text is; their texts are not loaded."""
    columns = load_only(PageText.page, PageText.source, PageText.confidence, PageText.doubtful)
    asked = select(PageText).where(PageText.sha256 == case_file.sha256, PageText.confidence.is_not(None)).options(columns)
    return {row.page: row for row in db.session.scalars(asked)}
