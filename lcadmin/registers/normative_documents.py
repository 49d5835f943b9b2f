"""Operations on 行政规范性文件, as far as the register goes: what was issued, from when to when it holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.extensions import db
from lcadmin.models import Agency, NormativeDocument, NormativeState, User
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing

FIELDS = ("title", "issuer", "doc_no", "issued_on", "effective_on", "expires_on", "state", "agency_id")


def enter(
    document: NormativeDocument | None,
    *,
    by: User,
    title: str,
    issuer: str,
    doc_no: str,
    issued_on: date | None,
    effective_on: date | None,
    expires_on: date | None,
    state: NormativeState,
    agency: Agency | None,
) -> NormativeDocument:
    """Enters a document, or puts the particulars of `document` right. Raises Forbidden, NotDone for days that contradict each other."""
    require(by, Action.NORMATIVE_EDIT)
    if not title.strip():
        raise NotDone(_("请填写文件名称"))
    if issued_on and effective_on and effective_on < issued_on:
        raise NotDone(_("施行日期不能早于印发日期"))
    if effective_on and expires_on and expires_on <= effective_on:
        raise NotDone(_("失效日期要晚于施行日期"))
    with writing():
        new = document is None
        document = document or NormativeDocument(state=state)
        before = None if new else _seen(document)
        document.title, document.issuer, document.doc_no = title.strip(), issuer.strip(), doc_no.strip()
        document.issued_on, document.effective_on, document.expires_on = issued_on, effective_on, expires_on
        document.state, document.agency_id = state, agency.id if agency else None
        db.session.add(document)
        db.session.flush()
        after = _seen(document)
        if after != before:
            event = audit.Event.NORMATIVE_CREATED if new else audit.Event.NORMATIVE_CHANGED
            audit.record(event, document, by=by, before=before, after=after)
    return document


def _seen(document: NormativeDocument) -> dict[str, Any]:
    return {name: getattr(document, name) for name in FIELDS}
