"""Filters of a list: each has a name in the address (`flt0_state=open`), a label, and a condition on the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from flask_admin.model.filters import BaseFilter
from flask_babel import LazyString
from sqlalchemy import ColumnElement

Choices = Sequence[tuple[str, str]]


class Filter(BaseFilter):  # type: ignore[misc]
    """What filters share. `key` names it in the address and stays the same in every language."""

    kind = "choice"

    def __init__(self, key: str, label: LazyString, condition: Callable[[Any], ColumnElement[bool]]) -> None:
        super().__init__(label)
        self.key, self.label, self.condition = key, label, condition

    def apply(self, query: Any, value: Any, alias: Any = None) -> Any:
        return query.filter(self.condition(value))

    def operation(self) -> str:
        return ""

    def get_options(self, view: Any) -> None:
        return None  # asked for when shown, not when the application starts

    def choices(self) -> Choices:
        """What can be chosen, as (value, words)."""
        return ()

    def told(self, value: str) -> str:
        """`value` in words, for the mark of a filter in force."""
        return next((words for each, words in self.choices() if each == value), value)


class ChoiceFilter(Filter):
    """One of a closed list."""

    def __init__(
        self, key: str, label: LazyString, choices: Callable[[], Choices], condition: Callable[[Any], ColumnElement[bool]]
    ) -> None:
        super().__init__(key, label, condition)
        self._choices = choices

    def choices(self) -> Choices:
        return self._choices()

    def validate(self, value: str) -> bool:
        return any(each == value for each, _words in self.choices())


class NumberFilter(Filter):
    """A number of a thing that another page links to; it is shown while in force and not offered."""

    kind = "hidden"

    def validate(self, value: str) -> bool:
        return value.isascii() and value.isdigit() and len(value) < 10

    def clean(self, value: str) -> int:
        return int(value)


class WordFilter(Filter):
    """A word as it stands in the row, linked to from other pages; it is shown while in force and not offered."""

    kind = "hidden"

    def validate(self, value: str) -> bool:
        return 0 < len(value) <= 64


class DayFilter(Filter):
    """A day, as YYYY-MM-DD."""

    kind = "date"

    def validate(self, value: str) -> bool:
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True

    def clean(self, value: str) -> date:
        return date.fromisoformat(value)
