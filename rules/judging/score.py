"""Points and grade, by the scheme of the case-file catalogue.

Each rule takes its points off 100 once; deductions in a group (the hundreds of the rule's number) stop at the group's cap; any veto caps
the score at 59 and fails the file.
The same function serves the checker (every finding) and the office (confirmed findings).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rules.judging.rule import OWN_GROUP, group_of
from rules.judging.verdict import Severity
from rules.language import N_

TOTAL = 100
VETO_CAP = 59
CAPS = {"1xx": 20, "2xx": 10, "3xx": 20, "4xx": 15, "5xx": 15, "6xx": 20, "7xx": 10, "8xx": 10, "9xx": 10, OWN_GROUP: 10}
GRADES = ((90, N_("优秀")), (80, N_("良好")), (60, N_("合格")), (0, N_("不合格")))


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points that a rule takes off; `counted` is what is left of them under the group's cap."""

    rule: str
    points: int
    counted: int


@dataclass(frozen=True, slots=True)
class Score:
    total: int
    grade: str
    vetoes: tuple[str, ...]
    deductions: tuple[Deduction, ...]


def score(found: Iterable[tuple[str, str, int | None]]) -> Score:
    """The score of findings given as (rule id, severity, points). Hints take nothing off; a rule counts once."""
    points: dict[str, int] = {}
    vetoes: set[str] = set()
    for rule, severity, worth in found:
        if severity == Severity.VETO:
            vetoes.add(rule)
        elif severity != Severity.HINT and worth:
            points[rule] = max(worth, points.get(rule, 0))
    left = defaultdict(lambda: TOTAL, CAPS)
    deductions = []
    for rule in sorted(points):
        group = group_of(rule)
        counted = min(points[rule], left[group])
        left[group] -= counted
        deductions.append(Deduction(rule, points[rule], counted))
    total = max(0, TOTAL - sum(d.counted for d in deductions))
    if vetoes:
        total = min(total, VETO_CAP)
    grade = GRADES[-1][1] if vetoes else next(name for least, name in GRADES if total >= least)
    return Score(total, grade, tuple(sorted(vetoes)), tuple(deductions))
