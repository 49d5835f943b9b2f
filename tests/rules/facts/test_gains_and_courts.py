"""Illegal gains as papers tell them, and the courts that decisions name."""

from decimal import Decimal

import pytest

from rules.facts import courts, gains
from tests.rules.facts.papers_of_text import paper

FOOT = "\n望海区城市管理局\n2024年5月6日"


@pytest.mark.parametrize(("text", "found", "confiscated"), [
    ("经核算，违法所得为3200元。决定没收违法所得3200元。", "3200", "3200"),
    ("违法所得共计人民币叁仟贰佰元整（¥3200.00）。", "3200", None),
    ("决定没收违法所得6480元，罚款10000元。", None, "6480"),
    ("没有违法所得。罚款500元。", None, None),
    ("违法所得不足一万元的，处五万元以下罚款。", None, None),
    ("依据该条（没收违法所得，违法所得5000元以上的，处一倍以上五倍以下罚款），罚款1000元。", None, None),
    ("甲店违法所得100元，乙店违法所得200元。罚款500元。", None, None),
    ("没收违法所得■■■0元。", None, None),
])
def test_gains_are_found_and_confiscated(text: str, found: str | None, confiscated: str | None) -> None:
    told = gains.of(paper(f"行政处罚决定书\n望城管罚〔2024〕3号\n当事人：某店\n{text}{FOOT}"))
    assert (told.found, told.confiscated) == (Decimal(found) if found else None, Decimal(confiscated) if confiscated else None)


def test_gains_that_cannot_be_read_are_told_so() -> None:
    assert gains.of(paper(f"行政处罚决定书\n望城管罚〔2024〕3号\n当事人：某店\n没收违法所得■■■0元，罚款500元。{FOOT}")).worn is not None


@pytest.mark.parametrize(("text", "names"), [
    ("或者在六个月内向望海区人民法院提起行政诉讼。", ["望海区人民法院"]),
    ("或者在六个月内向人民法院起诉。", [""]),
    ("或者六个月内向有管辖权的人民法院提起诉讼。", [""]),
    ("或者六个月内向有管辖权的临江市人民法院提起诉讼。", ["临江市人民法院"]),
    ("或者六个月内直接向■■■人民法院提起诉讼。", [None]),
    ("或者六个月内向____人民法院提起诉讼。", [None]),
    ("或者在六个月内起诉至江州铁路运输法院。", ["江州铁路运输法院"]),
    ("逾期不履行的，申请人民法院强制执行。", []),
    ("逾期不起诉又不履行的，本局将向望海区人民法院申请强制执行。", []),
    ("对复议决定不服的，可以向人民法院起诉。", []),
])
def test_the_court_for_the_suit_is_named(text: str, names: list[str | None]) -> None:
    decision = paper(f"行政处罚决定书\n望城管罚〔2024〕3号\n当事人：某店\n罚款500元。如不服，可在六十日内向望海区人民政府申请行政复议。{text}{FOOT}")
    assert [c.name for c in courts.named(decision)] == names


@pytest.mark.parametrize(("told", "court", "same"), [
    ("泉州市丰泽区人民法院", "丰泽区人民法院", True),
    ("丰泽区人民法院", "丰泽区人民法院", True),
    ("泉州市鲤城区人民法院", "丰泽区人民法院", False),
    ("丰择区人民法院", "丰泽区人民法院", None),
])
def test_one_wrong_character_makes_no_other_court(told: str, court: str, same: bool | None) -> None:
    assert courts.is_same(told, court) is same
