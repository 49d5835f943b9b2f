"""A case: the papers of one file with what surrounds them, and the facts that need several papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from rules.documents.dossier import Dossier
from rules.facts import chronology, deliveries, hearings, meetings, procedure, reviews, statements
from rules.facts.paper import Paper
from rules.law import office_laws
from rules.law.register import Register
from rules.law.set_here import SetHere

DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")


@dataclass(eq=False)
class Case:
    """What the rules of a case file judge.

    `scope` is "whole" or "papers", `stage` "draft" or "issued". `as_of` is the day of the review; only what is compared with now may look at it.
    """

    dossier: Dossier
    scope: str
    stage: str
    as_of: date
    settings: dict[str, Any] = field(default_factory=dict)
    entry: dict[str, Any] | None = None

    @cached_property
    def laws(self) -> Register:
        """The law register, with what the office's settings add to it."""
        return office_laws.register_with(self.settings)

    @cached_property
    def papers(self) -> list[Paper]:
        return [Paper(d, self.laws) for d in self.dossier.documents]

    @cached_property
    def _by_kind(self) -> dict[str, list[Paper]]:
        kinds: dict[str, list[Paper]] = {}
        for paper in self.papers:
            kinds.setdefault(paper.kind, []).append(paper)
        return kinds

    @cached_property
    def set_here(self) -> SetHere:
        """What the office has set, and what holds where it has set nothing."""
        return SetHere(self.settings)

    def setting(self, key: str, day: date | None, department: str | None = None) -> Any:
        """What holds of a setting (a key of `rules.law.office_settings`) on the governing day, for `department`.

        Raises NotKnown, which makes a rule undetermined, where nothing is known of the day, and without a day where the value has changed.
        """
        return self.set_here.at(key, day, department)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        return self.dossier.unread_pages

    def all(self, *kinds: str) -> list[Paper]:
        """The papers of these kinds in page order."""
        if len(kinds) == 1:
            return list(self._by_kind.get(kinds[0], ()))
        return [p for p in self.papers if p.kind in kinds] if not self._by_kind.keys().isdisjoint(kinds) else []

    def first(self, *kinds: str) -> Paper | None:
        return next(iter(self.all(*kinds)), None)

    def last(self, *kinds: str) -> Paper | None:
        papers = self.all(*kinds)
        return papers[-1] if papers else None

    def has(self, kinds: Iterable[str]) -> bool:
        wanted = set(kinds)
        return any(p.kind in wanted for p in self.papers)

    @cached_property
    def procedure(self) -> str:
        """"ordinary" or "summary"."""
        return procedure.of(self)

    @cached_property
    def decision(self) -> Paper | None:
        """The decision that ends the case (the last, where it was re-issued)."""
        return self.last(*DECISIONS)

    @cached_property
    def leading_decision(self) -> Paper | None:
        """The decision that stands for the case: of several of one day against several parties the first, else the one that ends it."""
        decision = self.decision
        if decision is None or decision.date is None or not decision.parties:
            return decision
        for other in self.all(decision.kind):
            if other.date == decision.date and other.parties and other.parties[0].name != decision.parties[0].name and (
                    other.number and decision.number and other.number.value != decision.number.value):
                return other
        return decision

    @property
    def day(self) -> date | None:
        """The day of the decision, else of the last dated notice: the day on which procedure is judged where a rule names no paper."""
        for kinds in (DECISIONS, ("prior_notice", "hearing_notice"), ("filing_approval",)):
            for paper in reversed(self.all(*kinds)):
                if paper.date:
                    return paper.date
        return None

    @cached_property
    def department(self) -> str | None:
        """Code of the deciding agency's department, as in `rules.facts.agencies`."""
        papers = [self.decision] if self.decision else self.papers
        return next((p.agency.department for p in papers if p and p.agency and p.agency.department), None)

    @cached_property
    def deliveries(self) -> list[deliveries.Delivery]:
        """Every delivery that the file records (receipts, announcements, signatures on the paper itself)."""
        return deliveries.recorded(self)

    @cached_property
    def hearings(self) -> hearings.Hearings:
        """Whether the party asked for a hearing, and those that were held."""
        return hearings.of(self)

    @cached_property
    def statements(self) -> statements.Statements:
        """What the party stated, and which rights it waived in writing."""
        return statements.of(self)

    @cached_property
    def reviews(self) -> list[reviews.Review]:
        """Legal reviews, on papers of their own and in boxes of approval forms."""
        return reviews.of(self)

    @cached_property
    def meetings(self) -> list[meetings.Meeting]:
        """Collective discussions, on records of their own."""
        return meetings.of(self)

    @cached_property
    def chronology(self) -> dict[str, chronology.Event]:
        """The days of the contract by meaning (clue, filing, inspection, notice, notice_served, …), each with its place."""
        return chronology.of(self)
