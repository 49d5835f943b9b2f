"""The process that draws pages of untrusted files: requests and answers are JSON lines on standard input and output.

`{"path", "page", "dpi", "target"}` draws one page as PNG into `target`; `{"path", "sizes": true}` answers the pages' sizes in points;
`{"path", "texts": true}` answers what is printed on the pages of a Word document or a plain text, and what is noted beside them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from lcadmin.reviewing.child import limit
from rules.errors import Unreadable
from rules.reading import Page, read

MOST_PIXELS = 40_000_000
"""A page larger than this at the resolution asked for is drawn at a lower one."""
POINTS_PER_INCH = 72


def answer(request: dict[str, Any], documents: dict[str, pdfium.PdfDocument]) -> dict[str, Any]:
    """Does what `request` asks; `documents` keeps the file that was asked for last open."""
    path = request["path"]
    if request.get("texts"):
        return {"pages": [_words(page) for page in read(Path(path))]}
    if path not in documents:
        for old in documents.values():
            old.close()
        documents.clear()
        documents[path] = pdfium.PdfDocument(path)
    document = documents[path]
    if request.get("sizes"):
        return {"sizes": [document.get_page_size(i) for i in range(len(document))]}
    page = document[request["page"] - 1]
    width, height = page.get_size()
    scale = request["dpi"] / POINTS_PER_INCH
    scale *= min(1.0, (MOST_PIXELS / max(1.0, width * height * scale * scale)) ** 0.5)
    image = page.render(scale=scale, may_draw_forms=False).to_pil()
    page.close()
    image.save(request["target"], "PNG", compress_level=4)
    return {"width": image.width, "height": image.height}


def _words(page: Page) -> dict[str, Any]:
    return {"text": page.raw, "asides": [{"kind": str(aside.kind), "text": aside.text, "by": aside.by} for aside in page.asides]}


def main() -> None:
    """Serves until standard input ends. Whatever a page does wrong is answered in words; what kills this process is the parent's to see."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    documents: dict[str, pdfium.PdfDocument] = {}
    for line in sys.stdin:
        try:
            told = answer(json.loads(line), documents)
        except (pdfium.PdfiumError, Unreadable, OSError, ValueError, IndexError, MemoryError) as error:
            told = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(told), file=out, flush=True)


if __name__ == "__main__":
    main()
