"""Ink that is no type, on pictures whose text is known: pens, fingerprints, and what scanners, forms and seals leave."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from benchmarks import signing, wear
from rules.reading.ocr.marks import marks_of
from rules.reading.ocr.reading import FINGERPRINT, FLAT, PEN, TINTED, UNSURE, Glyph, Mark, Reading, ReadLine

DPI = signing.DPI
BOX = (700, 900, 1000, 950)
"""In pixels: where somebody signs."""
Draw = Callable[[np.ndarray, np.random.Generator], None]


def page() -> np.ndarray:
    random = np.random.default_rng(4)
    return np.clip(244 + random.normal(0, 3, (2338, 1654, 1)) - np.array([6, 0, 0]), 0, 255).astype(np.uint8)


def typed(picture: np.ndarray) -> ReadLine:
    """A line of type on the picture, as it was read."""
    glyphs = []
    for column in range(12):
        x = 400 + column * 34
        cv2.rectangle(picture, (x, 600), (x + 28, 628), (30, 30, 30), 3)
        cv2.line(picture, (x + 14, 600), (x + 14, 628), (30, 30, 30), 3)
        glyphs.append(Glyph("田", x / DPI, (x + 29) / DPI, 0.99))
    return ReadLine((400 / DPI, 599 / DPI, glyphs[-1].x1, 630 / DPI), 34 / DPI, tuple(glyphs))


def found(draw: Draw, colour: str = TINTED, seals: tuple[tuple[float, float, float, float], ...] = ()) -> list[Mark]:
    picture = page()
    line = typed(picture)
    draw(picture, np.random.default_rng(11))
    if colour != TINTED:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    reading = Reading((1654 / DPI, 2338 / DPI), (DPI, 0.0, 0.0, DPI, 0.0, 0.0), ink=True, lines=(line,), seals=seals, colour=colour)
    return list(marks_of(picture, DPI, reading))


def stands_in_place(mark: Mark) -> bool:
    x, y = (mark.box[0] + mark.box[2]) / 2 * DPI, (mark.box[1] + mark.box[3]) / 2 * DPI
    return BOX[0] - 60 <= x <= BOX[2] + 60 and BOX[1] - 60 <= y <= BOX[3] + 60


def in_box(ink: signing.Ink) -> Draw:
    return lambda picture, random: ink(picture, BOX, random)


@pytest.mark.parametrize("name", ["black pen", "blue pen", "red pen", "faint pen", "thin pen", "felt pen", "letters by hand"])
def test_a_name_by_hand_is_a_mark_of_its_own_place(name: str) -> None:
    marks = found(in_box(signing.SIGNED[name]))
    assert marks
    assert all(stands_in_place(mark) for mark in marks)
    assert sum(mark.length for mark in marks if mark.kind == PEN) > 0.6


@pytest.mark.parametrize("name", ["red fingerprint", "dark fingerprint"])
def test_a_fingerprint_is_told_from_a_pen(name: str) -> None:
    marks = found(in_box(signing.SIGNED[name]))
    assert [mark.kind for mark in marks if mark.length > 0.2] == [FINGERPRINT]
    assert stands_in_place(marks[0])


def test_type_that_was_read_is_no_mark() -> None:
    assert found(lambda picture, random: None) == []


@pytest.mark.parametrize("what", ["underline", "dust", "streak", "bleeding", "coffee"])
def test_what_no_hand_left_is_no_writing(what: str) -> None:
    def draw(picture: np.ndarray, random: np.random.Generator) -> None:
        if what == "underline":
            cv2.line(picture, (BOX[0], BOX[3]), (BOX[2], BOX[3] + 1), (40, 40, 40), 3)
        elif what == "dust":
            signing.dust(picture, BOX, random)
        elif what == "streak":
            signing.streak(picture, BOX, random)
        elif what == "bleeding":
            for top in range(200, 2200, 60):  # lines of the other side, a fifth as dark
                for left in range(150, 1500, 40):
                    cv2.rectangle(picture, (left, top), (left + 28, top + 28), (205, 205, 205), 3)
        else:
            cv2.circle(picture, (850, 925), 130, (140, 175, 205), 14, cv2.LINE_AA)

    assert [mark for mark in found(draw) if mark.kind != UNSURE and mark.length > 0.15] == []


def test_a_large_seal_across_a_place_is_no_writing_and_a_pen_under_it_is() -> None:
    def sealed(picture: np.ndarray, random: np.random.Generator) -> None:
        picture[:] = wear.seal(picture, DPI, (850, 925), 0.9)

    def signed_and_sealed(picture: np.ndarray, random: np.random.Generator) -> None:
        signing.strokes(picture, BOX, random)
        sealed(picture, random)

    side = 42 / 25.4
    box = (850 / DPI - side / 2, 925 / DPI - side / 2, 850 / DPI + side / 2, 925 / DPI + side / 2)
    assert sum(mark.length for mark in found(sealed, seals=(box,))) < 0.15
    assert sum(mark.length for mark in found(signed_and_sealed, seals=(box,)) if mark.kind == PEN) > 0.6


def test_without_colour_the_ring_of_a_seal_is_unsure() -> None:
    def sealed(picture: np.ndarray, random: np.random.Generator) -> None:
        picture[:] = wear.seal(picture, DPI, (850, 925), 0.9)

    marks = found(sealed, FLAT)
    assert marks
    assert {mark.kind for mark in marks if mark.length > 0.2} == {UNSURE}
