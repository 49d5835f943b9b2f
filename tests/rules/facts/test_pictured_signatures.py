"""A signature that is set into a paper as a picture counts as one, in a PDF with text as in a Word document."""

import io
from datetime import date

import pikepdf
import pytest

from rules.documents import assemble
from rules.facts.case import Case
from rules.reading import Page, read_bytes
from tests.rules.reading.docx.word import docx, p
from tests.rules.typeset import typeset

RECORD = "询问笔录\n询问时间：2024年3月5日9时至9时40分\n询问人：陈志远、王丽\n被询问人：黄某\n问：货从哪里来？\n答：市场上买的。\n被询问人签名："
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="400000"/><a:graphic><a:graphicData><pic:pic><a:blip r:embed="x"/></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


def pdf_with(picture: tuple[float, float, float, float] | None) -> list[Page]:
    """The record as a PDF; `picture` (x, y, width, height from the top left) is an image laid on it."""
    source = "\n\n".join(line if n else f"#heading[{line}]" for n, line in enumerate(RECORD.split("\n")))
    with pikepdf.open(io.BytesIO(typeset(source))) as pdf:
        page = pdf.pages[0]
        if picture:
            x, y, wide, high = picture
            ink = pikepdf.Stream(pdf, bytes(16), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=4, Height=4,
                                 ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)
            page.Resources.XObject = pikepdf.Dictionary(Ink=ink)
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q q %f 0 0 %f %f %f cm /Ink Do Q" % (wide, high, x, 842 - y - high))
        out = io.BytesIO()
        pdf.save(out)
    return read_bytes(out.getvalue())


def signed(pages: list[Page]) -> bool:
    case = Case(assemble(pages), "papers", "issued", date(2026, 1, 1))
    places = [place for place in case.papers[0].signatures if place.who == "party"]
    assert len(places) == 1
    return places[0].signed


def label(pages: list[Page]) -> tuple[float, float]:
    """Where the label of the signature ends, and its middle's height."""
    word = next(w for w in pages[0].words if pages[0].text[w.start:w.end].endswith("签名:"))
    return word.box[2], (word.box[1] + word.box[3]) / 2


def test_without_a_picture_nobody_has_signed() -> None:
    assert not signed(pdf_with(None))


@pytest.mark.parametrize(("dx", "dy", "wide", "high", "there"), [
    (4, -15, 70, 30, True), (-10, -20, 90, 40, True), (150, -10, 60, 20, True), (4, 40, 70, 30, False), (4, -120, 70, 30, False), (-200, -15, 70, 30, False),
    (4, -10, 400, 300, False), (4, -2, 5, 5, False),
])  # fmt: skip
def test_a_picture_counts_where_it_stands_in_the_place(dx: float, dy: float, wide: float, high: float, there: bool) -> None:
    x, y = label(pdf_with(None))
    assert signed(pdf_with((x + dx, y + dy, wide, high))) is there


@pytest.mark.parametrize(("picture", "there"), [("", False), (PICTURE, True)])
def test_a_picture_in_the_line_of_a_word_document_counts(picture: str, there: bool) -> None:
    *lines, last = RECORD.split("\n")
    assert signed(read_bytes(docx("".join(map(p, lines)) + p(last, *([picture] if picture else []))))) is there
