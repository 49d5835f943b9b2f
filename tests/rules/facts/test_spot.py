"""Decisions on the spot: whether the fine was collected there and why, and where the act was done."""

import pytest

from rules.facts import act_place, spot_collection
from tests.rules.facts.papers_of_text import paper

FOOT = "\n执法人员：章某、霍某\n石桥区城市管理局\n2024年4月2日"


@pytest.mark.parametrize(("text", "state"), [
    ("罚款200元，当场收缴。", "collected"),
    ("收缴方式：当场收缴。", "collected"),
    ("上述罚款由执法人员当场收缴。", "collected"),
    ("☑当场缴纳 □十五日内到银行缴纳", "collected"),
    ("当事人当场缴纳现金。", "collected"),
    ("□当场缴纳 ☑十五日内到银行缴纳", "no"),
    ("□当场缴纳 □十五日内到银行缴纳", "open"),
    ("符合法律规定的，可以当场缴纳。", "no"),
    ("十五日内到江城银行缴纳。", "no"),
    ("当事人当场通过微信缴纳至财政账户。", "no"),
    ("未当场收缴。", "no"),
])
def test_collection_on_the_spot_is_told(text: str, state: str) -> None:
    found = spot_collection.of(paper(f"当场行政处罚决定书\n石罚〔2024〕5号\n当事人：颜某\n罚款200元。{text}{FOOT}"))
    assert ("collected" if found.collected else "open" if found.open else "no") == state


@pytest.mark.parametrize(("text", "reason"), [
    ("不当场收缴事后难以执行。", True),
    ("本地交通不便，到银行缴纳确有困难。", True),
    ("当事人无固定住所。", True),
    ("依据《行政处罚法》第六十八条第（二）项。", True),
    ("应当事人要求。", False),
    ("依据《行政处罚法》第六十八条。", False),
])
def test_a_reason_of_the_law_is_told(text: str, reason: bool) -> None:
    found = spot_collection.of(paper(f"当场行政处罚决定书\n石罚〔2024〕5号\n当事人：颜某\n罚款200元，当场收缴。{text}{FOOT}"))
    assert (found.reason is not None) is reason


@pytest.mark.parametrize(("text", "told"), [
    ("违法地点：石桥区东街路口", True),
    ("处罚地点　石桥区东街路口", True),
    ("2024年4月2日9时，你在石桥区东街路口摆摊。", True),
    ("驾驶货车行驶至国道324线15公里处。", True),
    ("在上述地址发现未标价。", True),
    ("店内一名员工未持健康证（地址同上）。", True),
    ("住址：石桥区东街9号\n2024年4月2日9时，当事人乱扔果皮。", False),
    ("现住在石桥区池店镇。当事人乱扔果皮。", False),
    ("处罚地点：　　　处罚时间：2024年4月2日", False),
    ("你在■■■■■■■乱堆垃圾。", False),
    ("乱扔果皮，依据《条例》第三条罚款。在六十日内向石桥区人民政府申请复议。", False),
])
def test_the_place_of_the_act_is_no_address_of_the_party(text: str, told: bool) -> None:
    assert (act_place.of(paper(f"当场行政处罚决定书\n石罚〔2024〕5号\n当事人：颜某\n{text}{FOOT}")) is not None) is told
