"""Findings that follow from another: a missing notice is one problem, and not also a decision that does not mention it.

A rule says what its findings may follow from (`follows`, `same_words_as` in its declaration, `follows` in a verdict). A finding follows from
another when everything that it rests on does: a decision that lacks two things, of which one has a cause, stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rules.documents.dossier import Span
from rules.judging.finding import Finding, Ground
from rules.judging.verdict import Severity

if TYPE_CHECKING:
    from rules.judging.runner import Judged


def with_causes(judged: Sequence[Judged]) -> list[Judged]:
    """`judged` with the cause of each finding that has one; a cause is never itself a follower, so that groups are one level deep."""
    findings = [f for j in judged for f in j.findings]
    direct = {f.id: cause.id for f in findings if (cause := _cause(f, findings)) is not None}
    roots = {i: root for i in direct if (root := _root(i, direct)) is not None}
    if not roots:
        return list(judged)
    return [replace(j, findings=tuple(replace(f, cause=roots.get(f.id)) for f in j.findings)) if j.findings else j for j in judged]


def _root(finding: str, direct: dict[str, str]) -> str | None:
    """The end of the chain of causes; None where it runs in a circle."""
    seen = {finding}
    while finding in direct:
        finding = direct[finding]
        if finding in seen:
            return None
        seen.add(finding)
    return finding


def _cause(finding: Finding, findings: Sequence[Finding]) -> Finding | None:
    """The finding from which `finding` follows; of several that of its first ground."""
    told = finding.rule.follows or finding.rule.same_words_as or any(g.follows for g in finding.grounds)
    if not told or not finding.grounds:
        return None
    others = [f for f in findings if f.rule.id != finding.rule.id and f.severity is not Severity.HINT]
    causes = [next((f for f in others if _explains(f, ground, finding)), None) for ground in finding.grounds]
    return causes[0] if None not in causes else None


def _explains(other: Finding, ground: Ground, finding: Finding) -> bool:
    named = ground.follows or finding.rule.follows
    if other.rule.id in named and _shares_paper(other, ground):
        return True
    if any(g.expected in named for g in other.grounds if g.expected):
        return True
    return other.rule.id in finding.rule.same_words_as and any(_overlap(a, b) for a in ground.words for g in other.grounds for b in g.words)


def _shares_paper(other: Finding, ground: Ground) -> bool:
    """Of two rules that judge papers one by one only what they say of the same paper belongs together."""
    return ground.paper is None or any(g.paper is None or g.paper is ground.paper for g in other.grounds)


def _overlap(a: Span, b: Span) -> bool:
    whole = any(s == s.document.whole() for s in (a, b))
    return not whole and a.document is b.document and a.start < b.end and b.start < a.end
