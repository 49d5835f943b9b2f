"""People decide; who comes second is told; both scores follow."""

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.exceptions import BadRequest, Forbidden

from lcadmin.extensions import db
from lcadmin.models import AuditEntry, Decision, DismissalReason, Finding, FindingState, ReviewState
from lcadmin.reviewing import decide, score
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory


@pytest.fixture
def finding(app: Flask, make: Factory) -> Finding:
    review = make.review(state=ReviewState.DONE)
    return make.finding(review=review, rule="CF-609", severity="major", points=5)


def test_a_confirmed_finding_counts_in_the_second_score(finding: Finding, make: Factory) -> None:
    decide.confirm(finding, by=make.user("reviewer"), seen=1)
    both = score.both(finding.review)
    assert (both["confirmed"]["total"], both["all"]["total"], both["counts"]["confirmed"]) == (95, 95, 1)
    assert finding.review.score_confirmed == 95


def test_a_dismissed_finding_counts_in_neither(finding: Finding, make: Factory) -> None:
    decide.dismiss(finding, by=make.user("reviewer"), seen=1, reason=DismissalReason.MISREAD)
    both = score.both(finding.review)
    assert (both["confirmed"]["total"], both["all"]["total"]) == (100, 100)


def test_a_second_reviewer_is_told_who_decided(finding: Finding, make: Factory) -> None:
    first, second = make.user("reviewer"), make.user("reviewer")
    decide.dismiss(finding, by=first, seen=1, reason=DismissalReason.TOO_STRICT)
    with pytest.raises(decide.Stale) as told:
        decide.confirm(finding, by=second, seen=1)
    assert told.value.decision is not None
    assert told.value.decision.by.id == first.id
    assert finding.state is FindingState.DISMISSED
    assert len(db.session.scalars(select(Decision)).all()) == 1


def test_every_decision_stands_in_the_audit_trail_with_before_and_after(finding: Finding, make: Factory) -> None:
    decide.edit(finding, by=make.user("reviewer"), seen=1, message="改过的话", points=3)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "finding.edited")).one()
    assert entry.after["message"] == "改过的话"
    assert entry.before["points"] == 5


def test_the_reason_other_asks_for_words(finding: Finding, make: Factory) -> None:
    with pytest.raises(BadRequest):
        decide.dismiss(finding, by=make.user("reviewer"), seen=1, reason=DismissalReason.OTHER, words=" ")
    assert db.session.get_one(Finding, finding.id).state is FindingState.OPEN


def test_a_decision_can_be_taken_back(finding: Finding, make: Factory) -> None:
    user = make.user("reviewer")
    decide.confirm(finding, by=user, seen=1)
    decide.reopen(finding, by=user, seen=2)
    assert finding.state is FindingState.OPEN


@pytest.mark.parametrize("role", ["viewer", "agency", "legal_officer"])
def test_who_may_not_decide_is_refused(finding: Finding, make: Factory, role: str) -> None:
    with pytest.raises(Forbidden):
        decide.confirm(finding, by=make.user(role), seen=1)


def test_a_finding_of_the_reviewers_own_is_confirmed_and_counts(finding: Finding, make: Factory) -> None:
    own = decide.add(
        finding.review,
        by=make.user("reviewer"),
        page=2,
        box=(10, 20, 110.004, 40),
        title="缺页",
        message="第2页缺附件",
        severity="minor",
        points=2,
    )
    assert (own.state, own.boxes) == (FindingState.CONFIRMED, [[10.0, 20.0, 110.0, 40.0]])
    assert score.both(finding.review)["confirmed"]["total"] == 98


@pytest.mark.parametrize("wrong", [{"severity": "grave"}, {"points": -1}, {"title": " "}, {"page": 0}, {"box": (1, 2, 3)}])
def test_an_own_finding_with_impossible_values_is_refused(finding: Finding, make: Factory, wrong: dict) -> None:  # type: ignore[type-arg]
    values = {"page": 1, "box": (1, 2, 3, 4), "title": "题", "message": "文", "severity": "minor", "points": 1} | wrong
    with pytest.raises(BadRequest):
        decide.add(finding.review, by=make.user("reviewer"), **values)


def test_an_unfinished_review_takes_no_decisions(finding: Finding, make: Factory) -> None:
    with writing():
        finding.review.state = ReviewState.RUNNING
    with pytest.raises(decide.Frozen):
        decide.confirm(finding, by=make.user("reviewer"), seen=1)


@pytest.fixture
def caused(finding: Finding, make: Factory) -> list[Finding]:
    """Two findings that follow from `finding`."""
    return [make.finding(review=finding.review, rule=rule, points=2, cause=finding.key) for rule in ("CF-631", "CF-906")]


def test_what_follows_is_confirmed_along_with_its_cause(finding: Finding, caused: list[Finding], make: Factory) -> None:
    decide.confirm(finding, by=make.user("reviewer"), seen=1, with_followers={f.id: 1 for f in caused})
    assert [f.state for f in caused] == [FindingState.CONFIRMED] * 2
    assert score.both(finding.review)["confirmed"]["total"] == 100 - 5 - 2 - 2


def test_what_follows_falls_with_its_cause_and_says_why(finding: Finding, caused: list[Finding], make: Factory) -> None:
    decide.dismiss(finding, by=make.user("reviewer"), seen=1, reason=DismissalReason.MISREAD, with_followers={caused[0].id: 1})
    assert [f.state for f in caused] == [FindingState.DISMISSED, FindingState.OPEN]
    assert [d.reason for d in caused[0].decisions] == [DismissalReason.FOLLOWS]
    assert [d.reason for d in finding.decisions] == [DismissalReason.MISREAD]


def test_where_somebody_decided_on_a_follower_first_nothing_is_decided(finding: Finding, caused: list[Finding], make: Factory) -> None:
    decide.dismiss(caused[1], by=make.user("reviewer"), seen=1, reason=DismissalReason.TOO_STRICT)
    with pytest.raises(decide.Stale):
        decide.confirm(finding, by=make.user("reviewer"), seen=1, with_followers={f.id: 1 for f in caused})
    assert [f.state for f in (finding, *caused)] == [FindingState.OPEN, FindingState.OPEN, FindingState.DISMISSED]


def test_a_finding_that_does_not_follow_cannot_be_decided_along(finding: Finding, make: Factory) -> None:
    other = make.finding(review=finding.review)
    with pytest.raises(BadRequest):
        decide.confirm(finding, by=make.user("reviewer"), seen=1, with_followers={other.id: 1})
    assert finding.state is FindingState.OPEN
