"""The catalogue against the file: which row lists which paper, which rows list none, which papers no row lists, and on which pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.catalogue import CatalogueRow
from rules.documents.dossier import Span
from rules.documents.headings import EXACT, bare, heading_of

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

ILLEGIBLE = re.compile(r"[■▇█�]")
ARCHIVAL = frozenset(["case_cover", "case_catalogue", "case_remarks"])
MAIN = frozenset([
    "filing_approval", "inspection_record", "interview_record", "investigation_report", "prior_notice", "hearing_notice", "hearing_record", "hearing_report",
    "legal_review", "group_discussion", "penalty_approval", "penalty_decision", "summary_decision", "no_penalty_decision", "correction_order",
    "seizure_decision", "closing_approval", "enforcement_demand",
])
"""Papers that a catalogue must name; a receipt or a copy may be listed with the paper that it belongs to."""

EVIDENCE = frozenset(["party_identity", "evidence_copy", "photo_evidence", "appraisal", "sampling_record", "authorization", "address_confirmation", "unknown"])
NEAR = (
    frozenset(["prior_notice", "hearing_notice"]), frozenset(["statement_record", "hearing_request", "statement_review"]), EVIDENCE,
    frozenset(["delivery_receipt", "public_notice"]), frozenset(["penalty_decision", "summary_decision", "no_penalty_decision"]),
    frozenset(["registration_notice", "registration_approval", "seizure_decision"]), frozenset(["seizure_disposal", "registration_disposal", "seizure_extension"]),
    frozenset(["clue_record", "transfer_letter"]), frozenset(["penalty_approval", "investigation_report", "extension_approval", "instalment_approval"]),
    frozenset(["payment_receipt", "confiscation_disposal"]), frozenset(["inspection_record", "photo_evidence"]),
)
"""Kinds that departments call by one another's names, so that a row for one may mean the other."""

COLLECTIVE = re.compile(r"证据|材料|照片|光盘|视听|录像|录音|实物|附件|复印件|有关|相关|其他|其它|资料|票据|文书|副卷|清单|等$")
"""Rows that may stand for several papers, or for what is no page."""

COUNT = re.compile(r"[(\[]?(?:共|计)?[\d一二三四五六七八九十]{1,3}[份张页件][)\]]?$")
FOR_EACH = re.compile(r"\([^()]{1,12}\)\([^()]{1,12}\)$|(?:各|每人|分别)[一1]?[份张]?$")
"""A row for one paper a party: 听证告知书(单位)(个人)."""
NUMBER = re.compile(r"\((?:[^()]|\([^()]{1,8}\)){0,24}[〔\[](?:19|20)\d\d[〕\]][^()]{0,10}\)")
NOTHING = re.compile(r"^(?:以下空白|空白|无|/|[—\-\s]*|合计|备注.*)$")
LEAST_DECREASES = 2


@dataclass(eq=False)
class Listed:
    """A row of the catalogue, and the paper that it lists; `page` is the number stamped on that paper's first page, or on the page that bears the title.

    `kinds` are those that its title may name, `worn`: the title cannot be read, `loose`: it may stand for several papers or none of paper.
    """

    row: CatalogueRow
    at: Span
    kinds: tuple[str, ...]
    worn: bool
    loose: bool
    paper: Paper | None = None
    page: int | None = None
    met: bool = False


@dataclass(eq=False)
class Listing:
    """`rows` in order, and the papers that none of them lists. `pages_told`: the rows tell on which page a paper begins, not how many pages it has."""

    rows: list[Listed] = field(default_factory=list)
    unlisted: list[Paper] = field(default_factory=list)
    pages_told: bool = False


def of(case: Case) -> Listing | None:
    """The catalogue set against the papers; None without one."""
    catalogues = case.all("case_catalogue")
    if not catalogues:
        return None
    rows = [_listed(paper, row) for paper in catalogues for row in paper.document.rows
            if not NOTHING.match(row.title) and not ARCHIVAL & set(kinds_of(plain_title(row)))]
    papers = [p for p in case.papers if p.kind not in ARCHIVAL]
    listing = Listing(rows, pages_told=_pages_told(rows))
    left = list(papers)
    for accept in (_same_page, _same_title, _same_kind, _near):
        for listed in rows:
            if listed.paper is None and not listed.worn:
                paper = next((p for p in left if accept(case, listed, p)), None)
                if paper is not None:
                    listed.paper, listed.page, listed.met = paper, folio(case, paper), True
                    left.remove(paper)
    for listed in rows:
        if not listed.met and not listed.worn:
            _inside(case, listed, papers)
    listing.unlisted = [p for p in left if not _covered(case, p, rows)]
    return listing


def folio(case: Case, paper: Paper) -> int | None:
    """The number stamped on the first page of `paper`."""
    number = paper.document.first_page
    return case.dossier.folios[number - 1] if number <= len(case.dossier.folios) else None


def plain_title(row: CatalogueRow) -> str:
    """The row's title without the number of copies and the paper's number in brackets: 行政处罚决定书（某罚〔2025〕14号）及送达回证."""
    return NUMBER.sub("", COUNT.sub("", row.title))


def _listed(paper: Paper, row: CatalogueRow) -> Listed:
    title = plain_title(row)
    return Listed(row, paper.span(row.start, row.end), kinds_of(title), bool(ILLEGIBLE.search(title)), bool(COLLECTIVE.search(title)))


@lru_cache(maxsize=4096)
def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds that a row's title may name; of several titles in one row (决定书及送达回证) the kinds of all."""
    heading = heading_of(title)
    parts = [heading_of(part) for part in re.split("[、及和与,]", title)] if bare(title) not in EXACT else []
    if len(parts) > 1 and all(parts):
        return tuple(kind for part in parts if part for kind in part.kinds)
    return heading.kinds if heading else ()


def _pages_told(rows: list[Listed]) -> bool:
    pages = [r.row.first_page for r in rows if r.row.first_page is not None]
    falls = sum(b < a for a, b in pairwise(pages))
    return len(pages) >= 2 and falls <= max(LEAST_DECREASES, len(pages) // 6) and len(set(pages)) * 2 > len(pages)


def _same_page(case: Case, listed: Listed, paper: Paper) -> bool:
    return listed.row.first_page is not None and listed.row.first_page == folio(case, paper) and (_is_kind(listed, paper) or _is_title(listed, paper))


def _same_title(case: Case, listed: Listed, paper: Paper) -> bool:
    return _is_title(listed, paper)


def _same_kind(case: Case, listed: Listed, paper: Paper) -> bool:
    return _is_kind(listed, paper)


def _near(case: Case, listed: Listed, paper: Paper) -> bool:
    """Kinds that go by one another's names, on the same page where pages are known."""
    if not listed.kinds and paper.kind != "unknown":
        return False
    if not any(paper.kind in group and (not listed.kinds or group & set(listed.kinds)) for group in NEAR):
        return False
    known = folio(case, paper)
    return known is None or listed.row.first_page is None or known == listed.row.first_page


def _is_kind(listed: Listed, paper: Paper) -> bool:
    return paper.kind != "unknown" and paper.kind in listed.kinds


def _is_title(listed: Listed, paper: Paper) -> bool:
    row, title = bare(plain_title(listed.row)), bare(paper.document.title)
    ends = title in EXACT and len(title) >= 4 and row.endswith(title)                    # 整改复查现场笔录 lists a second 现场笔录
    return len(row) >= 3 and (row == title or ends or (min(len(row), len(title)) >= 5 and (row in title or title in row)))


def _inside(case: Case, listed: Listed, papers: list[Paper]) -> None:
    """A row that names an attachment, a continuation or one of several copies: its title stands on a page of another paper, or that page is evidence."""
    title = bare(plain_title(listed.row))
    for paper in papers:
        for page in paper.document.pages:
            if any(bare(line) == title for line in page.text.split("\n") if len(line) < 60):
                listed.met, listed.page = True, case.dossier.folios[page.number - 1] if page.number <= len(case.dossier.folios) else None
                return
    evidence = bool(set(listed.kinds) & EVIDENCE) or listed.loose or not listed.kinds
    if evidence and any(p.kind in EVIDENCE for p in papers):
        listed.met = True
        listed.page = None


def _covered(case: Case, paper: Paper, rows: list[Listed]) -> bool:
    """Whether a row's pages hold `paper`, or a row for several papers may."""
    number = folio(case, paper)
    for listed in rows:
        first, last = listed.row.first_page, listed.row.last_page
        if number is not None and first is not None and last is not None and first <= number <= last and (paper.kind in listed.kinds or listed.loose):
            return True
        if listed.loose and paper.kind in EVIDENCE | {"delivery_receipt"}:
            return True
        if (COUNT.search(listed.row.title) or FOR_EACH.search(listed.row.title)) and paper.kind in listed.kinds:
            return True
        if len(listed.kinds) > 1 and paper.kind in listed.kinds and bare(plain_title(listed.row)) not in EXACT:
            return True
    return False
