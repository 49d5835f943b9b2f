"""A notice as DOCX to edit: real Word styles (`docx_styles.py`) on the page of GB/T 9704-2012."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph

from lcadmin.notices import blocks as b
from lcadmin.notices import docx_styles as styles

PAGE_WIDTH, PAGE_HEIGHT = 210, 297                   # millimetres: A4 (5.1)
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26            # millimetres: 5.2.1
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_WIDTH_POINTS = TEXT_WIDTH * 72 / 25.4
FOLIO_BELOW_TEXT = 7                                 # millimetres: 7.5
CHARACTERS_A_LINE = 28                               # 5.2.3
NAME_WIDTH = 38                                      # millimetres, first column of the particulars
CELL_MARGIN = 5.4                                    # points that Word keeps free left and right in a cell
EPOCH = (1980, 1, 1, 0, 0, 0)                        # the earliest moment that a ZIP entry can bear


def render(notice: Sequence[b.Block], on: date) -> bytes:
    """The DOCX of `notice`, dated `on` in its properties; the same blocks and day give the same bytes."""
    document = Document()
    _set_page(document)
    styles.define(document)
    _set_properties(document, notice, on)
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
    section.footer_distance = Pt(Mm(BOTTOM - FOLIO_BELOW_TEXT).pt - styles.SIZE_4 * 1.3)
    document.settings.odd_and_even_pages_header_footer = True
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    space = round((TEXT_WIDTH_POINTS / CHARACTERS_A_LINE - styles.SIZE_3) * 4096)
    section._sectPr.append(parse_xml(
        f'<w:docGrid {nsdecls("w")} w:type="linesAndChars" w:linePitch="{round(styles.PITCH * 20)}" w:charSpace="{space}"/>'))


def _set_properties(document: DocxDocument, notice: Sequence[b.Block], on: date) -> None:
    properties = document.core_properties
    properties.title = next((block.text for block in notice if isinstance(block, b.Title)), "")
    properties.author = properties.last_modified_by = next((block.text for block in notice if isinstance(block, b.Masthead)), "")
    properties.created = properties.modified = datetime(on.year, on.month, on.day, tzinfo=UTC)
    properties.comments, properties.language, properties.revision = "", "zh-CN", 1


def _write_masthead(document: DocxDocument, block: b.Masthead) -> None:
    paragraph = document.add_paragraph(block.text, styles.MASTHEAD.name)
    if len(block.text) * styles.SIZE_MAST > TEXT_WIDTH_POINTS:   # a long name keeps to one line (7.2.4)
        paragraph.runs[0].font.size = Pt(int(2 * TEXT_WIDTH_POINTS / len(block.text)) / 2)


def _write_number(document: DocxDocument, block: b.Number) -> None:
    """The number, and under it the red rule: 4 mm below, as wide as the text (7.2.7)."""
    paragraph = document.add_paragraph(block.text, styles.NUMBER.name)
    rule = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="12" w:space="11" w:color="{styles.RED}"/></w:pBdr>')
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(list(properties).index(properties.find(qn("w:pStyle"))) + 1, rule)


def _write_title(document: DocxDocument, block: b.Title) -> None:
    document.add_paragraph(block.text, styles.TITLE.name)


def _write_addressee(document: DocxDocument, block: b.Addressee) -> None:
    document.add_paragraph(block.text, styles.ADDRESSEE.name)


def _write_paragraph(document: DocxDocument, block: b.Paragraph) -> None:
    document.add_paragraph(block.text, styles.BODY.name)


def _write_heading(document: DocxDocument, block: b.Heading) -> None:
    document.add_paragraph(block.text, (styles.HEADING_1 if block.level == 1 else styles.HEADING_2).name)


def _write_item(document: DocxDocument, block: b.Item) -> None:
    paragraph = document.add_paragraph(style=styles.BODY.name)
    paragraph.add_run(block.lead, styles.ITEM_LEAD)
    paragraph.add_run(block.text)


def _write_particulars(document: DocxDocument, block: b.Particulars) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    widths = (Mm(NAME_WIDTH), Mm(TEXT_WIDTH - NAME_WIDTH))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in block.rows:
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = added.cells
        for cell, text, style, width in zip(cells, row, (styles.NAME, styles.VALUE), widths, strict=True):
            cell.width = width
            cell.paragraphs[0].style = style.name
            cell.paragraphs[0].add_run(text)


def _write_signature(document: DocxDocument, block: b.Signature) -> None:
    """Issuer centred over the date, which ends four characters from the right; room above for the seal (7.3.5)."""
    widest = max(len(block.issuer), len(block.date) * 0.75) * styles.SIZE_3   # the digits of a date are half as wide
    left = max(0.0, TEXT_WIDTH_POINTS - widest - 4 * styles.SIZE_3)
    for text, style, before in ((block.issuer, styles.ISSUER, 2 * styles.PITCH), (block.date, styles.DATE, 0.0)):
        form = document.add_paragraph(text, style.name).paragraph_format
        form.left_indent, form.right_indent, form.space_before = Pt(left), Pt(4 * styles.SIZE_3), Pt(before)


def _write_imprint(document: DocxDocument, block: b.Imprint) -> None:
    """A table that floats to the lower edge of the type area of its page: rules thick, thin, thick (7.4)."""
    rule = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="000000"/>'
    table = document.add_table(rows=0, cols=1)
    table.autofit = False
    table.columns[0].width = Mm(TEXT_WIDTH)
    properties: Any = table._tbl.tblPr
    properties.find(qn("w:tblW")).addprevious(parse_xml(
        f'<w:tblpPr {nsdecls("w")} w:vertAnchor="margin" w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'))
    properties.find(qn("w:tblW")).addnext(parse_xml(
        f'<w:tblBorders {nsdecls("w")}>{rule.format("top", 8)}{rule.format("bottom", 8)}{rule.format("insideH", 6)}</w:tblBorders>'))
    edge = Pt(styles.SIZE_4 - CELL_MARGIN)
    for texts in ((block.copy_to,), (block.printed_by, block.printed_on)):
        if not any(texts):
            continue
        cell = table.add_row().cells[0]
        cell.width = Mm(TEXT_WIDTH)
        paragraph = cell.paragraphs[0]
        paragraph.style = styles.IMPRINT.name
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = edge
        form.tab_stops.add_tab_stop(Pt(TEXT_WIDTH_POINTS - styles.SIZE_4 - CELL_MARGIN), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t".join(texts))
    document.add_paragraph(style=styles.IMPRINT.name)   # Word wants a paragraph after the last table


def _write_folios(document: DocxDocument) -> None:
    """— 1 — on every page, outside: right on odd pages, left on even ones, one character from the edge (7.5)."""
    section = document.sections[0]
    for footer, style in ((section.footer, styles.FOLIO_ODD), (section.even_page_footer, styles.FOLIO_EVEN)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = style.name
        paragraph.add_run("— ")
        _write_page_field(paragraph)
        paragraph.add_run(" —")


def _write_page_field(paragraph: DocxParagraph) -> None:
    for mark in ("begin", "PAGE", "separate", "1", "end"):
        run = paragraph.add_run()
        if mark == "PAGE":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run._r.append(code)
        elif mark == "1":
            run.text = mark                             # shown until Word counts
        else:
            edge = OxmlElement("w:fldChar")
            edge.set(qn("w:fldCharType"), mark)
            run._r.append(edge)


def _without_clock(package: bytes) -> bytes:
    """The same package with a fixed moment on every entry, so that the bytes depend on the content alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, EPOCH)
            fixed.compress_type, fixed.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(fixed, source.read(entry))
    return out.getvalue()


_WRITERS: dict[type[b.Block], Callable[[DocxDocument, Any], None]] = {
    b.Masthead: _write_masthead,
    b.Number: _write_number,
    b.Title: _write_title,
    b.Addressee: _write_addressee,
    b.Paragraph: _write_paragraph,
    b.Heading: _write_heading,
    b.Item: _write_item,
    b.Particulars: _write_particulars,
    b.Signature: _write_signature,
    b.Imprint: _write_imprint,
}
