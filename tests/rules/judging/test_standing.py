"""Rules on trial, switched off or weighed otherwise, by the office's settings."""

from pathlib import Path
from typing import Any

import pytest

from rules.check import Options, check_file
from rules.errors import WrongUse

SAMPLE = Path(__file__).parents[2] / "samples" / "ecology-ordinary.pdf"


def checked(**rules: dict[str, Any]) -> dict[str, Any]:
    told = {"CF-615", "CF-613"}
    settings = {"rules": {name.replace("_", "-"): values for name, values in rules.items()}}
    return check_file(SAMPLE, Options(settings=settings, rules=tuple(told)))


def outcome(result: dict[str, Any], rule: str) -> str:
    return next(c["outcome"] for c in result["coverage"] if c["rule"] == rule)


def test_a_rule_in_force_takes_its_points() -> None:
    result = checked()
    assert {f["rule"]: f["points"] for f in result["findings"]} == {"CF-613": 4, "CF-615": 5}
    assert result["score"]["total"] == 91


def test_a_rule_on_trial_is_shown_as_a_hint_without_points() -> None:
    result = checked(CF_615={"status": "trial"})
    tried = next(f for f in result["findings"] if f["rule"] == "CF-615")
    assert (tried["severity"], tried["points"], outcome(result, "CF-615")) == ("hint", None, "passed")
    assert result["score"]["total"] == 96


def test_a_rule_switched_off_is_silent_and_the_coverage_says_so_with_the_reason() -> None:
    result = checked(CF_615={"status": "off", "reason": "等待解释"})
    assert [f["rule"] for f in result["findings"]] == ["CF-613"]
    row = next(c for c in result["coverage"] if c["rule"] == "CF-615")
    assert row["outcome"] == "not_applicable"
    assert "等待解释" in row["reason"]


def test_a_rule_can_be_weighed_otherwise() -> None:
    result = checked(CF_615={"points": 2})
    assert result["score"]["total"] == 94


def test_settings_are_part_of_what_makes_a_review_repeatable() -> None:
    assert checked()["ruleset"]["settings"] != checked(CF_615={"points": 2})["ruleset"]["settings"]


@pytest.mark.parametrize(
    "wrong", [{"CF_999": {}}, {"CF_615": {"status": "maybe"}}, {"CF_615": {"points": -1}}, {"CF_615": {"point": 1}}, {"CF_615": 3}]
)
def test_a_wrong_setting_is_refused_by_name(wrong: dict[str, Any]) -> None:
    with pytest.raises(WrongUse, match="CF-"):
        checked(**wrong)


def test_a_rule_on_trial_tells_its_reason_on_the_coverage_sheet_and_marks_its_findings() -> None:
    result = checked(CF_615={"status": "trial", "reason": "先试一个季度", "ask_again": "2026-12-31"})
    row = next(c for c in result["coverage"] if c["rule"] == "CF-615")
    assert row["status"] == "trial"
    assert "先试一个季度" in row["reason"]
    assert [f["rule"] for f in result["findings"] if f.get("trial")] == ["CF-615"]


def test_a_rule_can_be_made_graver_or_lighter() -> None:
    result = checked(CF_615={"severity": "veto"}, CF_613={"severity": "minor", "points": 1})
    assert {f["rule"]: (f["severity"], f["points"]) for f in result["findings"]} == {"CF-615": ("veto", None), "CF-613": ("minor", 1)}
    assert result["score"]["total"] == 59
    assert result["score"]["before_veto"] == 99


@pytest.mark.parametrize("wrong", [{"CF_101": {"severity": "minor"}}, {"CF_615": {"severity": "grave"}}, {"CF_615": {"ask_again": "soon"}}])
def test_a_weight_or_a_day_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(WrongUse, match="CF-"):
        checked(**wrong)
