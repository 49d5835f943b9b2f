"""What a notice tells."""

import pytest

from rules.facts import notice_parts
from tests.rules.facts.papers_of_text import paper

NOTICE = "行政处罚事先告知书\n某罚告〔2024〕3号\n某小吃店：\n{}\n根据《中华人民共和国行政处罚法》第四十四条，你店可在五日内陈述、申辩。\n某区城市管理局\n2024年5月6日"
LAW = "违反《某条例》第十条，依据该条例第二十条，"


@pytest.mark.parametrize(("text", "facts", "ground", "penalty", "amount"), [
    ("你店占道摆放餐桌六张，" + LAW + "拟罚款500元。", True, True, True, "given"),
    ("你店占道摆放餐桌六张，" + LAW + "拟作出行政处罚。", True, True, False, "given"),
    ("你店占道摆放餐桌六张，" + LAW + "拟并处罚款。", True, True, True, "missing"),
    ("你店占道摆放餐桌六张，" + LAW + "拟处五百元以上五千元以下罚款。", True, True, True, "range_only"),
    ("你店占道摆放餐桌六张，" + LAW + "拟罚款■■■元。", True, True, True, "unread"),
    ("你店占道摆放餐桌六张，" + LAW + "拟处违法所得三倍罚款。", True, True, True, "given"),
    ("你店占道摆放餐桌六张，拟罚款500元。", True, False, True, "given"),
    ("你店占道摆放餐桌六张，违反《某条例》第十条，拟给予警告。", True, False, True, "given"),
    ("你店的行为" + LAW + "拟给予警告。", False, True, True, "given"),
    ("以上事实有现场笔录等证据证实。" + LAW + "拟罚款500元。", False, True, True, "given"),
    ("拟对你店销售过期饼干的行为，依据《食品安全法》第一百二十四条，没收饼干、罚款五千元。", True, True, True, "given"),
    ("你店占道摆放餐桌六张，" + LAW + "拟责令限期拆除。", True, True, True, "given"),
])
def test_parts(text: str, facts: bool, ground: bool, penalty: bool, amount: str) -> None:
    found = notice_parts.read(paper(NOTICE.format(text)))
    assert (found.facts, found.ground, found.penalty, found.amount) == (facts, ground, penalty, amount)
