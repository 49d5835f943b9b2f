"""Points and grade by the scheme, line by line; the scheme may be the office's own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.check import Options, chosen
from rules.errors import WrongUse
from rules.judging import RULES
from rules.judging.scheme import CATALOGUE, read_scheme, scheme_of
from rules.judging.score import IN_FULL, IN_PART, NOT_COUNTED, VETO_CAPPED, score


def test_a_rule_counts_once_and_a_hint_never() -> None:
    found = score([("CF-601", "major", 4), ("CF-601", "major", 4), ("CF-602", "hint", None), ("CF-701", "minor", 2)])
    assert (found.total, found.grade, [d.rule for d in found.deductions]) == (94, "优秀", ["CF-601", "CF-701"])


def test_deductions_of_a_group_stop_at_its_cap_and_each_line_says_why() -> None:
    found = score([("CF-201", "major", 6), ("CF-202", "major", 6), ("CF-203", "major", 3)])
    assert [(d.counted, d.why) for d in found.deductions] == [(6, IN_FULL), (4, IN_PART), (0, NOT_COUNTED)]
    assert (found.total, {d.group for d in found.deductions}, found.deductions[0].cap) == (90, {"2xx"}, 10)


def test_a_veto_caps_the_score_fails_the_file_and_says_so() -> None:
    found = score([("CF-101", "veto", None), ("CF-601", "major", 4)])
    assert (found.before_veto, found.total, found.grade, found.vetoes) == (96, 59, "不合格", ("CF-101",))
    assert found.why() == [(VETO_CAPPED, {"cap": 59})]


def test_the_office_has_a_scheme_of_its_own() -> None:
    scheme = read_scheme({"veto_cap": 40, "caps": {"2xx": 5}, "grades": {"好": 85, "中": 60, "差": 0}})
    found = score([("CF-201", "major", 6), ("CF-301", "major", 10)], scheme)
    assert (found.total, found.grade) == (85, "好")
    assert score([("CF-101", "veto", None)], scheme).grade == "差"
    assert scheme.total == 100
    assert scheme.caps["3xx"] == 20


def test_the_scheme_of_the_day_of_the_review_counts() -> None:
    settings = {"scheme": [{"from": "2025-01-01", "veto_cap": 50}, {"from": "2026-01-01", "veto_cap": 40}]}
    told = [scheme_of(settings, day).veto_cap for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))]
    assert told == [59, 50, 50, 40]


@pytest.mark.parametrize(("wrong", "named"), [
    (5, "scheme"), ({"cap": 1}, "scheme"), ({"veto_cap": 60}, "veto_cap"), ({"veto_cap": "59"}, "veto_cap"), ({"total": 0}, "total"),
    ({"caps": {"10xx": 5}}, "10xx"), ({"caps": {"1xx": -1}}, "1xx"), ({"caps": 3}, "caps"), ({"grades": {"好": 60}}, "grades"),
    ({"grades": {"好": 60, "差": 0, "中": 60}}, "grades"), ({"grades": {}}, "grades"), ({"grades": {"好": 101, "差": 0}}, "grades"), ({"once_per_rule": False}, "once"),
    ([{"from": "2025-01-01"}, {"from": "2025-01-01"}], "scheme"), ({"from": "x"}, "from"),
])
def test_a_scheme_that_cannot_be_is_refused_by_name(wrong: Any, named: str) -> None:
    with pytest.raises(WrongUse, match=named):
        chosen(Options(settings={"scheme": wrong}))


def test_the_catalogues_scheme_reads_as_itself_also_with_words_beside_the_groups() -> None:
    assert read_scheme(CATALOGUE.plain()) == CATALOGUE
    assert read_scheme({"caps_by_group": {"1xx 主体和当事人": 20}}) == CATALOGUE


FOUND = st.lists(st.tuples(st.sampled_from(sorted(RULES)), st.sampled_from(["veto", "major", "minor", "hint"]), st.integers(0, 12)))


@given(FOUND)
def test_the_lines_add_up_to_the_score_and_no_group_takes_more_than_its_cap(found: list[tuple[str, str, int]]) -> None:
    result = score(found)
    assert result.before_veto == max(0, 100 - result.taken_off)
    assert result.total == (min(59, result.before_veto) if result.vetoes else result.before_veto)
    for group, cap in CATALOGUE.caps.items():
        assert sum(d.counted for d in result.deductions if d.group == group) <= cap
