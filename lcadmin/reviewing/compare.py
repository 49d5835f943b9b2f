"""Two reviews side by side: what is new, what is gone, what is unchanged, by the finding's key, which outlives a re-scan, a new page order and
a new reader.

The earlier one is the review of the same file before; of the first review of a rectified file, the last of the file that it takes the
place of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import CaseFile, Finding, FindingOrigin, Review, ReviewState


@dataclass(frozen=True, slots=True)
class Beside:
    """What the checker says now against before; `grown` are the keys of findings that stand at more places than before."""

    earlier: Review
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    unchanged: tuple[tuple[Finding, Finding], ...]
    grown: frozenset[str]

    @property
    def told(self) -> dict[str, int]:
        """How many of each, for the audit trail."""
        return {"new": len(self.new), "gone": len(self.gone), "unchanged": len(self.unchanged)}


def earlier_of(review: Review) -> Review | None:
    """The finished review that `review` stands beside; None where it is the first."""
    same = select(Review).where(Review.case_file_id == review.case_file_id, Review.id < review.id, Review.state == ReviewState.DONE)
    found = db.session.scalar(same.order_by(Review.id.desc()).limit(1))
    if found is not None:
        return found
    before = db.session.scalar(select(CaseFile.succeeds_id).where(CaseFile.id == review.case_file_id))
    if before is None:
        return None
    last = select(Review).where(Review.case_file_id == before, Review.state == ReviewState.DONE, Review.id < review.id)
    return db.session.scalar(last.order_by(Review.id.desc()).limit(1))


def beside(review: Review, earlier: Review) -> Beside:
    """`review` against `earlier`; two queries. A reviewer's own findings are no part of it: nobody raised them anew."""
    now, before = _raised(review), _raised(earlier)
    return Beside(
        earlier,
        tuple(f for key, f in now.items() if key not in before),
        tuple(f for key, f in before.items() if key not in now),
        tuple((before[key], f) for key, f in now.items() if key in before),
        frozenset(key for key, f in now.items() if key in before and grown(_spots(before[key].places), _spots(f.places))),
    )


def _raised(review: Review) -> dict[str, Finding]:
    found = db.session.scalars(
        select(Finding).where(Finding.review_id == review.id, Finding.origin == FindingOrigin.CHECKER).order_by(Finding.id)
    )
    return {f.key: f for f in found}


def grown(before: Counter[tuple[str, ...]], now: Counter[tuple[str, ...]]) -> bool:
    """Whether `now` has a spot that `before` had not."""
    return bool(now - before)


def _spots(places: Iterable[Mapping[str, Any]]) -> Counter[tuple[str, ...]]:
    """The words at which a finding stands, without pages and boxes, which a re-scan moves."""
    return Counter((str(p.get("document", "")), "".join(str(p.get("quote", "")).split()), str(p.get("message", ""))) for p in places)
