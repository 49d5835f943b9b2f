"""The facts of the contract, as a file states them: what is not said is absent."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from rules.documents.dossier import Span
from rules.facts import agencies, cause, identifiers, officers, parties
from rules.facts.case import Case


def told(case: Case) -> tuple[dict[str, Any], dict[str, list[Span]]]:
    """The contract's facts of a case file, and for each the places that state it (dates as `dates.decision`)."""
    facts: dict[str, Any] = {}
    at: dict[str, list[Span]] = {}

    def state(name: str, value: Any, places: Iterable[Span]) -> None:
        if value:
            facts[name] = value
            at[name] = list(places)

    decision = case.leading_decision
    if decision is not None:
        if decision.number and not decision.number.illegible:
            state("case_no", decision.number.value, [decision.span(decision.number.start, decision.number.end)])
        penalties = decision.penalties
        if penalties.fine is not None:
            state("fine", plain(penalties.fine), [penalties.fine_at] if penalties.fine_at else [])
        if penalties.confiscated is not None:
            state("confiscated", plain(penalties.confiscated), [penalties.confiscated_at] if penalties.confiscated_at else [])
    agency = agencies.of_case(case)
    if agency:
        state("agency", agency.name, [agency.at])
    party = parties.of_case(case)
    if party:
        state("party", party.name, [party.at])
    if (told_id := identifiers.of_party(case, party)) is not None:
        paper, identifier = told_id
        state("party_id", identifier.value, [paper.span(identifier.start, identifier.end)])
    about = cause.of(case)
    if about:
        state("cause", about[0], [about[1]])
    handlers = officers.of_case(case)
    state("officers", [{"name": o.name} | ({"certificate": o.certificate} if o.certificate else {}) for o in handlers], [o.at for o in handlers])
    cited = [(p, c) for p in case.papers for c in p.citations if c.article]
    state("citations", [
        {k: v for k, v in {"law": c.register_title or c.law, "article": c.article, "paragraph": c.paragraph, "item": c.item,
                           "page": p.document.page_at(c.start)}.items() if v is not None}
        for p, c in cited
    ], [p.span(c.start, c.end) for p, c in cited])
    for name, event in case.chronology.items():
        facts.setdefault("dates", {})[name] = event.day.isoformat()
        at[f"dates.{name}"] = [event.at]
    return facts, at


def plain(amount: Decimal) -> str:
    """A decimal string in yuan without separators or needless zeros: 145000, 1200.50."""
    return str(amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.quantize(Decimal("0.01")))
