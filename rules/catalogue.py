"""The catalogue as people read it: made from the rules' declarations alone."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rules import check as _registers_the_rules  # noqa: F401
from rules.errors import WrongUse
from rules.judging import RULES, Outcome, Rule
from rules.language import N_, say

OUTCOMES = {
    Outcome.FAILED: N_("违反"),
    Outcome.PASSED: N_("符合"),
    Outcome.UNDETERMINED: N_("无法判断"),
    Outcome.NOT_APPLICABLE: N_("不适用"),
}


def described() -> list[dict[str, Any]]:
    """Every rule in order: id, kind, title, severity, points, basis (printed; whole in cited), procedures, since, until, suggestion, why, examples."""
    return [_described(RULES[i]) for i in sorted(RULES)]


def _described(rule: Rule) -> dict[str, Any]:
    today = date.today()
    return {
        "id": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "severity": str(rule.severity),
        "points": rule.points,
        "group": rule.group,
        "procedures": list(rule.procedures),
        "reads": list(rule.each),
        "whole_file": rule.whole_file,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "basis": [b.told(today)["text"] for b in rule.basis],
        "cited": [b.told(today) for b in rule.basis],
        "suggestion": rule.suggestion,
        "why": rule.why,
        "status": "in_force",
        "examples": [{"text": e.text, "outcome": str(e.outcome)} for e in rule.examples],
    }


def explained(rule_id: str) -> Iterator[str]:
    """The lines of `python -m rules explain`. Raises WrongUse for an unknown rule."""
    if rule_id not in RULES:
        raise WrongUse(say(N_("没有规则 {ids}，用 python -m rules list 查看全部规则"), {"ids": rule_id}))
    row = _described(RULES[rule_id])
    yield f"{row['id']} {row['title']}"
    yield row["why"]
    yield "依据：" + "；".join(row["basis"])
    yield f"建议：{row['suggestion']}"
    for outcome, heading in OUTCOMES.items():
        for example in (e for e in row["examples"] if e["outcome"] == outcome):
            yield f"[{heading}]"
            yield from (f"    {line}" for line in example["text"].replace("\f", "\n----\n").strip().split("\n"))
