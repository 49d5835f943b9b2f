"""PDF files that mean harm: they end with the contract's error or are read but for their bad pages, within limits, and leave nothing behind."""

import tempfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from rules.check import Options
from rules.errors import Malformed
from rules.jobs import check_files
from rules.limits import Limits
from rules.reading import Source, read_bytes
from tests.rules.reading import hostile
from tests.rules.reading.hostile import BOMB, GOOD, TEXT, image, pages, stream

TIGHT = Limits(memory_mb=1500, page_seconds=5.0, file_seconds=15.0, each_page_seconds=1.0)
SAMPLE = Path(__file__).parents[2] / "samples" / "health-summary.pdf"
HUGE = 65_000
JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xdc\xff\xdc\x03\x01\"\x00\x02\x11\x01\x03\x11\x01" + bytes(300)
JBIG2 = bytes.fromhex("000000003000010000001300ea6000ea60000000000000000000000000")


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages without text stay unread: the engine is not what is tried here."""
    monkeypatch.setenv("LCADMIN_OCR_ENGINE", "none")


def checked(data: bytes, folder: Path) -> dict[str, Any]:
    """What the checker says of a file, beside a good one that must be checked all the same."""
    path = folder / "bad.pdf"
    path.write_bytes(data)
    options = Options(rules=("CF-615",))
    bad, good = check_files([(path, options), (SAMPLE, options)], 1, TIGHT)
    assert good["pages"] == 7
    return bad


@pytest.mark.slow
@pytest.mark.parametrize(("data", "unread", "count"), [
    (pages(stream(TEXT), BOMB, stream(TEXT)), [2], 3),
    (hostile.forms_that_multiply(), [1], 2),
], ids=["content bomb", "forms that multiply"])
def test_a_page_that_kills_or_stalls_its_reader_costs_that_page_alone(data: bytes, unread: list[int], count: int, tmp_path: Path) -> None:
    found = checked(data, tmp_path)
    assert found["reader"]["unread_pages"] == unread
    assert found["reader"]["text_pages"] == count - 1
    assert found["reader"]["pages_not_read"][0]["why"]
    assert str(unread[0]) in found["reader"]["warnings"][0]["message"]


@pytest.mark.slow
def test_a_file_of_nothing_but_a_bad_page_has_an_error(tmp_path: Path) -> None:
    assert checked(hostile.forms_in_a_circle(), tmp_path)["error"]["code"] in ("malformed", "timeout")


@pytest.mark.parametrize(("data", "code"), [
    (hostile.loop(), "malformed"), (hostile.deep(), "malformed"), (hostile.encrypted("user", "owner"), "encrypted"),
    (b"%PDF-1.7\n" + b"[" * 2_000_000, "malformed"), (b"%PDF-1.7\n" + b"1 0 obj << /A " * 100_000, "malformed"),
], ids=["loop", "deep tree", "password", "brackets", "open objects"])
def test_a_file_that_cannot_be_read_ends_with_the_contracts_error(data: bytes, code: str, tmp_path: Path) -> None:
    assert checked(data, tmp_path)["error"]["code"] == code


@pytest.mark.parametrize("data", [
    image(HUGE, HUGE, b"/FlateDecode", zlib.compress(bytes(1_000_000))),
    image(HUGE, HUGE, b"/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(400)),
    image(60_000, 60_000, b"/JBIG2Decode", JBIG2),
    image(65_500, 65_500, b"/DCTDecode", JPEG),
    image(2_000_000_000, 2_000_000_000, b"/FlateDecode", b"x"),
    image(9, 9, b"[/ASCII85Decode /LZWDecode /RunLengthDecode /CCITTFaxDecode /FlateDecode]", b"~>" * 40),
], ids=["deflate", "jpx", "jbig2", "jpeg", "billions", "filters"])
def test_an_image_bomb_leaves_its_page_unread(data: bytes, tmp_path: Path) -> None:
    found = checked(data, tmp_path)
    assert found["reader"]["unread_pages"] == [1]
    assert found["reader"]["text_pages"] == 1


@pytest.mark.parametrize(("data", "count"), [
    (hostile.encrypted("", "owner"), 3), (b"\0x\n" * 300 + GOOD, 3), (GOOD[:-400], 3), (GOOD.replace(b"0000000015", b"0000099999"), 3),
    (GOOD.replace(b"startxref", b"startxxxx"), 3), (GOOD + b"\n%junk" * 500, 3), (hostile.with_actions(), 1), (hostile.bad_font(), 2), (hostile.many(3000), 3000),
], ids=["owner's password", "junk before", "cut off at the end", "xref", "no startxref", "junk behind", "actions", "font", "3000 pages"])  # fmt: skip
def test_what_can_be_saved_is_read(data: bytes, count: int, tmp_path: Path) -> None:
    found = checked(data, tmp_path)
    assert found["pages"] == found["reader"]["text_pages"] == count


@pytest.mark.parametrize("box", [b"[0 0 14400 14400]", b"[0 0 1000000000 1000000000]", b"[9 9 -5 1e30]", b"[0 0 0 0]", b"[0 0 1e-9 842]", b"[/a /b]"])
def test_pages_of_any_size_are_read(box: bytes) -> None:
    page = read_bytes(pages(stream(TEXT), box=box))[0]
    assert "penalty" in page.text or page.source in (Source.BLANK, Source.UNREAD)
    assert page.boxes is None or len(page.boxes()) == len(page.text)


def test_a_page_of_any_size_without_text_can_be_drawn_or_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    from rules.reading.ocr.picture import MOST_DRAWN, picture_of
    from rules.reading.pdf import placing_of

    for box in (b"[0 0 14400 14400]", b"[0 0 1000000000 1000000000]", b"[0 0 1e-9 842]", b"[0 0 100000 1]"):
        page = pypdfium2.PdfDocument(pages(stream(b"0 0 m 300 300 l S"), box=box))[0]
        picture = picture_of(page, placing_of(page))
        pixels = picture.pixels() if picture else None
        assert pixels is None or pixels.width * pixels.height <= 1.05 * MOST_DRAWN


def test_nested_operands_and_packing_end(tmp_path: Path) -> None:
    for data in (hostile.long_operands(), hostile.flate_of_flate()):
        assert "error" not in checked(data, tmp_path)


def test_nothing_is_written_run_or_left_behind(tmp_path: Path) -> None:
    escaped = Path(tempfile.gettempdir()) / "lcadmin-escaped.txt"
    escaped.unlink(missing_ok=True)
    checked(hostile.with_actions(), tmp_path)
    assert not escaped.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["bad.pdf"]


@pytest.mark.parametrize("cut", range(5, 100, 5))
def test_a_file_cut_off_anywhere_is_refused_or_read(cut: int) -> None:
    try:
        assert read_bytes(GOOD[:len(GOOD) * cut // 100])
    except Malformed:
        return
