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
