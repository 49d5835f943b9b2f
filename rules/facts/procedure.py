"""Procedure: whether a case was handled in the ordinary or the summary (当场) procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.case import Case

ORDINARY_PAPERS = (
    "filing_approval", "investigation_report", "prior_notice", "hearing_notice", "penalty_approval", "legal_review", "group_discussion",
)
"""Papers that only the ordinary procedure has."""
ON_THE_SPOT = re.compile(r"适用简易程序|简易程序|当场(?:给予|作出|做出|决定|处以|对你)|当场(?:行政)?处罚")
MARKED = re.compile(r"\(?(?:适用)?简易程序\)?")


def of(case: Case) -> str:
    """"summary" where the decision was made on the spot: by its heading, or by what it or the cover says in a file without any paper of
    the ordinary procedure; else "ordinary".
    """
    if case.has(["penalty_decision", "no_penalty_decision"]):
        decision = case.last("penalty_decision")
        if decision is None or case.has(ORDINARY_PAPERS):
            return "ordinary"
        return "summary" if ON_THE_SPOT.search(decision.document.squeezed) else "ordinary"
    if case.has(["summary_decision"]):
        return "summary"
    cover = case.first("case_cover")
    return "summary" if cover and MARKED.search(cover.document.squeezed) and not case.has(ORDINARY_PAPERS) else "ordinary"
