"""Scanned files of the samples, read the way a user's are."""

from pathlib import Path

import pytest

from rules.documents import assemble
from rules.reading import Page, Source, read

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def summary() -> list[Page]:
    return read(SAMPLES / "market-summary-scan.pdf")


def test_every_scanned_page_is_read(summary: list[Page]) -> None:
    assert {page.source for page in summary} == {Source.OCR}


def test_each_character_of_a_scanned_page_has_a_place_on_it_and_a_sureness(summary: list[Page]) -> None:
    for page in summary:
        assert page.boxes is not None
        assert page.confidence is not None
        boxes = page.boxes()
        assert len(boxes) == len(page.confidence) == len(page.text) == len(page.raw)
        for character, box, sure in zip(page.text, boxes, page.confidence, strict=True):
            assert 0 < sure <= 1
            assert (box is None) == character.isspace()
            if box is not None:
                assert -2 < box[0] < box[2] < page.width + 2
                assert -2 < box[1] < box[3] < page.height + 2


def test_the_papers_of_a_scanned_file_are_told_apart(summary: list[Page]) -> None:
    kinds = [d.kind for d in assemble(summary).documents]
    assert "summary_decision" in kinds
    assert "unknown" not in kinds


def test_a_scanned_page_amid_text_pages_is_read_too() -> None:
    sources = [page.source for page in read(SAMPLES / "city-ordinary-mixed.pdf")]
    assert Source.UNREAD not in sources
    assert {Source.TEXT, Source.OCR} <= set(sources)
