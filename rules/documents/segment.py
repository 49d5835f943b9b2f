"""Which document a page belongs to: the heading at its head opens one, a page without a heading continues the one before, two may share a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rules import patterns as re
from rules.documents.catalogue import CatalogueRow, rows_in
from rules.documents.dossier import Document, Dossier, Field
from rules.documents.fields import fields_in
from rules.documents.flow import Part, flow
from rules.documents.headings import EXACT, bare, heading_of
from rules.documents.kinds import SHARED, order
from rules.documents.layout import Sheet, sheet_of
from rules.documents.row import Row
from rules.documents.starts import Start, starts_on
from rules.reading.page import Page, Source

UNKNOWN = "unknown"
CATALOGUE = "case_catalogue"
EVIDENCE = frozenset(("evidence_copy", "party_identity", "photo_evidence", "appraisal"))
OFFICIAL = re.compile(r"(?:审批表|审核表|呈批表|通知书|决定书|告知书|笔录|回证|回执|意见书|函|公告|指令书|催告书)$")
"""Titles that only an agency gives: not those of a copied contract or account."""
LIKE = 84.0
"""A title that a catalogue also names is taken for the kind whose heading it is this much like, of 100."""
CLOSED = re.compile(r"以上|属实|看过|核对|无误|签名|\d日|\d{4}[.-]\d")
"""How a record ends."""
CUES = {
    "filing_approval": re.compile(r"案件来源|立案调查|涉嫌|予以立案|简要案情"), "closing_approval": re.compile(r"执行情况|履行情况|结案|处罚内容|处理结果|缴清"),
    "hearing_notice": re.compile(r"有权要求|要求举行听证|要求听证|逾期"), "hearing_summons": re.compile(r"定于|主持人|准时|出席|参加听证"),
    "statement_review": re.compile(r"复核|采纳|陈述申辩要点"), "legal_review": re.compile(r"审核意见|法制|程序合法|送审"),
    "penalty_approval": re.compile(r"拟处罚|处罚建议|拟给予|行政处罚决定|予以处罚|(?:负责人|领导)(?:审批)?意见"), "extension_approval": re.compile(r"延长|延期"),
    "investigation_report": re.compile(r"违法事实|调查经过|案件事实|证据有|证据:|处理依据|法律依据"),
    "registration_approval": re.compile(r"登记保存|强制措施|查封|扣押"), "clue_record": re.compile(r"举报|线索|登记时间"), "transfer_letter": re.compile(r"移送"),
    "prior_notice": re.compile(r"陈述|申辩|拟"),
    "no_penalty_decision": re.compile(r"(?<!拟)决定[^。]{0,30}不予|现决定|复议|诉讼"),
    "unknown": re.compile(r"权利和?义务|如实|回避|作证|检[验测]|领取|补[正充]材料"),
    "publicity_record": re.compile(r"公示|网站|平台"), "public_notice": re.compile(r"公告|视为送达"),
}
"""Words by which a heading that fits several kinds is settled."""


@dataclass(slots=True)
class _Open:
    """A document as it is put together: its first page and row, and the rest until the next one begins."""

    kinds: tuple[str, ...]
    title: str
    first: tuple[int, int]
    heading: range
    last: tuple[int, int] = (0, 0)


def assemble(pages: Sequence[Page]) -> Dossier:
    """The documents of `pages`, in page order. Pages before the first heading are `unknown`, titled with their first line."""
    sheets: list[Sheet] = []
    for page in pages:
        sheets.append(sheet_of(page, sheets[-1] if sheets else None))
    found = _found(sheets)
    catalogued = [row for opened, parts, _ in _parts(sheets, found) if opened.kinds == (CATALOGUE,) for row in rows_in(flow(parts))]
    found = _without_copies(sheets, found, catalogued)
    if catalogued and any(page.source is Source.UNREAD for page in pages):
        found = _with_unread(sheets, found, catalogued)
    documents: list[Document] = []
    for number, (opened, parts, own) in enumerate(_parts(sheets, found)):
        kind = _settled(opened, sheets, documents, catalogued)
        made = flow(parts)
        rows = rows_in(made) if kind == CATALOGUE else ()
        fields = tuple(Field(label, made.text[start:end], start, end) for label, start, end in fields_in(made))
        start, end = made.title
        documents.append(Document(kind, opened.title, number, own, made.text, made.origin, fields, end, start, rows))
    return Dossier(tuple(pages), tuple(documents), tuple(sheet.folio for sheet in sheets))


def _found(sheets: Sequence[Sheet]) -> list[_Open]:
    """The documents in page order, each up to where the next begins."""
    found: list[_Open] = []
    for index, sheet in enumerate(sheets):
        current = found[-1].kinds if found else ()
        for start in starts_on(sheet, current[0] if current else None):
            if _continues(start, current, sheet, sheets[index - 1] if index else sheet):
                continue
            found.append(_Open(start.kinds, start.title, (index, start.row), start.heading))
            current = start.kinds
    if sheets and (not found or found[0].first > (0, 0)) and _first_rows(sheets, found[0].first if found else (len(sheets), 0)):
        rows = _first_rows(sheets, found[0].first if found else (len(sheets), 0))
        title = rows[0].squeezed[:40] if isinstance(rows[0], Row) else ""
        found.insert(0, _Open((UNKNOWN,), title, (0, 0), range(0)))
    elif found and found[0].first > (0, 0):
        found[0] = _Open(found[0].kinds, found[0].title, (0, 0), found[0].heading if found[0].first[0] == 0 else range(0))
    if sheets and not found:
        found.append(_Open((UNKNOWN,), "", (0, 0), range(0)))
    return _up_to_next(found, len(sheets))


def _with_unread(sheets: Sequence[Sheet], found: list[_Open], catalogued: Sequence[CatalogueRow]) -> list[_Open]:
    """`found`, and the papers that the catalogue puts on pages that could not be read; the numbers printed on the other pages say which pages these are."""
    shifts = Counter(index - sheet.folio for index, sheet in enumerate(sheets) if sheet.folio)
    if not shifts or shifts.most_common(1)[0][1] < 3:
        return found
    shift = shifts.most_common(1)[0][0]
    begun = {opened.first[0] for opened in found}
    more = []
    for row in catalogued:
        index = (row.first_page or 0) + shift
        if row.first_page and index not in begun and 0 < index < len(sheets) and sheets[index].page.source is Source.UNREAD:
            named = heading_of(row.title)
            more.append(_Open(named.kinds[:1] if named and not named.worn else (UNKNOWN,), row.title, (index, 0), range(0)))
            begun.add(index)
    return _up_to_next(sorted(found + more, key=lambda opened: opened.first), len(sheets))


def _without_copies(sheets: Sequence[Sheet], found: list[_Open], catalogued: Sequence[CatalogueRow]) -> list[_Open]:
    """`found` without the titles of copied papers (a contract, an account) that stand among evidence and that no catalogue names: they belong to it."""
    kept: list[_Open] = []
    for opened in found:
        among = bool(kept) and kept[-1].kinds[0] in EVIDENCE and opened.kinds == (UNKNOWN,) and not OFFICIAL.search(opened.title)
        if among and not any(_ratio(row.title, opened.title) >= LIKE for row in catalogued):
            continue
        kept.append(opened)
    return _up_to_next(kept, len(sheets))


def _up_to_next(found: list[_Open], pages: int) -> list[_Open]:
    for opened, end in zip(found, [*(f.first for f in found[1:]), (pages, 0)], strict=True):
        opened.last = end
    return found


def _continues(start: Start, current: tuple[str, ...], sheet: Sheet, before: Sheet) -> bool:
    """A heading that is printed again on a further page of the same paper, or the list that goes with it."""
    if not current or start.kinds != current:
        return False
    if start.title.endswith("清单") or start.continued:
        return True
    if start.row > 0:
        return False
    after = sheet.rows[start.heading.stop].text if start.heading.stop < len(sheet.rows) else ""
    if sheet.record is not None:
        return sheet.record > 1
    return after.startswith("答:") or (after.startswith("问:") and not any(CLOSED.search(row.text) for row in before.rows[-6:]))


def _first_rows(sheets: Sequence[Sheet], end: tuple[int, int]) -> Sequence[Row | Sheet]:
    """What stands before the first document: rows, or pages that could not be read."""
    before: list[Row | Sheet] = []
    for index in range(min(end[0] + 1, len(sheets))):
        rows = sheets[index].rows[:end[1]] if index == end[0] else sheets[index].rows
        before += rows
        if not rows and index < end[0]:
            before.append(sheets[index])
    return before


def _parts(sheets: Sequence[Sheet], found: Sequence[_Open]) -> list[tuple[_Open, list[Part], tuple[Page, ...]]]:
    """For each document its rows page by page, repeated heads of further pages left out, and its pages."""
    made = []
    heads = Counter(sheet.rows[0].squeezed for sheet in sheets if sheet.rows)
    for opened in found:
        (first, row), (last, end) = opened.first, opened.last
        pages = list(range(first, last + (1 if end else 0)))
        parts = []
        for place, index in enumerate(pages):
            rows = sheets[index].rows
            begin = row if index == first else 0
            stop = end if index == last else len(rows)
            heading = range(0)
            if index == first and opened.heading:
                heading = range(opened.heading.start - begin, opened.heading.stop - begin)
            own: Sequence[Row] = rows[begin:stop]
            if index != first:
                own = own[_repeated(sheets, index, opened, heads):]
            parts.append(Part(place, own, heading))
        made.append((opened, parts, tuple(sheets[i].page for i in pages)))
    return made


def _repeated(sheets: Sequence[Sheet], index: int, opened: _Open, heads: Counter[str]) -> int:
    """How many rows at the head of a further page only repeat those at the head of the paper's first page, or of most pages of the file."""
    rows = sheets[index].rows
    first = [r.squeezed for r in sheets[opened.first[0]].rows[:opened.heading.stop]] if opened.first[1] == 0 else [opened.title]
    count = 0
    while count < min(len(rows), 4) and (rows[count].squeezed in first or (count == 0 and len(rows[0].squeezed) <= 30 and heads[rows[0].squeezed] >= 4)):
        count += 1
    return count


def _settled(opened: _Open, sheets: Sequence[Sheet], before: Sequence[Document], catalogued: Sequence[CatalogueRow]) -> str:
    """The kind of a document: where its worn heading fits several, the one that its words or its place speak for.

    Of an unknown title that the catalogue names, the nearest kind.
    """
    if len(opened.kinds) > 1:
        text = "".join(row.text for row in sheets[opened.first[0]].rows[opened.first[1]:])
        hits = {kind: len(CUES[kind].findall(text)) if kind in CUES else 0 for kind in opened.kinds}
        best = max(hits.values())
        if not best and opened.kinds in SHARED.values():
            return UNKNOWN
        if best and list(hits.values()).count(best) == 1:
            return max(hits, key=lambda k: hits[k])
        place = order(before[-1].kind) if before else 0
        return min(opened.kinds, key=lambda k: (order(k) < place, order(k)))
    if opened.kinds[0] == UNKNOWN and opened.title and any(_ratio(row.title, opened.title) >= 90 for row in catalogued):
        return _nearest(opened.title)
    return opened.kinds[0]


def _nearest(title: str) -> str:
    name = bare(title)
    heading, score = max(((h, _ratio(h, name)) for h in EXACT if h[-1] == name[-1] and len(h) >= 5), key=lambda p: p[1], default=("", 0.0))
    return EXACT[heading] if score >= LIKE else UNKNOWN


def _ratio(one: str, other: str) -> float:
    """How much alike two titles are, of 100."""
    from rapidfuzz import fuzz  # a start does not pay for it

    return fuzz.ratio(one, other)
