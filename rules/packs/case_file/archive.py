"""Archive: what a whole file is bound with, and the numbers on its pages."""

from __future__ import annotations

from rules import patterns as re
from rules.documents.dossier import Document, Span
from rules.facts import listed, page_numbers, presence, worn_pages
from rules.facts.case import Case
from rules.facts.listed import Listed
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs.example_papers import COVER, DECISION, DECISION_RECEIPT, FILING, NOTICE, papers

CONTENTS = "卷内目录\n序号 文书名称 页号\n1 立案审批表 1\n2 行政处罚事先告知书 2\n3 行政处罚决定书 3\n4 送达回证 4"
REMARKS = "卷内备考表\n本卷共4页。\n立卷人：己某　2024年6月3日"
INSIDE = (FILING, NOTICE, DECISION, DECISION_RECEIPT)

BOUND_WITH = (("case_cover", N_("卷宗封面")), ("case_catalogue", N_("卷内目录")), ("case_remarks", N_("备考表")))


@rule(
    "CF-911", N_("缺封面、目录或备考表"), severity=MINOR, points=1, whole_file=True,
    why=N_("封面、卷内目录和备考表是立卷的三件，缺了就不知道这卷是什么、有什么、由谁整理。单份文书不适用。"),
    basis=[cite("DA/T 22-2015", checked="none")],
    suggestion=N_("请补齐卷宗封面、卷内目录和备考表。"),
    violates=[papers(COVER, CONTENTS, *INSIDE), papers(COVER, *INSIDE, REMARKS), papers(CONTENTS, *INSIDE, REMARKS)],
    complies=[papers(COVER, CONTENTS, *INSIDE, REMARKS), papers(COVER, CONTENTS, *INSIDE, REMARKS.replace("卷内备考表", "备考表")),
              papers(COVER.replace("卷宗封面", "行政处罚案卷"), CONTENTS, *INSIDE, REMARKS)],
    unclear=[papers(COVER, CONTENTS, *INSIDE, "■■■■\n■■■■■■：己某　2024年6月3日"),
             papers("青禾区市场监督管理局\n案号：青市监罚〔2024〕7号\n案由：无照经营\n立案日期：2024年3月8日\n保管期限：长期", CONTENTS, *INSIDE, REMARKS)],
    not_for=["行政处罚决定书\n罚款500元。\n青禾区市场监督管理局\n2024年3月5日", papers(COVER, DECISION)],
)
def not_bound(case: Case) -> Verdict:
    """Cover, catalogue and remarks sheet make a heap of papers a file: what it is, what is in it, who put it together."""
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    missing = [(kind, name) for kind, name in BOUND_WITH if case.first(kind) is None]
    if not missing:
        return passed()
    if worn_pages.without_heading(case) or (missing[0][0] == "case_cover" and _like_a_cover(case)):
        return undetermined(N_("卷内有辨认不清的页，可能就是{what}"), what="、".join(name for _, name in missing))
    return failed(N_("卷内没有{what}"), expected=missing[0][0], what="、".join(name for _, name in missing))


COVER_LABELS = re.compile(r"案号|案由|案件名称|当事人|归档|保管期限|立卷|承办人|立案(?:日期|时间)|结案(?:日期|时间)|共\d{0,3}[页册]")


def _like_a_cover(case: Case) -> bool:
    """Whether the first page, of no known kind, has the places of a cover."""
    first = case.papers[0]
    return first.kind == "unknown" and len(set(COVER_LABELS.findall(first.document.squeezed[:400]))) >= 3


def numbered(*texts: str, numbers: tuple[int | None, ...]) -> str:
    """The papers, each on its page, with the page's number at its foot."""
    return "\f".join(text if n is None else f"{text}\n- {n} -" for text, n in zip(texts, numbers, strict=True))


@rule(
    "CF-907", N_("页码缺漏或不连续"), severity=MINOR, points=1, whole_file=True,
    why=N_("卷内逐页连续编号，抽换、缺页才看得出来。封面、目录、备考表和空白背面不编号，不算。"),
    basis=[cite("DA/T 22-2015", checked="none")],
    suggestion=N_("请逐页连续编号。"),
    violates=[
        numbered(COVER, *INSIDE, numbers=(None, 1, 2, 4, 5)),
        numbered(COVER, *INSIDE, numbers=(None, 1, 2, 2, 3)),
        numbered(COVER, *INSIDE, numbers=(None, 15, 16, 17, 19)),
    ],
    complies=[
        numbered(COVER, *INSIDE, numbers=(None, 1, 2, 3, 4)),
        numbered(COVER, CONTENTS, *INSIDE, REMARKS, numbers=(None, None, 1, 2, 3, 4, None)),
        numbered(COVER, CONTENTS, *INSIDE, REMARKS, numbers=(1, 2, 3, 4, 5, 6, 7)),
        numbered(COVER, *INSIDE, REMARKS, COVER.replace("卷宗封面", "行政处罚案卷（副卷）"), *INSIDE[:2], numbers=(None, 1, 2, 3, 4, None, None, 1, 2)),
    ],
    unclear=[papers(COVER, *INSIDE, REMARKS), numbered(COVER, *INSIDE, numbers=(None, 1, 2, 3, 4)).replace("- 3 -", "- ■ -")],
    not_for=["行政处罚决定书\n罚款500元。\n青禾区市场监督管理局\n2024年3月5日\n- 7 -"],
)
def pages_not_numbered_through(case: Case) -> Verdict:
    """Numbers that run through show that no page was taken out or put in."""
    volumes = page_numbers.stamped(case)
    if not volumes:
        return not_applicable(N_("卷内没有应当编号的页"))
    if worn := worn_pages.without_number(case):
        return undetermined(N_("第{page}页的页码辨认不清"), at=_head(case, worn[0]), page=worn[0])
    told = [p.number for pages in volumes for p in pages if p.number is not None]
    scanned = any(p.scanned for pages in volumes for p in pages)
    if not told and (scanned or not any(page.width for page in case.dossier.pages)):
        return undetermined(N_("有的页面不是文字层，页码可能没有读出") if scanned else N_("文本文件看不出页面上有没有编号"))
    if not told:
        return failed(N_("全卷没有页码"), at=_head(case, volumes[0][0].page))
    found = [b for pages in volumes for b in page_numbers.breaks(pages)]
    wrong = next((b for b in found if b.sure), None)
    if wrong is None and found:
        return undetermined(N_("扫描页上的页码可能读错，请核对第{page}页"), at=_head(case, found[0].page), page=found[0].page)
    if wrong is None:
        return passed(N_("页码从{first}到{last}连续"), first=told[0], last=told[-1])
    where = _head(case, wrong.page)
    if wrong.number == wrong.before:
        return failed(N_("第{page}页与前一页的页码都是{folio}"), at=where, page=wrong.page, folio=wrong.number)
    if wrong.number < wrong.before:
        return failed(N_("页码{before}之后是{folio}"), at=where, before=wrong.before, folio=wrong.number)
    listed_there = any(r for r in _not_there(case) if wrong.before < (r.row.first_page or 0) < wrong.number)
    return failed(N_("页码{before}之后是{folio}，中间缺页或者漏编"), at=where, before=wrong.before, folio=wrong.number,
                  follows=["CF-906"] if listed_there else ())


def _not_there(case: Case) -> list[Listed]:
    """The papers that the catalogue lists and the file does not hold."""
    listing = listed.of(case)
    return [r for r in listing.rows if not r.met and not r.worn and not r.loose and r.kinds] if listing else []


def _head(case: Case, page: int) -> Span | None:
    """The paper that stands on `page`, as the place to look at."""
    document: Document | None = next((p.document for p in case.papers if p.document.first_page <= page <= p.document.last_page), None)
    if document is None:
        return None
    start = next((i for i in range(len(document.text)) if document.page_at(i) == page), 0)
    return document.span(start, min(len(document.text), start + 12))
