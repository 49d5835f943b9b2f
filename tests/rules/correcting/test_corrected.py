"""What OCR read is put right where a check proves it, and nowhere else."""

from dataclasses import replace

import pytest

from rules.correcting import Correction, corrected
from rules.facts.identifiers import card_fault, code_fault
from rules.reading.page import Line, Page, Source, Word

CODE = "91350505MANHRQQMJA"
CARD = "350505198809083222"


def scanned(text: str, guesses: dict[int, str] | None = None, number: int = 1, source: Source = Source.OCR) -> Page:
    """A page of `text` as OCR gives it: ■ and the characters of `guesses` are doubtful."""
    doubts = {i: "" for i, c in enumerate(text) if c == "■"} | (guesses or {})
    sure = tuple(0.4 if i in doubts else 0.99 for i in range(len(text)))
    lines, words, start = [], [], 0
    for row in text.split("\n"):
        lines.append(Line(start, start + len(row), (0.0, 0.0, 10.0, 10.0)))
        words.append(Word(start, start + len(row), (0.0, 0.0, 10.0, 10.0), 10.0))
        start += len(row) + 1
    boxes = [None if c == "\n" else (float(i), 0.0, i + 1.0, 1.0) for i, c in enumerate(text)]
    return Page(number, 595.0, 842.0, source, text, text, tuple(lines), lambda: boxes, tuple(words), confidence=sure, guesses=doubts)


def read(*pages: Page) -> tuple[str, list[Correction]]:
    """The text of the first page after correcting, and what was corrected."""
    done, made = corrected(pages)
    return done[0].text, made


def test_the_numbers_of_these_tests_are_right() -> None:
    assert code_fault(CODE) is None
    assert card_fault(CARD) is None


@pytest.mark.parametrize(("line", "right"), [
    ("统一社会信用代码:9135O505MANHRQQMJA", f"统一社会信用代码:{CODE}"),          # O is no character of a code
    ("统一社会信用代码:913505■5MANHRQQMJA", f"统一社会信用代码:{CODE}"),
    ("公民身份号码:35050519880908■222", f"公民身份号码:{CARD}"),
    ("日期:二〇二四年十■二十二日", "日期:二〇二四年十月二十二日"),
    ("日期:2024年■月18日\n记录:2024年6月18日", "日期:2024年6月18日\n记录:2024年6月18日"),
    ("负责人 202H.10.22\n时间:2024年10月22日", "负责人 2024.10.22\n时间:2024年10月22日"),
    ("泉山局\n〇二四年九月十日", "泉山局\n二〇二四年九月十日"),
    ("青山局\n年六月八日\n送达:2020年6月8日", "青山局\n二〇二〇年六月八日\n送达:2020年6月8日"),
    ("青山局\n二四年五月\n送达:2024年5月8日", "青山局\n二〇二四年五月八日\n送达:2024年5月8日"),
    ("青山局\n二四年五月\n送达:2024年5月8日\n2024年5月9日", "青山局\n■■二四年五月■日\n送达:2024年5月8日\n2024年5月9日"),
    ("签名:涂某 2020本7月20日", "签名:涂某 2020年7月20日"),
    ("罚款人民币壹万壹■元整(¥11,000元)", "罚款人民币壹万壹仟元整(¥11,000元)"),
    ("罚款人民币壹万壹仟元整(¥11,■00元)", "罚款人民币壹万壹仟元整(¥11,000元)"),
    ("违反《中华人民共和国行政处■法》", "违反《中华人民共和国行政处罚法》"),
    ("青禾区城■管理局\n青禾区城市管理局\n青禾区城市管理局\n青禾区城市管理局", "青禾区城市管理局\n青禾区城市管理局\n青禾区城市管理局\n青禾区城市管理局"),
])
def test_what_a_check_proves_is_put_right(line: str, right: str) -> None:
    text, made = read(scanned(line))
    assert text == right
    assert made
    assert all(c.page == 1 and c.was != c.now and c.why for c in made)


@pytest.mark.parametrize("line", [
    "统一社会信用代码:91350505MANHRQQMJB",                                       # surely read: the paper's own mistake
    "统一社会信用代码:9135■505MANHR■Q■JA",                                        # three missing: many numbers fit
    "公民身份号码:350505198809083223",
    "日期:2024年■月18日\n记录:2024年6月18日\n询问:2024年7月18日",                    # two days fit
    "日期:2024年2月30日",
    "期限自2023至6月5日",
    "检查时间为2024\n年5月8日上午",
    "处罚决定于二〇二四\n年五月八日作出",
    "  年  月  日",
    "罚款人民币壹万贰仟元整(¥11,000元)",                                           # the two differ, and both were read surely
    "罚款人民币壹■■仟元整(¥■1,000元)",
    "违反《中华人民共和国行政处发法》",
    "违反《■■■■管理条例》",
    "青禾区城■管理局\n青禾区城市管理局\n青禾区城建管理局\n青禾区城市管理局\n青禾区城建管理局\n青禾区城市管理局\n青禾区城建管理局",
    "依据第十二条第三款",
])
def test_what_nothing_proves_stays(line: str) -> None:
    text, made = read(scanned(line))
    assert text == line
    assert not made


def test_a_doubtful_figure_is_exchanged_only_for_what_it_may_be() -> None:
    wrong = CODE.replace("HR", "MR")
    place = len("代码:") + CODE.index("HR")
    assert read(scanned(f"代码:{wrong}", {place: "MHN"}))[0] == f"代码:{CODE}"
    assert read(scanned(f"代码:{wrong}", {place: "MWN"}))[0] == f"代码:{wrong}"


def test_a_page_with_text_of_its_own_is_left_alone() -> None:
    page = scanned("统一社会信用代码:9135O505MANHRQQMJA", source=Source.TEXT)
    done, made = corrected([page])
    assert done == [page]
    assert not made


def test_other_pages_are_witnesses_and_text_pages_too() -> None:
    worn = scanned("泉山局\n2024年■月■日")
    sure = scanned("决定书 2024年5月9日", number=2, source=Source.TEXT)
    text, made = read(worn, sure)
    assert text == "泉山局\n2024年5月9日"
    assert {c.why for c in made} == {"卷内其他处的同一日期"}


def test_a_character_put_in_moves_all_that_points_behind_it() -> None:
    done, _ = corrected([scanned("泉山局\n〇二四年九月十日\n签收人")])
    page = done[0]
    assert page.boxes is not None
    assert page.confidence is not None
    assert page.text[page.lines[2].start:page.lines[2].end] == "签收人"
    assert page.text[page.words[1].start:page.words[1].end] == "二〇二四年九月十日"
    assert len(page.boxes()) == len(page.text) == len(page.raw) == len(page.confidence)


@pytest.mark.parametrize(("read_as", "elsewhere", "kept"), [
    ("2023年6月2日", "2023年6月21日", False),           # a figure lost under the seal
    ("二〇二三年九月十二日", "2023年9月11日", False),      # a stroke of its star
    ("2023年6月2日", "2023年6月30日", True),
    ("2023年6月21日", "2023年6月21日", True),
    ("2023年6月2日", "2023年7月21日", True),
])
def test_a_day_under_a_seal_that_another_contradicts_is_illegible(read_as: str, elsewhere: str, kept: bool) -> None:
    sealed = replace(scanned(f"泉山局\n{read_as}"), seals=((0.0, 0.0, 9.0, 9.0),))
    text, _ = read(sealed, scanned(f"处罚决定书 {elsewhere}", number=2))
    assert (read_as in text) is kept
    assert ("■" in text) is not kept
