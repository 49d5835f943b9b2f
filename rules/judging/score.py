"""Points and grade, by a scheme (`rules.judging.scheme`), and line by line how they come about.

Each rule takes its points off once; deductions in a group (the hundreds of the rule's number) stop at the group's cap; any veto caps the
score and fails the file. The same function serves the checker (every finding) and the office (confirmed findings).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rules.judging.rule import group_of
from rules.judging.scheme import CATALOGUE, Scheme
from rules.judging.verdict import Severity
from rules.language import N_

GRADES = CATALOGUE.grades

IN_FULL = ""
IN_PART = N_("本组最多扣 {cap} 分，只计 {counted} 分")
NOT_COUNTED = N_("本组最多扣 {cap} 分，已经扣满，不再计")
VETO_CAPPED = N_("一票否决，最高 {cap} 分")
NOT_BELOW_ZERO = N_("扣分超过总分，按 0 分计")


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points that a rule takes off; `counted` is what is left of them under the `cap` of its `group` (None: no cap), and `why` says so where
    it is less."""

    rule: str
    points: int
    counted: int
    group: str = ""
    cap: int | None = None
    why: str = IN_FULL

    def params(self) -> dict[str, object]:
        """What `why` is filled with."""
        return {"cap": self.cap, "counted": self.counted}


@dataclass(frozen=True, slots=True)
class Score:
    """`before_veto` is the score as the deductions leave it; `total` what stands, not above the cap for files with a veto."""

    total: int
    grade: str
    vetoes: tuple[str, ...]
    deductions: tuple[Deduction, ...]
    before_veto: int
    scheme: Scheme

    @property
    def taken_off(self) -> int:
        """What all deductions take off together."""
        return sum(d.counted for d in self.deductions)

    def why(self) -> list[tuple[str, dict[str, object]]]:
        """What besides the deductions made the total, as sentences (template and parameters)."""
        told: list[tuple[str, dict[str, object]]] = []
        if self.taken_off > self.scheme.total:
            told.append((NOT_BELOW_ZERO, {}))
        if self.vetoes:
            told.append((VETO_CAPPED, {"cap": self.scheme.veto_cap}))
        return told

    def plain(self) -> dict[str, Any]:
        """The contract's object, with the lines that lead to the total."""
        return {
            "total": self.total, "grade": self.grade, "vetoes": list(self.vetoes), "of": self.scheme.total, "before_veto": self.before_veto,
            "deductions": [{"rule": d.rule, "points": d.points, "counted": d.counted, "group": d.group, "cap": d.cap} for d in self.deductions],
        }


def score(found: Iterable[tuple[str, str, int | None]], scheme: Scheme = CATALOGUE) -> Score:
    """The score of findings given as (rule id, severity, points). Hints take nothing off; a rule counts once."""
    points: dict[str, int] = {}
    vetoes: set[str] = set()
    for rule, severity, worth in found:
        if severity == Severity.VETO:
            vetoes.add(rule)
        elif severity != Severity.HINT and worth:
            points[rule] = max(worth, points.get(rule, 0))
    deductions = _deductions(points, scheme)
    before = max(0, scheme.total - sum(d.counted for d in deductions))
    total = min(before, scheme.veto_cap) if vetoes else before
    grade = scheme.lowest if vetoes else scheme.grade_of(total)
    return Score(total, grade, tuple(sorted(vetoes)), tuple(deductions), before, scheme)


def _deductions(points: dict[str, int], scheme: Scheme) -> list[Deduction]:
    left = dict(scheme.caps)
    deductions = []
    for rule in sorted(points):
        group, worth = group_of(rule), points[rule]
        cap = scheme.caps.get(group)
        counted = worth if cap is None else min(worth, left[group])
        if cap is not None:
            left[group] -= counted
        deductions.append(Deduction(rule, worth, counted, group, cap, IN_FULL if counted == worth else IN_PART if counted else NOT_COUNTED))
    return deductions
