"""Timelines: from a law's events (passed, amended, revised, in force) and the versions whose text is known, which version held on which
day.

What is not known is not guessed. A version counts from the day it came into force; where that is not known, an amendment (修正) counts
from the day it was passed,
and a revision or a new law only a year later, when it is in force for certain (立法法 leaves months, never more than a year in
practice). An amendment in the history
whose text the register lacks is a version too, without structure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.law.structure import Structure

AMENDED = "修正"
REVISED = "修订"
IN_FORCE = "施行"
MADE = ("通过", "公布", "批准", AMENDED, REVISED)
TOGETHER = timedelta(days=120)
"""Events this near to one another (通过, then 公布) belong to one version."""
WITHIN = timedelta(days=365)
"""A law passed comes into force within this time."""

Event = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """One version on the time line.

    `passed`: the day by which it is named. `begins`: the day of effect, None where not known. `counts_from`: the day from which it
    counts as in force
    (see above); `at_latest`: the day from which it is in force for certain; between `at_earliest` and that day it may be.
    """

    passed: date
    begins: date | None
    amendment: bool
    structure: Structure | None

    @property
    def at_earliest(self) -> date:
        return self.begins or self.passed

    @property
    def at_latest(self) -> date:
        return self.begins or self.passed + WITHIN

    @property
    def counts_from(self) -> date:
        return self.begins or (self.passed if self.amendment else self.passed + WITHIN)


@dataclass(frozen=True, slots=True)
class Text:
    """A version whose text the register knows, or of which at least the day of effect is known."""

    passed: date
    begins: date | None
    structure: Structure | None


def stages(events: Iterable[Event], texts: Sequence[Text]) -> list[Stage]:
    """The versions of a law in order: those known, and one without structure for each change of which only the day is known."""
    history = sorted(set(events))
    found = [Stage(t.passed, t.begins or _begins(t.passed, history), _amends(t.passed, history), t.structure) for t in texts]
    for day in _not_among(history, [t.passed for t in texts]):
        found.append(Stage(day, _begins(day, history), _amends(day, history), None))
    return sorted(found, key=lambda s: (s.passed, s.at_earliest))


def _not_among(history: Sequence[Event], known: Sequence[date]) -> list[date]:
    """Days of changes that no known version stands for; 通过 and 公布 of one version are one day, the later."""
    days: list[date] = []
    for day, what in history:
        if what not in MADE or any(timedelta(0) <= version - day <= TOGETHER for version in known):
            continue
        if days and day - days[-1] <= TOGETHER:
            days.pop()
        days.append(day)
    return days


def _begins(passed: date, history: Sequence[Event]) -> date | None:
    """The day of effect that the history gives for what was passed on `passed`: the first 施行 from then on, before the next change."""
    for day, what in history:
        if day < passed:
            continue
        if what == IN_FORCE:
            return day if day - passed <= 3 * WITHIN else None
        if what in (AMENDED, REVISED) and day > passed:
            return None
    return None


def _amends(passed: date, history: Sequence[Event]) -> bool:
    """Whether what was passed on `passed` is an amendment (修正) of a text, and not a new one or a revision (修订)."""
    return (passed, AMENDED) in history
