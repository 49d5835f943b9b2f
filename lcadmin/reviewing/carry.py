"""Carrying over: what people decided stands in a new review wherever the finding is the same (`compare.py`).

A finding that stands at more places than before is not the same: it is open again, so that nothing new hides under an old decision.
"""

from __future__ import annotations

from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import Decision, DecisionOutcome, Finding, FindingOrigin, FindingState, Review
from lcadmin.reviewing.compare import beside, earlier_of

KEPT = ("severity", "points", "message", "message_id", "suggestion", "title")
OWN = ("key", "rule", "document", "page", "boxes", "quote", "message_params", "basis", "places", "origin", "created_by_id", *KEPT)


def carry_over(review: Review) -> dict[str, int]:
    """Copies decisions on the same findings, and of the same file the reviewers' own findings, into `review`; runs inside the caller's
    transaction.

    Gives how many findings are `new`, `gone` and `unchanged` beside the earlier review, and how many were `decided` and carried; empty
    where this is the first.
    """
    earlier = earlier_of(review)
    if earlier is None:
        return {}
    found = beside(review, earlier)
    decided = 0
    for old, new in found.unchanged:
        if old.decisions and new.key not in found.grown:
            _carry(old, new)
            decided += 1
    if earlier.case_file_id == review.case_file_id:
        decided += _own(review, earlier)
    return {**found.told, "decided": decided}


def _own(review: Review, earlier: Review) -> int:
    """Copies what reviewers found themselves: it points at pages of this very file. Gives how many were decided."""
    decided = 0
    for old in db.session.scalars(select(Finding).where(Finding.review_id == earlier.id, Finding.origin == FindingOrigin.REVIEWER)).all():
        own = Finding(review_id=review.id, state=FindingState.OPEN, version=1, **{name: getattr(old, name) for name in OWN})
        db.session.add(own)
        db.session.flush()
        if old.decisions:
            _carry(old, own)
            decided += 1
    return decided


def _carry(old: Finding, new: Finding) -> None:
    """The words and weight that a person gave, the state, and the decisions themselves with who and when."""
    if any(d.outcome is DecisionOutcome.EDITED for d in old.decisions):
        for name in KEPT:
            setattr(new, name, getattr(old, name))
    new.state, new.version = old.state, old.version
    for d in old.decisions:
        db.session.add(
            Decision(
                finding_id=new.id,
                outcome=d.outcome,
                reason=d.reason,
                words=d.words,
                before=d.before,
                after=d.after,
                by_id=d.by_id,
                at=d.at,
                version=d.version,
            )
        )
