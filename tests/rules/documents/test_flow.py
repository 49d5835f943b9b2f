"""The flowing text of papers: what is joined, what stays apart, and that each character still knows its place on the page."""

from pathlib import Path

import pytest

from rules.documents import Document, assemble
from rules.documents.row import GLUE
from rules.documents.spacing import Token, settle, tokens_of
from rules.reading import read_bytes
from rules.reading.normalise import normalise
from tests.rules.typeset import typeset

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))
FACTS = "经查，当事人王芳于2024年5月6日在鲤城区打锡街3号门前人行道上堆放货物，占道面积约6平方米，影响市容，经责令改正后拒不改正，"


def paper(source: str) -> Document:
    return assemble(read_bytes(typeset(source))).documents[0]


def lines(document: Document) -> list[str]:
    return document.text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("送 达 回 证", "送达回证"),
        ("营 业 执 照", "营业执照"),
        ("我 们 是 泉 州 市 鲤 城 区 城 市 管 理 局", "我们是泉州市鲤城区城市管理局"),
        ("名　　称：某某商行", "名称:某某商行"),
        ("经 营 者：王　芳", "经营者:王芳"),
        ("法定代表人（负 责 人）：王芳", "法定代表人(负责人):王芳"),
        ("（盖　章）", "(盖章)"),
        ("2024 年 5 月 6 日", "2024年5月6日"),
        ("2 0 2 4 年 5 月", "2024年5月"),
        ("二〇二四年 五月 六日", "二〇二四年 五月 六日"),
        ("泉鲤市监罚〔2024〕61 号", "泉鲤市监罚〔2024〕61号"),
        ("处罚款 3000 元。", "处罚款3000元。"),
        ("签名：汪波　侯梅　2024年4月9日", "签名:汪波 侯梅 2024年4月9日"),
        ("签名：王 芳　李 明", "签名:王芳 李明"),
        ("黄玲 2025年5月22日", "黄玲 2025年5月22日"),
        ("联系电话 13978035278", "联系电话 13978035278"),
        ("姓名　翁秋贞", "姓名 翁秋贞"),
        ("性别　男　　民族　汉", "性别 男 民族 汉"),
        ("案由：      承办人：", "案由: 承办人:"),
        ("Tel: 0595 - 22350161", "Tel:0595 - 22350161"),
        ("证号 AQ35050521428、AQ35050554566", "证号 AQ35050521428、AQ35050554566"),
        ("年    月    日", "年月日"),
    ],
)
def test_spaces_that_are_only_type_are_gone_and_those_between_words_stay(printed: str, read: str) -> None:
    assert settle(normalise(printed), tokens_of(printed, 0, len(printed)))[0] == read


@pytest.mark.parametrize(("words", "read"), [
    (("当事人:王芳", "性别:女"), "当事人:王芳 性别:女"),
    (("性别", "男", "年龄", "36"), "性别 男 年龄 36"),
    (("询问人(签名)孙立、解珍", "记录人(签名)解珍"), "询问人(签名)孙立、解珍 记录人(签名)解珍"),
    (("地点", "望海区公安局询问室"), "地点 望海区公安局询问室"),
    (("当事人在望海区公园路", "堆放物料影响市容"), "当事人在望海区公园路堆放物料影响市容"),
])
def test_a_narrow_gap_parts_fields_and_is_type_in_a_sentence(words: tuple[str, ...], read: str) -> None:
    line = " ".join(words)
    starts = [line.index(word) for word in words]
    tokens = [Token(start, start + len(word), 0.224 if start else 0.0) for start, word in zip(starts, words, strict=True)]
    assert settle(line, tokens)[0] == read


@pytest.mark.parametrize(
    "setting",
    [
        "#set par(justify: true)",
        "#set par(justify: false)",
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        "#set par(justify: false, first-line-indent: (amount: 2em, all: true), spacing: 0.8em)",
    ],
)
def test_wrapped_lines_are_one_paragraph_and_paragraphs_stay_apart(setting: str) -> None:
    document = paper(
        f"{setting}\n#heading[行政处罚决定书]\n{FACTS * 3}事实清楚。\n\n以上事实有现场笔录为证。\n"
        f"\n一、罚款人民币壹仟元整（¥1000.00）；\n\n二、责令改正。\n\n{FACTS}属实。\n"
    )
    facts = normalise(FACTS)
    assert lines(document) == [
        "行政处罚决定书",
        f"{facts * 3}事实清楚。",
        "以上事实有现场笔录为证。",
        "一、罚款人民币壹仟元整(¥1000.00);",
        "二、责令改正。",
        f"{facts}属实。",
    ]


def test_questions_and_answers_stay_apart_although_their_lines_are_full() -> None:
    source = "#heading[询问笔录]\n" + "".join(f"问：{'是' * n}不是这样？\n\n答：{'是' * n}的。\n\n" for n in range(28, 37))
    assert [line[:2] for line in lines(paper(source))[1:]] == ["问:", "答:"] * 9


def test_a_paragraph_runs_on_over_the_page_and_the_page_number_is_no_part_of_it() -> None:
    document = paper(
        f'#set page(numbering: "- 1 -")\n#set par(first-line-indent: (amount: 2em, all: true))\n#heading[行政处罚决定书]\n\n{FACTS * 30}事实清楚。\n\n完。'
    )
    assert lines(document) == ["行政处罚决定书", f"{normalise(FACTS) * 30}事实清楚。", "完。"]
    assert len(document.pages) > 1


def test_an_agencys_name_repeated_on_each_page_is_kept_once() -> None:
    document = paper(f"#set page(header: align(center)[泉州市鲤城区城市管理局])\n#heading[询问笔录]\n{'问：是吗？' * 3}\n\n{FACTS * 40}")
    assert document.text.count("泉州市鲤城区城市管理局") == 1


def test_a_watermark_is_no_part_of_the_text() -> None:
    document = paper("#set page(background: rotate(-45deg, text(60pt, fill: luma(220))[内部资料]))\n#heading[结案审批表]\n案由：无证经营")
    assert lines(document) == ["结案审批表", "案由:无证经营"]


def test_lines_of_a_plain_text_are_paragraphs_unless_they_were_clearly_wrapped() -> None:
    short = assemble(read_bytes("送达回证\n受送达人：王芳\n送达地点：打锡街3号\n".encode(), ".txt")).documents[0]
    assert lines(short) == ["送达回证", "受送达人:王芳", "送达地点:打锡街3号"]
    rows, width = [""], 0.0
    for character in FACTS * 4:
        width += 0.5 if character.isascii() else 1
        if width > 30:
            rows.append("")
            width = 0.5 if character.isascii() else 1
        rows[-1] += character
    document = assemble(read_bytes("\n".join(["行政处罚决定书", *rows, "2024年5月6日"]).encode(), ".txt")).documents[0]
    assert lines(document) == ["行政处罚决定书", normalise(FACTS) * 4, "2024年5月6日"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda p: p.stem)
def test_every_character_of_a_sample_stands_where_its_origin_says(sample: Path) -> None:
    for document in assemble(read_bytes(sample.read_bytes())).documents:
        assert len(document.origin) == len(document.text)
        for character, (page, offset) in zip(document.text, document.origin, strict=True):
            if page == GLUE:
                assert character in " :\n"
            else:
                assert document.pages[page].text[offset] == character


def test_boxes_of_a_span_are_level_with_its_lines() -> None:
    document = assemble(read_bytes(SAMPLES[[p.stem for p in SAMPLES].index("safety-ordinary")].read_bytes())).documents[2]
    start = document.text.index("六十日内向泉州市泉港区人民政府")
    (place,) = document.span(start, start + 15).places()
    assert place.page == 4
    assert len(place.boxes) == 2
    (x0, y0, x1, y1), below = place.boxes
    assert x1 - x0 > 100
    assert 8 < y1 - y0 < 20
    assert below[1] > y0
    assert below[0] < x0


def test_the_quote_is_what_was_printed() -> None:
    document = paper("#heading[行政处罚决定书]\n罚款人民币壹仟元整（￥1000.00）。")
    start = document.text.index("(¥1000.00)")
    assert document.span(start, start + 10).quote == "（￥1000.00）"
