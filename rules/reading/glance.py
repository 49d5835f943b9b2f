"""A look at a file before it is read: how many of its pages wait for the OCR engine.

It costs about what pdfium's bare text costs, and ends as soon as there are more such pages than was asked about.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from rules.reading.page import Source
from rules.reading.pdf import placing_of, verdict_on
from rules.reading.read import HEADER_WITHIN


def scans_to_read(path: Path, most: int) -> int:
    """How many pages of the file at `path` need OCR and were not read before; counting ends at `most` + 1. What is no PDF, or cannot be
    opened, has none: its reader says why."""
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(HEADER_WITHIN):
            return 0
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        found = 0
        for index in range(len(document)):
            found += _is_unread_scan(document, index)
            if found > most:
                break
        return found
    finally:
        document.close()


def _is_unread_scan(document: pypdfium2.PdfDocument, index: int) -> bool:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return False
    try:
        placing = placing_of(page)
        if verdict_on(page, placing).source is not Source.UNREAD:
            return False
        from rules.reading.ocr.scanned import was_read

        return not was_read(page, placing)
    finally:
        page.close()
