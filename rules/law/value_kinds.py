"""Kinds of values that an office may set: how one is read from TOML or JSON, written back, and what is allowed.

`read` raises WrongValue with a sentence about `{key}`, which whoever reads the settings fills in. `plain` is the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from rules.language import N_

NONE = "none"
"""Stands for no value at all where TOML has no null: no period, no figure of one's own."""


class WrongValue(ValueError):
    """Not what is allowed. `template` says of `{key}` what is; `field` is the part of the value that is wrong."""

    def __init__(self, template: str, field: str = "", **params: object) -> None:
        super().__init__(template)
        self.template, self.field, self.params = template, field, params


class Kind:
    """A kind of value."""

    def read(self, value: Any) -> Any:
        """The value as rules use it. Raises WrongValue."""
        raise NotImplementedError

    def plain(self, value: Any) -> Any:
        """`value` as JSON and TOML have it."""
        return value


@dataclass(frozen=True)
class Count(Kind):
    """A whole number of `unit` between `least` and `most`."""

    unit: str
    least: int = 0
    most: int = 1_000_000_000

    def read(self, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise WrongValue(N_("设置 {key} 应当是 {least} 到 {most} 的整数（{unit}）"), least=self.least, most=self.most, unit=self.unit)
        return value


@dataclass(frozen=True)
class Flag(Kind):
    """Yes or no."""

    def read(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise WrongValue(N_("设置 {key} 只能是 true（是）或者 false（否）"))
        return value


@dataclass(frozen=True)
class OrNone(Kind):
    """A value of `kind`, or "none"; `none` says in words what that means."""

    kind: Kind
    none: str

    def read(self, value: Any) -> Any:
        return None if value == NONE else self.kind.read(value)

    def plain(self, value: Any) -> Any:
        return NONE if value is None else self.kind.plain(value)


@dataclass(frozen=True)
class Name(Kind):
    """A name: one line of text that is not empty."""

    def read(self, value: Any) -> str:
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            raise WrongValue(N_("设置 {key} 应当是一行文字，不能为空"))
        return value.strip()


@dataclass(frozen=True)
class Choice(Kind):
    """One of the words of `words` (code and meaning)."""

    words: Mapping[str, str]

    def read(self, value: Any) -> str:
        if value not in self.words:
            raise WrongValue(N_("设置 {key} 只能是 {allowed}"), allowed="、".join(self.words))
        return str(value)


@dataclass(frozen=True)
class Several(Kind):
    """Any number of the words of `words` (code and meaning), each once."""

    words: Mapping[str, str]

    def read(self, value: Any) -> frozenset[str]:
        if not isinstance(value, list | tuple) or any(not isinstance(v, str) or v not in self.words for v in value):
            raise WrongValue(N_("设置 {key} 应当是列表，其中只能有 {allowed}"), allowed="、".join(self.words))
        return frozenset(value)

    def plain(self, value: Any) -> list[str]:
        return [w for w in self.words if w in value]


@dataclass(frozen=True)
class Many(Kind):
    """A list of values of `kind`, in order; with `distinct` a set of them."""

    kind: Kind
    distinct: bool = False

    def read(self, value: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise WrongValue(N_("设置 {key} 应当是列表"))
        read = [self.kind.read(v) for v in value]
        return frozenset(read) if self.distinct else tuple(read)

    def plain(self, value: Any) -> list[Any]:
        return [self.kind.plain(v) for v in (sorted(value) if self.distinct else value)]


@dataclass(frozen=True)
class Table(Kind):
    """Names, each with a value of `kind`; the names mean what `name` says."""

    name: str
    kind: Kind

    def read(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or any(not isinstance(k, str) or not k.strip() for k in value):
            raise WrongValue(N_("设置 {key} 应当是表，每个名称对应一个值"))
        return {k.strip(): self.kind.read(v) for k, v in value.items()}

    def plain(self, value: Any) -> dict[str, Any]:
        return {k: self.kind.plain(v) for k, v in value.items()}


@dataclass(frozen=True)
class Part:
    """A part of a record: what it means, the kind of its value, and whether it must be given."""

    title: str
    kind: Kind
    needed: bool = False


@dataclass(frozen=True)
class Record(Kind):
    """Several parts that belong together: a frozen dataclass `of`. Parts not given are as `of` declares them; with `completed` as in the value
    that would hold otherwise. `check` says what is wrong with the whole, or nothing.
    """

    of: type[Any]
    parts: Mapping[str, Part]
    completed: bool = False
    check: Callable[[Mapping[str, Any]], str | None] = lambda given: None

    def read(self, value: Any) -> dict[str, Any]:
        needed = [name for name, part in self.parts.items() if part.needed]
        if not isinstance(value, dict) or set(value) - set(self.parts) or set(needed) - set(value):
            raise WrongValue(N_("设置 {key} 应当是表，可以有 {allowed}"), allowed="、".join(f"{n}*" if n in needed else n for n in self.parts))
        read: dict[str, Any] = {}
        for name, given in value.items():
            try:
                read[name] = self.parts[name].kind.read(given)
            except WrongValue as wrong:
                raise WrongValue(wrong.template, name, **wrong.params) from None
        if complaint := self.check(read):
            raise WrongValue(complaint)
        return read

    def plain(self, value: Any) -> dict[str, Any]:
        """Of a value as rules use it, or of the parts that were given."""
        given = value if isinstance(value, dict) else {f.name: getattr(value, f.name) for f in fields(value)}
        return {name: part.kind.plain(given[name]) for name, part in self.parts.items() if name in given}

    def whole(self, given: Mapping[str, Any], otherwise: Any) -> Any:
        """The value of which `given` are the parts; `otherwise` is what would hold without them."""
        return replace(otherwise, **given) if self.completed and otherwise is not None else self.of(**given)


def finished(kind: Kind, value: Any, otherwise: Any) -> Any:
    """`value`, as `kind` read it, made whole where its kind is a record (or one or none)."""
    inner = kind.kind if isinstance(kind, OrNone) else kind
    return inner.whole(value, otherwise) if isinstance(inner, Record) and isinstance(value, dict) else value


__all__ = ["NONE", "Choice", "Count", "Flag", "Kind", "Many", "Name", "OrNone", "Part", "Record", "Several", "Table", "WrongValue", "finished"]
