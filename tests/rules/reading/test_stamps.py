"""Seals on PDF pages: red and round, as image or figure; a photograph, a code to scan, a red line are none."""

import io

import pytest
from PIL import Image, ImageDraw

from rules.reading import read_bytes
from rules.reading.stamps import of_seal_size
from tests.rules.typeset import typeset


def pdf_with(draw: str, side: int = 240) -> bytes:
    """A page with text and an image of this kind."""
    picture = Image.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(picture)
    if draw == "seal":
        pen.ellipse((8, 8, side - 8, side - 8), outline=(200, 20, 30), width=10)
        pen.regular_polygon((side / 2, side / 2, side / 5), 5, fill=(200, 20, 30))
    elif draw == "code":
        for x in range(0, side, 24):
            for y in range(0, side, 24):
                if (x * 7 + y * 3) % 5 < 2:
                    pen.rectangle((x, y, x + 20, y + 20), fill="black")
    elif draw == "signature":
        pen.line((10, side // 2, side - 10, side // 3), fill=(20, 20, 60), width=6)
    elif draw == "photograph":
        for y in range(side):
            pen.line((0, y, side, y), fill=(y % 256, 120, 200 - y % 150))
    data = io.BytesIO()
    picture.convert("RGB").save(data, "PDF", resolution=144)
    return data.getvalue()


@pytest.mark.parametrize(("draw", "seals"), [("seal", 1), ("code", 0), ("signature", 0), ("photograph", 0)])
def test_of_images_only_a_red_one_is_a_seal(draw: str, seals: int) -> None:
    import pypdfium2

    from rules.reading.drawn import drawn_on
    from rules.reading.placing import Placing

    page = pypdfium2.PdfDocument(pdf_with(draw))[0]
    width, height = page.get_size()
    found = drawn_on(page.raw, Placing(0.0, 0.0, width, height)).seals
    assert found is not None
    assert len(found) == seals


def test_a_ring_drawn_in_red_is_a_seal_and_a_red_line_none() -> None:
    ring = 'heading\n#place(circle(radius: 20mm, stroke: 1.5pt + red))\n望海区水利局'
    line = 'heading\n#line(length: 100%, stroke: 2pt + red)\n望海区水利局'
    box = 'heading\n#rect(width: 40mm, height: 30mm, stroke: 1pt + red)\n望海区水利局'
    assert len(read_bytes(typeset(ring))[0].seals or ()) == 1
    assert not read_bytes(typeset(line))[0].seals
    assert not read_bytes(typeset(box))[0].seals


def test_a_ring_parts_no_cells_of_the_lines_that_it_covers() -> None:
    ring = 'heading\n#place(dy: -30pt, circle(radius: 20mm, stroke: 1.5pt + red))\n望海区水利局\n\n2024年8月19日'
    ruled = read_bytes(typeset(ring))[0].ruled
    assert (ruled.across, ruled.down) == ((), ())
    rounded = '#rect(width: 90mm, height: 30mm, radius: 3mm, stroke: 0.6pt)[备注]'
    ruled = read_bytes(typeset(rounded))[0].ruled
    assert (len(ruled.across), len(ruled.down)) == (2, 2)


def test_nobody_can_look_for_a_seal_on_a_page_of_letters() -> None:
    assert read_bytes(typeset("行政处罚决定书"))[0].seals is None


@pytest.mark.parametrize(("box", "seal"), [
    ((100, 100, 219, 219), True), ((0, 0, 60, 45), True), ((0, 0, 20, 20), False), ((0, 0, 500, 500), False), ((0, 0, 180, 40), False),
])
def test_a_seal_is_known_by_its_size(box: tuple[float, float, float, float], seal: bool) -> None:
    assert of_seal_size(box) is seal
