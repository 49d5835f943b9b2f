"""Legal reviews on papers of their own and in boxes of forms."""

import pytest

from tests.rules.facts.cases import case_of

FORM = "行政处罚决定审批表\n案由：占道\n承办人意见：罚款2000元。甲某、乙某 2024年5月6日\n{box}\n负责人意见：同意。丙某 2024年5月8日"


@pytest.mark.parametrize(("text", "day", "sure"), [
    ("法制审核意见书\n审核意见：事实清楚，同意。\n审核人：丁某（法规科）　2024年5月7日", "2024-05-07", True),
    (FORM.format(box="法制机构意见：事实清楚，程序合法，同意。丁某 2024年5月7日"), "2024-05-07", True),
    (FORM.format(box="法制审核意见：同意。审核人：丁某 2024年5月7日"), "2024-05-07", True),
    (FORM.format(box="政策法规股意见：同意。丁某 2024年5月7日"), "2024-05-07", True),
    (FORM.format(box="案件审核机构意见：同意承办人意见。丁某 2024年5月7日"), "2024-05-07", True),
    (FORM.format(box="核审机构意见：同意。丁某 2024年5月7日"), "2024-05-07", True),
    (FORM.format(box="审核意见：同意。丁某（政策法规科） 2024年5月7日"), "2024-05-07", True),
    (FORM.format(box="审核意见：同意。戊某 2024年5月7日"), "2024-05-07", False),
    (FORM.format(box="审核意见：事实清楚，证据充分，程序合法。戊某 2024年5月7日"), "2024-05-07", True),
])
def test_a_review(text: str, day: str, sure: bool) -> None:
    review, = case_of(text).reviews
    assert review.mention is not None
    assert review.mention.day is not None
    assert (review.mention.day.isoformat(), review.sure) == (day, sure)


@pytest.mark.parametrize("text", [
    FORM.format(box="承办机构意见：拟同意。戊某 2024年5月7日"),
    FORM.format(box="法制机构意见："),
    FORM.format(box="审核意见：拟同意。签名：戊某 2024年5月7日"),
    FORM.format(box="审核意见：同意上报。戊某 2024年5月7日"),
    "立案审批表\n承办人意见：建议立案。甲某 2024年3月1日\n审核意见：同意立案。签名：戊某 2024年3月1日\n负责人意见：同意。丙某 2024年3月2日\n\f\n"
    + FORM.format(box="审核意见：同意。签名：戊某 2024年5月7日"),
    FORM.format(box="法制审核意见：　　签名：　　　年　月　日"),
    "集体讨论记录\n讨论时间：2024年5月7日\n丁某：法制机构已经审核，程序没有问题。\n结论：同意。",
])
def test_no_review(text: str) -> None:
    assert case_of(text).reviews == []


def test_an_opinion_that_sends_the_case_back_is_not_final() -> None:
    back, = case_of("法制审核意见书\n审核意见：证据不足，退回补充调查。\n审核人：丁某　2024年5月7日").reviews
    assert not back.final
