"""The catalogue as people read it: made from the rules' declarations alone."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from rules.check import known_rules
from rules.errors import WrongUse
from rules.judging import Outcome, Rule
from rules.judging.rule import OWN_GROUP
from rules.judging.standing import standing
from rules.language import N_
from rules.law.cite import Basis
from rules.law.office_laws import register_with
from rules.law.office_settings import SETTINGS, Setting
from rules.law.register import Register
from rules.law.set_here import SetHere

OUTCOMES = {
    Outcome.FAILED: N_("违反"),
    Outcome.PASSED: N_("符合"),
    Outcome.UNDETERMINED: N_("无法判断"),
    Outcome.NOT_APPLICABLE: N_("不适用"),
}


def described(settings: Mapping[str, Any] | None = None, laws: Register | None = None) -> list[dict[str, Any]]:
    """Every rule in order, the office's own last: id, kind, title, severity, points, basis (printed; whole in cited), procedures, since, until,
    suggestion, why, status, version, known_wrong (how many examples are known to be judged wrongly), examples.

    Under the office's `settings` points and status are those that count there, and the basis is told from its laws (or from `laws`). Raises
    WrongUse for an own rule that is declared wrongly.
    """
    found = known_rules(settings or {})
    laws = laws or register_with(settings or {})
    return [described_rule(found[i], settings or {}, laws) for i in sorted(found, key=lambda i: (found[i].group == OWN_GROUP, i))]


def described_rule(rule: Rule, settings: Mapping[str, Any], laws: Register | None = None) -> dict[str, Any]:
    """One rule as `described` tells of it."""
    today = date.today()
    stands = standing(rule, settings)
    return {
        "id": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "severity": str(rule.severity),
        "points": stands.points,
        "group": rule.group,
        "procedures": list(rule.procedures),
        "reads": list(rule.each),
        "whole_file": rule.whole_file,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "basis": [b.text for b in rule.basis],
        "cited": [b.told(_day_of(b, today), laws) for b in rule.basis],
        "suggestion": rule.suggestion,
        "why": rule.why,
        "status": str(stands.status),
        "reason": stands.reason,
        "own": rule.group == OWN_GROUP,
        "version": rule.version,
        "known_wrong": sum(e.known_wrong for e in rule.examples),
        "examples": [{"text": e.text, "outcome": str(e.outcome)} | ({"known_wrong": True} if e.known_wrong else {}) for e in rule.examples],
    }


def _day_of(basis: Basis, today: date) -> date:
    """The day on which a basis is told: today, or the nearest on which it is the rule's basis."""
    if basis.until is not None and basis.until <= today:
        return basis.until - timedelta(days=1)
    return max(today, basis.since) if basis.since else today


SEVERITIES = {"veto": N_("一票否决"), "major": N_("较重"), "minor": N_("一般"), "hint": N_("提示")}
GROUPS = {
    "1xx": N_("主体和当事人"), "2xx": N_("立案"), "3xx": N_("证据"), "4xx": N_("审查决定"), "5xx": N_("告知听证"), "6xx": N_("决定书"), "7xx": N_("送达"),
    "8xx": N_("执行结案"), "9xx": N_("一致与立卷"), "own": N_("本局自定"),
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
        wrong = f"（其中已知判错、尚未改正的 {row['known_wrong']} 个）" if row["known_wrong"] else ""
        yield "- 例子：" + "，".join(f"{OUTCOMES[o]} {n}" for o, n in counted.items() if n) + wrong


STATUSES = {"in_force": N_("正式"), "trial": N_("试用：只作提示，不扣分"), "off": N_("停用：不判断")}


def explained(rule_id: str, settings: Mapping[str, Any] | None = None) -> Iterator[str]:
    """The lines of `python -m rules explain`, under the office's `settings`. Raises WrongUse for an unknown rule."""
    found, settings = known_rules(settings or {}), settings or {}
    if rule_id not in found:
        raise WrongUse(N_("没有规则 {ids}，用 python -m rules list 查看全部规则"), {"ids": rule_id})
    row = described_rule(found[rule_id], settings, register_with(settings))
    yield f"{row['id']} {row['title']}"
    yield row["why"]
    yield f"程度：{SEVERITIES[row['severity']]}" + (f"，{row['points']} 分" if row["points"] else "")
    yield f"状态：{STATUSES[row['status']]}" + (f"（{row['reason']}）" if row["reason"] else "")
    if row["version"]:
        yield f"本局自定，第 {row['version']} 版"
    if row["since"] or row["until"]:
        yield "施行：" + (f"自 {row['since']} " if row["since"] else "") + (f"至 {row['until']} 前" if row["until"] else "")
    yield from (_concerning(found[rule_id], settings))
    yield "依据：" + "；".join(row["basis"])
    yield f"建议：{row['suggestion']}"
    if row["known_wrong"]:
        yield f"已知判错、尚未改正的例子：{row['known_wrong']} 个，以（判错）标出"
    for outcome, heading in OUTCOMES.items():
        for example in (e for e in row["examples"] if e["outcome"] == outcome):
            yield f"[{heading}]" + ("（判错）" if example.get("known_wrong") else "")
            yield from (f"    {line}" for line in example["text"].replace("\f", "\n----\n").strip().split("\n"))


def _concerning(rule: Rule, settings: Mapping[str, Any]) -> Iterator[str]:
    """What the office may set that concerns the rule, and what it has set."""
    given = SetHere(settings).given
    for setting in settings_of(rule.id):
        told = [f"{g.department or '各部门'} {g.value if isinstance(g.value, str) else setting.kind.plain(g.value)}" for g in given if g.key == setting.key]
        yield f"设置：{setting.title}（{setting.key}）：" + ("；".join(told) if told else "按法律和目录默认")


def settings_of(rule_id: str) -> list[Setting]:
    """What an office may set that concerns a rule."""
    return [setting for setting in SETTINGS.values() if rule_id in setting.rules]
