"""Document numbers: in running text, in fields and under headings; half of the rows are no numbers of papers."""

import pytest

from rules.facts.numbers import find_numbers, series_of
from rules.reading.normalise import normalise
from tests.rules.facts.papers_of_text import paper


@pytest.mark.parametrize(("text", "values"), [
    ("泉鲤市监罚〔2024〕100号", ["泉鲤市监罚〔2024〕100号"]),
    ("海事罚字〔2024〕070312000186\n当事人", ["海事罚字〔2024〕070312000186"]),
    ("样品编号FJ[2024]00312，合格", []),
    ("泉鲤市监罚 〔2024〕 100 号", ["泉鲤市监罚〔2024〕100号"]),
    ("惠 城 管 扣 字〔2025〕155号", ["惠城管扣字〔2025〕155号"]),
    ("（泉港）应急罚〔2024〕38号", ["（泉港）应急罚〔2024〕38号"]),
    ("冀正农（种子）罚〔2024〕2号", ["冀正农（种子）罚〔2024〕2号"]),
    ("厦公湖（江头）行罚决字〔2023〕00214号", ["厦公湖（江头）行罚决字〔2023〕00214号"]),
    ("鲤城管罚决字［2024］第005号", ["鲤城管罚决字〔2024〕第005号"]),
    ("鲤城管罚决字【2024】5号", ["鲤城管罚决字〔2024〕5号"]),
    ("（2024）榕台城罚字第0208号", ["〔2024〕榕台城罚字第0208号"]),
    ("本机关石环罚〔2023〕2号行政处罚决定", ["石环罚〔2023〕2号"]),
    ("我局作出深市监光罚字〔2025〕92号《行政处罚决定书》", ["深市监光罚字〔2025〕92号"]),
    ("于2022年6月21日收到岩环永定罚告〔2022〕28号告知书", ["岩环永定罚告〔2022〕28号"]),
    ("经将农罚告〔2024〕22号告知书告知", ["将农罚告〔2024〕22号"]),
    ("申请强制执行霞文旅罚〔2023〕11号决定的罚款", ["霞文旅罚〔2023〕11号"]),
    ("《行政处罚决定书》（台城管罚字〔2023〕146号）", ["台城管罚字〔2023〕146号"]),
    ("行政处罚决定书泉鲤市监罚〔2023〕141号", ["泉鲤市监罚〔2023〕141号"]),
    ("以惠城管扣字〔2025〕155号对你（单位）的财物实施扣押", ["惠城管扣字〔2025〕155号"]),
    ("秀屿农罚〔2024〕1■号", ["秀屿农罚〔2024〕1■号"]),
    ("清流农罚■2024■■号", ["清流农罚〔2024〕■号"]),
    # no number of a paper
    ("2024年5月9日，第100号店铺", []),
    ("（2024）闽0502行审5号裁定", []),
    ("（2023）最高法行申123号", []),
    ("国务院令第101号、GB 10136-2015", []),
    ("台阶12级、门牌〔东〕15号", []),
    ("联系电话0595-22350241，邮编362000", []),
    ("证据清单[1]、[2]共3页", []),
    ("笋江路213号", []),
    ("（一）现场笔录；（二）照片", []),
])
def test_numbers_are_found_without_the_words_around_them(text: str, values: list[str]) -> None:
    assert [n.value for n in find_numbers(normalise(text))] == values


@pytest.mark.parametrize(("text", "value"), [
    ("行政处罚决定书\n泉鲤市监罚〔2024〕100号\n当事人：林某", "泉鲤市监罚〔2024〕100号"),
    ("泉州市泉港区应急管理局\n行政处罚决定书\n（泉港）应急罚〔2024〕38号\n当事人：林某", "（泉港）应急罚〔2024〕38号"),
    ("当场处罚决定书\n编号：延公（紫云）当罚决字〔2026〕0031号\n违法行为人姓名：熊某", "延公（紫云）当罚决字〔2026〕0031号"),
    ("卷宗封面\n案件名称：林某占道经营案\n案号：泉鲤城管罚决字〔2024〕120号\n当事人：林某", "泉鲤城管罚决字〔2024〕120号"),
    ("立案审批表\n案由：占道经营　编号：鲤城管立〔2024〕12号\n当事人：林某", "鲤城管立〔2024〕12号"),
    ("行政处罚决定书\n某农罚字2024第12号\n当事人：林某", "某农罚字2024第12号"),
    ("行政处罚决定书\n（某农罚〔2024〕12号）\n当事人：林某", "某农罚〔2024〕12号"),
    # it bears none
    ("行政处罚决定书\n当事人：林某\n本局以鲤城管罚告〔2024〕12号告知书告知。", None),
    ("送达回证\n送达文书：行政处罚决定书 鲤城管罚决〔2024〕12号\n受送达人：林某", None),
    ("结案审批表\n案由：占道经营\n决定书文号：鲤城管罚决〔2024〕12号", None),
    ("非税收入一般缴款书\n备注 处罚决定书文号：鲤城管罚决〔2024〕12号", None),
    ("询问笔录\n问：鲤城管责改〔2024〕3号收到了吗？", None),
    ("现场检查笔录\n检查地点：某某路213号", None),
])
def test_a_paper_bears_the_number_under_its_heading_or_in_its_field(text: str, value: str | None) -> None:
    number = paper(text).number
    assert (number.value if number else None) == value


@pytest.mark.parametrize(("prefix", "series"), [
    ("泉鲤市监罚", "decision"), ("鲤城管罚决字", "decision"), ("厦公湖(江头)行罚决字", "decision"), ("思市监处罚", "decision"), ("杭西文不罚字", "decision"),
    ("泉鲤市监罚告", "notice"), ("济槐城管罚先告字", "notice"), ("(泉港)应急告", "notice"), ("豫郑金文旅罚意告", "notice"),
    ("漳诏环听告", "hearing_notice"), ("泉鲤市监立", "filing"), ("闽晋江综执当罚", "summary"),
])
def test_a_prefix_tells_the_series(prefix: str, series: str) -> None:
    assert series_of(prefix) == series


@pytest.mark.parametrize(("one", "other", "same"), [
    ("某罚〔2024〕15号", "某罚〔2024〕15号", True),
    ("某罚字[2024]第015号", "某罚〔2024〕15号", True),
    ("某罚〔2024〕15号", "某罚〔2024〕51号", False),
    ("某罚〔2023〕15号", "某罚〔2024〕15号", False),
    ("某罚〔2024〕1■号", "某罚〔2024〕15号", None),
    ("某罚〔2024〕2■号", "某罚〔2024〕15号", False),
])
def test_two_ways_of_writing_one_number_agree(one: str, other: str, same: bool | None) -> None:
    a, b = (find_numbers(normalise(t))[0] for t in (one, other))
    assert a.agrees_with(b) is same
