"""The table of a notice that leads from the total to the score: what each stage took off, where its cap was reached, what a veto did."""

from __future__ import annotations

from collections.abc import Mapping

from lcadmin.notices import blocks as b
from lcadmin.notices.wording import Wording
from rules.catalogue import GROUPS
from rules.judging.score import Deduction, Score


def score_table(result: Score, titles: Mapping[str, str], say: Wording) -> b.Particulars:
    """`titles` are those of the rules that took something off or failed the file, by the names under which they were counted."""
    rows = [(say("score.total"), say("score.points", points=result.scheme.total))]
    groups: dict[str, list[Deduction]] = {}
    for deduction in result.deductions:
        groups.setdefault(deduction.group if deduction.group in GROUPS else "", []).append(deduction)
    for group, deductions in sorted(groups.items(), key=lambda entry: (not entry[0], entry[0])):
        rows.append((GROUPS[group] if group else say("score.reviewers"), _group(deductions, titles, say)))
    if result.deductions:
        rows.append((say("score.taken_off"), say("score.points", points=result.taken_off)))
    if result.vetoes:
        vetoes = "、".join(dict.fromkeys(titles.get(rule, rule) for rule in result.vetoes))
        rows.append((say("score.veto"), say("score.veto_line", vetoes=vetoes, cap=result.scheme.veto_cap)))
    rows.append((say("score.score"), say("score.result", score=result.total, grade=result.grade)))
    return b.Particulars(tuple(rows))


def _group(deductions: list[Deduction], titles: Mapping[str, str], say: Wording) -> str:
    """The lines of one group; with the cap where it was reached."""
    lines = "，".join(say("score.rule", title=titles.get(d.rule, d.rule), points=d.points) for d in deductions)
    asked, counted = sum(d.points for d in deductions), sum(d.counted for d in deductions)
    if counted == asked:
        return lines
    return say("score.capped", lines=lines, asked=asked, cap=deductions[0].cap, counted=counted)
