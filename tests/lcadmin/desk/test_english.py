"""What the checker said, read in English: findings, reasons, documents and rules; what people and papers say stays as written."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from lcadmin.extensions import db
from lcadmin.models import CoverageRow, Finding, FindingState, Review, ReviewDocument, ReviewState, User
from lcadmin.reviewing import decide
from lcadmin.transaction import writing
from rules.judging import RULES
from tests.lcadmin.conftest import Factory, SignedInClient

SignIn = Callable[..., SignedInClient]


def in_english(client: SignedInClient, address: str) -> str:
    client.get("/language/en")
    return unescape(client.get(address).text)


def test_a_finding_is_told_in_english_with_the_papers_own_words(client_as: SignIn, make: Factory) -> None:
    review = make.finding(suggestion="复议申请期限为六十日。").review
    page = in_english(client_as("reviewer"), f"/case-files/{review.case_file_id}")
    assert "The period told for reconsideration is “三十日”; it is sixty days" in page
    assert "Wrong reconsideration period" in page
    assert "The period for reconsideration is sixty days." in page


def test_a_message_that_a_person_wrote_is_shown_as_written(client_as: SignIn, make: Factory) -> None:
    client = client_as("reviewer")
    finding = make.finding()
    decide.edit(finding, by=db.session.get_one(User, client.user.id), seen=1, message="期限少写了三十日")
    page = in_english(client, f"/case-files/{finding.review.case_file_id}")
    assert "期限少写了三十日" in page
    assert "The period told" not in page


def test_reasons_are_told_in_english_with_and_without_parameters(client_as: SignIn, make: Factory) -> None:
    review = make.review()
    with writing() as session:
        session.add(CoverageRow(review_id=review.id, rule="CF-304", outcome="undetermined", reason="签名处辨认不清"))
        template, params = "有 {n} 页没有读出文字，无法判断", {"n": "3"}
        told = {"reason": template.format(**params), "reason_id": template, "reason_params": params}
        session.add(CoverageRow(review_id=review.id, rule="CF-501", outcome="undetermined", **told))
    client, address = client_as("reviewer"), f"/case-files/{review.case_file_id}"
    assert "有 3 页没有读出文字，无法判断" in client.get(address).text
    page = in_english(client, address)
    assert "3 pages could not be read, so this cannot be decided" in page
    assert "The place for the signature is illegible" in page
    assert "签名处辨认不清" not in page


def test_a_template_of_another_release_shows_what_was_stored(client_as: SignIn, make: Factory) -> None:
    review: Review = make.finding(message="原来的话", message_id="告知的复议期限是{told}，应当是六十日", message_params={"other": "x"}).review
    assert "原来的话" in in_english(client_as("reviewer"), f"/case-files/{review.case_file_id}")


def test_documents_are_named_by_their_kind_in_english_and_by_their_heading_in_chinese(client_as: SignIn, make: Factory) -> None:
    review = make.review()
    with writing() as session:
        kinds = (("penalty_decision", "行政处罚决定书（草稿）"), ("unknown", "某某说明"))
        for n, (kind, title) in enumerate(kinds, 1):
            session.add(ReviewDocument(review_id=review.id, ordinal=n, kind=kind, title=title, first_page=n, last_page=n))
    client, address = client_as("reviewer"), f"/case-files/{review.case_file_id}"
    assert ">行政处罚决定书（草稿）</span>" in client.get(address).text
    page = in_english(client, address)
    assert ">Penalty decision</span>" in page
    assert ">某某说明</span>" in page


def test_the_rule_page_tells_in_the_readers_language_why_the_rule_is_there(client_as: SignIn) -> None:
    client = client_as("reviewer")
    page = client.get("/rules/CF-610").text
    assert RULES["CF-610"].why in page
    assert RULES["CF-610"].judge.__doc__ not in page
    page = in_english(client, "/rules/CF-610")
    assert "The period for reconsideration is sixty days; told less, a party may miss it." in page
    assert "Penalty decision, On-the-spot penalty decision" in page
    assert RULES["CF-610"].why not in page


def test_basis_and_structure_of_a_finding_are_explained_in_english(client_as: SignIn, make: Factory) -> None:
    summary = "没有依据或者主体不适格的处罚无效，重大且明显违反程序的处罚也无效。"
    basis = [{"text": "《中华人民共和国行政处罚法》第三十八条", "summary": summary, "structure": "共2款，第一款有5项"}]
    review = make.finding(basis=basis).review
    client, address = client_as("reviewer"), f"/case-files/{review.case_file_id}"
    page = client.get(address).text
    assert summary in page
    assert "共2款，第一款有5项" in page
    page = in_english(client, address)
    assert "A penalty without basis or by a body without standing is void" in page
    assert "paragraphs: 2, items in paragraph 1: 5" in page


def test_a_rule_is_found_by_its_english_title(client_as: SignIn) -> None:
    page = in_english(client_as("reviewer"), "/rules/?search=wrong+reconsideration+period")
    assert "CF-610" in page
    assert "CF-102" not in page


def test_the_notice_stays_chinese(client_as: SignIn, make: Factory) -> None:
    review = make.review(make.case_file(agency=make.agency()), score_all=96, score_confirmed=96)
    finding: Finding = make.finding(review, state=FindingState.CONFIRMED)
    page = in_english(client_as("reviewer"), f"/case-files/{finding.review.case_file_id}/notice")
    assert "告知的复议期限是三十日，应当是六十日" in page


CHINESE = re.compile(r"[一-鿿]{2,}")


def test_what_the_checker_refuses_of_a_law_is_told_in_english(client_as: SignIn) -> None:
    client = client_as("admin")
    client.get("/language/en")
    asked = {"title": "行政处罚法", "kind": "法律", "passed_on": "2025-03-01", "effective_on": "2025-01-01", "how": "修订"}
    page = unescape(client.post("/laws/new", data=asked).text)
    assert "is before" in page
    assert "早于通过或者公布日期" not in page


def test_what_the_checker_refuses_of_an_own_rule_is_told_in_english(client_as: SignIn) -> None:
    from tests.lcadmin.desk.test_own_rules import FORM

    client = client_as("admin")
    client.get("/language/en")
    page = client.post("/rules/own/new", data=FORM | {"basis": "《行政处罚法》第九百条"}).text
    told = re.search(r'id="basis-error"[^>]*>(.*?)</p>', page, re.S)
    assert told is not None
    assert "没有这一条款项" not in told[1]
    assert "《" in told[1]  # the law keeps its name


def test_why_a_review_failed_is_told_in_english_where_it_is_watched(client_as: SignIn, make: Factory) -> None:
    review = make.review(make.case_file(), state=ReviewState.FAILED, error_message="文件有打开密码，请去掉密码后重新上传", attempts=1)
    client = client_as("reviewer")
    page = in_english(client, f"/case-files/{review.case_file_id}")
    assert "文件有打开密码" not in page
    told = client.get(f"/reviews/{review.id}/progress").json
    assert told is not None
    assert not CHINESE.search(told["message"])
