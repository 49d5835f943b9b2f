"""How migrations run: one transaction for all of them, and on SQLite by copying tables (batch), with foreign keys checked at the end."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, Enum

from lcadmin.columns import UtcDateTime
from lcadmin.extensions import db
from lcadmin.transaction import WRITING


def render_item(kind: str, item: Any, _context: Any) -> str | bool:
    """Types as plain SQL knows them, so that an old migration does not change with the code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime()"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def run() -> None:
    """Brings the database to the wanted revision, or leaves it as it was."""
    arguments = {**current_app.extensions["migrate"].configure_args, "render_item": render_item, "transactional_ddl": True}
    with db.engine.connect() as plain:
        sqlite = plain.dialect.name == "sqlite"
        if sqlite:
            foreign_keys(plain, on=False)
        connection = plain.execution_options(**{WRITING: True})
        try:
            context.configure(connection=connection, target_metadata=db.metadata, **arguments)
            with context.begin_transaction():
                context.run_migrations()
                if sqlite:
                    check_foreign_keys(connection)
        finally:
            if sqlite:
                connection.rollback()
                foreign_keys(connection, on=True)


def foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switches them outside of a transaction, where alone SQLite listens. Copying a table would else delete what refers to it."""
    driver = connection.connection.dbapi_connection
    assert driver is not None
    driver.cursor().execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def check_foreign_keys(connection: Connection) -> None:
    """Raises RuntimeError, naming the table, where a row refers to one that is gone."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken:
        raise RuntimeError(f"row {broken[1]} of {broken[0]} refers to a missing row of {broken[2]}")


run()
