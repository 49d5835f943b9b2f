"""The process that reads one untrusted file: the checker under limits, speaking JSON lines on standard output.

Each line is `{"step", "done", "total"}`; the result goes to the file named by the request, so that nothing printed by a library can
garble it. What was read on the pages goes to a second file. A line may also carry `lane`, once it is known.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rules.limits import allow_cpu, limit_memory

MEMORY_EXIT = 73
"""Exit status of a reader that ran out of the memory it may take."""
SCAN_EXIT = 74
"""Exit status of a reader of text files that was given a scan: it belongs into the other lane."""
FEW_SCANS = 3
"""So many scanned pages (an invoice, a receipt) are read in the lane of text files."""


def limit(memory_mb: int, seconds: int) -> None:
    """Limits this process's address space (MiB) and CPU time (seconds) where the system can; elsewhere the parent's clock alone holds."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    limit_memory(memory_mb)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def main() -> int:
    """Reads the request (one JSON object) from standard input, checks the file, writes the result."""
    request: dict[str, Any] = json.load(sys.stdin)
    limit_memory(request["memory_mb"])
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(**words: Any) -> None:
        with contextlib.suppress(BrokenPipeError):  # the parent is gone; its successor starts anew
            print(json.dumps(words), file=out, flush=True)

    def progress(step: str, done: int, total: int) -> None:
        allow_cpu(request["page_seconds"] if step == "read" else request["seconds"])
        tell(step=step, done=done, total=total)

    allow_cpu(request["seconds"])
    try:
        if request["may_hand_over"]:
            from rules.reading.glance import scans_to_read

            if scans_to_read(Path(request["path"]), FEW_SCANS) > FEW_SCANS:
                return SCAN_EXIT
            tell(lane="text")
        from lcadmin.reviewing.pages_file import write
        from rules.check import Options, check_file

        options = Options(
            kind="case-file",
            as_of=date.fromisoformat(request["as_of"]),
            settings=request["settings"],
            entry=request["entry"],
            max_pages=request["max_pages"],
            bad_pages={int(page): why for page, why in request["bad_pages"].items()},
        )
        result = check_file(request["path"], options, progress, lambda pages: write(pages, Path(request["pages"])))
    except MemoryError:
        return MEMORY_EXIT
    target = Path(request["result"])
    target.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
