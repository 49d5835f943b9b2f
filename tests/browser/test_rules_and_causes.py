"""Rules in a real browser: examples of an own rule run on the form, a rule tried over all case files from its page, one cause told once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from rules.packs import example_papers as example
from tests.browser.conftest import RunningOffice
from tests.browser.test_reviewers_way import A_REVIEW, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BROKEN = "行政处罚决定书\n罚款2000元，十五日内缴纳。\n某县城市管理局\n2024年5月8日"
KEPT = BROKEN.replace("缴纳", "到指定银行缴纳")
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def person(browser: Browser, browser_context_args: dict[str, object], office: RunningOffice) -> Callable[[], Walk]:
    """A new person with a browser of their own."""
    return lambda: Walk(browser.new_context(**browser_context_args).new_page(), office)  # type: ignore[arg-type]


def worn_file(folder: Path) -> Path:
    """A case file whose decision is illegible where it says when and how much."""
    decision = example.DECISION.replace("2024年5月8日", "2024年■月■日").replace("2000元", "■■■■元")
    path = folder / "案卷.txt"
    path.write_text(example.whole(example.FILING, example.INSPECTION, example.REPORT, example.NOTICE, decision, example.DECISION_RECEIPT), "utf-8")
    return path


def serious(page: Page) -> list[str]:
    """What axe has against the page, but for matters of taste."""
    return [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]


def test_rules_are_tried_and_what_has_one_cause_is_told_once(office: RunningOffice, person: Callable[[], Walk], tmp_path: Path) -> None:
    admin = person()
    page = admin.page
    admin.sign_in(office.username, office.password)

    # Examples of a new rule, run with the keyboard alone before anything is saved.
    admin.go("/rules/own/new")
    page.get_by_label("行政处罚决定书", exact=True).first.check()
    page.get_by_label("文字，一行一个").first.fill("银行")
    page.get_by_label("应当报出的例文 1", exact=True).fill(BROKEN)
    page.get_by_role("button", name="再写一篇").first.press("Enter")
    expect(page.get_by_label("应当报出的例文 2", exact=True)).to_be_focused()
    page.keyboard.type("行政处罚决定书")
    page.get_by_label("不应当报出的例文 1", exact=True).fill(KEPT)
    page.get_by_role("button", name="运行例文").press("Enter")
    expect(page.get_by_role("status")).to_have_count(3)
    expect(page.get_by_role("status").first).to_contain_text("不通过：没有写明“银行”")
    expect(page.get_by_label("应当报出的例文 2", exact=True)).to_have_value("行政处罚决定书")
    assert serious(page) == []

    # A file whose decision cannot be read: many rules, one thing to look at.
    admin.go("/case-files/upload")
    page.get_by_label("选择文件").set_input_files(worn_file(tmp_path))
    open_it = page.get_by_role("link", name="打开").first
    expect(open_it).to_be_visible(timeout=A_REVIEW)
    open_it.click()
    page.wait_for_url(re.compile(r"/case-files/\d+"), wait_until="load")  # its scripts answer from then on
    told = page.locator(".undetermined")
    expect(told).to_contain_text(re.compile(r"无法判断 \d+ 项，要看的是 \d+ 处"))
    told.get_by_role("button", name="第 6 页").first.click()
    expect(page.locator("#page-number")).to_have_value("6")
    told.get_by_role("button", name="查看").click()
    group = page.locator("[data-outcome-row=undetermined]", has_text="第6页有辨认不清的文字")
    expect(group).to_have_count(1)
    assert group.get_by_role("link").count() >= 5
    counted = [int(n) for n in page.locator("[data-group]:not([hidden]) [data-group-count]").all_inner_texts()]
    assert sum(counted) == page.locator("article[data-finding]:not([data-followers] article)").count()

    # A rule of the catalogue, tried over all case files from its page.
    admin.go("/rules/CF-610")
    expect(page.get_by_role("heading", name="可信吗")).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_role("heading", level=1)).to_have_text("用案卷试一试")
    page.get_by_role("button", name="用全部案卷试").click()
    expect(page.get_by_text("在 1 件案卷中，会提出 0 件")).to_be_visible(timeout=A_REVIEW)

    # On a telephone nothing runs out at the side, and axe has nothing against it.
    page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type]
    for address in ("/rules/CF-610", "/rules/CF-610/try", "/rules/", "/rules/own/new", "/settings/hearing_threshold", "/laws/"):
        admin.go(address)
        admin.nothing_sideways()
        assert serious(page) == [], address
    assert admin.complaints == []
