"""Labels and values of forms: from ruled cells, from lines, and from texts."""

import pytest

from rules.documents import Document, assemble
from rules.documents.labels import is_label
from rules.reading import read_bytes
from tests.rules.typeset import typeset

FACTS = "经查，当事人王芳在打锡街3号门前人行道上堆放货物，影响市容，"


def form(source: str) -> Document:
    return assemble(read_bytes(typeset(source))).documents[0]


def text(source: str) -> Document:
    return assemble(read_bytes(source.encode(), ".txt")).documents[0]


def fields(document: Document) -> list[tuple[str, str]]:
    for field in document.fields:
        assert document.text[field.start : field.end] == field.value
    return [(f.label, f.value) for f in document.fields]


@pytest.mark.parametrize(
    "label",
    [
        "当事人",
        "当 事 人",
        "案件来源",
        "承办人意见",
        "机关负责人审批意见",
        "送达文书名称及文号",
        "受送达人签名或者盖章",
        "法定代表人(负责人)",
        "见证人签名(盖章)",
        "检查人员(签名)",
    ],
)
def test_a_label_is_known(label: str) -> None:
    assert is_label(label)


@pytest.mark.parametrize(
    "value",
    [
        "王芳",
        "专项检查",
        "直接送达",
        "未经批准占道经营",
        "泉州市鲤城区城市管理局",
        "某某食品有限公司",
        "同意立案",
        "2024年5月6日",
        "罚款收入",
        "情况属实。",
        "建议处罚意见已明确,请审批",
        "",
    ],
)
def test_a_value_is_not_taken_for_a_label(value: str) -> None:
    assert not is_label(value)


def test_cells_of_a_form_read_as_label_and_value() -> None:
    document = form(
        "#heading[立案审批表]\n#table(columns: (24mm, 1fr, 24mm, 1fr), inset: 6pt, [案由], "
        "table.cell(colspan: 3)[占道经营], [案件来源], [巡查], [时间], [2024年5月6日])"
    )
    assert document.text == "立案审批表\n案由:占道经营\n案件来源:巡查\n时间:2024年5月6日\n"
    assert fields(document) == [("案由", "占道经营"), ("案件来源", "巡查"), ("时间", "2024年5月6日")]


def test_labels_set_vertically_or_broken_in_their_cell_are_whole() -> None:
    document = form(
        "#heading[立案审批表]\n#form([统一社会信用代码（注册号）], [91350505MA9UMUYLEY], "
        'down("承办人意见"), [建议立案。#v(1cm)#align(right)[签名：王芳　2024年5月6日]])'
    )
    assert fields(document)[0] == ("统一社会信用代码(注册号)", "91350505MA9UMUYLEY")
    assert fields(document)[1] == ("承办人意见", "建议立案。\n签名:王芳 2024年5月6日")


def test_an_empty_cell_is_a_field_without_value() -> None:
    document = form("#heading[送达回证]\n#form([受送达人], [王芳], [见证人], [], [备注], [])")
    assert fields(document) == [("受送达人", "王芳"), ("见证人", ""), ("备注", "")]


def test_a_group_of_labels_keeps_each_with_its_value() -> None:
    document = form(
        "#heading[立案审批表]\n#table(columns: (12mm, 24mm, 1fr, 24mm, 1fr), inset: 6pt, "
        'table.cell(rowspan: 2)[#down("当事人")], [名称], [某某商行], [法定代表人], [王芳],'
        " [地址], [打锡街3号], [电话], [13900000000])"
    )
    assert fields(document)[1:] == [("名称", "某某商行"), ("法定代表人", "王芳"), ("地址", "打锡街3号"), ("电话", "13900000000")]


def test_cells_over_the_whole_width_keep_their_own_labels() -> None:
    opinion = f"[承办人意见：{FACTS * 2}建议罚款。#linebreak()承办人：李明　2024年5月6日]"
    document = form(
        f"#heading[案件处理呈批表]\n#table(columns: 1fr, inset: 6pt, [当事人：某某商行　　法定代表人：王芳], {opinion}, [审批意见：])"
    )
    found = dict(fields(document))
    assert found["当事人"] == "某某商行"
    assert found["法定代表人"] == "王芳"
    assert found["承办人意见"].endswith("建议罚款。\n承办人:李明 2024年5月6日")
    assert found["审批意见"] == ""


def test_a_form_that_runs_on_over_the_page_keeps_its_sentences() -> None:
    document = form(
        f"#heading[结案审批表]\n#v(17cm)\n#form([案由], [占道经营], [简要案情], [{FACTS * 12}事实清楚。], [审批意见], [同意结案。])"
    )
    assert len(document.pages) == 2
    found = dict(fields(document))
    assert found["简要案情"].endswith("事实清楚。")
    assert "\n" not in found["简要案情"]
    assert found["审批意见"] == "同意结案。"


def test_a_receipt_with_a_head_of_columns_reads_as_label_and_value() -> None:
    document = form(
        "#heading[送达回证]\n#table(columns: (30mm, 1fr, 1fr, 1fr), inset: 6pt, [文书名称], [文号], "
        "[收件人签名], [送达时间], [行政处罚告知书], [鲤罚告〔2024〕1号], [王芳], [2024年5月6日])"
    )
    assert fields(document) == [
        ("文书名称", "行政处罚告知书"),
        ("文号", "鲤罚告〔2024〕1号"),
        ("收件人签名", "王芳"),
        ("送达时间", "2024年5月6日"),
    ]


def test_a_list_stays_a_list() -> None:
    document = form(
        "#heading[扣押物品清单]\n#table(columns: 4, inset: 6pt, [序号], [名称], [单位], "
        "[数量], [1], [电子秤], [台], [1], [2], [三轮车], [辆], [1], [3], [水果], [箱], [5])"
    )
    assert document.text.split("\n")[1:5] == ["序号 名称 单位 数量", "1 电子秤 台 1", "2 三轮车 辆 1", "3 水果 箱 5"]


def test_a_form_with_open_sides_has_cells_too() -> None:
    document = form(
        "#heading[送达回证]\n#table(columns: (24mm, 1fr), inset: 6pt, stroke: (x, y) => (top: 0.5pt, "
        "bottom: 0.5pt, left: if x > 0 { 0.5pt } else { none }), [受送达人], [王芳], [见证人], [])"
    )
    assert fields(document) == [("受送达人", "王芳"), ("见证人", "")]


def test_text_that_runs_over_the_border_of_its_cell_stays_whole() -> None:
    document = form("#heading[立案审批表]\n#table(columns: (30mm, 20mm), inset: 4pt, [统一社会信用代码], [91350505MA9UMUYLEY])")
    assert fields(document) == [("统一社会信用代码", "91350505MA9UMUYLEY")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("立案日期：2024年5月6日　结案日期：2024年6月7日", [("立案日期", "2024年5月6日"), ("结案日期", "2024年6月7日")]),
        (
            "拍摄时间：2024年5月6日9时22分　拍摄地点：打锡街3号　拍摄人：王芳",
            [("拍摄时间", "2024年5月6日9时22分"), ("拍摄地点", "打锡街3号"), ("拍摄人", "王芳")],
        ),
        ("案由|占道经营", [("案由", "占道经营")]),
        ("|案由|占道经营|案件来源|巡查|", [("案由", "占道经营"), ("案件来源", "巡查")]),
        ("受送达人  王芳", [("受送达人", "王芳")]),
        ("姓名　王芳　性别　女", [("姓名", "王芳"), ("性别", "女")]),
        ("承办人（签名）：          证号：", [("承办人(签名)", ""), ("证号", "")]),
        ("当事人：____法定代表人：____", [("当事人", "____"), ("法定代表人", "____")]),
        ("收件人签收：收件人：王芳　2024年5月6日", [("收件人签收", "收件人:王芳 2024年5月6日")]),
        ("问：是吗？答：是的。", []),
        ("当事人王芳在打锡街经营。", []),
    ],
)
def test_fields_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert fields(text(f"送达回证\n{line}\n"))[: len(expected) or None] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1　立案审批表　鲤立〔2024〕1号　2024年5月6日　2", ("1", "立案审批表", "鲤立〔2024〕1号", "2024年5月6日", 2, 2)),
        ("1 立案审批表 2", ("1", "立案审批表", "", "", 2, 2)),
        ("1. 立案审批表………第2页", ("1", "立案审批表", "", "", 2, 2)),
        ("1　立案审批表", ("1", "立案审批表", "", "", None, None)),
        ("1　立案审批表　2-4", ("1", "立案审批表", "", "", 2, 4)),
        ("1|立案审批表|鲤立〔2024〕1号|2024-05-06|2", ("1", "立案审批表", "鲤立〔2024〕1号", "2024-05-06", 2, 2)),
    ],
)
def test_a_row_of_a_catalogue(line: str, expected: tuple[object, ...]) -> None:
    row, last = text(f"卷内目录\n{line}\n{line.replace('1', '2', 1).replace('立案', '结案')}\n").rows
    assert (row.number, row.title, row.doc_no, row.date, row.first_page, row.last_page) == expected
    assert (last.number, last.title) == ("2", "结案审批表")


def test_a_catalogue_that_runs_on_over_the_page_keeps_its_columns() -> None:
    entries = "".join(f"[{n}], [送达回证], [鲤罚〔2024〕{n}号], [2024年5月{n % 28 + 1}日], [{n}]," for n in range(1, 41))
    rows = form(
        f"#heading[卷内目录]\n#table(columns: (14mm, 1fr, 44mm, 36mm, 16mm), inset: 6pt, [序号], [文书名称], [文号], [日期], [页号], {entries})"
    ).rows
    assert [r.number for r in rows] == [str(n) for n in range(1, 41)]
    assert [r.first_page for r in rows] == list(range(1, 41))
    assert rows[39].doc_no == "鲤罚〔2024〕40号"


ACROSS = "#table(columns: (34mm, 1fr), inset: 8pt, stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt), "


def test_a_form_ruled_only_across_keeps_labels_of_two_lines_whole() -> None:
    made = form(
        "#heading[送达回证]\n" + ACROSS + "[受送达人], [某某县鸿达塑料厂], [送达文书名称、文号和件数：], [行政处罚决定书　某应急罚〔2024〕3号], "
        "[受送达人签名或者盖章及收到日期：], [王芳　2024年5月6日], [送达人：], [陈志远　李明])"
    )
    assert [(name, value) for name, value in fields(made) if name.startswith(("受送达人签名", "送达文书"))] == [
        ("送达文书名称、文号和件数", "行政处罚决定书 某应急罚〔2024〕3号"), ("受送达人签名或者盖章及收到日期", "王芳 2024年5月6日"),
    ]


def test_lines_under_running_text_make_no_form() -> None:
    rule = "#line(length: 100%)\n"
    made = form(f"#heading[情况说明]\n{rule}经查，当事人于2024年5月6日占道经营。\n{rule}以上有照片为证。\n{rule}决定罚款500元。\n{rule}")
    assert fields(made) == []
