"""Transactions that write take turns, and see the newest state."""

from __future__ import annotations

import threading

import pytest
from flask import Flask
from sqlalchemy import text

from lcadmin.extensions import db
from lcadmin.models import Counter
from lcadmin.transaction import is_writing, writing
from tests.lcadmin.conftest import Factory


def test_two_writers_that_both_read_first_lose_nothing(app: Flask) -> None:
    with writing() as session:
        session.add(Counter(series="x", year=2026, last=0))
    numbers: list[int] = []
    failed: list[BaseException] = []

    def count() -> None:
        try:
            with app.app_context():
                for _ in range(20):
                    seen = db.session.get(Counter, ("x", 2026))
                    assert seen is not None
                    assert seen.last >= 0  # read before, outside: the trap
                    with writing():
                        seen.last += 1
                        numbers.append(seen.last)
                db.session.remove()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(numbers) == list(range(1, 81))


def test_what_fails_is_rolled_back(app: Flask, make: Factory) -> None:
    agency = make.agency("甲局")

    def fail() -> None:
        with writing():
            agency.name = "乙局"
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert agency.name == "甲局"
    assert not is_writing()


def test_an_inner_one_joins_the_outer_one(app: Flask, make: Factory) -> None:
    agency = make.agency("甲局")

    def fail() -> None:
        with writing():
            with writing():
                agency.name = "乙局"
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert agency.name == "甲局"


def test_a_change_made_outside_is_refused(app: Flask, make: Factory) -> None:
    agency = make.agency("甲局")
    agency.name = "乙局"
    with pytest.raises(RuntimeError, match="outside"), writing():
        pass
    db.session.rollback()


def test_the_database_waits_checks_and_logs_ahead(app: Flask) -> None:
    pragmas = {name: db.session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys", "busy_timeout")}
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 15_000}
