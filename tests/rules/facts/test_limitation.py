"""When a violation ended, when it was discovered, what a file tells that keeps a late penalty lawful."""

from datetime import date

import pytest

from rules.facts import limitation
from tests.rules.facts.cases import case_of

HEAD = "行政处罚决定书\n当事人：某某公司\n"


@pytest.mark.parametrize(("facts", "ended"), [
    ("该违法行为于2021年11月26日终了，本局于2024年5月16日检查时发现。", date(2021, 11, 26)),
    ("本局首次发现当事人于2020年10月3日晚举办演出，演出当晚结束。", date(2020, 10, 3)),
    ("违法行为发生于2021年3月。", date(2021, 3, 31)),
    ("你公司于二〇二一年五月发布的户外广告，当月已全部拆除。", date(2021, 5, 31)),
    ("当事人在2020年5月至2020年8月采砂，此后未再采砂。", date(2020, 8, 31)),
    ("2019年10月1日，当事人举办展销活动，活动于当日结束。", date(2019, 10, 1)),
    ("当事人自2020年9月起排放油烟，一直持续至检查之日。", None),
    ("当事人于2018年10月6日注册成立，主营餐饮。", None),
    ("2024年4月7日，本机关执法人员检查时发现，当事人货架上待售的饼干已过期。", None),
    ("本局于2021年4月7日作出责令改正通知书，要求当事人停止排放。", None),
    ("当事人于2021年■月举办演出，当晚结束。", None),
])
def test_when_the_act_ended(facts: str, ended: date | None) -> None:
    found = limitation.acts(case_of(HEAD + facts + "决定罚款。"))
    assert (found.ended.day if found.ended else None) == ended


@pytest.mark.parametrize(("facts", "day"), [
    ("2023年2月14日，本机关收到群众来信，发现当事人于2020年10月3日举办演出。", date(2023, 2, 14)),
    ("公安局于2022年1月5日立案侦查，2024年6月3日移送本局。", date(2022, 1, 5)),
    ("当事人于2020年10月3日举办演出，2023年3月1日改正。", None),
])
def test_when_it_was_discovered(facts: str, day: date | None) -> None:
    found = limitation.discovered(case_of(HEAD + facts + "决定罚款。"), date(2020, 12, 31))
    assert (found.day if found else None) == day


@pytest.mark.parametrize(("facts", "goes_on", "five"), [
    ("违法行为一直持续至检查当日", True, False), ("违法行为不存在连续或者继续状态", False, False), ("当事人多次销售", True, False),
    ("涉及公民生命健康安全且有危害后果", False, True), ("不涉及公民生命健康安全", False, False), ("当事人予以配合", False, False),
])
def test_what_keeps_a_late_penalty_lawful(facts: str, goes_on: bool, five: bool) -> None:
    case = case_of(HEAD + facts + "。决定罚款。")
    assert bool(limitation.continuing(case)) is goes_on
    assert bool(limitation.five_years(case)) is five


def test_a_time_that_nobody_knows() -> None:
    assert limitation.time_unknown(case_of(HEAD + "收据上年份字迹不清，具体时间无法查明。"))
    assert limitation.time_unknown(case_of(HEAD + "当事人于2024年3月1日占道。")) is None
