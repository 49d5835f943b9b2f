"""Which penalties reach the range in which a hearing must be offered."""

import pytest

from rules.facts import hearing_range
from tests.rules.facts.cases import case_of

DECISION = "行政处罚决定书\n某罚〔2024〕1号\n当事人：{party}\n经查，当事人违法。决定{penalty}。\n{agency}\n{day}"
COMPANY, PERSON = "某某建材有限公司　统一社会信用代码：91350503MAKJ5UHR36", "张三　身份证号码：350521199309039254"
SHOP = "某某小吃店　统一社会信用代码：92350503MAUX3BGJC5"


@pytest.mark.parametrize(("party", "penalty", "agency", "day", "reached"), [
    (COMPANY, "罚款120000元", "某区城市管理局", "2024年5月8日", True),
    (COMPANY, "罚款99999元", "某区城市管理局", "2024年5月8日", None),
    (COMPANY, "罚款60000元", "某区应急管理局", "2024年5月8日", True),
    (COMPANY, "罚款120000元", "某市生态环境局", "2024年5月8日", None),
    (COMPANY, "罚款120000元", "某市生态环境局", "2023年5月8日", True),
    (PERSON, "罚款10000元", "某区城市管理局", "2024年5月8日", True),
    (PERSON, "罚款10000元", "某县农业农村局", "2024年5月8日", None),
    (PERSON, "罚款3000元", "某区城市管理局", "2024年5月8日", None),
    (SHOP, "罚款50000元", "某区市场监督管理局", "2024年5月8日", False),
    (SHOP, "罚款5000元", "某区市场监督管理局", "2024年5月8日", None),
    (COMPANY, "吊销食品经营许可证", "某区市场监督管理局", "2024年5月8日", True),
    (COMPANY, "责令停产停业", "某区卫生健康局", "2024年5月8日", True),
    (COMPANY, "给予警告", "某区卫生健康局", "2024年5月8日", None),
])
def test_reached(party: str, penalty: str, agency: str, day: str, reached: bool | None) -> None:
    case = case_of(DECISION.format(party=party, penalty=penalty, agency=agency, day=day))
    found = hearing_range.reached(case, case.papers[0])
    assert (found.sure if found else None) is reached


@pytest.mark.parametrize(("penalty", "agency", "day", "reached"), [
    ("没收木材，价值120000元", "某市林业局", "2024年5月8日", False),
    ("没收违法所得60000元，没收食品（货值50000元）", "某区市场监督管理局", "2024年5月8日", False),
    ("没收违法所得60000元，没收食品（货值50000元）", "某区城市管理局", "2024年5月8日", None),
    ("没收违法所得60000元，罚款50000元", "某区市场监督管理局", "2024年5月8日", None),
    ("暂扣排污许可证", "某市生态环境局", "2024年5月8日", True),
    ("三年内不得申请排污许可", "某市生态环境局", "2024年5月8日", True),
    ("罚款3000元，三年内不得申请排污许可", "某市生态环境局", "2023年5月8日", None),
    ("没收在非法占用的土地上新建的建筑物，罚款3000元", "某市自然资源局", "2024年5月8日", True),
    ("没收在非法占用的土地上新建的建筑物，罚款3000元", "某市自然资源局", "2024年4月8日", None),
    ("罚款95000元", "某某", "2024年5月8日", False),
    ("罚款70000元", "某某", "2024年5月8日", None),
])
def test_what_departments_add(penalty: str, agency: str, day: str, reached: bool | None) -> None:
    case = case_of(DECISION.format(party=COMPANY, penalty=penalty, agency=agency, day=day))
    found = hearing_range.reached(case, case.papers[0])
    assert (found.sure if found else None) is reached


@pytest.mark.parametrize(("settings", "party", "amount", "reached"), [
    ({}, COMPANY, 60_000, None),
    ({"CF-504": {"transport": {"person": 3000, "organisation": 50000}}}, COMPANY, 60_000, True),
    ({"CF-504": {"general": [{"person": 3000, "organisation": 50000, "since": "2024-06-01"}]}}, COMPANY, 60_000, None),
    ({"CF-504": {"general": [{"person": 3000, "organisation": 50000, "since": "2024-01-01"}]}}, COMPANY, 60_000, True),
    ({"CF-618": {"individual_business_as_organisation": True}}, SHOP, 60_000, None),
    ({"CF-618": {"individual_business_as_organisation": False}}, SHOP, 60_000, True),
])
def test_what_the_office_sets(settings: dict[str, object], party: str, amount: int, reached: bool | None) -> None:
    case = case_of(DECISION.format(party=party, penalty=f"罚款{amount}元", agency="某市交通运输局", day="2024年5月8日"))
    case.settings = settings
    found = hearing_range.reached(case, case.papers[0])
    assert (found.sure if found else None) is reached
