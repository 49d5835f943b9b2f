"""The workbench and the other pages of a case file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from lcadmin import storage
from lcadmin.extensions import db
from lcadmin.models import CaseFile, CoverageRow, FindingState, Review, ReviewState, User
from lcadmin.reviewing import decide
from lcadmin.settings import ROOT
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements

Reviewed = Callable[..., Review]
SignIn = Callable[..., SignedInClient]
SAMPLE = ROOT / "tests" / "samples" / "health-summary.pdf"


def test_it_takes_the_same_few_statements_for_three_findings_and_for_sixty(
    client_as: SignIn, reviewed: Reviewed, statements: Callable[[], Any]
) -> None:
    client = client_as("reviewer")
    me = client.user.id  # type: ignore[attr-defined]
    counts = []
    for findings, pages in ((3, 10), (60, 800)):
        review = reviewed(findings=findings, pages=pages)
        for finding in list(review.findings)[:2]:
            decide.confirm(finding, by=db.session.get_one(User, me), seen=1)
        address = f"/case-files/{review.case_file_id}"
        client.get(address)
        db.session.remove()
        with statements() as sent:
            assert client.get(address).status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1], sent.sent
    assert counts[1] <= 24, sent.sent


def test_findings_are_grouped_by_severity_with_their_place_basis_and_suggestion(
    client_as: SignIn, reviewed: Reviewed, make: Factory
) -> None:
    review = reviewed(findings=4)
    make.finding(
        review,
        title="超期",
        severity="major",
        page=5,
        basis=[
            {
                "text": "《行政处罚法》第六十条",
                "summary": "九十日内作出决定",
                "in_force": {"from": "2021-07-15", "to": None},
                "structure": "共1款",
            }
        ],
        suggestion="补充审批",
    )
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}").text
    cards = text.split("<article")[1:]
    assert [c.split('data-severity="')[1].split('"')[0] for c in cards] == ["veto", "major", "major", "minor", "hint"]
    late = next(c for c in cards if "超期" in c)
    for words in ("九十日内作出决定", "2021-07-15 起施行", "共1款", "补充审批", "第 5 页"):
        assert words in late
    assert "无法判断 1 项：" in text


def test_the_facts_and_the_coverage_stand_beside(client_as: SignIn, reviewed: Reviewed) -> None:
    text = client_as("reviewer").get(f"/case-files/{reviewed().case_file_id}").text
    assert "145,000 元" in text
    assert "王珍明（135006）" in text
    assert "2024-06-13" in text
    assert 'data-outcome-row="undetermined"' in text
    assert "签名处辨认不清" in text


def test_the_outline_names_the_documents_with_their_pages_and_what_was_found_on_them(client_as: SignIn, reviewed: Reviewed) -> None:
    page = Elements(client_as("reviewer").get(f"/case-files/{reviewed(findings=3, pages=4).case_file_id}").text)
    entries = [a for a in page.of("a") if "data-first" in a]
    assert [a["data-first"] for a in entries] == ["1", "2", "3", "4"]
    thumbs = [a for a in page.of("img") if "/thumbnails/" in a.get("src", "")]
    assert len(thumbs) == 4
    assert all(a["loading"] == "lazy" for a in thumbs)


def test_the_history_tells_who_did_what(make: Factory, client_as: SignIn, reviewed: Reviewed) -> None:
    review = reviewed(findings=1)
    client = client_as(make.user("reviewer", name="林晓岚"))
    client.post(f"/findings/{review.findings[0].id}/decision", json={"seen": 1, "do": "dismiss", "reason": "misread", "words": "看错了行"})
    text = client.get(f"/case-files/{review.case_file_id}/history").text
    for words in ("林晓岚", "问题不成立", "识别有误", "看错了行"):
        assert words in text


def test_an_older_review_can_be_looked_at_and_not_decided(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    old = reviewed(findings=1)
    new = make.review(old.case_file, page_total=12)
    client = client_as("reviewer")
    page = client.get(f"/case-files/{old.case_file_id}?review={old.id}").text
    assert "只能看" in page
    assert 'data-do="confirm"' not in page
    assert 'data-do="confirm"' not in client.get(f"/case-files/{old.case_file_id}").text
    assert client.get(f"/case-files/{old.case_file_id}?review={new.id + 99}").status_code == 404


def test_a_review_that_failed_says_why_and_can_be_tried_again(client_as: SignIn, make: Factory) -> None:
    review = make.review(make.case_file(), state=ReviewState.FAILED, error_message="文件有打开密码，请去掉密码后重新上传", attempts=1)
    client = client_as("reviewer")
    page = client.get(f"/case-files/{review.case_file_id}").text
    assert "文件有打开密码" in page
    assert "再试一次" in page
    client.post(f"/reviews/{review.id}/retry")
    assert db.session.get_one(Review, review.id).state is ReviewState.QUEUED


def test_a_running_review_is_watched_by_its_progress(client_as: SignIn, make: Factory) -> None:
    from lcadmin.columns import now

    review = make.review(make.case_file(), state=ReviewState.RUNNING, step="read", page_done=31, page_total=48, heartbeat_at=now())
    client = client_as("reviewer")
    watched = [a["data-watch"] for a in Elements(client.get(f"/case-files/{review.case_file_id}").text).of("div") if "data-watch" in a]
    assert watched == [f"/reviews/{review.id}/progress"]
    told = client.get(watched[0]).json
    assert told["words"] == "读取，第 31 / 48 页"
    assert (told["over"], told["done"]) == (False, False)


def test_an_agency_sees_its_papers_and_nothing_of_the_review(make: Factory, client_as: SignIn, reviewed: Reviewed) -> None:
    agency = make.agency()
    review = reviewed(agency=agency, findings=2)
    text = client_as("agency", agency=agency).get(f"/case-files/{review.case_file_id}").text
    assert "还没有出具文书" in text
    for words in ("问题0", "覆盖", "得分", "已处理", "不成立"):
        assert words not in text


def test_another_reviewers_case_file_does_not_exist(make: Factory, client_as: SignIn, reviewed: Reviewed) -> None:
    review = reviewed(reviewer=make.user("reviewer"))
    client = client_as("reviewer")
    for address in ("", "/history", "/original", "/pages/1.png", "/thumbnails/1.png", "/particulars"):
        assert client.get(f"/case-files/{review.case_file_id}{address}").status_code == 404, address


@pytest.fixture
def sample(app: Any, make: Factory) -> CaseFile:
    """A case file whose bytes are in the store."""
    with SAMPLE.open("rb") as stream:
        stored = storage.store(stream, "application/pdf")
    return make.case_file(stored_file=stored, original_name="卫生 当场.pdf", pages=7)


def test_pages_are_drawn_at_two_zoom_levels_and_kept_from_shared_caches(sample: CaseFile, client_as: SignIn) -> None:
    client = client_as("reviewer")
    sizes = []
    for zoom in (1, 2):
        answer = client.get(f"/case-files/{sample.id}/pages/1.png?zoom={zoom}")
        assert answer.mimetype == "image/png"
        assert answer.headers["Cache-Control"].startswith("private")
        sizes.append(int.from_bytes(answer.data[16:20], "big"))
    assert sizes[1] == pytest.approx(2 * sizes[0], abs=2)
    assert client.get(f"/case-files/{sample.id}/thumbnails/1.png").mimetype == "image/png"


@pytest.mark.parametrize("address", ["pages/0.png", "pages/99.png", "pages/1.png?zoom=9", "thumbnails/99.png", "pages/x.png"])
def test_a_page_that_is_not_there_is_not_found(address: str, sample: CaseFile, client_as: SignIn) -> None:
    assert client_as("reviewer").get(f"/case-files/{sample.id}/{address}").status_code == 404


def test_the_original_comes_back_byte_for_byte_as_an_attachment(sample: CaseFile, client_as: SignIn) -> None:
    answer = client_as("reviewer").get(f"/case-files/{sample.id}/original")
    assert answer.data == SAMPLE.read_bytes()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_annotated_copy_bears_what_stands_and_not_what_was_dismissed(sample: CaseFile, make: Factory, client_as: SignIn) -> None:
    import pikepdf

    review = make.review(sample, page_total=7)
    make.finding(review, title="复议期限告知错误", page=3)
    make.finding(review, title="不成立的", page=3, state=FindingState.DISMISSED)
    answer = client_as("reviewer").get(f"/case-files/{sample.id}/annotated.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        notes = " ".join(str(note.get("/Contents", "")) for note in pdf.pages[2].get("/Annots", []))
    assert "复议期限告知错误" in notes
    assert "不成立的" not in notes


def test_where_there_can_be_no_annotated_copy_the_workbench_says_why(app: Any, make: Factory, client_as: SignIn) -> None:
    stored = storage.store(io.BytesIO("第一页".encode()), "text/plain")
    review = make.review(make.case_file(stored_file=stored, pages=1), page_total=1)
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}/annotated.pdf", follow_redirects=True).text
    assert "原件不是 PDF，没有标注版" in text


def test_a_plain_text_is_shown_as_text(app: Any, make: Factory, client_as: SignIn) -> None:
    stored = storage.store(io.BytesIO("行政处罚决定书\n第一页\f<b>第二页</b>".encode()), "text/plain")
    review = make.review(make.case_file(stored_file=stored, pages=2), page_total=2)
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}").text
    page = Elements(text)
    assert page.of("pre", data_text="")
    assert not page.of("img", data_picture="")
    kept = next(code for _tag, attributes, code in page.code if "data-texts" in attributes)
    assert json.loads(kept) == ["行政处罚决定书\n第一页", "<b>第二页</b>"]
    assert "<b>" not in kept


def test_the_particulars_can_be_put_right_and_the_trail_says_from_what_to_what(client_as: SignIn, make: Factory) -> None:
    from sqlalchemy import select

    from lcadmin.models import AuditEntry

    case_file = make.case_file(case_no="错〔2026〕1号", procedure="ordinary")
    client = client_as("reviewer")
    page = client.get(f"/case-files/{case_file.id}/particulars").text
    assert "错〔2026〕1号" in page
    data = {
        "case_no": "对〔2026〕1号",
        "party": case_file.party,
        "cause": "占道经营",
        "procedure": "summary",
        "decided_on": "2026-05-02",
        "agency": "",
    }
    client.post(f"/case-files/{case_file.id}/particulars", data=data)
    fresh = db.session.get_one(CaseFile, case_file.id)
    assert (fresh.case_no, fresh.cause, fresh.procedure, str(fresh.decided_on)) == ("对〔2026〕1号", "占道经营", "summary", "2026-05-02")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "case_file.changed")).one()
    assert entry.before["case_no"] == "错〔2026〕1号"
    assert "party" not in entry.after


def test_what_a_file_says_cannot_become_code_on_the_page(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    review = reviewed(findings=0, party="<script>x()</script>")
    evil = '"><img src=x onerror=x()></script><script>x()</script>'
    make.finding(
        review,
        title=evil,
        message=evil,
        quote=evil,
        suggestion=evil,
        places=[{"page": 1, "boxes": [], "quote": evil}],
        state=FindingState.OPEN,
    )
    with writing() as session:
        session.get_one(CaseFile, review.case_file_id).cause = evil
    page = Elements(client_as("reviewer").get(f"/case-files/{review.case_file_id}").text)
    assert not [a for _tag, a in page.tags if "onerror" in a]
    assert not [code for _tag, attributes, code in page.code if attributes.get("type") != "application/json"]
    assert not page.of("img", src="x")


def test_the_history_tells_what_is_new_gone_and_unchanged_in_a_new_review(make: Factory, client_as: SignIn, reviewed: Reviewed) -> None:
    from lcadmin import audit

    review = reviewed(findings=1)
    with writing():
        beside = {"new": 2, "gone": 1, "unchanged": 3, "decided": 1}
        audit.record(audit.Event.REVIEW_FINISHED, review, by=None, after={"findings": 5, "beside_the_earlier": beside})
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}/history").text
    assert "新增 2，消失 1，未变 3；沿用决定 1" in text


def test_what_follows_is_folded_under_its_cause(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    review = reviewed(findings=0)
    cause = make.finding(review, severity="veto", title="未经事先告知", key="the-cause")
    follower = make.finding(review, severity="minor", title="决定书未写告知情况", cause="the-cause")
    alone = make.finding(review, severity="minor", title="另一个问题", cause="not-found-this-time")
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}").text
    folded = text[text.index("data-followers") :].partition("</details>\n</div>")[0]
    assert f'id="finding-{follower.id}"' in folded
    assert "由此引起 1 条" in folded
    assert f'id="finding-{cause.id}"' not in folded
    assert f'id="finding-{alone.id}"' not in folded
    assert text.index(f'id="finding-{cause.id}"') < text.index("data-followers")


def open_rows(review: Review, *rows: tuple[str, str, int | None]) -> None:
    """Undetermined rules: id, cause, page."""
    with writing() as session:
        for rule, cause, page in rows:
            session.add(CoverageRow(review_id=review.id, rule=rule, outcome="undetermined", reason="文书有辨认不清的部分，请核对原件", cause=cause, page=page))


WORN = {"cause": "page-9", "finding": False, "message": "第9页有辨认不清的文字", "message_id": "第{page}页有辨认不清的文字", "message_params": {"page": "9"}, "page": 9}


def test_rules_that_wait_for_one_page_are_told_as_one(client_as: SignIn, reviewed: Reviewed) -> None:
    review = reviewed(findings=0)  # one rule more is open for itself
    open_rows(review, ("CF-602", "page-9", 9), ("CF-605", "page-9", 9), ("CF-606", "page-9", 9))
    with writing():
        db.session.get_one(Review, review.id).open_causes = [WORN]
    client = client_as("reviewer")
    text = client.get(f"/case-files/{review.case_file_id}").text
    assert "无法判断 4 项，要看的是 2 处" in text
    assert text.count("第9页有辨认不清的文字") == 2  # below the findings, and on the coverage sheet
    assert text.count('data-outcome-row="undetermined"') == 2
    for rule in ("CF-602", "CF-605", "CF-606", "CF-508"):
        assert f'href="/rules/{rule}"' in text
    client.get("/language/en?next=/")
    assert "Page 9 has illegible words" in client.get(f"/case-files/{review.case_file_id}").text


def test_rules_that_a_finding_leaves_open_stand_under_it(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    review = reviewed(findings=0)
    finding = make.finding(review, severity="minor", title="卷内目录与实际不符", key="the-catalogue")
    open_rows(review, ("CF-501", "the-catalogue", 2), ("CF-202", "not-found-this-time", None))
    with writing():
        lost = {"finding": True, "message": "x", "message_id": "x", "message_params": {}}
        db.session.get_one(Review, review.id).open_causes = [{"cause": "the-catalogue", "page": 2, **lost}, {"cause": "not-found-this-time", **lost}]
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}").text
    assert "由此无法判断 1 项：" in text
    assert f'data-to-finding="{finding.id}"' in text
    assert text.count('data-outcome-row="undetermined"') == 3


def test_the_number_above_a_group_counts_problems_and_not_what_follows_from_them(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    review = reviewed(findings=0)
    make.finding(review, severity="veto", title="未经事先告知", key="the-cause")
    make.finding(review, severity="minor", title="决定书未写告知情况", cause="the-cause")
    text = client_as("reviewer").get(f"/case-files/{review.case_file_id}").text
    assert '<span class="num" data-group-count>1</span>' in text.split('data-group="veto"')[1].split("</h2>")[0]


def test_a_finding_with_several_sentences_says_each_beside_its_page(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    review = reviewed(findings=0)
    places = [
        {"document": "d", "page": n, "boxes": [], "quote": "", "message": f"空白没有填写：“第{n}处”", "message_id": "空白没有填写：“{words}”",
         "message_params": {"words": f"第{n}处"}}
        for n in (4, 9)
    ]
    make.finding(review, message="空白没有填写：“第4处”；空白没有填写：“第9处”", message_id="{told}", places=places)
    client = client_as("reviewer")
    address = f"/case-files/{review.case_file_id}"
    assert 'data-go="9">第 9 页</button> 空白没有填写：“第9处”' in client.get(address).text
    client.get("/language/en?next=/")
    assert "A blank was not filled in: “第9处”" in client.get(address).text


def test_deciding_a_cause_answers_with_the_cards_of_what_follows(client_as: SignIn, reviewed: Reviewed, make: Factory) -> None:
    review = reviewed(findings=0)
    cause, other = make.finding(review, key="the-cause"), make.finding(review)
    follower = make.finding(review, cause="the-cause")
    client = client_as("reviewer")
    asked = {"do": "confirm", "seen": 1, "followers": [{"id": follower.id, "seen": 1}]}
    answer = client.post(f"/findings/{cause.id}/decision", json=asked)
    assert [(f["id"], f["state"]) for f in answer.json["followers"]] == [(follower.id, "confirmed")]
    wrong = client.post(f"/findings/{other.id}/decision", json={"do": "reopen", "seen": 1, "followers": [{"id": cause.id, "seen": 2}]})
    assert wrong.json["followers"] == []
    bad = client.post(f"/findings/{cause.id}/decision", json={"do": "confirm", "seen": 2, "followers": "all"})
    assert bad.status_code == 400
