"""The home page: what waits for whom, why something failed, and numbers that lead to what they count."""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import FindingState, Review, ReviewState
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements

SignIn = Callable[..., SignedInClient]


def test_it_shows_what_waits_and_why_something_failed(make: Factory, client_as: SignIn) -> None:
    make.finding(make.review(make.case_file(case_no="待定〔2026〕1号")))
    make.finding(make.review(make.case_file(case_no="待出〔2026〕1号")), state=FindingState.CONFIRMED)
    make.review(make.case_file(case_no="失败〔2026〕1号"), state=ReviewState.FAILED, error_message="文件有打开密码，请去掉密码后重新上传")
    make.review(make.case_file(case_no="排队〔2026〕1号"), state=ReviewState.QUEUED)
    text = client_as("reviewer").get("/").text
    assert "今天要办 3 件" in text
    for words in ("待定〔2026〕1号", "待出〔2026〕1号", "失败〔2026〕1号", "排队〔2026〕1号", "文件有打开密码"):
        assert words in text


def test_a_failed_review_can_be_tried_again_from_home(make: Factory, client_as: SignIn) -> None:
    review = make.review(make.case_file(), state=ReviewState.FAILED, error_message="读不了")
    client = client_as("reviewer")
    form = next(f for f in Elements(client.get("/").text).of("form") if f["action"].endswith("/retry"))
    answer = client.post(form["action"], data={"url": "/"})
    assert answer.headers["Location"] == "/"
    assert db.session.scalar(select(Review.state).where(Review.id == review.id)) is ReviewState.QUEUED


def test_a_colleagues_work_does_not_wait_for_me(make: Factory, client_as: SignIn) -> None:
    make.finding(make.review(make.case_file(reviewer=make.user("reviewer"))))
    assert "没有等着您办的事" in client_as("reviewer").get("/").text


def test_every_number_leads_to_a_list_that_counts_the_same(make: Factory, client_as: SignIn) -> None:
    for n in range(3):
        make.finding(make.review(make.case_file(agency=make.agency()), score_all=59.0 if n else 92.0, grade_all="不合格" if n else "优秀"))
    client = client_as("reviewer")
    text = client.get("/").text
    for address, number, words in re.findall(r'<a href="([^"]+)"><b>([^<]+)</b>([^<]+)</a>', text):
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200
        if words in ("案卷", "不合格"):
            assert f"{number} 件" in answer.text, words
    for address, number in re.findall(r'<a class="right" href="([^"]+)">全部 (\d+) 件</a>', text):
        assert f"{number} 件" in client.get(address).text


def test_who_does_not_see_reviews_finds_issued_papers_only(make: Factory, client_as: SignIn) -> None:
    agency = make.agency()
    make.finding(make.review(make.case_file(agency=agency, case_no="甲〔2026〕1号"), score_all=59.0, grade_all="不合格"))
    for role in ("agency", "viewer", "legal_officer"):
        client = client_as(role, agency=agency) if role == "agency" else client_as(role)
        text = client.get("/").text
        assert "甲〔2026〕1号" not in text
        assert "59" not in re.findall(r"<b>([^<]+)</b>", text)
