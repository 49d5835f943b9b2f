"""The audit trail: appended only, chained, and honest about the first place where it does not hold."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from lcadmin.audit import FIRST, LABELS, Event, record, verify
from lcadmin.extensions import db
from lcadmin.models import AuditEntry
from lcadmin.settings import Settings
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory

NO_TRIGGERS = ["audit_entry_no_update", "audit_entry_no_delete", "audit_entry_no_replacement"]


def write(number: int) -> None:
    """`number` entries, a transaction each."""
    for n in range(number):
        with writing():
            record(Event.LIST_EXPORTED, None, by=None, after={"rows": n, "名称": "案卷"})


def tamper(settings: Settings, *statements: str) -> None:
    """What somebody with the database file in hand can do: switch the triggers off and change what they like."""
    with sqlite3.connect(settings.instance / "lcadmin.db") as file:
        for trigger in NO_TRIGGERS:
            file.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            file.execute(statement)
    file.close()


def test_every_entry_follows_from_the_one_before(app: Flask) -> None:
    write(3)
    entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [e.id for e in entries] == [1, 2, 3]
    assert [e.previous_hash for e in entries] == [FIRST, entries[0].hash, entries[1].hash]
    assert verify().broken is None


def test_an_entry_says_who_did_what_to_which_thing(app: Flask, make: Factory) -> None:
    user, case_file = make.user("admin", name="林管理"), make.case_file()
    with writing():
        after = {"party": "某食品店", "decided_on": date(2026, 11, 24)}
        record(Event.CASE_FILE_CHANGED, case_file, by=user, before={"party": ""}, after=after)
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.actor, entry.event) == ("林管理", "case_file.changed")
    assert (entry.subject_type, entry.subject_id) == ("case_file", str(case_file.id))
    assert entry.after == {"party": "某食品店", "decided_on": "2026-11-24"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'x' WHERE id = 1",
        "DELETE FROM audit_entry WHERE id = 2",
        "INSERT OR REPLACE INTO audit_entry SELECT id, at, actor_id, 'x', event, subject_type, subject_id, before, after, request_id, "
        "previous_hash, hash FROM audit_entry WHERE id = 2",
        "INSERT OR REPLACE INTO audit_entry SELECT 4, at, actor_id, 'x', event, subject_type, subject_id, before, after, request_id, "
        "previous_hash, hash FROM audit_entry WHERE id = 2",
    ],
)
def test_the_database_refuses_to_change_the_trail(app: Flask, statement: str) -> None:
    write(3)
    with pytest.raises(IntegrityError, match="append-only"), writing() as session:
        session.execute(text(statement))
    assert (verify().entries, verify().broken) == (3, None)


@pytest.mark.parametrize(
    ("statement", "entry", "what"),
    [
        ("UPDATE audit_entry SET actor = '别人' WHERE id = 2", 2, "was changed"),
        ("UPDATE audit_entry SET after = '{\"rows\":9}' WHERE id = 3", 3, "was changed"),
        ("UPDATE audit_entry SET at = '2020-01-01 00:00:00.000000' WHERE id = 1", 1, "was changed"),
        ("DELETE FROM audit_entry WHERE id = 2", 2, "is missing"),
        ("DELETE FROM audit_entry WHERE id = 1", 1, "is missing"),
        ("DELETE FROM audit_entry WHERE id = 4", 4, "is missing"),
        ("DELETE FROM audit_entry WHERE id > 2", 3, "is missing"),
        ("DELETE FROM audit_entry", 1, "is missing"),
    ],
)
def test_verify_names_the_first_entry_that_was_changed_or_is_missing(
    app: Flask, settings: Settings, statement: str, entry: int, what: str
) -> None:
    write(4)
    tamper(settings, statement)
    ran = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert ran.exit_code == 1
    assert f"audit entry {entry} {what}" in ran.output


def test_an_entry_put_in_a_row_removed_is_noticed(app: Flask, settings: Settings) -> None:
    write(3)
    tamper(settings, "UPDATE audit_entry SET hash = 'f' || substr(hash, 2), actor = '别人' WHERE id = 2")
    broken = verify().broken
    assert broken is not None
    assert broken.entry == 2


def test_a_whole_trail_is_said_to_hold(app: Flask) -> None:
    write(2)
    ran = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert ran.exit_code == 0
    assert ran.output.startswith("2 entries hold; last hash ")


def test_two_writers_make_one_chain(app: Flask) -> None:
    failed: list[BaseException] = []

    def work() -> None:
        try:
            with app.app_context():
                write(25)
                db.session.remove()
        except BaseException as error:
            failed.append(error)

    writers = [threading.Thread(target=work) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failed
    assert (verify().entries, verify().broken) == (100, None)


def test_a_step_that_fails_leaves_no_entry(app: Flask, make: Factory) -> None:
    def fail() -> None:
        with writing():
            record(Event.LIST_EXPORTED, None, by=None)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert verify().entries == 0
    write(1)
    assert verify().broken is None


def test_no_entry_is_written_outside_of_a_writing_transaction(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="writing"):
        record(Event.LIST_EXPORTED, None, by=None)


def test_every_event_has_a_label() -> None:
    assert set(LABELS) == set(Event)
    assert len({e.value for e in Event}) == len(Event)


def test_what_is_no_json_is_refused_rather_than_guessed(app: Flask) -> None:
    thing: Any = object()
    with pytest.raises(TypeError), writing():
        record(Event.LIST_EXPORTED, None, by=None, after={"thing": thing})
