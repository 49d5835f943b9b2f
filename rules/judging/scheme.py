"""The scheme by which points become a score and a grade: the catalogue's, or the office's own under the settings key `scheme`.

    [scheme]
    total = 100
    veto_cap = 59
    caps = {3xx = 25}
    grades = {优秀 = 90, 良好 = 80, 合格 = 60, 不合格 = 0}

What is left out is as in the catalogue. `[[scheme]]` with `from` gives several, each from a day; the day of the review decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from rules.judging.rule import OWN_GROUP
from rules.language import N_
from rules.law.dated import ALWAYS
from rules.law.set_here import WrongSetting

KEY = "scheme"
MOST = 1000
KNOWN = {"total", "veto_cap", "caps", "caps_by_group", "grades", "once_per_rule", "from"}


@dataclass(frozen=True)
class Scheme:
    """Deductions come off `total`; in a group they stop at its cap (`caps`; a group without one has none). With a veto the score is at most
    `veto_cap` and the grade the lowest. `grades`: the least score of each, best first; the last begins at 0.
    """

    total: int
    veto_cap: int
    caps: Mapping[str, int]
    grades: tuple[tuple[int, str], ...]

    def grade_of(self, score: int) -> str:
        """The grade of a score without vetoes."""
        return next(name for least, name in self.grades if score >= least)

    @property
    def lowest(self) -> str:
        """The grade of a file that fails."""
        return self.grades[-1][1]

    def plain(self) -> dict[str, Any]:
        """As JSON and TOML have it; reads as the same scheme."""
        return {"total": self.total, "veto_cap": self.veto_cap, "caps": dict(self.caps), "grades": {name: least for least, name in self.grades}}


CATALOGUE = Scheme(
    100, 59,
    MappingProxyType({"1xx": 20, "2xx": 10, "3xx": 20, "4xx": 15, "5xx": 15, "6xx": 20, "7xx": 10, "8xx": 10, "9xx": 10, OWN_GROUP: 10}),
    ((90, N_("优秀")), (80, N_("良好")), (60, N_("合格")), (0, N_("不合格"))),
)  # fmt: skip
"""Caps add up to more than the total on purpose: one bad stage cannot eat the score; the floor is 0."""


def scheme_of(settings: Mapping[str, Any], day: date | None = None) -> Scheme:
    """The scheme under `settings` for a review of `day` (None: the latest). Raises WrongSetting."""
    told = settings.get(KEY)
    if told is None:
        return CATALOGUE
    dated = [(_day(each), read_scheme(each)) for each in (told if isinstance(told, list) else [told])]
    if len({begins for begins, _scheme in dated}) < len(dated):
        raise WrongSetting(N_("设置 scheme 从同一天起有两个方案"))
    held = [(begins, scheme) for begins, scheme in dated if day is None or begins <= day]
    return max(held, key=lambda each: each[0])[1] if held else CATALOGUE


def read_scheme(told: Any) -> Scheme:
    """One scheme as the settings tell it. Raises WrongSetting, naming the part that is wrong."""
    if not isinstance(told, dict) or set(told) - KNOWN:
        raise WrongSetting(N_("设置 scheme 应当是表，可以有 total、veto_cap、caps、grades、from"))
    if told.get("once_per_rule", True) is not True:
        raise WrongSetting(N_("设置 scheme.once_per_rule 只能是 true：同一规则只扣一次"))
    total = _count(told, "total", CATALOGUE.total, 1, MOST)
    veto_cap = _count(told, "veto_cap", min(CATALOGUE.veto_cap, total), 0, total)
    grades = _grades(told.get("grades"), total)
    if veto_cap >= (grades[-2][0] if len(grades) > 1 else total + 1):
        raise WrongSetting(N_("设置 scheme.veto_cap 应当低于最低的合格分数 {least}"), least=grades[-2][0])
    return Scheme(total, veto_cap, MappingProxyType(_caps(told.get("caps", told.get("caps_by_group", {})))), grades)


def _count(told: Mapping[str, Any], name: str, default: int, least: int, most: int) -> int:
    value = told.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise WrongSetting(N_("设置 scheme.{name} 应当是 {least} 到 {most} 的整数"), name=name, least=least, most=most)
    return value


def _caps(told: Any) -> dict[str, int]:
    """By group; words after the group's name (1xx 主体和当事人) are for people."""
    caps = dict(CATALOGUE.caps)
    if not isinstance(told, dict):
        raise WrongSetting(N_("设置 scheme.caps 应当是表，键为规则组，值为本组最多扣的分数"))
    for name in told:
        group = str(name).split()[0] if str(name).split() else ""
        if group not in CATALOGUE.caps:
            raise WrongSetting(N_("设置 scheme.caps 没有规则组 {group}，只能是 {allowed}"), group=name, allowed="、".join(CATALOGUE.caps))
        caps[group] = _count(told, name, 0, 0, MOST)
    return caps


def _grades(told: Any, total: int) -> tuple[tuple[int, str], ...]:
    if told is None:
        return CATALOGUE.grades
    wrong = WrongSetting(N_("设置 scheme.grades 应当是表，键为等次，值为该等次的最低分，从 0 到总分，各不相同，最低等次从 0 起"))
    if not isinstance(told, dict) or not told or any(not str(name).strip() or len(str(name)) > 20 for name in told):
        raise wrong
    leasts = list(told.values())
    if any(not isinstance(v, int) or isinstance(v, bool) or not 0 <= v <= total for v in leasts) or len(set(leasts)) < len(leasts) or 0 not in leasts:
        raise wrong
    return tuple(sorted(((least, str(name).strip()) for name, least in told.items()), reverse=True))


def _day(told: Any) -> date:
    given = told.get("from") if isinstance(told, dict) else None
    if given is None:
        return ALWAYS
    try:
        return given if type(given) is date else date.fromisoformat(given)
    except (TypeError, ValueError):
        raise WrongSetting(N_("设置 {key} 的 from 应当写成 2024-05-01 的样子"), key=KEY) from None
