"""The reviewer's way in a real browser, on a real file: sign in, hand in, watch, review, decide, issue, download."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, SHOTS, RunningOffice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = ROOT / "tests" / "samples" / "ecology-ordinary.pdf"
OWN = {"admin": "the-admins-own-1", "linxl": "the-first-reviewers-1", "chenzq": "the-second-reviewers-1"}
A_REVIEW = 90_000  # milliseconds that a review of the sample may take on a loaded machine


class Walk:
    """A person at a browser: what they do often, and what must never happen on the way."""

    def __init__(self, page: Page, office: RunningOffice) -> None:
        self.page, self.office = page, office
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, address: str) -> None:
        self.page.goto(self.office.address + address)

    def shot(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def sign_in(self, username: str, password: str) -> None:
        """Signs in and, where asked, changes the one-time password."""
        self.go("/login")
        self.page.get_by_label("账号").fill(username)
        self.page.get_by_label("密码").fill(password)
        self.page.get_by_role("button", name="登录").click()
        if "/password" in self.page.url:
            self.page.get_by_label("现在的密码").fill(password)
            self.page.get_by_label("新密码", exact=True).fill(OWN[username])
            self.page.get_by_label("再输一遍新密码").fill(OWN[username])
            self.page.get_by_role("button", name="修改密码").click()
            expect(self.page.get_by_text("密码已修改")).to_be_visible()

    def add_user(self, username: str, name: str) -> str:
        """An admin's way to a reviewer's account; the one-time password."""
        self.go("/users/new/")
        self.page.get_by_label("账号").fill(username)
        self.page.get_by_label("姓名").fill(name)
        self.page.get_by_label(re.compile("^评查员")).check()
        self.page.get_by_role("button", name="建立账号").click()
        return self.page.locator("#secret").inner_text()

    def foot(self) -> str:
        return " ".join(self.page.locator("[data-foot]").inner_text().split())

    def nothing_sideways(self) -> None:
        wide, screen = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= screen, self.page.url


@pytest.fixture
def person(browser: Browser, browser_context_args: dict[str, object], office: RunningOffice) -> Callable[[], Walk]:
    """A new person with a browser of their own."""
    return lambda: Walk(browser.new_context(**browser_context_args).new_page(), office)  # type: ignore[arg-type]


def test_from_the_first_sign_in_to_the_downloaded_notice(office: RunningOffice, person: Callable[[], Walk], tmp_path: Path) -> None:
    # An admin makes the accounts and the agency.
    admin = person()
    admin.sign_in(office.username, office.password)
    admin.go("/agencies/new/")
    admin.page.get_by_label("单位全称").fill("泉州市泉港生态环境局")
    admin.page.get_by_label("简称").fill("泉港生态环境局")
    admin.page.get_by_label("领域").select_option("ecology")
    admin.page.get_by_role("button", name="保存").click()
    passwords = {name: admin.add_user(name, who) for name, who in (("linxl", "林晓岚"), ("chenzq", "陈志勤"))}

    # 2. Sign in: a wrong password is told, the one-time password must be changed, home says what waits.
    lin = person()
    lin.sign_in("linxl", "not-the-password")
    expect(lin.page.get_by_text("账号或密码不正确")).to_be_visible()
    lin.sign_in("linxl", passwords["linxl"])
    expect(lin.page.get_by_role("heading", level=1)).to_have_text("没有等着您办的事")
    lin.shot("1-home-empty")

    # 3. Hand in: a real file by choosing, one that is no PDF, the same again by dropping it on the page.
    page = lin.page
    page.get_by_role("link", name="上传案卷").click()
    nothing = tmp_path / "不是PDF.pdf"
    nothing.write_bytes(b"PK\x03\x04 something else")
    page.get_by_label("选择文件").set_input_files([SAMPLE, nothing])
    expect(page.get_by_text("这是压缩包")).to_be_visible()
    expect(page.locator(".uploads li").first).to_contain_text(SAMPLE.name)
    _drop(page, SAMPLE)
    expect(page.get_by_text("已经有这一份了")).to_be_visible()
    lin.shot("2-upload")

    # 4. The review is shown live, without loading the page, until it is done.
    open_it = page.get_by_role("link", name="打开").first
    expect(open_it).to_be_visible(timeout=A_REVIEW)
    open_it.click()
    expect(page.locator("[data-bench]")).to_be_visible()

    # 5. The workbench: documents, page, findings with box, basis and suggestion.
    expect(page.get_by_role("heading", level=1)).to_contain_text("罚")
    expect(page.locator("[data-picture]:not(.loading)")).to_be_visible()
    cards = page.locator("[data-finding]:is(article)")
    found = cards.count()
    assert found >= 3
    lin.shot("3-workbench")
    lin.nothing_sideways()
    first = page.locator("article.now")
    assert page.locator("#page-number").input_value() == first.get_attribute("data-page")
    expect(page.locator(".box.now")).to_be_visible()
    first.locator("details.cited summary").first.click()
    expect(first.get_by_text("起施行").first).to_be_visible()

    # Keys: next, previous, zoom, pages, and the list of those that work here.
    was = first.get_attribute("id")
    page.keyboard.press("j")
    assert page.locator("article.now").get_attribute("id") != was
    page.keyboard.press("k")
    assert page.locator("article.now").get_attribute("id") == was
    number = int(page.locator("#page-number").input_value())
    page.keyboard.press("ArrowRight")
    expect(page.locator("#page-number")).to_have_value(str(number + 1))
    page.keyboard.press("+")
    expect(page.locator("[data-picture]")).to_have_attribute("src", re.compile("zoom=2"))
    page.keyboard.press("-")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="这里能用的按键")).to_be_visible()
    page.keyboard.press("Escape")

    # A second reviewer has the same finding open.
    admin.go("/case-files/")
    chen = person()
    chen.sign_in("chenzq", passwords["chenzq"])
    _give_to_nobody(admin)
    chen.page.goto(page.url.split("#")[0])
    expect(chen.page.locator("article.now")).to_have_attribute("id", was or "")

    # 6. Deciding: both scores and the grade follow; the second decider is told and nothing is overwritten.
    page.locator(f"#{was} [data-go]").first.click()
    before = lin.foot()
    assert f"已处理 0 / {found}" in before
    page.keyboard.press("y")
    expect(page.locator("[data-foot]")).to_contain_text(f"已处理 1 / {found}")
    assert lin.foot() != before
    chen.page.keyboard.press("y")
    expect(chen.page.locator(f"#{was} [data-complaint]")).to_contain_text("林晓岚")
    expect(chen.page.locator(f"#{was}")).to_have_attribute("data-state", "confirmed")
    chen.shot("4-second-reviewer-is-told")

    page.keyboard.press("n")
    page.get_by_label("依法例外").check()
    page.get_by_label("说明").fill("当事人已书面放弃")
    lin.shot("5-why-it-does-not-stand")
    page.get_by_role("dialog").get_by_role("button", name="不成立").click()
    expect(page.locator("[data-foot]")).to_contain_text(f"已处理 2 / {found}")

    page.keyboard.press("e")
    page.get_by_role("dialog").get_by_label("扣分").fill("2")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("article.now .chip").first).to_contain_text("−2")

    page.locator("#page-number").fill("3")
    page.locator("#page-number").press("Enter")
    page.locator("[data-paper]").focus()
    page.keyboard.press("b")
    _draw(page)
    page.get_by_label("名称").fill("页码编错")
    page.get_by_role("dialog").get_by_label("问题").fill("第3页的页码与目录不一致。")
    page.get_by_role("dialog").get_by_label("程度").select_option("minor")
    page.get_by_role("dialog").get_by_label("扣分").fill("1")
    page.get_by_role("button", name="提出并确认").click()
    expect(page.locator("article.now")).to_contain_text("页码编错")
    lin.shot("6-a-finding-of-ones-own")

    for name in ("事实", "覆盖", "历史"):
        page.get_by_role("tab", name=re.compile(name)).click()
    expect(page.locator("#history").get_by_text("当事人已书面放弃")).to_be_visible()
    lin.shot("7-history")
    page.get_by_role("tab", name=re.compile("问题")).click()
    while page.locator('article[data-state="open"]').count():
        page.locator('article[data-state="open"] [data-go]').first.click()
        left = page.locator('article[data-state="open"]').count()
        page.keyboard.press("y")
        expect(page.locator('article[data-state="open"]')).to_have_count(left - 1)

    # 7. The notice: preview, issue, download, frozen.
    page.get_by_role("link", name="出具评查意见书").click()
    expect(page.get_by_text("可以出具")).to_be_visible()
    lin.shot("8-notice-draft")
    page.locator("button[value=issue]").click()
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"鲤司评〔\d{4}〕1号"))
    lin.shot("9-notice-issued")
    for name, start in (("评查意见书 PDF", b"%PDF"), ("评查意见书 DOCX", b"PK"), ("标注版 PDF", b"%PDF")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert Path(download.value.path()).read_bytes().startswith(start), name
    page.go_back()
    page.get_by_role("link", name="案卷评查").first.click()
    expect(page.get_by_text("已出具意见书").last).to_be_visible()
    lin.shot("10-list")
    lin.nothing_sideways()
    told = ("status of 422", "status of 409")  # the refused file, the second decider
    assert [c for who in (lin, chen, admin) for c in who.complaints if not any(t in c for t in told)] == []


def test_the_main_pages_can_be_used_by_everybody_and_on_a_telephone(office: RunningOffice, person: Callable[[], Walk]) -> None:
    admin = person()
    admin.sign_in(office.username, office.password)
    axe = Axe()
    for address in ("/", "/case-files/", "/case-files/upload", "/rules/", "/rules/CF-609", "/agencies/", "/users/", "/users/new/", "/audit/", "/password"):
        admin.go(address)
        grave = [v for v in axe.run(admin.page).response["violations"] if v["impact"] in ("serious", "critical")]
        assert not grave, (address, [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in grave])
    for width in (1280, 390):
        admin.page.set_viewport_size({"width": width, "height": 844})
        for address in ("/", "/case-files/", "/notices/", "/normative-documents/", "/agencies/", "/rules/", "/users/", "/audit/", "/case-files/upload"):
            admin.go(address)
            admin.nothing_sideways()
    admin.go("/users/")
    admin.shot("11-list-on-a-telephone")
    admin.page.get_by_role("button", name="菜单").click()
    expect(admin.page.get_by_role("link", name="审计")).to_be_visible()
    assert admin.complaints == []


def _drop(page: Page, file: Path) -> None:
    """Drops `file` on the page, as from a folder."""
    data = page.evaluate_handle(
        """([name, content]) => {
            const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0)), transfer = new DataTransfer();
            transfer.items.add(new File([bytes], name, { type: "application/pdf" }));
            return transfer;
        }""",
        [file.name, base64.b64encode(file.read_bytes()).decode()],
    )
    page.dispatch_event("[data-drop-here]", "drop", {"dataTransfer": data})


def _draw(page: Page) -> None:
    """Draws a box on the page by hand."""
    box = page.locator("[data-overlay]").bounding_box()
    assert box
    page.mouse.move(box["x"] + 120, box["y"] + 160)
    page.mouse.down()
    page.mouse.move(box["x"] + 380, box["y"] + 220, steps=6)
    page.mouse.up()


def _give_to_nobody(admin: Walk) -> None:
    """Takes the case files from their reviewer, so that every reviewer sees them."""
    admin.go("/case-files/")
    admin.page.get_by_label("全选本页").check()
    admin.page.get_by_label("分派给").select_option("")
    admin.page.get_by_role("button", name="分派").click()
    expect(admin.page.get_by_text("已分派")).to_be_visible()
