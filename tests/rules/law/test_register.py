"""The law register: names, versions by day, structure, what it says of what it does not know."""

import json
import sys
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from rules.law.register import Law, NotInForce, Register, RegisterError, TwoVersions, Unknown, Version, register

DAY = timedelta(days=1)
QUARTERS = [date(year, month, 1) for year in range(2018, 2029) for month in (1, 4, 7, 10)]


@pytest.mark.parametrize(("name", "title"), [
    ("行政处罚法", "中华人民共和国行政处罚法"),
    ("《行政处罚法》", "中华人民共和国行政处罚法"),
    ("《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法"),
    ("中华人民共和国 行政处罚法", "中华人民共和国行政处罚法"),
    ("《中华人民共和国行政处罚法》（2021修订）", "中华人民共和国行政处罚法"),
    ("中华人民共和国食品安全法（2018年第一次修正）", "中华人民共和国食品安全法"),
    ("安全生产法(2021)", "中华人民共和国安全生产法"),
    ("最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释", "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释"),
    ("固废法", "中华人民共和国固体废物污染环境防治法"),
    ("市场监督管理行政处罚程序规定", "市场监督管理行政处罚程序规定"),
    ("合同法", "合同法"),
    ("行攻处罚法", None),
    ("处罚法", None),
    ("询问笔录", None),
    ("某某市停车场管理办法", None),
    ("", None),
])
def test_a_law_is_found_under_the_names_that_papers_give_it(name: str, title: str | None) -> None:
    law = register().find(name)
    assert (law.title if law else None) == title


@pytest.mark.parametrize(("name", "title"), [
    ("中华人民共和国行攻处罚法", "中华人民共和国行政处罚法"),
    ("食品安仝法", "中华人民共和国食品安全法"),
    ("产品质量法", "中华人民共和国产品质量法"),                # 农产品质量安全法 is near, but this is a name of its own
    ("大汽污柒防治法", None),                                 # two wrong characters
    ("水洁", None),                                          # too short to be sure
])
def test_one_wrong_character_is_forgiven_only_where_the_reader_may_err(name: str, title: str | None) -> None:
    law = register().find(name, doubtful=True)
    assert (law.title if law else None) == title


@pytest.mark.parametrize(("name", "day", "passed"), [
    ("行政处罚法", date(2021, 7, 14), date(2017, 9, 1)),
    ("行政处罚法", date(2021, 7, 15), date(2021, 1, 22)),
    ("行政处罚法", date(2021, 7, 16), date(2021, 1, 22)),
    ("行政复议法", date(2023, 12, 31), date(2017, 9, 1)),
    ("行政复议法", date(2024, 1, 1), date(2023, 9, 1)),
    ("行政复议法", date(2024, 1, 2), date(2023, 9, 1)),
    ("治安管理处罚法", date(2025, 12, 31), date(2012, 10, 26)),
    ("治安管理处罚法", date(2026, 1, 1), date(2025, 6, 27)),
    ("民事诉讼法", date(2023, 12, 31), date(2021, 12, 24)),      # an amendment passed in September that came into force in January
    ("民事诉讼法", date(2024, 1, 1), date(2023, 9, 1)),
    ("安全生产法", date(2021, 8, 31), date(2014, 8, 31)),
    ("安全生产法", date(2021, 9, 1), date(2021, 6, 10)),
    ("食品安全法", date(2025, 11, 30), date(2021, 4, 29)),
    ("食品安全法", date(2025, 12, 1), date(2025, 9, 12)),
])
def test_the_version_of_a_day_is_the_one_in_force_then(name: str, day: date, passed: date) -> None:
    law = register().find(name)
    assert law is not None
    held = law.at(day)
    assert isinstance(held, Version)
    assert held.passed == passed
    assert (held.window[0] or date.min) <= day < (held.window[1] or date.max)


@pytest.mark.parametrize(("name", "last_day", "by"), [
    ("合同法", date(2020, 12, 31), "民法典"),
    ("环境噪声污染防治法", date(2022, 6, 4), "噪声污染防治法"),
    ("环境行政处罚办法", date(2023, 6, 30), "生态环境行政处罚办法"),
    ("水污染防治法", date(2026, 8, 14), "生态环境法典"),
])
def test_a_repealed_law_ends_on_its_day(name: str, last_day: date, by: str) -> None:
    law = register().find(name)
    assert law is not None
    assert not isinstance(law.at(last_day), NotInForce)
    gone = law.at(last_day + DAY)
    assert isinstance(gone, NotInForce)
    assert (gone.since, gone.by) == (last_day + DAY, by)


def test_a_law_is_not_in_force_before_its_first_day() -> None:
    law = register().find("个人信息保护法")
    assert law is not None
    before = law.at(date(2021, 10, 31))
    assert isinstance(before, NotInForce)
    assert before.until == date(2021, 11, 1)
    assert isinstance(law.at(date(2021, 11, 1)), Version)


def test_a_revision_whose_day_of_effect_is_not_known_is_unknown_at_first() -> None:
    law = register().find("注册会计师法")             # revised on 2026-06-26, no day of effect in the register
    assert law is not None
    assert isinstance(law.at(date(2026, 6, 25)), Version)
    held = law.at(date(2026, 7, 1))
    assert isinstance(held, Unknown)
    assert [v.passed for v in held.possible] == [date(2014, 8, 31), date(2026, 6, 26)]


def test_a_change_whose_text_the_register_lacks_is_a_version_without_structure() -> None:
    law = register().find("母婴保健法实施办法")        # 2017, then changed in 2022 and in 2023; the register has no text of 2022
    assert law is not None
    held = law.at(date(2022, 12, 1))
    assert isinstance(held, Version)
    assert held.passed == date(2022, 3, 29)
    assert held.has(5) is None


def test_a_rule_may_have_stood_before_the_first_text_that_is_known() -> None:
    law = register().find("生态环境行政处罚办法")
    assert law is not None
    assert isinstance(law.at(date(2015, 1, 1)), Unknown)


@pytest.mark.parametrize("day", QUARTERS, ids=str)
def test_on_every_quarter_day_each_law_has_one_answer(day: date) -> None:
    laws = register()
    for title in laws.titles():
        law = laws.find(title)
        assert law is not None, title
        held = law.at(day)
        covering = [v for v in law.versions if (v.window[0] or date.min) <= day < (v.window[1] or date.max)]
        assert len(covering) <= 1, f"{title}: two versions on {day}"
        if isinstance(held, Version):
            assert covering == [held], f"{title} on {day}"


def test_windows_of_versions_neither_overlap_nor_run_backwards() -> None:
    laws = register()
    for title in laws.titles():
        law = laws.find(title)
        assert law is not None
        for version, following in zip(law.versions, law.versions[1:], strict=False):
            assert version.window[1] is not None
            assert following.window[0] is not None
            assert version.window[1] <= following.window[0], title
            for day in (version.window[1] - DAY, version.window[1], version.window[1] + DAY):
                law.at(day)


@pytest.mark.parametrize(("article", "paragraph", "item", "exists"), [
    (86, None, None, True), (87, None, None, False), (0, None, None, False),
    (57, 1, 1, True), (57, 1, 4, True), (57, 1, 5, False), (57, 2, None, True), (57, 3, None, False), (57, 2, 1, False),
    (64, None, 8, True), (64, 1, 8, True), (64, None, 9, False),
    (40, 1, None, True), (40, 2, None, False), (40, None, 1, False),
])
def test_the_structure_says_what_an_article_has(article: int, paragraph: int | None, item: int | None, exists: bool) -> None:
    law = register().find("行政处罚法")
    assert law is not None
    held = law.at(date(2024, 5, 1))
    assert isinstance(held, Version)
    assert held.has(article, paragraph, item) is exists


def test_what_the_structure_does_not_hold_is_neither_there_nor_missing() -> None:
    laws = register()
    now = date(2024, 5, 1)
    reconsideration, criminal = laws.find("行政复议法"), laws.find("刑法")
    assert reconsideration is not None
    assert criminal is not None
    first = reconsideration.at(now)
    assert isinstance(first, Version)
    assert (first.has(1), first.has(1, 5)) == (True, None)         # its paragraphs were not read
    inserted = criminal.at(now)
    assert isinstance(inserted, Version)
    assert inserted.has(120, extra=1) is None                      # 第一百二十条之一
    assert inserted.has(600, extra=1) is False


def test_an_article_is_told_in_words() -> None:
    law = register().find("行政处罚法")
    assert law is not None
    held = law.at(date(2024, 5, 1))
    assert isinstance(held, Version)
    assert held.structure(63) == "共2款，第一款有6项"
    assert held.structure(64) == "共1款，有8项"
    assert held.structure(40) == "共1款"
    assert held.structure(99) is None


def test_readings_hold_every_version_that_may_have_applied() -> None:
    law = register().find("治安管理处罚法")
    assert law is not None
    both = law.readings(date(2025, 12, 20), date(2026, 2, 1))
    assert [v.articles for v in both.versions] == [119, 144]
    assert both.has(119) is True
    assert both.has(130) is None
    assert both.has(145) is False
    assert law.readings(date(2026, 1, 1)).has(130) is True


def test_a_ministerial_rule_is_not_taken_for_the_latest_for_ever() -> None:
    law = register().find("市场监督管理行政处罚程序规定")
    assert law is not None
    assert law.readings(date(2023, 5, 1)).has(300) is False
    assert law.readings(date(2029, 5, 1)).has(300) is None


def test_the_office_adds_a_law_and_the_register_that_came_stays_as_it_was() -> None:
    own = register().extended_with([{
        "title": "某某市停车场管理办法", "kind": "地方政府规章", "version": "2020-01-10", "effective_from": "2020-03-01", "articles": 40,
        "structure": {"12": [0, 3]}, "history": [["2020-01-10", "公布"]],
    }])
    law = own.find("《某某市停车场管理办法》")
    assert law is not None
    held = law.at(date(2021, 1, 1))
    assert isinstance(held, Version)
    assert (held.has(12, 2, 3), held.has(12, 2, 4), held.has(41)) == (True, False, False)
    assert register().find("某某市停车场管理办法") is None


def test_the_office_adds_a_version_and_repeals_a_law() -> None:
    own = register().extended_with([
        {"title": "中华人民共和国行政处罚法", "version": "2030-01-01", "effective_from": "2030-07-01", "articles": 90,
         "history": [["2030-01-01", "修订"]]},
        {"title": "城市市容和环境卫生管理条例", "repealed": "2027-01-01", "by": "某某条例"},
    ])
    law, gone = own.find("行政处罚法"), own.find("城市市容和环境卫生管理条例")
    assert law is not None
    assert gone is not None
    old, new = law.at(date(2030, 6, 30)), law.at(date(2030, 7, 1))
    assert isinstance(old, Version)
    assert isinstance(new, Version)
    assert (old.articles, new.articles) == (86, 90)
    assert isinstance(gone.at(date(2027, 1, 1)), NotInForce)


@pytest.mark.parametrize("record", [
    {}, {"title": ""}, {"title": "某某办法", "version": "not a day"},
    {"title": "某某办法", "version": "2020-01-01", "structure": {"1": "x"}},
    {"title": "某某办法", "history": [["2020", "公布"]]},
])
def test_a_record_that_is_none_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(RegisterError):
        register().extended_with([record])


def test_two_versions_that_begin_on_one_day_are_an_error() -> None:
    with pytest.raises(TwoVersions, match="某某条例"):
        Law({"title": "某某条例", "versions": [
            {"passed": "2020-01-01", "from": "2020-05-01", "articles": 5}, {"passed": "2020-02-01", "from": "2020-05-01", "articles": 6},
        ]})


def test_an_empty_register_knows_nothing() -> None:
    assert Register({}).find("行政处罚法") is None


def test_the_register_is_read_without_parsing_every_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check-process starts for every file: what it does before the first page must stay small."""
    parsed: list[str] = []

    def counted(line: str) -> Any:
        parsed.append(line)
        return json.loads(line)

    monkeypatch.setattr(sys.modules["rules.law.register"], "json", SimpleNamespace(loads=counted))
    fresh = register.__wrapped__()
    assert parsed == []
    assert fresh.find("行政处罚法") is not None
    assert len(parsed) == 1
