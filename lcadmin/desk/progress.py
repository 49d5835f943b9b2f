"""How far a review is, as JSON for the pages that watch it; trying again; asking for a new one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lcadmin.access import Action, find_case_file, find_review, require
from lcadmin.desk.moments import ago
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import REVIEW_STATES
from lcadmin.language import is_local
from lcadmin.models import Lane, Review, ReviewState
from lcadmin.reviewing import queue

blueprint = Blueprint("progress", __name__)


@blueprint.get("/reviews/<int:review_id>/progress")
def of_review(review_id: int) -> ResponseReturnValue:
    """Where the review stands: state and step in words, pages, last sign of life, what went wrong, whether it is over."""
    review = find_review(signed_in(), review_id)
    require(signed_in(), Action.CASE_FILE_VIEW, review)
    return jsonify(told(review))


@blueprint.post("/reviews/<int:review_id>/retry")
def retry(review_id: int) -> ResponseReturnValue:
    """A failed review waits again."""
    review = queue.retry(find_review(signed_in(), review_id), by=signed_in())
    flash(_("已重新排队"), "success")
    return _back(review)


@blueprint.post("/case-files/<int:case_file_id>/review")
def again(case_file_id: int) -> ResponseReturnValue:
    """A new review of the case file; where a finding is the same, what was decided on it is carried over."""
    review = queue.enqueue(find_case_file(signed_in(), case_file_id), by=signed_in())
    flash(_("已排队重新评查"), "success")
    return _back(review)


def told(review: Review) -> dict[str, Any]:
    """The progress as pages show it: `words` is one line."""
    found: dict[str, Any] = queue.progress(review)
    state = ReviewState(found["state"])
    if state is ReviewState.QUEUED:
        words = _("排队，前面 %(n)s 件", n=found["ahead"]) if found["ahead"] else _("排队，马上开始")
        if found["lane"] == Lane.SCAN:
            words = _("扫描件排队，前面 %(n)s 件", n=found["ahead"]) if found["ahead"] else _("扫描件排队，轮到就开始")
    elif state is ReviewState.RUNNING:
        step = _("扫描识别") if found["lane"] == Lane.SCAN and review.step == "read" else found["step"]
        words = _("%(step)s，第 %(done)s / %(total)s 页", step=step, done=found["page_done"], total=found["page_total"])
        words = words if found["page_total"] else step
        if found["stale"]:
            words = _("%(step)s没有响应，上次有动静：%(ago)s；会自动重试", step=found["step"], ago=ago(review.heartbeat_at))
    else:
        words = _(REVIEW_STATES[state])
    return found | {
        "words": words,
        "message": _(found["message"]) if found["message"] else "",
        "seen": ago(review.heartbeat_at),
        "over": state not in (ReviewState.QUEUED, ReviewState.RUNNING),
        "done": state is ReviewState.DONE,
        "url": url_for("workbench.show", case_file_id=review.case_file_id),
    }


def _back(review: Review) -> ResponseReturnValue:
    target = request.form.get("url", "")
    return redirect(target if is_local(target) else url_for("workbench.show", case_file_id=review.case_file_id))
