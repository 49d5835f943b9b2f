"""Presence: whether a file holds a paper of some kind, and what stands against saying that it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Document, Span
from rules.documents.headings import heading_of
from rules.facts.dates import WORN_MARKS

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Presence:
    """`paper` is one of the kind, or one of no known kind whose heading tells that it may be.

    Without it: `listed` is the row of the catalogue that names such a paper, `worn` a page, heading or row that cannot be read.
    """

    paper: Paper | None = None
    listed: Span | None = None
    worn: Span | None = None

    @property
    def doubt(self) -> Span | None:
        """What stands against saying that the file lacks it."""
        return self.listed or self.worn


WORN_SHARE = 0.25
"""Share of illegible characters from which on a page may be any paper."""

FILING = re.compile(r"^(?!.*(?:告知|通知))(?!不予立案).*立案")
REPORT = re.compile(r"调查.{0,8}报告|终结报告|处理意见书|调查终结|调查总结")
NOTICE = re.compile(r"^(?!.*(?:回证|回执|送达|审批|责令)).*(?:(?:处罚|听证|事先|权利).{0,8}告知|违法行为通知书)")
DECISION = re.compile(r"^(?!.*(?:审批|呈批|回证|回执|送达|告知|催告|履行|公示)).*处罚决定")
REVIEW = re.compile(r"^(?!.*(?:回证|回执|送达|监控|技术)).*(?:法制|法规|合法性|案件|处罚|重大).{0,8}(?:审核|审查|核审)")


ARCHIVAL = ("case_cover", "case_catalogue", "case_remarks", "unknown")
FEWEST_KINDS = 2
"""A file with fewer kinds of paper under its cover is an excerpt, of which nobody can say what it lacks."""


def enough(case: Case) -> bool:
    """Whether `case` holds enough papers for their absence to be told."""
    return len({p.kind for p in case.papers} - set(ARCHIVAL)) >= FEWEST_KINDS


def of(case: Case, kinds: tuple[str, ...], heading: re.Pattern[str]) -> Presence:
    """Whether `case` holds a paper of `kinds`, or one of no known kind whose heading matches `heading`."""
    known = case.first(*kinds)
    if known:
        return Presence(paper=known)
    for paper in case.all("unknown"):
        if heading.search("".join(paper.document.title.split())):
            return Presence(paper=paper)
    listed = next((at for paper in case.all("case_catalogue") for title, at in _listed(paper.document)
                   if heading.search(title) and not _of_another_kind(title, kinds)), None)
    return Presence(listed=listed, worn=worn(case))


HEAD_LINES = 4


def unrecognised(case: Case, kind: str) -> Paper | None:
    """The paper of no known kind that may be one of `kind`: below its first line stands such a heading, as below a running head that is set larger."""
    for paper in case.all("unknown"):
        for line in paper.text.split("\n")[1:HEAD_LINES]:
            heading = heading_of(line)
            if heading and kind in heading.kinds:
                return paper
    return None


def _of_another_kind(title: str, kinds: tuple[str, ...]) -> bool:
    """Whether a row of the catalogue surely names a paper of none of `kinds`: an order to stop an unlawful act is no notice of a penalty."""
    named = heading_of(title)
    return named is not None and not named.worn and not set(named.kinds) & set(kinds)


FILED = re.compile(r"(?<!不)(?:同意|准予|批准|予以|决定)(?:受案|立案)(?!.{0,4}(?:后|前))|受案(?:审批|意见)|及时调查处理")


def filed_on_receipt(case: Case) -> Paper | None:
    """The record of the clue on which the head had a case filed: 受案登记表 of the police, a form in which receiving and filing are one."""
    for paper in case.all("clue_record"):
        if FILED.search(paper.document.squeezed):
            return paper
    return None


def _listed(catalogue: Document) -> Iterator[tuple[str, Span]]:
    """The titles in a catalogue, without white space, and where each stands; of one that is no table its lines."""
    for row in catalogue.rows:
        yield "".join(row.title.split()), catalogue.span(row.start, row.end)
    if not catalogue.rows:
        for m in re.finditer(r"[^\n]+", catalogue.text[catalogue.title_end:]):
            yield "".join(m[0].split()), catalogue.span(catalogue.title_end + m.start(), catalogue.title_end + m.end())


def headed(case: Case, heading: re.Pattern[str]) -> Paper | None:
    """The paper of which a page after the first begins with a line that matches `heading`: a paper of no known kind that was taken for its continuation."""
    for paper in case.papers:
        if paper.kind in ARCHIVAL[:3]:
            continue
        for page in paper.document.pages[1:]:
            first = next(("".join(line.split()) for line in page.text.split("\n") if line.strip()), "")
            if len(first) <= LONGEST_HEADING and heading.search(first):
                return paper
    return None


LONGEST_HEADING = 24
"""Characters of a line that may be a heading."""


def worn(case: Case) -> Span | None:
    """A page, a heading or a row of the catalogue that cannot be read."""
    for paper in case.papers:
        document = paper.document
        if "■" in (document.title + document.text[document.title_start:document.title_end]).translate(WORN_MARKS):
            return paper.whole
        if paper.kind == "case_catalogue" and (at := next((at for title, at in _listed(document) if "■" in title.translate(WORN_MARKS)), None)):
            return at
        for page in document.pages:
            marks = sum(map(page.text.count, "■▇█\ufffd"))
            if marks and marks > WORN_SHARE * len("".join(page.text.split())):
                return paper.whole
    return None
