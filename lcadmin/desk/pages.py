"""Pages of a case file as pictures, and the file itself; only for who may see it, at addresses that tell nothing of the store."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request, send_file
from flask.typing import ResponseReturnValue

from lcadmin import audit, storage
from lcadmin.access import Action, find_case_file, require
from lcadmin.desk.user import signed_in
from lcadmin.models import CaseFile
from lcadmin.reviewing import render
from lcadmin.transaction import writing

blueprint = Blueprint("pages", __name__)

KEPT_SECONDS = 600
"""How long a browser may keep a page's picture: long enough to turn back and forth, not over a change of users."""
TEXT = "text/plain"


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


def text_pages(case_file: CaseFile) -> list[str]:
    """The pages of a plain text, parted by form feeds; none for other files."""
    if case_file.stored_file.media_type != TEXT:
        return []
    return storage.path_of(case_file.sha256).read_text(encoding="utf-8", errors="replace").split("\f")


def _seen(case_file_id: int, right: Action) -> CaseFile:
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), right, case_file)
    return case_file


def _png(data: bytes) -> Response:
    return Response(data, mimetype="image/png", headers={"Cache-Control": f"private, max-age={KEPT_SECONDS}"})
