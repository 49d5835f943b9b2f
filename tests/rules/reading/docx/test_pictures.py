"""Large pictures in Word documents: read like scanned pages, where they stand, and known as read by OCR."""

import io
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import serif_path

from rules.documents import assemble
from rules.errors import Unsupported
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.reading import Page, Source, read_bytes
from rules.reading.docx.pictures import MOST_PIXELS
from tests.rules.reading.docx.word import OFFICE, RELS, docx, p, tbl, tc

INCH = 914_400
ANCHORED = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="{1}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{2}"/>{3}</pic:blipFill>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
OLD = '<w:r><w:pict><v:shape style="width:{0}pt;height:{1}pt"><v:imagedata r:id="{2}"/></v:shape></w:pict></w:r>'
RECORD = ("询问笔录", "询问时间：2024年3月5日9时至9时40分", "询问人：陈志远、王丽", "被询问人：黄志强", "问：货从哪里来？", "答：市场上买的。",
          "以上笔录我看过，与我说的相符。", "被询问人签名：")


def drawn(lines: tuple[str, ...], wide: float = 6.0, high: float = 4.0, form: str = "PNG", scrawl: bool = False) -> bytes:
    """A picture of so many inches with lines of type, at 150 dpi."""
    sheet = Image.new("RGB", (int(wide * 150), int(high * 150)), "white")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(str(serif_path()), 28)
    for number, line in enumerate(lines):
        pen.text((60, 40 + 60 * number), line, (20, 20, 20), font=font)
    if scrawl:
        random = np.random.default_rng(3)
        x, y = 60 + 28 * len(lines[-1]), 54 + 60 * (len(lines) - 1)
        pen.line([(int(x + 5 * n), int(y + random.normal(0, 14))) for n in range(26)], (30, 40, 120), 3)
    out = io.BytesIO()
    sheet.save(out, form)
    return out.getvalue()


def picture(name: str = "one", wide: float = 6.0, high: float = 4.0, cut: str = "") -> str:
    return ANCHORED.format(int(wide * INCH), int(high * INCH), name, cut)


def read(body: str, **files: bytes) -> list[Page]:
    links = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/image" Target="media/{name}.bin"/>' for name in files)
    others = {f"word/media/{name}.bin": data for name, data in files.items()}
    others["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELS}">{links}</Relationships>'.encode()
    return read_bytes(docx(body, others=others))


def squeezed(page: Page) -> str:
    return "".join(page.text.split())


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "TIFF"])
def test_the_words_of_a_picture_stand_where_the_picture_does(form: str) -> None:
    page, = read(p("附件一营业执照") + p(picture()) + p("附件二身份证"), one=drawn(("统一社会信用代码", "经营范围餐饮服务"), form=form))
    assert page.text.split("\n") == ["附件一营业执照", "统一社会信用代码", "经营范围餐饮服务", "附件二身份证"]
    assert page.confidence is not None
    assert len(page.confidence) == len(page.text) == len(page.raw)
    read_by_ocr = "".join(c for c, sure in zip(page.text, page.confidence, strict=True) if sure < 1)
    assert read_by_ocr == "统一社会信用代码经营范围餐饮服务"
    assert any("识别" in warning.words for warning in page.warnings)


def test_of_the_old_kind_too() -> None:
    page, = read(p("附件") + p(OLD.format(432, 288, "one")), one=drawn(("经营范围餐饮服务",)))
    assert page.text == "附件\n经营范围餐饮服务"


def test_in_a_cell_the_words_are_the_cell_s() -> None:
    page, = read(tbl(["证据", tc(p(picture()))], ["说明", "现场"]), one=drawn(("统一社会信用代码", "经营范围餐饮服务")))
    assert page.text == "证据|统一社会信用代码\n|经营范围餐饮服务\n说明|现场"


def test_what_is_cut_off_is_not_read() -> None:
    page, = read(p("附件") + p(picture(cut='<a:srcRect b="60000"/>')), one=drawn(("统一社会信用代码", "", "", "", "经营范围餐饮服务")))
    assert "统一社会信用代码" in page.text
    assert "经营范围" not in page.text


def test_a_picture_as_large_as_a_page_is_a_page_of_its_own() -> None:
    pages = read(p("目录") + p(picture(high=8.0)) + p("送达回证"), one=drawn(RECORD, high=8.0))
    assert [page.source for page in pages] == [Source.TEXT, Source.OCR, Source.TEXT]
    assert [page.number for page in pages] == [1, 2, 3]
    assert squeezed(pages[1]).startswith("询问笔录询问时间:2024年3月5日")
    assert pages[1].why


@pytest.mark.parametrize("scrawl", [False, True])
def test_handwriting_in_such_a_page_is_seen(scrawl: bool) -> None:
    pages = read(p(picture(high=8.0)), one=drawn(RECORD, high=8.0, scrawl=scrawl))
    case = Case(assemble(pages), "papers", "issued", date(2026, 1, 1))
    paper: Paper = case.papers[0]
    assert paper.kind == "interview_record"
    assert paper.pictured
    place = [one for one in paper.signatures if one.who == "party"][-1]
    assert place.signed is scrawl


def test_pictures_that_cannot_be_read_are_told_of_and_cost_nothing() -> None:
    bomb = io.BytesIO()
    Image.new("1", (9000, MOST_PIXELS // 9000 + 10)).save(bomb, "PNG")
    for data in (b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, drawn(("餐饮服务",))[:2000], bomb.getvalue()):
        page, = read(p("附件") + p(picture()) + p("说明"), one=data)
        assert page.text == "附件\n说明"
        assert page.source is Source.TEXT
        assert any("没有读" in warning.words for warning in page.warnings)
    pages = read(p("附件") + p(picture("none", high=8.0)))
    assert [page.source for page in pages] == [Source.TEXT, Source.UNREAD]


def test_without_an_engine_a_document_of_pictures_is_refused_and_with_one_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    page, = read(p(picture(high=8.0)), one=drawn(RECORD, high=8.0))
    assert page.source is Source.OCR
    monkeypatch.setenv("LCADMIN_OCR_ENGINE", "none")
    with pytest.raises(Unsupported, match="只有图片"):
        read(p(picture(high=8.0)), one=drawn(RECORD, high=8.0))
    text, unread = read(p("目录") + p(picture(high=8.0)), one=drawn(RECORD, high=8.0))
    assert (text.source, unread.source) == (Source.TEXT, Source.UNREAD)


def test_two_pictures_in_one_line_and_headers_with_pictures() -> None:
    page, = read(p("甲", picture(), "乙", picture("two"), "丙"), one=drawn(("统一社会信用代码",)), two=drawn(("经营范围餐饮服务",)))
    assert page.text.split("\n") == ["甲", "统一社会信用代码", "乙", "经营范围餐饮服务", "丙"]
