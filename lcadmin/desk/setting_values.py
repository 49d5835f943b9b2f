"""Values that the bureau sets, as people read them and as a form takes them, for every kind of `rules.law.value_kinds`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from lcadmin.language import said
from rules.law.set_here import DEFAULT, UNKNOWN
from rules.law.value_kinds import NONE, Choice, Count, Flag, Kind, Many, OrNone, Record, Several, Table

PARTS = re.compile(r"[、，,;；\s]+")
UNIT_TOLD = re.compile(r"\s*[（(][^（()）]*[)）]$")


def in_words(kind: Kind, plain: Any) -> str:
    """A value, as TOML has it, in words."""
    if plain == DEFAULT:
        return _("按法律和部门规定")
    if plain == UNKNOWN:
        return _("未掌握，不作判断")
    if isinstance(kind, OrNone):
        return said(kind.none) if plain == NONE else in_words(kind.kind, plain)
    if isinstance(kind, Record):
        told = (_part(said(part.title), part.kind, plain[name]) for name, part in kind.parts.items() if name in plain)
        return _("；").join(filter(None, told)) or _("没有")
    if isinstance(kind, Several):
        return _("、").join(said(kind.words[code]) for code in plain) or _("没有")
    if isinstance(kind, Many):
        return _("、").join(in_words(kind.kind, each) for each in plain) or _("没有")
    if isinstance(kind, Table):
        return _("；").join(f"{name}：{in_words(kind.kind, each)}" for name, each in plain.items()) or _("没有")
    if isinstance(kind, Flag):
        return _("是") if plain else _("否")
    if isinstance(kind, Choice):
        return said(kind.words[plain])
    return f"{plain:,} {said(kind.unit)}" if isinstance(kind, Count) else str(plain)


def _part(title: str, kind: Kind, plain: Any) -> str:
    """A part of a record, without what it leaves out: a yes is its title alone; a unit that the title tells is not told twice."""
    if isinstance(kind, Flag):
        return title if plain else ""
    if plain is None or plain == NONE or plain == []:
        return ""
    return f"{UNIT_TOLD.sub('', title)} {in_words(kind, plain)}"


@dataclass(frozen=True)
class Input:
    """A field of the form: its name and label; `sort` is number, choice, several, line or lines; `value` what it shows."""

    name: str
    label: str
    sort: str
    value: Any = ""
    choices: list[tuple[str, str]] = field(default_factory=list)
    hint: str = ""
    needed: bool = False


def inputs(kind: Kind, plain: Any, label: str, name: str = "value", needed: bool = True) -> list[Input]:
    """The fields in which a value of `kind` is entered, showing `plain` (None: nothing yet)."""
    if plain in (DEFAULT, UNKNOWN):
        plain = None
    if isinstance(kind, OrNone) and isinstance(kind.kind, Record):
        whether = Input(f"{name}-none", label, "choice", "" if plain == NONE else "1", [("1", _("有")), ("", said(kind.none))])
        return [whether, *inputs(kind.kind, None if plain == NONE else plain, label, name, needed=False)]
    if isinstance(kind, Record):
        given = plain if isinstance(plain, dict) else {}
        return [
            each
            for part_name, part in kind.parts.items()
            for each in inputs(part.kind, given.get(part_name), said(part.title), f"{name}.{part_name}", needed=needed and part.needed)
        ]
    if isinstance(kind, OrNone) and not isinstance(kind.kind, Flag):
        inner = inputs(kind.kind, None if plain == NONE else plain, label, name, needed=False)
        return [Input(i.name, i.label, i.sort, i.value, i.choices, _("留空：%(none)s", none=said(kind.none)), needed=False) for i in inner]
    return [_input(kind, plain, label, name, needed)]


def _input(kind: Kind, plain: Any, label: str, name: str, needed: bool) -> Input:
    if isinstance(kind, OrNone):
        choices = [("yes", _("是")), ("no", _("否")), ("", said(kind.none))]
        return Input(name, label, "choice", "" if plain in (None, NONE) else "yes" if plain else "no", choices)
    if isinstance(kind, Flag):
        return Input(name, label, "choice", "yes" if plain else "no", [("yes", _("是")), ("no", _("否"))])
    if isinstance(kind, Choice):
        return Input(name, label, "choice", plain or "", [(code, said(words)) for code, words in kind.words.items()])
    if isinstance(kind, Several):
        return Input(name, label, "several", plain or [], [(code, said(words)) for code, words in kind.words.items()])
    if isinstance(kind, Table):
        many = isinstance(kind.kind, Many)
        given = plain.items() if isinstance(plain, dict) else ()
        lines = [f"{key} = {'、'.join(each) if many else each}" for key, each in given] or [str(plain or "")]
        return Input(name, label, "lines", "\n".join(lines), hint=_("一行一个：%(name)s = 值", name=said(kind.name)) + (_("、值") if many else ""))
    if isinstance(kind, Many):
        if isinstance(kind.kind, Count | OrNone):
            shown = "、".join("" if each is None else said(kind.kind.none) if isinstance(kind.kind, OrNone) and each == NONE else str(each) for each in plain or [])
            none = _("；没有限制的写“%(words)s”", words=said(kind.kind.none)) if isinstance(kind.kind, OrNone) else ""
            return Input(name, label, "line", shown, hint=_("用顿号隔开") + none)
        return Input(name, label, "lines", "\n".join(plain or []), hint=_("一行一个"))
    if isinstance(kind, Count):
        return Input(name, label, "number", "" if plain is None else plain, hint="" if said(kind.unit) in label else said(kind.unit), needed=needed)
    return Input(name, label, "line", plain or "", needed=needed)


def entered(kind: Kind, form: Mapping[str, list[str]], name: str = "value") -> Any:
    """What a form says, as TOML has it; what it says wrongly stays as it was written, for the checker to refuse."""
    if isinstance(kind, OrNone) and isinstance(kind.kind, Record):
        return entered(kind.kind, form, name) if _first(form, f"{name}-none") else NONE
    if isinstance(kind, Record):
        parts = {part: entered(each.kind, form, f"{name}.{part}") for part, each in kind.parts.items()}
        return {part: value for part, value in parts.items() if value != ""}
    if isinstance(kind, Several):
        return form.get(name, [])
    words = _first(form, name).strip()
    if isinstance(kind, OrNone):
        return entered(kind.kind, form, name) if words else NONE
    if isinstance(kind, Flag):
        return {"yes": True, "no": False}.get(words, words)
    if isinstance(kind, Table):
        return _table(kind, words)
    if isinstance(kind, Many):
        if isinstance(kind.kind, Count | OrNone):
            none = said(kind.kind.none) if isinstance(kind.kind, OrNone) else None
            return [NONE if each == none else _number(each) for each in PARTS.split(words) if each]
        return [line.strip() for line in words.splitlines() if line.strip()]
    return _number(words) if isinstance(kind, Count) else words


def _table(kind: Table, words: str) -> Any:
    """Lines of name = value; the words as they are where a line has no =."""
    table: dict[str, Any] = {}
    for line in filter(None, (line.strip() for line in words.splitlines())):
        name, sign, value = re.sub("＝", "=", line).partition("=")
        if not sign:
            return words
        table[name.strip()] = [v for v in re.split(r"[、，,]", value.strip()) if v.strip()] if isinstance(kind.kind, Many) else value.strip()
    return table


def _number(words: str) -> int | str:
    return int(words) if re.fullmatch(r"\d{1,9}", words) else words


def _first(form: Mapping[str, list[str]], name: str) -> str:
    return (form.get(name) or [""])[0]
