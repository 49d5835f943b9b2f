"""Values that change with the law: one on every day, none taken for granted."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from rules.law import handling_limits
from rules.law import settings_by_department as settings
from rules.law.dated import ALWAYS, ByDepartment, Dated, From, NoVersion, TwoVersions


def everything_dated() -> Iterator[Dated[Any]]:
    for value in [*vars(settings).values(), *vars(handling_limits).values()]:
        if isinstance(value, Dated):
            yield value
        elif isinstance(value, ByDepartment):
            yield from value.all()


def boundary_days() -> list[date]:
    """The quarter days of 2018 to 2028, and each day of change with its neighbours."""
    quarters = {date(year, month, 1) for year in range(2018, 2029) for month in (1, 4, 7, 10)}
    changes = {day + timedelta(days=n) for dated in everything_dated() for day in dated.changes() if day.year >= 2018 for n in (-1, 0, 1)}
    return sorted(quarters | changes)


@pytest.mark.parametrize("day", boundary_days(), ids=str)
def test_one_value_holds_on_every_day(day: date) -> None:
    for dated in everything_dated():
        dated.at(day)


def test_every_value_names_where_it_comes_from() -> None:
    values = [value for dated in everything_dated() for value in dated.values]
    assert len(values) > 30
    assert all(v.reference and v.checked in ("text", "secondary", "none") for v in values)


def test_a_day_before_the_first_has_no_value() -> None:
    dated = Dated("days to pay", [From(date(2020, 1, 1), 15, "某法 第一条")], until=date(2022, 1, 1))
    assert dated.at(date(2020, 1, 1)) == 15
    assert dated.at(date(2021, 12, 31)) == 15
    for day in (date(2019, 12, 31), date(2022, 1, 1)):
        with pytest.raises(NoVersion, match="days to pay"):
            dated.at(day)


def test_two_values_from_one_day_are_an_error() -> None:
    dated = Dated("days to pay", [From(date(2020, 1, 1), 15, "某法 第一条"), From(date(2020, 1, 1), 30, "某法 第二条")])
    with pytest.raises(TwoVersions, match="2021-05-01"):
        dated.at(date(2021, 5, 1))


@pytest.mark.parametrize(("department", "day", "person", "organisation"), [
    ("ecology", date(2023, 6, 30), 5_000, 50_000), ("ecology", date(2023, 7, 1), 5_000, 200_000),
    ("emergency", date(2026, 1, 31), 20_000, 50_000), ("emergency", date(2026, 2, 1), None, None),
    ("public_security", date(2025, 12, 31), 2_000, 2_000), ("public_security", date(2026, 1, 1), 4_000, 4_000),
    ("tourism", date(2024, 1, 1), 10_000, 50_000), ("transport", date(2024, 1, 1), None, None),
    ("water", date(2024, 1, 1), 10_000, 100_000), (None, date(2024, 1, 1), 10_000, 100_000),
])
def test_hearing_thresholds_by_department_and_day(department: str | None, day: date, person: int | None, organisation: int | None) -> None:
    threshold = settings.HEARING_THRESHOLD.at(day, department)
    assert (threshold.person, threshold.organisation) == (person, organisation)


@pytest.mark.parametrize(("department", "day", "days"), [
    ("market_supervision", date(2021, 7, 14), None), ("market_supervision", date(2021, 7, 15), 5),
    ("housing_and_city_management", date(2022, 4, 30), None), ("housing_and_city_management", date(2022, 5, 1), 5),
    ("ecology", date(2023, 6, 30), None), ("ecology", date(2023, 7, 1), 5), ("agriculture", date(2022, 2, 1), 3),
    ("transport", date(2024, 1, 1), None),
])
def test_days_for_statements_by_department_and_day(department: str, day: date, days: int | None) -> None:
    assert settings.STATEMENT_WORKING_DAYS.at(day, department) == days


def test_a_department_without_its_own_has_the_general_value() -> None:
    by = ByDepartment(Dated("x", [From(ALWAYS, 1, "甲")]), {"ecology": Dated("x of ecology", [From(ALWAYS, 2, "乙")])})
    assert (by.at(date(2024, 1, 1), "ecology"), by.at(date(2024, 1, 1), "transport"), by.at(date(2024, 1, 1))) == (2, 1, 1)
    assert (by.own("ecology"), by.own("transport"), by.own(None)) == (True, False, False)
