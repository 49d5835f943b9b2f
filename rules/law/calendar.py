"""Days and periods: working days, last days, months.

The first day is not counted; a last day on a holiday moves to the next working day; make-up days are working days. A month ends on the
day of the same number,
or on the month's last day where there is none (民法典 第二百零二条). Holidays are known for the years that the State Council has
decreed; another year raises UnknownYear,
which a rule turns into undetermined.
"""

import calendar as _calendar
from datetime import date, timedelta
from functools import lru_cache

from chinese_calendar import is_workday

from rules.law.dated import NoVersion
from rules.law.settings_by_department import COERCION_WORKING_DAYS, PERIODS_IN_WORKING_DAYS

DAY = timedelta(days=1)


class UnknownYear(LookupError):
    """The holidays of the year are not known (yet)."""

    def __init__(self, day: date) -> None:
        super().__init__(f"the holidays of {day.year} are not known")
        self.year = day.year


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Whether `day` is one on which offices work: no weekend or holiday, or a make-up day. Raises UnknownYear."""
    try:
        return bool(is_workday(day))
    except NotImplementedError:
        raise UnknownYear(day) from None


def next_working_day(day: date) -> date:
    """`day`, or the first working day after it. Raises UnknownYear."""
    while not is_working_day(day):
        day += DAY
    return day


def add_working_days(day: date, n: int) -> date:
    """The last day of a period of `n` working days that begins with the day after `day`. Raises UnknownYear."""
    for _ in range(n):
        day = next_working_day(day + DAY)
    return day


def add_calendar_days(day: date, n: int) -> date:
    """The last day of a period of `n` days that begins with the day after `day`, moved off holidays. Raises UnknownYear."""
    return next_working_day(day + n * DAY)


def add_months(day: date, n: int) -> date:
    """The day of the same number `n` months on, or that month's last; not moved off holidays."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


def last_day_after_months(day: date, n: int) -> date:
    """The last day of a period of `n` months from `day`, moved off holidays. Raises UnknownYear."""
    return next_working_day(add_months(day, n))


def working_days_between(first: date, last: date) -> int:
    """How many working days there are after `first` up to and with `last`; 0 where `last` is not later. Raises UnknownYear."""
    return sum(is_working_day(first + n * DAY) for n in range(1, (last - first).days + 1))


def runs_in_working_days(n: int, on: date, department: str | None = None, law: str = "行政处罚法") -> bool:
    """Whether a period of `n` days (日, not said to be working days) that begins on `on` runs in working days.

    Under the penalty law, periods of 2, 3, 5 and 7 days since 2021-07-15 and what the department adds; under the coercion law
    (`law="行政强制法"`) all up to ten days.
    """
    if law == "行政强制法":
        try:
            return n <= COERCION_WORKING_DAYS.at(on)
        except NoVersion:
            return False
    return n in PERIODS_IN_WORKING_DAYS.at(on, department)


def last_day(day: date, n: int, *, department: str | None = None, law: str = "行政处罚法", working: bool | None = None) -> date:
    """The last day of a period of `n` days that begins with the day after `day`, in the days that the law counts; `working` where the
    paper says which. Raises UnknownYear.
    """
    if working is None:
        working = runs_in_working_days(n, day, department, law)
    return add_working_days(day, n) if working else add_calendar_days(day, n)
