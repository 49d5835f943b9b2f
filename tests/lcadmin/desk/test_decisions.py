"""Deciding from the workbench: one quick request, an answer that carries what changed, and nobody's decision overwritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from lcadmin.extensions import db
from lcadmin.models import Decision, DecisionOutcome, DismissalReason, Finding, FindingOrigin, FindingState, Notice, Review
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient

Reviewed = Callable[..., Review]
SignIn = Callable[..., SignedInClient]


def decide(client: SignedInClient, finding: Finding, **asked: Any) -> Any:
    return client.post(f"/findings/{finding.id}/decision", json={"seen": 1, **asked}, headers={"Accept": "application/json"})


def test_confirming_answers_with_the_card_and_both_scores(client_as: SignIn, reviewed: Reviewed) -> None:
    finding = reviewed(findings=2).findings[0]
    answer = decide(client_as("reviewer"), finding, do="confirm")
    assert answer.status_code == 200
    body = answer.json
    assert (body["state"], body["version"], body["open"]) == ("confirmed", 2, 1)
    assert 'data-state="confirmed"' in body["card"]
    assert "已确认" in body["card"]
    assert "撤回决定" in body["card"]
    assert "已处理 1 / 2" in body["foot"]
    assert body["score"]["all"]["total"] == 92
    assert body["score"]["confirmed"]["total"] == 96


def test_a_dismissal_needs_a_reason_from_the_list_and_words_for_other(client_as: SignIn, reviewed: Reviewed) -> None:
    finding = reviewed(findings=1).findings[0]
    client = client_as("reviewer")
    assert decide(client, finding, do="dismiss").status_code == 400
    assert decide(client, finding, do="dismiss", reason="because").status_code == 400
    assert decide(client, finding, do="dismiss", reason="other", words=" ").status_code == 400
    answer = decide(client, finding, do="dismiss", reason="too_strict", words="有依据")
    assert answer.status_code == 200
    assert "规则过严" in answer.json["card"]
    assert "有依据" in answer.json["card"]
    decision = db.session.scalars(select(Decision)).one()
    assert (decision.outcome, decision.reason, decision.words) == (DecisionOutcome.DISMISSED, DismissalReason.TOO_STRICT, "有依据")


def test_a_second_reviewer_is_told_who_decided_and_sees_it(make: Factory, client_as: SignIn, reviewed: Reviewed) -> None:
    finding = reviewed(findings=1).findings[0]
    first, second = client_as(make.user("reviewer", name="林晓岚")), client_as("reviewer")
    assert decide(first, finding, do="confirm").status_code == 200
    answer = decide(second, finding, do="dismiss", reason="misread")
    assert answer.status_code == 409
    assert "林晓岚" in answer.json["error"]["message"]
    assert "确认" in answer.json["error"]["message"]
    assert answer.json["version"] == 2
    assert 'data-state="confirmed"' in answer.json["card"]
    assert db.session.get_one(Finding, finding.id).state is FindingState.CONFIRMED
    assert db.session.scalar(select(func.count()).select_from(Decision)) == 1


def test_an_edit_changes_what_was_given_and_the_score_follows(client_as: SignIn, reviewed: Reviewed) -> None:
    finding = reviewed(findings=1).findings[0]
    answer = decide(client_as("reviewer"), finding, do="edit", points=1, severity="minor")
    assert answer.json["severity"] == "minor"
    assert answer.json["score"]["all"]["total"] == 99
    fresh = db.session.get_one(Finding, finding.id)
    assert (fresh.message, fresh.points) == ("告知的复议期限是三十日，应当是六十日", 1)


def test_a_decision_can_be_taken_back(client_as: SignIn, reviewed: Reviewed) -> None:
    finding = reviewed(findings=1).findings[0]
    client = client_as("reviewer")
    decide(client, finding, do="confirm")
    answer = decide(client, finding, do="reopen", seen=2)
    assert answer.json["state"] == "open"
    assert answer.json["score"]["confirmed"]["total"] == 100


def test_a_box_that_was_drawn_becomes_a_finding_of_ones_own(client_as: SignIn, reviewed: Reviewed) -> None:
    review = reviewed(findings=0)
    asked = {
        "page": 2,
        "box": [72, 100, 300, 120],
        "title": "印章不清",
        "message": "<b>看不清</b>",
        "severity": "minor",
        "points": 2,
        "basis": "《行政处罚法》第六十条",
    }
    answer = client_as("reviewer").post(f"/reviews/{review.id}/findings", json=asked)
    assert answer.status_code == 201
    assert "&lt;b&gt;看不清&lt;/b&gt;" in answer.json["card"]
    assert "《行政处罚法》第六十条" in answer.json["card"]
    finding = db.session.scalars(select(Finding).where(Finding.review_id == review.id)).one()
    assert (finding.origin, finding.state, finding.boxes) == (FindingOrigin.REVIEWER, FindingState.CONFIRMED, [[72.0, 100.0, 300.0, 120.0]])


@pytest.mark.parametrize(
    "wrong",
    [{"page": "2"}, {"page": 0}, {"title": ""}, {"severity": "worst"}, {"points": "many"}, {"box": [1, 2, 3]}, {"box": ["a", 1, 2, 3]}],
)
def test_what_cannot_be_a_finding_is_refused(wrong: dict[str, Any], client_as: SignIn, reviewed: Reviewed) -> None:
    review = reviewed(findings=0)
    asked = {"page": 2, "box": None, "title": "印章不清", "message": "看不清", "severity": "minor", "points": 2} | wrong
    assert client_as("reviewer").post(f"/reviews/{review.id}/findings", json=asked).status_code == 400
    assert db.session.scalar(select(func.count()).select_from(Finding)) == 0


def test_after_the_opinion_is_issued_nothing_can_be_decided_and_the_reason_is_said(client_as: SignIn, reviewed: Reviewed) -> None:
    review = reviewed(findings=1)
    client = client_as("reviewer")
    with writing() as session:
        session.add(
            Notice(
                review_id=review.id,
                case_file_id=review.case_file_id,
                series="review_opinion",
                year=2026,
                serial=1,
                number="鲤司评〔2026〕1号",
                title="评查意见书",
                blocks=[],
                issued_on=date(2026, 11, 24),
                issued_by_id=client.user.id,
            )  # type: ignore[attr-defined]
        )
    answer = decide(client, review.findings[0], do="confirm")
    assert answer.status_code == 423
    assert "撤销" in answer.json["error"]["message"]
    page = client.get(f"/case-files/{review.case_file_id}").text
    assert 'data-do="confirm"' not in page
    assert "鲤司评〔2026〕1号" in page


@pytest.mark.parametrize(("role", "status"), [("admin", 403), ("legal_officer", 404), ("viewer", 404), ("agency", 403)])
def test_only_reviewers_decide(role: str, status: int, make: Factory, client_as: SignIn, reviewed: Reviewed) -> None:
    agency = make.agency()
    finding = reviewed(findings=1, agency=agency).findings[0]
    client = client_as(role, agency=agency) if role == "agency" else client_as(role)
    assert decide(client, finding, do="confirm").status_code == status
    assert db.session.get_one(Finding, finding.id).state is FindingState.OPEN


def test_a_decision_without_the_pages_token_is_refused(client_as: SignIn, reviewed: Reviewed) -> None:
    finding = reviewed(findings=1).findings[0]
    answer = client_as("reviewer").post(f"/findings/{finding.id}/decision", json={"do": "confirm", "seen": 1}, csrf=False)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "asked", [{}, {"do": "sing"}, {"do": "confirm", "seen": "1"}, {"do": "confirm", "seen": None}, {"do": "confirm", "seen": True}]
)
def test_what_is_no_decision_is_refused(asked: dict[str, Any], client_as: SignIn, reviewed: Reviewed) -> None:
    assert decide(client_as("reviewer"), reviewed(findings=1).findings[0], **asked).status_code == 400


def test_a_decision_takes_the_same_few_statements_on_eight_hundred_pages(
    client_as: SignIn, reviewed: Reviewed, statements: Callable[[], Any]
) -> None:
    client = client_as("reviewer")
    counts = []
    for pages, findings in ((10, 2), (800, 60)):
        finding = reviewed(pages=pages, findings=findings).findings[0]
        db.session.remove()
        with statements() as sent:
            assert decide(client, finding, do="confirm").status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1], sent.sent
    assert counts[1] <= 30, sent.sent
