"""Ranges of fines as papers quote them, reasons of discretion, and grounds of leniency."""

from decimal import Decimal

import pytest

from rules.facts import discretion, fine_range, leniency
from tests.rules.facts.papers_of_text import paper

HEAD = "行政处罚决定书\n望城管罚〔2024〕3号\n当事人：望海某店\n"
FOOT = "\n望海区城市管理局\n2024年5月6日"


@pytest.mark.parametrize(("text", "party", "ranges"), [
    ("依据该条（处一万元以上五万元以下罚款），罚款2万元。", None, [(10000, 50000)]),
    ("依据该条“可以并处五千元以下的罚款”，罚款1000元。", None, [(0, 5000)]),
    ("依据处一千元以上五千元以下罚款的规定，罚款2000元。", None, [(1000, 5000)]),
    ("依据该条（对个人处五百元以上二千元以下罚款，对单位处二千元以上二万元以下罚款），罚款600元。", "person", [(500, 2000)]),
    ("依据该条（对个人处五百元以上二千元以下罚款，对单位处二千元以上二万元以下罚款），罚款600元。", "organisation", [(2000, 20000)]),
    ("依据该条（处十万元以下的罚款；逾期未改正的，处十万元以上二十万元以下的罚款），罚款600元。", None, [(0, 100000)]),
    ("当事人逾期未改正。依据该条（处十万元以下的罚款；逾期未改正的，处十万元以上二十万元以下的罚款），罚款600元。", None, [(0, 100000), (100000, 200000)]),
    ("货值金额240元。依据该条（货值金额不足一万元的，处五万元以上十万元以下罚款；货值金额一万元以上的，处货值金额十倍以上二十倍以下罚款），罚款6万元。", None,
     [(50000, 100000)]),
    ("违法所得2000元。依据该条（并处违法所得一倍以上三倍以下罚款），罚款3000元。", None, [(2000, 6000)]),
    ("依据该条（并处违法所得一倍以上三倍以下罚款），罚款3000元。", None, [(None, None)]),
    ("经营额为1000元。依据该条（处以违法经营总额20％以上50％以下的罚款），罚款300元。", None, [(200, 500)]),
    ("依据该条（处50元罚款），罚款50元。", None, [(50, 50)]),
    ("罚款50元。逾期每日按罚款数额的百分之三加处罚款（加处总额不超过罚款本数）。", None, []),
    ("告知听证权利（较大数额罚款：对公民一万元以上）。罚款2万元。", None, []),
    ("决定罚款2万元。", None, []),
])
def test_the_ranges_that_may_apply_are_read(text: str, party: str | None, ranges: list[tuple[int | None, int | None]]) -> None:
    found = fine_range.quoted(paper(HEAD + text + FOOT), party).applying
    assert [(r.low, r.high) for r in found] == [tuple(None if v is None else Decimal(v) for v in r) for r in ranges]


@pytest.mark.parametrize(("text", "factor", "reduced"), [
    ("鉴于当事人系初次违法，从轻处罚。", True, False),
    ("对照裁量基准，属一般情节。", True, False),
    ("符合应当减轻处罚的情形。", True, True),
    ("没有减轻处罚的情形，选择适中处罚。", True, False),
    ("依法从轻或者减轻处罚。", True, False),
    ("综合考虑本案情况。", False, False),
    ("我局于2024年5月1日首次发现该行为。", False, False),
    ("根据违法行为的事实、性质、情节以及社会危害程度。", False, False),
    ("当事人请求从轻处罚，不予采纳。", False, False),
    ("当事人提出陈述申辩，称系初次违法、已经整改。", False, False),
    ("依据该条“情节严重的，处五万元以上罚款”。", False, False),
    ("当事人主动消除危害后果，其请求从轻的理由成立。", True, False),
])
def test_a_factor_is_the_agencys_own_and_told(text: str, factor: bool, reduced: bool) -> None:
    found = discretion.of(paper(f"{HEAD}{text}罚款500元。{FOOT}"))
    assert (found.factor is not None, found.reduced is not None) == (factor, reduced)


@pytest.mark.parametrize(("text", "ground", "elements"), [
    ("初次违法，危害后果轻微并及时改正，依据《行政处罚法》第三十三条第一款，不予行政处罚。", "first", "first_time slight_harm corrected"),
    ("系首次被查获，无人受到损害，当即下架，不予行政处罚。", "first", "first_time slight_harm corrected"),
    ("此前没有同类违法记录，当场改正，不予处罚。", "first", "first_time corrected"),
    ("违法行为轻微并已自行清理，没有造成危害后果，不予行政处罚。", "minor", "slight_harm corrected slight_act"),
    ("没有主观过错，依据《行政处罚法》第三十三条第二款，不予行政处罚。", "no_fault", "no_fault"),
    ("列入免罚清单，不予行政处罚。", "list", ""),
    ("按照从轻处罚事项清单，从轻处罚。", "lighter", ""),
    ("不满十四周岁，不予行政处罚。", "other", ""),
    ("责令立即改正，初次违法，不予行政处罚。", "first", "first_time"),
    ("依据第三十三条“初次违法且危害后果轻微并及时改正的，可以不予行政处罚”，决定不予行政处罚。", "first", ""),
])
def test_the_ground_of_leniency_is_known_with_its_elements(text: str, ground: str, elements: str) -> None:
    found = leniency.of(paper("不予行政处罚决定书\n望城管不罚〔2024〕3号\n当事人：望海某店\n" + text + FOOT))
    assert found is not None
    assert found.ground == ground
    named = [n for n in ("first_time", "slight_harm", "corrected", "slight_act", "no_fault") if getattr(found, n)]
    assert named == elements.split()


@pytest.mark.parametrize("text", ["当事人初次违法，从轻处罚，罚款300元。", "物品清单在卷。罚款300元。", "不符合不予处罚的情形，罚款300元。"])
def test_a_penalty_invokes_no_leniency(text: str) -> None:
    assert leniency.of(paper(HEAD + text + FOOT)) is None
