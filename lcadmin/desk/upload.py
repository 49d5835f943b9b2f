"""上传: one or many PDFs, each answered for by itself: taken in, there already, or refused with one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from flask import Blueprint, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from lcadmin.access import Action, RoleName, find_case_file, require, roles_of
from lcadmin.access.login import wants_json
from lcadmin.desk.agencies import agency_choices, chosen_agency
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import PROCEDURES
from lcadmin.models import CaseFile
from lcadmin.reviewing import intake
from lcadmin.settings import settings

blueprint = Blueprint("upload", __name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file: `state` is taken, already or refused."""

    name: str
    state: str
    message: str
    url: str = ""
    watch: str = ""

    def told(self) -> dict[str, Any]:
        """For the script."""
        return {"name": self.name, "state": self.state, "message": self.message, "url": self.url, "watch": self.watch}


@blueprint.get("/case-files/upload")
def form() -> ResponseReturnValue:
    """The page to drop files on."""
    require(signed_in(), Action.CASE_FILE_UPLOAD)
    return _page([], _succeeded(request.args.get("succeeds", type=int)))


@blueprint.post("/case-files/upload")
def take() -> ResponseReturnValue:
    """Takes the files in; a script sends one at a time and gets JSON, a plain form may send many."""
    require(signed_in(), Action.CASE_FILE_UPLOAD)
    files = [f for f in request.files.getlist("files") if f.filename]
    before = _succeeded(request.form.get("succeeds", type=int))
    if before is not None and len(files) > 1:
        answers = [Answer("", "refused", _("整改后的案卷一次只能交一个文件"))]
    elif not files:
        answers = [Answer("", "refused", _("没有选择文件"))]
    else:
        answers = [_answer(file, before) for file in files]
    if wants_json():
        return jsonify(answers[0].told()), 200 if answers[0].state != "refused" else 422
    return _page(answers, before)


def _succeeded(number: int | None) -> CaseFile | None:
    """The file that a rectified one is handed in for; none where none is meant, 404 where the user may not see it."""
    return None if number is None else find_case_file(signed_in(), number)


def _answer(file: FileStorage, before: CaseFile | None) -> Answer:
    name = intake.display_name(file.filename or "")
    procedure = request.form.get("procedure", "")
    try:
        taken = intake.take_in(
            cast(BinaryIO, file.stream),
            file.filename or "",
            by=signed_in(),
            agency=chosen_agency(request.form.get("agency")),
            procedure=procedure if procedure in PROCEDURES else "",
            succeeds=before,
        )
    except intake.Refused as refusal:
        return Answer(name, "refused", str(refusal))
    url = url_for("workbench.show", case_file_id=taken.case_file.id)
    if taken.already:
        return Answer(name, "already", _("已经有这一份了"), url)
    review_id = taken.case_file.current_review_id
    return Answer(name, "taken", _("已收到，排队评查"), url, url_for("progress.of_review", review_id=review_id) if review_id else "")


def _page(answers: list[Answer], before: CaseFile | None = None) -> str:
    mine = roles_of(signed_in()) & {RoleName.ADMIN, RoleName.REVIEWER}
    return render_template(
        "upload.html",
        answers=answers,
        before=before,
        agencies=agency_choices(_("由系统从案卷里认出")) if mine else [],
        procedures=PROCEDURES,
        limit=settings().max_upload_mb,
        limit_bytes=settings().max_upload_bytes,
        pages=settings().max_pages,
    )
