"""Prefixes of towns and bureaus, numbers that serve two cases."""

import pytest

from rules.facts import numbering
from tests.rules.facts.cases import case_of

DECISION = "行政处罚决定书\n{number}\n当事人：{party}\n罚款200元。\n{agency}\n2024年4月19日"


@pytest.mark.parametrize(("number", "agency", "bureau"), [
    ("望城管罚决字〔2024〕3号", "望海区人民政府浮桥街道办事处", True), ("望应急罚〔2024〕3号", "望海县石桥镇人民政府", True),
    ("望浮街罚决〔2024〕3号", "望海区人民政府浮桥街道办事处", False), ("望城管石桥罚〔2024〕3号", "望海县石桥镇人民政府", False),
    ("石镇综执罚〔2024〕3号", "望海县石桥镇人民政府", False), ("望城管罚决字〔2024〕3号", "望海区城市管理局", False),
])
def test_a_town_under_a_bureau_s_prefix(number: str, agency: str, bureau: bool) -> None:
    paper, own = next(numbering.borne(case_of(DECISION.format(number=number, party="郭志勇", agency=agency))))
    assert numbering.of_a_bureau(paper, own) is bureau


@pytest.mark.parametrize(("second", "party", "twice"), [
    ("望城罚〔2024〕3号", "李秀兰", True), ("望城罚〔2024〕03号", "李秀兰", True), ("望城罚〔2024〕4号", "李秀兰", False), ("望城罚〔2024〕3号", "郭志勇", False),
])
def test_one_number_for_two_parties(second: str, party: str, twice: bool) -> None:
    text = "\n\f\n".join([DECISION.format(number="望城罚〔2024〕3号", party="郭志勇", agency="望海区城市管理局"),
                          DECISION.format(number=second, party=party, agency="望海区城市管理局")])
    assert bool(list(numbering.served_twice(case_of(text)))) is twice
