"""Reviewing the files of a period again: the differences first, and stored only when asked."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select

from lcadmin.extensions import db
from lcadmin.models import CaseFile, DismissalReason, Finding, FindingOrigin, FindingState, Review, ReviewState
from lcadmin.reviewing import again, carry, compare, decide, run
from lcadmin.reviewing.intake import take_in
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def case_file(app: Flask, make: Factory) -> CaseFile:
    """A file that was reviewed when one rule said something that it no longer says, and another did not speak yet."""
    taken = take_in(io.BytesIO((SAMPLES / "market-ordinary.pdf").read_bytes()), "案卷.pdf", by=make.user("reviewer")).case_file
    run.run(taken.current_review_id)
    found = list(db.session.scalars(select(Finding).where(Finding.review_id == taken.current_review_id)))
    with writing() as session:
        session.get_one(Finding, found[0].id).key = "says-no-more"
    return db.session.get_one(CaseFile, taken.id)


def reviews() -> int:
    return db.session.scalar(select(func.count()).select_from(Review)) or 0


def command(app: Flask, *words: str) -> Any:
    return app.test_cli_runner().invoke(args=["reviews", "again", *words])


def period(case_file: CaseFile) -> tuple[str, ...]:
    assert case_file.decided_on is not None
    return "--from", str(case_file.decided_on), "--to", str(case_file.decided_on)


def test_the_differences_are_printed_and_nothing_is_stored(app: Flask, case_file: CaseFile) -> None:
    told = command(app, *period(case_file))
    assert told.exit_code == 0, told.output
    assert "1 new, 1 gone" in told.output
    assert "1 files: 1 change, 0 stay the same, 0 could not be reviewed" in told.output
    assert "nothing was stored" in told.output
    assert reviews() == 1


def test_with_store_a_new_review_stands_beside_the_old(app: Flask, case_file: CaseFile) -> None:
    earlier, user = case_file.current_review_id, case_file.uploaded_by
    kept = db.session.scalars(select(Finding).where(Finding.review_id == earlier, Finding.key != "says-no-more")).first()
    decide.dismiss(kept, by=user, seen=1, reason=DismissalReason.LAWFUL_EXCEPTION, words="有批准")
    told = command(app, *period(case_file), "--store")
    assert "stored: 1 reviews" in told.output
    db.session.rollback()
    review = db.session.get_one(Review, case_file.current_review_id)
    assert (review.id != earlier, review.state) == (True, ReviewState.DONE)
    found = compare.beside(review, db.session.get_one(Review, earlier))
    assert (len(found.new), [f.key for f in found.gone]) == (1, ["says-no-more"])
    same = db.session.scalars(select(Finding).where(Finding.review_id == review.id, Finding.key == kept.key)).one()
    assert (same.state, same.decisions[0].words) == (FindingState.DISMISSED, "有批准")


def test_a_period_without_files_and_an_unknown_agency_are_told(app: Flask, case_file: CaseFile) -> None:
    assert "no reviewed file" in command(app, "--from", "1999-01-01", "--to", "1999-12-31").output
    wrong = command(app, *period(case_file), "--agency", "没有这个局")
    assert (wrong.exit_code, "no agency 没有这个局" in wrong.output) == (2, True)
    assert command(app, "--from", "2024-02-01", "--to", "2024-01-01").exit_code == 2


def test_a_file_that_is_being_reviewed_is_left_to_that(app: Flask, case_file: CaseFile, tmp_path: Path) -> None:
    found = list(again.differences([case_file.id], date.today(), tmp_path))
    with writing() as session:
        session.add(Review(case_file_id=case_file.id, state=ReviewState.QUEUED))
    assert again.store(found, date.today()) == 0


def test_files_without_a_decision_count_by_the_day_of_their_upload(app: Flask, case_file: CaseFile) -> None:
    with writing():
        case_file.decided_on = None
    day = case_file.created_at.astimezone(ZoneInfo("Asia/Shanghai")).date()
    assert again.files_of(day, day) == [case_file.id]
    assert again.files_of(date(2000, 1, 1), date(2000, 12, 31)) == []


def test_a_finding_at_more_places_than_before_is_open_again(app: Flask, make: Factory) -> None:
    first = make.review()
    place = {"document": "penalty_decision", "page": 3, "boxes": [], "quote": "____日内"}
    old = make.finding(first, key="same", places=[place])
    decide.dismiss(old, by=make.user("reviewer"), seen=1, reason=DismissalReason.MISREAD)
    second = make.review(first.case_file)
    grown = make.finding(second, key="same", places=[place | {"page": 4}, place | {"quote": "____元"}])
    with writing():
        told = carry.carry_over(second)
    assert told == {"new": 0, "gone": 0, "unchanged": 1, "decided": 0}
    assert grown.state is FindingState.OPEN


def test_a_rectified_file_is_compared_with_the_one_it_takes_the_place_of(app: Flask, make: Factory) -> None:
    first = make.review()
    old = make.finding(first, key="still-there")
    make.finding(first, key="put-right")
    own = make.finding(first, key="own-1", origin=FindingOrigin.REVIEWER)
    decide.confirm(old, by=make.user("reviewer"), seen=1)
    second = make.review(make.case_file(succeeds_id=first.case_file_id))
    new = make.finding(second, key="still-there")
    with writing():
        told = carry.carry_over(second)
    assert told == {"new": 0, "gone": 1, "unchanged": 1, "decided": 1}
    assert new.state is FindingState.CONFIRMED
    assert own.key not in {f.key for f in db.session.scalars(select(Finding).where(Finding.review_id == second.id))}
