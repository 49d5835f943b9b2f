"""A real office for a real browser: server and worker on an instance of their own, Debian's chromium, pictures of what was seen."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SHOTS = Path(__file__).parent / "shots"
START_SECONDS = 60


@dataclass(frozen=True)
class RunningOffice:
    """Where the office answers, how its admin signs in the first time, and its folder."""

    address: str
    username: str
    password: str
    instance: Path


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """The screen of an office, in Chinese."""
    return {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    """`python app.py` on a fresh instance without sample data, stopped by Ctrl-C's signal at the end."""
    instance = tmp_path / "instance"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LCADMIN_")} | {
        "LCADMIN_INSTANCE": str(instance), "LCADMIN_PORT": str(port), "LCADMIN_SAMPLE_DATA": "0", "PYTHONIOENCODING": "utf-8",
    }
    log = (tmp_path / "server.log").open("wb+")
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        said = _wait(server, tmp_path / "server.log", f"http://127.0.0.1:{port}/healthz")
        username = re.search(r"accounts: (\S+)", said)
        password = re.search(r"password: (\S+)", said)
        assert username, said
        assert password, said
        yield RunningOffice(f"http://127.0.0.1:{port}", username[1], password[1], instance)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def _wait(server: subprocess.Popen[bytes], log: Path, address: str) -> str:
    """Until the office answers; what it said at its start."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urlopen(address, timeout=2):
                return log.read_text(encoding="utf-8")
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the office did not answer: " + log.read_text(encoding="utf-8"))
