"""What the result says of how a file was read: the contract's `reader`."""

from collections.abc import Sequence
from typing import Any

from rules.language import N_, say
from rules.reading.page import Page, Source, Warned

BAD_PAGES = N_("第 {pages} 页没有读出来，其余各页照常评查；涉及这些页的规则无法判断")


def reader_told(pages: Sequence[Page]) -> dict[str, Any]:
    """How many pages were read how; `warnings` for whoever reads the result; which pages were read by OCR or not at all, and why;
    `asides` are headers, notes and comments of a Word document, which are no part of its text."""
    sources = [page.source for page in pages]
    unread = [page.number for page in pages if page.source is Source.UNREAD]
    warned = [(page.number, warning) for page in pages for warning in page.warnings]
    told: dict[str, Any] = {
        "text_pages": sources.count(Source.TEXT),
        "ocr_pages": sources.count(Source.OCR),
        "blank_pages": sources.count(Source.BLANK),
        "unread_pages": unread,
        "warnings": [_warning(number, warning) for number, warning in warned],
        "pages_read_by_ocr": [_reason(page) for page in pages if page.source is Source.OCR],
        "pages_not_read": [_reason(page) for page in pages if page.source is Source.UNREAD],
        "asides": [
            {"page": page.number, "kind": str(aside.kind), "text": aside.text, **({"by": aside.by} if aside.by else {})}
            for page in pages for aside in page.asides
        ],
    }  # fmt: skip
    if unread and len(unread) < len(pages):
        told["warnings"].append(_warning(unread[0], Warned(BAD_PAGES, (("pages", "、".join(map(str, unread))),))))
    return told


def _warning(page: int, warning: Warned) -> dict[str, Any]:
    params = dict(warning.params)
    return {"page": page, "message": say(warning.words, params), "message_id": warning.words, "message_params": params}


def _reason(page: Page) -> dict[str, Any]:
    return {"page": page.number, "why": say(page.why) if page.why else "", "why_id": page.why}
