"""What several undetermined outcomes have in common: a page that cannot be read leaves ten rules open, and is one thing to look at.

An outcome follows from a finding where it says so, where its rule says that its own findings follow from what is said of the same words, and
where it points to the row of the catalogue of whose paper the finding says that it is not there. Otherwise outcomes belong together that wait
for the same pages to be read, point to illegible words of the same page, or say the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rules.documents.dossier import Span
from rules.facts.dates import WORN_MARKS
from rules.judging.finding import Finding
from rules.judging.verdict import Outcome, Severity, Verdict
from rules.language import N_, Phrase, joined

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.judging.rule import Rule
    from rules.judging.runner import Judged

UNREAD_WORDS, WORN_WORDS, LOOKED_THROUGH = "没有读出文字", "辨认不清", "有页面或者目录条目辨认不清"
"""What the sentences of rules say that wait for pages to be read, of those that cannot read a paper, and of those that looked through the whole
file in vain."""
UNREAD = N_("有 {n} 页没有读出文字：{pages}")
PAGE = N_("第{page}页")
WORN = N_("第{page}页有辨认不清的文字")
MOST_PAGES = 6


@dataclass(frozen=True, slots=True)
class Because:
    """Why outcomes are open: `id` is that of the finding from which they follow (`finding`), else its own; the sentence, and where to look."""

    id: str
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)
    at: tuple[Span, ...] = ()
    finding: bool = False


def with_reasons(case: Case, judged: Sequence[Judged]) -> list[Judged]:
    """`judged`, each undetermined one with what it has in common with others or the finding from which it follows."""
    findings = [f for j in judged for f in j.findings if f.severity is not Severity.HINT]
    why = {n: found for n, j in enumerate(judged) if j.outcome is Outcome.UNDETERMINED and (found := _because(case, j, findings))}
    times = Counter(found.id for found in why.values())
    return [replace(j, because=why[n]) if n in why and (why[n].finding or times[why[n].id] > 1) else j for n, j in enumerate(judged)]


def _because(case: Case, judged: Judged, findings: Sequence[Finding]) -> Because | None:
    """What all that is open in `judged` comes from; None where it comes from several things."""
    found = {b.id: b for b in (_of(case, judged, verdict, findings) for verdict in judged.open)}
    return next(iter(found.values())) if len(found) == 1 else None


def _of(case: Case, judged: Judged, verdict: Verdict, findings: Sequence[Finding]) -> Because:
    for other in findings:
        if other.rule.id != judged.rule.id and _follows(judged.rule, verdict, other):
            return Because(other.id, other.message_id, other.message_params, verdict.at, finding=True)
    worn = next(_worn(verdict.at), None)
    if worn is None and WORN_WORDS in verdict.message:
        worn = next(_worn([_all_of(span) for span in verdict.at if span.document.kind != "case_catalogue"]), None)
    waits = UNREAD_WORDS in verdict.message or (worn is None and verdict.message.startswith(LOOKED_THROUGH))
    if case.unread_pages and waits:
        pages = [Phrase(PAGE, {"page": n}) for n in case.unread_pages[:MOST_PAGES]]
        return Because(_id("unread"), UNREAD, {"n": len(case.unread_pages), "pages": joined(pages)}, verdict.at)
    if worn is not None:
        return Because(_id("worn", worn.page), WORN, {"page": worn.page}, (worn,))
    return Because(_id("said", verdict.message, sorted((k, str(v)) for k, v in verdict.params.items())), verdict.message, verdict.params, verdict.at)


def _follows(rule: Rule, verdict: Verdict, other: Finding) -> bool:
    for ground in other.grounds:
        if set(verdict.follows) & {*ground.follows, other.rule.id, ground.expected}:
            return True
        listed = bool(ground.follows)
        if (listed or other.rule.id in rule.same_words_as) and any(
            _overlap(a, b) for a in verdict.at for b in ground.words if not listed or a.document.kind == "case_catalogue"
        ):
            return True
    return False


def _overlap(a: Span, b: Span) -> bool:
    whole = any(s == s.document.whole() for s in (a, b))
    return not whole and a.document is b.document and a.start < b.end and b.start < a.end


def _worn(at: Sequence[Span]) -> Iterator[Span]:
    """The first illegible character of each of `at` that has one."""
    for span in at:
        place = span.text.translate(WORN_MARKS).find("■")
        if place >= 0:
            yield span.document.span(span.start + place, span.start + place + 1)


def _all_of(span: Span) -> Span:
    return span.document.span(0, len(span.document.text))


def _id(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
