"""Deciding on findings. Every way in (workbench, bulk, API) comes through here.

`seen` is the version of the finding that the person looked at: who comes second is told who was first, and nothing is overwritten.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import BadRequest

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.extensions import db
from lcadmin.models import (
    Decision,
    DecisionOutcome,
    DismissalReason,
    Finding,
    FindingOrigin,
    FindingState,
    Review,
    ReviewState,
    User,
)
from lcadmin.notices.issue import is_frozen
from lcadmin.reviewing import score
from lcadmin.transaction import writing

SEVERITIES = ("veto", "major", "minor", "hint")
NOBODY: Mapping[int, int] = MappingProxyType({})


class Stale(Exception):
    """Somebody decided since; `decision` is theirs."""

    def __init__(self, decision: Decision | None) -> None:
        super().__init__()
        self.decision = decision


class Frozen(Exception):
    """A notice was issued on this review: what it rests on no longer changes, unless it is revoked."""


def confirm(finding: Finding, *, by: User, seen: int, words: str = "", with_followers: Mapping[int, int] = NOBODY) -> Finding:
    """`by` confirms `finding` as it stood at version `seen`; both scores follow. Raises Forbidden, Stale, Frozen.

    `with_followers`: findings that follow from it and are confirmed along with it, by number, each as of the version seen. All or nothing.
    """
    with writing():
        with _changing(finding, by, seen, DecisionOutcome.CONFIRMED, audit.Event.FINDING_CONFIRMED) as change:
            finding.state = FindingState.CONFIRMED
            change.words = words
        for follower, version in _followers(finding, with_followers):
            confirm(follower, by=by, seen=version)
    return finding


def dismiss(
    finding: Finding, *, by: User, seen: int, reason: DismissalReason, words: str = "", with_followers: Mapping[int, int] = NOBODY
) -> Finding:
    """`by` says why `finding` does not stand; with the reason `other` words are asked for (BadRequest). Raises Forbidden, Stale, Frozen.

    `with_followers`: findings that follow from it and fall with it, for the reason that they follow; see `confirm`.
    """
    if reason is DismissalReason.OTHER and not words.strip():
        raise BadRequest
    with writing():
        with _changing(finding, by, seen, DecisionOutcome.DISMISSED, audit.Event.FINDING_DISMISSED) as change:
            finding.state = FindingState.DISMISSED
            change.reason, change.words = reason, words
        for follower, version in _followers(finding, with_followers):
            dismiss(follower, by=by, seen=version, reason=DismissalReason.FOLLOWS)
    return finding


def reopen(finding: Finding, *, by: User, seen: int) -> Finding:
    """`by` takes a decision back: `finding` is open again. Raises Forbidden, Stale, Frozen."""
    with _changing(finding, by, seen, DecisionOutcome.REOPENED, audit.Event.FINDING_REOPENED):
        finding.state = FindingState.OPEN
    return finding


def edit(
    finding: Finding,
    *,
    by: User,
    seen: int,
    message: str | None = None,
    suggestion: str | None = None,
    severity: str | None = None,
    points: float | None = None,
) -> Finding:
    """`by` puts the words or the weight of `finding` right; what is None stays. Raises Forbidden, Stale, Frozen, BadRequest for a weight
    that does not exist."""
    if (
        (severity is not None and severity not in SEVERITIES)
        or (points is not None and not 0 <= points <= 100)
        or (message is not None and not message.strip())
    ):
        raise BadRequest
    with _changing(finding, by, seen, DecisionOutcome.EDITED, audit.Event.FINDING_EDITED):
        for name, value in (("message", message), ("suggestion", suggestion), ("severity", severity), ("points", points)):
            if value is not None:
                setattr(finding, name, value)
        if message is not None:
            finding.message_id = ""
    return finding


def add(
    review: Review,
    *,
    by: User,
    page: int,
    box: Sequence[float] | None,
    title: str,
    message: str,
    severity: str,
    points: float = 0,
    basis_text: str = "",
    suggestion: str = "",
) -> Finding:
    """A finding of the reviewer's own, confirmed as it is made; `box` is in PDF points from the page's top left. Raises Forbidden,
    Frozen, BadRequest."""
    require(by, Action.FINDING_DECIDE, review)
    if (
        severity not in SEVERITIES
        or not 0 <= points <= 100
        or not title.strip()
        or not message.strip()
        or page < 1
        or (box is not None and len(box) != 4)
    ):
        raise BadRequest
    with writing():
        _not_frozen(review)
        boxes = [[round(float(x), 2) for x in box]] if box is not None else []
        document = next((d.kind for d in review.documents if d.first_page <= page <= d.last_page), "")
        finding = Finding(
            review_id=review.id,
            key="own-" + secrets.token_hex(6),
            rule="",
            severity=severity,
            points=0 if severity in ("veto", "hint") else points,
            title=title.strip()[:200],
            document=document,
            page=page,
            boxes=boxes,
            quote="",
            message=message.strip(),
            basis=[{"text": basis_text.strip()}] if basis_text.strip() else [],
            suggestion=suggestion.strip(),
            places=[{"document": document, "page": page, "boxes": boxes, "quote": ""}],
            origin=FindingOrigin.REVIEWER,
            state=FindingState.CONFIRMED,
            version=1,
            created_by_id=by.id,
        )
        db.session.add(finding)
        db.session.flush()
        db.session.add(Decision(finding_id=finding.id, outcome=DecisionOutcome.CONFIRMED, by_id=by.id, version=1, after=_state(finding)))
        audit.record(audit.Event.FINDING_ADDED, finding, by=by, after=_state(finding))
        score.refresh(review)
    return finding


def _followers(finding: Finding, asked: Mapping[int, int]) -> list[tuple[Finding, int]]:
    """The findings of `asked` with the versions seen. Raises BadRequest for one that does not follow from `finding`."""
    if not asked:
        return []
    follows = (Finding.review_id == finding.review_id) & (Finding.cause == finding.key)
    found = db.session.scalars(select(Finding).where(Finding.id.in_(asked), follows).order_by(Finding.id)).all()
    if len(found) != len(asked) or not finding.key:
        raise BadRequest
    return [(f, asked[f.id]) for f in found]


@dataclass
class _Change:
    reason: DismissalReason | None = None
    words: str = ""


@contextmanager
def _changing(finding: Finding, by: User, seen: int, outcome: DecisionOutcome, event: audit.Event) -> Iterator[_Change]:
    """Right, lock, version, decision, audit row and scores around one change of `finding`."""
    require(by, Action.FINDING_DECIDE, finding)
    change = _Change()
    with writing():
        db.session.refresh(finding)
        review = finding.review
        _not_frozen(review)
        if finding.version != seen:
            raise Stale(_last(finding))
        before = _state(finding)
        yield change
        finding.version += 1
        after = _state(finding)
        db.session.add(
            Decision(
                finding_id=finding.id,
                outcome=outcome,
                reason=change.reason,
                words=change.words.strip(),
                before=before,
                after=after,
                by_id=by.id,
                version=finding.version,
            )
        )
        audit.record(event, finding, by=by, before=before, after=after | {"reason": change.reason, "words": change.words.strip()})
        db.session.flush()
        score.refresh(review)


def _not_frozen(review: Review) -> None:
    if review.state is not ReviewState.DONE:
        raise Frozen
    if is_frozen(review):
        raise Frozen


def _last(finding: Finding) -> Decision | None:
    return db.session.scalar(
        select(Decision).where(Decision.finding_id == finding.id).order_by(Decision.id.desc()).options(joinedload(Decision.by)).limit(1)
    )


def _state(finding: Finding) -> dict[str, Any]:
    return {
        "state": finding.state,
        "severity": finding.severity,
        "points": finding.points,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "title": finding.title,
    }
