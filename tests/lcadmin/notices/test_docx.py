"""The DOCX of a notice: its words, its styles, its page."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lcadmin.notices import docx, docx_styles
from lcadmin.notices.blocks import Item, Masthead, Paragraph, Particulars, Title, words
from tests.lcadmin.notices.papers import DAY, NASTY, WHOLE


@pytest.fixture(scope="module")
def document() -> DocxDocument:
    return Document(io.BytesIO(docx.render(WHOLE, DAY)))


def all_text(document: DocxDocument) -> str:
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t"), qn("w:p")) if node.tag == qn("w:t"))


def test_every_word_is_in_it(document: DocxDocument) -> None:
    found = all_text(document).replace("\n", "")
    for line in words(WHOLE):
        assert line in found, line


@pytest.mark.parametrize(("text", "style"), [
    ("泉州市鲤城区司法局", "发文机关标志"), ("鲤司评〔2026〕1号", "发文字号"), ("行政执法案卷评查意见书", "公文标题"),
    ("泉州市鲤城区市场监督管理局：", "主送机关"), ("一、案卷基本情况", "一级标题"), ("（一）程序", "二级标题"),
    ("请于2026年12月24日前（含当日）书面反馈整改情况。", "公文正文"), ("2026年11月24日", "成文日期"),
])
def test_a_paragraph_has_the_style_of_its_kind(document: DocxDocument, text: str, style: str) -> None:
    assert [p.style.name for p in document.paragraphs if p.text == text][0] == style  # noqa: RUF015


def test_no_paragraph_is_without_a_style_of_the_notice(document: DocxDocument) -> None:
    known = {style.name for style in docx_styles.STYLES}
    assert {p.style.name for p in document.paragraphs} <= known
    assert {p.style.name for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs} <= known


def test_the_heading_of_a_point_runs_into_its_text_in_a_face_of_its_own(document: DocxDocument) -> None:
    point = next(p for p in document.paragraphs if p.text.startswith("（一）询问"))
    assert [(run.text[:4], run.style.name) for run in point.runs] == [("（一）询", "条目标题"), ("（第11", "Default Paragraph Font")]


def test_each_style_is_defined_once_and_names_its_face_for_every_script(document: DocxDocument) -> None:
    names = [style.name for style in document.styles]
    assert len(names) == len(set(names))
    for style in docx_styles.STYLES:
        made = document.styles[style.name]
        fonts = made.element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {style.face}
        assert made.font.size == Pt(style.size)
    assert document.styles["公文标题"].font.size == Pt(22)
    assert document.styles["公文正文"].font.size == Pt(16)
    assert document.styles["公文正文"].paragraph_format.line_spacing == Pt(28)
    assert str(document.styles["发文机关标志"].font.color.rgb) == "D7000F"


def test_the_page_is_the_standards(document: DocxDocument) -> None:
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    margins = [section.top_margin, section.left_margin, section.bottom_margin, section.right_margin]
    assert [round(margin / Mm(1)) for margin in margins] == [37, 28, 35, 26]


def test_page_numbers_are_fields_outside(document: DocxDocument) -> None:
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, style in ((section.footer, "页码（单页）"), (section.even_page_footer, "页码（双页）")):
        paragraph = footer.paragraphs[0]
        assert paragraph.style.name == style
        assert paragraph.text == "— 1 —"
        assert [node.text for node in paragraph._p.iter(qn("w:instrText"))] == [" PAGE "]


def test_headings_show_in_words_outline(document: DocxDocument) -> None:
    for name, level in {"公文标题": "0", "一级标题": "1", "二级标题": "2"}.items():
        assert document.styles[name].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == level


def test_the_paragraph_before_the_signature_keeps_with_it(document: DocxDocument) -> None:
    last = next(p for p in document.paragraphs if p.text.startswith("请于"))
    assert last.paragraph_format.keep_with_next


def test_markup_in_a_name_is_text(document: DocxDocument) -> None:
    made = Document(io.BytesIO(docx.render((Title(NASTY), Paragraph(NASTY), Item(NASTY, NASTY), Particulars(((NASTY, NASTY),))), DAY)))
    assert all_text(made).count(NASTY) == 6


def test_a_long_name_of_the_bureau_is_set_smaller() -> None:
    made = Document(io.BytesIO(docx.render((Masthead("福建省泉州市鲤城区全面依法治区工作领导小组办公室"),), DAY)))
    size = made.paragraphs[0].runs[0].font.size
    assert size is not None
    assert size.pt * 24 <= 156 * 72 / 25.4


def test_the_same_blocks_give_the_same_bytes_at_any_hour() -> None:
    first = docx.render(WHOLE, DAY)
    time.sleep(2.1)   # a ZIP entry's clock counts in steps of two seconds
    assert docx.render(WHOLE, DAY) == first


def test_the_elements_of_a_table_stand_in_the_order_that_word_asks_for() -> None:
    """ECMA-376, CT_TblPr: Word refuses a file whose table properties are out of order."""
    order = ["tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc", "tblCellSpacing",
             "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"]
    made = Document(io.BytesIO(docx.render(WHOLE, DAY)))
    for table in made.tables:
        present = [order.index(child.tag.split("}")[1]) for child in table._tbl.tblPr]
        assert present == sorted(present)
    with zipfile.ZipFile(io.BytesIO(docx.render(WHOLE, DAY))) as package:
        assert package.testzip() is None
