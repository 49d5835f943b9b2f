"""The running text: what is joined, and where a full stop is understood."""

import pytest

from rules.facts.running import running
from tests.rules.facts.papers_of_text import paper


def text_of(text: str) -> str:
    return running(paper(f"行政处罚决定书\n{text}").document).text.lstrip("。")


@pytest.mark.parametrize(("text", "read"), [
    ("罚款3000元\n如不服本决定", "罚款3000元。如不服本决定"),
    ("一、警告\n二、罚款 300 元", "一、警告。二、罚款300元"),
    ("决定如下：\n罚款3000元", "决定如下:罚款3000元"),
    ("陈 述、申 辩", "陈述、申辩"),
    ("可在六十日内\n向望海区人民政府申请复议", "可在六十日内向望海区人民政府申请复议"),
])
def test_paragraphs_end_and_broken_lines_go_on(text: str, read: str) -> None:
    assert text_of(text) == read


def test_the_heading_says_nothing() -> None:
    assert "决定" not in text_of("罚款300元。")


def test_a_span_leads_back_to_the_words_as_printed() -> None:
    run = running(paper("行政处罚决定书\n罚款 3 000 元\n如不服本决定").document)
    start = run.text.index("如不服")
    assert run.span(start, start + 3).text == "如不服"
