"""用户与角色: who may sign in, and as what.

The columns of passwords, sessions and second factors are Flask-Security's; what it may do with them is in `lcadmin.access`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flask_security.models import fsqla_v3 as fsqla
from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lcadmin.extensions import Model, db
from lcadmin.models.agency import Agency

fsqla.FsModels.set_db_info(db)
fsqla.FsModels.roles_users.append_constraint(UniqueConstraint("user_id", "role_id"))  # the mixin's table has no key


class WebAuthn(Model, fsqla.FsWebAuthnMixin):  # type: ignore[misc]
    """A security key of a user. Not used yet; the user's mixin refers to it."""

    __tablename__ = "webauthn"


class Role(Model, fsqla.FsRoleMixin):  # type: ignore[misc]
    """One of the five roles of `lcadmin.access.roles`."""

    __tablename__ = "role"

    if TYPE_CHECKING:
        id: Mapped[int]
        name: Mapped[str]
        description: Mapped[str | None]

    def __str__(self) -> str:
        return self.name


class User(Model, fsqla.FsUserMixin):  # type: ignore[misc]
    """An account. People sign in with `username`; `name` is how they are shown."""

    __tablename__ = "user"

    if TYPE_CHECKING:
        id: Mapped[int]
        password: Mapped[str | None]
        active: Mapped[bool]
        fs_uniquifier: Mapped[str]
        roles: Mapped[list[Role]]
        login_count: Mapped[int | None]
        last_login_at: Mapped[datetime | None]
        last_login_ip: Mapped[str | None]
        current_login_at: Mapped[datetime | None]
        current_login_ip: Mapped[str | None]
        is_authenticated: bool

    username: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str | None] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    must_change_password: Mapped[bool] = mapped_column(default=False)
    failed_logins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]

    agency: Mapped[Agency | None] = relationship()

    def __str__(self) -> str:
        return self.name or self.username
