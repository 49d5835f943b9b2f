"""The running text of a paper: without blanks and line breaks, so that none hides a pattern, and with a full stop where one is understood.

A paragraph that ends without a stop (罚款3000元) before one that begins anew (如不服本决定，…) is given one; a line broken in mid sentence is not.
The heading reads as full stops: 告知 in 行政处罚事先告知书 tells of no right, 决定 in 行政处罚决定书 decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rules import patterns as re
from rules.documents.dossier import Document, Span

GOES_ON = ",、:(《“‘。;!?"
"""After these no stop is missing."""
BEGINS = re.compile(
    r"如|若|当事人|被处罚人|你|您|对|不服|本(?:机关|局|决定|告知|文书|处罚|委|单位)|我(?:局|委|厅|大队|机关)|依[据照]|根据|按照|逾期|到期|请|罚没?款|限|以上|上述|综上"
    r"|因|鉴于|经|现|特此|附|注|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十\d]{1,2}\)|[^:,。;\s]{1,12}:|行政复议|行政诉讼|[☑□√■]")
RUN = re.compile(r"\S+|\n")


@dataclass(frozen=True)
class Running:
    """`text`, and `at[i]`, the offset of `text[i]` in the document's text."""

    document: Document
    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the document that `text[start:end]` stands for."""
        if not self.at:
            return self.document.span(0, 0)
        first = self.at[min(start, len(self.at) - 1)]
        return self.document.span(first, self.at[end - 1] + 1 if end > start else first)


@lru_cache(maxsize=128)
def running(document: Document) -> Running:
    """The running text of `document`; a dozen rules ask for that of the same paper."""
    text, title, end = document.text, document.title_start, document.title_end
    if title >= end:
        title = end = 0
    kept: list[str] = []
    at: list[int] = []
    _run(text, 0, title, kept, at)
    kept += "。" * (min(end, len(text)) - title)
    at += range(title, min(end, len(text)))
    _run(text, end, len(text), kept, at)
    return Running(document, "".join(kept), tuple(at))


def _run(text: str, start: int, end: int, kept: list[str], at: list[int]) -> None:
    """Adds the runs of `text[start:end]`, and the full stops that are understood between them."""
    for m in RUN.finditer(text, start, end):
        if m[0] != "\n":
            kept.append(m[0])
            at += range(m.start(), m.end())
        elif kept and kept[-1][-1] not in GOES_ON and BEGINS.match(text, m.end()):
            kept.append("。")
            at.append(m.start())
