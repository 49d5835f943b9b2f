"""Programs of patterns: what `re` makes of a pattern and runs, told where a match can begin, kept from one start to the next.

`re` takes half a millisecond to make a program of a pattern such as ours, and the checker has a thousand of them: for a process that checks one
file that is a third of its time. So programs are kept in a file beside the bytecode of this package, as Python keeps its bytecode, and under the
same conditions (not where PYTHONDONTWRITEBYTECODE is set, nor where the folder may not be written). A program is found by its pattern's own text, so
it is never out of date; a file that cannot be read is made anew.

All this needs parts of `re` that are not its public face. They are used with the versions of Python with which they were tried (`TRIED`); with any
other the patterns are compiled by `re.compile`, which gives the same matches more slowly.
"""

from __future__ import annotations

import contextlib
import logging
import marshal
import os
import re
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rules.first_characters import first_characters
from rules.landmarks import ByLandmark, landmark

with contextlib.suppress(ImportError):
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
    from re._constants import INFO, SRE_INFO_CHARSET, SUCCESS  # type: ignore[import-not-found]

log = logging.getLogger(__name__)

TRIED = (20220615, 20221023, 20230612)
"""`_sre.MAGIC` of Python 3.11, 3.12 and 3.13."""
FORM = 2
"""Raised with every change of what is kept or of how it is made (here, in `first_characters` and `landmarks`), so that the old is made anew."""
MOST = 6000
"""When so many programs are kept, most of them belong to patterns that have changed since, and keeping begins anew."""

Key = tuple[str, int]
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...], bytes, int]
"""Flags, code, number of groups, groups by name, and the name of each group, as `_sre.compile` wants them; the code of its landmark, empty where it
has none, and how far before it a match can begin."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern, and its landmark where it has one (`rules.landmarks`)."""

    pattern: re.Pattern[str]
    landmark: ByLandmark | None = None


def tried() -> bool:
    """Whether this Python's `re` is one that we know from inside."""
    return "_sre" in globals() and getattr(_sre, "MAGIC", None) in TRIED and array("I").itemsize == _sre.CODESIZE


def compiled(pattern: str, flags: int = 0) -> Compiled:
    """The pattern, compiled; the same matches as `re.compile`'s. Nothing of it is kept. Raises `re.error`."""
    return _ready(pattern, _made(pattern, flags)) if tried() else Compiled(re.compile(pattern, flags))


def _ready(pattern: str, program: Program) -> Compiled:
    flags, code, groups, by_name, names, mark, before = program
    own = _sre.compile(pattern, flags, array("I", code).tolist(), groups, by_name, names)
    if not mark:
        return Compiled(own)
    return Compiled(own, ByLandmark(own, _sre.compile(None, flags, array("I", mark).tolist(), groups, by_name, names), before))


def _made(pattern: str, flags: int) -> Program:
    tree = _parser.parse(pattern, flags)
    flags |= tree.state.flags
    mark, before = (_skips(tree, flags) and landmark(tree)) or (None, 0)
    by_name = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in by_name.items():
        names[number] = name
    return int(flags), _code(tree, flags), tree.state.groups - 1, by_name, tuple(names), _code(mark, flags) if mark else b"", before


def _code(tree: Any, flags: int) -> bytes:
    code: list[int] = []
    _begin(code, tree, flags)
    _compiler._compile(code, tree.data, flags)
    code.append(SUCCESS)
    return array("I", code).tobytes()


def _skips(tree: Any, flags: int) -> bool:
    """Whether a search may be told where to look: a match is not empty, and letters are letters; `re` itself skips to a literal."""
    return bool(tree.getwidth()[0]) and not flags & re.IGNORECASE and not _compiler._get_literal_prefix(tree, flags)[0]


def _begin(code: list[int], tree: Any, flags: int) -> None:
    """The head of a program: what a search may skip before it tries a match. Where `re` knows no more than the width, the first characters."""
    firsts = first_characters(tree) if _skips(tree, flags) else None
    if not firsts:
        _compiler._compile_info(code, tree, flags)
        return
    least, most = tree.getwidth()
    members, _ = _compiler._optimize_charset(firsts)
    code += [INFO, 0, SRE_INFO_CHARSET, least, min(most, _compiler.MAXCODE)]
    _compiler._compile_charset(members, flags, code)
    code[1] = len(code) - 1


class Kept:
    """The programs in a file. What is made new is written when `keep` is called."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.programs: dict[Key, Program] | None = None
        self.new: dict[Key, Program] = {}

    def compiled(self, pattern: str, flags: int = 0) -> Compiled:
        """The pattern, compiled, of the kept program where there is one. Raises `re.error`."""
        if not tried():
            return Compiled(re.compile(pattern, flags))
        if self.programs is None:
            self.programs = self._read()
        program = self.programs.get((pattern, flags))
        if program is None:
            program = self.programs[pattern, flags] = self.new[pattern, flags] = _made(pattern, flags)
        return _ready(pattern, program)

    def keep(self) -> None:
        """Writes what was made new since the last time, beside what other processes have written meanwhile."""
        if not self.new or sys.dont_write_bytecode:
            return
        kept = self._read()
        kept = self.new if len(kept) + len(self.new) > MOST else kept | self.new
        self.new = {}
        written = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(exist_ok=True)
            written.write_bytes(marshal.dumps((FORM, kept)))
            written.replace(self.path)
        except OSError as refused:
            log.debug("programs of patterns are not kept: %s", refused)
            with contextlib.suppress(OSError):
                written.unlink()

    def _read(self) -> dict[Key, Program]:
        try:
            form, kept = marshal.loads(self.path.read_bytes())  # noqa: S302 - our own file, trusted like the bytecode beside it
        except OSError:
            return {}
        except (ValueError, EOFError, TypeError) as broken:
            log.warning("%s is made anew: %s", self.path, broken)
            return {}
        return kept if form == FORM else {}


def place() -> Path:
    """The file in which this Python's programs are kept, where its bytecode is."""
    bytecode = __spec__.cached or str(Path(__file__).parent / "__pycache__" / "programs.pyc")
    return Path(bytecode).with_name(f"patterns.{sys.implementation.cache_tag}.programs")
