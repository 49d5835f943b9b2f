"""Numbers stamped on pages, and where they do not run on."""

import pytest

from rules.facts.page_numbers import Stamped, breaks, stamped
from rules.packs import example_papers as example
from tests.rules.facts.cases import case_of


def pages(numbers: list[int | None], scanned: bool = False) -> list[Stamped]:
    return [Stamped(n, number, scanned) for n, number in enumerate(numbers, 1)]


@pytest.mark.parametrize(("numbers", "found"), [
    ([1, 2, 3, 4], []), ([1, 2, 4, 5], [(2, 4)]), ([1, 2, 2, 3], [(2, 2)]), ([1, None, 3, 4], []), ([1, None, 2, 3], []), ([1, None, 4, 5], [(1, 4)]),
    ([5, 6, 1, 2], [(6, 1)]), ([None, None], []), ([7], []),
])
def test_numbers_that_do_not_run_on(numbers: list[int | None], found: list[tuple[int, int]]) -> None:
    assert [(b.before, b.number) for b in breaks(pages(numbers))] == found
    assert all(b.sure for b in breaks(pages(numbers)))


@pytest.mark.parametrize(("numbers", "sure"), [
    ([12, 13, 14, 14, 15, 16], [True]), ([12, 13, 14, 16, 17, 18], [True]), ([12, 13, 74, 15, 16], [False, False]), ([12, 13, 14, 14], [False]),
])
def test_one_number_misread_on_a_scan_breaks_nothing_off(numbers: list[int | None], sure: list[bool]) -> None:
    assert [b.sure for b in breaks(pages(numbers, scanned=True))] == sure


def test_each_volume_is_numbered_for_itself_and_its_cover_not_at_all() -> None:
    text = "\n\f\n".join([example.COVER, example.FILING + "\n- 1 -", "卷内备考表\n立卷人：己某", example.COVER, example.REPORT + "\n- 1 -"])
    assert [[p.number for p in volume] for volume in stamped(case_of(text, "whole"))] == [[1], [1]]
