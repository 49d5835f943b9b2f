"""The sentences of a notice: one TOML file a notice under `templates/notices/`, which the bureau may edit."""
from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from lcadmin.settings import ROOT

FOLDER = ROOT / "templates" / "notices"


class WordingError(Exception):
    """A sentence is missing from a notice's file or has a name in braces that is not filled in; the message names both."""


class Wording:
    """The sentences of one notice. `Wording(path)("findings.lead", ordinal="一", title="…")` says one of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._sentences: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise WordingError(f"{path}: {error}") from error

    def __call__(self, name: str, **values: object) -> str:
        """The sentence of that dotted name with its braces filled in. Values are put in as they are and never read as sentences.

        Raises WordingError.
        """
        found: Any = self._sentences
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if not isinstance(found, str):
            raise WordingError(f"{self._path}: {name} is missing")
        try:
            return found.format(**values)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise WordingError(f"{self._path}: {name} cannot be filled in ({error!r})") from error


@lru_cache
def wording(name: str) -> Wording:
    """The sentences of the notice called `name` (the file's name without .toml), read once a process."""
    return Wording(FOLDER / f"{name}.toml")
