"""What the tests of the screens share: counting SQL statements, reading pages, a reviewed case file with everything on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from sqlalchemy import event

from lcadmin.extensions import db
from lcadmin.models import CoverageRow, Finding, Review, ReviewDocument, ReviewFact
from lcadmin.reviewing import score
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory


@dataclass
class Statements:
    """The SQL that was sent, without BEGIN, COMMIT and the like."""

    sent: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sent)


@pytest.fixture
def statements(app: Any) -> Callable[[], Any]:
    """`with statements() as sent:` collects the statements of the block."""

    @contextmanager
    def collect() -> Iterator[Statements]:
        found = Statements()

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            found.sent.append(" ".join(statement.split()))

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield found
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        found.sent = [s for s in found.sent if s.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")]

    return collect


class Elements(HTMLParser):
    """Every start tag of a page with its attributes, and what stands inside scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.code: list[tuple[str, dict[str, str], str]] = []
        self._inside: tuple[str, dict[str, str]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag in ("script", "style"):
            self._inside = (tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None and data.strip():
            self.code.append((*self._inside, data.strip()))

    def of(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of every `tag` that has these."""
        wanted = {name.replace("_", "-").removesuffix("-"): value for name, value in attributes.items()}
        return [a for t, a in self.tags if t == tag and all(a.get(name) == value for name, value in wanted.items())]


@pytest.fixture
def reviewed(make: Factory) -> Callable[..., Review]:
    """`reviewed(reviewer=…, findings=3, pages=12)`: a case file with a finished review: documents, facts, coverage, findings."""

    def build(findings: int = 3, pages: int = 12, **case_file: Any) -> Review:
        review = make.review(make.case_file(pages=pages, **case_file), page_total=pages, page_done=pages, reader={"text_pages": pages})
        severities = ("major", "minor", "veto", "hint")
        rows: list[Finding] = []
        for n in range(findings):
            rows.append(
                make.finding(
                    review,
                    severity=severities[n % 4],
                    rule=("CF-609", "CF-304", "CF-503", "CF-611")[n % 4],
                    page=n % pages + 1,
                    title=f"问题{n}",
                )
            )
        with writing() as session:
            for n in range(pages):
                session.add(
                    ReviewDocument(
                        review_id=review.id, ordinal=n + 1, kind="unknown", title=f"文书{n + 1}", first_page=n + 1, last_page=n + 1
                    )
                )
            session.add(ReviewFact(review_id=review.id, name="fine", value="145000", page=2, boxes=[[1, 2, 3, 4]], quote="十四万五千元"))
            session.add(
                ReviewFact(
                    review_id=review.id, name="officers", value={"name": "王珍明", "certificate": "135006"}, page=1, boxes=[], quote=""
                )
            )
            session.add(ReviewFact(review_id=review.id, name="dates.decision", value="2024-06-13", page=2, boxes=[], quote=""))
            session.add(CoverageRow(review_id=review.id, rule="CF-609", outcome="failed", reason=""))
            session.add(CoverageRow(review_id=review.id, rule="CF-508", outcome="undetermined", reason="签名处辨认不清"))
            session.flush()
            score.refresh(session.get_one(Review, review.id))
        return review

    return build
