"""The list of case files: what each role sees of it, and what can be done with many at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from lcadmin.extensions import db
from lcadmin.models import CaseFile, FindingState, Review, ReviewState
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements


def act(client: SignedInClient, action: str, *case_files: CaseFile, **more: str) -> str:
    """Ticks the case files and presses the action's button; what the next page says."""
    data = {"action": action, "rowid": [str(c.id) for c in case_files], "url": "/case-files/", **more}
    answer = client.post("/case-files/action/", data=data, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def test_ticked_case_files_are_given_to_a_reviewer(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    one, two, other = make.case_file(), make.case_file(), make.case_file()
    colleague = make.user("reviewer", name="林评查")
    client = client_as("admin")
    assert f'<option value="{colleague.id}">' in client.get("/case-files/").text
    assert "已分派 2 件" in act(client, "assign", one, two, reviewer=str(colleague.id))
    assert [db.session.get_one(CaseFile, c.id).reviewer_id for c in (one, two, other)] == [colleague.id, colleague.id, None]


def test_a_case_file_cannot_be_given_to_somebody_who_is_no_reviewer(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    case_file, viewer = make.case_file(), make.user("viewer")
    assert "不是评查员" in act(client_as("admin"), "assign", case_file, reviewer=str(viewer.id))
    assert db.session.get_one(CaseFile, case_file.id).reviewer_id is None


def test_the_trash_hides_a_case_file_and_gives_it_back(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    case_file = make.case_file(case_no="甲〔2026〕1号")
    client = client_as("admin")
    assert "移到回收站" in client.get("/case-files/").text
    act(client, "trash", case_file)
    assert "甲〔2026〕1号" not in client.get("/case-files/").text
    in_trash = client.get("/case-files/?flt0_trash=1").text
    assert "甲〔2026〕1号" in in_trash
    assert "移到回收站" not in in_trash
    act(client, "restore", case_file, url="/case-files/?flt0_trash=1")
    assert "甲〔2026〕1号" in client.get("/case-files/").text


def test_ticked_case_files_are_reviewed_again_after_a_question_that_says_what_happens(
    make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    case_file = make.case_file()
    make.review(case_file)
    client = client_as("reviewer")
    button = Elements(client.get("/case-files/").text).of("button", value="review")[0]
    assert "{n}" in button["data-confirm"]
    assert "1 件已排队" in act(client, "review", case_file)
    states = db.session.scalars(select(Review.state).where(Review.case_file_id == case_file.id).order_by(Review.id)).all()
    assert states == [ReviewState.DONE, ReviewState.QUEUED]


@pytest.mark.parametrize("action", ["assign", "review", "trash", "restore"])
@pytest.mark.parametrize("role", ["agency", "viewer"])
def test_an_agency_or_a_leader_can_do_nothing_with_many(
    role: str, action: str, make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    agency = make.agency()
    case_file = make.case_file(agency=agency)
    client = client_as(role, agency=agency) if role == "agency" else client_as(role)
    before = db.session.scalar(select(func.count()).select_from(Review))
    act(client, action, case_file, reviewer=str(make.user("reviewer").id))
    fresh = db.session.get_one(CaseFile, case_file.id)
    assert (fresh.reviewer_id, fresh.deleted_at) == (None, None)
    assert db.session.scalar(select(func.count()).select_from(Review)) == before
    assert 'name="rowid"' not in client.get("/case-files/").text


def test_a_reviewer_cannot_move_a_colleagues_case_file_by_naming_its_number(
    make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    theirs = make.case_file(reviewer=make.user("reviewer"))
    act(client_as("reviewer"), "trash", theirs)
    assert db.session.get_one(CaseFile, theirs.id).deleted_at is None


def test_an_agency_sees_its_own_case_files_and_neither_score_nor_state_of_the_review(
    make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    agency = make.agency()
    review = make.review(make.case_file(agency=agency, case_no="甲〔2026〕1号"), score_all=59.0, grade_all="不合格")
    make.finding(review, state=FindingState.OPEN)
    make.case_file(agency=make.agency(), case_no="乙〔2026〕1号")
    text = client_as("agency", agency=agency).get("/case-files/").text
    assert "甲〔2026〕1号" in text
    assert "乙〔2026〕1号" not in text
    assert "评查中" in text
    assert "已处理" not in text
    assert 'class="total' not in text
    assert "按评查员" not in text


def test_an_agency_cannot_find_out_a_grade_by_filtering(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    agency = make.agency()
    make.review(make.case_file(agency=agency, case_no="甲〔2026〕1号"), score_all=59.0, grade_all="不合格")
    client = client_as("agency", agency=agency)
    assert "甲〔2026〕1号" not in client.get("/case-files/?flt0_grade=不合格").text
    assert "甲〔2026〕1号" in client.get("/case-files/").text


def test_an_agency_cannot_find_out_findings_or_reviewers_by_filtering(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    agency, reviewer = make.agency(), make.user("reviewer", name="林晓岚")
    review = make.review(make.case_file(agency=agency, case_no="甲〔2026〕1号", reviewer=reviewer))
    make.finding(review, rule="CF-609")
    client = client_as("agency", agency=agency)
    assert "甲〔2026〕1号" not in client.get("/case-files/?flt0_rule=CF-609").text
    assert "林晓岚" not in client.get("/case-files/").text
    assert "甲〔2026〕1号" in client_as("admin").get("/case-files/?flt0_rule=CF-609").text


def test_the_side_counts_what_its_views_list(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    client = client_as("reviewer")
    me = client.user  # type: ignore[attr-defined]
    make.finding(make.review(make.case_file(reviewer=me)))
    make.review(make.case_file(reviewer=me))
    make.review(make.case_file(), state=ReviewState.FAILED)
    text = client.get("/case-files/").text
    nav = text.split('class="views"')[1].split("</nav>")[0]
    counts = {label.strip(): int(n) for label, n in (e.split("<span>") for e in _entries(nav))}
    assert counts["分给我的"] == 2
    assert counts["我的待定问题"] == 1
    assert counts["读取失败"] == 1
    assert counts["待出具意见书"] == 1
    assert counts["全部案卷"] == 3
    for link in (a["href"] for a in Elements(nav).of("a")):
        assert client.get(link).status_code == 200


def _entries(nav: str) -> list[str]:
    return [part.split(">", 1)[1].split("</span>")[0] for part in nav.split("<a ")[1:]]
