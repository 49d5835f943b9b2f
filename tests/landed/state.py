"""The findings over a set of files, kept as one line each: the file's digest, rule, page, the finding's lasting name. No words of the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rules.check import Options
from rules.jobs import check_files

STATE = Path(__file__).parent / "findings.tsv"
HEADER = "file\trule\tpage\tfinding\n"
NOTHING = "-"
"""In place of a rule: the file was read and nothing was found."""


class Found(NamedTuple):
    """A finding: of which file (the first 16 digits of its sha256), of which rule, on which page, its id."""

    file: str
    rule: str
    page: int
    finding: str


@dataclass(frozen=True)
class State:
    """The files read and what was found in them, hints included."""

    files: frozenset[str]
    findings: frozenset[Found]

    def write(self, path: Path) -> None:
        """As a table, sorted, so that a change of it is readable."""
        clean = [Found(f, NOTHING, 0, NOTHING) for f in self.files - {f.file for f in self.findings}]
        rows = "".join("\t".join(map(str, row)) + "\n" for row in sorted([*self.findings, *clean]))
        path.write_text(HEADER + rows, encoding="utf-8")


def read_state(path: Path = STATE) -> State:
    """The state last landed; an empty one where there is none."""
    if not path.exists():
        return State(frozenset(), frozenset())
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    found = [Found(file, rule, int(page), finding) for file, rule, page, finding in rows]
    return State(frozenset(f.file for f in found), frozenset(f for f in found if f.rule != NOTHING))


def judged(paths: list[Path], as_of: str, jobs: int = 1) -> tuple[State, dict[str, str]]:
    """What is found in the files at `paths` as of a day, and their names by digest; a file that cannot be read is left out."""
    options = Options(as_of=date.fromisoformat(as_of))
    files, findings, names = set(), set(), {}
    for result in check_files([(p, options) for p in paths], jobs):
        digest = result["sha256"][:16]
        if "error" in result:
            continue
        files.add(digest)
        names[digest] = Path(result["file"]).name
        findings |= {Found(digest, f["rule"], f["page"], f["id"]) for f in result["findings"]}
    return State(frozenset(files), frozenset(findings)), names
