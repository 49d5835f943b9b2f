"""The catalogue and the order of the papers: what is listed is there, on its page, in its place."""

from __future__ import annotations

from collections.abc import Iterator

from rules.documents.dossier import Span
from rules.facts import listed, order_of_papers, worn_pages
from rules.facts.case import Case
from rules.facts.listed import Listed, Listing
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

BOUND = (example.FILING, example.INSPECTION, example.INTERVIEW, example.REPORT, example.NOTICE, example.NOTICE_RECEIPT, example.DECISION, example.DECISION_RECEIPT)
TITLES = ("立案审批表", "现场检查笔录", "询问笔录", "案件调查终结报告", "行政处罚事先告知书", "送达回证", "行政处罚决定书", "送达回证")
REMARKS = "卷内备考表\n本卷共8页。\n立卷人：己某　2024年6月3日"


def _contents(*rows: str, pages: bool = True) -> str:
    """A catalogue with these titles on pages 1, 2, 3 …; a title may give its page: 送达回证@9."""
    head = "卷内目录\n序号　文书名称　页号" if pages else "卷内目录\n序号　文书名称"
    lines = []
    for n, row in enumerate(rows, 1):
        title, _, page = row.partition("@")
        lines.append(f"{n}　{title}　{page or n}" if pages else f"{n}　{title}")
    return "\n".join([head, *lines])


def _file(contents: str, *texts: str, numbered: bool = True, closing: str = REMARKS) -> str:
    """A whole file: cover, catalogue, the papers with the numbers of their pages, remarks sheet."""
    inside = [f"{text}\n- {n} -" if numbered else text for n, text in enumerate(texts, 1)]
    return "\n\f\n".join([example.COVER, contents, *inside, closing])


@rule(
    "CF-906", N_("卷内目录与实际不符"), severity=MINOR, points=2, whole_file=True,
    basis=[cite("DA/T 22-2015", checked="none")],
    suggestion=N_("请按实际内容更正卷内目录。"),
    why=N_("目录是查卷的索引，列了没有、有了没列、页号不对，都说明卷内材料有缺失或者抽换。卷内没有编页号的不比对页号；附件、清单、证据等合并列目的不算不符。"),
    violates=[
        _file(_contents(*TITLES[:3], "法制审核意见书", *TITLES[3:], pages=False), *BOUND, numbered=False),
        _file(_contents(*TITLES[:5], "送达回证@9", *TITLES[6:]), *BOUND),
        _file(_contents(*TITLES[:2], TITLES[3], *TITLES[4:], pages=False), *BOUND, numbered=False),
        _file(_contents("立案审批表", "听证笔录", "行政处罚决定书", pages=False), example.FILING, example.DECISION, numbered=False),
        _file(_contents(*(f"{t}@{n + 3}" for n, t in enumerate(TITLES))), *BOUND),
    ],
    complies=[
        _file(_contents(*TITLES), *BOUND),
        _file(_contents(*TITLES, pages=False), *BOUND, numbered=False),
        _file(_contents("行政处罚立案审批表", "现场检查（勘验）笔录", "调查询问笔录", "调查终结报告", "行政处罚告知书", "送达回执", "处罚决定书", "送达回执"), *BOUND),
        _file(_contents(*TITLES[:6], "行政处罚决定书及送达回证@7-8"), *BOUND),
        _file(_contents(*TITLES[:2], "现场照片@2", *(f"{t}@{n}" for n, t in enumerate(TITLES[2:], 3))),
              BOUND[0], BOUND[1] + "\n现场照片", *BOUND[2:]),
        _file(_contents(*TITLES[:1], "证据材料@2", *(f"{t}@{n}" for n, t in enumerate(TITLES[1:], 3))), BOUND[0],
              "证据复制件\n监控录像截图二张\n2024年3月7日", *BOUND[1:]),
    ],
    unclear=[
        _file(_contents(*TITLES[:4], "■■■■■■", *TITLES[5:], pages=False), *BOUND, numbered=False),
        _file(_contents(*TITLES[:3], "法制审核意见书", *TITLES[3:], pages=False), *BOUND[:3], "■■■■■■■\n■■■■■■■■■■■■\n丁某　2024年5月6日", *BOUND[3:], numbered=False),
    ],
    not_for=["\n\f\n".join([example.COVER, *BOUND]), example.DECISION],
)
def catalogue_differs(case: Case) -> Iterator[Verdict]:
    """The catalogue tells a later reader what the file held when it was bound: a row without its paper, a paper without its row, another page.

    Kinds count, not the exact words of a title; rows that stand for several papers, attachments and evidence are not asked for one by one. A row, a
    heading or a page that cannot be read leaves it open.
    """
    listing = listed.of(case)
    if listing is None:
        yield not_applicable(N_("卷内没有目录"))
        return
    if not listing.rows:
        yield undetermined(N_("目录没有读出条目"), at=case.all("case_catalogue")[0].whole)
        return
    found = False
    for verdict in (*_without_paper(case, listing), *_without_row(case, listing), *_on_other_pages(case, listing)):
        found = True
        yield verdict
    if not found:
        yield passed()


def _without_paper(case: Case, listing: Listing) -> Iterator[Verdict]:
    missing = [r for r in listing.rows if not r.met and not r.worn and not r.loose and r.kinds]
    unread = [r for r in listing.rows if not r.met and not r.worn and not r.loose and not r.kinds]
    spare = [p for p in listing.unlisted if p.kind == "unknown"]
    doubtful = bool(case.unread_pages or worn_pages.without_heading(case) or spare)
    for row in missing:
        if doubtful:
            yield undetermined(N_("目录列有“{title}”，卷内有辨认不清的页，不能断定没有"), title=row.row.title, at=row.at)
        else:
            yield failed(N_("目录列有“{title}”，卷内没有"), title=row.row.title, at=row.at, follows=row.kinds)
    for row in unread:
        if not spare:
            yield undetermined(N_("目录列有“{title}”，没有在卷内认出来"), title=row.row.title, at=row.at)


def _without_row(case: Case, listing: Listing) -> Iterator[Verdict]:
    catalogue = case.all("case_catalogue")[0]
    main = [p for p in listing.unlisted if p.kind in listed.MAIN]
    doubtful = [r for r in listing.rows if r.worn or (not r.met and not r.kinds)]
    for paper in main:
        if doubtful:
            yield undetermined(N_("目录有辨认不清的条目，不能断定“{title}”没有列入"), title=paper.document.title, at=doubtful[0].at)
        elif case.unread_pages:
            yield undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages))
        else:
            yield failed(N_("卷内有“{title}”，目录没有列"), title=paper.document.title, at=[catalogue.whole, paper.whole])


def _on_other_pages(case: Case, listing: Listing) -> Iterator[Verdict]:
    if not listing.pages_told:
        return
    known = [r for r in listing.rows if r.page is not None and r.row.first_page is not None]
    wrong = [r for r in known if r.row.first_page != r.page]
    shifts = {(r.row.first_page or 0) - (r.page or 0) for r in known}
    if len(known) > 2 and len(shifts) == 1 and wrong:
        yield failed(N_("目录的页号与卷内页码整体相差{n}页"), n=abs(shifts.pop()), at=[r.at for r in wrong[:3]])
        return
    for row in wrong:
        if _digit_too_many(row):
            yield undetermined(N_("目录所写“{title}”的页号可能读错，请核对原件"), title=row.row.title, at=row.at)
            continue
        yield failed(N_("目录写“{title}”在第{listed}页，实际在第{actual}页"), title=row.row.title, listed=row.row.first_page, actual=row.page, at=_places(row))


def _digit_too_many(row: Listed) -> bool:
    """Whether a number read by OCR is the right one with a figure too many or too few: what shines through the sheet, or was lost."""
    told, right = str(row.row.first_page), str(row.page)
    by_ocr = any(page.confidence is not None for page in row.at.document.pages)
    return by_ocr and len(told) != len(right) and (told.startswith(right) or told.endswith(right) or right.startswith(told) or right.endswith(told))


def _places(row: Listed) -> list[Span]:
    return [row.at, *([row.paper.whole] if row.paper else [])]


@rule(
    "CF-910", N_("卷内文书排列顺序不当"), severity=MINOR, points=1, whole_file=True,
    basis=[
        cite("DA/T 22-2015", checked="none"), cite("市场监督管理行政处罚程序规定", 78, 2, department="market_supervision"),
        cite("生态环境行政处罚办法", 79, since="2023-07-01", department="ecology"),
        cite("环境行政处罚办法", 69, until="2023-07-01", department="ecology"),
        cite("住房和城乡建设行政处罚程序规定", 40, 2, since="2022-05-01", department="housing_and_city_management"),
    ],
    suggestion=N_("请按办案程序先后排列。"),
    why=N_("封面、目录在前，备考表在后，文书按办案先后排列，查卷的人才看得清程序。市场监管和生态环境的规定允许决定书放在前面；分正卷、副卷的分别看。"),
    violates=[
        _file(_contents(*TITLES), *BOUND[:5], closing=REMARKS + "\n\f\n" + "\n\f\n".join(BOUND[5:])),
        "\n\f\n".join([example.FILING, example.COVER, *BOUND[1:], REMARKS]),
        _file(_contents(*TITLES), *BOUND[:4], example.DECISION, example.DECISION_RECEIPT, example.NOTICE, example.NOTICE_RECEIPT),
        "\n\f\n".join([example.COVER, *BOUND[:3], _contents(*TITLES), *BOUND[3:], REMARKS]),
        _file(_contents(*TITLES), example.DECISION, *BOUND[:6]),
    ],
    complies=[
        _file(_contents(*TITLES), *BOUND),
        "\n\f\n".join([example.COVER, *BOUND, REMARKS]),
        _file(_contents(*TITLES), example.DECISION, example.DECISION_RECEIPT, *BOUND[:6]).replace("区城市管理局", "区生态环境局"),
        _file(_contents(*TITLES), example.FILING, example.DECISION, *BOUND[1:6]).replace("区城市管理局", "区市场监督管理局"),
        "\n\f\n".join([example.COVER, _contents(*TITLES[4:]), *BOUND[4:], REMARKS, "行政处罚案卷（副卷）\n案号：某城管罚〔2024〕31号",
                      "卷内目录\n1　案件调查终结报告", example.REPORT, REMARKS]),
        _file(_contents(*TITLES), *BOUND[:4], example.NOTICE, example.DECISION, example.NOTICE.replace("31号", "32号")),
    ],
    unclear=[
        _file(_contents(*TITLES), *BOUND[:4], example.DECISION, example.NOTICE.replace("行政处罚事先告知书", "行政处罚■■■■书")),
        _file(_contents(*TITLES), *BOUND, closing=REMARKS + "\n\f\n■■■■■■\n■■■■■■■■■■"),
    ],
    not_for=[example.DECISION],
)
def out_of_order(case: Case) -> Iterator[Verdict]:
    """Whoever opens a file finds its steps in their order, the cover in front and the remarks sheet behind.

    A decision before the notice is in order only where the department's rules put the conclusion first (setting conclusion_first), and then in front or
    right behind the filing form. Volumes of a file are judged one by one.
    """
    found = False
    for volume in order_of_papers.volumes(case):
        if not volume.inside:
            continue
        for paper in order_of_papers.not_opening(volume):
            found = True
            yield failed(N_("“{title}”不在卷首"), title=paper.document.title, at=paper.whole)
        behind = order_of_papers.behind_the_remarks(volume)
        if behind:
            found = True
            remarks, papers = behind
            if any(p.kind != "unknown" for p in papers):
                yield failed(N_("备考表不在卷末，后面还有“{title}”"), title=papers[0].document.title, at=[remarks.whole, papers[0].whole])
            else:
                yield undetermined(N_("备考表后面还有没有认出来的材料"), at=papers[0].whole)
    for verdict in _decision(case):
        found = True
        yield verdict
    worn = order_of_papers.worn_behind_the_remarks(case)
    if worn and not found:
        found = True
        yield undetermined(N_("备考表后面还有没有认出来的材料"), at=worn.whole)
    if not found:
        yield passed()


BY_PRACTICE = ("agriculture", "public_security")
"""Departments whose own standards for forms bind the decision in front; not read for the settings, so that a file bound so stays open."""


def _decision(case: Case) -> Iterator[Verdict]:
    decision = case.first(*order_of_papers.DECISIONS)
    if decision is None:
        return
    pair = order_of_papers.decision_before_notice(case)
    if pair is None:
        worn = order_of_papers.worn_notice(case, decision) if not case.first(*order_of_papers.NOTICES) else None
        if worn:
            yield undetermined(N_("决定书后面有标题辨认不清的文书，可能是告知书"), at=worn.whole)
        return
    day = case.day or case.as_of
    if order_of_papers.conclusion_first(case, decision):
        if case.setting("conclusion_first", day, case.department):
            return
        if case.department in BY_PRACTICE:
            yield undetermined(N_("处罚决定书排在卷首，本系统的文书规范有这样的排法，请确认本部门的设置"), at=decision.whole)
            return
    yield failed(N_("处罚决定书排在“{title}”前面"), title=pair[1].document.title, at=[decision.whole, pair[1].whole])
