"""Hearings: asked for, withdrawn, held."""

from datetime import date

import pytest

from tests.rules.facts.cases import case_of

HEAD = "行政处罚决定书\n某罚〔2024〕1号\n当事人：某公司\n"
FOOT = "罚款5000元。\n某区应急管理局\n2024年7月12日"


@pytest.mark.parametrize(("text", "day"), [
    ("听证笔录\n听证时间：2024年7月2日9时30分\n主持人：岑某\n当事人：请求从轻。", date(2024, 7, 2)),
    ("听证笔录\n2024年7月2日9时30分至10时40分　主持人：岑某\n核对属实：虞某 2024.7.3", date(2024, 7, 2)),
    ("听证报告\n2024年7月2日，我局就某公司一案举行听证。建议维持。\n听证主持人：岑某 2024年7月4日", date(2024, 7, 2)),
    (HEAD + "本机关于2024年5月24日举行了听证，当事人请求从轻。" + FOOT, date(2024, 5, 24)),
    (HEAD + "当事人于2024年5月20日申请听证，我局于2024年6月3日依法公开举行听证会。" + FOOT, date(2024, 6, 3)),
    (HEAD + "经听证，当事人的理由不能成立。" + FOOT, None),
])
def test_a_hearing_was_held(text: str, day: date | None) -> None:
    held = case_of(text).hearings.held
    assert held
    assert held[0].day == day


@pytest.mark.parametrize("text", [
    "行政处罚听证告知书\n某公司：你单位有要求举行听证的权利。\n某区应急管理局\n2024年6月13日",
    "听证通知书\n某公司：定于2024年7月2日9时举行听证。\n某区应急管理局\n2024年6月20日",
    "听证申请书\n某局：现申请举行听证。\n某公司 2024年6月18日",
    HEAD + "当事人未申请听证。" + FOOT,
    HEAD + "当事人申请听证后撤回，本局未举行听证。" + FOOT,
    HEAD + "当事人放弃举行听证的权利。" + FOOT,
    HEAD + "你单位收到听证告知书后未陈述、申辩，也未要求听证。" + FOOT,
])
def test_no_hearing_was_held(text: str) -> None:
    assert case_of(text).hearings.held == ()


def test_a_request_and_its_withdrawal_are_told_apart() -> None:
    found = case_of("听证申请书\n某局：现申请举行听证。\n某公司 2024年6月18日\n\f\n撤回听证申请书\n某局：我公司自愿撤回听证申请。\n某公司 2024年6月21日").hearings
    assert found.requested is not None
    assert found.withdrawn is not None
    assert case_of("听证申请书\n某局：现申请举行听证。\n某公司 2024年6月18日").hearings.withdrawn is None


@pytest.mark.parametrize("text", [
    "陈述申辩书\n某局：我公司认为处罚过重，特申请举行听证。\n某公司 2024年6月18日",
    "听证告知书\n某公司：你单位有权要求听证。\n某局\n2024年6月13日\n当事人意见：我公司要求听证。张三 2024年6月14日",
    HEAD + "当事人于2024年6月18日申请听证。" + FOOT,
])
def test_a_hearing_is_asked_for_on_other_papers_too(text: str) -> None:
    assert case_of(text).hearings.requested is not None


@pytest.mark.parametrize("text", [
    "陈述申辩书\n某局：我公司不要求听证，请从轻。\n某公司 2024年6月18日",
    "听证告知书\n某公司：你单位有权要求听证。\n某局\n2024年6月13日\n签收：张三 2024年6月14日",
    HEAD + "当事人未申请听证。" + FOOT,
])
def test_no_hearing_is_asked_for(text: str) -> None:
    assert case_of(text).hearings.requested is None


@pytest.mark.parametrize(("text", "absent", "refused"), [
    (HEAD + "本局于2024年7月1日组织听证，当事人无正当理由未到场。" + FOOT, True, False),
    ("听证通知书\n某公司：定于7月2日举行听证，无正当理由不出席的，视为放弃听证。\n某局\n2024年6月20日", False, False),
    ("不予听证通知书\n某公司：你单位的申请不属于听证范围。\n某局\n2024年6月20日", False, True),
    (HEAD + "当事人申请听证，因超过期限，本局决定不予受理听证申请。" + FOOT, False, True),
    (HEAD + "当事人不要求听证。" + FOOT, False, False),
])
def test_a_hearing_came_to_nothing(text: str, absent: bool, refused: bool) -> None:
    found = case_of(text).hearings
    assert (bool(found.absent), bool(found.refused)) == (absent, refused)
