"""Tables of Word documents: labels beside values, groups, lists, cells over several rows."""

from rules.documents import assemble
from rules.reading import read_bytes
from rules.reading.plain_text import read_text
from tests.rules.reading.docx.word import docx, p, tbl, tc

RESTART, GOES_ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"


def raw(body: str) -> str:
    return read_bytes(docx(body), ".docx")[0].raw


def test_labels_stand_beside_their_values() -> None:
    assert raw(tbl(["案由", "占道经营"], ["姓名", "王芳", "性别", "女"])) == "案由|占道经营\n姓名|王芳|性别|女"


def test_a_label_set_in_a_column_and_a_value_of_several_paragraphs() -> None:
    body = tbl([tc("负责人", "意 见"), tc("同意立案。", "签名：李明", "2024年5月6日")])
    assert raw(body) == "负责人意见|同意立案。\n|签名：李明\n|2024年5月6日"


def test_the_whole_value_belongs_to_its_label() -> None:
    form = p("立案审批表") + tbl(["案由", "占道经营"], [tc("负责人意见"), tc("同意立案。", "李明", "2024年5月6日")], ["备注", "无"])
    document = assemble(read_bytes(docx(form), ".docx")).documents[0]
    fields = {field.label: field.value for field in document.fields}
    assert fields["案由"] == "占道经营"
    assert fields["负责人意见"].split() == ["同意立案。", "李明", "2024年5月6日"]
    assert fields["备注"] == "无"


def test_a_merged_cell_at_the_left_names_the_group() -> None:
    body = tbl([tc("当事人", props=RESTART), "姓名", "王芳"], [tc(props=GOES_ON), "住址", "中山路3号"])
    assert raw(body) == "当事人\n姓名|王芳\n住址|中山路3号"


def test_a_label_over_several_rows_keeps_its_values() -> None:
    assert raw(tbl([tc("主要证据", props=RESTART), "现场笔录"], [tc(props=GOES_ON), "询问笔录"])) == "主要证据|现场笔录\n询问笔录"


def test_a_list_stays_row_by_row() -> None:
    body = tbl(["序号", "文书名称", "页码"], ["1", tc("行政处罚", "决定书"), "1-3"], ["2", "送达回证", "4"])
    assert raw(body) == "序号|文书名称|页码\n1|行政处罚决定书|1-3\n2|送达回证|4"


def test_a_table_in_a_table_is_read_where_it_stands() -> None:
    inner = tbl(["品名", "数量"], ["雨伞", "3把"])
    assert raw(tbl(["物品", f"<w:tc><w:tcPr/>{p('清单如下')}{inner}<w:p/></w:tc>"])) == "物品|清单如下\n|品名¦数量\n|雨伞¦3把"


def test_a_stroke_in_a_cell_parts_no_cells() -> None:
    assert raw(tbl(["备注", "A|B"])) == "备注|A¦B"


def test_a_plain_text_drawn_with_strokes_reads_the_same() -> None:
    text = "立案审批表\n案由|占道经营\n负责人意见|同意立案。\n|李明\n|2024年5月6日"
    fields = {field.label: field.value.split() for field in assemble(read_text(text.encode())).documents[0].fields}
    assert fields["负责人意见"] == ["同意立案。", "李明", "2024年5月6日"]
