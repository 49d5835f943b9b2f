"""Making an installation ready: database migrated, roles there, somebody who can sign in. Doing it again changes nothing.

`python app.py` does this at every start, `flask init` without starting anything.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from lcadmin import sample_data
from lcadmin.access import RoleName, accounts
from lcadmin.extensions import db
from lcadmin.instance import InstanceError, prepare_folder
from lcadmin.models import User
from lcadmin.settings import ROOT, settings
from lcadmin.transaction import writing

log = logging.getLogger(__name__)
MIGRATIONS = ROOT / "migrations"


class DatabaseTooNew(Exception):
    """The database was used by a newer lcadmin; the message is one line."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What whoever prepared a new installation must be told, once: how to sign in. `usernames` all have `password`."""

    usernames: tuple[str, ...]
    password: str


def prepare(app: Flask, tell: Callable[[Handover], None]) -> None:
    """Makes the installation of `app` ready. When accounts were made, `tell` is called at once: what follows may be interrupted.

    Raises InstanceError or DatabaseTooNew.
    """
    with app.app_context():
        prepare_folder(settings())
        migrate_database(MIGRATIONS)
        if db.session.scalar(select(User.id).limit(1)) is not None:
            db.session.rollback()
            return
        if settings().sample_data:
            handover = Handover(*sample_data.load())
        else:
            with writing():
                accounts.ensure_roles()
                made = accounts.create("admin", "管理员", [RoleName.ADMIN], by=None)
            handover = Handover((made.user.username,), made.password)
        log.info("installation prepared", extra={"accounts": len(handover.usernames)})
        tell(handover)
        if settings().sample_data:
            sample_data.load_sample_case_files()
        db.session.remove()


def migrate_database(folder: Path) -> None:
    """Brings the database to the newest revision in `folder`. Raises DatabaseTooNew where it is past it, InstanceError where none opens."""
    script = ScriptDirectory(str(folder))
    try:
        with db.engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except DatabaseError as error:
        raise InstanceError(f"cannot open the database {settings().database}: {error.orig}; see LCADMIN_DATABASE_URL") from error
    if current == script.get_current_head():
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise DatabaseTooNew(f"the database was used by a newer lcadmin (revision {current}); install that one, or put a backup back")
    upgrade(directory=str(folder))
    log.info("database migrated", extra={"from": current or "nothing", "to": script.get_current_head()})


def tell(handover: Handover) -> None:
    """Says on standard output how to sign in; the password is nowhere else."""
    print(f"账号 / accounts: {', '.join(handover.usernames)}")
    print(f"一次性密码 / one-time password: {handover.password}")
    print("首次登录须修改密码；此密码只显示这一次。 Change it at the first sign-in; it is shown this once.", flush=True)
