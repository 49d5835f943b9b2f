"""Readings that are kept: given back whole, bounded, and never in the way."""

import os
import stat
import sys
from pathlib import Path

import pytest

from rules.reading.kept import Kept, kept

KEY = "0123456789abcdef" * 4 + "-1a2b"


def test_what_is_kept_is_given_back_and_what_is_dropped_is_gone(tmp_path: Path) -> None:
    store = Kept(tmp_path / "readings", 1_000_000)
    assert store.get(KEY) is None
    store.put(KEY, b"a page")
    assert store.get(KEY) == b"a page"
    store.drop(KEY)
    assert store.get(KEY) is None
    store.drop(KEY)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_readings_are_for_this_users_eyes_only(tmp_path: Path) -> None:
    store = Kept(tmp_path / "readings", 1_000_000)
    store.put(KEY, b"a page")
    for path in (store.folder, *store.folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_the_folder_stays_within_its_bound_and_what_was_asked_for_last_stays(tmp_path: Path) -> None:
    store = Kept(tmp_path, 10_000)
    keys = [f"{n:064x}" for n in range(20)]
    for age, key in enumerate(keys):
        store.put(key, bytes(1000))
        os.utime(tmp_path / key[:2] / key[2:], (age, age))
    store.get(keys[0])
    store.shrink()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 10_000
    assert store.get(keys[0]) is not None
    assert store.get(keys[1]) is None
    assert store.get(keys[-1]) is not None


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Kept(tmp_path / "file", 1_000)
    store.put(KEY, b"a page")
    assert store.get(KEY) is None


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "abc", "0123456789abcdef/../../x", "0123456789ABCDEF"])
def test_a_key_never_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a key"):
        Kept(tmp_path, 1_000).put(key, b"x")


def test_readings_are_kept_only_where_a_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LCADMIN_READINGS", raising=False)
    assert kept() is None
    monkeypatch.setenv("LCADMIN_READINGS", str(tmp_path))
    monkeypatch.setenv("LCADMIN_READINGS_MB", "3")
    store = kept()
    assert store is not None
    assert (store.folder, store.bound) == (tmp_path, 3 * 1024 * 1024)
