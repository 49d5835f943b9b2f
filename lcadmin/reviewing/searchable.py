"""可查找版: a scanned file with its text laid invisibly over the pictures, made by a child process with limits (`searchable_child.py`)."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from lcadmin import storage
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import CaseFile, PageText
from lcadmin.settings import ROOT

ENCRYPTED, MALFORMED = 3, 4  # `annotate.Exit`, which is not imported here: it brings a PDF library along
SECONDS, MEMORY_MB = 120, 2048
PDF = "application/pdf"
MESSAGES = {
    "not_pdf": N_("原件不是 PDF，没有可查找版"),
    "no_scans": N_("没有扫描识别的页，原件就可以查找"),
    "encrypted": N_("原件有打开密码，不能生成可查找版"),
    "malformed": N_("原件已损坏，不能生成可查找版"),
    "timeout": N_("生成可查找版超过时限，请拆分原件后再试"),
    "failed": N_("可查找版没有生成，原因已记入日志"),
}


class NotMade(Exception):
    """There is no searchable copy. `code` is a key of MESSAGES, `detail` is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(MESSAGES[code])
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy's bytes, and how many of its pages got text."""

    data: bytes
    pages: int


def copy_of(case_file: CaseFile) -> Copy:
    """The file with text on the pages that were read by OCR; the others are left as they are. Raises NotMade."""
    if case_file.stored_file.media_type != PDF:
        raise NotMade("not_pdf")
    asked = select(PageText.page, PageText.laid).where(PageText.sha256 == case_file.sha256, PageText.source == "ocr").order_by(PageText.page)
    job = [{"page": page, "laid": base64.b64encode(laid).decode()} for page, laid in db.session.execute(asked)]
    if not job:
        raise NotMade("no_scans")
    with tempfile.TemporaryDirectory(prefix="lcadmin-searchable-") as folder:
        target = Path(folder) / "searchable.pdf"
        command = [
            sys.executable, "-m", "lcadmin.reviewing.searchable_child", str(storage.path_of(case_file.sha256).resolve()), str(target),
            str(MEMORY_MB), str(SECONDS)]
        try:
            done = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, cwd=ROOT, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise NotMade("timeout", f"more than {SECONDS} s") from None
        if done.returncode == 0:
            return Copy(target.read_bytes(), len(job))
    code = {ENCRYPTED: "encrypted", MALFORMED: "malformed"}.get(done.returncode, "failed")
    raise NotMade(code, f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
