"""The catalogue against the file."""

import pytest

from rules.facts import listed, order_of_papers
from rules.packs import example_papers as example
from tests.rules.facts.cases import case_of

PAPERS = (example.FILING, example.INSPECTION, example.NOTICE, example.NOTICE_RECEIPT, example.DECISION)


def numbered(*texts: str) -> list[str]:
    return [f"{text}\n- {n} -" for n, text in enumerate(texts, 1)]


def a_file(*rows: str) -> str:
    contents = "\n".join(["卷内目录", "序号　文书名称　页号", *(f"{n}　{row}" for n, row in enumerate(rows, 1))])
    return "\n\f\n".join([example.COVER, contents, *numbered(*PAPERS)])


ALL = ("立案审批表　1", "现场检查笔录　2", "行政处罚事先告知书　3", "送达回证　4", "行政处罚决定书　5")


def test_every_row_finds_its_paper_and_page() -> None:
    listing = listed.of(case_of(a_file(*ALL), "whole"))
    assert listing is not None
    assert listing.pages_told
    assert [(r.met, r.page) for r in listing.rows] == [(True, n) for n in range(1, 6)]
    assert not listing.unlisted


@pytest.mark.parametrize(("rows", "unmet", "unlisted"), [
    (("立案审批表　1", "听证笔录　2", *ALL[1:]), ["听证笔录"], []),
    (ALL[:1] + ALL[2:], [], ["inspection_record"]),
    (("行政处罚立案审批表　1", "现场勘验检查笔录　2", "行政处罚告知书　3", "文书送达回执　4", "处罚决定书　5"), [], []),
    (("立案审批表　1", "现场检查笔录、行政处罚事先告知书　2-3", "送达回证　4", "行政处罚决定书　5"), [], []),
    (("立案审批表　1", "现场检查笔录　2", "执法光盘　2", *ALL[2:]), ["执法光盘"], []),
])
def test_what_does_not_match(rows: tuple[str, ...], unmet: list[str], unlisted: list[str]) -> None:
    listing = listed.of(case_of(a_file(*rows), "whole"))
    assert listing is not None
    assert [r.row.title for r in listing.rows if not r.met] == unmet
    assert [p.kind for p in listing.unlisted] == unlisted


def test_numbers_of_pages_are_no_page_numbers() -> None:
    rows = [row[:-1] + "1" for row in ALL]
    listing = listed.of(case_of(a_file(*rows), "whole"))
    assert listing is not None
    assert not listing.pages_told


def test_a_file_without_a_catalogue_has_no_listing() -> None:
    assert listed.of(case_of(example.whole(*PAPERS), "whole")) is None


def test_volumes_begin_with_their_covers() -> None:
    case = case_of("\n\f\n".join([example.COVER, example.FILING, "卷内备考表\n立卷人：己某", example.COVER, example.REPORT, "卷内备考表\n立卷人：己某"]), "whole")
    volumes = order_of_papers.volumes(case)
    assert [[p.kind for p in v.inside] for v in volumes] == [["filing_approval"], ["investigation_report"]]
    assert all(order_of_papers.behind_the_remarks(v) is None for v in volumes)


def test_a_decision_before_its_notice_and_one_behind_an_earlier_notice() -> None:
    early = case_of(example.papers(example.DECISION, example.NOTICE), "whole")
    assert order_of_papers.decision_before_notice(early) is not None
    again = case_of(example.papers(example.NOTICE, example.DECISION, example.NOTICE), "whole")
    assert order_of_papers.decision_before_notice(again) is None


@pytest.mark.parametrize("row", ["{n}、{title}、{n}", "{n}. {title}………第{n}页", "{n}　{title}　{n}", "{n}｜{title}｜{n}｜"])
def test_rows_are_read_however_they_are_parted(row: str) -> None:
    titles = ("立案审批表", "现场检查笔录", "行政处罚事先告知书", "送达回证", "行政处罚决定书", "备考表")
    contents = "\n".join(["卷内目录", *(row.format(n=n, title=title) for n, title in enumerate(titles, 1))])
    listing = listed.of(case_of("\n\f\n".join([example.COVER, contents, *numbered(*PAPERS)]), "whole"))
    assert listing is not None
    assert [(r.met, r.row.first_page) for r in listing.rows] == [(True, n) for n in range(1, 6)]
