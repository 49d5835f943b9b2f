"""Reviewers: who signs a legal review, on its own paper or in the legal office's box of an approval form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.boxes import HANDLER, HEAD, LEGAL, PLAIN, UNIT, Box
from rules.facts.persons import NamedPerson, is_person, listed

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A reviewer at `at`; `name` is None where a name stands there of which not all can be read, and `seen` are the characters that can (■雪)."""

    at: Span
    name: str | None = None
    seen: str = ""


REVIEWS = re.compile(r"(?:审核|审查|核审)的?(?:承办|经办|具体)人|(?:承办|经办|具体)(?:审核|审查|核审)人")
"""Labels of whoever does the review in the legal office; elsewhere a 承办人 is the officer of the case."""


def of(case: Case) -> list[Reviewer]:
    """Every reviewer of the case in page order, each place once."""
    found: list[Reviewer] = []
    for paper in case.all("legal_review", "penalty_approval", "investigation_report"):
        found += _signing(paper)
    return found


def _signing(paper: Paper) -> Iterator[Reviewer]:
    """On a paper of its own also those who sign as 审核人 or by themselves at its foot; elsewhere only in the legal office's box."""
    own = paper.kind == "legal_review"
    found = False
    for before, box in pairwise([None, *paper.boxes]):
        if box and (box.role == LEGAL or (own and REVIEWS.search(box.label)) or (box.role == PLAIN and (own or _signs_for(before, box)))):
            for reviewer in _of_box(paper, box):
                found = True
                yield reviewer
    if own and not found and not any(b.role in (HANDLER, UNIT, HEAD) for b in paper.boxes):
        signed = paper.signed
        line = paper.text.rfind("\n", 0, signed.start) + 1 if signed else 0
        for person in listed(paper.text, line, signed.start) if signed else ():
            if is_person(person.name):
                yield _named(paper, person)


def _signs_for(before: Box | None, box: Box) -> bool:
    """Whether a box that holds a name alone (审核人：鲁某) belongs to the legal office's opinion before it, which nobody signed."""
    return before is not None and before.role == LEGAL and not before.names and not box.opinion


def _of_box(paper: Paper, box: Box) -> Iterator[Reviewer]:
    for person in box.names:
        yield _named(paper, person)
    if box.worn and not box.names:
        begin = box.at.start + paper.text[box.at.start:box.at.end].find("■")
        first, last = begin, begin
        while first > box.at.start and "一" <= paper.text[first - 1] <= "龥":
            first -= 1
        while last < box.at.end and (paper.text[last] == "■" or "一" <= paper.text[last] <= "龥"):
            last += 1
        yield Reviewer(paper.span(first, last), None, paper.text[first:last])


def _named(paper: Paper, person: NamedPerson) -> Reviewer:
    return Reviewer(paper.span(person.start, person.end), person.name)
