"""The office's laws: entered, imported, replaced, taken back, repealed; what the checker gets of them, and as of which day."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.exceptions import Forbidden

from lcadmin import storage
from lcadmin.access import RoleName
from lcadmin.bureau import cited_laws, laws
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.bureau.law_texts import text_of, words_of
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, CitedLaw, CoverageRow, Finding, LawVersion, ReviewState, User
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing import queue, run
from lcadmin.reviewing.intake import take_in
from lcadmin.transaction import writing
from rules.check import Options, check_text, chosen
from rules.judging import RULES, Outcome
from rules.law.cite import cite
from rules.law.register import NotInForce
from rules.law.statute_reading import read_statute
from tests.lcadmin.conftest import Factory

TEXT = "某某市停车场管理办法\n（2020年1月10日公布，自2020年3月1日起施行）\n第一条　为了停车，制定本办法。\n第二条　下列车辆不得停放：\n（一）甲；\n（二）乙。\n"
DECISION = "行政处罚决定书\n依据《某某市停车场管理办法》第二条第（三）项，罚款200元。\n某某市城市管理局\n2023年7月3日\n"


@pytest.fixture
def officer(make: Factory) -> User:
    return make.user(RoleName.LEGAL_OFFICER)


def imported(by: User, text: str = TEXT) -> LawVersion:
    return laws.import_text(read_statute(text.encode()), storage.store(io.BytesIO(text.encode()), "text/plain"), "停车.txt", by=by, kind="地方政府规章")


def today() -> date:
    return now().date()


def test_an_imported_law_is_judged_like_any_other(officer: User) -> None:
    def outcome() -> Outcome:
        options = Options(settings=checker_settings(today()))
        chosen(options)
        return check_text(DECISION, [RULES["CF-615"]], options)[0].outcome

    assert outcome() is Outcome.UNDETERMINED
    imported(officer)
    assert outcome() is Outcome.FAILED


def test_its_text_and_its_file_are_kept(officer: User) -> None:
    version = imported(officer)
    assert [a.name for a in text_of(version)] == ["第一条", "第二条"]
    assert text_of(version)[1].items == [2]
    assert version.source_sha256 is not None
    assert storage.path_of(version.source_sha256).read_bytes() == TEXT.encode()
    assert version.created_by == officer


def test_what_was_entered_is_in_the_audit_trail(app: Flask, officer: User) -> None:
    version = imported(officer)
    laws.withdraw(version, by=officer, reason="文本不对")
    laws.set_repeal("合同法", by=officer, repealed_on=date(2021, 1, 2))
    events = list(db.session.scalars(select(AuditEntry.event).where(AuditEntry.event.like("law%")).order_by(AuditEntry.id)))
    assert events == ["law_version.added", "law_version.withdrawn", "law.repealed"]


def test_a_law_entered_by_its_days_alone(officer: User) -> None:
    laws.add_version(by=officer, title="行政处罚法", kind="", passed_on=date(2030, 1, 1), effective_on=date(2030, 7, 1), articles=90, amended="修订")
    law = laws.office_register(today()).find("行政处罚法")
    assert law is not None
    assert law.title == "中华人民共和国行政处罚法"
    assert law.versions[-1].articles == 90
    assert law.versions[-2].window[1] == date(2030, 7, 1)


def test_a_repeal_counts_and_can_be_taken_back(officer: User) -> None:
    def held() -> object:
        law = laws.office_register(today()).find("城市市容和环境卫生管理条例")
        assert law is not None
        return law.at(date(2027, 2, 1))

    laws.set_repeal("城市市容和环境卫生管理条例", by=officer, repealed_on=date(2027, 1, 1), replaced_by="某某条例")
    gone = held()
    assert isinstance(gone, NotInForce)
    assert gone.by == "某某条例"
    laws.set_repeal("城市市容和环境卫生管理条例", by=officer, repealed_on=None)
    assert not isinstance(held(), NotInForce)


def test_a_review_as_of_an_earlier_day_finds_what_was_known_then(officer: User) -> None:
    version = imported(officer)
    assert laws.part(today() - timedelta(days=1)) == {}
    assert [r["title"] for r in laws.part(today())["laws"]] == ["某某市停车场管理办法"]
    with writing():
        version.created_at = now() - timedelta(days=10)
    laws.withdraw(version, by=officer, reason="文本不对")
    assert laws.part(today()) == {}
    assert len(laws.part(today() - timedelta(days=1))["laws"]) == 1


def test_the_same_version_entered_again_takes_the_place_of_the_first_which_is_kept(officer: User) -> None:
    first = imported(officer)
    second = imported(officer, TEXT.replace("（二）乙。", "（二）乙；\n（三）丙。"))
    assert first.withdrawn_reason == "replaced"
    assert text_of(second)[1].items == [3]
    assert [r["structure"]["2"] for r in laws.part(today())["laws"]] == [[3]]
    assert len(text_of(first)) == 2


@pytest.mark.parametrize(("values", "words"), [
    ({"title": " "}, "名称"),
    ({"effective_on": date(2019, 1, 1)}, "早于"),
    ({"title": "行政处罚法", "passed_on": date(1990, 1, 1), "effective_on": date(1990, 3, 1)}, "最早于"),
    ({"title": "行政处罚法", "passed_on": date(2021, 3, 1), "effective_on": date(2021, 7, 15)}, "同日"),
    ({"title": "合同法", "passed_on": date(2022, 1, 1), "effective_on": date(2022, 3, 1)}, "废止"),
])
def test_what_does_not_fit_is_refused_and_nothing_is_kept(officer: User, values: dict[str, object], words: str) -> None:
    given = {"title": "某某办法", "kind": "", "passed_on": date(2020, 1, 1), "effective_on": date(2020, 2, 1)} | values
    with pytest.raises(NotDone, match=words):
        laws.add_version(by=officer, **given)  # type: ignore[arg-type]
    assert db.session.scalars(select(LawVersion)).all() == []
    assert laws.part(today()) == {}


def test_taking_back_asks_for_a_reason_and_happens_once(officer: User) -> None:
    version = imported(officer)
    with pytest.raises(NotDone):
        laws.withdraw(version, by=officer, reason=" ")
    laws.withdraw(version, by=officer, reason="文本不对")
    with pytest.raises(NotDone):
        laws.withdraw(version, by=officer, reason="再撤")


@pytest.mark.parametrize("role", [RoleName.REVIEWER, RoleName.VIEWER, RoleName.AGENCY])
def test_only_admin_and_legal_officer_change_the_register(make: Factory, officer: User, role: RoleName) -> None:
    user, version = make.user(role), imported(officer)
    for attempt in (
        lambda: imported(user),
        lambda: laws.add_version(by=user, title="某某办法", kind="", passed_on=date(2020, 1, 1), effective_on=date(2020, 2, 1)),
        lambda: laws.set_repeal("合同法", by=user, repealed_on=date(2021, 1, 2)),
        lambda: laws.withdraw(version, by=user, reason="x"),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_a_basis_shows_the_words_of_the_version_that_it_names(app: Flask, officer: User) -> None:
    imported(officer)
    basis = cite("某某市停车场管理办法", 2).told(date(2023, 1, 1), laws.office_register(today()))
    with app.test_request_context():
        assert words_of(basis)[0]["text"] == "下列车辆不得停放："
        assert words_of(basis | {"version": "2019-01-01"}) == []
        assert words_of(basis | {"article": 9}) == []


def test_missing_laws_are_told_most_cited_first_and_garbled_names_are_left_out(make: Factory) -> None:
    reviews = [make.review() for _ in range(3)]
    cites = [
        (0, "某某市停车场管理办法", 2), (1, "某某市停车场管理办法", 1), (2, "某某省养犬条例", 9), (0, "中华人民共和国行政处罚法", 5),
        (1, "某■市停车场管理办法", 1), (2, "询问笔录", 1),
    ]
    with writing() as session:
        session.add_all(CitedLaw(review_id=reviews[n].id, name=name, times=times) for n, name, times in cites)
    found = cited_laws.missing(today())
    assert [(m.name, m.files, m.times) for m in found] == [("某某市停车场管理办法", 2, 3), ("某某省养犬条例", 1, 9)]


def test_a_law_that_arrives_is_missing_no_more_and_the_files_that_waited_are_offered(make: Factory, officer: User) -> None:
    reviewer = make.user(RoleName.REVIEWER)
    waited, other = make.case_file(reviewer=reviewer), make.case_file(reviewer=reviewer)
    review, second = make.review(waited, queued_at=now() - timedelta(days=1)), make.review(other, queued_at=now() - timedelta(days=1))
    with writing() as session:
        session.add(CitedLaw(review_id=review.id, name="某某市停车场管理办法（试行）", times=1))
        session.add(CitedLaw(review_id=second.id, name="某某省养犬条例", times=1))
    version = imported(officer)
    assert [m.name for m in cited_laws.missing(today())] == ["某某省养犬条例"]
    assert cited_laws.waiting(reviewer, version.law.title, today()) == [waited]
    with writing():
        review.queued_at = now() + timedelta(seconds=5)
    assert cited_laws.waiting(reviewer, version.law.title, today()) == []


def test_of_a_known_laws_new_version_only_files_decided_under_it_wait(make: Factory, officer: User) -> None:
    reviewer = make.user(RoleName.REVIEWER)
    old, new = (make.case_file(reviewer=reviewer, decided_on=day) for day in (date(2025, 5, 1), date(2030, 8, 1)))
    for case_file in (old, new):
        review = make.review(case_file, queued_at=now() - timedelta(days=1))
        with writing() as session:
            session.add(CitedLaw(review_id=review.id, name="中华人民共和国行政处罚法", times=3))
    laws.add_version(by=officer, title="行政处罚法", kind="", passed_on=date(2030, 1, 1), effective_on=date(2030, 7, 1), articles=90, amended="修订")
    assert cited_laws.waiting(reviewer, "中华人民共和国行政处罚法", today()) == [new]


def test_from_a_missing_law_to_the_finding_of_the_next_review(app: Flask, make: Factory, officer: User) -> None:
    reviewer = make.user(RoleName.REVIEWER)
    case_file = take_in(io.BytesIO(DECISION.encode()), "决定书.txt", by=reviewer).case_file

    def outcome() -> str | None:
        return db.session.scalar(select(CoverageRow.outcome).where(CoverageRow.review_id == case_file.current_review_id, CoverageRow.rule == "CF-615"))

    assert case_file.current_review_id is not None
    assert run.run(case_file.current_review_id) is ReviewState.DONE
    assert outcome() == "undetermined"
    assert [(m.name, m.times) for m in cited_laws.missing(today())] == [("某某市停车场管理办法", 1)]
    version = imported(officer)
    assert cited_laws.waiting(reviewer, version.law.title, today()) == [case_file]
    review = queue.enqueue(case_file, by=reviewer)
    assert run.run(review.id) is ReviewState.DONE
    assert outcome() == "failed"
    assert cited_laws.missing(today()) == []
    assert cited_laws.waiting(reviewer, version.law.title, today()) == []
    found = db.session.scalar(select(Finding).where(Finding.review_id == review.id, Finding.rule == "CF-615"))
    assert found is not None
