"""A review beside the earlier one of the same file, or of the file that a rectified one takes the place of: new, gone, unchanged."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from lcadmin.access import Action, find_case_file, may, require
from lcadmin.desk.user import signed_in
from lcadmin.extensions import db
from lcadmin.models import CaseFile, Decision, Finding, FindingState, Review, ReviewState
from lcadmin.reviewing.compare import Beside, beside, earlier_of

blueprint = Blueprint("comparison", __name__)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding that stood before and stands now; `carried`: what was decided on it before holds; `grown`: it stands at more places."""

    before: Finding
    now: Finding
    carried: bool
    grown: bool


@blueprint.get("/case-files/<int:case_file_id>/comparison")
def show(case_file_id: int) -> ResponseReturnValue:
    """The review (`review`: its number; else the current one) beside the one before it; the workbench where it is the first."""
    me = signed_in()
    case_file = find_case_file(me, case_file_id)
    require(me, Action.REVIEW_VIEW, case_file)
    number = request.args.get("review", type=int) or case_file.current_review_id
    asked = select(Review).where(Review.id == number, Review.case_file_id == case_file.id, Review.state == ReviewState.DONE)
    review = db.session.scalar(asked)
    if review is None and "review" in request.args:
        abort(404)
    earlier = earlier_of(review) if review else None
    if review is None or earlier is None:
        return redirect(url_for("workbench.show", case_file_id=case_file.id))
    found = beside(review, earlier)
    return render_template(
        "workbench/comparison.html",
        case_file=case_file,
        review=review,
        earlier=earlier,
        rectified=earlier.case_file_id != case_file.id,
        same_ruleset=review.ruleset_digest == earlier.ruleset_digest,
        same_settings=review.settings_digest == earlier.settings_digest,
        found=found,
        lines=_lines(found),
    )


def _lines(found: Beside) -> list[Line]:
    decided = set(
        db.session.scalars(select(Decision.finding_id).where(Decision.finding_id.in_([old.id for old, _ in found.unchanged])).distinct())
    )
    return [Line(old, new, old.id in decided and new.key not in found.grown, new.key in found.grown) for old, new in found.unchanged]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the workbench tells of the earlier review: that there is one, and how much changed."""

    earlier: Review
    rectified: bool
    new: int
    gone: int
    unchanged: int
    carried: int


def beginning(review: Review) -> Beginning | None:
    """How `review` stands beside the earlier one; None where it is the first."""
    earlier = earlier_of(review)
    if earlier is None:
        return None
    found = beside(review, earlier)
    carried = sum(new.state is not FindingState.OPEN and old.state is not FindingState.OPEN and new.key not in found.grown for old, new in found.unchanged)
    return Beginning(earlier, earlier.case_file_id != review.case_file_id, len(found.new), len(found.gone), len(found.unchanged), carried)


@dataclass(frozen=True, slots=True)
class Versions:
    """The file that a rectified one takes the place of, and the rectified ones handed in for it, as far as `who` may see them."""

    before: CaseFile | None
    after: tuple[CaseFile, ...]


def versions(case_file: CaseFile) -> Versions:
    """The file before and the rectified ones after `case_file` that the signed-in user may see; one query."""
    me = signed_in()
    related = (CaseFile.succeeds_id == case_file.id) | (CaseFile.id == func.coalesce(case_file.succeeds_id, 0))
    found = db.session.scalars(select(CaseFile).where(related, CaseFile.deleted_at.is_(None)).order_by(CaseFile.id)).all()
    seen = [f for f in found if may(me, Action.CASE_FILE_VIEW, f)]
    return Versions(next((f for f in seen if f.id == case_file.succeeds_id), None), tuple(f for f in seen if f.succeeds_id == case_file.id))
