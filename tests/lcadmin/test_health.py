"""`/healthz` and the log: what a monitor and an operator see."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from flask import Flask
from sqlalchemy import text

from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.logging_setup import Line, current_id, working_on
from lcadmin.models import ReviewState, WorkerBeat
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient


def beat(seconds_ago: float = 0) -> None:
    with writing() as session:
        session.add(WorkerBeat(worker="here:1", pid=1, at=now() - timedelta(seconds=seconds_ago)))


def test_a_well_installation_answers_200_with_queue_heartbeat_and_disk(client: SignedInClient, make: Factory) -> None:
    beat()
    make.review(state=ReviewState.QUEUED)
    make.review(state=ReviewState.RUNNING)
    make.review(state=ReviewState.DONE)
    answer = client.get("/healthz")
    found = answer.json
    assert (answer.status_code, found["status"], found["problems"]) == (200, "ok", [])
    assert found["queue"] == {"queued": 1, "running": 1}
    assert found["worker"]["seconds_ago"] < 5
    assert found["disk"]["free_mb"] > 0


@pytest.mark.parametrize("seconds_ago", [None, 120])
def test_a_silent_worker_is_503(client: SignedInClient, seconds_ago: float | None) -> None:
    if seconds_ago:
        beat(seconds_ago)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json["problems"]) == (503, ["worker"])


def test_a_database_that_does_not_answer_is_503_and_tells_strangers_no_details(client: SignedInClient, app: Flask) -> None:
    with writing() as session:
        session.execute(text("DROP TABLE worker_beat"))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json["database"]) == (503, "failed")
    assert "worker_beat" not in answer.text


def test_a_full_disk_is_503(client: SignedInClient, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage(NamedTuple):
        free: int

    beat()
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1024))
    assert client.get("/healthz").json["problems"] == ["disk"]


@pytest.fixture
def lines(app: Flask) -> Any:
    """Log lines as they are written, formatted as JSON."""
    written: list[dict[str, Any]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(json.loads(self.format(record)))

    handler = Keep()
    handler.setFormatter(Line("json"))
    logging.getLogger("lcadmin").addHandler(handler)
    logging.getLogger("lcadmin").setLevel(logging.INFO)
    yield written
    logging.getLogger("lcadmin").removeHandler(handler)
    logging.getLogger("lcadmin").setLevel(logging.NOTSET)


def test_each_request_is_one_line_with_the_id_that_its_answer_carries(client: SignedInClient, lines: list[dict[str, Any]]) -> None:
    answer = client.get("/login")
    (line,) = [line for line in lines if line["message"] == "request"]
    assert line["id"] == answer.headers["X-Request-ID"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/login", 200)
    assert line["ms"] > 0


def test_no_password_reaches_the_log(client: SignedInClient, make: Factory, lines: list[dict[str, Any]]) -> None:
    user = make.user("reviewer")
    client.sign_in(user.username, "my-wrong-secret")
    client.sign_in(user.username)
    written = json.dumps(lines)
    assert "sign-in refused" in written
    assert "my-wrong-secret" not in written
    assert user.password is not None
    assert user.password not in written


def test_the_audit_trail_carries_the_id_of_the_request(client_as: Callable[..., SignedInClient]) -> None:
    client = client_as("reviewer")
    request_id = client.post("/logout").headers["X-Request-ID"]
    assert db.session.execute(text("SELECT request_id FROM audit_entry ORDER BY id DESC")).scalar() == request_id


def test_a_job_has_its_id_in_the_log_and_gives_it_back(lines: list[dict[str, Any]]) -> None:
    with working_on("review-17"):
        logging.getLogger("lcadmin.test").warning("slow page", extra={"page": 3, "note": '说明 "x"'})
    assert current_id() == ""
    assert [(line["id"], line["page"]) for line in lines] == [("review-17", 3)]


def test_a_line_of_text_can_be_taken_apart_again() -> None:
    record = logging.makeLogRecord({"name": "x", "levelname": "INFO", "msg": "two words", "note": 'a "b"', "page": 3})
    assert Line("text").format(record).endswith('level=info logger=x message="two words" note="a \\"b\\"" page=3')
