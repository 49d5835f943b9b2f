"""Pictures of pages, drawn by a process of its own and kept on disk; the folder can be emptied at any time."""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from lcadmin import storage
from lcadmin.models import CaseFile
from lcadmin.settings import ROOT, settings

DPI = {1: 96, 2: 192}
"""Pixels an inch of the two zoom levels."""
THUMBNAIL_DPI = 20
SECONDS = 30.0
"""Longest time for one page."""
MEMORY_MB = 1024
LIFE_SECONDS = 3600
"""CPU time after which the drawing process is replaced."""
TEXTS = 1
"""Version of the kept texts: raise it when the reader of Word documents shows them differently."""
MOST_BYTES = 2 * 1024**3
PRUNE_EVERY = 3600.0


class NoPicture(Exception):
    """The page cannot be drawn: the file is no PDF, is damaged or has no such page."""


class _Drawer:
    """The drawing process: one request at a time, started when first asked, started anew when it died or hung."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        atexit.register(self.stop)

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to `request`. Raises NoPicture when the page cannot be drawn, took too long or killed the process."""
        with self._lock:
            process = self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            timer = threading.Timer(SECONDS, process.kill)
            timer.start()
            try:
                process.stdin.write(json.dumps(request) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
            except OSError:
                line = ""
            finally:
                timer.cancel()
            if not line:
                self._end()
                raise NoPicture
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise NoPicture
        return answer

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "lcadmin.reviewing.render_child", str(MEMORY_MB), str(LIFE_SECONDS)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """Ends the process, if it runs."""
        with self._lock:
            self._end()


_drawer = _Drawer()


def page_png(case_file: CaseFile, page: int, zoom: int = 1) -> bytes:
    """Page `page` (from 1) as PNG at 96 (`zoom` 1) or 192 (2) dots an inch. Raises NoPicture."""
    return _drawn(case_file, page, DPI[zoom])


def thumbnail(case_file: CaseFile, page: int) -> bytes:
    """Page `page` as a small PNG (an A4 page is 165 pixels wide). Raises NoPicture."""
    return _drawn(case_file, page, THUMBNAIL_DPI)


def page_sizes(case_file: CaseFile) -> list[tuple[float, float]]:
    """Width and height of every page in points, as displayed. Raises NoPicture."""
    kept = _folder(case_file) / "sizes.json"
    if not kept.exists():
        sizes = _drawer.ask({"path": str(storage.path_of(case_file.sha256)), "sizes": True})["sizes"]
        _put(kept, json.dumps(sizes).encode())
    return [(float(w), float(h)) for w, h in json.loads(kept.read_bytes())]


def page_texts(case_file: CaseFile) -> list[dict[str, Any]]:
    """Of each page of a Word document or a plain text its `text` as printed and its `asides` (`kind`, `text`, `by`). Raises NoPicture."""
    kept = _folder(case_file) / f"texts-{TEXTS}.json"
    if not kept.exists():
        pages = _drawer.ask({"path": str(storage.path_of(case_file.sha256)), "texts": True})["pages"]
        _put(kept, json.dumps(pages, ensure_ascii=False).encode())
    pages = json.loads(kept.read_bytes())
    return list(pages)


def _drawn(case_file: CaseFile, page: int, dpi: int) -> bytes:
    if page < 1:
        raise NoPicture
    kept = _folder(case_file) / f"{page}@{dpi}.png"
    if not kept.exists():
        temporary = kept.with_name(f"{kept.name}.{secrets.token_hex(4)}")
        temporary.parent.mkdir(parents=True, exist_ok=True)
        try:
            _drawer.ask({"path": str(storage.path_of(case_file.sha256)), "page": page, "dpi": dpi, "target": str(temporary)})
            os.replace(temporary, kept)
        finally:
            temporary.unlink(missing_ok=True)
    return kept.read_bytes()


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    temporary.write_bytes(data)
    os.replace(temporary, path)


def _cache() -> Path:
    return settings().instance / "cache" / "pages"


def _folder(case_file: CaseFile) -> Path:
    return _cache() / case_file.sha256[:2] / case_file.sha256


_pruned = 0.0


def prune() -> int:
    """Keeps the pictures under two gibibytes by removing whole files' folders, the longest unused first; looks once an hour. The number
    of folders removed."""
    global _pruned
    if time.monotonic() - _pruned < PRUNE_EVERY and _pruned:
        return 0
    _pruned = time.monotonic()
    folders = [(f.stat().st_mtime, sum(p.stat().st_size for p in f.iterdir()), f) for f in _cache().glob("??/*") if f.is_dir()]
    total, removed = sum(size for _, size, _ in folders), 0
    for _used, size, folder in sorted(folders):
        if total <= MOST_BYTES:
            break
        shutil.rmtree(folder, ignore_errors=True)
        total, removed = total - size, removed + 1
    return removed
