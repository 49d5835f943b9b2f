"""A review from the queue to its rows, by the real checker in its real process."""

import io
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import (
    AuditEntry,
    CaseFile,
    CoverageRow,
    DismissalReason,
    Finding,
    FindingOrigin,
    FindingState,
    Review,
    ReviewDocument,
    ReviewFact,
    ReviewState,
)
from lcadmin.reviewing import decide, queue, record, run
from lcadmin.reviewing.intake import take_in
from lcadmin.transaction import writing
from rules.check import Options, check_file
from tests.lcadmin.conftest import Factory

SAMPLES = Path(__file__).parents[2] / "samples"


def taken(make: Factory, content: bytes | None = None) -> CaseFile:
    content = content if content is not None else (SAMPLES / "market-ordinary.pdf").read_bytes()
    return take_in(io.BytesIO(content), "案卷.pdf", by=make.user("reviewer")).case_file


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_review_becomes_documents_facts_findings_coverage_and_scores(app: Flask, make: Factory) -> None:
    case_file = taken(make)
    assert run.run(case_file.current_review_id) is ReviewState.DONE
    review = db.session.get_one(Review, case_file.current_review_id)
    assert review.page_total == case_file.pages == 25
    assert {"case_cover", "filing_approval", "penalty_decision", "delivery_receipt"} <= {d.kind for d in review.documents}
    assert {"case_no", "party", "dates.decision"} <= {f.name for f in review.facts}
    assert review.coverage
    assert review.score_all is not None
    assert case_file.case_no
    assert case_file.decided_on


def test_a_reason_keeps_its_template_where_it_has_parameters(app: Flask, make: Factory) -> None:
    review = make.review(state=ReviewState.RUNNING, worker="w")
    result = check_file(SAMPLES / "market-summary-scan.pdf", Options(rules=("CF-304", "CF-618", "CF-401")))
    result["coverage"][0] |= {"reason": "有 3 页没有读出文字", "reason_id": "有 {n} 页没有读出文字", "reason_params": {"n": "3"}}
    assert record.record(review.id, "w", result) is ReviewState.DONE
    told, *others = db.session.scalars(select(CoverageRow).order_by(CoverageRow.rule))
    assert (told.reason_id, told.reason_params) == ("有 {n} 页没有读出文字", {"n": "3"})
    assert {(row.reason_id, str(row.reason_params)) for row in others} == {("", "{}")}


def test_a_review_that_has_a_worker_is_not_run_twice(app: Flask, make: Factory) -> None:
    review_id = taken(make).current_review_id
    assert queue.claim(review_id, "another")
    assert run.run(review_id) is None
    assert db.session.get_one(Review, review_id).worker == "another"


def test_a_worker_that_lost_its_review_records_nothing(app: Flask, make: Factory) -> None:
    review_id = taken(make).current_review_id
    queue.claim(review_id, "first")
    with writing():
        db.session.get_one(Review, review_id).worker = "second"
    result = {"error": {"code": "malformed", "message": "…"}}
    assert record.record(review_id, "first", result) is None
    assert db.session.get_one(Review, review_id).state is ReviewState.RUNNING


@pytest.mark.parametrize(
    ("content", "code", "word"),
    [
        (b"%PDF-1.7\nnothing that a reader could use", "malformed", "损坏"),
        (
            b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
            b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer<</Root 1 0 R>>",
            "",
            "",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_failed_and_says_why(app: Flask, make: Factory, content: bytes, code: str, word: str) -> None:
    review_id = taken(make, content).current_review_id
    assert run.run(review_id) is ReviewState.FAILED
    review = db.session.get_one(Review, review_id)
    assert review.error_code == code or (not code and review.error_code in ("malformed", "empty"))
    assert word in review.error_message
    assert count(Finding) == count(CoverageRow) == count(ReviewFact) == count(ReviewDocument) == 0


def test_a_silent_workers_review_is_taken_up_again_and_a_living_ones_is_not(app: Flask, make: Factory) -> None:
    dead, living = taken(make).current_review_id, taken(make, b"%PDF-1.4 other").current_review_id
    queue.claim(dead, "dead")
    queue.claim(living, "living")
    with writing():
        db.session.get_one(Review, dead).heartbeat_at = now() - queue.SILENT - timedelta(seconds=1)
        db.session.get_one(Review, living).started_at = now() - timedelta(hours=9)
    queue.sweep()
    assert db.session.get_one(Review, dead).state is ReviewState.QUEUED
    assert db.session.get_one(Review, living).state is ReviewState.RUNNING


def test_a_file_that_kills_its_reader_three_times_is_set_aside_and_says_so(
    app: Flask, make: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    review_id = taken(make).current_review_id
    monkeypatch.setattr(
        run, "start", lambda *_: subprocess.Popen([sys.executable, "-c", "import os; os.abort()"], stdout=subprocess.PIPE, text=True)
    )
    states = [run.run(review_id) for _ in range(3)]
    assert states == [ReviewState.QUEUED, ReviewState.QUEUED, ReviewState.SET_ASIDE]
    assert "搁置" in db.session.get_one(Review, review_id).error_message


def test_a_set_aside_review_can_be_tried_again(app: Flask, make: Factory) -> None:
    review_id = taken(make).current_review_id
    with writing():
        review = db.session.get_one(Review, review_id)
        review.state, review.attempts = ReviewState.SET_ASIDE, 3
        review.case_file.reviewer = None
    with app.test_request_context():
        from flask_login import login_user

        user = make.user("reviewer")
        login_user(user)
        queue.retry(db.session.get_one(Review, review_id), by=user)
    assert db.session.get_one(Review, review_id).state is ReviewState.QUEUED
    assert db.session.get_one(Review, review_id).attempts == 0


def test_a_reader_that_takes_too_long_is_ended_with_a_sentence(app: Flask, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    review_id = taken(make).current_review_id
    monkeypatch.setattr(
        run, "start", lambda *_: subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], stdout=subprocess.PIPE, text=True)
    )
    object.__setattr__(app.config["LCADMIN"], "review_seconds", 1)
    begun = time.monotonic()
    assert run.run(review_id) is ReviewState.FAILED
    assert time.monotonic() - begun < 10
    assert db.session.get_one(Review, review_id).error_code == "timeout"


def test_a_stopping_worker_gives_its_review_back_without_counting_the_try(app: Flask, make: Factory) -> None:
    review_id = taken(make).current_review_id
    run.stopping.set()
    try:
        assert run.run(review_id) is None
    finally:
        run.stopping.clear()
    review = db.session.get_one(Review, review_id)
    assert (review.state, review.attempts) == (ReviewState.QUEUED, 0)


def test_a_new_review_keeps_what_people_decided_and_their_own_findings(app: Flask, make: Factory) -> None:
    case_file = taken(make)
    first = case_file.current_review_id
    run.run(first)
    user = case_file.uploaded_by
    found = db.session.scalars(select(Finding).where(Finding.review_id == first).order_by(Finding.id)).all()
    decide.confirm(found[0], by=user, seen=1)
    decide.dismiss(found[1], by=user, seen=1, reason=DismissalReason.TOO_STRICT, words="看过原件")
    decide.edit(found[1], by=user, seen=2, suggestion="改过的建议")
    decide.add(found[0].review, by=user, page=2, box=None, title="缺页", message="少一页", severity="minor", points=1)
    again = queue.enqueue(case_file, by=user)
    assert case_file.current_review_id == first
    run.run(again.id)
    assert case_file.current_review_id == again.id
    kept = {f.key: f for f in db.session.scalars(select(Finding).where(Finding.review_id == again.id))}
    assert kept[found[0].key].state is FindingState.CONFIRMED
    dismissed = kept[found[1].key]
    assert (dismissed.state, dismissed.suggestion) == (FindingState.DISMISSED, "改过的建议")
    assert [(d.words, d.by_id) for d in dismissed.decisions] == [("看过原件", user.id), ("", user.id)]
    assert [f.title for f in kept.values() if f.origin is FindingOrigin.REVIEWER] == ["缺页"]
    assert len(kept) == len(found) + 1
    told = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "review.finished").order_by(AuditEntry.id.desc())).first()
    assert told.after["beside_the_earlier"] == {"new": 0, "gone": 0, "unchanged": len(found), "decided": 3}
