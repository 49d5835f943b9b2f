"""The time between filing and decision: extensions, and what does not count."""

from datetime import date

import pytest

from rules.facts import handling_time
from tests.rules.facts.cases import case_of

FILING = "立案审批表\n负责人意见：同意立案。丙某　2023年3月1日"
DECISION = "行政处罚决定书\n望城管罚〔2023〕3号\n当事人：某公司\n{text}罚款500元。\n望海区城市管理局\n2023年7月6日"


def told(*papers: str) -> handling_time.HandlingTime:
    case = case_of("\n\f\n".join(papers))
    decision = case.last("penalty_decision")
    assert decision is not None
    return handling_time.of(case, decision)


@pytest.mark.parametrize(("words", "days", "until"), [
    ("延长办案期限三十日。", 30, None),
    ("申请延期30天办理。", 30, None),
    ("延长一个月。", 30, None),
    ("延长办案期限至2023年6月30日。", None, date(2023, 6, 30)),
    ("因案情复杂，申请延长。", None, None),
])
def test_an_extension_is_read_with_its_length(words: str, days: int | None, until: date | None) -> None:
    [extension] = told(FILING, f"延长办案期限审批表\n承办人意见：{words}\n负责人意见：同意。丙某　2023年5月20日", DECISION.format(text="")).extensions
    assert (extension.approved, extension.days, extension.until) == (date(2023, 5, 20), days, until)


@pytest.mark.parametrize(("papers", "left_out"), [
    (["检验报告\n送检日期：2023年3月28日　签发日期：2023年5月6日\n结论：不合格。"], [("testing", date(2023, 3, 28), date(2023, 5, 6), None)]),
    (["检验报告\n结论：不合格。"], [("testing", None, None, None)]),
    (["中止调查决定书\n某公司：决定中止调查。\n望海区城市管理局\n2023年4月1日", "恢复调查决定书\n某公司：决定恢复调查。\n望海区城市管理局\n2023年5月1日"],
     [("suspension", date(2023, 4, 1), date(2023, 5, 1), None)]),
    (["中止调查决定书\n某公司：决定中止调查。\n望海区城市管理局\n2023年4月1日"], [("suspension", None, None, None)]),
    (["听证申请书\n申请人签名：张某　2023年5月4日", "听证笔录\n听证时间：2023年5月20日9时\n主持人：戊某"],
     [("hearing", date(2023, 5, 4), date(2023, 5, 20), None)]),
    ([], []),
])
def test_what_does_not_count_is_read_from_its_papers(papers: list[str], left_out: list[tuple[object, ...]]) -> None:
    found = told(FILING, *papers, DECISION.format(text="")).left_out
    assert [(x.kind, x.first, x.last, x.days) for x in found] == left_out


@pytest.mark.parametrize(("text", "left_out"), [
    ("2023年3月28日至2023年5月6日委托检验，该期间不计入办案期限。", [("testing", date(2023, 3, 28), date(2023, 5, 6), None)]),
    ("鉴定时间39日不计入办案期限。", [("testing", None, None, 39)]),
    ("货值金额不计入违法所得。", []),
])
def test_what_does_not_count_is_told_in_the_decision(text: str, left_out: list[tuple[object, ...]]) -> None:
    assert [(x.kind, x.first, x.last, x.days) for x in told(FILING, DECISION.format(text=text)).left_out] == left_out


def test_a_filing_form_whose_day_cannot_be_read_is_told_so() -> None:
    found = told("立案审批表\n负责人意见：同意立案。丙某　2023年■月■日", DECISION.format(text=""))
    assert found.unread is not None


def test_an_extension_that_only_the_decision_tells_of_is_noted() -> None:
    assert told(FILING, DECISION.format(text="经批准延长办案期限三十日。")).told_extension is not None
    assert told(FILING, DECISION.format(text="本案未延长办案期限。")).told_extension is None
