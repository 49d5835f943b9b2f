"""Transactions: reading is never blocked, and one that writes takes its turn from the start.

SQLite lets one connection write at a time. A transaction that began by reading and writes later fails at once if somebody wrote in
between (SQLITE_BUSY_SNAPSHOT; waiting cannot help). So whatever changes something runs inside `writing()`, which begins with
`BEGIN IMMEDIATE`, waits for its turn (`BUSY_MILLISECONDS`) and then sees the newest state; versions can be compared and numbers given
inside it without a race.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from lcadmin.extensions import db

BUSY_MILLISECONDS = 15_000
WRITING = "lcadmin_writing"


@contextmanager
def writing() -> Iterator[Session]:
    """The session in a transaction that may write: committed at the end, rolled back on any exception.

    Objects read before are read anew at their next use. Inside another `writing()` it joins that one, which then commits for both.
    Raises RuntimeError when changes made outside are pending, since they would slip in unrecorded.
    """
    session: Session = db.session()
    if session.info.get(WRITING):
        yield session
        return
    if session.new or session.dirty or session.deleted:
        pending = [*session.new, *session.dirty, *session.deleted]
        raise RuntimeError(f"changed outside of a writing transaction: {pending[0]!r}")
    session.commit()
    session.info[WRITING] = True
    try:
        session.connection(execution_options={WRITING: True})
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop(WRITING, None)


def is_writing() -> bool:
    """Whether the current session is inside `writing()`."""
    return bool(db.session().info.get(WRITING))


def prepare_sqlite(engine: Engine) -> None:
    """Every connection of `engine`: write-ahead log, foreign keys on, waiting for locks; and BEGIN is ours, not the driver's."""

    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
