"""The seal under a decision: seen on the page, noted in the text, or said to be missing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import ink, signature_block
from rules.reading.page import Page, Source

if TYPE_CHECKING:
    from rules.facts.paper import Paper


class Sealed(StrEnum):
    """`ELSEWHERE`: a seal is on another page of the paper than its signature block. `UNSEEN`: nobody could look."""

    YES = "yes"
    NO = "no"
    ELSEWHERE = "elsewhere"
    UNSEEN = "unseen"


NOTED = re.compile(r"[(\[【]\s?(?:公\s?章|印\s?章|盖\s?章|机关印章|单位印章|行政机关印章|加盖公章|电子签章|电子印章|章|印)\s?[)\]】]")
ARCHIVE_COPY = re.compile(
    r"(?:^|[\n(\[【])[^\n。,;]{0,8}(?:存档[稿联本版]|归档[稿联本]|档案[联稿]|存根联?|底\s?稿|内部存档|存查联)[^\n。;]{0,10}?(?=$|[\n)\]】])"
    r"|[(\[【][^()\n。]{0,12}(?:未盖章|未加盖(?:印章|公章)?|未用印|无印章|没有盖章|缺印章)[^()\n。]{0,8}[)\]】]"
    r"|(?:落款|此处|此件|本件|该稿)[^\n。;,]{0,10}(?:未盖章|未加盖|无印章|没有印章|未用印|缺印章)", re.M)
"""A copy for the archive that says so. 一份存档 only tells how many there are."""


def sealed(paper: Paper) -> Sealed:
    """Whether `paper` bears a seal at its signature block. On a coloured scan it can be seen that there is none."""
    page = _signature_page(paper)
    if page.seals:
        return Sealed.YES
    if any(p.seals for p in paper.document.pages):
        return Sealed.ELSEWHERE
    if page.source is Source.OCR:
        return Sealed.UNSEEN if page.seals is None else Sealed.NO
    return Sealed.YES if page.width == 0 and noted(paper) else Sealed.UNSEEN


def may_hide_the_foot(paper: Paper) -> bool:
    """Whether on a scan a seal lies on the last page of `paper`, or one may lie there that a picture without colour does not show as such: what is printed
    under it may be lost without a trace."""
    last = paper.document.pages[-1]
    return last.source is Source.OCR and (last.seals is None or bool(last.seals) or ink.sealed_over(paper))


def noted(paper: Paper) -> Span | None:
    """Where the text notes a seal at the foot: (印章)."""
    foot = max(paper.document.title_end, len(paper.text) - 240)
    found = list(NOTED.finditer(paper.text, foot))
    return paper.span(*found[-1].span()) if found else None


def archive_copy(paper: Paper) -> Span | None:
    """Where `paper` calls itself a copy for the archive or says that it is not sealed."""
    m = ARCHIVE_COPY.search(paper.text)
    return paper.span(*m.span()) if m else None


def _signature_page(paper: Paper) -> Page:
    """The page on which the agency and the day stand, else the last."""
    block = signature_block.of(paper)
    if block.at is not None:
        number = block.at.page
        return next((p for p in paper.document.pages if p.number == number), paper.document.pages[-1])
    return paper.document.pages[-1]
