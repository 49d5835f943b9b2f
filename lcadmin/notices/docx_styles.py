"""The Word styles of a notice, each defined once, after GB/T 9704-2012.

The faces are those of Chinese Windows (仿宋, 楷体, 黑体, 宋体); the display face 方正小标宋简体 falls back to 宋体 where it is not
installed. Word shows the base style "Normal" as 正文 in Chinese; all styles here stand on it.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

BODY_FACE, ITEM_FACE, HEADING_FACE, SONG_FACE, DISPLAY_FACE = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
FALLBACKS = {BODY_FACE: "仿宋_GB2312", ITEM_FACE: "楷体_GB2312", DISPLAY_FACE: SONG_FACE}
SIZE_2, SIZE_3, SIZE_4, SIZE_MAST = 22.0, 16.0, 14.0, 40.0   # 二号, 三号, 四号 and the masthead, in points
PITCH = 28.0                                                  # points from line to line of the body
MAST_BELOW_TOP = 99.2                                         # points: 35 mm (7.2.4)
RED = RGBColor(0xD7, 0x00, 0x0F)


@dataclass(frozen=True, slots=True)
class Style:
    """A named paragraph style. Indents are in characters of its size, spaces and pitch in points; no pitch means single spacing."""

    name: str
    face: str = BODY_FACE
    size: float = SIZE_3
    align: Literal["both", "left", "center", "right"] = "both"
    first_line: int = 0
    right: int = 0
    before: float = 0
    after: float = 0
    pitch: float | None = PITCH
    colour: RGBColor | None = None
    outline: int | None = None
    keep_next: bool = False


NORMAL = Style("Normal")
MASTHEAD = Style("发文机关标志", DISPLAY_FACE, SIZE_MAST, "center", before=MAST_BELOW_TOP, pitch=None, colour=RED)
NUMBER = Style("发文字号", align="center", before=PITCH, after=2 * PITCH)
TITLE = Style("公文标题", DISPLAY_FACE, SIZE_2, "center", after=PITCH, pitch=34, outline=0)
ADDRESSEE = Style("主送机关")
BODY = Style("公文正文", first_line=2)
HEADING_1 = Style("一级标题", HEADING_FACE, first_line=2, outline=1, keep_next=True)
HEADING_2 = Style("二级标题", ITEM_FACE, first_line=2, outline=2, keep_next=True)
NAME = Style("表格项目", HEADING_FACE, SIZE_4, "left", pitch=24)
VALUE = Style("表格内容", BODY_FACE, SIZE_4, "left", pitch=24)
ISSUER = Style("发文机关署名", align="center", keep_next=True)
DATE = Style("成文日期", align="center")
IMPRINT = Style("版记", BODY_FACE, SIZE_4, "left", pitch=24)
FOLIO_ODD = Style("页码（单页）", SONG_FACE, SIZE_4, "right", right=1, pitch=None)
FOLIO_EVEN = Style("页码（双页）", SONG_FACE, SIZE_4, "left", first_line=1, pitch=None)
STYLES = (MASTHEAD, NUMBER, TITLE, ADDRESSEE, BODY, HEADING_1, HEADING_2, NAME, VALUE, ISSUER, DATE, IMPRINT, FOLIO_ODD, FOLIO_EVEN)
ITEM_LEAD = "条目标题"   # the one character style: a heading that runs into its text


def define(document: Document) -> None:
    """Put the styles into `document` and tell Word what to take where a face is not installed."""
    styles = document.styles.element
    normal = document.styles["Normal"].element
    for old in (qn("w:pPr"), qn("w:rPr")):
        for part in normal.findall(old):
            normal.remove(part)
    normal.append(parse_xml(_paragraph_xml(NORMAL)))
    normal.append(parse_xml(_run_xml(NORMAL)))
    for at, style in enumerate(STYLES):
        styles.append(parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="Notice{at + 1}">'
            f'<w:name w:val={quoteattr(style.name)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f'{_paragraph_xml(style)}{_run_xml(style)}</w:style>'))
    styles.append(parse_xml(
        f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="NoticeLead"><w:name w:val={quoteattr(ITEM_LEAD)}/>'
        f'<w:qFormat/><w:rPr>{_face_xml(ITEM_FACE)}</w:rPr></w:style>'))
    _name_fallbacks(document)


def _paragraph_xml(style: Style) -> str:
    pitch = (f'w:line="{round(style.pitch * 20)}" w:lineRule="exact"' if style.pitch is not None else 'w:line="240" w:lineRule="auto"')
    indent = "".join(
        f' w:{side}Chars="{characters * 100}" w:{side}="{round(characters * style.size * 20)}"'
        for side, characters in (("right", style.right), ("firstLine", style.first_line)) if characters)
    return (
        f'<w:pPr {nsdecls("w")}>'
        + ("<w:keepNext/>" if style.keep_next else "")
        + '<w:widowControl w:val="0"/>'                                    # 22 lines a page (5.2.3) leave no room for it
        + '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'           # 2026年, not 2026 年
        + f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" {pitch}/>'
        + (f"<w:ind{indent}/>" if indent else "")
        + f'<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
        + "</w:pPr>")


def _run_xml(style: Style) -> str:
    half_points = round(style.size * 2)
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour is not None else ""
    return (f'<w:rPr {nsdecls("w")}>{_face_xml(style.face)}{colour}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
            '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr>')


def _face_xml(face: str) -> str:
    """One face for all scripts: with a Latin one beside it Word would set Chinese quotation marks narrow."""
    name = escape(face)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _name_fallbacks(document: Document) -> None:
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            table: Any = parse_xml(part.blob)
            for face, other in FALLBACKS.items():
                table.append(parse_xml(
                    f'<w:font {nsdecls("w")} w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'))
            part._blob = serialize_part_xml(table)   # python-docx keeps this part as bytes and has no door to it
