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


def put(file: sqlite3.Connection, table: str, **values: object) -> None:
    """Puts a row into `table`; what must be there and is not given is 0."""
    needed = [name for _, name, _, must, default, _ in file.execute(f'PRAGMA table_info("{table}")') if must and default is None]
    row = dict.fromkeys(needed, 0) | values
    file.execute(f'INSERT INTO "{table}" ({", ".join(row)}) VALUES ({", ".join("?" * len(row))})', list(row.values()))


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


def test_the_trials_of_own_rules_are_kept_when_other_rules_can_be_tried_too(tmp_path: Path) -> None:
    app = create_app(Settings.read({}, instance=tmp_path / "instance"))
    path = tmp_path / "instance" / "lcadmin.db"
    with app.app_context():
        upgrade(revision="0007")
        with sqlite3.connect(path) as file:
            put(file, "user", id=1, username="admin")
            put(file, "stored_file", sha256="ab")
            put(file, "case_file", id=5, uploaded_by_id=1, sha256="ab")
            put(file, "own_rule", id=7, code="ZD-007", created_by_id=1)
            put(file, "own_rule_trial", id=3, rule_id=7, version=2, chosen="[]", state="done", failed=4, by_id=1)
            put(file, "own_rule_trial_result", trial_id=3, case_file_id=5, outcome="failed", reason_params="{}", findings="[]")
        file.close()
        upgrade()
        with sqlite3.connect(path) as file:
            assert file.execute("SELECT id, rule, version, failed FROM rule_trial").fetchall() == [(3, "ZD-007", 2, 4)]
            assert file.execute("SELECT trial_id, case_file_id, outcome FROM rule_trial_result").fetchall() == [(3, 5, "failed")]
            file.execute("UPDATE rule_trial SET total = 10")
        file.close()
        downgrade(revision="0007")
        with sqlite3.connect(path) as file:
            assert file.execute("SELECT id, rule_id, version, total FROM own_rule_trial").fetchall() == [(3, 7, 2, 10)]
        file.close()
        db.engine.dispose()
