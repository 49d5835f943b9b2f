"""Trying a rule of the catalogue over case files from its page, and what the page tells of how far it can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.exceptions import Forbidden

from lcadmin import storage
from lcadmin.bureau import rule_standings, rule_trial_run, rule_trials
from lcadmin.extensions import db
from lcadmin.models import (
    AuditEntry,
    CaseFile,
    DismissalReason,
    LawArticle,
    LawVersion,
    OfficeLaw,
    Review,
    RuleTrial,
    RuleTrialResult,
    StoredFile,
    TrialState,
)
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing import decide
from lcadmin.transaction import writing
from rules.judging import RULES
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements

ClientAs = Callable[..., SignedInClient]
SAMPLES = Path(__file__).parents[2] / "samples"


def stored(name: str, make: Factory) -> CaseFile:
    with (SAMPLES / name).open("rb") as stream:
        kept = storage.keep(stream, limit=50_000_000)
    with writing():
        found = storage.enter(kept, "application/pdf")
    return make.case_file(stored_file=found, original_name=name)


def run(trial: RuleTrial) -> RuleTrial:
    for _slice in range(5):
        rule_trial_run.run_slice(trial.id)
        db.session.refresh(trial)
    assert trial.state is TrialState.DONE
    return trial


def test_a_rule_of_the_catalogue_is_tried_from_its_page_over_all_case_files(client_as: ClientAs, make: Factory) -> None:
    client = client_as("admin")
    file = stored("ecology-ordinary.pdf", make)
    told = client.get("/rules/CF-610")
    assert Elements(told.text).of("a", href="/rules/CF-610/try")
    answer = client.post("/rules/CF-610/try", data={"every": "1"})
    trial = db.session.scalars(select(RuleTrial)).one()
    assert answer.location == f"/rules/trials/{trial.id}"
    run(trial)
    assert (trial.rule, trial.version, trial.tried, trial.total) == ("CF-610", None, 1, 1)
    page = client.get(answer.location).text
    assert "在 1 件案卷中，会提出" in page
    assert RULES["CF-610"].title in page
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "rule.tried")).one()
    assert (entry.after["rule"], entry.after["case_files"]) == ("CF-610", "all")
    assert file.current_review_id is None  # nothing of the case file's own changed


def test_chosen_case_files_each_say_their_outcome_with_page_and_words(client_as: ClientAs, make: Factory) -> None:
    client = client_as("admin")
    file = stored("ecology-ordinary.pdf", make)
    rule = _findings(file)[0]
    client.post(f"/rules/{rule}/try", data={"case_file": [str(file.id)]})
    trial = run(db.session.scalars(select(RuleTrial)).one())
    result = db.session.scalars(select(RuleTrialResult).where(RuleTrialResult.trial_id == trial.id)).one()
    assert result.outcome == "failed"
    page = client.get(f"/rules/trials/{trial.id}").text
    assert f'href="/case-files/{file.id}#page-{result.findings[0]["places"][0]["page"]}"' in page


def _findings(file: CaseFile) -> list[str]:
    from rules.check import check_file

    return [f["rule"] for f in check_file(storage.path_of(file.sha256))["findings"] if f["severity"] != "hint"]


def test_a_rule_that_is_switched_off_is_tried_as_if_it_were_in_force(client_as: ClientAs, make: Factory) -> None:
    client = client_as("admin")
    file = stored("ecology-ordinary.pdf", make)
    rule = _findings(file)[0]
    today = date.today()
    rule_standings.stand(rule, "off", from_on=today, reason="暂停", today=today, by=client.user)
    trial = run(rule_trials.ask(rule, None, chosen=[file.id], by=client.user))
    assert trial.failed == 1


@pytest.mark.parametrize("role", ["reviewer", "legal_officer", "agency", "viewer"])
def test_only_an_administrator_tries_and_stops(role: str, client_as: ClientAs, make: Factory) -> None:
    trial = rule_trials.ask("CF-610", None, chosen=None, by=make.user("admin"))
    other = make.user(role)
    with pytest.raises(Forbidden):
        rule_trials.ask("CF-610", None, chosen=None, by=other)
    with pytest.raises(Forbidden):
        rule_trials.stop(trial, by=other)
    if role != "agency":
        page = client_as(other).get("/rules/CF-610").text
        assert "/rules/CF-610/try" not in page


@pytest.mark.parametrize(("rule", "version"), [("CF-000", None), ("ZD-001", 1), ("CF-610", 1), ("x", None)])
def test_a_rule_or_a_wording_that_there_is_not_cannot_be_tried(rule: str, version: int | None, make: Factory) -> None:
    with pytest.raises(NotDone):
        rule_trials.ask(rule, version, chosen=None, by=make.user("admin"))


def test_stopping_is_in_the_audit_trail(make: Factory) -> None:
    admin = make.user("admin")
    trial = rule_trials.ask("CF-610", None, chosen=None, by=admin)
    rule_trials.stop(trial, by=admin)
    rule_trials.stop(trial, by=admin)
    assert [e.after["rule"] for e in db.session.scalars(select(AuditEntry).where(AuditEntry.event == "rule_trial.stopped"))] == ["CF-610"]


def test_the_page_says_how_many_examples_come_out_and_what_was_decided(client_as: ClientAs, make: Factory, reviewed: Callable[..., Review]) -> None:
    reviewer = make.user("reviewer")
    findings = [reviewed(findings=1, reviewer=reviewer).findings[0] for _ in range(4)]
    for finding in findings[:3]:
        decide.confirm(finding, by=reviewer, seen=1)
    decide.dismiss(findings[3], by=reviewer, seen=1, reason=DismissalReason.LAWFUL_EXCEPTION, words="本市另有规定")
    rule = RULES[findings[0].rule]
    page = client_as(reviewer).get(f"/rules/{rule.id}").text
    trust = page.split('id="trust"')[1].split("</section>")[0]
    assert "75%（3 / 4）" in trust
    assert "1 / 4" in trust
    assert f"{len(rule.examples)} / {len(rule.examples)}" in trust
    assert "本市另有规定" in trust


def test_an_example_that_is_known_to_be_judged_wrongly_is_counted_and_not_called_right(client_as: ClientAs) -> None:
    wrong = next((r for r in RULES.values() if any(e.known_wrong for e in r.examples)), None)
    if wrong is None:
        pytest.skip("nothing is known to be wrong")
    n = sum(e.known_wrong for e in wrong.examples)
    trust = client_as("viewer").get(f"/rules/{wrong.id}").text.split('id="trust"')[1].split("</section>")[0]
    assert f"{len(wrong.examples) - n} / {len(wrong.examples)}" in trust


def test_the_page_asks_as_often_whatever_was_decided(
    client_as: ClientAs, make: Factory, reviewed: Callable[..., Review], statements: Callable[[], Any],
) -> None:
    client = client_as("reviewer")
    counts = []
    for more in (1, 6):
        for _ in range(more):
            reviewed(findings=1)
        client.get("/rules/CF-609")
        with statements() as sent:
            client.get("/rules/CF-609")
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_the_words_of_an_imported_law_stand_beside_the_basis_and_every_basis_leads_to_its_article(client_as: ClientAs) -> None:
    rule = next(r for r in RULES.values() if any(b.title.endswith("行政处罚法") and b.article == 42 and b.until is None for b in r.basis))
    client = client_as("admin")
    with writing() as session:
        source = StoredFile(sha256="ab" * 32, size=3, media_type="text/plain")
        law = OfficeLaw(title="中华人民共和国行政处罚法", kind="法律", created_by_id=client.user.id)
        session.add_all([law, source])
        session.flush()
        version = LawVersion(
            law_id=law.id, passed_on=date(2021, 1, 22), effective_on=date(2021, 7, 15), articles=86, structure={}, inserted=None,
            history=[["2021-01-22", "修订"], ["2021-07-15", "施行"]], divisions=[], source_sha256=source.sha256, source_name="law.txt", created_by_id=client.user.id,
        )
        session.add(version)
        session.flush()
        words = [{"text": "行政处罚应当由具有行政执法资格的执法人员实施。", "items": []}]
        session.add(LawArticle(version_id=version.id, ordinal=42, number=42, extra=0, under=[], paragraphs=words))
    page = client.get(f"/rules/{rule.id}").text
    assert "行政处罚应当由具有行政执法资格的执法人员实施。" in page
    links = [a["href"] for a in Elements(page).of("a") if "/laws/law/" in a.get("href", "")]
    assert any("article=42" in href and href.endswith("#a42") for href in links)
    assert client.get(links[0]).status_code == 200
    listed = [a["href"] for a in Elements(client.get("/rules/").text).of("a") if "/laws/law/" in a.get("href", "")]
    assert len(listed) > 100
