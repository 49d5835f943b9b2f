"""Every example of every rule, as a user's file would be judged."""

import pytest

from rules.check import check_text
from rules.examples import as_file
from rules.judging import RULES, Example, Outcome, Rule

EXAMPLES = [pytest.param(r, e, id=f"{r.id}-{e.outcome}-{n}") for r in RULES.values() for n, e in enumerate(r.examples)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_gets_the_outcome_that_it_is_filed_under(rule: Rule, example: Example) -> None:
    judged = check_text(as_file(rule, example), [rule])[0]
    right = judged.outcome is example.outcome
    assert right is not example.known_wrong, f"{judged.outcome}: {judged.reason} {judged.params}\n{example.text}"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_a_rule_has_three_examples_of_each_side(rule: Rule) -> None:
    outcomes = [e.outcome for e in rule.examples]
    assert outcomes.count(Outcome.FAILED) >= 3
    assert outcomes.count(Outcome.PASSED) >= 3
