"""A half-width space between two fields of a typed line is too narrow to be told by its width alone; its neighbours tell it."""

from collections.abc import Sequence

from rules.reading.ocr.page import page_of
from rules.reading.ocr.reading import Glyph, Reading, ReadLine

EM = 0.16
LEVEL = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read(text: str, space: float, jitter: Sequence[float] = (0.0,)) -> str:
    """The text of a page with one line: Chinese characters an em wide, figures half an em, each space `space` ems wide and not recognised."""
    glyphs = []
    x = 1.0
    for index, character in enumerate(text):
        if character == " ":
            x += space * EM
            continue
        wide = 1.0 if character >= "\u2e80" else 0.5
        shift = jitter[index % len(jitter)] * EM
        glyphs.append(Glyph(character, x + 0.05 * EM + shift, x + (wide - 0.05) * EM + shift, 0.99))
        x += wide * EM
    line = ReadLine((1.0, 1.0, x, 1.0 + EM), EM, tuple(glyphs))
    return page_of(1, (595.0, 842.0), Reading((8.3, 11.7), LEVEL, ink=True, lines=(line,)), LEVEL).text


def test_a_certificate_number_does_not_run_into_the_date_behind_it() -> None:
    assert read("证号53042008 2025年3月6日", 0.27) == "证号53042008 2025年3月6日"


def test_a_name_does_not_run_into_the_next_field() -> None:
    assert read("当事人郭顺昌 性别男", 0.25) == "当事人郭顺昌 性别男"


def test_figures_written_by_hand_that_stand_unevenly_stay_one_number() -> None:
    assert read("证号5304200820", 0.0, jitter=(0.0, 0.2, 0.0, -0.1, 0.12)) == "证号5304200820"


def test_a_line_set_wide_throughout_has_no_spaces_but_where_it_is_wider() -> None:
    assert read("当 事 人 郭 顺 昌", 0.2) == "当事人郭顺昌"
