"""Files are kept once, whole or not at all, and are reached by their sha256 alone."""

from __future__ import annotations

import hashlib
import io
import os
import threading
from pathlib import Path

import pytest
from flask import Flask

from lcadmin import storage
from lcadmin.extensions import db
from lcadmin.models import StoredFile
from lcadmin.settings import Settings

CONTENT = b"%PDF-1.7 " + os.urandom(3_000_000)


def files(settings: Settings) -> list[Path]:
    return [p for p in (settings.instance / "files").rglob("*") if p.is_file()]


def test_what_is_stored_can_be_read_again(app: Flask, settings: Settings) -> None:
    stored = storage.store(io.BytesIO(CONTENT), "application/pdf")
    assert stored.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert stored.size == len(CONTENT)
    assert storage.path_of(stored.sha256).read_bytes() == CONTENT
    storage.check(stored.sha256)


def test_the_same_bytes_are_stored_once(app: Flask, settings: Settings) -> None:
    first, second = (storage.store(io.BytesIO(CONTENT), "application/pdf") for _ in range(2))
    assert first is second
    assert len(files(settings)) == 1


def test_too_large_a_file_leaves_nothing(app: Flask, settings: Settings) -> None:
    with pytest.raises(storage.TooLarge):
        storage.keep(io.BytesIO(CONTENT), limit=len(CONTENT) - 1)
    assert files(settings) == []


def test_a_stream_that_breaks_leaves_nothing(app: Flask, settings: Settings) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 2_000_000:
                raise OSError("connection lost")
            return super().read(size)

    with pytest.raises(OSError, match="connection lost"):
        storage.keep(Broken(CONTENT))
    assert files(settings) == []


@pytest.mark.parametrize("name", ["../secrets.json", "A" * 64, "a" * 63, "a" * 62 + "/.", ""])
def test_only_a_sha256_names_a_file(app: Flask, name: str) -> None:
    with pytest.raises(ValueError, match="sha256"):
        storage.path_of(name)


def test_a_file_changed_on_disk_is_noticed(app: Flask) -> None:
    stored = storage.store(io.BytesIO(CONTENT), "application/pdf")
    storage.path_of(stored.sha256).write_bytes(CONTENT[:-1] + b"x")
    with pytest.raises(storage.Damaged):
        storage.check(stored.sha256)


def test_a_file_cut_short_on_disk_is_put_right_by_storing_it_again(app: Flask) -> None:
    stored = storage.store(io.BytesIO(CONTENT), "application/pdf")
    storage.path_of(stored.sha256).write_bytes(CONTENT[:100])
    storage.store(io.BytesIO(CONTENT), "application/pdf")
    storage.check(stored.sha256)


def test_an_upload_cut_off_before_its_row_is_found_as_a_stray(app: Flask) -> None:
    kept = storage.keep(io.BytesIO(CONTENT))
    assert list(storage.strays()) == [storage.path_of(kept.sha256)]
    storage.enter(kept, "application/pdf")
    assert list(storage.strays()) == []


def test_two_uploads_of_the_same_bytes_at_once_both_succeed(app: Flask, settings: Settings) -> None:
    failed: list[BaseException] = []

    def upload() -> None:
        try:
            with app.app_context():
                storage.store(io.BytesIO(CONTENT), "application/pdf")
                db.session.remove()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=upload) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert db.session.query(StoredFile).count() == 1
    assert len(files(settings)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_on_the_machine_may_read_a_file(app: Flask) -> None:
    stored = storage.store(io.BytesIO(CONTENT), "application/pdf")
    assert storage.path_of(stored.sha256).stat().st_mode & 0o077 == 0
