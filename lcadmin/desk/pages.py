"""Pages of a case file as pictures, and the file itself; only for who may see it, at addresses that tell nothing of the store."""

from __future__ import annotations

import io
import logging

from flask import Blueprint, Response, abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lcadmin import audit, storage
from lcadmin.access import Action, find_case_file, require
from lcadmin.desk.moments import local_today
from lcadmin.desk.user import signed_in
from lcadmin.language import N_
from lcadmin.models import CaseFile, FindingState, ReviewState
from lcadmin.notices import reviewed_copy
from lcadmin.reviewing import intake, render
from lcadmin.settings import settings
from lcadmin.transaction import writing

blueprint = Blueprint("pages", __name__)
log = logging.getLogger(__name__)

KEPT_SECONDS = 600
"""How long a browser may keep a page's picture: long enough to turn back and forth, not over a change of users."""
ASIDES = {"header": N_("页眉"), "footer": N_("页脚"), "footnote": N_("脚注"), "endnote": N_("尾注"), "comment": N_("批注")}


@blueprint.get("/case-files/<int:case_file_id>/pages/<int:page>.png")
def picture(case_file_id: int, page: int) -> ResponseReturnValue:
    """The page at `zoom` 1 (96 dpi) or 2 (192 dpi)."""
    case_file = _seen(case_file_id, Action.REVIEW_VIEW)
    zoom = request.args.get("zoom", 1, type=int)
    if zoom not in render.DPI:
        abort(404)
    try:
        return _png(render.page_png(case_file, page, zoom))
    except render.NoPicture:
        abort(404)


@blueprint.get("/case-files/<int:case_file_id>/thumbnails/<int:page>.png")
def thumbnail(case_file_id: int, page: int) -> ResponseReturnValue:
    """The page as a small picture."""
    case_file = _seen(case_file_id, Action.REVIEW_VIEW)
    try:
        return _png(render.thumbnail(case_file, page))
    except render.NoPicture:
        abort(404)


@blueprint.get("/case-files/<int:case_file_id>/original")
def original(case_file_id: int) -> ResponseReturnValue:
    """The file as it was handed in."""
    case_file = _seen(case_file_id, Action.CASE_FILE_DOWNLOAD)
    with writing():
        audit.record(audit.Event.CASE_FILE_DOWNLOADED, case_file, by=signed_in())
    path, media_type = storage.path_of(case_file.sha256), case_file.stored_file.media_type
    answer = send_file(path, mimetype=media_type, as_attachment=True, download_name=case_file.original_name, etag=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.get("/case-files/<int:case_file_id>/annotated.pdf")
def annotated(case_file_id: int) -> ResponseReturnValue:
    """The file with what stands so far written into it as annotations; the copy of an issued opinion is frozen with it instead."""
    case_file = _seen(case_file_id, Action.REVIEW_VIEW)
    review = case_file.current_review
    if review is None or review.state is not ReviewState.DONE:
        abort(404)
    findings = [f for f in review.findings if f.state is not FindingState.DISMISSED]
    try:
        data = reviewed_copy.annotated(storage.path_of(case_file.sha256), findings, author=settings().bureau, on=local_today())
    except reviewed_copy.NotAnnotated as none:
        log.warning("no annotated copy", extra={"review": review.id, "code": none.code, "detail": none.detail})
        flash(_(str(none)), "error")
        return redirect(url_for("workbench.show", case_file_id=case_file.id))
    with writing():
        audit.record(audit.Event.CASE_FILE_DOWNLOADED, case_file, by=signed_in(), after={"annotated": len(findings)})
    name = _("%(what)s 标注版", what=case_file)
    return send_file(io.BytesIO(data), mimetype="application/pdf", as_attachment=True, download_name=f"{name}.pdf")


def text_pages(case_file: CaseFile) -> list[str]:
    """The pages of a Word document or a plain text as printed, notes and comments below each; none for other files."""
    if case_file.stored_file.media_type not in (intake.TEXT, intake.DOCX):
        return []
    try:
        pages = render.page_texts(case_file)
    except (render.NoPicture, OSError):
        return [""]
    return ["\n".join([page["text"], *(_beside(aside) for aside in page["asides"])]) for page in pages]


def _beside(aside: dict[str, str]) -> str:
    name = _(ASIDES[aside["kind"]])
    by = _("（%(words)s）", words=aside["by"]) if aside["by"] else ""
    return f"\n—— {name}{by} ——\n{aside['text']}"


def _seen(case_file_id: int, right: Action) -> CaseFile:
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), right, case_file)
    return case_file


def _png(data: bytes) -> Response:
    return Response(data, mimetype="image/png", headers={"Cache-Control": f"private, max-age={KEPT_SECONDS}"})
