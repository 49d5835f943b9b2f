"""What people change of a case file's entry. The papers themselves never change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from lcadmin import audit
from lcadmin.access import Action, RoleName, require
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, Notice, NoticeState, Role, User
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing

PROCEDURES = ("", "ordinary", "summary")


def assign(case_files: Iterable[CaseFile], reviewer: User | None, *, by: User) -> int:
    """Gives the case files to `reviewer` (None: to nobody); how many changed hands. Raises Forbidden, NotDone for somebody who is no reviewer."""
    changed = 0
    with writing():
        if reviewer is not None and reviewer.id not in {u.id for u in reviewers()}:
            raise NotDone(_("“%(name)s”不是评查员，不能分派给他", name=reviewer))
        for case_file in case_files:
            require(by, Action.CASE_FILE_ASSIGN, case_file)
            before, after = case_file.reviewer_id, reviewer.id if reviewer else None
            if before != after:
                case_file.reviewer_id = after
                audit.record(audit.Event.CASE_FILE_ASSIGNED, case_file, by=by, before={"reviewer_id": before}, after={"reviewer_id": after})
                changed += 1
    return changed


def reviewers() -> list[User]:
    """Everybody to whom a case file can be given."""
    active = select(User).where(User.active, User.roles.any(Role.name == RoleName.REVIEWER.value))
    return list(db.session.scalars(active.order_by(User.name)))


def change_particulars(
    case_file: CaseFile, *, by: User, case_no: str, party: str, cause: str, procedure: str, decided_on: date | None, agency: Agency | None
) -> None:
    """Puts right what was read from the papers or entered before. Raises Forbidden, NotDone."""
    require(by, Action.CASE_FILE_EDIT, case_file)
    if procedure not in PROCEDURES:
        raise NotDone(_("没有这种程序"))
    with writing():
        agency_id = agency.id if agency else None
        if agency_id != case_file.agency_id and _same_bytes(case_file, agency_id):
            raise NotDone(_("“%(name)s”已经有一份相同的案卷", name=agency or _("未定单位")))
        names = ("case_no", "party", "cause", "procedure", "decided_on", "agency_id")
        before = {name: getattr(case_file, name) for name in names}
        case_file.case_no, case_file.party, case_file.cause = case_no.strip(), party.strip(), cause.strip()
        case_file.procedure, case_file.decided_on, case_file.agency_id = procedure, decided_on, agency_id
        after = {name: getattr(case_file, name) for name in names}
        changed = [name for name in names if before[name] != after[name]]
        if changed:
            audit.record(
                audit.Event.CASE_FILE_CHANGED,
                case_file,
                by=by,
                before={n: before[n] for n in changed},
                after={n: after[n] for n in changed},
            )


def trash(case_files: Iterable[CaseFile], *, by: User) -> int:
    """Moves the entries to the trash, from which they can be restored; how many went. Raises Forbidden, NotDone for one with a standing notice."""
    moved = 0
    with writing():
        for case_file in case_files:
            require(by, Action.CASE_FILE_TRASH, case_file)
            if case_file.deleted_at is not None:
                continue
            if db.session.scalar(select(Notice.id).where(Notice.case_file_id == case_file.id, Notice.state == NoticeState.ISSUED).limit(1)):
                raise NotDone(_("“%(what)s”已出具文书，不能移入回收站；确需移走，请先撤销文书", what=case_file))
            case_file.deleted_at, case_file.deleted_by_id = now(), by.id
            audit.record(audit.Event.CASE_FILE_TRASHED, case_file, by=by)
            moved += 1
    return moved


def restore(case_files: Iterable[CaseFile], *, by: User) -> int:
    """Takes entries out of the trash; how many came back. Raises Forbidden, NotDone where the agency has handed in the same file again."""
    back = 0
    with writing():
        for case_file in case_files:
            require(by, Action.CASE_FILE_TRASH, case_file)
            if case_file.deleted_at is None:
                continue
            if _same_bytes(case_file, case_file.agency_id):
                raise NotDone(_("“%(what)s”已重新上传，不必恢复", what=case_file))
            case_file.deleted_at = case_file.deleted_by_id = None
            audit.record(audit.Event.CASE_FILE_RESTORED, case_file, by=by)
            back += 1
    return back


def _same_bytes(case_file: CaseFile, agency_id: int | None) -> bool:
    """Whether that agency has another live entry of the same bytes."""
    of_agency = CaseFile.agency_id.is_(None) if agency_id is None else CaseFile.agency_id == agency_id
    same = select(CaseFile.id).where(
        CaseFile.sha256 == case_file.sha256, of_agency, CaseFile.id != case_file.id, CaseFile.deleted_at.is_(None)
    )
    return db.session.scalar(same.limit(1)) is not None
