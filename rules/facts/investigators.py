"""Investigators: who handled the case, by every paper in which somebody acts as such, and who may therefore not review it or chair its hearing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.facts.boxes import HANDLER
from rules.facts.officers import Officer

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

RECORDS = (
    "inspection_record", "interview_record", "case_cover", "investigation_report", "filing_approval", "penalty_approval", "hearing_record",
    "hearing_report", "penalty_decision", "registration_notice", "seizure_decision",
)
"""The most telling first. Who served a paper or took down a statement need not be an investigator."""
ACTS = re.compile(r"^(?!送达|抽样|采样|制作|谈话|监督员$|执行|.*(?:机构|部门|单位))")
IN_THE_HEARING = re.compile(r"调查|承办|办案")
FORMS = ("filing_approval", "penalty_approval")
"""Here others sign too, so that only the handlers' own box tells."""


def of(case: Case) -> list[Officer]:
    """Each investigator once, where the most telling paper names them."""
    found: dict[str, Officer] = {}
    for kind in RECORDS:
        for paper in case.all(kind):
            for officer in _on_a_form(paper) if kind in FORMS else paper.officers:
                if ACTS.match(officer.role) and (not kind.startswith("hearing") or IN_THE_HEARING.search(officer.role)):
                    found.setdefault(officer.name, officer)
    return list(found.values())


def _on_a_form(paper: Paper) -> Iterator[Officer]:
    for box in paper.boxes:
        if box.role == HANDLER:
            for person in box.names:
                yield Officer(person.name, None, box.label, paper.span(person.start, person.end), person.aside)


def could_be(seen: str, name: str) -> bool:
    """Whether what can be read of a name (■雪) leaves `name` possible."""
    return set(seen) == {"■"} or (len(seen) == len(name) and all(a in ("■", b) for a, b in zip(seen, name, strict=True)))
