"""The parts of a final report, under whatever headings."""

import pytest

from rules.facts import report_parts
from tests.rules.facts.papers_of_text import paper

HEAD = "案件调查终结报告\n案由：占道经营\n当事人：张三\n"


@pytest.mark.parametrize(("text", "parts"), [
    ("一、违法事实\n2024年3月7日，当事人占道经营。\n二、证据\n照片两张。\n三、依据\n《某条例》第十四条。\n四、建议\n建议罚款200元。", "FEBP"),
    ("经查，当事人占道经营，有照片为证，违反《某条例》第十四条，建议罚款200元。", "FEBP"),
    ("（一）案情：当事人占道经营六平方米。\n（二）处罚依据：《某条例》第十四条。\n（三）处理意见：警告。", "FBP"),
    ("查明的情况：当事人占道经营。\n支持材料：现场笔录、陈述。\n适用规定：《某条例》第十四条。", "FEB"),
    ("违法事实：\n证据：\n处罚依据：\n处罚建议：", ""),
    ("一、证据\n证据确凿充分。\n二、建议\n建议罚款200元。", "P"),
    ("建议罚款200元。", "P"),
    ("承办人：王力、李强　2024年3月9日", ""),
])
def test_parts(text: str, parts: str) -> None:
    found = report_parts.read(paper(HEAD + text))
    assert "".join(letter for letter, part in zip("FEBP", (found.facts, found.evidence, found.basis, found.proposal), strict=True) if part) == parts


@pytest.mark.parametrize(("text", "unquantified"), [
    ("建议并处罚款。", True),
    ("建议处五百元以上五千元以下罚款。", True),
    ("建议罚款200元。", False),
    ("建议处违法所得三倍的罚款。", False),
    ("建议罚款■■■元。", False),
    ("建议给予警告。", False),
])
def test_a_fine_without_its_amount(text: str, unquantified: bool) -> None:
    assert bool(report_parts.read(paper(HEAD + "经查，当事人占道经营。" + text)).unquantified) is unquantified
