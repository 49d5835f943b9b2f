"""What the bureau sets reaches the checker from its day on; it is refused where the checker refuses it, and nothing is lost of its history."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.exceptions import Forbidden

from lcadmin import audit
from lcadmin.bureau import department_settings, rule_standings, score_schemes, snapshots
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, Finding, FindingOrigin, FindingState, Review
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing import score
from lcadmin.transaction import writing
from rules.check import Options, chosen
from tests.lcadmin.conftest import Factory

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.fixture
def admin(make: Factory) -> Any:
    return make.user("admin")


def events() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id)))


def enter(admin: Any, value: Any = 7, *, key: str = "statement_working_days", department: str = "transport", from_on: date = date(2024, 1, 1)) -> Any:
    return department_settings.enter(key, department, value, from_on=from_on, reason="市局通知", by=admin)


def test_a_value_holds_from_its_day_and_the_checker_takes_it(admin: Any) -> None:
    enter(admin)
    here = department_settings.set_here()
    assert here.at("statement_working_days", date(2024, 1, 1), "transport") == 7
    assert here.at("statement_working_days", date(2023, 12, 31), "transport") is None
    told = checker_settings(TODAY)
    assert told["set"] == [{"key": "statement_working_days", "department": "transport", "from": "2024-01-01", "value": 7}]
    assert chosen(Options(settings=told))
    assert audit.Event.SETTING_ENTERED in events()


def test_a_withdrawn_value_holds_on_no_day_and_stays_in_the_history(admin: Any) -> None:
    row = enter(admin)
    department_settings.withdraw(row, reason="录错了", by=admin)
    assert "set" not in checker_settings(TODAY)
    assert [r.withdrawn_reason for r in department_settings.history("statement_working_days")] == ["录错了"]
    with pytest.raises(NotDone):
        department_settings.withdraw(row, reason="再撤", by=admin)
    enter(admin, 5)
    assert department_settings.set_here().at("statement_working_days", TODAY, "transport") == 5


@pytest.mark.parametrize("wrong", [
    {"value": "seven"}, {"value": 7, "department": "nowhere"}, {"value": {}, "key": "hearing_threshold"}, {"value": 7, "key": "nothing"},
    {"value": 7, "from_on": date(1900, 1, 1)},
])
def test_what_the_checker_refuses_is_refused_in_a_sentence(admin: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotDone) as refused:
        enter(admin, **wrong)
    assert str(refused.value)
    assert "set" not in checker_settings(TODAY)


def test_two_values_from_one_day_are_refused(admin: Any) -> None:
    enter(admin)
    with pytest.raises(NotDone, match="陈述申辩期限"):
        enter(admin, 8)


def test_only_an_administrator_sets(make: Factory) -> None:
    for role in ("reviewer", "legal_officer", "viewer", "agency"):
        with pytest.raises(Forbidden):
            enter(make.user(role))
        with pytest.raises(Forbidden):
            rule_standings.stand("CF-615", "off", from_on=TODAY, reason="x", today=TODAY, by=make.user(role))
        with pytest.raises(Forbidden):
            score_schemes.enter({"veto_cap": 50}, from_on=TODAY, reason="x", today=TODAY, by=make.user(role))


def stand(admin: Any, status: str = "trial", **more: Any) -> Any:
    return rule_standings.stand("CF-615", status, **{"from_on": TODAY, "reason": "先试", "today": TODAY, "by": admin, **more})


def test_a_rule_stands_so_from_its_day_with_its_reason_and_its_history(admin: Any) -> None:
    stand(admin, ask_again_on=TODAY + 30 * DAY)
    stand(admin, "in_force", points=2, from_on=TODAY + 60 * DAY, reason="试好了")
    assert rule_standings.part(TODAY - DAY) == {}
    assert rule_standings.part(TODAY) == {"rules": {"CF-615": {"status": "trial", "reason": "先试"}}}
    assert rule_standings.part(TODAY + 60 * DAY) == {"rules": {"CF-615": {"points": 2}}}
    assert [r.rule for r in rule_standings.due(TODAY + 30 * DAY)] == ["CF-615"]
    assert rule_standings.due(TODAY + 29 * DAY) == rule_standings.due(TODAY + 60 * DAY) == []
    assert len(rule_standings.history("CF-615")) == 2
    assert rule_standings.coming(TODAY)["CF-615"].points == 2
    assert chosen(Options(settings=checker_settings(TODAY)))


@pytest.mark.parametrize("wrong", [
    {"status": "maybe"}, {"reason": " "}, {"from_on": TODAY - DAY}, {"ask_again_on": TODAY}, {"points": 200}, {"severity": "grave"},
])
def test_a_standing_that_cannot_be_is_refused(admin: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotDone):
        stand(admin, **wrong)
    assert rule_standings.history("CF-615") == []


def test_a_scheme_counts_for_reviews_from_its_day_and_can_be_withdrawn(admin: Any) -> None:
    row = score_schemes.enter({"veto_cap": 40, "grades": {"好": 80, "差": 0}}, from_on=TODAY, reason="省里的办法", today=TODAY, by=admin)
    assert score_schemes.on(TODAY).veto_cap == 40
    assert score_schemes.on(TODAY - DAY).veto_cap == 59
    assert score_schemes.lowest_grades() == ["不合格", "差"]
    with pytest.raises(NotDone):
        score_schemes.enter({"veto_cap": 30}, from_on=TODAY, reason="又改", today=TODAY, by=admin)
    score_schemes.withdraw(row, reason="先不改", by=admin)
    assert score_schemes.part(TODAY) == {}
    with pytest.raises(NotDone, match="veto_cap"):
        score_schemes.enter({"veto_cap": 70}, from_on=TODAY, reason="x", today=TODAY, by=admin)


def finding(review: Review, rule: str, severity: str, points: int, **values: Any) -> Finding:
    return Finding(
        review_id=review.id, key=rule, rule=rule, severity=severity, points=points, title="", document="", message="", message_id="", suggestion="",
        origin=FindingOrigin.CHECKER, state=FindingState.CONFIRMED, version=1, **values,
    )  # fmt: skip


def test_an_old_reviews_score_stays_that_of_its_own_scheme(admin: Any, make: Factory) -> None:
    old, new = make.review(), make.review()
    with writing() as session:
        session.add_all(finding(r, "CF-101", "veto", 0) for r in (old, new))
    score_schemes.enter({"veto_cap": 40}, from_on=TODAY, reason="省里的办法", today=TODAY, by=admin)
    with writing():
        snapshots.keep(new, checker_settings(TODAY))
        score.refresh(old)
        score.refresh(new)
    assert (old.score_all, new.score_all) == (59, 40)
    assert (score.both(old)["confirmed"]["total"], score.both(new)["confirmed"]["total"]) == (59, 40)


def test_a_finding_on_trial_counts_in_no_score_whatever_weight_it_was_given(make: Factory) -> None:
    review = make.review()
    with writing() as session:
        session.add_all([finding(review, "CF-615", "major", 5, trial=True), finding(review, "CF-601", "major", 4)])
    assert score.both(review)["confirmed"]["total"] == 96


def test_reviews_under_other_settings_are_found_after_a_change_and_only_then(admin: Any, make: Factory) -> None:
    review = make.review()

    def others() -> list[int]:
        return list(db.session.scalars(select(Review.id).where(snapshots.under_other_settings(TODAY))))

    assert others() == []
    enter(admin)
    assert others() == [review.id]
    with writing():
        snapshots.keep(review, checker_settings(TODAY))
    assert others() == []
