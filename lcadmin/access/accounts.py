"""Operations on accounts: create, change, set roles, reset password, unlock, deactivate, and the tries to sign in.

Each checks the right, changes the row and writes the audit entry in one transaction. Passwords appear in no entry and no log.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_security import hash_password
from sqlalchemy import func, select

from lcadmin.access.rights import Action, require
from lcadmin.access.roles import LABELS, RoleName
from lcadmin.audit import Event, record
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import Agency, Role, User
from lcadmin.transaction import writing

WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
USERNAME = re.compile(r"[^\W_][\w.@-]{0,63}")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when read from paper


class AccountError(ValueError):
    """A change that cannot be made; the message is one sentence for the user, to be translated where it is shown."""


@dataclass(frozen=True, slots=True)
class OneTimePassword:
    """A password to hand over, shown once and stored nowhere; it must be changed at the next sign-in."""

    user: User
    password: str


def normal_username(text: str) -> str:
    """The name as it is stored and looked up: NFKC, lower case, no space around it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def find_user(username: str) -> User | None:
    """The account of that name, whatever the case of its letters."""
    return db.session.scalar(select(User).where(User.username == normal_username(username)))


def new_password() -> str:
    """A one-time password: 12 letters in groups of four, about 59 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def ensure_roles() -> None:
    """The five roles as rows; those that are there stay. Call it inside `writing()`."""
    present = set(db.session.scalars(select(Role.name)))
    for name in RoleName:
        if name.value not in present:
            db.session.add(Role(name=name.value, description=LABELS[name]))
    db.session.flush()


def create(username: str, name: str, roles: Collection[RoleName], *, agency: Agency | None = None, by: User | None) -> OneTimePassword:
    """A new account with a one-time password. `by` None: the program itself, at installation or from the command line.

    Raises Forbidden; AccountError where the name is taken or not fit, or an agency's user has no agency.
    """
    if by is not None:
        require(by, Action.ACCOUNT_MANAGE)
    username = normal_username(username)
    if not USERNAME.fullmatch(username):
        raise AccountError(N_("账号由字母、数字或汉字组成，可以含有点、横线、下划线和@，最长64个字符"))
    if not name.strip():
        raise AccountError(N_("请填写姓名"))
    password = new_password()
    hashed = hash_password(password)
    with writing() as session:
        if find_user(username) is not None:
            raise AccountError(N_("这个账号已经有人使用"))
        _check(roles, agency)
        ensure_roles()
        user = User(
            username=username,
            name=name.strip(),
            active=True,
            password=hashed,
            must_change_password=True,
            agency=agency,
            fs_uniquifier=secrets.token_hex(32),
        )
        user.roles = _role_rows(roles)
        session.add(user)
        record(Event.ACCOUNT_CREATED, _flushed(user), by=by, after=_seen(user))
    return OneTimePassword(user, password)


def change(
    user: User, *, name: str | None = None, agency: Agency | None = None, roles: Collection[RoleName] | None = None, by: User
) -> None:
    """Sets agency and, where given, name and roles of `user`. Raises Forbidden or AccountError (the last admin stays one)."""
    require(by, Action.ACCOUNT_MANAGE)
    with writing():
        before = _seen(user)
        wanted = set(roles) if roles is not None else roles_of_row(user)
        _check(wanted, agency)
        if RoleName.ADMIN in roles_of_row(user) and RoleName.ADMIN not in wanted:
            _not_the_last_admin(user)
        if name is not None and not name.strip():
            raise AccountError(N_("请填写姓名"))
        user.name = name.strip() if name is not None else user.name
        user.agency = agency
        user.roles = _role_rows(wanted)
        after = _seen(user)
        if after != before:
            event = Event.ACCOUNT_ROLES_SET if after["roles"] != before["roles"] else Event.ACCOUNT_CHANGED
            record(event, user, by=by, before=before, after=after)


def set_roles(user: User, roles: Collection[RoleName], *, by: User) -> None:
    """Gives `user` exactly `roles`. Raises as `change`."""
    change(user, agency=user.agency, roles=roles, by=by)


def reset_password(user: User, *, by: User | None) -> OneTimePassword:
    """A one-time password for `user`, whose sessions end and whose lock opens. Raises Forbidden."""
    if by is not None:
        require(by, Action.ACCOUNT_MANAGE)
    password = new_password()
    hashed = hash_password(password)
    with writing():
        user.password = hashed
        user.must_change_password = True
        user.failed_logins, user.locked_until = 0, None
        _end_sessions(user)
        record(Event.ACCOUNT_PASSWORD_RESET, user, by=by)
    return OneTimePassword(user, password)


def change_own_password(user: User, password: str) -> None:
    """`user` sets their own password (checked by the form); all their sessions end, the caller signs them in again."""
    hashed = hash_password(password)
    with writing():
        user.password = hashed
        user.must_change_password = False
        _end_sessions(user)
        record(Event.ACCOUNT_PASSWORD_CHANGED, user, by=user)


def unlock(user: User, *, by: User | None) -> None:
    """Opens the lock after wrong tries. Raises Forbidden."""
    if by is not None:
        require(by, Action.ACCOUNT_MANAGE)
    with writing():
        before = {"failed_logins": user.failed_logins, "locked_until": user.locked_until}
        user.failed_logins, user.locked_until = 0, None
        record(Event.ACCOUNT_UNLOCKED, user, by=by, before=before)


def deactivate(user: User, *, by: User) -> None:
    """`user` can no longer sign in and their sessions end; what they did stays. Raises Forbidden or AccountError."""
    require(by, Action.ACCOUNT_MANAGE)
    with writing():
        if user.id == by.id:
            raise AccountError(N_("不能停用自己的账号"))
        if RoleName.ADMIN in roles_of_row(user):
            _not_the_last_admin(user)
        if user.active:
            user.active = False
            _end_sessions(user)
            record(Event.ACCOUNT_DEACTIVATED, user, by=by)


def activate(user: User, *, by: User) -> None:
    """`user` can sign in again. Raises Forbidden."""
    require(by, Action.ACCOUNT_MANAGE)
    with writing():
        if not user.active:
            user.active = True
            record(Event.ACCOUNT_ACTIVATED, user, by=by)


def locked_until(user: User) -> datetime | None:
    """When the lock opens, or None if it is open."""
    return user.locked_until if user.locked_until is not None and user.locked_until > now() else None


def wrong_password(user: User) -> None:
    """Counts a wrong try in the row; the fifth locks the account for fifteen minutes. A try while locked is not counted."""
    with writing():
        if locked_until(user):
            return
        if user.locked_until is not None:  # a lock that has run out: count anew
            user.failed_logins, user.locked_until = 0, None
        user.failed_logins += 1
        record(Event.SIGN_IN_REFUSED, user, by=None, after={"failed_logins": user.failed_logins})
        if user.failed_logins >= WRONG_TRIES:
            user.locked_until = now() + LOCKED_FOR
            record(Event.ACCOUNT_LOCKED, user, by=None, after={"locked_until": user.locked_until})


def signed_in(user: User, address: str) -> bool:
    """Notes a sign-in with the right password; False if the account was locked or deactivated in the meantime, and nothing is noted."""
    with writing():
        if locked_until(user) or not user.active:
            return False
        user.failed_logins, user.locked_until = 0, None
        user.login_count = (user.login_count or 0) + 1
        user.last_login_at, user.last_login_ip = user.current_login_at, user.current_login_ip
        user.current_login_at, user.current_login_ip = now().replace(tzinfo=None), address
        record(Event.SIGNED_IN, user, by=user)
        return True


def signed_out(user: User) -> None:
    """Notes that `user` ended their session."""
    with writing():
        record(Event.SIGNED_OUT, user, by=user)


def roles_of_row(user: User) -> set[RoleName]:
    """The roles in the row, whether or not the account is active (`roles_of` gives those in force)."""
    return {RoleName(role.name) for role in user.roles}


def _check(roles: Collection[RoleName], agency: Agency | None) -> None:
    if not roles:
        raise AccountError(N_("请至少选择一个角色"))
    if RoleName.AGENCY in roles and agency is None:
        raise AccountError(N_("执法单位的用户要指明单位"))
    if RoleName.AGENCY in roles and len(set(roles)) > 1:
        raise AccountError(N_("执法单位的用户不能兼有司法局的角色"))


def _role_rows(roles: Collection[RoleName]) -> list[Role]:
    return list(db.session.scalars(select(Role).where(Role.name.in_([role.value for role in roles])).order_by(Role.id)))


def _not_the_last_admin(user: User) -> None:
    is_admin = User.roles.any(Role.name == RoleName.ADMIN.value)
    if not db.session.scalar(select(func.count()).select_from(User).where(User.id != user.id, User.active, is_admin)):
        raise AccountError(N_("至少要留一位管理员"))


def _end_sessions(user: User) -> None:
    user.fs_uniquifier = secrets.token_hex(32)


def _flushed(user: User) -> User:
    db.session.flush()
    return user


def _seen(user: User) -> dict[str, Any]:
    """What the trail keeps of an account."""
    roles = sorted(role.name for role in user.roles)
    return {"username": user.username, "name": user.name, "agency": str(user.agency) if user.agency else None, "roles": roles}


