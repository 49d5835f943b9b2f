"""Verdicts become findings: what one rule found in one file is one finding, with every place where it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rules.documents.dossier import Document
from rules.documents.kinds import order
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging.finding import Finding, FoundAt, Ground, identity
from rules.judging.rule import Rule
from rules.judging.verdict import Severity, Verdict
from rules.language import N_, Phrase, joined

Shown = Sequence[tuple[Verdict, Paper | None]]
"""Verdicts that are shown (failed, or a hint), each with the paper judged, None where the whole case was."""

MOST_SENTENCES = 6
TOGETHER, THEN, MORE = N_("{told}"), N_("；"), N_("另有{n}处，见各页标注")


def findings(case: Case, rule: Rule, shown: Shown, seen: Counter[tuple[str, ...]]) -> Iterator[Finding]:
    """What `rule` found broken as one finding, its hints as another. `seen` counts equals within the review."""
    for hint in (False, True):
        members = [(v, p) for v, p in shown if v.hint is hint]
        if members:
            yield _gathered(case, rule, members, hint, seen)


def _gathered(case: Case, rule: Rule, members: Shown, hint: bool, seen: Counter[tuple[str, ...]]) -> Finding:
    verdict, _ = members[0]
    sentences = _sentences(members)
    places = tuple(_placed(place, v, len(sentences) > 1) for v, p in members for place in _places(case, v, p))
    told = [*sentences[:MOST_SENTENCES], *([Phrase(MORE, {"n": len(sentences) - MOST_SENTENCES})] if len(sentences) > MOST_SENTENCES else [])]
    suggestions = {v.suggestion for v, _ in members}
    first = places[0]
    return Finding(
        id=identity(rule.id, first.document, first.quote, verdict.expected or verdict.message, seen),
        rule=rule,
        severity=Severity.HINT if hint else rule.severity,
        points=None if hint else rule.points,
        message_id=verdict.message if len(sentences) == 1 else TOGETHER,
        message_params=verdict.params if len(sentences) == 1 else {"told": joined(told, THEN)},
        suggestion=(verdict.suggestion if len(suggestions) == 1 else None) or rule.suggestion,
        places=places,
        basis=_basis(case, rule, members),
        grounds=tuple(Ground(p.document if p else None, v.at, v.expected, v.follows) for v, p in members),
    )


def _sentences(members: Shown) -> list[Phrase]:
    """What the verdicts say, each sentence once, in their order."""
    told: dict[str, Phrase] = {}
    for verdict, _ in members:
        phrase = Phrase(verdict.message, verdict.params)
        told.setdefault(repr(phrase), phrase)
    return list(told.values())


def _placed(place: FoundAt, verdict: Verdict, told: bool) -> FoundAt:
    return FoundAt(place.document, place.page, place.boxes, place.quote, verdict.message, verdict.params) if told else place


def _basis(case: Case, rule: Rule, members: Shown) -> tuple[dict[str, object], ...]:
    """What the rule rests on, as of the days of the papers in which it is broken."""
    days = dict.fromkeys(paper.date if paper is not None and paper.date else case.day for _, paper in members)
    told = [b.told(day, case.laws) for day in days for b in rule.basis if b.holds(day, case.department)]
    return tuple({(b["text"], str(b.get("version"))): b for b in told}.values())


def _places(case: Case, verdict: Verdict, paper: Paper | None) -> list[FoundAt]:
    if verdict.at and not verdict.expected:
        places = []
        for span in verdict.at:
            for index, place in enumerate(span.places()):
                places.append(FoundAt(span.document.kind, place.page, place.boxes, span.quote if index == 0 else ""))
        if places:
            return places
    if verdict.expected:
        document = neighbour(case, verdict.expected)
        return [FoundAt(verdict.expected, document.first_page if document else 1, (), "")]
    document = paper.document if paper else None
    return [FoundAt(document.kind if document else "", document.first_page if document else 1, (), "")]


def neighbour(case: Case, kind: str) -> Document | None:
    """The document before which a missing one of `kind` should stand: the next in legal order, else the catalogue, the cover, the first."""
    place = order(kind)
    later = [p.document for p in case.papers if p.kind != "unknown" and order(p.kind) > place and order(p.kind) < order("case_remarks")]
    earlier = [p.document for p in case.papers if p.kind not in ("unknown", "case_cover", "case_catalogue") and order(p.kind) < place]
    if earlier:
        return max(earlier, key=lambda d: (order(d.kind), d.first_page))
    if later:
        return min(later, key=lambda d: (order(d.kind), d.first_page))
    return case.papers[0].document if case.papers else None
