"""Who may do what: one table. Screens, operations and files all ask `may` (or `require`, which refuses)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from werkzeug.exceptions import Forbidden

from lcadmin.access.roles import RoleName, roles_of
from lcadmin.models import CaseFile, Decision, Finding, Notice, Review, User


class Action(StrEnum):
    """What can be done with the office's things."""

    CASE_FILE_LIST = "case_file.list"
    CASE_FILE_VIEW = "case_file.view"
    CASE_FILE_UPLOAD = "case_file.upload"
    CASE_FILE_EDIT = "case_file.edit"
    CASE_FILE_ASSIGN = "case_file.assign"
    CASE_FILE_TRASH = "case_file.trash"
    CASE_FILE_DOWNLOAD = "case_file.download"
    REVIEW_VIEW = "review.view"
    REVIEW_START = "review.start"
    FINDING_DECIDE = "finding.decide"
    NOTICE_LIST = "notice.list"
    NOTICE_VIEW = "notice.view"
    NOTICE_ISSUE = "notice.issue"
    NOTICE_REVOKE = "notice.revoke"
    NORMATIVE_VIEW = "normative.view"
    NORMATIVE_EDIT = "normative.edit"
    AGENCY_VIEW = "agency.view"
    AGENCY_EDIT = "agency.edit"
    RULE_VIEW = "rule.view"
    LAW_VIEW = "law.view"
    LAW_EDIT = "law.edit"
    OWN_RULE_EDIT = "own_rule.edit"
    RULE_TRY = "rule.try"
    SETTING_VIEW = "setting.view"
    SETTING_EDIT = "setting.edit"
    ACCOUNT_MANAGE = "account.manage"
    AUDIT_VIEW = "audit.view"
    EXPORT = "export"


Condition = Callable[[User, Any], bool]


def case_file_of(thing: Any) -> CaseFile | None:
    """The case file that `thing` belongs to, if it belongs to one."""
    match thing:
        case CaseFile():
            return thing
        case Review() | Notice():
            return thing.case_file
        case Finding():
            return thing.review.case_file
        case Decision():
            return thing.finding.review.case_file
    return None


def always(user: User, thing: Any) -> bool:
    """No condition beyond the role."""
    return True


def theirs(user: User, thing: Any) -> bool:
    """The reviewer's: assigned to them, uploaded by them, or nobody's yet. Without a thing: in general."""
    if thing is None:
        return True
    case_file = case_file_of(thing)
    return (
        case_file is not None
        and case_file.deleted_at is None
        and (case_file.reviewer_id in (None, user.id) or case_file.uploaded_by_id == user.id)
    )


def own_agency(user: User, thing: Any) -> bool:
    """The agency's own. Without a thing: in general."""
    if thing is None:
        return user.agency_id is not None
    case_file = case_file_of(thing)
    owner = case_file.agency_id if case_file else getattr(thing, "agency_id", None)
    return user.agency_id is not None and owner == user.agency_id and (case_file is None or case_file.deleted_at is None)


def issued(user: User, thing: Any) -> bool:
    """A notice, or a case file for which one was issued. Without a thing: in general."""
    if thing is None or isinstance(thing, Notice):
        return True
    from lcadmin.access.scope import visible_case_files
    from lcadmin.extensions import db

    case_file = case_file_of(thing)
    return case_file is not None and db.session.scalar(visible_case_files(user).where(CaseFile.id == case_file.id)) is not None


A, R, L, G, V = RoleName.ADMIN, RoleName.REVIEWER, RoleName.LEGAL_OFFICER, RoleName.AGENCY, RoleName.VIEWER

RIGHTS: dict[Action, dict[RoleName, Condition]] = {
    Action.CASE_FILE_LIST: {A: always, R: always, G: own_agency, V: always},
    Action.CASE_FILE_VIEW: {A: always, R: theirs, G: own_agency, V: issued},
    Action.CASE_FILE_UPLOAD: {A: always, R: always, G: own_agency},
    Action.CASE_FILE_EDIT: {A: always, R: theirs},
    Action.CASE_FILE_ASSIGN: {A: always, R: theirs},
    Action.CASE_FILE_TRASH: {A: always, R: theirs},
    Action.CASE_FILE_DOWNLOAD: {A: always, R: theirs, G: own_agency},
    Action.REVIEW_VIEW: {A: always, R: theirs},
    Action.REVIEW_START: {A: always, R: theirs},
    Action.FINDING_DECIDE: {R: theirs},
    Action.NOTICE_LIST: {A: always, R: always, G: own_agency, V: always},
    Action.NOTICE_VIEW: {A: always, R: theirs, G: own_agency, V: issued},
    Action.NOTICE_ISSUE: {R: theirs},
    Action.NOTICE_REVOKE: {A: always, R: theirs},
    Action.NORMATIVE_VIEW: {A: always, L: always, G: own_agency, V: always},
    Action.NORMATIVE_EDIT: {A: always, L: always},
    Action.AGENCY_VIEW: {A: always, R: always, L: always, V: always},
    Action.AGENCY_EDIT: {A: always},
    Action.RULE_VIEW: {A: always, R: always, L: always, V: always},
    Action.LAW_VIEW: {A: always, R: always, L: always, V: always},
    Action.LAW_EDIT: {A: always, L: always},
    Action.OWN_RULE_EDIT: {A: always},
    Action.RULE_TRY: {A: always},
    Action.SETTING_VIEW: {A: always, R: always, L: always},
    Action.SETTING_EDIT: {A: always},
    Action.ACCOUNT_MANAGE: {A: always},
    Action.AUDIT_VIEW: {A: always},
    Action.EXPORT: {A: always, R: always, L: always, V: always},
}


def may(user: User, action: Action, thing: Any = None) -> bool:
    """Whether `user` may do `action` with `thing`; without a thing, whether there is anything with which they may."""
    conditions = RIGHTS[action]
    return any(conditions[role](user, thing) for role in roles_of(user) if role in conditions)


def require(user: User, action: Action, thing: Any = None) -> None:
    """Raises Forbidden (403) unless `user` may."""
    if not may(user, action, thing):
        raise Forbidden
