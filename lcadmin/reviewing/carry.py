"""Carrying over: what people decided stands in a new review of the same file, wherever the finding is the same (its key, which outlives
a re-scan, a new page order and a new reader)."""

from __future__ import annotations

from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import Decision, DecisionOutcome, Finding, FindingOrigin, FindingState, Review, ReviewState

KEPT = ("severity", "points", "message", "message_id", "suggestion", "title")
OWN = ("key", "rule", "document", "page", "boxes", "quote", "message_params", "basis", "places", "origin", "created_by_id", *KEPT)


def carry_over(review: Review) -> dict[str, int]:
    """Copies decisions and own findings of the file's last finished review into `review`; runs inside the caller's transaction.

    Gives how many findings are `new`, `gone` and `unchanged` beside that review, and how many were `decided` and carried; empty where this is the first.
    """
    earlier = db.session.scalar(
        select(Review)
        .where(Review.case_file_id == review.case_file_id, Review.id < review.id, Review.state == ReviewState.DONE)
        .order_by(Review.id.desc())
        .limit(1)
    )
    if earlier is None:
        return {}
    now = {f.key: f for f in db.session.scalars(select(Finding).where(Finding.review_id == review.id))}
    before = {f.key: f for f in db.session.scalars(select(Finding).where(Finding.review_id == earlier.id))}
    raised = {key for key, f in before.items() if f.origin is FindingOrigin.CHECKER}
    told = {"new": len(now.keys() - raised), "gone": len(raised - now.keys()), "unchanged": len(raised & now.keys()), "decided": 0}
    for key, old in before.items():
        if old.origin is FindingOrigin.REVIEWER:
            own = Finding(review_id=review.id, state=FindingState.OPEN, version=1, **{name: getattr(old, name) for name in OWN})
            db.session.add(own)
            db.session.flush()
            now[key] = own
        if key in now and old.decisions:
            _carry(old, now[key])
            told["decided"] += 1
    return told


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
