"""Prints which findings over FOLDER… are new or gone against `findings.tsv`, by rule and by file; `--write` makes that state anew.

A change is no failure: whoever made it reads the list and lands the new state with it. The exit status is 1 only when a file that was read
before cannot be read any more, or is not there. Files whose name holds what `--variant` says are looked at (text layers: no OCR, a few seconds).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.landed.state import STATE, State, judged, read_state

AS_OF = "2026-11-01"
"""The day of the review, so that nothing changes with the calendar."""


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.landed", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--variant", default="-text", help="what the names of the files hold (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="make the landed state anew")
    asked = parser.parse_args(arguments)
    now, names = judged([p for f in asked.folders for p in sorted(f.iterdir()) if asked.variant in p.name], AS_OF, asked.jobs)
    landed = read_state()
    for line in told(landed, now, names):
        sys.stdout.write(f"{line}\n")
    if asked.write:
        now.write(STATE)
        sys.stdout.write(f"landed: {len(now.findings)} findings of {len(now.files)} files\n")
        return 0
    return 1 if landed.files - now.files else 0


def told(landed: State, now: State, names: dict[str, str]) -> Iterator[str]:
    """What is new and what is gone, of the files that were read both times; files of one time only are named."""
    both = landed.files & now.files
    new = sorted(f for f in now.findings - landed.findings if f.file in both)
    gone = sorted(f for f in landed.findings - now.findings if f.file in both)
    yield f"against the landed state: {len(new)} findings new, {len(gone)} gone, in {len(both)} files"
    for sign, found in (("+", new), ("-", gone)):
        yield from (f"  {sign} {f.rule} p.{f.page} {names.get(f.file, f.file)} {f.finding}" for f in found)
    if lost := landed.files - now.files:
        yield f"not read any more, or not there: {len(lost)} files: {' '.join(sorted(lost))}"
    if first := now.files - landed.files:
        yield f"read for the first time: {', '.join(sorted(names.get(f, f) for f in first))}"


if __name__ == "__main__":
    sys.exit(main())
