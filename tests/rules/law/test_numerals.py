"""Numerals of statutes, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.numerals import number, written
from rules.law.structure import Structure


@pytest.mark.parametrize(("text", "value"), [
    ("一", 1), ("十", 10), ("十五", 15), ("二十", 20), ("六十四", 64), ("一百零八", 108), ("一百一十五", 115), ("一百二十", 120),
    ("一百〇八", 108),
    ("一千二百四十", 1240), ("一〇八", 108), ("64", 64), ("两百", 200),
    ("■十", None), ("", None), ("甲", None), ("x", None),
])
def test_a_numeral_is_read(text: str, value: int | None) -> None:
    assert number(text) == value


@given(st.integers(1, 9999))
def test_what_is_written_is_read_again(value: int) -> None:
    assert number(written(value)) == value


@pytest.mark.parametrize(("value", "text"), [
    (10, "十"), (12, "十二"), (20, "二十"), (110, "一百一十"), (1001, "一千零一"), (1240, "一千二百四十"),
])
def test_a_number_is_written_as_statutes_do(value: int, text: str) -> None:
    assert written(value) == text


@given(st.dictionaries(st.integers(1, 40).map(str), st.lists(st.integers(0, 15), min_size=1, max_size=5)))
def test_a_structure_keeps_every_paragraph_and_item(articles: dict[str, list[int]]) -> None:
    structure = Structure.of(40, articles)
    for article in range(1, 41):
        assert structure.paragraphs(article) == (tuple(articles[str(article)]) if str(article) in articles else None)
