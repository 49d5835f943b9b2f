"""Rights told before a penalty, and mentions that tell nothing."""

import pytest

from rules.facts.rights import hearing_right, party_statement, statement_right
from tests.rules.facts.papers_of_text import paper


@pytest.mark.parametrize(("text", "told"), [
    ("你（单位）有权进行陈述和申辩。", True), ("你享有陈述权、申辩权。", True), ("可在五日内提出陈述意见。", True), ("如需陈述，请到本局。", True),
    ("可以向本局申辩。", True), ("逾期视为放弃陈述、申辩。", True), ("有权进行陈\n述、申 辩。", True),
    ("以上事实有当事人陈述、证人证言证实。", False), ("陈述申辩笔录一份。", False), ("《陈述申辩书》一份", False), ("你有权要求听证。", False),
    ("请按期接受处理。", False), ("当事人在询问中申辩称不知情。", False), ("本机关听取了当事人的陈述。", False), ("有陈诉、申辨的权利。", True),
])
def test_the_right_to_state_is_told_in_many_words(text: str, told: bool) -> None:
    assert (statement_right(paper(f"行政处罚事先告知书\n{text}")) is not None) is told


@pytest.mark.parametrize(("text", "told"), [
    ("你有权要求听证。", True), ("有要求举行听证的权利。", True), ("可以在五日内申请听证。", True), ("如需听证，请提出。", True),
    ("不属于听证范围。", False), ("未达到听证标准。", False), ("《听证告知书》已送达。", False), ("请陈述、申辩。", False),
])
def test_the_right_to_a_hearing_is_told_in_many_words(text: str, told: bool) -> None:
    assert (hearing_right(paper(f"行政处罚事先告知书\n{text}")) is not None) is told


@pytest.mark.parametrize(("text", "says"), [
    ("当事人意见：无异议。", True), ("当事人陈述：东西是我放的。", True), ("对上述事实没有意见。", True), ("当事人签名：", False), ("罚款五十元。", False),
])
def test_what_the_party_said_on_a_form_is_seen(text: str, says: bool) -> None:
    assert (party_statement(paper(f"当场行政处罚决定书\n{text}")) is not None) is says
