"""The catalogue that people read is made from the declarations, and says what they say."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from rules.catalogue import as_markdown
from rules.documents.kinds import BY_CODE
from rules.judging import RULES, Rule

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

WITHOUT_BASIS_BEFORE_2021 = {"CF-202", "CF-203", "CF-204", "CF-804"}
"""Rules that name no basis of their own for papers before the penalty law of 2021, which first asked for the opening (立案) of a case and for its
records as a whole; the departments' own rules did before. Their findings on older papers show none. This list only gets shorter."""


def test_the_page_of_the_rules_is_what_the_declarations_say() -> None:
    told = "python -m rules list --format markdown > docs/rules.md"
    assert PAGE.read_text(encoding="utf-8") == "\n".join(as_markdown()) + "\n", f"make it anew: {told}"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_a_rule_that_is_dated_begins_and_ends_on_the_days_that_it_says(rule: Rule) -> None:
    for first in filter(None, (rule.since, rule.until)):
        before, after = first - timedelta(days=1), first + timedelta(days=1)
        holds = [(rule.since is None or rule.since <= day) and (rule.until is None or day < rule.until) for day in (before, first, after)]
        assert holds == ([False, True, True] if first == rule.since else [True, False, False])
    assert rule.since is None or rule.until is None or rule.since < rule.until


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_a_rule_has_a_basis_on_every_day_on_which_it_may_speak(rule: Rule) -> None:
    general = [b for b in rule.basis if b.department is None]
    days = [date(year, month, 1) for year in range(2018, date.today().year + 3) for month in (1, 4, 7, 10)]
    spoken = [d for d in days if (rule.since is None or rule.since <= d) and (rule.until is None or d < rule.until)]
    bare = [d for d in spoken if not any(b.holds(d) for b in general or rule.basis)]
    assert bool(bare) is (rule.id in WITHOUT_BASIS_BEFORE_2021)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_what_a_rule_says_it_follows_from_is_a_rule_or_a_kind_of_paper(rule: Rule) -> None:
    assert {*rule.follows, *rule.same_words_as} <= RULES.keys() | BY_CODE.keys()
    assert rule.id not in (*rule.follows, *rule.same_words_as)
