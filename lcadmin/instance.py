"""The instance folder: this installation's database, files and secrets.

    instance/secrets.json   made once, readable by its owner alone; losing it signs everybody out, nothing more
    instance/lcadmin.db     the database (unless LCADMIN_DATABASE_URL says otherwise)
    instance/files/         uploads and notices, named by their sha256 (`lcadmin.storage`)
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import tempfile
from pathlib import Path

from lcadmin.settings import Settings

SECRETS = "secrets.json"
NAMES = ("secret_key", "password_salt")


class InstanceError(Exception):
    """The folder cannot be used; the message is one line that says why and what to do."""


def prepare_folder(settings: Settings) -> Path:
    """The instance folder, made if need be and proved writable. Raises InstanceError."""
    folder = settings.instance
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise InstanceError(f"cannot write to {folder}: {error.strerror}; choose another folder with LCADMIN_INSTANCE") from error
    return folder


def read_secrets(settings: Settings) -> dict[str, str]:
    """The secrets of this installation, made at the first call. Two processes that start together get the same ones."""
    path = prepare_folder(settings) / SECRETS
    if not path.exists():
        _make(path)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InstanceError(f"cannot read {path}: {error}; put the saved copy back, or remove it to sign everybody out") from error
    if not isinstance(found, dict) or any(len(str(found.get(name, ""))) < 32 for name in NAMES):
        raise InstanceError(f"{path} lacks one of {', '.join(NAMES)}; put the saved copy back, or remove it to sign everybody out")
    return {name: str(found[name]) for name in NAMES}


def _make(path: Path) -> None:
    """Written whole under another name and linked into place: who comes second keeps the first one's."""
    made = {name: secrets.token_urlsafe(48) for name in NAMES}
    temporary = path.with_name(f"{SECRETS}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(made, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.rename(temporary, path) if os.name == "nt" else os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
