"""How a rule stands in an office: in force, on trial, switched off, or weighed otherwise than the catalogue has it.

The office's settings say so under `rules`, by id: `{"CF-909": {"status": "trial"}, "CF-907": {"points": 2}, "CF-910": {"status": "off", "reason": "…"}}`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rules.errors import WrongUse
from rules.judging.rule import Rule
from rules.language import N_, say

KEY = "rules"
KNOWN = {"status", "points", "reason", "ask_again"}
MOST_POINTS = 100


class Status(StrEnum):
    """On trial: shown as a hint, without points, its outcome never failed. Off: not judged, and the coverage sheet says so."""

    IN_FORCE = "in_force"
    TRIAL = "trial"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Standing:
    """`points` are those that count here; `reason` is the office's, for the coverage sheet."""

    status: Status
    points: int | None
    reason: str


def standing(rule: Rule, settings: Mapping[str, Any]) -> Standing:
    """How `rule` stands under `settings`, which `validate` has seen."""
    told = settings.get(KEY, {}).get(rule.id, {})
    points = told.get("points", rule.points) if rule.points is not None else None
    return Standing(Status(told.get("status", rule.status)), points, told.get("reason", ""))


def validate(settings: Mapping[str, Any], known: Collection[str]) -> None:
    """Raises WrongUse, naming the rule, for what is no rule, no status or no number of points."""
    told = settings.get(KEY, {})
    if not isinstance(told, dict):
        raise WrongUse(say(N_("设置 rules 应当是以规则编号为键的表")))
    for rule_id, values in told.items():
        if rule_id not in known:
            raise WrongUse(say(N_("没有规则 {ids}，用 python -m rules list 查看全部规则"), {"ids": rule_id}))
        if not isinstance(values, dict) or set(values) - KNOWN:
            raise WrongUse(say(N_("规则 {id} 的设置只能有 status、points、reason、ask_again"), {"id": rule_id}))
        if values.get("status", Status.IN_FORCE) not in set(Status):
            raise WrongUse(say(N_("规则 {id} 的 status 只能是 in_force、trial 或者 off"), {"id": rule_id}))
        points = values.get("points", 0)
        if not isinstance(points, int) or isinstance(points, bool) or not 0 <= points <= MOST_POINTS:
            raise WrongUse(say(N_("规则 {id} 的 points 应当是 0 到 100 的整数"), {"id": rule_id}))
