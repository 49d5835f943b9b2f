"""What was read on the pages of a case file: for selecting over the picture, for search, and as a searchable copy."""

from __future__ import annotations

import io
import logging
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lcadmin import audit
from lcadmin.access import Action, find_case_file, require
from lcadmin.desk.user import signed_in
from lcadmin.models import CaseFile, PageText
from lcadmin.reviewing import page_texts, search, searchable
from lcadmin.reviewing.laid import Laid, unpacked
from lcadmin.transaction import writing

blueprint = Blueprint("page_texts", __name__)
log = logging.getLogger(__name__)

DOUBT = 0.95
"""A page whose characters are on the average less sure is pointed out in the outline."""


@blueprint.get("/case-files/<int:case_file_id>/pages/<int:page>/text")
def of_page(case_file_id: int, page: int) -> ResponseReturnValue:
    """The page's words with their places, and which characters are doubtful; nothing of a page that was not read yet."""
    case_file = _seen(case_file_id)
    found = page_texts.of_page(case_file, page)
    if found is None:
        return jsonify({"source": "", "words": "", "lines": [], "doubts": []})
    laid = unpacked(found.laid)
    return jsonify({
        "source": found.source,
        "words": words_for(found),
        "lines": _lines(laid),
        "doubts": [[*d.box, d.way, laid.raw[d.start:d.end]] for d in laid.doubts],
    })


@blueprint.get("/case-files/<int:case_file_id>/search")
def found(case_file_id: int) -> ResponseReturnValue:
    """Where the file says `q`: how often, and the first places."""
    case_file = _seen(case_file_id)
    brought = search.find(case_file, request.args.get("q", ""))
    hits = [
        {"page": h.page, "start": h.start, "end": h.end, "boxes": h.boxes, "before": h.before, "words": h.words, "after": h.after}
        for h in brought.hits
    ]
    return jsonify({"count": brought.count, "hits": hits, "message": "" if brought.pages else _("重新评查以后才能在全卷中查找")})


@blueprint.get("/case-files/<int:case_file_id>/searchable.pdf")
def searchable_copy(case_file_id: int) -> ResponseReturnValue:
    """The file with the text of its scanned pages laid invisibly over their pictures."""
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), Action.CASE_FILE_DOWNLOAD, case_file)
    try:
        made = searchable.copy_of(case_file)
    except searchable.NotMade as none:
        log.warning("no searchable copy", extra={"case_file": case_file.id, "code": none.code, "detail": none.detail})
        flash(_(str(none)), "error")
        return redirect(url_for("workbench.show", case_file_id=case_file.id))
    with writing():
        audit.record(audit.Event.CASE_FILE_DOWNLOADED, case_file, by=signed_in(), after={"searchable_pages": made.pages})
    name = _("%(what)s 可查找版", what=case_file)
    answer: Response = send_file(io.BytesIO(made.data), mimetype="application/pdf", as_attachment=True, download_name=f"{name}.pdf", etag=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def words_for(page: PageText) -> str:
    """How sure the page's text is, in one line; nothing to say of a page with a text of its own."""
    if page.confidence is None:
        return ""
    sure = str(percent(page.confidence))
    if page.doubtful:
        return _("扫描识别，把握 %(sure)s%%，%(n)s 字存疑", sure=sure, n=page.doubtful)
    return _("扫描识别，把握 %(sure)s%%", sure=sure)


def percent(confidence: float) -> int:
    """Whole per cent, rounded down: a hundred is all."""
    return int(100 * confidence)


def least_sure(pages: dict[int, PageText], first: int, last: int) -> PageText | None:
    """The page of a document that can be relied upon least, None where none is doubtful."""
    doubtful = [p for p in (pages.get(number) for number in range(first, last + 1)) if p and p.confidence is not None and p.confidence < DOUBT]
    return min(doubtful, key=lambda p: p.confidence or 0.0) if doubtful else None


def _lines(laid: Laid) -> list[list[Any]]:
    """The words of each line as [text, x0, y0, x1, y1, way]."""
    lines: list[list[Any]] = []
    end = -1
    for word in laid.words:
        if not lines or "\n" in laid.raw[end:word.start]:
            lines.append([])
        lines[-1].append([laid.raw[word.start:word.end], *word.box, word.way])
        end = word.end
    return lines


def _seen(case_file_id: int) -> CaseFile:
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), Action.REVIEW_VIEW, case_file)
    return case_file
