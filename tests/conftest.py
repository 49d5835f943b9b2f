"""What all tests share: the browser of those that drive one."""

import shutil

import pytest


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's chromium; without one these tests are skipped."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no chromium on this machine")
    return {"executable_path": found, "args": ["--no-sandbox"]}
