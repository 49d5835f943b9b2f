"""When somebody was born and how old he was."""

from datetime import date

import pytest

from rules.facts import ages
from tests.rules.facts.cases import case_of

TEXT = "行政处罚决定书\n当事人：{who}\n经查，2024年8月10日，当事人使用电鱼装置捕鱼。罚款500元。\n望海县农业农村局\n2024年9月12日"


@pytest.mark.parametrize(("born", "day", "years"), [
    (date(2010, 8, 10), date(2024, 8, 9), 13), (date(2010, 8, 10), date(2024, 8, 10), 13), (date(2010, 8, 10), date(2024, 8, 11), 14),
    (date(2008, 2, 29), date(2026, 2, 28), 17), (date(2008, 2, 29), date(2026, 3, 1), 18),
])
def test_an_age_is_reached_on_the_day_after_the_birthday(born: date, day: date, years: int) -> None:
    assert ages.completed(born, day) == years


@pytest.mark.parametrize(("who", "name", "first", "last"), [
    ("邹彬，身份证号码350721201111026467", "邹彬", date(2011, 11, 2), date(2011, 11, 2)),
    ("李晓，2010年5月3日出生", "李晓", date(2010, 5, 3), date(2010, 5, 3)),
    ("李晓，2010年5月出生", "李晓", date(2010, 5, 1), date(2010, 5, 28)),
    ("李晓，身份证号码35072120100501****", "李晓", date(2010, 5, 1), date(2010, 5, 1)),
])
def test_when_somebody_was_born(who: str, name: str, first: date, last: date) -> None:
    case = case_of(TEXT.format(who=who))
    found = ages.born(case, case.papers[0], name)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("who", ["韩某，身份证号码350503********8652", "林某，45岁", "林某，生产饲料，2010年5月生产"])
def test_nothing_tells_the_day_of_birth(who: str) -> None:
    case = case_of(TEXT.format(who=who))
    assert ages.born(case, case.papers[0], who[:2]) is None


@pytest.mark.parametrize(("who", "age"), [
    ("王某，男，16岁", 16), ("王某，现年十五周岁", 15), ("王某，住望海县", None), ("王某。依据第三十条，不满十四周岁的人", None),
])
def test_an_age_told_in_years(who: str, age: int | None) -> None:
    found = ages.told_age(case_of(TEXT.format(who=who)).papers[0])
    assert (found[0] if found else None) == age


def test_the_day_of_the_act_is_that_of_the_facts() -> None:
    case = case_of(TEXT.format(who="王某"))
    assert ages.days_of_the_act(case, case.papers[0]) == (date(2024, 8, 10), date(2024, 8, 10))


@pytest.mark.parametrize(("who", "found"), [("韩某，学生", True), ("韩某（监护人：韩大）", True), ("韩某，大学生物老师", False), ("韩某", False)])
def test_signs_of_youth(who: str, found: bool) -> None:
    case = case_of(TEXT.format(who=who))
    assert bool(ages.signs_of_youth(case, case.papers[0])) is found
