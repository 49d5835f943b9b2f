"""A review beside the earlier one, on the screen; a rectified file is handed in and compared."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from lcadmin.extensions import db
from lcadmin.models import CaseFile, DismissalReason, Review
from lcadmin.reviewing import carry, decide
from lcadmin.settings import ROOT
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient

SignIn = Callable[..., SignedInClient]
SAMPLE = ROOT / "tests" / "samples" / "market-ordinary.pdf"


@pytest.fixture
def twice(make: Factory) -> tuple[Review, Review]:
    """A file reviewed twice: one finding is gone, one new, one the same and dismissed before."""
    first = make.review()
    make.finding(first, key="gone", title="已经没有的问题")
    same = make.finding(first, key="same", title="一直有的问题")
    decide.dismiss(same, by=make.user("reviewer"), seen=1, reason=DismissalReason.LAWFUL_EXCEPTION)
    second = make.review(first.case_file)
    make.finding(second, key="same", title="一直有的问题")
    make.finding(second, key="new", title="新发现的问题")
    with writing():
        carry.carry_over(second)
    return first, second


def part(text: str, heading: str) -> str:
    """The section of the page that `heading` names."""
    return text[text.index(f'id="{heading}-title"') :].partition("</section>")[0]


def test_the_workbench_tells_what_is_new_gone_and_unchanged(twice: tuple[Review, Review], client_as: SignIn) -> None:
    text = client_as("reviewer").get(f"/case-files/{twice[1].case_file_id}").text
    assert "与上一次评查相比：新增 1，消失 1，未变 1；沿用决定 1。" in text
    assert f"/case-files/{twice[1].case_file_id}/comparison?review={twice[1].id}" in text


def test_the_comparison_lists_them_and_the_decisions_that_were_carried(twice: tuple[Review, Review], client_as: SignIn) -> None:
    first, second = twice
    text = client_as("reviewer").get(f"/case-files/{second.case_file_id}/comparison").text
    assert "新发现的问题" in part(text, "new")
    assert "已经没有的问题" in part(text, "gone")
    assert f"review={first.id}" in part(text, "gone")
    assert "一直有的问题" in part(text, "same")
    assert "沿用了上一次的决定：认定不成立" in part(text, "same")


def test_a_first_review_has_nothing_beside_it(make: Factory, client_as: SignIn) -> None:
    review = make.review()
    client = client_as("reviewer")
    assert client.get(f"/case-files/{review.case_file_id}/comparison").location == f"/case-files/{review.case_file_id}"
    assert client.get(f"/case-files/{review.case_file_id}/comparison?review=9999").status_code == 404


def test_a_rectified_file_is_handed_in_beside_the_old_one(make: Factory, client_as: SignIn) -> None:
    agency = make.agency()
    old = make.review(make.case_file(agency=agency, case_no="某城管罚〔2024〕31号")).case_file
    client = client_as("agency", agency=agency)
    assert str(old) in client.get(f"/case-files/upload?succeeds={old.id}").text
    with SAMPLE.open("rb") as file:
        client.post("/case-files/upload", data={"succeeds": str(old.id), "files": (io.BytesIO(file.read()), "整改后.pdf")})
    new = db.session.query(CaseFile).filter_by(succeeds_id=old.id).one()
    assert (new.agency_id, new.case_no, new.original_name) == (agency.id, old.case_no, "整改后.pdf")
    assert db.session.get_one(CaseFile, old.id).deleted_at is None
    seen = client_as("admin").get(f"/case-files/{old.id}").text
    assert "已交整改后的案卷：" in seen
    assert f"/case-files/{new.id}" in seen


def test_nobody_hands_in_for_a_file_that_they_do_not_see(make: Factory, client_as: SignIn) -> None:
    old = make.review(make.case_file(agency=make.agency())).case_file
    client = client_as("agency", agency=make.agency())
    assert client.get(f"/case-files/upload?succeeds={old.id}").status_code == 404
    answer = client.post("/case-files/upload", data={"succeeds": str(old.id), "files": (io.BytesIO(b"%PDF-1.7 x"), "整改后.pdf")})
    assert answer.status_code == 404
    assert db.session.query(CaseFile).filter_by(succeeds_id=old.id).count() == 0
