"""A law's text file becomes structure and words, however it is set; what does not parse is told line by line."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.law.numerals import written
from rules.law.register import Version, register
from rules.law.statute import Statute
from rules.law.statute_reading import NotAStatute, read_statute

PLAIN = """\
某某市停车场管理办法

（2019年12月20日某某市人民政府第35次常务会议通过　2020年1月10日某某市人民政府令第12号公布　自2020年3月1日起施行）

目　录

第一章　总　则
第二章　管　理
第三章　附　则

第一章　总　则

　　第一条　为了加强停车场管理，根据《中华人民共和国道路交通安全法》等法律、法规，结合本市实际，制定本办法。

　　第二条　本办法适用于本市停车场的规划、建设和管理。
　　本办法所称停车场，包括下列场所：
　　（一）公共停车场；
　　（二）专用停车场，包括：
　　1．单位自用的；
　　2．住宅小区的；
　　（三）道路停车泊位。

第二章　管　理

　　第三条　经营者应当遵守下列规定：
　　（一）公示收费标准；
　　（二）出具票据。
　　违反前款第（一）项规定的，由城市管理部门责令改正，处二百元以下罚款。

　　第三条之一　经营者拒不改正的，处一千元以下罚款。

第三章　附　则

　　第四条　本办法自2020年3月1日起施行。
"""

WRAPPED = """\
                    中华人民共和国国务院令
                         第 900 号
      《城镇样例管理条例》已经2021年3月5日国务院第120次常务会议通过，现
    予公布，自2021年6月1日起施行。
                                        总　理　某某某
                                        2021年3月20日
                      城镇样例管理条例
                       第一章  总  则
    第 一 条  为了规范城镇样例的管理，保护公民、法人和其他组织的合法
权益，制定本条例。
    第 二 条  从事样例活动，应当遵守本条例。依照
第一条规定的目的解释本条例。国家鼓励样例活动的创新，支持各类组织按照国家。
有关规定开展样例活动。
                            — 1 —
    县级以上人民政府应当加强领导。
                       第二章  罚  则
    第 三 条  有下列情形之一的，责令改正，可以处一万元以上十万元以下
罚款：
    (一)未按照规定公示的；
    (二)拒绝、阻碍依照本条例第二条、
第三条规定进行检查的；
    (三)其他情形。
    第 四 条  本条例自公布之日起施行。
                            — 2 —
"""

NO_INDENT = "\n\n".join([
    "某某省样品管理条例", "（2018年5月31日某某省第十三届人民代表大会常务委员会第三次会议通过，自2018年8月1日起施行）",
    "第一条 为了样品管理，制定本条例。", "第二条 样品分为：", "(一) 甲类；", "(二) 乙类。", "前款分类由省人民政府公布。",
    "第三条 本条例自2018年8月1日起施行。", "附件：样品分类表", "第一条 这是附件里的字。",
])

FIGURES = """\
关于规范样例处罚裁量的规定
（2022年11月3日某某市样例管理局发布，自发布之日起施行）
第1条 裁量应当公正。
第2条 下列情形从轻：
1. 主动改正
2. 初次违法
第3条 本规定由市局解释。
"""


def statute(text: str, **known: object) -> Statute:
    return read_statute(text.encode(), **known)  # type: ignore[arg-type]


def complaints(text: str, **known: object) -> list[tuple[int, str]]:
    with pytest.raises(NotAStatute) as refused:
        statute(text, **known)
    return [(c.line, str(c)) for c in refused.value.complaints]


def built(read: Statute) -> list[tuple[str, list[int]]]:
    return [(a.name, a.items) for a in read.articles]


def test_title_history_divisions_articles_paragraphs_items_and_their_parts_are_read() -> None:
    read = statute(PLAIN)
    assert (read.title, read.passed, read.effective) == ("某某市停车场管理办法", date(2020, 1, 10), date(2020, 3, 1))
    assert read.history == ((date(2019, 12, 20), "通过"), (date(2020, 1, 10), "公布"), (date(2020, 3, 1), "施行"))
    assert [(d.level, d.number, d.name) for d in read.divisions] == [("章", 1, "总则"), ("章", 2, "管理"), ("章", 3, "附则")]
    assert built(read) == [("第一条", [0]), ("第二条", [0, 3]), ("第三条", [2, 0]), ("第三条之一", [0]), ("第四条", [0])]
    second = read.article(2)
    assert second is not None
    assert second.paragraphs[1].items[1].parts == ("单位自用的；", "住宅小区的；")
    assert second.under == ("第一章 总则",)
    assert read.article(3, 1) is not None
    assert second.paragraphs[1].text == "本办法所称停车场，包括下列场所："


def test_a_wrapped_text_with_an_order_before_it_and_page_numbers_between_is_put_together() -> None:
    read = statute(WRAPPED)
    assert read.title == "城镇样例管理条例"
    assert (read.passed, read.effective) == (date(2021, 3, 5), date(2021, 6, 1))
    assert built(read) == [("第一条", [0]), ("第二条", [0, 0]), ("第三条", [3]), ("第四条", [0])]
    second = read.article(2)
    assert second is not None
    assert second.paragraphs[0].text.endswith("依照第一条规定的目的解释本条例。国家鼓励样例活动的创新，支持各类组织按照国家。有关规定开展样例活动。")
    third = read.article(3)
    assert third is not None
    assert third.paragraphs[0].items[1].text == "拒绝、阻碍依照本条例第二条、第三条规定进行检查的；"


def test_lines_parted_by_blank_lines_and_an_annex() -> None:
    read = statute(NO_INDENT)
    assert built(read) == [("第一条", [0]), ("第二条", [2, 0]), ("第三条", [0])]
    assert read.annexes[0] == "附件：样品分类表"


def test_articles_and_items_in_figures() -> None:
    read = statute(FIGURES)
    assert built(read) == [("第一条", [0]), ("第二条", [2]), ("第三条", [0])]
    assert read.effective == date(2022, 11, 3)


@pytest.mark.parametrize("change", [
    lambda t: t.replace("\n", "\r\n"),
    lambda t: "\ufeff" + t,
    lambda t: t.replace("　　", ""),
    lambda t: t.replace("　", "  "),
    lambda t: t.replace("第三条　", "第三条"),
    lambda t: t.replace("（", "(").replace("）", ")"),
    lambda t: t.replace("第二章　管　理\n\n　　第三条", "- 12 -\n\f第 二 章　管 理\n某某市停车场管理办法\n\n　　第三条"),
    lambda t: t.replace("第二章　管　理\n\n　　第三条", "第二章\n管　理\n　　第三条"),
    lambda t: t.replace("第一章　总　则\n第二章　管　理\n第三章　附　则\n\n第一章", "第一章 总则……………1\n第二章 管理……2\n第三章 附则 … 3\n\n第一章"),
    lambda t: t.replace("（一）", "㈠").replace("（二）", "㈡").replace("（三）", "㈢"),
    lambda t: t.replace("\n\n", "\n"),
    lambda t: t.replace("\n", "\n\n"),
])
def test_the_same_law_set_otherwise_is_the_same_law(change: object) -> None:
    read = statute(change(PLAIN))  # type: ignore[operator]
    assert read.record() == statute(PLAIN).record()
    assert [normalize("NFKC", a.plain) for a in read.articles] == [normalize("NFKC", a.plain) for a in statute(PLAIN).articles]


@pytest.mark.parametrize("width", [18, 25, 33, 40])
@pytest.mark.parametrize("indented", [True, False])
def test_hard_line_wraps_change_nothing(width: int, indented: bool) -> None:
    lines: list[str] = []
    for line in PLAIN.splitlines():
        if line.startswith("　　"):
            whole = line if indented else line.strip()
            lines.extend(whole[i:i + width] for i in range(0, len(whole), width))
        else:
            lines.append(line)
    read = statute("\n".join(lines))
    assert [a.plain for a in read.articles] == [a.plain for a in statute(PLAIN).articles]
    assert built(read) == built(statute(PLAIN))


def test_what_is_imported_is_judged_like_any_version_of_the_register() -> None:
    own = register().extended_with([statute(PLAIN).record()])
    law = own.find("某某市停车场管理办法")
    assert law is not None
    held = law.at(date(2024, 1, 1))
    assert isinstance(held, Version)
    assert (held.has(2, 2, 3), held.has(2, 2, 4), held.has(3, extra=1), held.has(3, extra=2), held.has(5)) == (True, False, True, False, False)
    assert held.structure(3, 1) == "共1款"


def test_an_amended_laws_last_article_tells_of_its_first_version_only() -> None:
    text = PLAIN.replace("自2020年3月1日起施行）", "根据2023年5月4日某某市人民政府令第20号修正）")
    assert complaints(text)[0][1].startswith("没有找到施行日期")
    assert statute(text, effective=date(2023, 5, 4)).effective == date(2023, 5, 4)


@pytest.mark.parametrize(("change", "line", "words"), [
    (lambda t: t.replace("第三条　经营者", "第五条　经营者"), 26, "条号不连续：应当是第三条，这里是第五条"),
    (lambda t: t.replace("第四条　本办法", "第三条　本办法"), 34, "第三条出现了两次，前一次在第 25 行"),
    (lambda t: t.replace("第四条　本办法", "第二条　本办法"), 34, "第二条出现了两次，前一次在第 15 行"),
    (lambda t: t.replace("（二）出具", "（三）出具"), 28, "第三条的项不连续：应当是第二项，这里是第三项"),
    (lambda t: t.replace("（二）出具", "（一）出具"), 28, "第三条的第一项出现了两次"),
    (lambda t: t.replace("第二章　管　理\n\n　　第三条", "第四章　管　理\n\n　　第三条"), 24, "章的序号不连续：应当是第二章，这里是第四章"),
    (lambda t: t.replace("第一章　总　则\n\n　　第一条", "第一章　总　则\n\n　　（一）先来的项；\n　　第一条"), 13, "项出现在它的条之前"),
    (lambda t: t.replace("第三条之一", "第三条之二"), 31, "条号不连续：应当是第三条之一，这里是第三条之二"),
    (lambda t: t.replace("　　第四条　本办法自2020年3月1日起施行。", "　　第四条"), 35, "第四条没有内容"),
    (lambda t: t.replace("某某市停车场管理办法\n", "", 1), 2, "没有找到法律名称"),
    (lambda t: t.replace("2020年1月10日", "2020年2月30日"), 3, "“2020年2月30日”不是日历上的日期"),
    (lambda t: t.replace("自2020年3月1日起施行", ""), 0, "没有找到施行日期"),
    (lambda t: "某某办法\n（2020年1月10日公布，自2020年3月1日起施行）\n一、只有条目。\n", 3, "没有找到条文"),
    (lambda t: "", 0, "文件是空的"),
    (lambda t: " \n　\n\f", 0, "文件是空的"),
    (lambda t: t[t.index("第一章　总　则\n\n"):], 1, "没有找到法律名称"),
    (lambda t: t.replace("公共停车场", "公共\ufffd车场"), 18, "有无法显示的字符"),
])
def test_what_does_not_parse_is_refused_with_its_line(change: object, line: int, words: str) -> None:
    told = complaints(change(PLAIN))  # type: ignore[operator]
    assert any(said.startswith(words) and (line == 0 or abs(at - line) <= 1) for at, said in told), told


def test_every_complaint_is_told_at_once() -> None:
    text = PLAIN.replace("（二）出具", "（四）出具").replace("第四条　本办法", "第九条　本办法")
    assert len(complaints(text)) == 2


def test_one_misnumbered_article_is_one_complaint() -> None:
    assert [words for _, words in complaints(PLAIN.replace("第二条　本办法适用", "第七条　本办法适用"))] == ["条号不连续：应当是第二条，这里是第七条"]
    assert len(complaints(PLAIN.replace("　　第二条　", "　　"))) == 1


def test_a_text_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(NotAStatute) as refused:
        read_statute("第一行\n第二行".encode() + "\n办法".encode("gb18030"))
    assert refused.value.complaints[0].line == 3


def test_a_day_of_effect_before_the_day_of_passing_is_refused() -> None:
    assert "早于" in complaints(PLAIN, effective=date(2019, 1, 1))[0][1]


def test_parts_and_their_chapters_that_count_anew() -> None:
    text = "样例法典\n（2020年5月28日通过，自2021年1月1日起施行）\n目　录\n第一编 总则\n第一章 一般规定\n第二编 物\n第一分编 通则\n第一章 一般规定\n" \
           "第一节 甲\n第二节 乙\n第一编 总则\n第一章 一般规定\n第一条 甲。\n第二编 物\n第一分编 通则\n第一章 一般规定\n" \
           "第一节 甲\n第二条 乙。\n第二节 乙\n第三条 丙。\n附　则\n第四条 丁。\n"
    read = statute(text)
    assert [(a.name, a.under[-1]) for a in read.articles] == [
        ("第一条", "第一章 一般规定"), ("第二条", "第一节 甲"), ("第三条", "第二节 乙"), ("第四条", "附则")]


words = st.text("甲乙丙、，的应当处罚款规定依照", min_size=1, max_size=60)


@given(st.lists(st.tuples(st.lists(words, min_size=1, max_size=3), st.integers(0, 4)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_law_that_is_written_out_is_read_back(articles: list[tuple[list[str], int]]) -> None:
    text = "样例管理办法\n（2020年1月10日公布，自2020年3月1日起施行）\n"
    for n, (paragraphs, items) in enumerate(articles, 1):
        for k, said in enumerate(paragraphs):
            text += f"　　{f'第{written(n)}条　' if k == 0 else ''}甲{said}。\n"
        for k in range(1, items + 1):
            text += f"　　（{written(k)}）某项；\n"
    read = statute(text)
    assert [a.items for a in read.articles] == [[0] * (len(p) - 1) + [items] for p, items in articles]


@given(st.text(st.sampled_from("第一二三条款项章节编目录总则附（）()1.2、。；：　 \n甲年月日2020公布施行法办"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        read, refused = statute("某某办法\n" + text), []
    except NotAStatute as error:
        read, refused = None, error.complaints
    assert all(c.line >= 0 and str(c) for c in refused)
    assert (read is None) is bool(refused)
    assert read is None or register().extended_with([read.record()]).find(read.title) is not None
