"""Both scores of a review: as if every finding stood, and of what is confirmed so far. Points and grades are the checker's
(`rules.judging.score`), by the scheme under which the review ran."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from lcadmin.bureau import snapshots
from lcadmin.extensions import db
from lcadmin.models import Finding, FindingState, Review
from rules.judging.score import Score, score


def refresh(review: Review) -> None:
    """Writes both scores into `review`; runs inside the caller's transaction."""
    every, confirmed, _states = _scores(review)
    review.score_all, review.grade_all, review.vetoes_all = every.total, every.grade, list(every.vetoes)
    review.score_confirmed, review.grade_confirmed = confirmed.total, confirmed.grade


def both(review: Review) -> dict[str, Any]:
    """`{"all", "confirmed", "counts"}`: total, grade, vetoes, deductions of each; how many findings are open, confirmed, dismissed.

    A dismissed finding stands in neither score, nor does one whose rule is on trial.
    """
    every, confirmed, states = _scores(review)
    return {"all": _told(every), "confirmed": _told(confirmed), "counts": {s.value: states[s] for s in FindingState}}


def counted_as(rule: str, finding_id: int) -> str:
    """The name under which a finding is counted: its rule's; a reviewer's own counts for itself and in no stage whose deductions are
    capped."""
    return rule or f"{finding_id}-OWN"


def _scores(review: Review) -> tuple[Score, Score, Counter[FindingState]]:
    rows = db.session.execute(
        select(Finding.rule, Finding.severity, Finding.points, Finding.state, Finding.id, Finding.trial).where(Finding.review_id == review.id)
    ).all()
    scheme = snapshots.scheme_of(review)
    named = [(counted_as(rule, i), severity, int(points), state) for rule, severity, points, state, i, trial in rows if not trial]
    every = score(((r, s, p) for r, s, p, state in named if state is not FindingState.DISMISSED), scheme)
    confirmed = score(((r, s, p) for r, s, p, state in named if state is FindingState.CONFIRMED), scheme)
    return every, confirmed, Counter(row.state for row in rows)


def _told(found: Score) -> dict[str, Any]:
    return {
        "total": found.total,
        "grade": found.grade,
        "vetoes": list(found.vetoes),
        "deductions": [asdict(d) for d in found.deductions],
        "of": found.scheme.total,
        "before_veto": found.before_veto,
        "taken_off": found.taken_off,
        "veto_cap": found.scheme.veto_cap,
        "fails": found.grade == found.scheme.lowest,
    }
