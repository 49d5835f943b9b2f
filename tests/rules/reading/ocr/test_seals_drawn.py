"""Seals drawn on pictures of paper: round, elliptic, faded, over text, cut by the margin; and what is red or round and no seal."""

import cv2
import numpy as np
import pytest

from rules.reading.ocr.reading import FLAT, GREY, TINTED
from rules.reading.ocr.rings import rings_of, without_rings
from rules.reading.ocr.seals import colour_of, seals_of

DPI = 150.0
RED, COFFEE, BLACK = (60, 45, 205), (120, 165, 200), (30, 30, 30)


def paper(tint: int = 6) -> np.ndarray:
    """An A4 page of slightly yellow paper with a little noise."""
    random = np.random.default_rng(1)
    page = np.clip(244 + random.normal(0, 3, (1754, 1240, 3)), 0, 255).astype(np.uint8)
    page[:, :, 0] -= tint
    return page


def stamped(page: np.ndarray, centre: tuple[int, int], half: tuple[int, int], strength: float = 0.9, ink: tuple[int, int, int] = RED) -> np.ndarray:
    """The page with a ring and a star in it."""
    layer = np.full_like(page, 255)
    cv2.ellipse(layer, centre, half, 0, 0, 360, ink, 7, cv2.LINE_AA)
    points = [(centre[0] + half[0] * r * np.cos(a), centre[1] + half[1] * r * np.sin(a))
              for r, a in ((0.33 if n % 2 == 0 else 0.13, np.pi * n / 5 - np.pi / 2) for n in range(10))]
    cv2.fillPoly(layer, [np.array(points, np.int32)], ink, cv2.LINE_AA)
    return (page * ((255 - (255 - layer.astype(np.float32)) * strength) / 255)).astype(np.uint8)


def written_over(page: np.ndarray, top: int) -> np.ndarray:
    """The page with lines of black strokes, as text makes them."""
    for row in range(4):
        for column in range(18):
            x, y = 500 + column * 26, top + row * 44
            cv2.rectangle(page, (x, y), (x + 18, y + 20), BLACK, 2)
            cv2.line(page, (x + 9, y), (x + 9, y + 20), BLACK, 2)
    return page


def near(found: tuple[float, float, float, float], centre: tuple[int, int], half: tuple[int, int]) -> bool:
    wanted = (centre[0] - half[0], centre[1] - half[1], centre[0] + half[0], centre[1] + half[1])
    return all(abs(a - b) < 0.12 * DPI for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("centre", "half", "strength"), [
    ((800, 1300), (124, 124), 0.9),          # an official seal of 42 mm
    ((800, 1300), (118, 89), 0.9),           # elliptic, 40 by 30 mm: an invoice seal
    ((800, 1300), (124, 124), 0.25),         # worn until it is pink
    ((800, 1300), (62, 62), 0.8),            # a private seal
])
def test_a_seal_is_found_with_its_place(centre: tuple[int, int], half: tuple[int, int], strength: float) -> None:
    seals = seals_of(stamped(paper(), centre, half, strength), DPI)
    assert len(seals.boxes) == 1
    assert near(seals.boxes[0], centre, half)


def test_a_seal_over_text_is_found() -> None:
    seals = seals_of(stamped(written_over(paper(), 1230), (800, 1300), (124, 124), 0.7), DPI)
    assert len(seals.boxes) == 1
    assert near(seals.boxes[0], (800, 1300), (124, 124))


def test_of_a_seal_cut_by_the_margin_the_rest_is_found() -> None:
    assert len(seals_of(stamped(paper(), (1200, 1300), (124, 124)), DPI).boxes) == 1


def test_two_seals_are_two() -> None:
    page = stamped(stamped(paper(), (400, 1300), (124, 124)), (900, 1300), (124, 124), 0.6)
    assert len(seals_of(page, DPI).boxes) == 2


@pytest.mark.parametrize("what", ["nothing", "letterhead", "rule", "coffee", "black ring", "yellow paper"])
def test_what_is_no_seal_is_none(what: str) -> None:
    page = paper(30 if what == "yellow paper" else 6)
    if what == "letterhead":
        for column in range(9):
            cv2.rectangle(page, (150 + column * 100, 200), (230 + column * 100, 290), RED, 9)
    elif what == "rule":
        cv2.line(page, (150, 400), (1090, 400), RED, 6)
    elif what == "coffee":
        page = stamped(page, (700, 900), (135, 135), 0.6, COFFEE)
    elif what == "black ring":
        page = stamped(page, (700, 900), (124, 124), 0.9, BLACK)
    assert seals_of(page, DPI).boxes == ()


def test_a_picture_without_colour_says_that_red_cannot_be_told() -> None:
    page = paper()
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    assert colour_of(grey) == GREY
    assert colour_of(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)) == FLAT
    assert colour_of(stamped(page, (800, 1300), (124, 124))) == TINTED


def test_the_ring_of_a_seal_without_colour_is_rubbed_out_and_what_it_crosses_stays() -> None:
    page = cv2.cvtColor(stamped(written_over(paper(), 1230), (800, 1300), (124, 124), 0.9, BLACK), cv2.COLOR_BGR2GRAY)
    rings = rings_of(page, DPI)
    assert len(rings) == 1
    x, y, radius = rings[0]
    assert abs(x - 800) < 6
    assert abs(y - 1300) < 6
    assert abs(radius - 124) < 6
    clean = without_rings(page, rings, DPI)
    angles = np.linspace(0, 2 * np.pi, 90)
    assert min(clean[int(1300 + 124 * np.sin(a)), int(800 + 124 * np.cos(a))] for a in angles) > 150
    assert clean[1230:1384, 500:660].min() < 80


def test_a_page_of_text_has_no_ring() -> None:
    assert rings_of(cv2.cvtColor(written_over(paper(), 1000), cv2.COLOR_BGR2GRAY), DPI) == []
