"""Words over pages and search, on real files of both kinds."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from lcadmin.extensions import db
from lcadmin.models import CaseFile, PageText
from lcadmin.reviewing import page_texts, search
from lcadmin.reviewing.intake import take_in
from lcadmin.reviewing.laid import DOWN, LEFT, Laid, Piece, laid_of, unpacked
from lcadmin.reviewing.pages_file import write
from lcadmin.settings import ROOT, Settings
from lcadmin.transaction import writing
from rules.reading import read
from rules.reading.kept import Kept
from tests.lcadmin.conftest import Factory, SignedInClient

SignIn = Callable[..., SignedInClient]
SAMPLES = ROOT / "tests" / "samples"
TEXT, SCAN = SAMPLES / "market-ordinary.pdf", SAMPLES / "market-summary-scan.pdf"


def read_file(make: Factory, path: Path, folder: Path) -> CaseFile:
    """A case file whose pages were read."""
    case_file = take_in(io.BytesIO(path.read_bytes()), "案卷.pdf", by=make.user("reviewer")).case_file
    write(read(path), folder / "pages.jsonl")
    with writing():
        page_texts.replace(case_file.sha256, folder / "pages.jsonl")
    return case_file


def pages_of(case_file: CaseFile, *texts: str) -> None:
    with writing() as session:
        for number, text in enumerate(texts, 1):
            words = [Piece(0, len(text.split("\n")[0]), (100.0, 100.0, 200.0, 110.0))]
            session.add(PageText(
                sha256=case_file.sha256, page=number, source="text", width=595.0, height=842.0, doubtful=0, text=text, laid=Laid(text, tuple(words)).packed()))


def test_a_page_of_words_is_packed_and_unpacked_as_it_was() -> None:
    for page in (read(TEXT)[3], read(SCAN)[0]):
        laid = laid_of(page)
        assert unpacked(laid.packed()) == laid
        assert {laid.raw[w.start:w.end] for w in laid.words} == {page.raw[w.start:w.end] for w in page.words}


@pytest.mark.parametrize(
    ("way", "box", "start", "end", "part"),
    [
        (0, (0.0, 0.0, 60.0, 10.0), 0, 2, (0.0, 0.0, 40.0, 10.0)),
        (0, (0.0, 0.0, 60.0, 10.0), 2, 4, (40.0, 0.0, 60.0, 10.0)),
        (LEFT, (0.0, 0.0, 60.0, 10.0), 0, 2, (20.0, 0.0, 60.0, 10.0)),
        (DOWN, (0.0, 0.0, 10.0, 60.0), 2, 3, (0.0, 40.0, 10.0, 50.0)),
    ],
)
def test_part_of_a_word_has_part_of_its_box(way: int, box: tuple[float, ...], start: int, end: int, part: tuple[float, ...]) -> None:
    word = Piece(0, 4, box, way)  # type: ignore[arg-type]
    assert [round(v, 6) for v in Laid("罚款12", (word,)).part(word, start, end)] == list(part)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("罚款", [(1, 0, 2)]),
        ("处罚", [(1, 3, 5), (2, 2, 5)]),
        ("决定 书", [(1, 5, 9)]),
        ("１２", [(2, 5, 7)]),
        ("ab", [(2, 8, 10), (2, 10, 12)]),
        ("（甲）", [(2, 12, 15)]),
        ("没有", []),
        ("  ", []),
        ("%", []),
    ],
)
def test_words_are_found_as_the_checker_would_read_them(
    app: Flask, make: Factory, words: str, places: list[tuple[int, int, int]]
) -> None:
    case_file = make.case_file()
    pages_of(case_file, "罚款 处罚决\n定书", "行政处\n罚12 AbaB(甲)")
    found = search.find(case_file, words)
    assert [(h.page, h.start, h.end) for h in found.hits] == places
    assert found.count == len(places)


def test_more_places_than_are_told_are_counted(app: Flask, make: Factory) -> None:
    case_file = make.case_file()
    pages_of(case_file, *["处罚" * 300] * 3)
    found = search.find(case_file, "处罚")
    assert (found.count, len(found.hits)) == (900, search.MOST_HITS)


@pytest.mark.parametrize("path", [TEXT, SCAN], ids=["text", "scan"])
def test_hits_stand_where_pdfium_or_the_picture_has_them(app: Flask, make: Factory, tmp_path: Path, path: Path) -> None:
    case_file = read_file(make, path, tmp_path)
    found = search.find(case_file, "处罚")
    assert found.count >= 3
    pages = {p.number: p for p in read(path)}
    for hit in found.hits:
        boxes = pages[hit.page].boxes
        assert boxes
        true = [b for b in boxes()[hit.start:hit.end] if b]
        middle = sum(b[0] + b[2] for b in true) / 2 / len(true), sum(b[1] + b[3] for b in true) / 2 / len(true)
        assert any(b[0] <= middle[0] <= b[2] and b[1] - 1 <= middle[1] <= b[3] + 1 for b in hit.boxes) or len(hit.boxes) > 1, hit


def test_a_page_tells_its_words_its_doubts_and_how_sure_it_is(app: Flask, make: Factory, client_as: SignIn, tmp_path: Path) -> None:
    case_file = read_file(make, SCAN, tmp_path)
    client = client_as(case_file.uploaded_by)
    told = client.get(f"/case-files/{case_file.id}/pages/1/text").get_json()
    assert told["source"] == "ocr"
    assert told["words"].startswith("扫描识别，把握 ")
    assert told["lines"][0][0][0] == "行政处罚案卷"
    row = db.session.get_one(PageText, (case_file.sha256, 1))
    assert (row.doubtful > 0) == bool(told["doubts"])
    assert client.get(f"/case-files/{case_file.id}/pages/99/text").get_json()["lines"] == []
    answer = client.get(f"/case-files/{case_file.id}/search?q=处罚").get_json()
    assert answer["count"] == len(answer["hits"]) >= 3
    assert answer["hits"][0]["words"] == "处罚"


def test_a_file_read_before_there_were_texts_says_what_to_do(app: Flask, make: Factory, client_as: SignIn) -> None:
    case_file = make.case_file()
    answer = client_as("reviewer").get(f"/case-files/{case_file.id}/search?q=处罚").get_json()
    assert answer["count"] == 0
    assert "重新评查" in answer["message"]


def test_another_reviewers_file_is_not_searched(app: Flask, make: Factory, client_as: SignIn) -> None:
    case_file = make.case_file(reviewer=make.user("reviewer"))
    pages_of(case_file, "处罚")
    for role in ("reviewer", "agency", "viewer", "legal_officer"):
        assert client_as(role).get(f"/case-files/{case_file.id}/search?q=处罚").status_code in (403, 404)


def test_kept_readings_are_told_and_emptied_by_command(app: Flask, settings: Settings) -> None:
    store = Kept(settings.readings, 1 << 20)
    store.put("0" * 64, b"reading")
    runner = app.test_cli_runner()
    assert runner.invoke(args=["readings", "size"]).output.startswith("1 readings, 0.0 of 1024 MiB")
    assert runner.invoke(args=["readings", "empty"]).output.startswith("1 readings removed")
    assert store.held() == (0, 0)
