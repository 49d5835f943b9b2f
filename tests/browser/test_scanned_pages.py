"""A scanned file in a real browser: its words over the pictures, what is doubtful, search, and the searchable copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, RunningOffice
from tests.browser.test_reviewers_way import A_REVIEW, Walk, person  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = ROOT / "tests" / "samples" / "market-summary-scan.pdf"


def test_words_of_scanned_pages_are_selected_searched_and_downloaded(
    office: RunningOffice, person: Callable[[], Walk], tmp_path: Path  # noqa: F811
) -> None:
    walk = person()
    walk.sign_in(office.username, office.password)
    page = walk.page
    walk.go("/case-files/upload")
    page.get_by_label("选择文件").set_input_files([SAMPLE])
    open_it = page.get_by_role("link", name="打开").first
    expect(open_it).to_be_visible(timeout=A_REVIEW)
    open_it.click()
    expect(page.locator("[data-picture]:not(.loading)")).to_be_visible()

    # The words lie over the picture, each as wide as what it covers; a line is copied as it stands on paper.
    page.locator("#page-number").fill("1")
    page.locator("#page-number").press("Enter")
    words = page.locator("[data-words-layer] text")
    expect(words.first).to_be_attached()
    assert words.count() > 20
    title = page.locator("[data-words-layer] text", has_text="行政处罚").first
    over, sheet = title.bounding_box(), page.locator("[data-sheet]").bounding_box()
    assert over
    assert sheet
    assert sheet["x"] < over["x"]
    assert over["x"] + over["width"] < sheet["x"] + sheet["width"]
    assert over["width"] > 40
    copied = page.evaluate("""() => {
        const texts = [...document.querySelectorAll("[data-words-layer] text")], range = document.createRange(), copied = new DataTransfer();
        range.setStart(texts[0].firstChild, 0);
        range.setEnd(texts[5].firstChild, texts[5].firstChild.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        texts[0].dispatchEvent(new ClipboardEvent("copy", { bubbles: true, cancelable: true, clipboardData: copied }));
        return [copied.getData("text/plain"), texts.slice(0, 6).map((t) => t.textContent)];
    }""")
    assert copied[0].split() == " ".join(copied[1]).split()
    assert "\n" in copied[0]
    expect(page.locator("[data-sure]")).to_contain_text("扫描识别，把握")
    walk.shot("scan-words")

    # Search: the slash key, a word of two characters, the count, marks on the page, on and back by keys.
    page.locator("[data-paper]").focus()
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="在全卷中查找")
    expect(field).to_be_focused()
    field.fill("处罚")
    count = page.locator("[data-count]")
    expect(count).to_contain_text(" / ")
    first, total = (int(n) for n in count.inner_text().split(" / "))
    assert total >= 3
    expect(page.locator(".box.hit.now rect.mark")).to_be_visible()
    field.press("Enter")
    expect(count).to_have_text(f"{first % total + 1} / {total}")
    field.press("Shift+Enter")
    expect(count).to_have_text(f"{first} / {total}")
    walk.shot("scan-search")
    field.fill("没有这句话")
    expect(count).to_have_text("没有找到")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(".box.hit")).to_have_count(0)

    # The searchable copy.
    page.get_by_text("更多", exact=True).click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="可查找版 PDF").click()
    target = tmp_path / "searchable.pdf"
    coming.value.save_as(target)
    assert "行政处罚" in "".join(pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range().split())

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 390, "height": 800})
    walk.nothing_sideways()
    walk.shot("scan-phone")
    assert walk.complaints == []
