"""One engine for several processes."""

import json
import os
import subprocess
import sys
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from rules.reading.ocr.shared import HOST_VARIABLE, KEY_VARIABLE, hosted, hosting

SAMPLES = Path(__file__).parents[3] / "samples"
READ = """
import json, sys
from rules.reading import read
from pathlib import Path
pages = read(Path(sys.argv[1]))
print(json.dumps({"sources": [p.source for p in pages], "engine": "openvino" in sys.modules or "onnxruntime" in sys.modules or "cv2" in sys.modules,
                  "text": pages[0].text}))
"""


def guest(path: Path) -> dict[str, object]:
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True, timeout=300)
    result: dict[str, object] = json.loads(done.stdout)
    return result


def test_a_guest_reads_scans_without_loading_an_engine() -> None:
    with hosting():
        assert hosted()
        read = guest(SAMPLES / "market-summary-scan.pdf")
    assert set(read["sources"]) == {"ocr"}  # type: ignore[call-overload]
    assert read["engine"] is False
    assert "行政" in str(read["text"])
    assert not hosted()


def test_a_guest_whose_host_is_gone_reads_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with hosting():
        address, key = os.environ[HOST_VARIABLE], os.environ[KEY_VARIABLE]
    monkeypatch.setenv(HOST_VARIABLE, address)
    monkeypatch.setenv(KEY_VARIABLE, key)
    read = guest(SAMPLES / "market-summary-scan.pdf")
    assert set(read["sources"]) == {"ocr"}  # type: ignore[call-overload]
    assert read["engine"] is True


@pytest.mark.parametrize("sent", [b"", b"nonsense", bytes(24), b"\xff" * 24, b"\x10\0\0\0\x10\0\0\0\x03\0\0\0\x30\0\0\0\0\0\0\0\0\0\x59\x40" + bytes(10)])
def test_what_is_no_picture_is_hung_up_on_and_the_host_goes_on(sent: bytes) -> None:
    with hosting():
        key = bytes.fromhex(os.environ[KEY_VARIABLE])
        with Client(os.environ[HOST_VARIABLE], authkey=key) as line:
            line.send_bytes(sent)
            with pytest.raises((EOFError, OSError)):
                line.recv_bytes()
        Client(os.environ[HOST_VARIABLE], authkey=key).close()


def test_a_stranger_without_the_key_is_not_let_in() -> None:
    with hosting():
        with pytest.raises((AuthenticationError, EOFError, OSError)):
            Client(os.environ[HOST_VARIABLE], authkey=b"guessed")
        Client(os.environ[HOST_VARIABLE], authkey=bytes.fromhex(os.environ[KEY_VARIABLE])).close()
