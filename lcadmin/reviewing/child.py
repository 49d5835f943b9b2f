"""The process that reads one untrusted file: the checker under limits, speaking JSON lines on standard output.

Each line is `{"step", "done", "total"}`; the result goes to the file named by the request, so that nothing printed by a library can
garble it.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

MEMORY_EXIT = 73
"""Exit status of a reader that ran out of the memory it may take."""


def limit(memory_mb: int, seconds: int) -> None:
    """Limits this process's address space (MiB) and CPU time (seconds) where the system can; elsewhere the parent's clock alone holds."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    space = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Reads the request (one JSON object) from standard input, checks the file, writes the result."""
    request: dict[str, Any] = json.load(sys.stdin)
    limit(request["memory_mb"], request["seconds"])
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def progress(step: str, done: int, total: int) -> None:
        with contextlib.suppress(BrokenPipeError):  # the parent is gone; its successor starts anew
            print(json.dumps({"step": step, "done": done, "total": total}), file=out, flush=True)

    try:
        from rules.check import Options, check_file

        options = Options(
            kind="case-file", as_of=date.fromisoformat(request["as_of"]), settings=request["settings"], max_pages=request["max_pages"])
        result = check_file(request["path"], options, progress)
    except MemoryError:
        return MEMORY_EXIT
    target = Path(request["result"])
    target.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
