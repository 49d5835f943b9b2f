"""Issuing, revoking, verifying: numbers are given once, what was issued stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from docx import Document
from docx.oxml.ns import qn
from flask import Flask
from sqlalchemy import func, select
from werkzeug.exceptions import Forbidden

from lcadmin import audit, storage
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, Counter, FindingState, Notice, NoticeState, Review, ReviewState, User
from lcadmin.notices import issue
from lcadmin.notices.blocks import from_json, words
from lcadmin.notices.issue import NotReady, OpenFindings, Refused
from lcadmin.notices.review_opinion import Terms
from lcadmin.reviewing import decide, score
from lcadmin.settings import Settings
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory
from tests.lcadmin.notices.papers import blank_pdf, squeezed

Reviewed = Callable[..., Review]
SAMPLE = Path(__file__).parents[2] / "samples" / "market-ordinary.pdf"


@pytest.fixture
def reviewer(make: Factory) -> User:
    return make.user("reviewer")


@pytest.fixture
def reviewed(make: Factory) -> Reviewed:
    """A review of a real file with one confirmed finding; its case file is nobody's yet."""

    def made(path: Path = SAMPLE, *, state: FindingState = FindingState.CONFIRMED, **values: Any) -> Review:
        with path.open("rb") as stream:
            stored = storage.store(stream, "application/pdf")
        review = make.review(make.case_file(stored_file=stored, agency=make.agency(), **values))
        make.finding(review, state=state)
        with writing():
            score.refresh(review)
        return review

    return made


@pytest.fixture
def terms() -> Terms:
    day = issue.today()
    return Terms("泉州市鲤城区市场监督管理局", day, signer="吴海宁", rectify_by=day + timedelta(days=30), copy_to="区委依法治区办")


@pytest.fixture(autouse=True)
def _in_the_office(app: Flask) -> None:
    """Every test here works in the office's context."""


def test_an_issued_notice_has_its_number_and_three_files_that_say_the_same(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    notice = issue.issue(reviewed(), terms, by=reviewer)
    year = terms.issued_on.year
    assert (notice.number, notice.state, notice.serial) == (f"鲤司评〔{year}〕1号", NoticeState.ISSUED, 1)
    assert notice.docx_sha256
    assert notice.pdf_sha256
    assert notice.annotated_sha256
    pdf = squeezed("".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(storage.path_of(notice.pdf_sha256))))
    document = Document(str(storage.path_of(notice.docx_sha256)))
    docx = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    for line in words(from_json(notice.blocks)):
        assert squeezed(line) in pdf, line
        assert line in docx, line
    with pikepdf.open(storage.path_of(notice.annotated_sha256)) as annotated:
        notes = [str(mark.get("/Contents", "")) for page in annotated.pages for mark in page.obj.get("/Annots", [])]
    assert any("复议期限告知错误" in note for note in notes)


def test_the_score_told_is_the_one_that_the_workbench_shows(reviewed: Reviewed, make: Factory, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    for points in (9, 9, 8):   # reviewers' own findings belong to no stage whose deductions are capped
        make.finding(review, rule="", points=points, state=FindingState.CONFIRMED)
    with writing():
        score.refresh(review)
    told = "".join(words(issue.draft(review, terms)))
    assert review.score_confirmed == 100 - 4 - 9 - 9 - 8
    assert f"得{review.score_confirmed:.0f}分，等级为{review.grade_confirmed}" in told


def test_with_open_findings_nothing_is_issued_and_it_says_how_many(reviewed: Reviewed, make: Factory, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    for _ in range(3):
        make.finding(review, state=FindingState.OPEN)
    with pytest.raises(OpenFindings, match="还有 3 个问题没有确认") as refused:
        issue.issue(review, terms, by=reviewer)
    assert refused.value.count == 3
    assert db.session.scalar(select(func.count()).select_from(Notice)) == 0
    assert db.session.scalar(select(func.count()).select_from(Counter)) == 0


@pytest.mark.parametrize("state", [state for state in ReviewState if state is not ReviewState.DONE])
def test_a_review_that_is_not_done_has_no_notice(make: Factory, reviewer: User, terms: Terms, state: ReviewState) -> None:
    with pytest.raises(NotReady, match="评查还没有完成"):
        issue.issue(make.review(state=state), terms, by=reviewer)


def test_a_review_that_a_newer_one_replaced_has_no_notice(reviewed: Reviewed, make: Factory, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    make.review(review.case_file)
    with pytest.raises(NotReady, match="重新评查"):
        issue.issue(review, terms, by=reviewer)


def test_a_second_click_makes_no_second_notice(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    first = issue.issue(review, terms, by=reviewer)
    with pytest.raises(NotReady, match=first.number.replace("〔", ".").replace("〕", ".")):
        issue.issue(review, terms, by=reviewer)


@pytest.mark.parametrize("role", ["agency", "viewer", "legal_officer"])
def test_who_may_not_issue_is_refused(reviewed: Reviewed, make: Factory, terms: Terms, role: str) -> None:
    with pytest.raises(Forbidden):
        issue.issue(reviewed(), terms, by=make.user(role))


def test_another_reviewers_case_is_not_issued_on(reviewed: Reviewed, make: Factory, reviewer: User, terms: Terms) -> None:
    with pytest.raises(Forbidden):
        issue.issue(reviewed(reviewer=make.user("reviewer")), terms, by=reviewer)


@pytest.mark.parametrize(("change", "field"), [
    ({"addressee": " \u202e "}, "addressee"), ({"addressee": "局" * 101}, "addressee"), ({"signer": "人" * 61}, "signer"),
    ({"issued_on": date(2999, 1, 1)}, "issued_on"), ({"rectify_by": date(2020, 1, 1)}, "rectify_by"),
    ({"objection_days": 61}, "objection_days"), ({"objection_days": -1}, "objection_days"), ({"copy_to": "室" * 201}, "copy_to"),
])
def test_terms_that_cannot_be_printed_name_their_field(
    reviewed: Reviewed, reviewer: User, terms: Terms, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        issue.issue(reviewed(), replace(terms, **change), by=reviewer)
    assert refused.value.field == field


def test_what_changed_since_the_preview_is_not_issued_unseen(reviewed: Reviewed, make: Factory, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    seen = issue.digest(issue.draft(review, terms))
    decide.edit(review.findings[0], by=reviewer, seen=1, message="另一句话")
    with pytest.raises(Refused, match="和刚才预览的不同"):
        issue.issue(review, terms, by=reviewer, seen=seen)
    assert issue.issue(review, terms, by=reviewer, seen=issue.digest(issue.draft(review, terms))).serial == 1


def test_numbers_count_up_and_begin_anew_each_year(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    last_year = replace(terms, issued_on=date(terms.issued_on.year - 1, 12, 31), rectify_by=None)
    serials = [issue.issue(reviewed(), which, by=reviewer).serial for which in (terms, terms, last_year, terms)]
    assert serials == [1, 2, 1, 3]


def test_a_number_is_never_given_twice_however_many_ask_at_once(app: Flask, reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    reviews = [reviewed().id for _ in range(6)]
    reviewer_id, together = reviewer.id, Barrier(len(reviews))
    numbers: list[str] = []
    failures: list[BaseException] = []

    def issue_one(review_id: int) -> None:
        with app.app_context():
            review, by = db.session.get_one(Review, review_id), db.session.get_one(User, reviewer_id)
            together.wait()
            try:
                numbers.append(issue.issue(review, terms, by=by).number)
            except BaseException as error:
                failures.append(error)
            db.session.remove()

    threads = [Thread(target=issue_one, args=(review_id,)) for review_id in reviews]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(numbers) == sorted(f"鲤司评〔{terms.issued_on.year}〕{n}号" for n in range(1, 7))


def test_two_who_issue_the_same_case_at_once_make_one_notice(app: Flask, reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    review_id, reviewer_id, together = reviewed().id, reviewer.id, Barrier(2)
    outcomes: list[str] = []

    def issue_it() -> None:
        with app.app_context():
            review, by = db.session.get_one(Review, review_id), db.session.get_one(User, reviewer_id)
            together.wait()
            try:
                outcomes.append(issue.issue(review, terms, by=by).number)
            except NotReady:
                outcomes.append("refused")
            db.session.remove()

    threads = [Thread(target=issue_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused", f"鲤司评〔{terms.issued_on.year}〕1号"]
    db.session.rollback()
    assert db.session.scalar(select(Counter.last)) == 1


def test_a_revoked_number_stays_taken_and_the_next_notice_gets_a_new_one(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    first = issue.issue(review, terms, by=reviewer)
    issue.revoke(first, by=reviewer, reason="主送单位写错")
    assert (first.state, first.revoked_reason, first.revoked_by_id) == (NoticeState.REVOKED, "主送单位写错", reviewer.id)
    assert first.revoked_at is not None
    second = issue.issue(review, terms, by=reviewer)
    assert (first.serial, second.serial) == (1, 2)


def test_a_revoked_notice_keeps_its_files(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    notice = issue.issue(reviewed(), terms, by=reviewer)
    files = issue.files_of(notice)
    issue.revoke(notice, by=reviewer, reason="写错")
    assert issue.files_of(notice) == files
    assert issue.verify(notice) == {"pdf": True, "docx": True, "annotated": True}


def test_revoking_wants_a_reason_and_happens_once(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    notice = issue.issue(reviewed(), terms, by=reviewer)
    for reason in ("", "  \n", "长" * 501):
        with pytest.raises(Refused) as refused:
            issue.revoke(notice, by=reviewer, reason=reason)
        assert refused.value.field == "reason"
    issue.revoke(notice, by=reviewer, reason="写错")
    with pytest.raises(Refused, match="已经撤销"):
        issue.revoke(notice, by=reviewer, reason="再撤一次")


def test_an_agency_cannot_revoke(reviewed: Reviewed, make: Factory, reviewer: User, terms: Terms) -> None:
    notice = issue.issue(reviewed(), terms, by=reviewer)
    with pytest.raises(Forbidden):
        issue.revoke(notice, by=make.user("agency", agency=notice.case_file.agency), reason="不服")


def test_while_a_notice_stands_nobody_decides_anew(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    review = reviewed()
    notice = issue.issue(review, terms, by=reviewer)
    assert issue.is_frozen(review)
    with pytest.raises(decide.Frozen):
        decide.reopen(review.findings[0], by=reviewer, seen=1)
    issue.revoke(notice, by=reviewer, reason="写错")
    assert not issue.is_frozen(review)
    assert decide.reopen(review.findings[0], by=reviewer, seen=1).state is FindingState.OPEN


def test_a_changed_file_does_not_verify(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    notice = issue.issue(reviewed(), terms, by=reviewer)
    assert notice.pdf_sha256
    assert notice.docx_sha256
    path = storage.path_of(notice.pdf_sha256)
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b"%%E0F"))
    storage.path_of(notice.docx_sha256).unlink()
    assert issue.verify(notice) == {"pdf": False, "docx": False, "annotated": True}


def test_a_file_that_allows_no_annotations_is_issued_on_without_a_copy(
    tmp_path: Path, reviewed: Reviewed, reviewer: User, terms: Terms
) -> None:
    notice = issue.issue(reviewed(blank_pdf(tmp_path / "a.pdf", password="geheim")), terms, by=reviewer)
    assert notice.annotated_sha256 is None
    assert issue.verify(notice) == {"pdf": True, "docx": True}


def test_issuing_and_revoking_stand_in_the_audit_trail(reviewed: Reviewed, reviewer: User, terms: Terms) -> None:
    notice = issue.issue(reviewed(), terms, by=reviewer)
    issue.revoke(notice, by=reviewer, reason="主送单位写错")
    rows = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "notice").order_by(AuditEntry.id)).all()
    assert [(row.event, row.actor_id) for row in rows] == [("notice.issued", reviewer.id), ("notice.revoked", reviewer.id)]
    assert rows[0].after["number"] == notice.number
    assert rows[0].after["terms"]["signer"] == "吴海宁"
    assert (rows[1].before["state"], rows[1].after["state"], rows[1].after["reason"]) == ("issued", "revoked", "主送单位写错")
    assert audit.verify().broken is None


def test_the_files_of_a_notice_can_be_made_again_from_its_row(reviewed: Reviewed, reviewer: User, terms: Terms, settings: Settings) -> None:
    """Blocks, day and renderer give the same bytes: what the row says is what was sent."""
    from lcadmin.notices import docx, pdf

    notice = issue.issue(reviewed(), terms, by=reviewer)
    blocks = from_json(notice.blocks)
    assert notice.docx_sha256
    assert notice.pdf_sha256
    assert storage.path_of(notice.docx_sha256).read_bytes() == docx.render(blocks, notice.issued_on)
    again = pdf.renderer(settings.instance / "fonts").render(blocks, notice.issued_on)
    assert storage.path_of(notice.pdf_sha256).read_bytes() == again.data
