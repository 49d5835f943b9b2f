"""The audit trail: every step by whom and when, from what to what, in a chain that shows any later change.

`record` writes one entry inside the caller's transaction. Each entry's hash covers its own content as canonical JSON and the hash of
the entry before it, so a changed or missing row breaks the chain at that place; triggers of the database forbid UPDATE and DELETE
besides. `verify` walks the chain (`flask audit verify`). What it cannot show: that somebody with the database file in hand rewrote
the whole chain to its end; note the last hash elsewhere for that.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import inspect, select, text

from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.logging_setup import current_id
from lcadmin.models import AuditEntry, User
from lcadmin.transaction import is_writing

FIRST = "0" * 64
SYSTEM = N_("系统")


class Event(StrEnum):
    """What can happen. A word once used stays: old entries carry it."""

    SIGNED_IN = "session.started"
    SIGNED_OUT = "session.ended"
    SIGN_IN_REFUSED = "session.refused"
    ACCOUNT_CREATED = "account.created"
    ACCOUNT_CHANGED = "account.changed"
    ACCOUNT_ROLES_SET = "account.roles_set"
    ACCOUNT_PASSWORD_CHANGED = "account.password_changed"  # noqa: S105 - a word, no password
    ACCOUNT_PASSWORD_RESET = "account.password_reset"  # noqa: S105
    ACCOUNT_LOCKED = "account.locked"
    ACCOUNT_UNLOCKED = "account.unlocked"
    ACCOUNT_DEACTIVATED = "account.deactivated"
    ACCOUNT_ACTIVATED = "account.activated"
    AGENCY_CREATED = "agency.created"
    AGENCY_CHANGED = "agency.changed"
    CASE_FILE_UPLOADED = "case_file.uploaded"
    CASE_FILE_CHANGED = "case_file.changed"
    CASE_FILE_ASSIGNED = "case_file.assigned"
    CASE_FILE_TRASHED = "case_file.trashed"
    CASE_FILE_RESTORED = "case_file.restored"
    CASE_FILE_DOWNLOADED = "case_file.downloaded"
    REVIEW_QUEUED = "review.queued"
    REVIEW_FINISHED = "review.finished"
    REVIEW_FAILED = "review.failed"
    REVIEW_SET_ASIDE = "review.set_aside"
    REVIEW_RETRIED = "review.retried"
    REVIEW_TAKEN_UP_AGAIN = "review.taken_up_again"
    FINDING_ADDED = "finding.added"
    FINDING_CONFIRMED = "finding.confirmed"
    FINDING_DISMISSED = "finding.dismissed"
    FINDING_EDITED = "finding.edited"
    FINDING_REOPENED = "finding.reopened"
    NOTICE_ISSUED = "notice.issued"
    NOTICE_REVOKED = "notice.revoked"
    NOTICE_DOWNLOADED = "notice.downloaded"
    NORMATIVE_CREATED = "normative_document.created"
    NORMATIVE_CHANGED = "normative_document.changed"
    OWN_RULE_CREATED = "own_rule.created"
    OWN_RULE_REWORDED = "own_rule.reworded"
    OWN_RULE_STANDS = "own_rule.stands"
    OWN_RULE_TRIED = "own_rule.tried"
    SETTING_ENTERED = "setting.entered"
    SETTING_WITHDRAWN = "setting.withdrawn"
    RULE_STANDS = "rule.stands"
    RULE_TRIED = "rule.tried"
    RULE_TRIAL_STOPPED = "rule_trial.stopped"
    SCHEME_ENTERED = "score_scheme.entered"
    SCHEME_WITHDRAWN = "score_scheme.withdrawn"
    LAW_VERSION_ADDED = "law_version.added"
    LAW_VERSION_WITHDRAWN = "law_version.withdrawn"
    LAW_REPEALED = "law.repealed"
    LIST_EXPORTED = "list.exported"
    SAMPLE_DATA_LOADED = "sample_data.loaded"


LABELS: dict[Event, str] = {
    Event.SIGNED_IN: N_("登录"),
    Event.SIGNED_OUT: N_("退出"),
    Event.SIGN_IN_REFUSED: N_("登录被拒"),
    Event.ACCOUNT_CREATED: N_("新建用户"),
    Event.ACCOUNT_CHANGED: N_("修改用户"),
    Event.ACCOUNT_ROLES_SET: N_("设置角色"),
    Event.ACCOUNT_PASSWORD_CHANGED: N_("修改密码"),
    Event.ACCOUNT_PASSWORD_RESET: N_("重置密码"),
    Event.ACCOUNT_LOCKED: N_("锁定账号"),
    Event.ACCOUNT_UNLOCKED: N_("解锁账号"),
    Event.ACCOUNT_DEACTIVATED: N_("停用账号"),
    Event.ACCOUNT_ACTIVATED: N_("启用账号"),
    Event.AGENCY_CREATED: N_("新建执法单位"),
    Event.AGENCY_CHANGED: N_("修改执法单位"),
    Event.CASE_FILE_UPLOADED: N_("上传案卷"),
    Event.CASE_FILE_CHANGED: N_("修改案卷信息"),
    Event.CASE_FILE_ASSIGNED: N_("分派案卷"),
    Event.CASE_FILE_TRASHED: N_("案卷移入回收站"),
    Event.CASE_FILE_RESTORED: N_("恢复案卷"),
    Event.CASE_FILE_DOWNLOADED: N_("下载案卷"),
    Event.REVIEW_QUEUED: N_("评查排队"),
    Event.REVIEW_FINISHED: N_("评查完成"),
    Event.REVIEW_FAILED: N_("评查失败"),
    Event.REVIEW_SET_ASIDE: N_("评查搁置"),
    Event.REVIEW_RETRIED: N_("重新评查"),
    Event.REVIEW_TAKEN_UP_AGAIN: N_("评查中断后重新排队"),
    Event.FINDING_ADDED: N_("增加问题"),
    Event.FINDING_CONFIRMED: N_("确认问题"),
    Event.FINDING_DISMISSED: N_("问题不成立"),
    Event.FINDING_EDITED: N_("修改问题"),
    Event.FINDING_REOPENED: N_("撤回对问题的决定"),
    Event.NOTICE_ISSUED: N_("出具文书"),
    Event.NOTICE_REVOKED: N_("撤销文书"),
    Event.NOTICE_DOWNLOADED: N_("下载文书"),
    Event.NORMATIVE_CREATED: N_("登记规范性文件"),
    Event.NORMATIVE_CHANGED: N_("修改规范性文件"),
    Event.OWN_RULE_CREATED: N_("新建本局规则"),
    Event.OWN_RULE_REWORDED: N_("修改本局规则"),
    Event.OWN_RULE_STANDS: N_("设定本局规则的状态"),
    Event.OWN_RULE_TRIED: N_("用案卷试本局规则"),
    Event.SETTING_ENTERED: N_("修改部门设置"),
    Event.SETTING_WITHDRAWN: N_("撤回部门设置"),
    Event.RULE_STANDS: N_("设定规则的状态或者分值"),
    Event.RULE_TRIED: N_("用案卷试规则"),
    Event.RULE_TRIAL_STOPPED: N_("停止试规则"),
    Event.SCHEME_ENTERED: N_("修改评分方案"),
    Event.SCHEME_WITHDRAWN: N_("撤回评分方案"),
    Event.LAW_VERSION_ADDED: N_("登记法律文本"),
    Event.LAW_VERSION_WITHDRAWN: N_("撤回法律文本"),
    Event.LAW_REPEALED: N_("登记法律废止"),
    Event.LIST_EXPORTED: N_("导出列表"),
    Event.SAMPLE_DATA_LOADED: N_("载入示例数据"),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the chain does not hold: the entry's number and what is wrong with it."""

    entry: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome of a walk: how many entries held, the last hash, and the first break if there is one."""

    entries: int
    last_hash: str
    broken: Broken | None


def record(event: Event, subject: Any, *, by: User | None, before: Any = None, after: Any = None) -> AuditEntry:
    """Writes that `by` (None: the program itself) did `event` to `subject`, a row or None, in the caller's `writing()` transaction.

    `before` and `after` are what changed, as JSON values; days and moments may stand in them. Never put a password or its hash there.
    Raises RuntimeError outside of `writing()`: only there do two writers take turns.
    """
    if not is_writing():
        raise RuntimeError("an audit entry is written inside `writing()`")
    session = db.session
    session.flush()
    if session.connection().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(7230761)"))
    last = session.execute(select(AuditEntry.id, AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)).first()
    entry = AuditEntry(
        id=last.id + 1 if last else 1,
        at=now(),
        actor_id=by.id if by else None,
        actor=(by.name or by.username) if by else SYSTEM,
        event=event.value,
        subject_type=subject.__tablename__ if subject is not None else "",
        subject_id="/".join(str(part) for part in inspect(subject).identity) if subject is not None else "",
        before=_plain(before),
        after=_plain(after),
        request_id=current_id(),
        previous_hash=last.hash if last else FIRST,
    )
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()
    return entry


def hash_of(entry: AuditEntry) -> str:
    """The sha256 over the entry as canonical JSON, the previous hash among its fields."""
    content = {
        "id": entry.id,
        "at": entry.at.isoformat(timespec="microseconds"),
        "actor_id": entry.actor_id,
        "actor": entry.actor,
        "event": entry.event,
        "subject_type": entry.subject_type,
        "subject_id": entry.subject_id,
        "before": entry.before,
        "after": entry.after,
        "request_id": entry.request_id,
        "previous_hash": entry.previous_hash,
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def verify() -> Verified:
    """Walks the whole chain in order and stops at the first entry that was changed or is missing."""
    expected, previous, entries = 1, FIRST, 0
    for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)):
        if entry.id != expected:
            return Verified(entries, previous, Broken(expected, "is missing"))
        if entry.previous_hash != previous:
            return Verified(entries, previous, Broken(entry.id, "does not follow from the entry before it"))
        if entry.hash != hash_of(entry):
            return Verified(entries, previous, Broken(entry.id, "was changed after it was written"))
        expected, previous, entries = entry.id + 1, entry.hash, entries + 1
    if expected <= _highest_number():
        return Verified(entries, previous, Broken(expected, "is missing"))
    return Verified(entries, previous, None)


def _highest_number() -> int:
    """The highest number that an entry ever had (SQLite keeps it), so that entries missing at the end are noticed."""
    if db.engine.dialect.name != "sqlite":
        return 0
    found = db.session.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'audit_entry'")).scalar()
    return int(found or 0)


def _plain(value: Any) -> Any:
    """`value` as JSON would give it back, so that the hash is the same before and after the database."""
    return None if value is None else json.loads(json.dumps(value, ensure_ascii=False, default=_word))


def _word(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"not for the audit trail: {value!r}")
