"""Who approved a measure and when, and what ended it."""

from datetime import date

import pytest

from rules.facts import measures
from tests.rules.facts.cases import case_of

NOTICE = "先行登记保存证据通知书\n某登保〔2024〕3号\n某商行：\n决定对塑料椅46把先行登记保存。\n某区城市管理局\n{day}"


@pytest.mark.parametrize(("form", "day", "minute"), [
    ("先行登记保存证据审批表\n承办人意见：建议保存。熊波　2024年3月4日\n负责人意见：同意。邱志华　2024年3月5日9时30分", date(2024, 3, 5), 570),
    ("先行登记保存证据审批表\n承办人意见：建议保存。熊波　2024年3月4日\n负责人意见：同意。邱志华　2024年3月5日", date(2024, 3, 5), None),
    ("立案审批表\n承办人意见：建议立案。熊波　2024年3月4日\n负责人意见：同意立案，同意先行登记保存。邱志华　2024年3月5日", date(2024, 3, 5), None),
    ("先行登记保存证据审批表\n承办人意见：建议保存。熊波　2024年3月4日\n负责人意见：同意。邱志华　2024年3月■日", None, None),
])
def test_an_approval_tells_its_day_and_hour(form: str, day: date | None, minute: int | None) -> None:
    (found,) = measures.approvals_of(case_of(form), measures.REGISTRATION)
    assert (found.day, found.minute) == (day, minute)


@pytest.mark.parametrize("form", [
    "立案审批表\n承办人意见：建议立案。熊波　2024年3月4日\n负责人意见：同意立案。邱志华　2024年3月5日",
    "行政处罚决定审批表\n承办人意见：建议罚款。熊波　2024年3月4日\n负责人意见：同意。邱志华　2024年3月5日",
    NOTICE.format(day="2024年3月4日"),
])
def test_an_approval_of_something_else_is_none(form: str) -> None:
    assert measures.approvals_of(case_of(form), measures.REGISTRATION) == []


@pytest.mark.parametrize(("written", "day"), [
    ("2024年3月4日", date(2024, 3, 4)), ("2024年3月4日16时", date(2024, 3, 4)), ("2024年3月4日 9:30", date(2024, 3, 4)),
    ("2024年■月■日", None), ("　　年　月　日", None),
])
def test_a_notice_is_dated_under_the_agency(written: str, day: date | None) -> None:
    made = measures.made(case_of(NOTICE.format(day=written)).papers[0])
    assert (made.day if made else None) == day


def test_a_disposal_that_names_another_notice_is_not_this_one_s() -> None:
    other = NOTICE.replace("3号", "4号")
    disposal = "解除先行登记保存通知书\n某商行：\n对某登保〔2024〕4号登记保存的物品解除登记保存。\n某区城市管理局\n2024年3月8日"
    case = case_of("\n\f\n".join([NOTICE.format(day="2024年3月1日"), other.format(day="2024年3月4日"), disposal]))
    first, second = case.all("registration_notice")
    kinds = ("registration_disposal",)
    assert measures.ended_by(case, first, kinds, measures.URGENT) == []
    assert [e.day for e in measures.ended_by(case, second, kinds, measures.URGENT)] == [date(2024, 3, 8)]
