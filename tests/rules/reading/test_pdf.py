"""Reading PDFs: what is refused and how, what is text, and where it stands."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from rules.documents.layout import sheet_of
from rules.errors import Empty, Encrypted, Malformed, TooLarge, Unreadable, Unsupported
from rules.reading import Source, read_bytes
from tests.rules.typeset import typeset

SAMPLES = Path(__file__).parents[2] / "samples"
SUMMARY = (SAMPLES / "health-summary.pdf").read_bytes()
SCALE = 2


def rewritten(change: Callable[[pikepdf.Pdf], None], **how: object) -> bytes:
    with pikepdf.open(io.BytesIO(SUMMARY)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **how)
        return out.getvalue()


def without_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Empty),
        (b"\0" * 600, Empty),
        (without_pages(), Empty),
        (rewritten(lambda pdf: None, encryption=pikepdf.Encryption(user="1234", owner="5678")), Encrypted),
        (SUMMARY[: len(SUMMARY) // 2], Malformed),
        (SUMMARY[:2000], Malformed),
        (b"%PDF-1.7\n", Malformed),
        (b"PK\x03\x04" + bytes(200), Unsupported),
        (b"\x89PNG\r\n" + bytes(200), Unsupported),
        ("案卷".encode(), Unsupported),
    ],
    ids=["no bytes", "only zeros", "no pages", "password", "half", "the first 2 kB", "header only", "zip", "image", "text called pdf"],
)
def test_a_file_that_cannot_be_reviewed_says_why(data: bytes, error: type[Unreadable]) -> None:
    with pytest.raises(error) as raised:
        read_bytes(data)
    assert raised.type is error
    assert str(raised.value)


def test_a_pdf_with_an_owner_password_only_is_read() -> None:
    assert len(read_bytes(rewritten(lambda pdf: None, encryption=pikepdf.Encryption(user="", owner="5678")))) == 7


def test_junk_before_the_header_is_passed_over() -> None:
    assert len(read_bytes(b"\x00junk\r\n" * 100 + SUMMARY)) == 7


def test_a_lost_cross_reference_table_is_put_together_again() -> None:
    assert [p.text for p in read_bytes(SUMMARY[:-200])] == [p.text for p in read_bytes(SUMMARY)]


def test_a_scan_cut_off_in_the_middle_is_refused_although_some_pages_could_be_saved() -> None:
    scan = (SAMPLES / "market-summary-scan.pdf").read_bytes()
    with pytest.raises(Malformed):
        read_bytes(scan[: len(scan) // 2])


def test_a_page_tree_that_runs_in_a_circle_ends() -> None:
    assert len(read_bytes(rewritten(lambda pdf: pdf.Root.Pages.Kids.append(pdf.Root.Pages)))) == 7


def test_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(TooLarge):
        read_bytes(SUMMARY, max_pages=6)
    assert len(read_bytes(SUMMARY, max_pages=7)) == 7


def test_flipped_bytes_never_raise_anything_but_unreadable() -> None:
    rng = random.Random(20240501)
    for _ in range(40):
        data = bytearray(SUMMARY)
        for _ in range(30):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            for page in read_bytes(bytes(data)):
                assert page.boxes is None or len(page.boxes()) == len(page.text)
        except Unreadable:
            continue


def test_progress_is_told_after_each_page() -> None:
    told: list[tuple[int, int]] = []
    read_bytes(SUMMARY, progress=lambda done, total: told.append((done, total)))
    assert told == [(n, 7) for n in range(1, 8)]


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """OCR is off: what has no text stays unread."""
    monkeypatch.setenv("LCADMIN_OCR_ENGINE", "none")


@pytest.mark.usefixtures("without_ocr")
def test_scanned_pages_are_unread_without_an_engine_and_empty_ones_blank() -> None:
    assert {p.source for p in read_bytes((SAMPLES / "market-summary-scan.pdf").read_bytes())} == {Source.UNREAD}
    blank = rewritten(lambda pdf: pdf.add_blank_page(page_size=(595, 842)))
    assert [p.source for p in read_bytes(blank)] == [Source.TEXT] * 7 + [Source.BLANK]


@pytest.mark.usefixtures("without_ocr")
def test_a_page_of_lines_without_text_is_unread() -> None:
    drawn = typeset("#rect(width: 100%, height: 80%)[#line(length: 100%)]")
    assert read_bytes(drawn)[0].source is Source.UNREAD


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("lie", ["\ue001\ue002\ue003\ue004", "\ufffd\ufffd\ufffd"])
def test_a_text_layer_that_makes_no_sense_is_unread(lie: str) -> None:
    lying = typeset(f"决定书 {lie * 8}")
    assert read_bytes(lying)[0].source is Source.UNREAD


def ink(image: Image.Image, box: tuple[float, float, float, float]) -> float:
    """The share of dark pixels inside a box given in points."""
    crop = image.crop([round(v * SCALE) for v in box]).convert("L")
    histogram = crop.histogram()
    return sum(histogram[:128]) / max(1, sum(histogram))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 90, 560, 800)])
def test_boxes_stand_on_the_characters_of_turned_and_cropped_pages(turn: int, crop: tuple[int, ...] | None) -> None:
    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].Rotate = turn
        if crop:
            pdf.pages[2].CropBox = list(crop)

    data = rewritten(turned)
    page = read_bytes(data)[2]
    image = pypdfium2.PdfDocument(data)[2].render(scale=SCALE).to_pil()
    assert (round(page.width * SCALE), round(page.height * SCALE)) == pytest.approx(image.size, abs=2)
    assert page.boxes is not None
    boxes = [b for c, b in zip(page.text, page.boxes(), strict=True) if b and "\u4e00" <= c <= "\u9fff"]
    assert len(boxes) > 100
    inked = [ink(image, b) for b in boxes if b[0] >= 0 and b[1] >= 0 and b[2] <= page.width and b[3] <= page.height]
    assert len(inked) > 100
    assert sum(share > 0.02 for share in inked) == len(inked)


def test_a_page_drawn_sideways_and_turned_upright_reads_like_one_that_was_upright() -> None:
    def sideways(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            _, _, width, height = (float(v) for v in page.MediaBox)
            page.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox, page.Rotate = [0, 0, height, width], 90

    for page, upright in zip(read_bytes(rewritten(sideways)), read_bytes(SUMMARY), strict=True):
        assert [row.text for row in sheet_of(page).rows] == [row.text for row in sheet_of(upright).rows]
        assert [row.box for row in sheet_of(page).rows] == [pytest.approx(row.box, abs=0.1) for row in sheet_of(upright).rows]
        assert len(page.ruled.across) == len(upright.ruled.across)
        assert len(page.ruled.down) == len(upright.ruled.down)


def test_ruled_lines_are_found_where_they_are_drawn() -> None:
    page = read_bytes(typeset("#form([案由], [占道经营], [当事人], [王芳])"))[0]
    assert len(page.ruled.across) == 3
    assert len(page.ruled.down) == 3


def test_rare_characters_outside_the_basic_plane_keep_their_boxes() -> None:
    page = read_bytes(typeset("当事人：张𠮷明，住所：鲤城区"))[0]
    assert page.boxes is not None
    boxes = page.boxes()
    assert len(boxes) == len(page.text)
    last = boxes[page.text.index("区")]
    assert last is not None
    assert last[0] > 150
