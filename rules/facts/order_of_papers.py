"""The order in which the papers of a file are bound: volumes, what opens and closes each, and where decision and notice stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.facts import worn_pages

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")
NOTICES = ("prior_notice", "hearing_notice")
WITH_THE_DECISION = frozenset(["delivery_receipt", "public_notice", "payment_receipt"])
OPENING = frozenset(["case_cover", "case_catalogue"])
LONGEST_HEADING = 24
MAY_BE_A_NOTICE = re.compile(r"^(?=.*[■▇█]).*(?:书|告|知|处罚)")


@dataclass(frozen=True, slots=True)
class Volume:
    """The papers between one cover (or the file's beginning) and the next."""

    papers: tuple[Paper, ...]

    @property
    def inside(self) -> tuple[Paper, ...]:
        """Without cover, catalogue and remarks sheet."""
        return tuple(p for p in self.papers if p.kind not in OPENING | {"case_remarks"})


def volumes(case: Case) -> list[Volume]:
    """The volumes (正卷, 副卷): a cover that follows a remarks sheet, or comes after many papers with a catalogue behind it, begins a new one."""
    found: list[list[Paper]] = [[]]
    for index, paper in enumerate(case.papers):
        following = case.papers[index + 1] if index + 1 < len(case.papers) else None
        begins = paper.kind == "case_cover" and any(p.kind == "case_cover" for p in found[-1])
        second = paper.kind == "case_catalogue" and any(p.kind == "case_remarks" for p in found[-1]) and following is not None
        if found[-1] and (begins or second):
            found.append([])
        found[-1].append(paper)
    return [Volume(tuple(v)) for v in found if v]


def not_opening(volume: Volume) -> list[Paper]:
    """Covers and catalogues that stand behind another paper of their volume."""
    begun = False
    found = []
    for paper in volume.papers:
        if paper.kind in OPENING:
            if begun or (paper.kind == "case_cover" and any(p.kind == "case_catalogue" for p in volume.papers[:volume.papers.index(paper)])):
                found.append(paper)
        elif paper.kind != "case_remarks":
            begun = True
    return found


def behind_the_remarks(volume: Volume) -> tuple[Paper, list[Paper]] | None:
    """The remarks sheet and the papers bound behind it; None where it closes its volume, or there is none."""
    index = next((i for i, p in enumerate(volume.papers) if p.kind == "case_remarks"), None)
    if index is None:
        return None
    behind = [p for p in volume.papers[index + 1:] if p.kind != "case_remarks"]
    return (volume.papers[index], behind) if behind else None


def decision_before_notice(case: Case) -> tuple[Paper, Paper] | None:
    """The decision and the notice that follows it, where none precedes it."""
    decision = next((p for p in case.papers if p.kind in DECISIONS), None)
    notices = case.all(*NOTICES)
    if decision is None or not notices:
        return None
    place = case.papers.index(decision)
    if any(case.papers.index(n) < place for n in notices):
        return None
    return decision, notices[0]


def conclusion_first(case: Case, decision: Paper) -> bool:
    """Whether the decision opens its volume, or stands right behind the filing form, with nothing but its receipt beside it."""
    for volume in volumes(case):
        if decision in volume.inside:
            before = volume.inside[:volume.inside.index(decision)]
            return all(p.kind in WITH_THE_DECISION | {"filing_approval", "clue_record"} for p in before)
    return False


def worn_notice(case: Case, decision: Paper) -> Paper | None:
    """The paper on whose page, behind the decision's first, a heading stands that cannot be read and may be a notice's."""
    known = {p.document.first_page for p in case.papers if p.kind != "unknown"}
    for page in case.dossier.pages:
        first = next(("".join(line.split()) for line in page.text.split("\n") if line.strip()), "")
        if page.number > decision.document.first_page and page.number not in known and MAY_BE_A_NOTICE.search(first) and len(first) <= LONGEST_HEADING:
            return next((p for p in case.papers if p.document.first_page <= page.number <= p.document.last_page), None)
    return None


def worn_behind_the_remarks(case: Case) -> Paper | None:
    """The remarks sheet, where a page behind it cannot be read."""
    remarks = case.last("case_remarks")
    worn = worn_pages.without_heading(case)
    return remarks if remarks and any(number > remarks.document.first_page for number in worn) else None
