"""The screens of the law register."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy import func, select

from lcadmin.access import RoleName
from lcadmin.bureau import laws
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import CitedLaw, LawVersion, Review, ReviewState, StoredFile, User
from lcadmin.transaction import writing
from rules.law.office_laws import KINDS
from tests.lcadmin.conftest import Factory, SignedInClient

TEXT = (
    "某某市停车场管理办法\n（2020年1月10日公布，自2020年3月1日起施行）\n第一章　总　则\n第一条　为了停车，制定本办法。\n"
    "第二条　下列车辆不得停放：\n（一）甲；\n（二）乙。\n"
)
LATER = TEXT.replace("2020年", "2023年").replace("乙。", "乙；\n（三）丙。").replace("公布", "修订")


@pytest.fixture
def officer(make: Factory) -> User:
    return make.user(RoleName.LEGAL_OFFICER)


@pytest.fixture
def desk(client: SignedInClient, officer: User) -> SignedInClient:
    client.sign_in(officer.username)
    return client


def upload(desk: SignedInClient, text: str, **fields: str) -> Any:
    data: dict[str, Any] = {"source": (io.BytesIO(text.encode()), "停车.txt"), "how": "公布", "kind": "", **fields}
    return desk.post("/laws/new", data=data, content_type="multipart/form-data")


def confirmed(desk: SignedInClient, preview: Any) -> Any:
    fields = dict(re.findall(r'name="(\w+)" type="hidden" value="([^"]*)"', preview.text))
    return desk.post("/laws/confirm", data=fields)


def test_a_text_is_previewed_and_then_stored(desk: SignedInClient) -> None:
    preview = upload(desk, TEXT)
    assert preview.status_code == 200
    assert "下列车辆不得停放" in preview.text
    assert "没有这部法律，作为新的登记" in preview.text
    assert db.session.scalar(select(func.count(LawVersion.id))) == 0
    answer = confirmed(desk, preview)
    assert unquote(answer.location).startswith("/laws/law/某某市停车场管理办法")
    page = desk.get(answer.location).text
    assert "有全文" in page
    assert "第一章 总则" in page
    assert db.session.scalar(select(LawVersion.source_name)) == "停车.txt"


def test_a_text_that_does_not_parse_is_refused_by_line_and_its_file_is_kept(desk: SignedInClient) -> None:
    answer = upload(desk, TEXT.replace("第二条", "第四条").replace("（二）", "（五）"))
    assert answer.status_code == 422
    assert "第 5 行" in answer.text
    assert "条号不连续：应当是第二条，这里是第四条" in answer.text
    assert "第 7 行" in answer.text
    assert db.session.scalar(select(func.count(StoredFile.sha256))) == 1
    assert db.session.scalar(select(func.count(LawVersion.id))) == 0
    desk.get("/language/en")
    assert "Article numbers do not follow" in upload(desk, TEXT.replace("第二条", "第四条")).text


def test_what_the_text_does_not_say_is_given_in_the_form(desk: SignedInClient) -> None:
    bare = TEXT.replace("（2020年1月10日公布，自2020年3月1日起施行）\n", "")
    assert upload(desk, bare).status_code == 422
    preview = upload(desk, bare, passed_on="2020-01-10", effective_on="2020-03-01", kind="地方政府规章")
    assert preview.status_code == 200
    confirmed(desk, preview)
    version = db.session.scalar(select(LawVersion))
    assert version is not None
    assert (version.passed_on, version.effective_on, version.law.kind) == (date(2020, 1, 10), date(2020, 3, 1), "地方政府规章")


def test_a_version_is_entered_by_its_days(desk: SignedInClient) -> None:
    fields = {"title": "行政处罚法", "how": "修订", "kind": "", "passed_on": "2030-01-01", "effective_on": "2030-07-01", "articles": "90"}
    answer = desk.post("/laws/new", data=fields)
    assert unquote(answer.location).startswith("/laws/law/中华人民共和国行政处罚法?at=2030-07-01")
    assert "2030-01-01 的文本" in desk.get(answer.location).text
    again = desk.post("/laws/new", data=fields | {"passed_on": "2030-02-01"})
    assert "同日" in again.text
    assert "没有选文件时" in desk.post("/laws/new", data={"how": "公布", "kind": ""}).text


@pytest.mark.parametrize(("query", "found", "lost"), [
    ("search=固废法", "固体废物污染环境防治法", "大气污染防治法"),
    ("search=行政处罚法&kind=法律", "中华人民共和国行政处罚法", "程序规定"),
    ("holds=repealed&search=合同法", "合同法", "行政处罚法"),
    ("own=1", "没有符合筛选的内容", "行政处罚法"),
])
def test_the_list_is_searched_by_name_kind_and_day(desk: SignedInClient, query: str, found: str, lost: str) -> None:
    page = desk.get(f"/laws/?{query}").text
    rows = page[page.index("<tbody>"):]
    assert found in rows
    assert lost not in rows


def test_the_list_is_shown_in_few_statements(desk: SignedInClient, statements: Any) -> None:
    desk.get("/laws/")
    with statements() as sent:
        assert desk.get("/laws/?page=3").status_code == 200
    assert len(sent) <= 12


@pytest.mark.parametrize(("cited", "at", "title", "anchor"), [
    ("《行政处罚法》第五十八条第二款", "2024-05-01", "中华人民共和国行政处罚法", "#a58"),
    ("行政复议法第20条", "2023-05-01", "中华人民共和国行政复议法", "#a20"),
    ("行政处罚法", "", "中华人民共和国行政处罚法", ""),
])
def test_a_citation_leads_to_its_article(desk: SignedInClient, cited: str, at: str, title: str, anchor: str) -> None:
    answer = desk.get("/laws/look-up", query_string={"cited": cited, "at": at})
    assert unquote(answer.location).startswith(f"/laws/law/{title}")
    assert answer.location.endswith(anchor)
    assert desk.get(answer.location).status_code == 200


@pytest.mark.parametrize("cited", ["", "《没有的办法》第三条", "随便写的"])
def test_what_is_no_known_citation_is_told(desk: SignedInClient, cited: str) -> None:
    page = desk.get("/laws/look-up", query_string={"cited": cited}, follow_redirects=True).text
    assert "法规库里没有" in page or "请输入条文引用" in page


@pytest.mark.parametrize(("place", "words"), [
    ("article=57&paragraph=2", "有这一条款项"), ("article=57&paragraph=3", "没有这一条款项"), ("article=99", "没有这一条款项"),
    ("article=0", ""), ("article=x", ""), ("article=99999999999999999999", ""),
])
def test_the_page_says_whether_the_version_of_the_day_has_it(desk: SignedInClient, place: str, words: str) -> None:
    answer = desk.get(f"/laws/law/行政处罚法?at=2024-05-01&{place}")
    assert answer.status_code == 200
    assert words in answer.text


@pytest.mark.parametrize("day", ["2010-01-01", "2021-07-14", "2021-07-15", "1980-01-01", "3000-01-01", "nonsense"])
@pytest.mark.parametrize("title", ["行政处罚法", "合同法", "注册会计师法", "市场监督管理行政处罚程序规定"])
def test_a_law_is_shown_on_any_day(desk: SignedInClient, title: str, day: str) -> None:
    assert desk.get(f"/laws/law/{title}?at={day}").status_code == 200


def test_versions_are_compared_side_by_side(desk: SignedInClient) -> None:
    for text in (TEXT, LATER):
        confirmed(desk, upload(desk, text))
    page = desk.get("/laws/compare/某某市停车场管理办法").text
    assert "按条文文字比较。" in page
    assert "<ins>" in page
    assert "（三）丙。" in re.sub("<[^>]+>", "", page)
    assert "<h3" in page
    assert "第一条" not in page[page.index("law-compare"):]
    assert "第一条" in desk.get("/laws/compare/某某市停车场管理办法?all=1").text
    known = desk.get("/laws/compare/行政处罚法?old=2017-09-01&new=2021-01-22").text
    assert "告知" in known
    assert "条号变动" in known


def test_a_law_with_one_version_has_nothing_to_compare(desk: SignedInClient) -> None:
    confirmed(desk, upload(desk, TEXT))
    assert "没有可以比较的" in desk.get("/laws/compare/某某市停车场管理办法", follow_redirects=True).text


def test_missing_laws_are_listed_with_their_files(make: Factory, client: SignedInClient) -> None:
    reviewer = make.user(RoleName.REVIEWER)
    case_file = make.case_file(reviewer=reviewer, party="甲餐饮店")
    review = make.review(case_file)
    with writing() as session:
        session.add(CitedLaw(review_id=review.id, name="某某省养犬条例", times=3))
    client.sign_in(reviewer.username)
    assert "某某省养犬条例" in client.get("/laws/missing").text
    assert "甲餐饮店" in client.get("/laws/missing?law=某某省养犬条例").text


def test_files_that_waited_are_queued_anew(make: Factory, client: SignedInClient, officer: User) -> None:
    reviewer = make.user(RoleName.REVIEWER)
    mine, others = make.case_file(reviewer=reviewer), make.case_file(reviewer=make.user(RoleName.REVIEWER))
    for case_file in (mine, others):
        review = make.review(case_file, queued_at=now() - timedelta(days=1))
        with writing() as session:
            session.add(CitedLaw(review_id=review.id, name="某某市停车场管理办法", times=1))
    laws.add_version(by=officer, title="某某市停车场管理办法", kind="地方政府规章", passed_on=date(2020, 1, 10), effective_on=date(2020, 3, 1))
    client.sign_in(reviewer.username)
    page = client.get("/laws/law/某某市停车场管理办法").text
    assert f'value="{mine.id}"' in page
    assert f'name="file" value="{others.id}"' not in page
    client.post("/laws/re-review/某某市停车场管理办法", data={"file": [str(mine.id)]})
    queued = db.session.scalars(select(Review.case_file_id).where(Review.state == ReviewState.QUEUED)).all()
    assert queued == [mine.id]
    assert client.post("/laws/re-review/某某市停车场管理办法", data={"file": [str(others.id)]}).status_code == 404
    assert "没有选择案卷" in client.post("/laws/re-review/某某市停车场管理办法", follow_redirects=True).text


def test_a_repeal_is_entered_and_a_version_taken_back(desk: SignedInClient) -> None:
    confirmed(desk, upload(desk, TEXT))
    desk.post("/laws/repeal/某某市停车场管理办法", data={"repealed_on": "2025-01-01", "replaced_by": "某某条例"})
    assert "已经废止" in desk.get("/laws/law/某某市停车场管理办法?at=2025-06-01").text
    desk.post("/laws/repeal/某某市停车场管理办法", data={"repealed_on": "", "replaced_by": ""})
    number = db.session.scalar(select(LawVersion.id))
    assert "请写明撤回的理由" in desk.post(f"/laws/versions/{number}/withdraw", follow_redirects=True).text
    desk.post(f"/laws/versions/{number}/withdraw", data={"reason": "文本不对"})
    assert desk.get("/laws/law/某某市停车场管理办法").status_code == 404


def test_the_source_file_can_be_had_back(desk: SignedInClient) -> None:
    confirmed(desk, upload(desk, TEXT))
    number = db.session.scalar(select(LawVersion.id))
    assert desk.get(f"/laws/versions/{number}/source").data == TEXT.encode()
    assert desk.get("/laws/versions/999/source").status_code == 404


def test_only_a_text_can_be_confirmed(desk: SignedInClient, make: Factory) -> None:
    pdf = make.stored_file()
    assert desk.post("/laws/confirm", data={"sha256": pdf.sha256}).status_code == 404
    assert desk.post("/laws/confirm", data={"sha256": "../../etc/passwd"}).status_code == 404
    assert desk.post("/laws/confirm").status_code == 400


@pytest.mark.parametrize("address", [
    "/laws/?search=行政处罚法", "/laws/law/行政处罚法?at=2024-05-01&article=57&paragraph=3", "/laws/compare/行政处罚法?old=2017-09-01&new=2021-01-22",
    "/laws/missing", "/laws/new", "/laws/law/合同法", "/laws/law/某某市停车场管理办法", "/laws/compare/某某市停车场管理办法?all=1",
])
def test_the_screens_are_english_but_for_the_law_itself(desk: SignedInClient, address: str) -> None:
    for text in (TEXT, LATER):
        confirmed(desk, upload(desk, text))
    desk.get("/laws/")  # what was said in Chinese is read
    desk.get("/language/en")
    page = desk.get(address).text
    page = page[page.index("<main"):page.index("</main>")]
    for tag in ("del", "ins"):
        page = page.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    page = re.sub(r'<(h1|h2|h3|b|p|a|td|span)\b[^>]* lang="zh-CN"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
    page = re.sub(r'<div class="law-words" lang="zh-CN">.*?</div>', "", page, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", page)
    for own in ("行政处罚法", "中华人民共和国", "民法典", "合同法", "某某市停车场管理办法", "通过", "停车.txt", *KINDS, "公布", "修正", "修订"):
        words = words.replace(own, "")
    assert re.findall(r"[\u4e00-\u9fff].{0,20}", words) == []


def test_a_findings_basis_shows_the_words_where_they_were_imported(make: Factory, client: SignedInClient, officer: User) -> None:
    reviewer = make.user(RoleName.REVIEWER)
    case_file = make.case_file(reviewer=reviewer)
    basis = {"law": "某某市停车场管理办法", "article": 2, "text": "《某某市停车场管理办法》第二条", "version": "2020-01-10", "summary": "一句摘要"}
    make.finding(make.review(case_file), basis=[basis])
    client.sign_in(reviewer.username)
    assert "一句摘要" in client.get(f"/case-files/{case_file.id}").text
    client.post("/logout")
    client.sign_in(officer.username)
    confirmed(client, upload(client, TEXT))
    client.post("/logout")
    client.sign_in(reviewer.username)
    assert "下列车辆不得停放：" in client.get(f"/case-files/{case_file.id}").text
