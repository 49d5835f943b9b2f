"""Kinds of columns: moments in UTC, and words from a closed list."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Dialect, Enum
from sqlalchemy.types import TypeDecorator


def now() -> datetime:
    """This moment, in UTC, with its zone."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: goes in with any zone, is stored without one as UTC, comes out as UTC. Refuses a moment without a zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value.isoformat()}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def word(words: type[StrEnum]) -> Enum:
    """A column that holds one of `words`, stored as its value; no constraint in the database, so that the list may grow."""
    return Enum(words, native_enum=False, create_constraint=False, length=32, values_callable=lambda kinds: [k.value for k in kinds])
