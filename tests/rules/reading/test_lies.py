"""Text layers that lie: what is read from the picture instead, and why; what nobody can see is not read."""

import io

import pikepdf
import pytest
from PIL import Image

from rules.documents.layout import sheet_of
from rules.reading import Page, Source, read_bytes, sense
from rules.reading.pdf import TAKEN_OVER
from rules.reading.sense import is_garbled, is_poor
from tests.rules.typeset import typeset

BODY = "望海区市场监督管理局对当事人经营的食品进行了检查，发现其未按照规定建立进货查验记录制度，责令限期改正。" * 4


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an engine what is to be read from the picture stays unread."""
    monkeypatch.setenv("LCADMIN_OCR_ENGINE", "none")


def scan(source: str, mode: int = 0, share: float = 1.0, matrix: bytes = b"", colour: bytes = b"", strips: int = 1,
         above: bytes = b"", clear: bool = False) -> Page:
    """The page of `source` over a scanned image that covers `share` of it from the top, its text in render mode `mode`; `above`: beneath the image,
    which is drawn in this state, and nearly `clear`."""
    picture = io.BytesIO()
    Image.new("L", (300, 420), 240).save(picture, "PNG")
    with pikepdf.open(io.BytesIO(typeset(source))) as pdf:
        page = pdf.pages[0]
        with Image.open(picture) as image:
            own = pikepdf.Stream(pdf, image.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=300, Height=420,
                                 ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)
        if clear:
            own.SMask = pikepdf.Stream(pdf, b"\x10" * (300 * 420), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=300, Height=420,
                                       ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)
        page.Resources.XObject = pikepdf.Dictionary(Scan=own)
        page.Resources.ExtGState = pikepdf.Dictionary(Plain=pikepdf.Dictionary(ca=1), Multiply=pikepdf.Dictionary(BM=pikepdf.Name.Multiply))
        high = 842 * share / strips
        drawn = b"".join(b"q 595 0 0 %f 0 %f cm /Scan Do Q\n" % (high, 842 - high * (n + 1)) for n in range(strips))
        text = b"".join(stream.read_bytes() for stream in (page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]))
        if mode:
            text = text.replace(b"0 Tr", b"").replace(b"BT", b"BT %d Tr" % mode)
        text = b"q " + matrix + colour + text + b" Q\n"
        page.Contents = pdf.make_stream(text + b"q /" + above + b" gs\n" + drawn + b"Q" if above else drawn + text)
        out = io.BytesIO()
        pdf.save(out)
    return read_bytes(out.getvalue())[0]


def shown(page: Page) -> str:
    """What the rules get to read."""
    return "\n".join(row.text for row in sheet_of(page).rows)


@pytest.mark.parametrize("line", [
    '#place(bottom + center, dy: 25mm)[第 12 页 共 80 页]',
    '#place(top + left, dy: -30mm)[望海区市场监督管理局行政处罚案卷 望市监处罚〔2024〕3号 电子归档]',
    '#place(center + horizon, rotate(45deg, text(size: 30pt)[仅供内部使用]))',
])  # fmt: skip
def test_a_scan_with_a_stamp_of_text_on_it_is_read_from_its_picture(line: str) -> None:
    page = scan(line)
    assert (page.source, page.why) == (Source.UNREAD, sense.STAMPED)


def test_a_scan_in_strips_is_a_scan() -> None:
    assert scan("第 12 页", strips=6).why == sense.STAMPED


def test_text_over_a_picture_for_a_ground_is_text() -> None:
    page = scan(BODY)
    assert page.source is Source.TEXT
    assert "进货查验" in shown(page).replace("\n", "")


@pytest.mark.parametrize("strips", [1, 8])
def test_text_beneath_a_scan_is_as_hidden_as_invisible_text(strips: int) -> None:
    page = scan(BODY, above=b"Plain", strips=strips)
    assert [warning.words for warning in page.warnings] == [TAKEN_OVER]
    assert scan("％＠＃（＆）＊％＄" * 20, above=b"Plain", strips=strips).why == sense.INVISIBLE


@pytest.mark.parametrize(("above", "clear"), [(b"Multiply", False), (b"Plain", True)])
def test_text_beneath_a_watermark_is_text(above: bytes, clear: bool) -> None:
    page = scan(BODY, above=above, clear=clear)
    assert page.source is Source.TEXT
    assert not page.warnings


def test_of_a_page_only_what_a_picture_hides_is_left_out() -> None:
    page = scan("#v(-20mm)" + BODY + "#v(150mm)\n本页无正文", above=b"Plain", share=0.5)
    assert page.source is Source.TEXT
    assert "本页无正文" in shown(page)
    assert "进货查验" not in shown(page)


def test_a_photograph_on_a_page_of_text_is_no_scan() -> None:
    assert scan("现场照片\n\n拍摄人：王芳", share=0.5).source is Source.TEXT


def test_an_invisible_layer_of_good_quality_is_taken_over_with_a_warning_where_there_is_no_engine() -> None:
    page = scan(BODY, mode=3)
    assert page.source is Source.TEXT
    assert "进货查验" in shown(page).replace("\n", "")
    assert any("自带的识别文字" in w.words for w in page.warnings)


@pytest.mark.parametrize("poor", ["囗罘沬 ¤¦ 氵i1l| 处ı]罚 ¬夬 疋¶ 丨卩 §当 事╱ 亻¨ " * 12, "lIl1 ;:' O0o ..,, rn m " * 20, "囗罘沬氵疋丨卩亻夬丶丿彡冂勹匸" * 12])
def test_an_invisible_layer_of_poor_quality_is_not_believed(poor: str) -> None:
    page = scan('#raw("' + poor + '")', mode=3)
    assert page.source is Source.UNREAD
    assert page.why in (sense.INVISIBLE, sense.GARBLED, sense.UNMAPPED_FONT)


def test_a_stamp_over_an_invisible_layer_leaves_the_page_a_scan() -> None:
    page = scan(f"#place(bottom + center, dy: 25mm)[第 12 页]#text(fill: white)[{BODY}]")
    assert (page.source, bool(page.warnings)) == (Source.TEXT, True)
    assert scan("#place(bottom + center, dy: 25mm)[第 12 页]#text(fill: white)[" + "囗罘沬氵疋丨卩亻夬丶丿" * 20 + "]").source is Source.UNREAD
    assert scan("第 12 页", mode=3).why == sense.INVISIBLE


def test_text_outside_the_page_is_not_read() -> None:
    page = scan(BODY, matrix=b"1 0 0 1 2000 0 cm ")
    assert (page.source, page.why) == (Source.UNREAD, sense.OUTSIDE)


def test_words_outside_the_crop_box_are_left_out_and_told_of() -> None:
    with pikepdf.open(io.BytesIO(typeset("罚款三万元\n#place(bottom + left, dy: 20mm)[罚款九万元]"))) as pdf:
        pdf.pages[0].CropBox = [0, 200, 595, 842]
        out = io.BytesIO()
        pdf.save(out)
    page = read_bytes(out.getvalue())[0]
    assert shown(page) == "罚款三万元"
    assert [dict(w.params)["n"] for w in page.warnings] == ["5"]


@pytest.mark.parametrize(("markup", "text"), [
    ('罚款#text(fill: white)[五万]三万元', "罚款三万元"),
    ('罚款#text(fill: rgb(0, 0, 0, 0))[五万]三万元', "罚款三万元"),
    ('罚款#text(fill: rgb("#fdfdfd"))[五万]三万元', "罚款三万元"),
    ('#rect(fill: navy)[#text(fill: white)[案由]]', "案由"),
    ('罚款#text(fill: rgb("#666666"))[五万]元', "罚款五万元"),
])  # fmt: skip
def test_white_text_is_left_out_unless_it_stands_on_a_colour(markup: str, text: str) -> None:
    page = read_bytes(typeset(markup))[0]
    assert shown(page).replace(" ", "").replace("\n", "") == text
    assert bool(page.warnings) == ("五万" in markup and "五万" not in text)


def test_a_page_of_nothing_but_white_text_is_blank() -> None:
    assert read_bytes(typeset("#text(fill: white)[罚款五万元]"))[0].source is Source.BLANK


def test_a_font_without_a_character_map_is_not_believed() -> None:
    with pikepdf.open(io.BytesIO(typeset(BODY))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            del font["/ToUnicode"]
        out = io.BytesIO()
        pdf.save(out)
    page = read_bytes(out.getvalue())[0]
    assert page.source is Source.UNREAD
    assert page.why in (sense.UNMAPPED_FONT, sense.GARBLED)


@pytest.mark.parametrize(("text", "garbled"), [
    (BODY, False), ("\ue001\ue002" * 40, True), ("囗罘沬氵疋丨卩亻夬丶丿彡冂勹匸" * 5, True), ("张三李四王五赵六" * 3, False),
    ("序号文书名称页码1立案审批表12现场笔录3", False), ("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ" * 5, True), ("FINAL DECISION 2024 No. 35", False),
])  # fmt: skip
def test_garbled_text_is_known_by_its_characters(text: str, garbled: bool) -> None:
    assert is_garbled(text) is garbled


def test_a_good_text_is_not_poor() -> None:
    assert not is_poor(BODY)
    assert is_poor(BODY[:60] + "¤¦§¨╱" * 3)


def test_the_result_says_which_pages_were_not_read_and_why() -> None:
    from rules.reading.told import reader_told

    told = reader_told([scan("第 12 页")])
    assert told["pages_not_read"] == [{"page": 1, "why": sense.STAMPED, "why_id": sense.STAMPED}]
