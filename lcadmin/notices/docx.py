"""A notice as DOCX to edit: real Word styles, each defined once, on the page of GB/T 9704-2012.

The faces are those of Chinese Windows (仿宋, 楷体, 黑体, 宋体); the display face 方正小标宋简体 falls back to 宋体 where it is not
installed. Word shows the base style "Normal" as 正文 in Chinese; the styles of a notice stand on it and are listed in STYLES.
"""
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as DocxParagraph

from lcadmin.notices import blocks as b

BODY, ITEM, HEADING, SONG, DISPLAY = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
FALLBACKS = {BODY: "仿宋_GB2312", ITEM: "楷体_GB2312", DISPLAY: SONG}
SIZE_2, SIZE_3, SIZE_4, SIZE_MAST = 22.0, 16.0, 14.0, 40.0   # 二号, 三号, 四号 and the masthead, in points
PITCH = 28.0                                                  # points from line to line
PAGE_WIDTH, PAGE_HEIGHT = 210, 297                            # millimetres
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26                     # millimetres: 5.2.1
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
FOLIO_BELOW_TEXT = 7                                          # millimetres: 7.5
CHARACTERS_A_LINE = 28                                        # 5.2.3
RED = RGBColor(0xD7, 0x00, 0x0F)
EPOCH = (1980, 1, 1, 0, 0, 0)                                 # the earliest moment that a ZIP entry can bear


@dataclass(frozen=True, slots=True)
class Style:
    """A named paragraph style. Indents are in characters, spaces and the pitch in points; no pitch: single."""

    name: str
    face: str = BODY
    size: float = SIZE_3
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    first_line: int = 0
    right: int = 0
    before: float = 0
    after: float = 0
    pitch: float | None = PITCH
    colour: RGBColor | None = None
    outline: int | None = None
    keep_next: bool = False


LEFT_ALIGNED, CENTRED, RIGHT_ALIGNED = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
MAST_STYLE = Style("发文机关标志", DISPLAY, SIZE_MAST, CENTRED, before=35 * 72 / 25.4, pitch=None, colour=RED)
NUMBER_STYLE = Style("发文字号", align=CENTRED, before=PITCH, after=2 * PITCH)
TITLE_STYLE = Style("公文标题", DISPLAY, SIZE_2, CENTRED, after=PITCH, pitch=34, outline=0)
ADDRESSEE_STYLE = Style("主送机关")
BODY_STYLE = Style("公文正文", first_line=2)
HEADING_1_STYLE = Style("一级标题", HEADING, first_line=2, outline=1, keep_next=True)
HEADING_2_STYLE = Style("二级标题", ITEM, first_line=2, outline=2, keep_next=True)
NAME_STYLE = Style("表格项目", HEADING, SIZE_4, LEFT_ALIGNED, pitch=24)
VALUE_STYLE = Style("表格内容", BODY, SIZE_4, LEFT_ALIGNED, pitch=24)
ISSUER_STYLE = Style("发文机关署名", align=CENTRED, keep_next=True)
DATE_STYLE = Style("成文日期", align=CENTRED)
IMPRINT_STYLE = Style("版记", BODY, SIZE_4, LEFT_ALIGNED, pitch=24)
FOLIO_ODD_STYLE = Style("页码（单页）", SONG, SIZE_4, RIGHT_ALIGNED, right=1, pitch=None)
FOLIO_EVEN_STYLE = Style("页码（双页）", SONG, SIZE_4, LEFT_ALIGNED, first_line=1, pitch=None)
STYLES = (MAST_STYLE, NUMBER_STYLE, TITLE_STYLE, ADDRESSEE_STYLE, BODY_STYLE, HEADING_1_STYLE, HEADING_2_STYLE, NAME_STYLE, VALUE_STYLE,
          ISSUER_STYLE, DATE_STYLE, IMPRINT_STYLE, FOLIO_ODD_STYLE, FOLIO_EVEN_STYLE)
ITEM_LEAD = "条目标题"   # the one character style: the heading that runs into its text


def render(notice: Sequence[b.Block], on: date) -> bytes:
    """The DOCX of `notice`, dated `on` in its properties; the same blocks and day give the same bytes."""
    document = Document()
    _set_page(document)
    _define_styles(document)
    _name_fallbacks(document)
    _set_properties(document, notice, on)
    body = document.element.body
    for stray in [p for p in body.iterchildren() if p.tag == qn("w:p")]:
        body.remove(stray)
    for at, block in enumerate(notice):
        _WRITERS[type(block)](document, block)
        if at + 1 < len(notice) and isinstance(notice[at + 1], b.Signature) and document.paragraphs:
            document.paragraphs[-1].paragraph_format.keep_with_next = True   # a signature never stands alone on a page
    _write_folios(document)
    written = io.BytesIO()
    document.save(written)
    return _without_clock(written.getvalue())


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(BOTTOM - FOLIO_BELOW_TEXT) - Pt(SIZE_4 * 1.3)
    document.settings.odd_and_even_pages_header_footer = True
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    width_a_character = TEXT_WIDTH * 72 / 25.4 / CHARACTERS_A_LINE
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(round(PITCH * 20)))
    grid.set(qn("w:charSpace"), str(round((width_a_character - SIZE_3) * 4096)))


def _define_styles(document: DocxDocument) -> None:
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _shape(normal, Style("Normal"))
    for style in STYLES:
        made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(made, ParagraphStyle)
        made.base_style = normal
        made.quick_style = True
        made.hidden = made.unhide_when_used = False
        _shape(made, style)
    lead = document.styles.add_style(ITEM_LEAD, WD_STYLE_TYPE.CHARACTER)
    lead.quick_style = True
    _set_face(lead.element.get_or_add_rPr(), ITEM)


def _shape(made: ParagraphStyle, style: Style) -> None:
    made.font.size = Pt(style.size)
    if style.colour is not None:
        made.font.color.rgb = style.colour
    properties = made.element.get_or_add_rPr()
    _set_face(properties, style.face)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)
    form = made.paragraph_format
    form.alignment = style.align
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.keep_with_next = style.keep_next
    form.widow_control = False                       # 22 lines a page (5.2.3) leave no room for it
    if style.pitch is None:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    else:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.pitch)
    paragraph = made.element.get_or_add_pPr()
    if style.first_line or style.right:
        indent = paragraph.get_or_add_ind()
        for name, characters in (("firstLine", style.first_line), ("right", style.right)):
            if characters:
                indent.set(qn(f"w:{name}Chars"), str(characters * 100))
                indent.set(qn(f"w:{name}"), str(round(characters * style.size * 20)))
    if style.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(style.outline))
        paragraph.append(level)


def _set_face(properties: Any, face: str) -> None:
    """One face for all scripts: with a Latin one beside it Word would set Chinese quotation marks narrow."""
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)


def _name_fallbacks(document: DocxDocument) -> None:
    """Tell Word what to take where a face is not installed (altName of the font table)."""
    for part in document.part.package.iter_parts():
        if str(part.partname) != "/word/fontTable.xml":
            continue
        table = parse_xml(part.blob)
        for face, other in FALLBACKS.items():
            entry = parse_xml(f'<w:font {nsdecls("w")} w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>')
            table.append(entry)
        from lxml import etree
        part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_properties(document: DocxDocument, notice: Sequence[b.Block], on: date) -> None:
    properties = document.core_properties
    properties.title = next((block.text for block in notice if isinstance(block, b.Title)), "")
    properties.author = properties.last_modified_by = next((block.text for block in notice if isinstance(block, b.Masthead)), "")
    properties.created = properties.modified = datetime(on.year, on.month, on.day)
    properties.comments, properties.language, properties.revision = "", "zh-CN", 1


def _write_masthead(document: DocxDocument, block: b.Masthead) -> None:
    paragraph = document.add_paragraph(block.text, MAST_STYLE.name)
    room = TEXT_WIDTH * 72 / 25.4
    if len(block.text) * SIZE_MAST > room:           # a long name keeps to one line (7.2.4)
        paragraph.runs[0].font.size = Pt(int(2 * room / len(block.text)) / 2)


def _write_number(document: DocxDocument, block: b.Number) -> None:
    paragraph = document.add_paragraph(block.text, NUMBER_STYLE.name)
    borders = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="11" w:color="{RED}"/></w:pBdr>')
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def _write_item(document: DocxDocument, block: b.Item) -> None:
    paragraph = document.add_paragraph(style=BODY_STYLE.name)
    paragraph.add_run(block.lead, ITEM_LEAD)
    paragraph.add_run(block.text)


def _write_particulars(document: DocxDocument, block: b.Particulars) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for name, value in block.rows:
        cells = table.add_row().cells
        for cell, text, style, width in zip(cells, (name, value), (NAME_STYLE, VALUE_STYLE), (34, TEXT_WIDTH - 34), strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].style = document.styles[style.name]
            cell.paragraphs[0].add_run(text)
    for column, width in zip(table.columns, (34, TEXT_WIDTH - 34), strict=True):
        column.width = Mm(width)


def _write_signature(document: DocxDocument, block: b.Signature) -> None:
    """Issuer centred over the date, whose end is four characters from the right; three lines above for the seal (7.3.5)."""
    longest = max(len(block.issuer), len(block.date) * 0.75) * SIZE_3
    left = max(0.0, TEXT_WIDTH * 72 / 25.4 - longest - 4 * SIZE_3)
    for text, style, before in ((block.issuer, ISSUER_STYLE, 2 * PITCH), (block.date, DATE_STYLE, 0)):
        form = document.add_paragraph(text, style.name).paragraph_format
        form.left_indent, form.right_indent = Pt(left), Pt(4 * SIZE_3)
        if before:
            form.space_before = Pt(before)


def _write_imprint(document: DocxDocument, block: b.Imprint) -> None:
    """A table that floats to the lower edge of the type area of its page (7.4)."""
    rows = [text for text in (block.copy_to,) if text] + [f"{block.printed_by}\t{block.printed_on}"]
    table = document.add_table(rows=0, cols=1)
    table.autofit = False
    for text in rows:
        cell = table.add_row().cells[0]
        cell.width = Mm(TEXT_WIDTH)
        paragraph = cell.paragraphs[0]
        paragraph.style = document.styles[IMPRINT_STYLE.name]
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(SIZE_4 - 5.4)   # Word adds 5.4 to a cell
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH) - Pt(SIZE_4 + 5.4), alignment=_RIGHT_TAB)
        paragraph.add_run(text)
    table.columns[0].width = Mm(TEXT_WIDTH)
    properties = table._tbl.tblPr
    properties.append(parse_xml(
        f'<w:tblBorders {nsdecls("w")}><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        '<w:insideH w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tblBorders>'))
    properties.insert(1, parse_xml(
        f'<w:tblpPr {nsdecls("w")} w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'))
    document.add_paragraph(style=IMPRINT_STYLE.name)   # Word wants a paragraph after the last table


def _write_folios(document: DocxDocument) -> None:
    """— 1 — on every page, outside: right on odd pages, left on even ones, one character from the edge (7.5)."""
    section = document.sections[0]
    for footer, style in ((section.footer, FOLIO_ODD_STYLE), (section.even_page_footer, FOLIO_EVEN_STYLE)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[style.name]
        paragraph.add_run("— ")
        for kind, code in (("begin", None), (None, "PAGE"), ("separate", None), (None, None), ("end", None)):
            _add_field_piece(paragraph, kind, code)
        paragraph.add_run(" —")


def _add_field_piece(paragraph: DocxParagraph, kind: str | None, code: str | None) -> None:
    run = paragraph.add_run()
    if kind is not None:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    elif code is not None:
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = f" {code} "
        run._r.append(instruction)
    else:
        run.text = "1"                               # what is shown until Word counts


def _without_clock(package: bytes) -> bytes:
    """The same package with a fixed moment on every entry, so that the bytes depend on the content alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(entry))
    return out.getvalue()
