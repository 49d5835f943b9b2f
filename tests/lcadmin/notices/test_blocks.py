"""Blocks go to JSON and back, and hold only what a paper can show."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lcadmin.notices.blocks import KINDS, Heading, Paragraph, Particulars, clean, from_json, to_json, words
from tests.lcadmin.notices.papers import WHOLE


def test_a_notice_comes_back_from_json_the_same() -> None:
    assert from_json(json.loads(json.dumps(to_json(WHOLE)))) == WHOLE


def test_the_test_paper_has_every_kind_of_block() -> None:
    assert {block.kind for block in WHOLE} == set(KINDS)


@pytest.mark.parametrize("entry", [
    {"kind": "sticker", "text": "x"}, {"text": "x"}, {"kind": "title"}, {"kind": "title", "text": "x", "size": 9},
])
def test_json_that_is_no_block_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        from_json([entry])


def test_a_heading_has_level_one_or_two() -> None:
    with pytest.raises(ValueError):
        Heading("x", level=3)


@pytest.mark.parametrize(("text", "shown"), [
    ("甲\n乙\t丙", "甲 乙 丙"),
    ("甲\x00\x08\x1b乙", "甲乙"),
    ("公司\u202e2024", "公司2024"),            # right-to-left override
    ("甲\ufffe\ud800乙", "甲乙"),
    ("〔2026〕\u3000号", "〔2026〕\u3000号"),      # the blank of a number not yet given
    ("  甲 乙  ", "甲 乙"),
])
def test_what_no_paper_can_show_is_left_out(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_whatever_comes_in_can_be_written_as_xml_and_stays_when_cleaned_again(text: str) -> None:
    cleaned = Paragraph(text).text
    etree.Element("p").text = cleaned
    assert Paragraph(cleaned).text == cleaned
    assert Particulars(((text, text),)).rows == ((cleaned, cleaned),)


def test_words_are_in_reading_order() -> None:
    told = words(WHOLE)
    assert told[:3] == ["泉州市鲤城区司法局", "鲤司评〔2026〕1号", "行政执法案卷评查意见书"]
    assert "（一）询问时间缺失（第11页，扣3分）。询问笔录没有结束时间。" in told
