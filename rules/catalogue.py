"""The catalogue as people read it: made from the rules' declarations alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rules import check as _registers_the_rules  # noqa: F401
from rules.errors import WrongUse
from rules.judging import RULES, Outcome, Rule
from rules.language import N_, say
from rules.law.cite import Basis

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
        "basis": [b.text for b in rule.basis],
        "cited": [b.told(_day_of(b, today)) for b in rule.basis],
        "suggestion": rule.suggestion,
        "why": rule.why,
        "status": "in_force",
        "examples": [{"text": e.text, "outcome": str(e.outcome)} for e in rule.examples],
    }


def _day_of(basis: Basis, today: date) -> date:
    """The day on which a basis is told: today, or the nearest on which it is the rule's basis."""
    if basis.until is not None and basis.until <= today:
        return basis.until - timedelta(days=1)
    return max(today, basis.since) if basis.since else today


SEVERITIES = {"veto": N_("一票否决"), "major": N_("较重"), "minor": N_("一般"), "hint": N_("提示")}
GROUPS = {
    "1xx": N_("主体和当事人"), "2xx": N_("立案"), "3xx": N_("证据"), "4xx": N_("审查决定"), "5xx": N_("告知听证"), "6xx": N_("决定书"), "7xx": N_("送达"),
    "8xx": N_("执行结案"), "9xx": N_("一致与立卷"),
}  # fmt: skip


def as_markdown() -> Iterator[str]:
    """The lines of `docs/rules.md`."""
    yield "# 规则目录"
    yield ""
    yield "本页由规则的声明生成：`python -m rules list --format markdown > docs/rules.md`。"
    group = ""
    for row in described():
        if row["group"] != group:
            group = row["group"]
            yield from ("", f"## {GROUPS[group]}")
        worth = SEVERITIES[row["severity"]] + (f"，{row['points']} 分" if row["points"] else "")
        yield from ("", f"### {row['id']} {row['title']}（{worth}）", "", row["why"], "")
        yield f"- 依据：{'；'.join(row['basis'])}"
        if row["since"] or row["until"]:
            yield f"- 施行：{row['since'] or ''} 至 {row['until'] or ''}"
        if row["procedures"] == ["ordinary"]:
            yield "- 只适用普通程序"
        yield f"- 建议：{row['suggestion']}"
        counted = {outcome: sum(e["outcome"] == outcome for e in row["examples"]) for outcome in OUTCOMES}
        yield "- 例子：" + "，".join(f"{OUTCOMES[o]} {n}" for o, n in counted.items() if n)


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
