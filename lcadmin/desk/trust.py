"""可信吗: what a rule's page shows so that a reader can judge how far to trust it: its own examples as they come out now, and what became of
what it raised here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lcadmin.models import FindingState
from rules.examples import ExampleTried, tried
from rules.judging import RULES, Outcome
from rules.own.build import as_rule


@dataclass(frozen=True, slots=True)
class Trust:
    """`violating` examples of which `caught` come out so; of the `others` `wrongly` are raised all the same; `right` come out as they are filed;
    `known_wrong` are those of which that is known. `decided` findings were confirmed or dismissed here."""

    violating: int
    caught: int
    others: int
    wrongly: int
    right: int
    known_wrong: int
    confirmed: int
    dismissed: int

    @property
    def decided(self) -> int:
        """How many findings people decided on."""
        return self.confirmed + self.dismissed

    @property
    def share(self) -> int | None:
        """Of what was decided, the percentage that was confirmed; None where nothing was."""
        return round(100 * self.confirmed / self.decided) if self.decided else None

    @property
    def examples(self) -> int:
        """How many examples there are."""
        return self.violating + self.others


def examples_of(row: dict[str, Any]) -> Sequence[ExampleTried]:
    """The examples of a rule as `desk.rules` describes it, with what comes of them now."""
    return tried(as_rule(row["declared"])) if row["own"] else _of_catalogue(row["id"])


@lru_cache(maxsize=256)
def _of_catalogue(rule_id: str) -> tuple[ExampleTried, ...]:
    """Neither the rule nor its examples change while the program runs."""
    return tuple(tried(RULES[rule_id]))


def trust(states: Counter[FindingState], examples: Sequence[ExampleTried]) -> Trust:
    """What is told of a rule whose findings on the current reviews are in these `states`."""
    violating = [e for e in examples if e.example.outcome is Outcome.FAILED]
    others = [e for e in examples if e.example.outcome is not Outcome.FAILED]
    return Trust(
        violating=len(violating), caught=sum(e.right for e in violating), others=len(others), wrongly=sum(e.outcome is Outcome.FAILED for e in others),
        right=sum(e.right for e in examples), known_wrong=sum(e.example.known_wrong for e in examples),
        confirmed=states[FindingState.CONFIRMED], dismissed=states[FindingState.DISMISSED],
    )  # fmt: skip
