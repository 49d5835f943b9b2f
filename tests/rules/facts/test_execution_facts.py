"""Execution: bills and what they come to, what a closing says, days and sums of enforcement."""

from datetime import date
from decimal import Decimal

import pytest

from rules.facts import closing, enforcement, payments
from tests.rules.facts.cases import case_of
from tests.rules.facts.papers_of_text import paper


@pytest.mark.parametrize(("text", "total", "surcharge", "day"), [
    ("非税收入一般缴款书\n开票日期：2024年5月17日\n缴款人：某店\n项目名称：罚款收入\n金额（元）：1,300.00\n项目名称：没收违法所得\n金额（元）：206.00\n"
     "金额合计（大写）：壹仟伍佰零陆元整\n（小写）：¥1,506.00",
     "1506", "0", date(2024, 5, 17)),
    ("罚没收入专用票据\n缴款日期：2022年9月5日\n罚款金额：265000.00元\n加处罚款：63600.00元\n合计金额：328600.00元\n金额（大写）：人民币叁拾贰万捌仟陆佰元整",
     "328600", "63600", date(2022, 9, 5)),
    ("缴款凭证\n缴款人：某店\n2024-08-27　罚款　50,000.00元", "50000", "0", date(2024, 8, 27)),
    ("银行回单\n交易日期：20240619\n交易金额：500.00元", "500", "0", date(2024, 6, 19)),
    ("罚款收据\n交款人：某店　罚款1500元　2024年7月19日", "1500", "0", date(2024, 7, 19)),
    ("罚没收入票据\n开票日期：2024年5月20日　缴款日期：2024年5月17日\n金额：500元\n备注：处罚决定罚款5000元，分期缴纳", "500", "0", date(2024, 5, 17)),
    ("罚款收据\n金额（大写）■■■元整　小写：■■■■.00\n2024年■月■日", None, "0", None),
    ("罚款收据\n交款人：某店\n2024年5月20日", None, "0", date(2024, 5, 20)),
])
def test_a_bill_is_read(text: str, total: str | None, surcharge: str, day: date | None) -> None:
    bill = payments.bills(case_of(text))[0]
    assert bill.total == (Decimal(total) if total else None)
    assert bill.surcharge == Decimal(surcharge)
    assert (bill.day.day if bill.day else None) == day


def test_a_demand_to_pay_is_no_bill() -> None:
    assert payments.bills(case_of("缴款通知书\n缴款人：某店\n金额：500元\n请于十五日内缴纳。")) == []


def test_the_same_payment_told_twice_counts_once() -> None:
    found = payments.bills(case_of("罚款收据\n缴款日期：2024年5月20日\n罚款 5000元\n\f\n银行回单\n交易日期：2024年5月20日\n交易金额：5000元"))
    assert payments.paid_sums(found) == {Decimal(10000), Decimal(5000)}


@pytest.mark.parametrize(("told", "performed", "unpaid"), [
    ("当事人已于2024年5月17日自动履行完毕。", True, False),
    ("罚没款于2024年3月8日全部缴清。", True, False),
    ("当事人当日缴纳罚款", True, False),
    ("当事人至今未缴纳罚没款。", False, True),
    ("罚款分文未缴", False, True),
    ("逾期未缴纳，经催告后于2023年10月20日全部缴清。", True, False),
    ("处罚决定已送达", False, False),
    ("罚款已缴清，未加处罚款。", True, False),
])
def test_what_a_closing_says_of_performance(told: str, performed: bool, unpaid: bool) -> None:
    found = closing.read(paper(f"结案审批表\n执行情况：{told}\n负责人意见：同意结案。丙某 2024年8月2日"))
    assert (found.performed is not None, found.unpaid is not None) == (performed, unpaid)


@pytest.mark.parametrize(("told", "court", "ended", "denied", "excused"), [
    ("经催告后申请人民法院强制执行。", True, False, False, False),
    ("法院裁定终结执行。", True, True, False, False),
    ("未制作催告书，未向人民法院申请强制执行，亦无终结执行的批准文件。", False, False, True, False),
    ("没有催告，也没有申请法院强制执行。", False, False, True, False),
    ("经批准分期缴纳。", False, False, False, True),
    ("当事人没有申请延期或者分期，也没有申请复议、提起诉讼。", False, False, False, False),
    ("当事人申请行政复议，复议期间未缴。", False, False, False, True),
])
def test_what_a_closing_says_of_enforcement(told: str, court: bool, ended: bool, denied: bool, excused: bool) -> None:
    found = closing.read(paper(f"结案审批表\n案由：未经批准占道\n执行情况：{told}\n负责人意见：同意结案。丙某 2024年8月2日"))
    assert (found.court, found.ended, found.denied is not None, found.excused) == (court, ended, denied, excused)


def _application(told: str) -> str:
    return f"强制执行申请书\n某区人民法院：\n{told}\n某区城市管理局\n2024年12月16日"


@pytest.mark.parametrize(("told", "served", "demanded"), [
    ("决定书于2024年4月22日送达。2024年10月28日送达催告书，仍未履行。", date(2024, 4, 22), date(2024, 10, 28)),
    ("某罚〔2023〕40号决定2023年7月6日送达，催告书2023年12月11日送达。", date(2023, 7, 6), date(2023, 12, 11)),
    ("经2024年12月10日催告后仍未履行。", None, date(2024, 12, 10)),
    ("申请人于2024年5月30日作出行政处罚决定。", None, None),
    ("2024年9月2日违法。", None, None),
])
def test_days_of_service_as_an_application_tells_them(told: str, served: date | None, demanded: date | None) -> None:
    case = case_of(_application(told))
    decision, demand = enforcement.decision_served(case), enforcement.demand_served(case)
    assert (decision.day if decision else None, demand.day if demand else None) == (served, demanded)


@pytest.mark.parametrize(("told", "claimed"), [
    ("缴纳罚款4000元和加处罚款4000元。", ["4000"]),
    ("申请强制执行罚款5000元、加处罚款人民币伍仟元整（¥5,000元），共计10000元。", ["5000"]),
    ("申请强制执行罚款及加处罚款共计10000元。", []),
    ("逾期每日按罚款数额的百分之三加处罚款，不超过罚款本数20000元。", []),
    ("申请强制执行罚款5000元。", []),
])
def test_the_surcharge_that_is_claimed(told: str, claimed: list[str]) -> None:
    assert [str(c.yuan) for c in enforcement.claims(case_of(_application(told)))] == claimed
