"""Both scores of a review: as if every finding stood, and of what is confirmed so far. Points and grades are the checker's
(`rules.judging.score`)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import Finding, FindingState, Review
from rules.judging.score import Score, score


def refresh(review: Review) -> None:
    """Writes both scores into `review`; runs inside the caller's transaction."""
    every, confirmed, _states = _scores(review.id)
    review.score_all, review.grade_all, review.vetoes_all = every.total, every.grade, list(every.vetoes)
    review.score_confirmed, review.grade_confirmed = confirmed.total, confirmed.grade


def both(review: Review) -> dict[str, Any]:
    """`{"all", "confirmed", "counts"}`: total, grade, vetoes, deductions of each; how many findings are open, confirmed, dismissed. One
    query.

    A dismissed finding stands in neither score.
    """
    every, confirmed, states = _scores(review.id)
    return {"all": _told(every), "confirmed": _told(confirmed), "counts": {s.value: states[s] for s in FindingState}}


def counted_as(rule: str, finding_id: int) -> str:
    """The name under which a finding is counted: its rule's; a reviewer's own counts for itself and in no stage whose deductions are
    capped."""
    return rule or f"{finding_id}-OWN"


def _scores(review_id: int) -> tuple[Score, Score, Counter[FindingState]]:
    rows = db.session.execute(
        select(Finding.rule, Finding.severity, Finding.points, Finding.state, Finding.id).where(Finding.review_id == review_id)
    ).all()
    named = [(counted_as(rule, i), severity, int(points), state) for rule, severity, points, state, i in rows]
    every = score((r, s, p) for r, s, p, state in named if state is not FindingState.DISMISSED)
    confirmed = score((r, s, p) for r, s, p, state in named if state is FindingState.CONFIRMED)
    return every, confirmed, Counter(state for *_, state in named)


def _told(found: Score) -> dict[str, Any]:
    return {"total": found.total, "grade": found.grade, "vetoes": list(found.vetoes), "deductions": [asdict(d) for d in found.deductions]}
