"""What somebody typed into a form's fields or onto a page is read at its place; notes that show no text, and what is hidden, are not."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from rules.check import Options, check_file
from rules.reading import Source, read_bytes
from tests.rules.typeset import typeset

FORM = """
#heading[行政处罚决定书]
#form([当事人], [], [身份证号], [])
经查，当事人无证经营，罚款500元。
#place(bottom + right)[石桥区市场监督管理局]
"""


def font(pdf: Pdf) -> pikepdf.Object:
    """A font of the reader's own, by Adobe's names of Chinese characters."""
    descriptor = pdf.make_indirect(Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=4, FontBBox=Array([-25, -254, 1000, 880]), ItalicAngle=0, Ascent=880,
        Descent=-120, CapHeight=880, StemV=93))
    descendant = pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"), FontDescriptor=descriptor,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=2)))
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light"), Encoding=Name("/UniGB-UCS2-H"), DescendantFonts=Array([descendant])))


def typed(*notes: tuple[str, str, float, float], hidden: bool = False, source: str = FORM) -> bytes:
    """A page on which each of `notes` (kind, text, left, distance from the top) is typed."""
    with pikepdf.open(io.BytesIO(typeset(source))) as pdf:
        page = pdf.pages[0]
        top = float(page.mediabox[3])
        letters = font(pdf)
        made = []
        for kind, text, left, down in notes:
            shown = f"BT /F 12 Tf 0 g 1 4 Td <{text.encode('utf-16-be').hex()}> Tj ET".encode()
            look = pdf.make_stream(
                shown, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 220, 18]), Resources=Dictionary(Font=Dictionary(F=letters)))
            note = Dictionary(
                Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([left, top - down - 18, left + 220, top - down]), F=2 if hidden else 4,
                AP=Dictionary(N=look), Contents=String(text))
            if kind == "Widget":
                note.FT, note.T, note.V = Name.Tx, String(f"f{len(made)}"), String(text)
            made.append(pdf.make_indirect(note))
        page.obj.Annots = Array(made)
        pdf.Root.AcroForm = Dictionary(Fields=Array([note for note in made if note.Subtype == Name.Widget]))
        data = io.BytesIO()
        pdf.save(data)
        return data.getvalue()


def place_of(label: str) -> tuple[float, float]:
    """Left and top of the cell beside a label, in points."""
    page = read_bytes(typeset(FORM))[0]
    box = next(word.box for word in page.words if page.text[word.start:word.end].startswith(label))
    return 28 / 25.4 * 72 + 24 / 25.4 * 72 + 6, box[1] - 3


@pytest.mark.parametrize("kind", ["FreeText", "Widget"])
def test_a_name_typed_into_a_form_is_the_partys(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "typed.pdf"
    file.write_bytes(typed((kind, "王小满", *place_of("当事人")), (kind, "320104198805123416", *place_of("身份证号"))))
    result = check_file(file, Options())
    assert result["facts"]["party"] == "王小满"
    assert result["facts"]["party_id"] == "320104198805123416"


def test_what_is_hidden_is_not_read() -> None:
    page = read_bytes(typed(("Widget", "石桥区好味来小吃店", 200, 300), hidden=True))[0]
    assert "好味来" not in page.text


def test_a_sticky_note_is_no_text_of_the_paper() -> None:
    page = read_bytes(typed(("Text", "请核对", 200, 300)))[0]
    assert "请核对" not in page.text


def test_a_form_of_which_only_the_fields_have_text_is_a_text_page() -> None:
    page = read_bytes(typed(("Widget", "送达回证", 200, 120), source="#v(1pt)"))[0]
    assert page.source is Source.TEXT
    assert page.text.strip() == "送达回证"
