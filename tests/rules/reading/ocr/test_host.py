"""The OCR process: pixels in, readings out; ends with who started it, and a page that takes too long ends it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest

from rules.reading.ocr import shared
from rules.reading.ocr.host import TOO_LONG_EXIT
from rules.reading.ocr.picture import Pixels
from rules.reading.ocr.shared import HEADER, HOST_VARIABLE, KEY_VARIABLE, WAIT_VARIABLE, Turn, ask_host

KEY = bytes(range(32))
WHITE = Pixels(320, 320, 1, 320, b"\xff" * 320 * 320)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an address in a folder")


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the host of a test is, told to this process as to a reading child that waits."""
    found = str(tmp_path / "host")
    for name, value in ((HOST_VARIABLE, found), (KEY_VARIABLE, KEY.hex()), (WAIT_VARIABLE, "20")):
        monkeypatch.setenv(name, value)
    yield found
    shared._host.cache_clear()


def start(address: str, page_seconds: str = "60") -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-m", "rules.reading.ocr.host", address, "6144", page_seconds], stdin=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(KEY.hex().encode() + b"\n")
    process.stdin.flush()
    return process


def wait_for(path: str) -> None:
    until = time.monotonic() + 20
    while not os.path.exists(path):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_it_reads_pixels_and_ends_with_its_starter(address: str) -> None:
    process = start(address)
    reading = ask_host(WHITE, 150.0)  # waits for it to be there
    assert reading is not None
    assert not reading.ink
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False).stdout
    assert children == ""  # nobody is told of it, by whatever library
    assert process.stdin
    process.stdin.close()
    assert process.wait(10) == 0


def test_a_page_that_takes_too_long_ends_it_and_its_guest_is_told(address: str) -> None:
    process = start(address, page_seconds="0")
    wait_for(address)
    with Client(address, authkey=KEY) as line:
        noise = os.urandom(2000 * 2000)
        line.send_bytes(HEADER.pack(2000, 2000, 1, 2000, 150.0) + noise)
        assert line.recv_bytes() == shared.BEGUN
        assert line.recv_bytes() == shared.UNREAD
    assert process.wait(20) == TOO_LONG_EXIT
    assert process.stdin
    process.stdin.close()


def test_a_page_that_the_host_does_not_survive_is_given_up_and_the_others_ask_again(address: str) -> None:
    """A host that dies at once when a page's turn has come; twice is enough."""
    import threading

    died = []

    def deadly() -> None:
        while len(died) < shared.MOST_OWN_DEATHS:
            with Listener(address, authkey=KEY) as listener, listener.accept() as guest:
                guest.recv_bytes()
                guest.send_bytes(shared.BEGUN)
                died.append(1)

    host = threading.Thread(target=deadly, daemon=True)
    host.start()
    with pytest.raises((OSError, EOFError)):
        ask_host(WHITE, 150.0)
    host.join(10)
    assert len(died) == shared.MOST_OWN_DEATHS
    process = start(address)
    assert ask_host(WHITE, 150.0) is not None
    process.kill()
    process.wait()


def test_who_is_overdue_is_known_only_during_a_turn() -> None:
    class Guest:
        def send_bytes(self, told: bytes) -> None:
            assert told == shared.BEGUN

    turn, guest = Turn(), Guest()
    assert turn.overdue(0) is None
    with turn.of(guest):  # type: ignore[arg-type]
        time.sleep(0.01)
        assert turn.overdue(0) is guest  # type: ignore[comparison-overlap]
        assert turn.overdue(60) is None
    assert turn.overdue(0) is None
