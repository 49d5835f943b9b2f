"""Readings that are kept, so that no picture is read twice: a re-review costs nothing, a rectified file only its new pages.

A reading is kept under the digest of the picture and the version of the reader; nothing in it says of which file or page it was. The folder is
for this user's eyes only, never grows beyond its bound (what was not asked for longest goes first), and can be emptied at any time.
It is off unless LCADMIN_READINGS names a folder.
"""

import contextlib
import os
import tempfile
from pathlib import Path

from rules import patterns as re

FOLDER_VARIABLE, BOUND_VARIABLE = "LCADMIN_READINGS", "LCADMIN_READINGS_MB"
BOUND_MB = 512
"""A page takes about 5 KB."""
LOOK_EVERY = 256
"""Files written between two looks at the folder's size."""
KEY = re.compile(r"[0-9a-f]{16,128}(?:-[0-9a-z]{1,40})?")


class Kept:
    """A folder of readings of at most `bound` bytes. What cannot be read or written is as good as not kept: the store never fails a review."""

    def __init__(self, folder: Path, bound: int) -> None:
        self.folder, self.bound = folder, bound
        self._written = 0

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`, or None."""
        path = self._path(key)
        try:
            found = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return found

    def has(self, key: str) -> bool:
        """Whether something is kept under `key`."""
        return self._path(key).exists()

    def put(self, key: str, reading: bytes) -> None:
        """Keeps `reading` under `key`, whole or not at all."""
        path = self._path(key)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(reading)
                os.replace(name, path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                return
        except OSError:
            return
        if self._written % LOOK_EVERY == 0:
            self.shrink()
        self._written += 1

    def drop(self, key: str) -> None:
        """Forgets what is kept under `key`."""
        with contextlib.suppress(OSError):
            self._path(key).unlink()

    def shrink(self) -> None:
        """Deletes what was not asked for longest until the folder is within nine tenths of its bound."""
        files = []
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):  # another process deletes, too
                stat = path.stat()
                files.append((stat.st_mtime, stat.st_size, path))
        total = sum(size for _, size, _ in files)
        if total <= self.bound:
            return
        for _, size, path in sorted(files):
            with contextlib.suppress(OSError):
                path.unlink()
            total -= size
            if total <= 0.9 * self.bound:
                return

    def held(self) -> tuple[int, int]:
        """How many readings are kept, and their bytes."""
        files = bytes_ = 0
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                bytes_ += path.stat().st_size
                files += 1
        return files, bytes_

    def empty(self) -> int:
        """Forgets everything; how many readings there were."""
        gone = 0
        for path in self.folder.glob("??/*"):
            with contextlib.suppress(OSError):
                path.unlink()
                gone += 1
        return gone

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError(f"not a key: {key!r}")
        return self.folder / key[:2] / key[2:]


def kept() -> Kept | None:
    """The store that the environment names, None where readings are not kept."""
    folder = os.environ.get(FOLDER_VARIABLE, "").strip()
    if not folder:
        return None
    bound = os.environ.get(BOUND_VARIABLE, "")
    return Kept(Path(folder).expanduser(), (int(bound) if bound.isdigit() and int(bound) else BOUND_MB) * 1024 * 1024)
