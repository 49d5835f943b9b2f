"""Agencies: signature blocks as departments set them, the department and the level that a name tells."""

import pytest

from rules.facts.agencies import department_of, level_of
from tests.rules.facts.papers_of_text import paper


def signs(foot: str, head: str = "") -> str | None:
    agency = paper(f"{head}行政处罚决定书\n某罚〔2024〕5号\n当事人：林某\n经查，当事人占道经营，决定罚款200元。\n"
                   f"如不服本决定，可以向某某区人民政府申请行政复议，或者向某某区人民法院提起行政诉讼。\n{foot}").agency
    return agency.name if agency else None


@pytest.mark.parametrize(("foot", "name"), [
    ("泉州市鲤城区城市管理局\n2024年5月20日", "泉州市鲤城区城市管理局"),
    ("泉州市鲤城区城市管理局（印章）\n二〇二四年五月二十日", "泉州市鲤城区城市管理局"),
    ("晋江市卫生健康局（盖章）　2024年5月20日", "晋江市卫生健康局"),
    ("　　　　泉州市生态环境局\n2024年5月20日\n附：缴款通知书", "泉州市生态环境局"),
    ("惠安县螺阳镇人民政府\n2024年5月20日\n本文书一式两份：一份由城市管理部门备案，一份交被处罚人。", "惠安县螺阳镇人民政府"),
    ("泉州市鲤城区\n市场监督管理局\n2024年5月20日", "泉州市鲤城区市场监督管理局"),
    ("泉州市生态环境局\n鲤城分局\n2024年5月20日", "泉州市生态环境局鲤城分局"),
    ("执法人员：汪河、魏仁　惠安县张坂镇人民政府（章）　2024年5月20日", "惠安县张坂镇人民政府"),
    ("厦门市湖里区人民政府殿前街道办事处\n2024年5月20日\n执法人员签名：高远 付蓉 2024年5月20日\n当事人签收：林某 2024年5月20日", "厦门市湖里区人民政府殿前街道办事处"),
    ("厦门市公安局湖里分局江头派出所\n2024年5月20日", "厦门市公安局湖里分局江头派出所"),
    ("行政机关：石狮市自然资源局\n2024年5月20日", "石狮市自然资源局"),
    ("泉 州 市 鲤 城 区 城 市 管 理 局\n2024年5月20日", "泉州市鲤城区城市管理局"),
    ("（印章）\n　　年　月　日", None),
    ("2024年5月20日", None),
    ("中国农业银行惠安县支行\n2024年5月20日", None),
])
def test_the_body_in_the_signature_block_signs(foot: str, name: str | None) -> None:
    assert signs(foot) == name


def test_without_a_signature_block_the_line_over_the_heading_tells() -> None:
    assert signs("2024年5月20日", "泉州市泉港区应急管理局\n") == "泉州市泉港区应急管理局"


@pytest.mark.parametrize(("name", "department", "level", "branch"), [
    ("泉州市鲤城区市场监督管理局", "market_supervision", "district", False),
    ("泉州市城市管理局", "housing_and_city_management", "city", False),
    ("南安市应急管理局", "emergency", "district", False),
    ("福建省生态环境厅", "ecology", "province", False),
    ("泉州市鲤城生态环境局", "ecology", "city", True),
    ("泉州市生态环境局鲤城分局", "ecology", "city", True),
    ("芜湖市鸠江区生态环境分局", "ecology", "city", True),
    ("惠安县农业农村局", "agriculture", "district", False),
    ("北京市朝阳区交通运输局", "transport", "district", False),
    ("上海市市场监督管理局", "market_supervision", "province", False),
    ("晋江市池店镇人民政府", "street", "township", False),
    ("泉州市鲤城区人民政府浮桥街道办事处", "street", "township", False),
    ("景德镇市自然资源和规划局", "natural_resources", "city", False),
    ("泉州经济技术开发区城市管理局", "housing_and_city_management", None, False),
    ("厦门市公安局湖里分局江头派出所", "public_security", "city", True),
    ("石狮市消防救援大队", "fire", "district", False),
    ("凉山彝族自治州卫生健康委员会", "health", "city", False),
    ("某某某", None, None, False),
])
def test_a_name_tells_department_and_level(name: str, department: str | None, level: str | None, branch: bool) -> None:
    assert (department_of(name), *level_of(name)) == (department, level, branch)
