"""The notice's pages in a real browser: the preview follows what is typed, issuing asks first, revoking wants a reason; nothing breaks the CSP."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from lcadmin import storage
from lcadmin.models import FindingState, Review
from tests.lcadmin.conftest import PASSWORD, Factory

SAMPLE = Path(__file__).parents[2] / "samples" / "market-ordinary.pdf"

pytestmark = pytest.mark.browser


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def review(make: Factory) -> Review:
    with SAMPLE.open("rb") as stream:
        stored = storage.store(stream, "application/pdf")
    review = make.review(make.case_file(stored_file=stored, agency=make.agency("泉州市鲤城区市场监督管理局")))
    make.finding(review, state=FindingState.CONFIRMED)
    return review


@pytest.fixture
def page(browser: Browser, address: str, make: Factory) -> Iterator[Page]:
    """A browser signed in as a reviewer; what its console complains of fails the test."""
    user, complaints = make.user("reviewer"), []
    page = browser.new_page(base_url=address)
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/login")
    page.fill("#username", user.username)
    page.fill("#password", PASSWORD)
    page.click("#submit")
    page.wait_for_load_state()
    yield page
    page.close()
    assert complaints == []


def test_a_notice_is_previewed_while_typing_issued_after_a_question_and_revoked_with_a_reason(page: Page, review: Review) -> None:
    page.goto(f"/case-files/{review.case_file_id}/notice")
    page.fill("#copy_to", "区委依法治区办")
    expect(page.locator(".sheet")).to_contain_text("抄送：区委依法治区办。")

    page.fill("#objection_days", "99")
    expect(page.locator("#objection_days-error")).to_contain_text("0 至 60 个工作日")
    page.fill("#objection_days", "15")
    expect(page.locator(".sheet")).to_contain_text("十五个工作日")
    expect(page.locator("#objection_days-error")).to_have_count(0)

    page.click("button[value=issue]")
    page.click("#confirm button[value=yes]")
    page.wait_for_url("**/notices/*")
    expect(page.locator("h1")).to_contain_text("1号")
    expect(page.locator(".sheet")).to_contain_text("抄送：区委依法治区办。")
    with page.expect_download() as download:
        page.keyboard.press("d")
    assert download.value.suggested_filename.endswith("行政执法案卷评查意见书.pdf")

    page.click("[data-opens=revoke]")
    page.click("dialog#revoke [data-closes]")
    expect(page.locator("dialog#revoke")).to_be_hidden()
    page.click("[data-opens=revoke]")
    page.fill("#reason", "主送单位写错")
    page.click("dialog#revoke button.risk")
    expect(page.locator(".about .flash")).to_contain_text("已撤销：主送单位写错")
    expect(page.locator(".sheet .stamp")).to_be_visible()


def test_no_page_of_a_notice_scrolls_sideways(page: Page, review: Review) -> None:
    for width in (1280, 900, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/case-files/{review.case_file_id}/notice")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
