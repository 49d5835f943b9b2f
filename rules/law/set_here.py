"""What an office has set, read from its settings and asked by day and department.

Three ways to write a value, in TOML as in JSON:

- `statement_working_days = 5` and `[hearing_threshold] transport = {person = 3000, organisation = 50000}`: always, for all or by department;
- a list of such values, each with `from` (or `since`): `numbering_forms = [{from = 2024-01-01, value = ["forestry"]}]`;
- `[[set]]` with `key`, `value` and, where wanted, `department`, `from` and `reason`.

Three words take the place of a value: "none" (no period, no figure, where the key allows it), "default" (from that day what would hold
without the office), "unknown" (from that day nothing is known: whatever needs it is undetermined).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from rules.errors import WrongUse
from rules.language import N_
from rules.law.dated import ALWAYS, Dated, NoVersion
from rules.law.departments import DEPARTMENTS
from rules.law.office_settings import SETTINGS, Setting
from rules.law.value_kinds import Table, WrongValue, finished

LIST = "set"
GENERAL = "general"
DEFAULT, UNKNOWN = "default", "unknown"
OLD_NAMES = {
    ("CF-504", None): "hearing_threshold", ("CF-618", "individual_business_as_organisation"): "individual_business_as_organisation",
    ("CF-403", "major_catalogue"): "major_catalogue",
}  # fmt: skip
SET_HERE = N_("本局设置")
OLD_KEYS = {name for name, _ in OLD_NAMES}
KNOWN_PARTS = {"key", "department", "from", "since", "value", "reason"}


class WrongSetting(WrongUse):
    """A setting that is not allowed."""

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template, params)


class NotKnown(NoVersion):
    """Neither the office nor the law says what holds on the day (None: no day is known, and the value has changed)."""

    def __init__(self, setting: Setting, day: date | None) -> None:
        super().__init__(f"{setting.key}: nothing known on {day}")
        self.setting, self.day = setting, day


class Source(StrEnum):
    """Where a value comes from: the office's for the department, the office's for all, the department's own rules, what holds for all."""

    OFFICE = "office"
    OFFICE_GENERAL = "office_general"
    DEPARTMENT = "department"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Given:
    """One value that the office has set: for `department` ("": for all), from `day` on. `value` is as its kind read it, or DEFAULT or UNKNOWN."""

    key: str
    department: str
    day: date
    value: Any
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What holds: the value, since when, by whom, and what says so (an article, or that the office has set it)."""

    value: Any
    since: date
    source: Source
    reference: str


class SetHere:
    """An office's settings. Reading them raises WrongSetting; `at` and `entry` raise NotKnown."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._series: dict[tuple[str, str], list[Given]] = {}
        for given in _read(settings):
            series = self._series.setdefault((given.key, given.department), [])
            if any(other.day == given.day for other in series):
                day = N_("始终") if given.day == ALWAYS else given.day
                raise WrongSetting(N_("设置 {key} 从同一天（{day}）起有两个值"), key=given.key, day=day)
            series.append(given)
            series.sort(key=lambda g: g.day)

    @cached_property
    def given(self) -> list[Given]:
        """Everything that the office has set."""
        return [g for series in self._series.values() for g in series]

    def at(self, key: str, day: date | None, department: str | None = None) -> Any:
        """What holds for `department` on `day`. Without a day: the value that always held, where there is only one."""
        if day is not None:
            return self.entry(key, day, department).value
        every = self.possible(key, department)
        if len(every) != 1:
            raise NotKnown(SETTINGS[key], None)
        return every[0]

    def entry(self, key: str, day: date, department: str | None = None) -> Held:
        """What holds for `department` on `day`, with where it comes from."""
        setting = SETTINGS[key]
        department = (department or "") if setting.by_department else ""
        for layer in self._layers(setting, department):
            if isinstance(layer, Dated):
                try:
                    found = layer.entry(day)
                except NoVersion:
                    raise NotKnown(setting, day) from None
                source = Source.DEPARTMENT if setting.default.own(department) else Source.LAW
                return Held(found.value, found.day, source, found.reference)
            given = _latest(layer, day)
            if given is None or given.value == DEFAULT or (not given.department and self._own_first(setting, department, day)):
                continue
            if given.value == UNKNOWN:
                raise NotKnown(setting, day)
            value = finished(setting.kind, given.value, _or_none(setting.default.of(department), day))
            return Held(value, given.day, Source.OFFICE if given.department else Source.OFFICE_GENERAL, SET_HERE)
        raise NotKnown(setting, day)

    def possible(self, key: str, department: str | None = None) -> list[Any]:
        """Every value that ever holds for `department`, each once, in the order of their days."""
        found: list[Any] = []
        for day in (ALWAYS, *self.changes(key, department)):
            try:
                value = self.entry(key, day, department).value
            except NotKnown:
                continue
            if value not in found:
                found.append(value)
        return found

    def changes(self, key: str, department: str | None = None) -> list[date]:
        """The days on which what holds for `department` may change, in order."""
        setting = SETTINGS[key]
        department = (department or "") if setting.by_department else ""
        days = {g.day for name in {department, ""} for g in self._series.get((key, name), ()) if g.day != ALWAYS}
        return sorted(days | set(setting.default.of(department).changes()))

    def own(self, key: str, department: str | None) -> bool:
        """Whether the department's rules, or the office, ever say something of their own for `department`."""
        return SETTINGS[key].default.own(department) or any((key, name) in self._series for name in {department or "", ""})

    def _layers(self, setting: Setting, department: str) -> Iterator[list[Given] | Dated[Any]]:
        """Who is asked, in turn."""
        own = setting.default.own(department)
        if department:
            yield self._series.get((setting.key, department), [])
        if setting.general_first or not own:
            yield self._series.get((setting.key, ""), [])
        yield setting.default.of(department)

    def _own_first(self, setting: Setting, department: str, day: date) -> bool:
        """Whether the department's own rule leaves no room for a value that the office sets for all."""
        if not department or not setting.default.own(department):
            return False
        return getattr(_or_none(setting.default.of(department), day), "province_first", True) is False


def _latest(series: Iterable[Given], day: date) -> Given | None:
    return max((g for g in series if g.day <= day), key=lambda g: g.day, default=None)


def _or_none(dated: Dated[Any], day: date) -> Any:
    try:
        return dated.at(day)
    except NoVersion:
        return None


def validate(settings: Mapping[str, Any], others: Iterable[str]) -> None:
    """Raises WrongSetting for a key that nobody knows (`others` are known elsewhere) and for a value that is not allowed."""
    for key in settings:
        if key not in SETTINGS and key not in OLD_KEYS and key != LIST and key not in others:
            raise WrongSetting(N_("没有设置 {key}，用 python -m rules settings 查看全部设置"), key=key)
    SetHere(settings)


def read_value(key: str, value: Any) -> Any:
    """`value` as rules use it (of a record the parts that are given). Raises WrongSetting."""
    if isinstance(value, str) and value in (DEFAULT, UNKNOWN):
        return value
    try:
        return SETTINGS[key].kind.read(value)
    except WrongValue as wrong:
        raise WrongSetting(wrong.template, key=f"{key}.{wrong.field}" if wrong.field else key, **wrong.params) from None


def _read(settings: Mapping[str, Any]) -> Iterator[Given]:
    for key, told in settings.items():
        if key in SETTINGS:
            yield from _of_key(key, told)
    for (name, part), key in OLD_NAMES.items():
        told = settings.get(name)
        if told is not None and not isinstance(told, dict):
            raise WrongSetting(N_("设置 {key} 应当是表"), key=name)
        if told is not None and (part is None or part in told):
            yield from _of_key(key, told if part is None else told[part])
    listed = settings.get(LIST, [])
    if not isinstance(listed, list):
        raise WrongSetting(N_("设置 {key} 应当写成 [[set]]，每段一个 key、一个 value"), key=LIST)
    for each in listed:
        yield _of_list(each)


def _of_list(each: Any) -> Given:
    if not isinstance(each, dict) or set(each) - KNOWN_PARTS or not {"key", "value"} <= set(each):
        raise WrongSetting(N_("[[set]] 每段应当有 key 和 value，可以有 department、from、reason"))
    key = each["key"]
    if key not in SETTINGS:
        raise WrongSetting(N_("没有设置 {key}，用 python -m rules settings 查看全部设置"), key=key)
    return _given(key, str(each.get("department", "")), each, each["value"])


def _of_key(key: str, told: Any) -> Iterator[Given]:
    setting = SETTINGS[key]
    names = {*DEPARTMENTS, GENERAL}
    if setting.by_department and isinstance(told, dict) and told and set(told) <= names:
        for name, values in told.items():
            yield from _dated(key, name, values)
    elif isinstance(told, dict) and not isinstance(setting.kind, Table) and told and all(isinstance(v, dict | list) for v in told.values()):
        raise WrongSetting(N_("设置 {key} 没有这个部门：{name}"), key=key, name=next(n for n in told if n not in names))
    else:
        yield from _dated(key, "", told)


def _dated(key: str, department: str, values: Any) -> Iterator[Given]:
    """One value, or several each with its first day."""
    dated = [values] if isinstance(values, dict) and _has_day(values) else values
    if isinstance(dated, list) and dated and all(isinstance(v, dict) and _has_day(v) for v in dated):
        for each in dated:
            parts = {name: part for name, part in each.items() if name not in ("from", "since", "reason")}
            yield _given(key, department, each, parts.get("value", parts))
    else:
        yield _given(key, department, {}, values)


def _has_day(value: Mapping[str, Any]) -> bool:
    return "from" in value or "since" in value


def _given(key: str, department: str, beside: Mapping[str, Any], value: Any) -> Given:
    department = "" if department == GENERAL else department
    if department and department not in DEPARTMENTS:
        raise WrongSetting(N_("设置 {key} 没有这个部门：{name}"), key=key, name=department)
    if department and not SETTINGS[key].by_department:
        raise WrongSetting(N_("设置 {key} 不分部门"), key=key)
    return Given(key, department, _day(key, beside.get("from", beside.get("since"))), read_value(key, value), str(beside.get("reason", "")))


def _day(key: str, told: Any) -> date:
    if told is None or told == "":
        return ALWAYS
    try:
        return told if type(told) is date else date.fromisoformat(told)
    except (TypeError, ValueError):
        raise WrongSetting(N_("设置 {key} 的 from 应当写成 2024-05-01 的样子"), key=key) from None
