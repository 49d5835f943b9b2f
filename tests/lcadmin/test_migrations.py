"""Migrations go up and down, and end where the models are."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from flask_migrate import check, downgrade, upgrade

from lcadmin.app import create_app
from lcadmin.extensions import db
from lcadmin.settings import Settings


def names(path: Path, kind: str) -> set[str]:
    """The tables or triggers in the database file."""
    with sqlite3.connect(path) as file:
        rows = file.execute("SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'", [kind])
        found = {name for (name,) in rows}
    file.close()
    return found


def test_up_down_and_up_again(tmp_path: Path) -> None:
    app = create_app(Settings.read({}, instance=tmp_path / "instance"))
    path = tmp_path / "instance" / "lcadmin.db"
    with app.app_context():
        upgrade()
        assert names(path, "table") == {*db.metadata.tables, "alembic_version"}
        assert names(path, "trigger") == {"audit_entry_no_update", "audit_entry_no_delete", "audit_entry_no_replacement"}
        downgrade(revision="base")
        assert names(path, "table") == {"alembic_version"}
        upgrade()
        check()  # exits when the models say more than the migrations
        db.engine.dispose()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    app = create_app(Settings.read({}, instance=tmp_path / "instance"))
    path = tmp_path / "instance" / "lcadmin.db"
    with app.app_context():
        with sqlite3.connect(path) as file:
            file.execute("CREATE TABLE webauthn (x)")  # in the way of the middle of the first migration
        file.close()
        with pytest.raises(Exception, match="already exists"):
            upgrade()
        assert names(path, "table") - {"alembic_version"} == {"webauthn"}
        db.engine.dispose()
