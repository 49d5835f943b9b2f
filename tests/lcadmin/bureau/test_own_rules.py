"""The bureau's own rules: wordings, standing, trials over case files; who may, and what the checker is told."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.exceptions import Forbidden

from lcadmin import storage
from lcadmin.bureau import own_rules, rule_trial_run, rule_trials
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, CaseFile, OwnRule, OwnRuleStatus, OwnRuleVersion, RuleTrial, RuleTrialResult, TrialState, User
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.check import Options, chosen
from rules.own import Misdeclared
from tests.lcadmin.conftest import Factory

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = date(2026, 11, 24)


def declaration(**more: Any) -> dict[str, Any]:
    return {
        "title": "决定书没有写明收款银行", "severity": "minor", "points": 2, "basis": ["鲤城区案卷评查标准第三条"], "suggestion": "写明收款银行。",
        "check": {"type": "must_contain", "papers": ["penalty_decision"], "words": ["银行"]}, **more,
    }  # fmt: skip


@pytest.fixture
def admin(make: Factory) -> User:
    return make.user("admin")


@pytest.fixture
def rule(app: Flask, admin: User) -> OwnRule:
    return own_rules.create(declaration(), by=admin)


def stored(name: str, make: Factory) -> CaseFile:
    with (SAMPLES / name).open("rb") as stream:
        kept = storage.keep(stream, limit=50_000_000)
    with writing():
        found = storage.enter(kept, "application/pdf")
    return make.case_file(stored_file=found, original_name=name)


def tried(rule: OwnRule, admin: User, version: int = 1) -> RuleTrial:
    trial = rule_trials.ask(rule.code, version, chosen=None, by=admin)
    for _slice in range(10):
        rule_trial_run.run_slice(trial.id)
        db.session.refresh(trial)
        if trial.state is TrialState.DONE:
            break
    assert trial.state is TrialState.DONE
    return trial


def test_ids_count_up_and_are_never_given_twice(admin: User, rule: OwnRule) -> None:
    assert [rule.code, own_rules.create(declaration(), by=admin).code] == ["ZD-001", "ZD-002"]


@pytest.mark.parametrize("role", ["reviewer", "legal_officer", "agency", "viewer"])
def test_only_an_administrator_declares_them(role: str, make: Factory, rule: OwnRule) -> None:
    other = make.user(role)
    for operation in (
        lambda: own_rules.create(declaration(), by=other),
        lambda: own_rules.reword(rule, declaration(points=3), reason="x", seen=1, by=other),
        lambda: own_rules.stand(rule, 1, OwnRuleStatus.TRIAL, from_on=TODAY, reason="x", today=TODAY, by=other),
        lambda: rule_trials.ask(rule.code, 1, chosen=None, by=other),
    ):
        with pytest.raises(Forbidden):
            operation()
    assert db.session.scalar(select(func.count()).select_from(OwnRuleVersion)) == 1


def test_what_the_checker_would_refuse_is_not_declared(admin: User) -> None:
    with pytest.raises(Misdeclared):
        own_rules.create(declaration(points=0), by=admin)
    assert own_rules.every() == []


def test_every_edit_is_a_new_wording_and_the_old_one_stays(admin: User, rule: OwnRule) -> None:
    own_rules.reword(rule, declaration(points=3), reason="加重", seen=1, by=admin)
    assert [(v.number, v.declaration["points"]) for v in rule.versions] == [(1, 2), (2, 3)]
    with pytest.raises(NotDone):
        own_rules.reword(rule, declaration(points=4), reason="又改", seen=1, by=admin)
    with pytest.raises(NotDone):
        own_rules.reword(rule, declaration(points=4), reason=" ", seen=2, by=admin)


def test_a_draft_is_unknown_to_reviews(rule: OwnRule) -> None:
    assert checker_settings(TODAY) == {}


def test_a_wording_counts_only_after_it_was_tried_over_all_case_files(admin: User, rule: OwnRule) -> None:
    with pytest.raises(NotDone):
        own_rules.stand(rule, 1, OwnRuleStatus.TRIAL, from_on=TODAY, reason="试行", today=TODAY, by=admin)
    tried(rule, admin)
    own_rules.stand(rule, 1, OwnRuleStatus.TRIAL, from_on=TODAY, reason="试行", today=TODAY, by=admin)
    own_rules.reword(rule, declaration(points=3), reason="加重", seen=1, by=admin)
    with pytest.raises(NotDone):
        own_rules.stand(rule, 2, OwnRuleStatus.IN_FORCE, from_on=TODAY, reason="施行", today=TODAY, by=admin)
    assert [(t["version"], t["points"], t["status"]) for t in checker_settings(TODAY)["own_rules"]] == [(1, 2, "trial")]


@pytest.mark.parametrize(("when", "reason", "again"), [(TODAY - timedelta(1), "x", None), (TODAY, " ", None), (TODAY, "x", TODAY)])
def test_a_past_day_or_no_reason_is_refused(when: date, reason: str, again: date | None, admin: User, rule: OwnRule) -> None:
    tried(rule, admin)
    with pytest.raises(NotDone):
        own_rules.stand(rule, 1, OwnRuleStatus.TRIAL, from_on=when, reason=reason, ask_again_on=again, today=TODAY, by=admin)


def test_exactly_one_standing_holds_on_every_day(admin: User, rule: OwnRule) -> None:
    tried(rule, admin)
    days = [(OwnRuleStatus.TRIAL, TODAY), (OwnRuleStatus.IN_FORCE, TODAY + timedelta(10)), (OwnRuleStatus.OFF, TODAY + timedelta(20))]
    for status, day in days:
        own_rules.stand(rule, 1, status, from_on=day, reason="x", today=TODAY, by=admin)
    for status, day in days:
        for offset in (0, 1, 9):
            assert [t["status"] for t in own_rules.part(day + timedelta(offset))["own_rules"]] == [status.value]
    assert own_rules.part(TODAY - timedelta(1)) == {}
    chosen(Options(settings=own_rules.part(TODAY)))


def test_a_trial_over_all_case_files_says_of_which_the_rule_would_speak(admin: User, rule: OwnRule, make: Factory) -> None:
    own_rules.reword(
        rule, declaration(check={"type": "must_not_contain", "papers": ["penalty_decision", "summary_decision"], "words": ["罚款"]}), reason="试", seen=1, by=admin)
    files = [stored("ecology-ordinary.pdf", make), stored("health-summary.pdf", make), make.case_file()]  # the last one's bytes are not there
    storage.path_of(files[2].sha256).parent.mkdir(parents=True, exist_ok=True)
    storage.path_of(files[2].sha256).write_bytes(b"%PDF-1.4 broken")
    trial = tried(rule, admin, 2)
    assert (trial.total, trial.tried, trial.failed, trial.unread) == (3, 3, 2, 1)
    rows = {r.case_file_id: r for r in db.session.scalars(select(RuleTrialResult))}
    assert {rows[f.id].outcome for f in files[:2]} == {"failed"}
    place = rows[files[0].id].findings[0]["places"][0]
    assert place["quote"] == "罚款"
    assert place["page"] > 1


def test_a_trial_over_chosen_files_keeps_every_outcome_and_does_not_open_the_way(admin: User, rule: OwnRule, make: Factory) -> None:
    file, _other = stored("ecology-ordinary.pdf", make), make.case_file()
    trial = rule_trials.ask(rule.code, 1, chosen=[file.id], by=admin)
    rule_trial_run.run_slice(trial.id)
    rule_trial_run.run_slice(trial.id)
    db.session.refresh(trial)
    assert (trial.state, trial.tried) == (TrialState.DONE, 1)
    assert db.session.scalar(select(func.count()).select_from(RuleTrialResult)) == 1
    assert not own_rules.was_tried(rule, 1)


@pytest.mark.parametrize("ids", [[], [999], list(range(1, 60))])
def test_case_files_that_are_not_there_or_too_many_are_refused(ids: list[int], admin: User, rule: OwnRule) -> None:
    with pytest.raises(NotDone):
        rule_trials.ask(rule.code, 1, chosen=ids, by=admin)


def test_a_trial_goes_on_where_its_slice_ended_and_is_stopped_when_told(admin: User, rule: OwnRule, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_trial_run, "SLICE_FILES", 1)
    first = stored("ecology-ordinary.pdf", make)
    stored("health-summary.pdf", make)
    trial = rule_trials.ask(rule.code, 1, chosen=None, by=admin)
    rule_trial_run.run_slice(trial.id)
    db.session.refresh(trial)
    assert (trial.state, trial.tried, trial.cursor) == (TrialState.QUEUED, 1, first.id)
    rule_trials.stop(trial, by=admin)
    rule_trial_run.run_slice(trial.id)
    db.session.refresh(trial)
    assert (trial.state, trial.tried) == (TrialState.STOPPED, 1)


def test_a_trial_whose_worker_died_is_taken_up_again(admin: User, rule: OwnRule) -> None:
    trial = rule_trials.ask(rule.code, 1, chosen=None, by=admin)
    rule_trials.claim(trial.id, "dead")
    with writing():
        trial.heartbeat_at = trial.asked_at - timedelta(minutes=5)
    rule_trials.sweep()
    db.session.refresh(trial)
    assert trial.state is TrialState.QUEUED
    assert not rule_trials.record(trial.id, "dead", [{"id": 1, "outcome": "passed"}], over=True)


def test_a_file_that_kills_the_reader_is_unread_and_the_trial_goes_on(admin: User, rule: OwnRule, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = stored("health-summary.pdf", make), stored("ecology-ordinary.pdf", make)
    start, first = rule_trial_run._start, bad.id

    def killed_at_the_first(files: Any, *rest: Any) -> Any:
        process = start(files, *rest)
        if files[0][0] == first:
            read = process.stdout.readline

            def line() -> str:
                told: str = read()
                if f'"at": {first}' in told:
                    process.kill()
                return told

            process.stdout = iter(line, "")
        return process

    monkeypatch.setattr(rule_trial_run, "_start", killed_at_the_first)
    trial = tried(rule, admin)
    assert (trial.tried, trial.unread, trial.passed) == (2, 1, 1)
    assert {r.case_file_id: r.outcome for r in db.session.scalars(select(RuleTrialResult))} == {bad.id: "unread"}
    assert good.id == trial.cursor


def test_a_checker_that_does_not_start_blames_no_file_and_opens_no_way(admin: User, rule: OwnRule, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    stored("health-summary.pdf", make)
    ends_at_once = [sys.executable, "-c", "raise SystemExit(3)"]
    monkeypatch.setattr(rule_trial_run, "_start", lambda *_: subprocess.Popen(ends_at_once, stdout=subprocess.PIPE, text=True))
    trial = rule_trials.ask(rule.code, 1, chosen=None, by=admin)
    rule_trial_run.run_slice(trial.id)
    db.session.refresh(trial)
    assert (trial.state, trial.tried) == (TrialState.FAILED, 0)
    assert not own_rules.was_tried(rule, 1)


def test_every_step_is_in_the_trail(admin: User, rule: OwnRule) -> None:
    tried(rule, admin)
    own_rules.stand(rule, 1, OwnRuleStatus.IN_FORCE, from_on=TODAY, reason="讨论通过", today=TODAY, by=admin)
    own_rules.reword(rule, declaration(points=3), reason="加重", seen=1, by=admin)
    events = db.session.scalars(select(AuditEntry.event).where(AuditEntry.subject_type == "own_rule").order_by(AuditEntry.id))
    assert list(events) == ["own_rule.created", "own_rule.tried", "own_rule.stands", "own_rule.reworded"]

