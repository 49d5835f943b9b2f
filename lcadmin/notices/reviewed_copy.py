"""标注版: the reviewed PDF with its confirmed findings as annotations, made by a child process with limits (`annotate.py`)."""
from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from lcadmin.language import N_
from lcadmin.models import Finding
from lcadmin.notices.review_opinion import NAME
from lcadmin.notices.wording import wording
from lcadmin.settings import ROOT

ENCRYPTED, MALFORMED = 3, 4   # `annotate.Exit`, which is not imported here: it brings a PDF library along
MESSAGES = {
    "not_pdf": N_("原件不是 PDF，没有标注版"),
    "encrypted": N_("原件有打开密码，不能生成标注版"),
    "malformed": N_("原件已损坏，不能生成标注版"),
    "timeout": N_("生成标注版超过时限，请稍后重新出具或者拆分原件"),
    "failed": N_("标注版没有生成，原因已记入日志"),
}


class NotAnnotated(Exception):
    """There is no annotated copy. `code` is a key of MESSAGES, `detail` is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(MESSAGES[code])
        self.code = code
        self.detail = detail


def annotated(source: Path, findings: Iterable[Finding], *, author: str, on: date, seconds: float = 60, memory_mb: int = 1024) -> bytes:
    """The bytes of `source` with `findings` written into it in the name of `author`. Raises NotAnnotated."""
    with source.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NotAnnotated("not_pdf")
    told = list(findings)
    causes = {finding.key: finding for finding in told}
    notes = [note for finding in told for note in _notes(finding, causes.get(finding.cause) if finding.cause else None)]
    job = {"author": author, "on": on.isoformat(), "notes": notes}
    with tempfile.TemporaryDirectory(prefix="lcadmin-annotate-") as folder:
        target = Path(folder) / "annotated.pdf"
        limits = str(memory_mb), str(math.ceil(seconds))
        command = [sys.executable, "-m", "lcadmin.notices.annotate", str(source.resolve()), str(target), *limits]
        try:
            done = subprocess.run(
                command, input=json.dumps(job).encode(), capture_output=True, cwd=ROOT, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            raise NotAnnotated("timeout", f"more than {seconds} s") from None
        if done.returncode == 0:
            return target.read_bytes()
    code = {ENCRYPTED: "encrypted", MALFORMED: "malformed"}.get(done.returncode, "failed")
    raise NotAnnotated(code, f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")


def _notes(finding: Finding, cause: Finding | None = None) -> list[dict[str, Any]]:
    """One note a place, each with the whole text: a reader meets them one at a time. Of a finding that follows it names the cause."""
    places = finding.places or [{"page": finding.page, "boxes": finding.boxes}]
    return [
        {"id": f"{finding.key}-{at + 1}", "page": place.get("page") or 1, "boxes": place.get("boxes") or [],
         "severity": finding.severity, "title": finding.title, "text": _text(finding, str(place.get("message", "")), cause)}
        for at, place in enumerate(places)
    ]


def _text(finding: Finding, here: str, cause: Finding | None) -> str:
    """`here`: what is wrong at this very place, where the finding has several."""
    say = wording(NAME)
    basis = "、".join(str(cited.get("text", "")) for cited in finding.basis if cited.get("text"))
    message = here if here and finding.message_id else finding.message
    lines = [finding.title, message, say("findings.caused_by", title=cause.title) if cause else "", say("findings.basis", basis=basis) if basis else "",
             say("findings.suggestion", suggestion=finding.suggestion) if finding.suggestion else ""]
    return "\n".join(line for line in lines if line)
