"""Procedure: whether a case was handled in the ordinary or the summary (当场) procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.facts.case import Case


def of(case: Case) -> str:
    """"summary" where the file holds a decision made on the spot and none in the ordinary procedure, else "ordinary"."""
    return "summary" if case.has(["summary_decision"]) and not case.has(["penalty_decision"]) else "ordinary"
