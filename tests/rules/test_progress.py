"""Progress is for who watches a terminal; nothing of it reaches standard output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
COMMAND = [sys.executable, "-m", "rules", "check", "--format", "json", "--rules", "CF-610"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_a_terminal_shows_files_steps_and_pages_and_standard_output_the_results_alone() -> None:
    master, theirs = os.openpty()
    files = [str(SAMPLES / f"{name}.pdf") for name in ("health-summary", "market-ordinary")]
    process = subprocess.Popen([*COMMAND, *files], stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"})
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(master, 65536):
            seen += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    out, _ = process.communicate(timeout=60)
    os.close(master)
    assert [Path(json.loads(line)["file"]).name for line in out.decode().splitlines()] == ["health-summary.pdf", "market-ordinary.pdf"]
    words = seen.decode(errors="replace")
    assert "market-ordinary.pdf  读取" in words
    assert "25/25" in words
    assert "2/2" in words


def test_without_a_terminal_nothing_is_shown() -> None:
    done = subprocess.run([*COMMAND, str(SAMPLES / "health-summary.pdf")], capture_output=True, check=False, timeout=60)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""
