"""What an office has set: by day and by department, before or behind the law's own figures; what is not allowed is refused by name."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from rules.check import Options, check_text, chosen
from rules.errors import WrongUse
from rules.facts.agencies import DEPARTMENTS as NAMED
from rules.judging import RULES
from rules.law.dated import ALWAYS
from rules.law.departments import DEPARTMENTS
from rules.law.office_settings import SETTINGS
from rules.law.set_here import NotKnown, SetHere, Source, WrongSetting

DAY = date(2024, 5, 8)


def set_in(text: str) -> SetHere:
    return SetHere(tomllib.loads(text))


@pytest.mark.parametrize("text", [
    "statement_working_days = 7", "[statement_working_days]\ngeneral = 7", "[statement_working_days]\ntransport = 7",
    '[[set]]\nkey = "statement_working_days"\nvalue = 7', '[[set]]\nkey = "statement_working_days"\ndepartment = "transport"\nfrom = 2024-05-08\nvalue = 7',
    'statement_working_days = [{from = 2020-01-01, value = 6}, {since = "2024-05-08", value = 7}]',
])
def test_each_way_of_writing_a_value_holds(text: str) -> None:
    assert set_in(text).at("statement_working_days", DAY, "transport") == 7


def test_a_value_holds_from_its_day_on_and_the_law_before_it() -> None:
    here = set_in('[[set]]\nkey = "summary_limit"\nfrom = 2024-01-01\nvalue = {person = 100, organisation = 2000}')
    assert here.at("summary_limit", date(2023, 12, 31)).person == 200
    assert here.at("summary_limit", date(2024, 1, 1)).person == 100
    assert here.at("summary_limit", date(2021, 7, 14)).person == 50


def test_the_offices_value_for_a_department_comes_first_then_the_departments_own_then_the_general_one() -> None:
    here = set_in('[statement_working_days]\ngeneral = 9\necology = 6')
    told = {d: here.entry("statement_working_days", DAY, d) for d in ("ecology", "agriculture", "water")}
    assert {d: (h.value, h.source) for d, h in told.items()} == {
        "ecology": (6, Source.OFFICE), "agriculture": (3, Source.DEPARTMENT), "water": (9, Source.OFFICE_GENERAL)}


def test_a_provinces_figure_for_hearings_comes_before_the_departments_own_but_not_before_the_statutes() -> None:
    here = set_in("hearing_threshold = {person = 3000, organisation = 30000}")
    own = here.at("hearing_threshold", DAY, "market_supervision")
    assert (own.person, own.organisation, own.gains_and_goods_added) == (3000, 30000, True)
    assert here.at("hearing_threshold", DAY, "public_security").person == 2000


def test_three_words_take_the_place_of_a_value() -> None:
    here = set_in('''filing_period = [{from = 2020-01-01, value = {days = 20}}, {from = 2024-01-01, value = "default"}, {from = 2025-01-01, value = "unknown"}]
[statement_working_days]\necology = "none"''')
    assert here.at("filing_period", date(2023, 1, 1)).days == 20
    assert here.at("filing_period", date(2024, 6, 1)) is None
    assert here.at("statement_working_days", DAY, "ecology") is None
    with pytest.raises(NotKnown):
        here.at("filing_period", date(2025, 1, 1))


def test_without_a_day_only_what_always_held_is_given() -> None:
    assert SetHere({}).at("assistants_may_serve", None) is True
    with pytest.raises(NotKnown):
        set_in("assistants_may_serve = [{from = 2024-01-01, value = false}]").at("assistants_may_serve", None)


def test_before_the_first_known_day_nothing_is_taken_for_granted() -> None:
    with pytest.raises(NotKnown):
        SetHere({}).at("police_station_fine", date(2006, 2, 28))


def test_what_nobody_knows_makes_a_rule_undetermined_and_its_coverage_names_the_setting() -> None:
    text = "送达回证\n受送达人：周爱莲\n送达文书：行政处罚决定书\n送达方式：直接送达\n受送达人签名：周爱莲　2024年3月12日\n送达人：吴康平、林一（协管员）"
    settings = {"assistants_may_serve": [{"from": "2024-01-01", "value": "unknown"}]}
    judged = check_text(text, [RULES["CF-707"]], Options(settings=settings))[0]
    assert (str(judged.outcome), judged.params["setting"]) == ("undetermined", "辅助人员可以送达")


WRONG = [
    ({"statement_days": 3}, "statement_days"), ({"statement_working_days": "three"}, "statement_working_days"), ({"statement_working_days": True}, "1"),
    ({"assistants_may_serve": 1}, "true"), ({"hearing_threshold": {"person": 1}}, "organisation"), ({"hearing_threshold": {"nowhere": {"person": 1}}}, "nowhere"),
    ({"hearing_threshold": {"transport": {"person": "x", "organisation": 2}}}, "hearing_threshold.person"), ({"courts": ["鲤城"]}, "courts"),
    ({"numbering": {"某局": "某罚"}}, "numbering"), ({"numbering_forms": ["forests"]}, "forestry"), ({"may_sign_alone": "某大队"}, "may_sign_alone"),
    ({"handling_limit": {"days": 90, "months": 3}}, "months"), ({"set": {"key": "x"}}, "set"), ({"set": [{"key": "nothing", "value": 1}]}, "nothing"),
    ({"set": [{"key": "courts", "department": "water", "value": {}}]}, "courts"), ({"set": [{"key": "urgent_hours", "from": "2024-13-01", "value": 2}]}, "from"),
    ({"set": [{"key": "urgent_hours", "from": "2024-01-01", "value": 2}, {"key": "urgent_hours", "from": "2024-01-01", "value": 3}]}, "2024年1月1日"),
    ({"major_catalogue": "all"}, "named_only"), ({"CF-618": True}, "CF-618"), ({"periods_in_working_days": [0]}, "periods_in_working_days"),
]


@pytest.mark.parametrize(("settings", "named"), WRONG, ids=[str(w[0])[:60] for w in WRONG])
def test_what_is_not_allowed_is_refused_in_one_sentence_that_names_it(settings: dict[str, Any], named: str) -> None:
    with pytest.raises(WrongUse) as refused:
        chosen(Options(settings=settings))
    assert named in str(refused.value)
    assert "\n" not in str(refused.value)
    assert isinstance(refused.value, WrongSetting)


def boundary_days(here: SetHere, key: str, department: str | None) -> Iterator[date]:
    """The quarter days from 2018 to two years ahead, and each day of change with its neighbours."""
    yield from (date(year, month, 1) for year in range(2018, date.today().year + 3) for month in (1, 4, 7, 10))
    yield from (day + timedelta(days=n) for day in here.changes(key, department) for n in (-1, 0, 1))


OFFICE = {"set": [
    {"key": "statement_working_days", "department": "transport", "from": "2022-03-01", "value": 5},
    {"key": "hearing_threshold", "from": "2023-05-01", "value": {"person": 5000, "organisation": 50000}},
    {"key": "publication_record_required", "department": "water", "from": "2024-02-29", "value": False},
]}


@pytest.mark.parametrize("settings", [{}, OFFICE], ids=["nothing set", "some set"])
@pytest.mark.parametrize("key", SETTINGS)
def test_one_value_holds_for_every_department_on_every_day(key: str, settings: dict[str, Any]) -> None:
    here = SetHere(settings)
    first = date(2006, 3, 1)
    for department in (None, *DEPARTMENTS):
        for day in boundary_days(here, key, department):
            if day >= first:
                held = here.entry(key, day, department)
                assert held.since <= day
                assert held.reference


@pytest.mark.parametrize("key", SETTINGS)
def test_what_holds_by_default_can_be_written_down_as_a_setting_and_reads_as_the_same(key: str) -> None:
    setting = SETTINGS[key]
    for dated in setting.default.all():
        for day in (ALWAYS, *dated.changes()):
            try:
                value = dated.at(day)
            except LookupError:
                continue
            if getattr(value, "known", True) and getattr(value, "doubtful_from", None) is None and getattr(value, "person", 0) is not None:
                again = SetHere({"set": [{"key": key, "value": setting.kind.plain(value)}]}).at(key, DAY)
                plain = setting.kind.plain
                assert plain(again) == plain(value)


def test_a_setting_names_rules_that_exist_and_every_department_of_an_agency_is_known() -> None:
    assert all(rule in RULES for setting in SETTINGS.values() for rule in setting.rules)
    assert {code for code, _pattern in NAMED} <= set(DEPARTMENTS)
