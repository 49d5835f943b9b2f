"""Starting and stopping the whole: server and worker, first and second start, and every way in which a start can fail."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from lcadmin.settings import ROOT

SECONDS = 60


@dataclass
class Running:
    """`python app.py` at work; `lines` is what it said so far on standard output."""

    process: subprocess.Popen[str]
    address: str
    lines: list[str] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def health(self) -> dict[str, Any]:
        """What `/healthz` says."""
        found: dict[str, Any] = json.loads(self.get("/healthz")[1])
        return found

    def wait(self, for_what: Callable[[], bool]) -> None:
        """Until it is so; fails after SECONDS."""
        end = time.monotonic() + SECONDS
        while not for_what():
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.lines}"
            assert time.monotonic() < end, f"not within {SECONDS} s: {self.lines}"
            time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(instance: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LCADMIN_")}
    return {**kept, "LCADMIN_INSTANCE": str(instance), "LCADMIN_PORT": str(free_port()), "PYTHONIOENCODING": "utf-8", **more}


def run(*command: str, instance: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command to its end."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(instance, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Starts `python app.py` on an instance of the test's own and waits for its address; ends what still runs afterwards."""
    started: list[Running] = []

    def begin(**more: str) -> Running:
        settings = environment(tmp_path / "instance", **{"LCADMIN_SAMPLE_DATA": "0", **more})
        log = (tmp_path / f"log-{len(started)}").open("w")
        process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=settings, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8"
        )
        log.close()
        running = Running(process, f"http://127.0.0.1:{settings['LCADMIN_PORT']}")
        started.append(running)
        assert process.stdout is not None
        for line in process.stdout:
            running.lines.append(line.strip())
            if "Ctrl-C" in line:
                break
        assert running.lines, Path(log.name).read_text()
        return running

    yield begin
    for running in started:
        if running.process.poll() is None:
            running.process.kill()
        running.process.wait(SECONDS)
        if running.process.stdout:
            running.process.stdout.close()


def stop(running: Running, how: int) -> float:
    """Seconds until it had ended, with status 0."""
    began = time.monotonic()
    running.process.send_signal(how)
    assert running.process.wait(SECONDS) == 0
    return time.monotonic() - began


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").exists() or Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def worker_pids(tmp_path: Path) -> list[int]:
    with sqlite3.connect(tmp_path / "instance" / "lcadmin.db") as database:
        pids = [pid for (pid,) in database.execute("SELECT pid FROM worker_beat ORDER BY at DESC")]
    database.close()
    return pids


posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")


def test_a_first_start_prepares_serves_and_says_how_to_sign_in(start: Callable[..., Running], tmp_path: Path) -> None:
    running = start()
    said = "\n".join(running.lines)
    assert running.address + "/" in said
    assert "admin" in said
    assert re.search(r"one-time password: \w{4}-\w{4}-\w{4}", said)
    assert running.get("/login")[0] == 200
    running.wait(lambda: running.health()["status"] == "ok")
    assert (tmp_path / "instance" / "secrets.json").stat().st_mode & 0o077 == 0 or os.name == "nt"


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_stops_server_and_worker(start: Callable[..., Running], tmp_path: Path, how: int) -> None:
    running = start()
    running.wait(lambda: running.health()["status"] == "ok")
    pids = worker_pids(tmp_path)
    assert stop(running, how) < 15
    assert pids
    assert not any(alive(pid) for pid in pids)


@posix
def test_a_second_start_is_quick_keeps_the_data_and_tells_no_password(start: Callable[..., Running], tmp_path: Path) -> None:
    first = start()
    stop(first, signal.SIGTERM)
    secrets = (tmp_path / "instance" / "secrets.json").read_bytes()
    began = time.monotonic()
    second = start()
    assert second.get("/login")[0] == 200
    assert time.monotonic() - began < 15
    assert "password" not in "\n".join(second.lines)
    assert (tmp_path / "instance" / "secrets.json").read_bytes() == secrets


@posix
def test_a_worker_that_dies_is_started_again(start: Callable[..., Running], tmp_path: Path) -> None:
    running = start()
    running.wait(lambda: bool(worker_pids(tmp_path)))
    (first,) = worker_pids(tmp_path)
    os.kill(first, signal.SIGKILL)
    running.wait(lambda: worker_pids(tmp_path)[0] != first)


@posix
def test_a_server_that_is_killed_takes_its_worker_along(start: Callable[..., Running], tmp_path: Path) -> None:
    running = start()
    running.wait(lambda: bool(worker_pids(tmp_path)))
    (worker,) = worker_pids(tmp_path)
    running.process.kill()
    running.process.wait()
    end = time.monotonic() + 30
    while alive(worker):
        assert time.monotonic() < end
        time.sleep(0.1)


def one_line(ran: subprocess.CompletedProcess[str]) -> str:
    """The one line that a refused start says."""
    assert ran.returncode not in (0, None)
    assert ran.stdout == ""
    (line,) = ran.stderr.splitlines()
    return line


def test_a_busy_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        line = one_line(run("app.py", instance=tmp_path / "instance", LCADMIN_PORT=port))
    assert line.startswith(f"lcadmin: cannot listen on 127.0.0.1:{port}: ")
    assert line.endswith("stop what uses it, or choose another port with LCADMIN_PORT")


def test_an_address_that_is_not_here_is_one_clear_line(tmp_path: Path) -> None:
    assert "LCADMIN_HOST" in one_line(run("app.py", instance=tmp_path / "instance", LCADMIN_HOST="no.such.host.invalid"))


@pytest.mark.parametrize("command", [("app.py",), ("-m", "flask", "init"), ("-m", "lcadmin.worker")])
def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("in the way")
    line = one_line(run(*command, instance=tmp_path / "file" / "instance"))
    assert "cannot write to" in line
    assert line.endswith("choose another folder with LCADMIN_INSTANCE")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="only where somebody may be kept from writing")
def test_a_folder_without_the_right_to_write_is_one_clear_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot write to" in one_line(run("app.py", instance=tmp_path / "instance"))
    tmp_path.chmod(0o700)


def test_a_database_that_does_not_open_is_one_clear_line(tmp_path: Path) -> None:
    missing = f"sqlite:///{(tmp_path / 'no' / 'x.db').as_posix()}"
    (tmp_path / "text.db").write_text("no database, but a text that is long enough to be taken for one\n" * 20)
    no_database = f"sqlite:///{(tmp_path / 'text.db').as_posix()}"
    for url, reason in ((missing, "unable to open database file"), (no_database, "file is not a database")):
        line = one_line(run("app.py", instance=tmp_path / "instance", LCADMIN_DATABASE_URL=url))
        assert line == f"lcadmin: cannot open the database {url}: {reason}; see LCADMIN_DATABASE_URL"


def test_broken_secrets_are_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{")
    assert "secrets.json" in one_line(run("app.py", instance=tmp_path))


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 6, 9)])
def test_an_old_python_is_one_clear_line(version: tuple[int, int, int]) -> None:
    code = f"import runpy, sys; sys.version_info = {version}; runpy.run_path('app.py', run_name='__main__')"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    assert one_line(ran) == f"lcadmin: needs Python 3.11 or newer; this is {version[0]}.{version[1]}"


def test_the_door_can_be_read_by_an_old_python() -> None:
    import ast

    ast.parse((ROOT / "app.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def test_init_prepares_without_starting_and_again_changes_nothing(tmp_path: Path) -> None:
    instance = tmp_path / "instance"
    first = run("-m", "flask", "init", instance=instance, LCADMIN_SAMPLE_DATA="0")
    assert first.returncode == 0, first.stderr
    assert "one-time password" in first.stdout
    before = {path.name: path.read_bytes() for path in instance.iterdir() if path.suffix == ".json"}
    second = run("-m", "flask", "init", instance=instance, LCADMIN_SAMPLE_DATA="0")
    assert (second.returncode, second.stdout.strip()) == (0, f"ready: {instance}")
    assert {path.name: path.read_bytes() for path in instance.iterdir() if path.suffix == ".json"} == before


def test_a_database_of_a_newer_version_is_one_clear_line(tmp_path: Path) -> None:
    assert run("-m", "flask", "init", instance=tmp_path, LCADMIN_SAMPLE_DATA="0").returncode == 0
    with sqlite3.connect(tmp_path / "lcadmin.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert "newer lcadmin (revision 9999)" in one_line(run("app.py", instance=tmp_path))


@posix
def test_a_console_without_chinese_does_not_prevent_the_start(start: Callable[..., Running]) -> None:
    running = start(PYTHONIOENCODING="ascii")
    assert running.get("/login")[0] == 200


@posix
def test_behind_a_proxy_its_word_on_the_scheme_is_believed(start: Callable[..., Running]) -> None:
    running = start(LCADMIN_PROXIES="1", LCADMIN_HTTPS="1")
    request = urllib.request.Request(running.address + "/login", headers={"X-Forwarded-Proto": "https"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert "Secure" in answer.headers["Set-Cookie"]


def test_who_lost_their_password_gets_a_new_one_from_the_command_line(tmp_path: Path) -> None:
    run("-m", "flask", "init", instance=tmp_path, LCADMIN_SAMPLE_DATA="0")
    reset = run("-m", "flask", "account", "reset", "ADMIN", instance=tmp_path)
    assert re.fullmatch(r"one-time password: \w{4}-\w{4}-\w{4}", reset.stdout.strip()), reset.stderr
    unknown = run("-m", "flask", "account", "reset", "nobody", instance=tmp_path)
    assert (unknown.returncode, unknown.stderr.strip()) == (1, "Error: no account nobody")
