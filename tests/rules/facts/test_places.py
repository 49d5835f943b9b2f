"""Places: the district of a body, and where the facts of a paper put the act."""

import pytest

from rules.facts.counties import counties, county_at
from rules.facts.places import Place, facts_name, seat, violated_at
from tests.rules.facts.papers_of_text import paper as paper_of


@pytest.mark.parametrize(("name", "city", "county"), [
    ("泉州市鲤城区城市管理局", "泉州", "鲤城区"), ("惠安县交通运输局", None, "惠安县"), ("南安市应急管理局", None, "南安市"), ("泉州市鲤城生态环境局", "泉州", "鲤城区"),
    ("泉州市生态环境局", "泉州", None), ("厦门市公安局湖里分局", "厦门", "湖里区"), ("广东省佛山市南海区卫生健康局", "佛山", "南海区"),
    ("北京市海淀区城市管理综合行政执法局", "北京", "海淀区"), ("云岭县农业农村局", None, "云岭县"), ("恩施土家族苗族自治州水利局", "恩施土家族苗族自治州", None),
    ("鲤城城管执法三中队", None, "鲤城区"),
])
def test_the_seat_of_a_body(name: str, city: str | None, county: str | None) -> None:
    found = seat(name)
    assert found is not None
    assert (found.city, found.county) == (city, county)


@pytest.mark.parametrize("name", ["泉州经济技术开发区管理委员会", "福建省交通运输厅", "城市管理局", "综合行政执法局"])
def test_a_zone_s_or_a_province_s_body_has_no_district(name: str) -> None:
    assert seat(name) is None


@pytest.mark.parametrize(("facts", "places"), [
    ("于2024年6月2日在晋江市池店镇堆放砂石", [(None, "晋江市")]),
    ("在福州市仓山区盖山镇齐安路占道", [("福州", "仓山区")]),
    ("在焊接区动火作业，在居民区停放车辆", []),
    ("在市区道路上占道，影响城市市容", []),
    ("从厦门市湖里区购进货物", []),
    ("2024年6月2日福州市台江区好味餐饮有限公司销售过期食品", []),
    ("2024年6月2日在望海县东街镇倾倒废液", [(None, "望海县")]),
    ("不服本决定的，可以在六十日内向晋江市人民政府申请复议", []),
])
def test_where_the_facts_put_the_act(facts: str, places: list[tuple[str | None, str | None]]) -> None:
    found = violated_at(paper_of(f"行政处罚决定书\n当事人：吉某\n经查，当事人{facts}。决定罚款300元。"))
    assert [(p.city, p.county) for p in found] == places


def test_the_field_for_the_place_goes_first() -> None:
    found = list(violated_at(paper_of("行政处罚决定书\n当事人：吉某\n违法地点：安溪县官桥镇\n经查，当事人在晋江市开店。罚款300元。")))
    assert [p.county for p in found] == ["安溪县"]


@pytest.mark.parametrize(("place", "of", "outside"), [
    (Place(None, "晋江市"), Place("泉州", None), False), (Place(None, "晋江市"), Place("厦门", None), True), (Place(None, "晋江市"), Place("泉州", "鲤城区"), True),
    (Place("泉州", "鲤城区"), Place(None, "鲤城区"), False), (Place("福州", None), Place(None, "惠安县"), True), (Place("泉州", None), Place(None, "惠安县"), None),
    (Place(None, "某区"), Place(None, "惠安县"), None), (Place("杭州", "西湖区"), Place("南昌", "西湖区"), None), (Place(None, "无此县"), Place("泉州", None), None),
])
def test_whether_a_place_lies_outside(place: Place, of: Place, outside: bool | None) -> None:
    assert place.outside(of) is outside


def test_the_district_named_in_the_facts_but_not_in_a_court_s_name() -> None:
    of = Place(None, "安溪县")
    assert facts_name(paper_of("行政处罚决定书\n经查，当事人占用安溪县官桥镇林地。罚款。"), of)
    assert not facts_name(paper_of("行政处罚决定书\n经查，当事人曾被安溪县人民法院判决。罚款。"), of)


def test_the_table_of_counties() -> None:
    assert len(counties()) > 2500
    assert counties()["鼓楼区"] >= {"福州", "南京", "徐州"}
    assert county_at("晋江市池店镇", 0) == "晋江市"
    assert county_at("居民区", 0) is None
