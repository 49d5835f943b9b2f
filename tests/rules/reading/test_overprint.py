"""A seal printed as text across a line in black is read apart from it."""

import pytest

from rules.documents import assemble
from rules.reading import Page, read_bytes
from tests.rules.typeset import typeset

SEAL = """
#place(dx: {dx}mm, dy: {dy}mm, box(width: 40mm, height: 40mm, {{
  for n in range(12) {{
    place(center + horizon, rotate(n * 28deg - 150deg, move(dy: -17mm, text(size: 9pt, fill: {colour}, "望海区城市管理局公章专用".clusters().at(n)))))
  }}
  place(center + horizon, text(size: 26pt, fill: {colour})[★])
  place(center + horizon, dy: 9mm, text(size: 10pt, fill: {colour})[行政处罚专用章])
}}))
"""
FOOT = "#v(30mm)\n#align(right)[望海区城市管理局\n\n2024年5月6日]\n"


def page_of(source: str) -> Page:
    return read_bytes(typeset("#heading[行政处罚决定书]\n罚款三万元。\n" + source))[0]


def words(page: Page) -> list[str]:
    return assemble([page]).documents[0].text.split("\n")


@pytest.mark.parametrize("colour", ["red", "rgb(200, 20, 40)"])
@pytest.mark.parametrize(("dx", "dy"), [(125, -28), (120, -24), (128, -20)])
def test_a_seal_set_as_text_across_the_name_garbles_nothing(colour: str, dx: int, dy: int) -> None:
    page = page_of(FOOT + SEAL.format(dx=dx, dy=dy, colour=colour))
    assert [line.replace(" ", "") for line in words(page)][-3:-1] == ["望海区城市管理局", "2024年5月6日"]
    assert "专用章" not in "".join(words(page))


def test_a_seal_set_as_text_is_a_seal() -> None:
    assert len(page_of(FOOT + SEAL.format(dx=122, dy=-26, colour="red")).seals or ()) == 1


def test_coloured_text_that_lies_across_nothing_stays() -> None:
    page = page_of('#align(center, text(fill: red, size: 22pt)[望海区人民政府文件])\n#text(fill: blue)[http://www.example.cn] 见#text(fill: red)[重要]提示')
    text = "".join(words(page)).replace(" ", "")
    assert "望海区人民政府文件" in text
    assert "http://www.example.cn见重要提示" in text


def test_a_signature_in_blue_across_its_label_stays() -> None:
    page = page_of('当事人（签名）：#place(dx: 20mm, dy: -5mm, text(fill: rgb(20, 30, 140), size: 18pt)[卢章凤])')
    assert "卢章凤" in "".join(words(page)).replace(" ", "")
