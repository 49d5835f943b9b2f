"""Which rows a user may see, as queries: every list and every look-up by number starts here.

What a user may not see does not exist for them: `find_…` raises NotFound (404), never Forbidden, so that numbers tell nothing.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from werkzeug.exceptions import NotFound

from lcadmin.access.roles import RoleName, roles_of
from lcadmin.extensions import db
from lcadmin.models import CaseFile, Finding, Notice, Review, User

T = TypeVar("T")


def case_files_seen_by(user: User) -> ColumnElement[bool]:
    """The condition on CaseFile for what `user` may see; the trash is the admin's."""
    roles = roles_of(user)
    if RoleName.ADMIN in roles:
        return true()
    seen: list[ColumnElement[bool]] = []
    if RoleName.REVIEWER in roles:
        seen += [CaseFile.reviewer_id == user.id, CaseFile.reviewer_id.is_(None), CaseFile.uploaded_by_id == user.id]
    if RoleName.AGENCY in roles and user.agency_id is not None:
        seen.append(CaseFile.agency_id == user.agency_id)
    if RoleName.VIEWER in roles:
        seen.append(CaseFile.id.in_(select(Notice.case_file_id)))
    return or_(*seen) & CaseFile.deleted_at.is_(None) if seen else false()


def visible_case_files(user: User) -> Select[CaseFile]:
    """The case files that `user` may see."""
    return select(CaseFile).where(case_files_seen_by(user))


def notices_seen_by(user: User) -> ColumnElement[bool]:
    """The condition on Notice for what `user` may see: issued papers of the case files they see; leaders see all that were issued."""
    if roles_of(user) & {RoleName.ADMIN, RoleName.VIEWER}:
        return true()
    return Notice.case_file_id.in_(select(CaseFile.id).where(case_files_seen_by(user)))


def visible_notices(user: User) -> Select[Notice]:
    """The notices that `user` may see."""
    return select(Notice).where(notices_seen_by(user))


def find_case_file(user: User, case_file_id: int) -> CaseFile:
    """The case file of that number. Raises NotFound where there is none or `user` may not see it."""
    return _one(visible_case_files(user).where(CaseFile.id == case_file_id))


def find_review(user: User, review_id: int) -> Review:
    """The review of that number, as `find_case_file`."""
    return _one(select(Review).join(Review.case_file).where(Review.id == review_id, case_files_seen_by(user)))


def find_finding(user: User, finding_id: int) -> Finding:
    """The finding of that number, as `find_case_file`."""
    seen = select(Finding).join(Finding.review).join(Review.case_file)
    return _one(seen.where(Finding.id == finding_id, case_files_seen_by(user)))


def find_notice(user: User, notice_id: int) -> Notice:
    """The notice of that number, as `find_case_file`."""
    return _one(visible_notices(user).where(Notice.id == notice_id))


def _one(query: Select[T]) -> T:
    found: T | None = db.session.scalar(query)
    if found is None:
        raise NotFound
    return found
