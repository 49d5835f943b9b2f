"""The annotated copy: real annotations, visible in pdfium, at the right place on turned and cropped pages, made under limits."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest

from lcadmin.models import Finding
from lcadmin.notices.reviewed_copy import NotAnnotated, annotated
from tests.lcadmin.notices.papers import DAY, blank_pdf

SAMPLES = Path(__file__).parents[2] / "samples"
BOX = [40.0, 60.0, 140.0, 90.0]   # left of and above the middle of the page as it is shown


def finding(**values: Any) -> Finding:
    defaults: dict[str, Any] = {
        "key": "ab12", "severity": "major", "title": "询问时间缺失", "message": "询问笔录没有结束时间", "suggestion": "完整记载起止时间",
        "basis": [{"text": "《行政处罚法》第五十五条第二款"}], "page": 1, "boxes": [BOX], "quote": "", "places": [],
    }
    return Finding(**defaults | values)


def coloured(pdf: bytes | Path, page: int = 0) -> tuple[int, int, int, int] | None:
    """Where the page, shown at 72 dots an inch, is not grey: left, top, right, bottom; None where it is all grey."""
    image = np.asarray(pdfium.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("RGB")).astype(int)
    rows, columns = np.nonzero(image.max(axis=2) - image.min(axis=2) > 20)
    return None if not len(rows) else (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)


@pytest.mark.parametrize("inherit", [False, True])
@pytest.mark.parametrize("crop", [None, [30, 50, 330, 500]])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_highlight_shows_where_the_reader_saw_the_box(tmp_path: Path, rotate: int, crop: list[float] | None, inherit: bool) -> None:
    source = blank_pdf(tmp_path / "a.pdf", rotate=rotate, crop=crop, inherit=inherit)
    assert coloured(source) is None
    shown = coloured(annotated(source, [finding()], author="司法局", on=DAY))
    assert shown is not None
    assert max(abs(a - b) for a, b in zip(shown, BOX, strict=True)) <= 1, (shown, BOX)


def test_what_stands_under_a_highlight_stays_readable() -> None:
    source = SAMPLES / "market-ordinary.pdf"
    before = np.asarray(pdfium.PdfDocument(source)[0].render(scale=1).to_pil().convert("L"))
    rows, columns = np.nonzero(before < 100)
    box = [float(columns.min()), float(rows.min()), float(columns.max()), float(rows.max())]
    made = pdfium.PdfDocument(annotated(source, [finding(boxes=[box])], author="局", on=DAY))
    after = np.asarray(made[0].render(scale=1).to_pil().convert("L"))
    assert (after[before < 100] < 110).all()
    assert (after != before).sum() > 1000


def test_the_note_says_what_is_wrong_and_who_says_so() -> None:
    pdf = pikepdf.open(io.BytesIO(annotated(SAMPLES / "market-ordinary.pdf", [finding(page=2)], author="泉州市鲤城区司法局", on=DAY)))
    marks = [mark for mark in pdf.pages[1].obj.Annots if mark.Subtype == "/Highlight"]
    assert len(marks) == 1
    assert str(marks[0].T) == "泉州市鲤城区司法局"
    for words in ("询问时间缺失", "询问笔录没有结束时间", "《行政处罚法》第五十五条第二款", "完整记载起止时间"):
        assert words in str(marks[0].Contents)
    assert marks[0].Popup.Parent.NM == marks[0].NM
    assert marks[0].AP.N.Resources.ExtGState.Multiply.BM == "/Multiply"
    assert len(marks[0].QuadPoints) == 8


def test_every_place_of_a_finding_is_marked() -> None:
    places = [{"document": "", "page": page, "boxes": [BOX, [40.0, 100.0, 90.0, 120.0]], "quote": ""} for page in (3, 5)]
    pdf = pikepdf.open(io.BytesIO(annotated(SAMPLES / "market-ordinary.pdf", [finding(page=3, places=places)], author="局", on=DAY)))
    marked = {at + 1: [m for m in page.obj.get("/Annots", []) if m.Subtype == "/Highlight"] for at, page in enumerate(pdf.pages)}
    assert [page for page, marks in marked.items() if marks] == [3, 5]
    assert len(marked[3][0].QuadPoints) == 16


@pytest.mark.parametrize("rotate", [0, 90])
def test_what_is_missing_is_noted_at_the_corner_of_its_page(tmp_path: Path, rotate: int) -> None:
    source = blank_pdf(tmp_path / "a.pdf", rotate=rotate)
    shown = coloured(annotated(source, [finding(boxes=[]), finding(key="cd", boxes=[])], author="局", on=DAY))
    assert shown is not None
    width = 600 if rotate else 400
    assert shown[0] > width - 50
    assert shown[1] < 30
    assert shown[3] - shown[1] > 30   # two notes, one under the other


def test_notes_of_the_file_itself_stay_and_its_scripts_go(tmp_path: Path) -> None:
    path = blank_pdf(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[1, 1, 9, 9], Contents=pikepdf.String("原有批注")))])
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", script]))
        pdf.save(path)
    made = pikepdf.open(io.BytesIO(annotated(path, [finding()], author="局", on=DAY)))
    assert [str(mark.get("/Contents", "")) for mark in made.pages[0].obj.Annots][0] == "原有批注"  # noqa: RUF015
    assert "/OpenAction" not in made.Root
    assert "/JavaScript" not in made.Root.Names


def test_the_same_file_and_findings_give_the_same_bytes(tmp_path: Path) -> None:
    source = blank_pdf(tmp_path / "a.pdf")
    assert annotated(source, [finding()], author="局", on=DAY) == annotated(source, [finding()], author="局", on=DAY)


def test_a_plain_text_has_no_annotated_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("行政处罚决定书", encoding="utf-8")
    with pytest.raises(NotAnnotated) as refused:
        annotated(path, [finding()], author="局", on=DAY)
    assert refused.value.code == "not_pdf"


def test_a_file_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    with pytest.raises(NotAnnotated) as refused:
        annotated(blank_pdf(tmp_path / "a.pdf", password="geheim"), [finding()], author="局", on=DAY)
    assert refused.value.code == "encrypted"


def test_a_broken_file_is_said_to_be_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that follows makes sense")
    with pytest.raises(NotAnnotated) as refused:
        annotated(path, [finding()], author="局", on=DAY)
    assert refused.value.code == "malformed"


def test_a_page_that_the_file_does_not_have_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotAnnotated) as refused:
        annotated(blank_pdf(tmp_path / "a.pdf"), [finding(page=2)], author="局", on=DAY)
    assert refused.value.code == "failed"
    assert "page 2 of 1" in refused.value.detail


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(NotAnnotated) as refused:
        annotated(blank_pdf(tmp_path / "a.pdf"), [finding()], author="局", on=DAY, seconds=0.01)
    assert refused.value.code == "timeout"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no memory limit for a process")
def test_a_child_that_wants_too_much_memory_is_ended(tmp_path: Path) -> None:
    notes = [finding(message="长" * 40_000_000)]   # to be read it needs more than is allowed, whatever the interpreter has taken before
    with pytest.raises(NotAnnotated) as refused:
        annotated(blank_pdf(tmp_path / "a.pdf"), notes, author="局", on=DAY, memory_mb=128)
    assert refused.value.code == "failed"
    assert "MemoryError" in refused.value.detail
