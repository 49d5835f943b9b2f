"""Working days, last days, months: what the law counts, and since when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.law.calendar import (
    UnknownYear,
    add_calendar_days,
    add_months,
    add_working_days,
    is_working_day,
    last_day,
    last_day_after_months,
    runs_in_working_days,
    working_days_between,
)

KNOWN_DAYS = st.dates(date(2018, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(("day", "n", "last"), [
    (date(2024, 5, 9), 5, date(2024, 5, 15)),      # Saturday 11 May was a make-up day, so it counts
    (date(2024, 4, 26), 3, date(2024, 4, 30)),     # Sunday 28 April made up for May Day
    (date(2024, 9, 30), 1, date(2024, 10, 8)),     # National Day
    (date(2023, 6, 1), 7, date(2023, 6, 12)),
    (date(2024, 5, 10), 0, date(2024, 5, 10)),
])
def test_working_days_are_counted_from_the_day_after(day: date, n: int, last: date) -> None:
    assert add_working_days(day, n) == last


@pytest.mark.parametrize(("day", "n", "last"), [
    (date(2024, 5, 6), 3, date(2024, 5, 9)),
    (date(2024, 5, 3), 15, date(2024, 5, 20)),     # the 18th is a Saturday
    (date(2024, 9, 16), 15, date(2024, 10, 8)),    # the last day falls into National Day
    (date(2024, 4, 25), 3, date(2024, 4, 28)),     # a Sunday on which offices work
])
def test_a_last_day_on_a_holiday_moves_to_the_next_working_day(day: date, n: int, last: date) -> None:
    assert add_calendar_days(day, n) == last


@pytest.mark.parametrize(("day", "n", "last"), [
    (date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2023, 1, 31), 1, date(2023, 2, 28)), (date(2024, 8, 31), 6, date(2025, 2, 28)),
    (date(2024, 5, 15), 6, date(2024, 11, 15)), (date(2024, 12, 1), 1, date(2025, 1, 1)), (date(2024, 3, 31), -1, date(2024, 2, 29)),
])
def test_a_month_without_such_a_day_ends_on_its_last(day: date, n: int, last: date) -> None:
    assert add_months(day, n) == last


def test_a_period_of_months_ends_on_a_working_day() -> None:
    assert last_day_after_months(date(2024, 4, 1), 6) == date(2024, 10, 8)


@given(KNOWN_DAYS, st.integers(1, 60))
def test_a_period_of_working_days_ends_on_one_and_holds_so_many(day: date, n: int) -> None:
    last = add_working_days(day, n)
    assert is_working_day(last)
    assert working_days_between(day, last) == n


@given(KNOWN_DAYS, st.integers(1, 60))
def test_working_days_never_run_out_before_calendar_days(day: date, n: int) -> None:
    assert add_working_days(day, n) >= add_calendar_days(day, n)


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert working_days_between(date(2024, 5, 9), date(2024, 5, 1)) == 0


@pytest.mark.parametrize("ask", [
    lambda: is_working_day(date(2031, 3, 3)),
    lambda: add_working_days(date(2030, 12, 30), 5),
    lambda: add_calendar_days(date(2030, 12, 30), 5),
    lambda: working_days_between(date(2030, 1, 1), date(2030, 1, 3)),
])
def test_a_year_without_decreed_holidays_is_said_to_be_unknown(ask: object) -> None:
    with pytest.raises(UnknownYear):
        ask()  # type: ignore[operator]


@pytest.mark.parametrize(("n", "day", "department", "law", "working"), [
    (7, date(2021, 7, 14), None, "行政处罚法", False),
    (7, date(2021, 7, 15), None, "行政处罚法", True),
    (7, date(2021, 7, 16), None, "行政处罚法", True),
    (3, date(2024, 1, 1), "market_supervision", "行政处罚法", True),
    (15, date(2024, 1, 1), "market_supervision", "行政处罚法", False),
    (10, date(2022, 4, 30), "housing_and_city_management", "行政处罚法", False),
    (10, date(2022, 5, 1), "housing_and_city_management", "行政处罚法", True),
    (15, date(2022, 5, 1), "housing_and_city_management", "行政处罚法", True),
    (60, date(2024, 1, 1), "housing_and_city_management", "行政处罚法", False),
    (10, date(2020, 1, 1), None, "行政强制法", True),
    (11, date(2020, 1, 1), None, "行政强制法", False),
    (10, date(2011, 12, 31), None, "行政强制法", False),
])
def test_which_periods_run_in_working_days(n: int, day: date, department: str | None, law: str, working: bool) -> None:
    assert runs_in_working_days(n, day, department, law) is working


def test_the_last_day_follows_the_law_unless_the_paper_says_which_days() -> None:
    friday = date(2024, 3, 1)
    assert last_day(friday, 5) == date(2024, 3, 8)
    assert last_day(friday, 5, working=False) == date(2024, 3, 6)
    assert last_day(date(2021, 3, 5), 5) == date(2021, 3, 10)
    assert last_day(friday, 15) == date(2024, 3, 18)                  # the 16th is a Saturday
    assert last_day(friday, 15, department="housing_and_city_management") == friday + timedelta(days=21)
