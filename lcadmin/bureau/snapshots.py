"""Under which settings a review ran: kept once for all reviews that share them, so that an old review's score and reasons can be told anew."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.extensions import db
from lcadmin.models import Review, ReviewState, SettingsSnapshot
from rules.judging.scheme import CATALOGUE, KEY, Scheme, read_scheme


def digest_of(told: dict[str, Any]) -> str:
    """The name of these settings; "" where nothing is set, as for every review from before anything could be."""
    if not told:
        return ""
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()[:16]


def keep(review: Review, told: dict[str, Any]) -> None:
    """Notes that `review` ran under `told`; runs inside the caller's transaction."""
    review.set_under = digest_of(told)
    if review.set_under and db.session.get(SettingsSnapshot, review.set_under) is None:
        db.session.add(SettingsSnapshot(digest=review.set_under, told=told))
        db.session.flush()


def scheme_of(review: Review) -> Scheme:
    """The scheme by which `review` is scored, whatever the bureau has set since."""
    if not review.set_under:
        return CATALOGUE
    told = db.session.scalar(select(SettingsSnapshot.told[KEY]).where(SettingsSnapshot.digest == review.set_under))
    return read_scheme(told) if told else CATALOGUE


def under_other_settings(today: date) -> ColumnElement[bool]:
    """The condition on finished reviews that ran under other settings than those of today."""
    return (Review.state == ReviewState.DONE) & (Review.set_under != digest_of(checker_settings(today)))
