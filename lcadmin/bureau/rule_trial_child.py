"""The process that tries one rule over case files: the checker under limits, one JSON line for each file's start, pages and outcome."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from datetime import date
from typing import Any

from lcadmin.reviewing.child import MEMORY_EXIT
from rules.limits import allow_cpu, limit_memory

MOST_FINDINGS = 5
LONGEST_QUOTE = 200


def main() -> int:
    """Reads the request from standard input; ends at the end of the files, or of the slice after the file in hand."""
    request: dict[str, Any] = json.load(sys.stdin)
    limit_memory(request["memory_mb"])
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(**words: Any) -> None:
        with contextlib.suppress(BrokenPipeError):
            print(json.dumps(words, ensure_ascii=False), file=out, flush=True)

    def progress(step: str, done: int, total: int) -> None:
        allow_cpu(request["page_seconds"] if step == "read" else request["seconds"])
        tell(step=step, done=done, total=total)

    from rules.check import Options, check_file

    options = Options(kind="case-file", as_of=date.fromisoformat(request["as_of"]), settings=request["settings"], rules=(request["rule"],),
                      max_pages=request["max_pages"])  # fmt: skip
    began = time.monotonic()
    try:
        for case_file_id, path in request["files"]:
            allow_cpu(request["seconds"])
            tell(at=case_file_id)
            tell(id=case_file_id, **told(check_file(path, options, progress)))
            if time.monotonic() - began > request["slice_seconds"]:
                break
    except MemoryError:
        return MEMORY_EXIT
    return 0


def told(result: dict[str, Any]) -> dict[str, Any]:
    """What is kept of the checker's answer: outcome, why, and what was found with page and quote."""
    if "error" in result:
        return {"outcome": "unread", "reason_id": result["error"]["message"], "reason_params": {}}
    judged = result["coverage"][0]
    found = [
        {"message": f["message"], "message_id": f["message_id"], "message_params": f["message_params"],
         "places": [{"page": p["page"], "document": p["document"], "quote": p["quote"][:LONGEST_QUOTE]} for p in f["places"][:MOST_FINDINGS]]}
        for f in result["findings"][:MOST_FINDINGS]
    ]  # fmt: skip
    return {"outcome": judged["outcome"], "reason_id": judged["reason_id"], "reason_params": judged["reason_params"], "findings": found}


if __name__ == "__main__":
    sys.exit(main())
