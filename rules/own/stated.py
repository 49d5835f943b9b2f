"""What the papers state of a day or a fact that an own rule names: the values with their places, and whether any may have escaped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules.documents.dossier import Span
from rules.facts import cause, identifiers, parties
from rules.facts.case import DECISIONS, Case
from rules.facts.deliveries import Delivery
from rules.facts.numbers import DocumentNumber
from rules.facts.paper import Paper
from rules.own.references import CASE_DAYS, Ref

Value = str | Decimal | date | DocumentNumber


@dataclass(frozen=True, slots=True)
class Told:
    """One value as one paper states it; `doubtful` where OCR may have read another."""

    value: Value
    at: Span
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """`told`, in page order. `papers`: whether there is a paper that should state it at all; `unclear` are the places of those that do not,
    or not legibly."""

    told: tuple[Told, ...]
    papers: bool
    unclear: tuple[Span, ...] = ()


def day(case: Case, ref: Ref) -> Stated:
    """The day that `ref` names: of a kind of paper the first or last that is told; unclear where any paper of the kind does not say its day."""
    if ref.paper is None:
        return _case_day(case, ref.name)
    if ref.name == "served":
        return _chosen(_served(case, ref.paper), ref.which)
    papers = case.all(ref.paper)
    told = [t for p in papers if (t := _signed(p))]
    return _chosen(Stated(tuple(told), bool(papers), tuple(p.whole for p in papers if p.date is None)), ref.which)


def fact(case: Case, ref: Ref) -> Stated:
    """The fact that `ref` names: of the case one value, of a kind of paper one of each paper that states it."""
    if ref.paper is None:
        return _case_fact(case, ref.name)
    papers = case.all(ref.paper)
    read = [(p, _of_paper(p, ref.name)) for p in papers]
    return Stated(tuple(t for _, t in read if t), bool(papers), tuple(p.whole for p, t in read if t is None))


def _chosen(stated: Stated, which: str) -> Stated:
    days = sorted((t for t in stated.told if isinstance(t.value, date)), key=lambda t: t.value if isinstance(t.value, date) else date.max)
    if not days:
        return stated
    return Stated((days[0] if which == "first" else days[-1],), stated.papers, stated.unclear)


def _case_day(case: Case, name: str) -> Stated:
    event = case.chronology.get(name)
    if event is not None:
        return Stated((_told(event.day, event.at),), True)
    papers = case.all(*CASE_DAYS[name][1])
    if name in ("notice_served", "decision_served"):
        kinds = DECISIONS if name == "decision_served" else ("prior_notice", "hearing_notice")
        deliveries = [d for d in case.deliveries if d.of in kinds or d.illegible]
        return Stated((), bool(deliveries), tuple(d.at for d in deliveries))
    return Stated((), bool(papers), tuple(p.whole for p in papers))


def _served(case: Case, kind: str) -> Stated:
    found: list[Delivery] = [d for d in case.deliveries if d.of == kind]
    maybe = [d for d in case.deliveries if d.of is None and d.illegible]
    told = tuple(_told(d.day, d.at) for d in found if d.day)
    return Stated(told, bool(found or maybe), tuple(d.at for d in [*found, *maybe] if d.day is None or d.of is None))


def _signed(paper: Paper) -> Told | None:
    mention = paper.signed
    return _told(mention.day, paper.span(mention.start, mention.end)) if mention and mention.day else None


def _told(value: Value, at: Span) -> Told:
    return Told(value, at, at.document.doubtful(at.start, at.end))


def _case_fact(case: Case, name: str) -> Stated:
    decision = case.decision
    told: Told | None = None
    if name == "party":
        party = parties.of_case(case)
        told = _told(party.name, party.at) if party else None
    elif name == "party_id":
        found = identifiers.of_party(case, parties.of_case(case))
        told = _identifier(*found) if found else None
    elif name == "cause":
        about = cause.of(case)
        told = _told(about[0], about[1]) if about else None
    elif decision is not None:
        told = _of_paper(decision, "number" if name == "case_no" else name)
    papers = bool(case.papers) if name in ("party", "party_id", "cause") else decision is not None
    unclear = () if told or not papers else ((decision or case.papers[0]).whole,)
    return Stated((told,) if told else (), papers, unclear)


def _of_paper(paper: Paper, name: str) -> Told | None:
    """What `paper` states of `name`; None where it does not say, or not legibly."""
    match name:
        case "party":
            legible = (p for p in paper.parties if "■" not in p.name)
            party = next(legible, None)
            return _told(party.name, party.at) if party else None
        case "party_id":
            known = [i for i in paper.identifiers if not i.illegible]
            return _identifier(paper, known[0]) if len({i.value for i in known}) == 1 else None
        case "agency":
            return _told(paper.agency.name, paper.agency.at) if paper.agency else None
        case "number":
            number = paper.number
            return _told(number, paper.span(number.start, number.end)) if number and not number.illegible else None
        case "fine" | "confiscated":
            penalties = paper.penalties
            amount, at = (penalties.fine, penalties.fine_at) if name == "fine" else (penalties.confiscated, penalties.confiscated_at)
            return _told(amount, at or paper.whole) if amount is not None else None
        case "date":
            return _signed(paper)
    raise ValueError(f"no fact of a paper: {name}")


def _identifier(paper: Paper, found: identifiers.Identifier) -> Told:
    return _told(found.value, paper.span(found.start, found.end))

