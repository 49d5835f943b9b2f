"""A rule's examples, run as a user's file would be judged: does the rule still say what its declaration promises?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rules.check import Options, check_text
from rules.documents.kinds import BY_CODE
from rules.judging import Example, Outcome, Rule


@dataclass(frozen=True, slots=True)
class ExampleTried:
    """An example and what came of it: the outcome, and the sentence (template and parameters) that says why or what was found."""

    example: Example
    outcome: Outcome
    reason: str
    params: Mapping[str, Any]

    @property
    def right(self) -> bool:
        """Whether it came out as it is filed."""
        return self.outcome is self.example.outcome


def as_file(rule: Rule, example: Example) -> str:
    """The example as a text file: one without a heading is set under that of the first kind that the rule reads."""
    first = example.text.lstrip().split("\n")[0].replace(" ", "").strip()
    headed = any(first.replace("（", "(").replace("）", ")") in kind.headings for kind in BY_CODE.values())
    return example.text if headed or not rule.each else f"{BY_CODE[rule.each[0]].headings[0]}\n{example.text}"


def tried(rule: Rule, settings: Mapping[str, Any] | None = None) -> list[ExampleTried]:
    """Every example of `rule` with what came of it, in their order, under the office's `settings` (by default under none)."""
    options = Options(settings=dict(settings or {}))
    found = []
    for example in rule.examples:
        judged = check_text(as_file(rule, example), [rule], options)[0]
        told = judged.findings[0] if judged.findings else None
        found.append(ExampleTried(example, judged.outcome, told.message_id if told else judged.reason, told.message_params if told else judged.params))
    return found
