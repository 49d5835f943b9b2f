"""Files: every content once, under its sha256, in `instance/files/`; never executed, never under a name that a user chose.

The order makes losing impossible: written to a temporary name, synced, hashed, renamed, and only then the row (`enter`). What falls
between is a file without a row, which `strays` finds.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lcadmin.extensions import db
from lcadmin.models import StoredFile
from lcadmin.settings import settings
from lcadmin.transaction import writing

CHUNK = 1024 * 1024
FOLDER = "files"


class TooLarge(Exception):
    """The stream holds more than the limit; nothing of it was kept."""


class Damaged(Exception):
    """The bytes on disk are not those whose name they bear."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are safe on disk; `size` in bytes."""

    sha256: str
    size: int


def path_of(sha256: str) -> Path:
    """Where the bytes of `sha256` are, whether or not they exist. Raises ValueError for anything else, so no path is smuggled in."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError("not a sha256")
    return settings().instance / FOLDER / sha256[:2] / sha256


def keep(stream: BinaryIO, *, limit: int | None = None) -> Kept:
    """Writes the bytes of `stream`, from where it stands, under their sha256 and makes them durable. The same bytes again change nothing.

    Raises TooLarge past `limit` bytes, and OSError when the disk is full; neither leaves anything behind.
    """
    folder = settings().instance / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"incoming-{secrets.token_hex(8)}"
    digest, size = hashlib.sha256(), 0
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if limit is not None and size > limit:
                    raise TooLarge
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        target = path_of(digest.hexdigest())
        if not target.exists() or target.stat().st_size != size:
            target.parent.mkdir(exist_ok=True)
            os.replace(temporary, target)
            _sync_folder(target.parent)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
    return Kept(digest.hexdigest(), size)


def enter(kept: Kept, media_type: str) -> StoredFile:
    """The row of bytes that are safe; call it inside the transaction of what refers to them."""
    with writing() as session:
        found = session.get(StoredFile, kept.sha256)
        if found is None:
            found = StoredFile(sha256=kept.sha256, size=kept.size, media_type=media_type)
            session.add(found)
            session.flush()
    return found


def store(stream: BinaryIO, media_type: str, *, limit: int | None = None) -> StoredFile:
    """`keep` and `enter` in one."""
    return enter(keep(stream, limit=limit), media_type)


def check(sha256: str) -> None:
    """Raises Damaged where the bytes on disk are not those of `sha256`, FileNotFoundError where there are none."""
    with path_of(sha256).open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise Damaged(sha256)


def strays() -> Iterator[Path]:
    """Files of the folder that no row names: an upload that was cut off."""
    folder = settings().instance / FOLDER
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file() and db.session.get(StoredFile, path.name) is None:
            yield path


def _sync_folder(folder: Path) -> None:
    """Makes the new name durable; Windows has no such thing and does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
