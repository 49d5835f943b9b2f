"""The pages of a notice: the draft, issuing, the issued paper, its files, revoking; who sees what."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from docx import Document
from sqlalchemy import select

from lcadmin import storage
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, CaseFile, FindingState, Notice, NoticeState, Review, User
from lcadmin.notices import issue
from lcadmin.notices.blocks import from_json, words
from lcadmin.notices.review_opinion import Terms
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.notices.papers import NASTY, squeezed

SAMPLE = Path(__file__).parents[2] / "samples" / "market-ordinary.pdf"
ClientAs = Callable[..., SignedInClient]


@pytest.fixture
def reviewed(make: Factory) -> Review:
    """A review of a real file with two confirmed findings and a dismissed one; its case file belongs to an agency and is nobody's yet."""
    with SAMPLE.open("rb") as stream:
        stored = storage.store(stream, "application/pdf")
    agency = make.agency("泉州市鲤城区市场监督管理局")
    review = make.review(make.case_file(stored_file=stored, agency=agency, procedure="ordinary", party="紫帽便利店"))
    make.finding(review, state=FindingState.CONFIRMED)
    make.finding(review, state=FindingState.CONFIRMED, rule="CF-501", title="告知书缺项", points=5.0)
    make.finding(review, state=FindingState.DISMISSED, title="不成立的问题")
    return review


@pytest.fixture
def issued(reviewed: Review, make: Factory) -> Notice:
    """An issued notice on that review."""
    return issue.issue(reviewed, Terms("泉州市鲤城区市场监督管理局", issue.today(), signer="吴海宁"), by=make.user("reviewer"))


def draft_url(review: Review) -> str:
    return f"/case-files/{review.case_file_id}/notice"


def fields(page: str) -> dict[str, str]:
    """The values of the draft's form as a browser would send them."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page[page.index('id="terms"'):page.index("</form>", page.index('id="terms"'))]):
        named = {name: html.unescape(value) for name, value in re.findall(r'([a-z-]+)="([^"]*)"', tag)}
        if named.get("type") != "checkbox" or " checked" in tag:
            found[named["name"]] = named.get("value", "")
    return found


def shown(page: str) -> str:
    """The words of the sheet on a page."""
    sheet = page[page.index('<article class="sheet"'):page.index("</article>")]
    return squeezed(html.unescape(re.sub(r"<[^>]+>", "", sheet)))


def test_the_draft_shows_every_word_that_would_be_issued(client_as: ClientAs, reviewed: Review) -> None:
    page = client_as("reviewer").get(draft_url(reviewed)).text
    told = shown(page)
    for line in words(issue.draft(reviewed, Terms("泉州市鲤城区市场监督管理局", issue.today()))):
        if "整改" not in line and "异议" not in line:
            assert squeezed(line) in told, line
    assert "不成立的问题" not in page


def test_the_draft_proposes_the_agency_and_todays_date(client_as: ClientAs, reviewed: Review) -> None:
    values = fields(client_as("reviewer").get(draft_url(reviewed)).text)
    assert values["addressee"] == "泉州市鲤城区市场监督管理局"
    assert (values["issued_on"], values["objection_days"]) == (issue.today().isoformat(), "10")


def test_a_preview_follows_the_form_and_issues_nothing(client_as: ClientAs, reviewed: Review) -> None:
    client = client_as("reviewer")
    values = fields(client.get(draft_url(reviewed)).text) | {"addressee": "另一个局", "copy_to": "某办", "do": "preview"}
    values.pop("with_points")
    answer = client.post(draft_url(reviewed), data=values)
    assert answer.status_code == 200
    told = shown(answer.text)
    assert "另一个局：" in told
    assert "抄送：某办。" in told
    assert "扣4分" not in told
    assert db.session.scalar(select(Notice)) is None


def test_what_was_previewed_is_issued_and_shown(client_as: ClientAs, reviewed: Review) -> None:
    client = client_as("reviewer")
    values = fields(client.get(draft_url(reviewed)).text) | {"do": "issue"}
    answer = client.post(draft_url(reviewed), data=values)
    assert answer.status_code == 302
    page = client.get(answer.location).text
    notice = db.session.scalars(select(Notice)).one()
    assert notice.number in page
    for line in words(from_json(notice.blocks)):
        assert squeezed(line) in shown(page), line
    assert "3 个文件与出具时一致" in page


def test_a_form_changed_after_the_preview_is_shown_first_and_issued_then(client_as: ClientAs, reviewed: Review) -> None:
    client = client_as("reviewer")
    values = fields(client.get(draft_url(reviewed)).text) | {"addressee": "没有预览过的局", "do": "issue"}
    answer = client.post(draft_url(reviewed), data=values)
    assert answer.status_code == 409
    assert "和刚才预览的不同" in answer.text
    assert "没有预览过的局：" in shown(answer.text)
    assert client.post(draft_url(reviewed), data=fields(answer.text) | {"do": "issue"}).status_code == 302


def test_open_findings_are_counted_and_nothing_is_issued(client_as: ClientAs, reviewed: Review, make: Factory) -> None:
    make.finding(reviewed, state=FindingState.OPEN, title="还没决定")
    client = client_as("reviewer")
    page = client.get(draft_url(reviewed)).text
    assert "还有 1 个问题没有确认或者判定不成立" in page
    assert re.search(r'<button class="btn main"[^>]*value="issue" disabled', page)
    assert "还没决定" not in page
    answer = client.post(draft_url(reviewed), data=fields(page) | {"do": "issue"})
    assert answer.status_code == 409
    assert db.session.scalar(select(Notice)) is None


@pytest.mark.parametrize(("field", "value", "sentence"), [
    ("addressee", "", "请填写主送单位"), ("issued_on", "2999-01-01", "成文日期不能晚于今天"), ("issued_on", "昨天", ""),
    ("rectify_by", "2001-01-01", "整改反馈期限应当晚于成文日期"), ("objection_days", "99", "0 至 60 个工作日"),
    ("objection_days", "", "请填写天数"),
])
def test_what_is_wrong_is_said_beside_its_field(client_as: ClientAs, reviewed: Review, field: str, value: str, sentence: str) -> None:
    client = client_as("reviewer")
    answer = client.post(draft_url(reviewed), data=fields(client.get(draft_url(reviewed)).text) | {field: value, "do": "issue"})
    assert answer.status_code == 422
    error = re.search(rf'id="{field}-error"[^>]*>([^<]+)<', answer.text)
    assert error is not None
    assert sentence in error[1]
    assert db.session.scalar(select(Notice)) is None


def test_the_draft_of_a_case_with_a_standing_notice_is_that_notice(client_as: ClientAs, issued: Notice) -> None:
    answer = client_as("reviewer").get(draft_url(issued.review))
    assert (answer.status_code, answer.location) == (302, f"/notices/{issued.id}")


def test_a_case_without_a_review_has_no_draft(client_as: ClientAs, make: Factory) -> None:
    assert client_as("reviewer").get(f"/case-files/{make.case_file().id}/notice").status_code == 404


def test_markup_in_a_name_is_shown_as_text(client_as: ClientAs, reviewed: Review) -> None:
    with writing():
        reviewed.case_file.party = NASTY
    page = client_as("reviewer").get(draft_url(reviewed)).text
    assert squeezed(NASTY) in shown(page)
    assert "<b>&amp;</b>" not in page


def test_pages_bring_no_inline_script_or_style(client_as: ClientAs, reviewed: Review, make: Factory) -> None:
    client = client_as("reviewer")
    pages = [client.get(draft_url(reviewed)).text]
    notice = issue.issue(reviewed, Terms("某局", issue.today()), by=make.user("reviewer"))
    pages += [client.get(f"/notices/{notice.id}").text, client.get("/notices/").text]
    for page in pages:
        assert not re.search(r"\son[a-z]+=|\sstyle=|javascript:|<style", page)
        assert all("nonce=" in tag for tag in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize(("kind", "media_type", "begins"), [
    ("pdf", "application/pdf", b"%PDF-"), ("annotated", "application/pdf", b"%PDF-"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
])
def test_each_file_comes_as_an_attachment(client_as: ClientAs, issued: Notice, kind: str, media_type: str, begins: bytes) -> None:
    answer = client_as("reviewer").get(f"/notices/{issued.id}/files/{kind}")
    assert answer.status_code == 200
    assert answer.data.startswith(begins)
    assert answer.mimetype == media_type
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "UTF-8''" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "notice.downloaded")).one()
    assert entry.after["file"] == kind


def test_the_files_handed_out_say_what_the_page_says(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    page = shown(client.get(f"/notices/{issued.id}").text)
    pdf = pdfium.PdfDocument(client.get(f"/notices/{issued.id}/files/pdf").data)
    docx = Document(io.BytesIO(client.get(f"/notices/{issued.id}/files/docx").data))
    text = squeezed("".join(each.get_textpage().get_text_range() for each in pdf))
    for paragraph in docx.paragraphs:
        for piece in paragraph.text.split("\t"):
            assert squeezed(piece) in page, piece
            assert squeezed(piece) in text, piece


def test_a_file_that_is_no_longer_the_one_issued_is_not_handed_out(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    assert issued.pdf_sha256
    storage.path_of(issued.pdf_sha256).write_bytes(b"%PDF-1.7 another paper")
    assert client.get(f"/notices/{issued.id}/files/pdf").status_code == 302
    page = client.get(f"/notices/{issued.id}").text
    assert "和出具时的不一致" in page
    assert "有文件与出具时不一致" in page


def test_a_file_that_a_notice_does_not_have_is_not_found(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    assert client.get(f"/notices/{issued.id}/files/xlsx").status_code == 404
    assert client.get(f"/notices/{issued.id + 1}/files/pdf").status_code == 404


def test_revoking_asks_for_a_reason_and_shows_it_to_all(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    refused = client.post(f"/notices/{issued.id}/revoke", data={"reason": " "})
    assert refused.status_code == 422
    assert "请写明撤销理由" in refused.text
    assert "data-open" in refused.text
    assert client.post(f"/notices/{issued.id}/revoke", data={"reason": "主送单位写错"}).status_code == 302
    for who in (client, client_as("agency", agency=issued.case_file.agency)):
        page = who.get(f"/notices/{issued.id}").text
        assert "主送单位写错" in page
        assert shown(page).startswith("已撤销")
    assert db.session.get_one(Notice, issued.id).state is NoticeState.REVOKED


def test_what_is_posted_without_a_token_is_refused(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    assert client.post(f"/notices/{issued.id}/revoke", data={"reason": "x"}, csrf=False).status_code == 400
    assert db.session.get_one(Notice, issued.id).state is NoticeState.ISSUED


def test_an_agency_sees_its_own_notices_and_no_other(client_as: ClientAs, issued: Notice) -> None:
    own, other = client_as("agency", agency=issued.case_file.agency), client_as("agency")
    assert own.get(f"/notices/{issued.id}").status_code == 200
    assert own.get(f"/notices/{issued.id}/files/pdf").status_code == 200
    assert issued.number in own.get("/notices/").text
    for address in (f"/notices/{issued.id}", f"/notices/{issued.id}/files/pdf"):
        assert other.get(address).status_code == 404
    assert issued.number not in other.get("/notices/").text


def test_only_who_may_issue_sees_the_draft(client_as: ClientAs, reviewed: Review, make: Factory) -> None:
    agency: Any = db.session.get_one(CaseFile, reviewed.case_file_id).agency
    assert client_as("reviewer").get(draft_url(reviewed)).status_code == 200
    assert client_as("agency", agency=agency).get(draft_url(reviewed)).status_code == 403
    assert client_as("viewer").get(draft_url(reviewed)).status_code == 403
    assert client_as("legal_officer").get(draft_url(reviewed)).status_code == 403
    colleague = make.user("reviewer")
    with writing():
        reviewed.case_file.reviewer_id = colleague.id
    assert client_as("reviewer").get(draft_url(reviewed)).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("admin", 302), ("viewer", 403), ("legal_officer", 403)])
def test_who_may_revoke(client_as: ClientAs, issued: Notice, role: str, status: int) -> None:
    assert client_as(role).post(f"/notices/{issued.id}/revoke", data={"reason": "写错"}).status_code == status


def test_a_leader_reads_what_was_issued(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("viewer")
    page = client.get(f"/notices/{issued.id}").text
    assert "回到审阅台" not in page
    assert "撤销这份意见书" not in page
    assert issued.number in client.get("/notices/").text


def test_a_leader_gets_the_paper_but_not_the_case_file(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("viewer")
    assert client.get(f"/notices/{issued.id}/files/pdf").status_code == 200
    assert client.get(f"/notices/{issued.id}/files/annotated").status_code == 404
    assert "标注版 PDF" not in client.get(f"/notices/{issued.id}").text


def test_after_revoking_one_is_led_to_the_next_draft(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    assert "另行出具</a>" not in client.get(f"/notices/{issued.id}").text
    client.post(f"/notices/{issued.id}/revoke", data={"reason": "写错"})
    page = client.get(f"/notices/{issued.id}").text
    assert f'href="{draft_url(issued.review)}">另行出具</a>' in page
    assert client.get(draft_url(issued.review)).status_code == 200


def test_nobody_who_is_not_signed_in_sees_anything(client: SignedInClient, issued: Notice) -> None:
    for address in ("/notices/", f"/notices/{issued.id}", f"/notices/{issued.id}/files/pdf", draft_url(issued.review)):
        answer = client.get(address)
        assert answer.status_code in (302, 401)
        assert issued.number not in answer.text


def test_the_list_can_be_filtered_and_searched(client_as: ClientAs, issued: Notice, make: Factory, reviewed: Review) -> None:
    client = client_as("admin")
    issue.revoke(issued, by=client.user, reason="写错")  # type: ignore[attr-defined]
    standing = issue.issue(reviewed, Terms("某局", issue.today()), by=make.user("reviewer"))
    only = client.get("/notices/?flt0_state=issued").text
    assert f"/notices/{standing.id}" in only
    assert f'"/notices/{issued.id}"' not in only
    assert f'"/notices/{issued.id}"' in client.get("/notices/?search=1号").text
    assert f'"/notices/{standing.id}"' not in client.get("/notices/?search=1号").text
    assert "没有符合筛选的内容" in client.get("/notices/?flt0_from=2999-01-01").text


def test_a_rare_character_is_told_before_issuing(client_as: ClientAs, reviewed: Review) -> None:
    with writing():
        reviewed.case_file.party = "𠮷野家"
    assert "有的字在字体里没有" in client_as("reviewer").get(draft_url(reviewed)).text


def test_the_signer_of_the_last_notice_is_proposed(client_as: ClientAs, issued: Notice, make: Factory, reviewed: Review) -> None:
    user: User = make.user("reviewer")
    issue.revoke(issued, by=user, reason="写错")
    assert fields(client_as("reviewer").get(draft_url(reviewed)).text)["signer"] == "吴海宁"


def test_the_screens_speak_english_and_the_paper_stays_chinese(client_as: ClientAs, issued: Notice) -> None:
    client = client_as("reviewer")
    client.get("/language/en")
    page = client.get(f"/notices/{issued.id}").text
    outside = re.sub(r'<article class="sheet".*?</article>', "", page, flags=re.DOTALL)
    for told in ("Issued and frozen", "Downloads", "3 files are as issued", "Revoke this notice"):
        assert told in outside
    assert "行政执法案卷评查意见书" in shown(page)
