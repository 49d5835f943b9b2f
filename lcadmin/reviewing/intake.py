"""Intake: an upload becomes an entry of the register, and its review is asked for.

The bytes are written, synced, hashed and named first, and only then is there a row; whatever fails in between loses nothing that was
promised.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

from flask_babel import gettext as _
from sqlalchemy import Select, select

from lcadmin import audit, storage
from lcadmin.access import Action, RoleName, require, roles_of
from lcadmin.access.scope import case_files_seen_by
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, User
from lcadmin.reviewing import queue
from lcadmin.settings import settings
from lcadmin.transaction import writing
from rules.errors import Unreadable
from rules.reading.formats import COMPOUND, HEAD, Form, check_text, form_of

PDF, TEXT = "application/pdf", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {Form.PDF: PDF, Form.DOCX: DOCX, Form.TEXT: TEXT}
TELLING = (b"PK", COMPOUND)
"""What begins so is told by its directory, which may stand at its end."""


class Refused(Exception):
    """An upload that is not taken in; the text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an upload. `already`: this agency had handed in the same bytes before, and that entry is `case_file`."""

    case_file: CaseFile
    already: bool


def take_in(
    stream: BinaryIO, filename: str, *, by: User, agency: Agency | None = None, procedure: str = "", succeeds: CaseFile | None = None
) -> Taken:
    """Stores the bytes of `stream` and enters them for `agency` (an agency's user: always its own), queued for review.

    `succeeds`: the file that this rectified one takes the place of; it stays, its agency, number and reviewer are the new one's too.

    Raises Refused for what is neither a PDF nor a Word document nor a plain text (by its content), is empty or too large, and Forbidden.
    """
    require(by, Action.CASE_FILE_UPLOAD)
    if succeeds is not None:
        require(by, Action.CASE_FILE_VIEW, succeeds)
        agency = succeeds.agency
    if RoleName.AGENCY in roles_of(by) and not roles_of(by) & {RoleName.ADMIN, RoleName.REVIEWER}:
        agency = by.agency
    media_type = _media_type(stream, filename)
    try:
        kept = storage.keep(stream, limit=settings().max_upload_bytes)
    except storage.TooLarge:
        raise Refused(_("文件超过 %(n)s MB，请拆分后上传", n=settings().max_upload_mb)) from None
    with writing():
        agency_id = agency.id if agency else None
        there = db.session.scalar(_there(kept.sha256, agency_id, by).limit(1))
        if there is not None:
            return Taken(there, already=True)
        storage.enter(kept, media_type)
        case_file = CaseFile(
            agency_id=agency_id,
            uploaded_by_id=by.id,
            sha256=kept.sha256,
            original_name=display_name(filename),
            procedure=procedure,
            reviewer_id=by.id if RoleName.REVIEWER in roles_of(by) else None,
        )
        if succeeds is not None:
            case_file.succeeds_id, case_file.case_no, case_file.procedure = succeeds.id, succeeds.case_no, procedure or succeeds.procedure
            case_file.reviewer_id = succeeds.reviewer_id or case_file.reviewer_id
        db.session.add(case_file)
        db.session.flush()
        audit.record(
            audit.Event.CASE_FILE_UPLOADED,
            case_file,
            by=by,
            after={"sha256": kept.sha256, "name": case_file.original_name, "agency_id": agency_id}
            | ({"succeeds_id": succeeds.id} if succeeds is not None else {}),
        )
        queue.enqueue(case_file, by=by)
    return Taken(case_file, already=False)


def _media_type(stream: BinaryIO, filename: str) -> str:
    """What the bytes are; `filename` is asked only whether a plain text is meant. Raises Refused."""
    head = stream.read(HEAD)
    if not head:
        raise Refused(_("文件是空的，请检查后重新上传"))
    suffix = PurePath(filename).suffix.lower() or ".pdf"
    if head.startswith(TELLING) or suffix == ".txt":
        head += stream.read(settings().max_upload_bytes)
    stream.seek(0)
    try:
        form = form_of(head, suffix)
        if form is Form.TEXT:
            check_text(head)
    except Unreadable as error:
        raise Refused(_(str(error))) from None
    return MEDIA_TYPES[form]


def _there(sha256: str, agency_id: int | None, by: User) -> Select[Any]:
    """The entry of the same bytes: the agency's own; handed in without an agency, any that `by` may see, whichever agency was read from it."""
    whose = case_files_seen_by(by) if agency_id is None else CaseFile.agency_id == agency_id
    return select(CaseFile).where(whose, CaseFile.sha256 == sha256, CaseFile.deleted_at.is_(None)).order_by(CaseFile.id)


def display_name(filename: str) -> str:
    """The name for people to read: no folders, no control characters, at most 200 characters. It never becomes a path."""
    name = PurePath(filename.replace("\\", "/")).name
    shown = "".join(c for c in name if c.isprintable()).strip()
    return shown[-200:] or _("未命名.pdf")
