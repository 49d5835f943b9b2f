"""Findings as the workbench groups them: under their severity, and those that follow from another under that one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lcadmin.desk.wording import SEVERITIES
from lcadmin.language import current_language, said
from lcadmin.models import Finding
from rules.judging.gathering import TOGETHER
from rules.language import say_in


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding and those that follow from it."""

    finding: Finding
    followers: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The problems of one severity, by the severity of what caused them."""

    severity: str
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """How many problems stand in it; what follows from one is counted beside it."""
        return len(self.problems)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong at one place of a finding that has several."""

    page: int | None
    words: str


def groups(findings: Sequence[Finding]) -> list[Group]:
    """`findings`, in the order given, by severity; a finding whose cause is among them stands under it."""
    by_key = {f.key: f for f in findings}
    under: dict[str, list[Finding]] = {}
    for f in findings:
        if f.cause and f.cause in by_key:
            under.setdefault(f.cause, []).append(f)
    heads = [f for f in findings if not (f.cause and f.cause in by_key)]
    return [Group(code, tuple(Problem(f, tuple(under.get(f.key, ()))) for f in heads if f.severity == code)) for code in SEVERITIES]


def sentences(finding: Finding) -> list[Sentence]:
    """What is wrong at each place, each sentence once; empty where one sentence says it all, or a person put it in words of their own."""
    if finding.message_id != TOGETHER:
        return []
    told: dict[str, Sentence] = {}
    for place in finding.places:
        words = _words(place)
        if words and words not in told:
            told[words] = Sentence(place.get("page"), words)
    return list(told.values())


def _words(place: dict[str, Any]) -> str:
    words, template = str(place.get("message", "")), str(place.get("message_id", ""))
    if current_language() == "zh" or not template:
        return words
    try:
        return say_in(said, template, place.get("message_params", {}))
    except (KeyError, IndexError, ValueError):  # a template of another release
        return words
