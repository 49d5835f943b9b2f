"""When a clue was received, whether it was looked into, and whether more time was granted."""

from datetime import date

import pytest

from rules.facts import clues
from tests.rules.facts.cases import case_of

FILING = "立案审批表\n案由：涉嫌违法经营\n当事人：某商行\n{told}\n承办人意见：建议立案。彭彬、侯雪　2024年4月10日\n负责人意见：同意立案。康泽　2024年4月11日"


@pytest.mark.parametrize(("told", "day"), [
    ("简要案情：2024年4月7日检查发现货架上有过期饼干。", date(2024, 4, 7)),
    ("案件来源：2024年3月28日12315举报", date(2024, 3, 28)),
    ("受案时间：2024年4月2日", date(2024, 4, 2)),
    ("案情：当事人2023年8月1日购进饼干，2024年4月7日我局接到举报。", date(2024, 4, 7)),
    ("案情：当事人2023年8月1日购进饼干，至今仍在销售。", None),
    ("案件来源：2024年■月■日举报", None),
    ("案件来源：日常检查", None),
])
def test_the_day_of_the_clue_is_told_by_the_filing(told: str, day: date | None) -> None:
    clue = clues.first(case_of(FILING.format(told=told)))
    assert (clue.day if clue else None) == day


@pytest.mark.parametrize(("told", "denied"), [
    ("线索核查记录：无", True), ("该线索未经核查", True), ("没有进行核实", True),
    ("核查情况：经核查属实", False), ("核查记录：见附件", False), ("未明码标价", False),
])
def test_that_nothing_was_verified_is_said(told: str, denied: bool) -> None:
    assert bool(clues.denied(case_of(FILING.format(told=told)))) is denied


@pytest.mark.parametrize(("told", "day"), [
    ("2024年4月1日经负责人批准，延长核查期限十五个工作日。", date(2024, 4, 1)),
    ("无延期审批", None), ("未延长立案期限", None), ("2024年4月1日批准延长办案期限三十日。", None), ("", None),
])
def test_more_time_for_filing_is_told(told: str, day: date | None) -> None:
    found = clues.prolonged(case_of(FILING.format(told=told)))
    assert (found.day if found else None) == day
