"""Deciding on findings from the workbench: JSON in, JSON out, a few statements each.

The answer carries the finding's card and the scores as they now stand, so that the page need not be loaded again. Who comes second gets
409 with who decided what and when, and the fresh card; nothing is overwritten.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import BadRequest

from lcadmin.access import find_finding, find_review
from lcadmin.desk.moments import short
from lcadmin.desk.rules import title_of
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import DECIDED, SEVERITIES
from lcadmin.extensions import db
from lcadmin.models import Decision, DismissalReason, Finding, Review
from lcadmin.reviewing import decide, score
from rules.catalogue import GROUPS

blueprint = Blueprint("decisions", __name__)

FROZEN = 423


@blueprint.post("/findings/<int:finding_id>/decision")
def decision(finding_id: int) -> ResponseReturnValue:
    """`do`: confirm, dismiss (reason, words), edit (message, suggestion, severity, points) or reopen, as of version `seen`; confirm and
    dismiss also decide the findings that follow (`followers`: each its id and the version seen)."""
    asked = _asked()
    finding = find_finding(signed_in(), finding_id)
    try:
        together = _do(finding, asked)
    except decide.Stale as stale:
        db.session.refresh(finding)
        return jsonify(error={"status": 409, "message": _who(stale.decision)}, **_told(finding)), 409
    except decide.Frozen:
        return _frozen()
    also = db.session.scalars(select(Finding).where(Finding.id.in_(together)).order_by(Finding.id)).all() if together else []
    return jsonify(**_told(finding), followers=[_told(f) for f in also])


@blueprint.post("/reviews/<int:review_id>/findings")
def add(review_id: int) -> ResponseReturnValue:
    """A finding of the reviewer's own: page, box in points (or none), title, message, severity, points, basis, suggestion."""
    asked = _asked()
    review = find_review(signed_in(), review_id)
    box = asked.get("box")
    try:
        finding = decide.add(
            review,
            by=signed_in(),
            page=_whole(asked.get("page")),
            box=[_number(x) for x in box] if isinstance(box, list) else None,
            title=_words(asked, "title"),
            message=_words(asked, "message"),
            severity=_words(asked, "severity"),
            points=_number(asked.get("points") or 0),
            basis_text=_words(asked, "basis"),
            suggestion=_words(asked, "suggestion"),
        )
    except decide.Frozen:
        return _frozen()
    return jsonify(**_told(finding)), 201


def _do(finding: Finding, asked: dict[str, Any]) -> list[int]:
    """Gives the numbers of the findings that were decided along with it."""
    together = _followers(asked) if asked.get("do") in ("confirm", "dismiss") else {}
    me, seen = signed_in(), _whole(asked.get("seen"))
    match asked.get("do"):
        case "confirm":
            decide.confirm(finding, by=me, seen=seen, words=_words(asked, "words"), with_followers=together)
        case "dismiss":
            try:
                reason = DismissalReason(asked.get("reason", ""))
            except ValueError:
                raise BadRequest from None
            decide.dismiss(finding, by=me, seen=seen, reason=reason, words=_words(asked, "words"), with_followers=together)
        case "reopen":
            decide.reopen(finding, by=me, seen=seen)
        case "edit":
            points = asked.get("points")
            decide.edit(
                finding,
                by=me,
                seen=seen,
                message=_optional(asked, "message"),
                suggestion=_optional(asked, "suggestion"),
                severity=_optional(asked, "severity"),
                points=None if points in (None, "") else _number(points),
            )
        case _:
            raise BadRequest
    return list(together)


def _told(finding: Finding) -> dict[str, Any]:
    """The card, the boxes and the foot as they now stand."""
    review = finding.review
    last = db.session.scalar(
        select(Decision).where(Decision.finding_id == finding.id).order_by(Decision.id.desc()).options(joinedload(Decision.by)).limit(1)
    )
    both = score.both(review)
    return {
        "id": finding.id,
        "version": finding.version,
        "state": finding.state.value,
        "severity": finding.severity,
        "page": finding.page,
        "card": render_template("workbench/card.html", finding=finding, last=last, deciding=True),
        "foot": foot(review, both),
        "open": both["counts"]["open"],
        "score": {"all": both["all"], "confirmed": both["confirmed"], "counts": both["counts"]},
    }


def foot(review: Review, both: dict[str, Any] | None = None) -> str:
    """Both scores, what they rest on, and how far the deciding is."""
    both = both or score.both(review)
    counts = both["counts"]
    severities = dict.fromkeys(SEVERITIES, 0)
    for severity, n in db.session.execute(
        select(Finding.severity, db.func.count())
        .where(Finding.review_id == review.id, Finding.state != "dismissed")
        .group_by(Finding.severity)
    ):
        severities[severity] = n
    total = sum(counts.values())
    return render_template(
        "workbench/foot.html", both=both, severities=severities, decided=total - counts["open"], total=total, title_of=title_of, GROUPS=GROUPS
    )


def _who(found: Decision | None) -> str:
    if found is None:
        return _("这一条刚刚有变动，请看过现在的样子再决定")
    return _(
        "%(who)s 在 %(when)s 先作了决定：%(what)s。您的决定没有保存；请看过现在的样子再决定",
        who=found.by,
        when=short(found.at),
        what=_(DECIDED[found.outcome]),
    )


def _frozen() -> ResponseReturnValue:
    return jsonify(error={"status": FROZEN, "message": _("已出具意见书，对问题的决定不再改动。确需改动，请先撤销意见书")}), FROZEN


def _asked() -> dict[str, Any]:
    found = request.get_json(silent=True)
    if not isinstance(found, dict):
        raise BadRequest
    return found


def _words(asked: dict[str, Any], name: str) -> str:
    return str(asked.get(name) or "")


def _followers(asked: dict[str, Any]) -> dict[int, int]:
    """`followers`: the findings decided along with this one, each `{"id", "seen"}`."""
    told = asked.get("followers") or []
    if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
        raise BadRequest
    return {_whole(each.get("id")): _whole(each.get("seen")) for each in told}


def _optional(asked: dict[str, Any], name: str) -> str | None:
    value = asked.get(name)
    return None if value is None else str(value)


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise BadRequest from None


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadRequest
    return value
