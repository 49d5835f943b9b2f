"""The last dismissals of a rule: who found that it did not stand, why, in which words, and in which case file."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from lcadmin.access import visible_case_files
from lcadmin.extensions import db
from lcadmin.models import CaseFile, Decision, DecisionOutcome, Finding, FindingState, Review, User

MOST = 8


@dataclass(frozen=True, slots=True)
class Dismissal:
    """One dismissal that still stands; `case_file` is None where the reader may not see it."""

    decision: Decision
    finding: Finding
    case_file: CaseFile | None


def last(rule: str, reader: User, most: int = MOST) -> list[Dismissal]:
    """The newest dismissals of findings of `rule` on the current reviews, each finding once; two queries."""
    newest = (
        select(func.max(Decision.id)).join(Finding, Finding.id == Decision.finding_id).join(CaseFile, CaseFile.current_review_id == Finding.review_id)
        .where(Decision.outcome == DecisionOutcome.DISMISSED, Finding.rule == rule, Finding.state == FindingState.DISMISSED, CaseFile.deleted_at.is_(None))
        .group_by(Decision.finding_id)
    )  # fmt: skip
    wanted = select(Decision).where(Decision.id.in_(newest)).order_by(Decision.id.desc()).limit(most)
    loads = joinedload(Decision.finding).joinedload(Finding.review).joinedload(Review.case_file)
    found = list(db.session.scalars(wanted.options(loads, joinedload(Decision.by))))
    seen = set(db.session.scalars(visible_case_files(reader).where(CaseFile.id.in_([d.finding.review.case_file_id for d in found])).with_only_columns(CaseFile.id)))
    return [Dismissal(d, d.finding, d.finding.review.case_file if d.finding.review.case_file_id in seen else None) for d in found]
