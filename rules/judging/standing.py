"""How a rule stands in an office: in force, on trial, switched off, or weighed otherwise than the catalogue has it.

The office's settings say so under `rules`, by id, with the reason and the day on which the question is asked again:

    [rules.CF-909]
    status = "trial"
    reason = "先试行一个季度"
    ask_again = 2025-03-31
    [rules.CF-907]
    severity = "minor"
    points = 2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from rules.judging.rule import Rule
from rules.judging.verdict import Severity
from rules.language import N_
from rules.law.set_here import WrongSetting

KEY = "rules"
KNOWN = {"status", "severity", "points", "reason", "ask_again"}
MOST_POINTS = 100
WEIGHED = (Severity.MAJOR, Severity.MINOR)
"""Severities that take points; a veto or a hint has none."""


class Status(StrEnum):
    """On trial: shown as a hint, without points, its outcome never failed. Off: not judged, and the coverage sheet says so."""

    IN_FORCE = "in_force"
    TRIAL = "trial"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Standing:
    """`severity` and `points` are those that count here; `reason` is the office's, for the coverage sheet; on `ask_again` it wants to decide
    anew."""

    status: Status
    severity: Severity
    points: int | None
    reason: str
    ask_again: date | None = None


def standing(rule: Rule, settings: Mapping[str, Any]) -> Standing:
    """How `rule` stands under `settings`, which `validate` has seen."""
    told = settings.get(KEY, {}).get(rule.id, {})
    severity = Severity(told.get("severity", rule.severity))
    points = told.get("points", rule.points) if severity in WEIGHED else None
    return Standing(Status(told.get("status", rule.status)), severity, points, told.get("reason", ""), _day(rule.id, told.get("ask_again")))


def validate(settings: Mapping[str, Any], known: Mapping[str, Rule]) -> None:
    """Raises WrongUse, naming the rule, for what is no rule, no status, no severity, no number of points or no day."""
    told = settings.get(KEY, {})
    if not isinstance(told, dict):
        raise WrongSetting(N_("设置 rules 应当是以规则编号为键的表"))
    for rule_id, values in told.items():
        if rule_id not in known:
            raise WrongSetting(N_("没有规则 {ids}，用 python -m rules list 查看全部规则"), ids=rule_id)
        validate_one(known[rule_id], values)


def validate_one(rule: Rule, values: Any) -> None:
    """Raises WrongUse for what the settings must not say of `rule`."""
    if not isinstance(values, dict) or set(values) - KNOWN:
        raise WrongSetting(N_("规则 {id} 的设置只能有 status、severity、points、reason、ask_again"), id=rule.id)
    if values.get("status", Status.IN_FORCE) not in set(Status):
        raise WrongSetting(N_("规则 {id} 的 status 只能是 in_force、trial 或者 off"), id=rule.id)
    if values.get("severity", rule.severity) not in set(Severity):
        raise WrongSetting(N_("规则 {id} 的 severity 只能是 veto、major、minor 或者 hint"), id=rule.id)
    if not isinstance(values.get("reason", ""), str):
        raise WrongSetting(N_("规则 {id} 的 reason 应当是文字"), id=rule.id)
    points = values.get("points", 0)
    if not isinstance(points, int) or isinstance(points, bool) or not 0 <= points <= MOST_POINTS:
        raise WrongSetting(N_("规则 {id} 的 points 应当是 0 到 100 的整数"), id=rule.id)
    if values.get("severity") in WEIGHED and "points" not in values and rule.points is None:
        raise WrongSetting(N_("规则 {id} 原来没有分值，改为 {severity} 要同时写 points"), id=rule.id, severity=values["severity"])
    _day(rule.id, values.get("ask_again"))


def _day(rule_id: str, told: Any) -> date | None:
    if told is None or told == "":
        return None
    try:
        return told if type(told) is date else date.fromisoformat(told)
    except (TypeError, ValueError):
        raise WrongSetting(N_("规则 {id} 的 ask_again 应当写成 2024-05-01 的样子"), id=rule_id) from None
