"""A rule that is declared wrongly is refused in one sentence that names it and the field; one declared rightly is a rule like any other."""

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from rules.catalogue import described, explained
from rules.check import Options, check_text, chosen
from rules.cli import commands
from rules.errors import WrongUse
from rules.judging.score import score
from rules.language import say_in
from rules.own import Misdeclared, own_rules
from rules.sarif import SarifLog
from rules.translations import extract
from tests.rules.own.declared import contain, equal, not_later, pattern, table

GOOD = contain("银行")


@pytest.mark.parametrize(("change", "field"), [
    ({"id": "CF-101"}, "id"), ({"id": "zd-1"}, "id"), ({"id": "ZD-1"}, "id"), ({"title": ""}, "title"), ({"title": "长" * 61}, "title"),
    ({"severity": "bad"}, "severity"), ({"points": 0}, "points"), ({"points": 101}, "points"), ({"points": True}, "points"), ({"points": "2"}, "points"),
    ({"severity": "veto"}, "points"), ({"severity": "hint", "points": 1}, "points"), ({"basis": []}, "basis"), ({"basis": [3]}, "basis"),
    ({"basis": ["《中华人民共和国行政处罚法》第九百条"]}, "basis"), ({"from": "2024-13-01"}, "from"), ({"from": "2025-01-01", "until": "2025-01-01"}, "until"),
    ({"status": "maybe"}, "status"), ({"procedures": []}, "procedures"), ({"procedures": ["secret"]}, "procedures"), ({"colour": "red"}, "colour"),
    ({"check": {"type": "guess"}}, "type"), ({"check": contain("银行", papers=("no_such",))}, "papers"), ({"check": contain(papers=("penalty_decision",))}, "words"),
    ({"check": contain("银行") | {"pattern": "a"}}, "words"), ({"check": contain("，")}, "words"), ({"check": contain("长" * 61)}, "words"),
    ({"check": contain("银行", every="yes")}, "every"), ({"check": pattern("(")}, "pattern"), ({"check": pattern("a" * 201)}, "pattern"),
    ({"check": pattern("银*")}, "pattern"), ({"check": pattern("(?=银行)")}, "pattern"), ({"check": pattern(r"(a)\1")}, "pattern"),
    ({"check": pattern("(?:.{0,200}){5}银行")}, "pattern"), ({"check": pattern("(.{1,100}){1,100}x")}, "pattern"),
    ({"check": contain("银行") | {"more": 1}}, "check.more"),
    ({"check": not_later("decided", "decision")}, "first"), ({"check": not_later("decision", "decision")}, "last"),
    ({"check": not_later("decision", "party@prior_notice")}, "last"), ({"check": not_later("filing", "decision", -1)}, "plus"),
    ({"check": not_later("filing", "decision", 99999)}, "plus"), ({"check": not_later("filing", "decision", 1, "weeks")}, "unit"),
    ({"check": equal("party", "fine")}, "right"), ({"check": equal("party", "party")}, "right"), ({"check": equal("nobody", "party")}, "left"),
    ({"when": [{"type": "maybe"}]}, "type"), ({"when": [{"type": "fact", "fact": "fine", "is": "at_least", "value": "much"}]}, "value"),
    ({"when": [{"type": "fact", "fact": "fine", "is": "at_least", "value": "NaN"}]}, "value"),
    ({"when": [{"type": "fact", "fact": "party", "is": "at_least", "value": "x"}]}, "is"),
    ({"when": ["x"]}, "when"), ({"when": [{"type": "holds", "papers": []}]}, "papers"),
    ({"suggestion": "{x}"}, "suggestion"), ({"version": 0}, "version"),
])
def test_a_wrong_field_is_refused_by_name(change: dict[str, Any], field: str) -> None:
    with pytest.raises(Misdeclared) as refused:
        own_rules({"own_rules": [table(GOOD) | change]})
    assert refused.value.field == field
    assert str(refused.value).startswith(f"自定规则 {change.get('id', 'ZD-001')} 的 {field}：")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("wrong", ["x", {"id": "ZD-001"}, [3], [table(GOOD), table(GOOD)]])
def test_what_is_no_list_of_rules_is_refused(wrong: Any) -> None:
    with pytest.raises(WrongUse):
        chosen(Options(settings={"own_rules": wrong}))


TOML = """
[[own_rules]]
id = "ZD-002"
title = "大额罚款的决定书没有写明收款银行"
severity = "minor"
points = 2
basis = ["《行政处罚法》第六十七条第三款", "鲤城区行政执法案卷评查标准第三条"]
suggestion = "写明收款银行的名称。"
from = 2023-01-01
when = [{ type = "fact", fact = "fine", is = "at_least", value = "1000" }]
check = { type = "must_contain", papers = ["penalty_decision"], words = ["银行", "电子支付系统"] }

[rules.ZD-002]
points = 3
"""
DECISION = "行政处罚决定书\n当事人：赵某\n经查，当事人占道经营。决定罚款{fine}元。\n望海区城市管理局\n2024年5月8日"


def settings() -> dict[str, Any]:
    return tomllib.loads(TOML)


def test_a_rule_in_a_settings_file_is_judged_with_the_catalogue_s_and_stands_as_the_office_says() -> None:
    asked = Options(settings=settings())
    rules = chosen(asked)
    assert rules[-1].id == "ZD-002"
    judged = {j.rule.id: j for j in check_text(DECISION.format(fine=2000), rules, asked)}
    assert judged["ZD-002"].outcome == "failed"
    assert judged["ZD-002"].findings[0].points == 3
    assert [b["text"] for b in judged["ZD-002"].findings[0].basis] == ["《中华人民共和国行政处罚法》第六十七条第三款", "鲤城区行政执法案卷评查标准第三条"]
    assert len(judged) == len(rules)


@pytest.mark.parametrize(("status", "outcome", "severity"), [("trial", "passed", ["hint"]), ("off", "not_applicable", []), ("in_force", "failed", ["minor"])])
def test_a_rule_on_trial_is_a_hint_and_one_switched_off_is_silent(status: str, outcome: str, severity: list[str]) -> None:
    asked = Options(settings={"own_rules": [table(GOOD, status=status)]}, rules=("ZD-001",))
    judged = check_text(DECISION.format(fine=2000), chosen(asked), asked)[0]
    assert (judged.outcome, [f.severity for f in judged.findings]) == (outcome, severity)


def test_own_rules_are_a_group_of_their_own_in_the_score() -> None:
    told = score([("ZD-001", "major", 8), ("ZD-601", "major", 8), ("CF-601", "major", 4), ("12-OWN", "major", 30)])
    assert {d.rule: d.counted for d in told.deductions} == {"12-OWN": 30, "CF-601": 4, "ZD-001": 8, "ZD-601": 2}


def test_list_explain_and_sarif_tell_of_them() -> None:
    row = described(settings())[-1]
    assert (row["id"], row["own"], row["group"], row["points"], row["since"]) == ("ZD-002", True, "own", 3, "2023-01-01")
    lines = list(explained("ZD-002", settings()))
    assert "施行：自 2023-01-01 " in lines
    assert any("试用" in line for line in explained("ZD-001", {"own_rules": [table(GOOD, status="trial")]}))
    assert SarifLog(settings()).told()["runs"][0]["tool"]["driver"]["rules"][-1]["id"] == "ZD-002"
    with pytest.raises(WrongUse):
        list(explained("ZD-002"))


def test_explain_counts_what_is_known_to_be_wrong_and_shows_the_settings_that_concern_a_rule() -> None:
    assert any("may_sign_alone" in line and "浮桥" in line for line in explained("CF-101", {"may_sign_alone": ["浮桥执法中队"]}))


def test_the_command_line_takes_them_and_refuses_wrong_ones_with_status_3(tmp_path: Path) -> None:
    good, bad, paper = tmp_path / "good.toml", tmp_path / "bad.toml", tmp_path / "paper.txt"
    good.write_text(TOML, "utf-8")
    bad.write_text(TOML.replace("ZD-002", "CF-002"), "utf-8")
    paper.write_text(DECISION.format(fine=2000), "utf-8")
    run = CliRunner()
    done = run.invoke(commands, ["check", str(paper), "--settings", str(good), "--rules", "ZD-002", "--format", "json"])
    assert (done.exit_code, json.loads(done.stdout)["coverage"][0]["rule"]) == (1, "ZD-002")
    refused = run.invoke(commands, ["check", str(paper), "--settings", str(bad)])
    assert refused.exit_code == 3
    assert "自定规则 CF-002" in refused.stderr
    assert run.invoke(commands, ["list", "--settings", str(good)]).stdout.splitlines()[-1].startswith("ZD-002")


def test_settings_make_the_review_repeatable_to_the_word_of_a_rule() -> None:
    from rules.check import _digest

    changed = settings()
    changed["own_rules"][0]["check"]["words"] = ["银行"]
    assert _digest([settings(), None]) != _digest([changed, None])
    assert settings()["own_rules"][0]["from"] == date(2023, 1, 1)


def test_what_is_wrong_can_be_said_in_another_language() -> None:
    english = extract.translations()
    with pytest.raises(Misdeclared) as refused:
        own_rules({"own_rules": [table(GOOD) | {"points": 500}]})
    told = say_in(lambda words: english.get(words, words), refused.value.template, refused.value.params)
    assert told != str(refused.value)
    assert not re.search("[一-鿿]", told)
