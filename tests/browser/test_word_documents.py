"""A Word document in a real browser: uploaded, its text shown with the quoted words marked, its warnings, its comments beside the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from rules.reading import read
from tests.browser.conftest import ROOT, RunningOffice
from tests.browser.test_reviewers_way import A_REVIEW, Walk, person  # noqa: F401 - a fixture
from tests.rules.reading.docx.word import docx, p

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = ROOT / "tests" / "samples" / "ecology-ordinary.pdf"
BREAK = '<w:r><w:br w:type="page"/></w:r>'


def word_of(sample: Path) -> bytes:
    """The sample's papers typed into Word, with a tracked deletion and a comment."""
    pages = [page.raw.split("\n") for page in read(sample)]
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
    body = p(BREAK).join("".join(p(line.translate(escape)) if line else "<w:p/>" for line in lines) for lines in pages)
    changed = p("删去的一句", "<w:del><w:r><w:delText>不要了</w:delText></w:r></w:del>", '<w:r><w:commentReference w:id="0"/></w:r>')
    return docx(body + changed, comments=f'<w:comment w:id="0" w:author="李明">{p("请核对日期")}</w:comment>')


def test_a_word_document_is_uploaded_reviewed_and_shown_with_its_quotes_marked(
    office: RunningOffice, person: Callable[[], Walk], tmp_path: Path  # noqa: F811
) -> None:
    path = tmp_path / "案卷.docx"
    path.write_bytes(word_of(SAMPLE))
    walk = person()
    walk.sign_in(office.username, office.password)
    page = walk.page
    walk.go("/case-files/upload")
    page.get_by_label("选择文件").set_input_files([path])
    open_it = page.get_by_role("link", name="打开").first
    expect(open_it).to_be_visible(timeout=A_REVIEW)
    open_it.click()
    text = page.locator("[data-text]")
    expect(text).to_be_visible()
    expect(page.locator(".notice-line.warned")).to_contain_text("删除的修订")

    # Looking at a finding turns to its page and marks its words; the mark leads back to the card.
    cards = page.locator("article.finding").filter(has=page.locator("blockquote"))
    assert cards.count() >= 1
    card = cards.first
    card.locator("[data-go]").first.click()
    mark = text.locator("mark.quote.now").first
    expect(mark).to_be_visible()
    quote = "".join(card.locator("blockquote").inner_text().split())
    assert "".join(mark.inner_text().split()) == quote
    walk.shot("word-document")
    mark.click()
    expect(card).to_have_class(re.compile(r"\bnow\b"))

    # The comment stands below the last page's text and is no part of it.
    page.locator("#page-number").fill(str(page.locator("#page-number").get_attribute("max")))
    page.locator("#page-number").press("Enter")
    expect(text).to_contain_text("—— 批注（李明） ——")
    expect(text).not_to_contain_text("不要了")
    assert Axe().run(page).violations_count == 0
    page.set_viewport_size({"width": 390, "height": 844})
    walk.shot("word-document-phone")
