"""Values that change with the law: a list of first days, each with its value and the article that says so.

Nothing is taken for granted outside those days: `at` raises rather than guess.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")
ALWAYS = date.min
"""First day of a value that held before anything that is judged here."""


class NoVersion(LookupError):
    """No value is known for the day."""


class TwoVersions(LookupError):
    """Two values hold on the day."""


@dataclass(frozen=True, slots=True)
class From(Generic[T]):
    """`value` holds from `day` on, as `reference` says; `checked` as in `cite`."""

    day: date
    value: T
    reference: str
    checked: str = "text"


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """One value on the time line. Each holds until the next begins, the last until `until`."""

    name: str
    values: Sequence[From[T]]
    until: date | None = None

    def entry(self, day: date) -> From[T]:
        """What holds on `day`, with its reference. Raises NoVersion or TwoVersions, naming itself and the day."""
        if self.until is not None and day >= self.until:
            raise NoVersion(f"{self.name}: no value on {day}")
        begun = [v for v in self.values if v.day <= day]
        if not begun:
            raise NoVersion(f"{self.name}: no value on {day}")
        latest = max(v.day for v in begun)
        now = [v for v in begun if v.day == latest]
        if len(now) > 1:
            raise TwoVersions(f"{self.name}: {len(now)} values on {day}")
        return now[0]

    def at(self, day: date) -> T:
        """The value on `day`. Raises as `entry` does."""
        return self.entry(day).value

    def changes(self) -> list[date]:
        """The days on which it changes, in order."""
        return sorted({v.day for v in self.values if v.day != ALWAYS} | ({self.until} if self.until else set()))


@dataclass(frozen=True, slots=True)
class ByDepartment(Generic[T]):
    """A value of each department's own; a department without one has the general one."""

    general: Dated[T]
    departments: Mapping[str, Dated[T]]

    def of(self, department: str | None) -> Dated[T]:
        """The series that holds for `department` (a code of `rules.facts.agencies`; None where it is not known)."""
        return self.departments.get(department or "", self.general)

    def at(self, day: date, department: str | None = None) -> T:
        """The value on `day`. Raises NoVersion or TwoVersions."""
        return self.of(department).at(day)

    def own(self, department: str | None) -> bool:
        """Whether `department` has a value of its own."""
        return (department or "") in self.departments

    def all(self) -> Iterator[Dated[T]]:
        yield self.general
        yield from self.departments.values()
