"""A walk through time: every law, every basis of a rule and every summary over its boundary days and every quarter since 2018, two years ahead.

On each day one version holds, or the register says that it does not know or that the law is not in force; nothing is taken for granted.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from rules.check import VERSION as _RULES_LOADED  # noqa: F401 - the rules declare themselves
from rules.judging import RULES, Rule
from rules.law.cite import SUMMARIES, Basis
from rules.law.office_laws import register_with
from rules.law.office_settings import SETTINGS, Setting
from rules.law.register import Law, NotInForce, Register, Unknown, Version, register

DAY = timedelta(days=1)
FIRST = date(2018, 1, 1)
QUARTERS = [date(year, month, 1) for year in range(2018, date.today().year + 3) for month in (1, 4, 7, 10)]
OFFICE = {"laws": [
    {"title": "某某市停车条例", "version": "2019-05-05", "effective_from": "2019-08-01", "articles": 30, "history": [["2019-05-05", "通过"]]},
    {"title": "某某市停车条例", "version": "2023-02-02", "effective_from": "2023-04-01", "articles": 33, "history": [["2023-02-02", "修订"]]},
    {"title": "某某市停车条例", "repealed": "2026-07-01", "by": "某某市静态交通条例"},
    {"title": "行政处罚法", "version": "2028-03-01", "effective_from": "2028-09-01", "articles": 88, "history": [["2028-03-01", "修订"]]},
]}


def around(*days: date | None) -> Iterator[date]:
    """Each of the days that is given, with its neighbours."""
    for day in days:
        if day is not None and date(1950, 1, 1) < day < date(2100, 1, 1):
            yield from (day - DAY, day, day + DAY)


def boundaries(law: Law) -> list[date]:
    windows = [edge for version in law.versions for edge in version.window]
    days = {*around(*windows, law.repealed), *(day for day, _ in law.history for day in around(day))}
    return sorted({day for day in days if day >= FIRST} | set(QUARTERS))


def covering(law: Law, day: date) -> list[Version]:
    return [v for v in law.versions if (v.window[0] or date.min) <= day < (v.window[1] or date.max)]


def walk(law: Law) -> None:
    """Exactly one answer on each day, the windows without gap and overlap while the law is in force."""
    began: Version | None = None
    for day in boundaries(law):
        held = law.at(day)
        there = covering(law, day)
        assert len(there) <= 1, f"{law.title}: two versions on {day}"
        if isinstance(held, Version):
            assert there == [held], f"{law.title}: {day}"
            began = held
        elif isinstance(held, NotInForce):
            assert not there, f"{law.title}: not in force on {day}, and yet {there}"
            assert (held.until is None) or day < held.until
            assert (held.since is None) or day >= held.since
        else:
            assert began is None or held.possible, f"{law.title}: a gap on {day}"
            assert len(held.possible) != 1 or began is None or held.possible[0] != began, f"{law.title}: unsure of one on {day}"


@pytest.mark.parametrize("laws", [register(), register_with(OFFICE)], ids=["as it comes", "with the office's"])
def test_every_law_has_one_answer_on_its_boundary_days_and_every_quarter(laws: Register) -> None:
    walked = 0
    for title in laws.titles():
        law = laws.find(title)
        assert law is not None, title
        walk(law)
        walked += len(boundaries(law))
    assert walked > 50_000


def test_windows_follow_one_another_without_gap_or_overlap() -> None:
    for laws in (register(), register_with(OFFICE)):
        for title in laws.titles():
            law = laws.find(title)
            assert law is not None
            for version, following in pairwise(law.versions):
                assert version.window[1] is not None
                assert version.window[1] <= (following.window[0] or date.max), title
                if version.window[1] < (following.window[0] or date.max):
                    held = law.at(version.window[1])
                    assert not isinstance(held, Version), f"{title}: a gap from {version.window[1]}"


def days_of(basis: Basis) -> list[date]:
    law = register().find(basis.law)
    edges = [edge for v in law.versions for edge in v.window] if law else []
    days = {*around(basis.since, basis.until, *edges), *QUARTERS}
    return sorted(day for day in days if day >= FIRST)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_each_basis_of_a_rule_is_told_in_the_one_version_of_the_day_and_exists_in_it(rule: Rule) -> None:
    for basis in rule.basis:
        law = register().find(basis.law)
        for day in days_of(basis):
            speaks = (rule.since is None or rule.since <= day) and (rule.until is None or day < rule.until)
            if not speaks or not basis.holds(day, basis.department):
                continue
            told = basis.told(day)
            held = law.at(day) if law else None
            if isinstance(held, Version):
                assert told["version"] == held.passed.isoformat(), f"{basis.text} on {day}"
                if basis.article is not None:
                    assert held.has(basis.article, basis.paragraph, basis.item, basis.extra) is not False, f"{basis.text} on {day}"
            else:
                assert "version" not in told, f"{basis.text} on {day}: a version without being sure"
            assert not (isinstance(held, NotInForce) and held.since), f"{basis.text} on {day}: repealed"


def test_one_summary_of_an_article_holds_on_any_day() -> None:
    entries: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for line in SUMMARIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            law, article, first, end, _ = line.split("\t")
            window = (date.fromisoformat(first) if first else date.min, date.fromisoformat(end) if end else date.max)
            entries.setdefault((law, article), []).append(window)
    assert len(entries) > 150
    for (law, article), windows in entries.items():
        for day in {*QUARTERS, *around(*(edge for window in windows for edge in window))}:
            assert sum(first <= day < end for first, end in windows) <= 1, f"{law} {article} on {day}"


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda s: s.key)
def test_each_setting_has_one_value_on_every_day(setting: Setting) -> None:
    for dated in setting.default.all():
        for day in sorted({*QUARTERS, *(d for d in around(*dated.changes()) if d >= FIRST)}):
            if dated.until is not None and day >= dated.until:
                continue
            dated.at(day)


def test_what_is_not_known_is_said_and_never_the_nearest_version() -> None:
    unsure = 0
    for title in register().titles():
        law = register().find(title)
        assert law is not None
        for day in QUARTERS:
            held = law.at(day)
            if isinstance(held, Unknown):
                unsure += 1
                assert law.readings(day).has(1) is not False
    assert unsure > 100
