"""An own rule as an ordinary `Rule`: the runner, the coverage sheet, the score and `explain` know no difference."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from rules.facts.case import Case
from rules.judging.rule import Example, Rule
from rules.judging.verdict import Outcome, Verdict
from rules.own.basis import bases_of
from rules.own.checks import contains, equal, holds, not_later
from rules.own.conditions import reason_not_to_judge
from rules.own.declaration import KEY, Contains, Equal, Holds, NotLater, OwnRule, declared

MODULE = "rules.own"
"""Where the catalogue's rules name the module that declares them."""


def own_rules(settings: Mapping[str, Any]) -> dict[str, Rule]:
    """The office's own rules in `settings`, by id. Raises Misdeclared."""
    if KEY not in settings:
        return {}
    return dict(_built(json.dumps(settings[KEY], ensure_ascii=False, sort_keys=True, default=str)))


@lru_cache(maxsize=8)
def _built(tables: str) -> dict[str, Rule]:
    """Of many files under the same settings the rules are made once."""
    return {rule.id: as_rule(rule) for rule in declared({KEY: json.loads(tables)})}


def as_rule(own: OwnRule) -> Rule:
    """`own` as the runner takes it. Raises Misdeclared for a basis that the law does not have."""
    check = own.check
    return Rule(
        id=own.id, title=own.title, kind="case-file", severity=own.severity, points=own.points, basis=bases_of(own), suggestion=own.suggestion,
        judge=_judge_of(own), why=own.why or own.title, each=check.papers if isinstance(check, Contains) else (),
        whole_file=isinstance(check, Holds), procedures=own.procedures, since=own.since, until=own.until,
        examples=(*(Example(t, Outcome.FAILED) for t in own.violates), *(Example(t, Outcome.PASSED) for t in own.complies)),
        module=MODULE, status=str(own.status), version=own.version,
    )  # fmt: skip


def _judge_of(own: OwnRule) -> Any:
    check = own.check
    if isinstance(check, Contains):
        return lambda paper, case: reason_not_to_judge(case, paper, own.when) or contains(check, paper)
    return lambda case: _of_case(own, case)


def _of_case(own: OwnRule, case: Case) -> Iterator[Verdict]:
    reason = reason_not_to_judge(case, None, own.when)
    match own.check:
        case _ if reason is not None:
            yield reason
        case Holds() as check:
            yield holds(check, case)
        case NotLater() as check:
            yield not_later(check, case)
        case Equal() as check:
            yield from equal(check, case)


__all__ = ["MODULE", "as_rule", "own_rules"]
