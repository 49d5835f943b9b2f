"""Where one paper ends and the next begins, in plain texts and on typeset pages."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rules.documents import Dossier, assemble
from rules.reading import pdf, read_bytes
from tests.rules.typeset import typeset

SAMPLES = Path(__file__).parents[2] / "samples"


def of_text(text: str) -> Dossier:
    return assemble(read_bytes(text.encode(), ".txt"))


def of_pages(source: str) -> Dossier:
    return assemble(read_bytes(typeset(source)))


def found(dossier: Dossier) -> list[tuple[str, int, int]]:
    return [(d.kind, d.first_page, d.last_page) for d in dossier.documents]


def kinds(dossier: Dossier) -> list[str]:
    return [d.kind for d in dossier.documents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政处罚决定书\n鲤卫罚〔2024〕1号\n当事人：王芳\n", ["penalty_decision"]),
        ("泉州市鲤城区卫生健康局\n行政处罚决定书\n鲤卫罚〔2024〕1号\n", ["penalty_decision"]),
        ("安全生产行政执法文书\n现 场 检 查 记 录\n被检查单位：某厂\n", ["inspection_record"]),
        ("上海市某某区城市管理行政执法局\n行政处罚事先\n告知书\n某某公司：\n拟罚款。\n", ["prior_notice"]),
        ("询问笔录\n问：看过检查笔录吗？\n答：看过现场检查笔录。\n\n送达回证\n受送达人：王芳\n", ["interview_record", "delivery_receipt"]),
        ("送达回证\n送达文书：\n行政处罚决定书\n受送达人：王芳\n", ["delivery_receipt"]),
        ("送达回证\n送达文书名称\n行政处罚事先告知书\n受送达人：王芳\n", ["delivery_receipt"]),
        ("行政处罚决定书\n当事人：王芳\n证据如下：\n现场检查笔录\n询问笔录\n现场照片\n以上证据属实。\n", ["penalty_decision"]),
        (
            "卷内目录\n序号　文书名称　页号\n1　立案审批表　1\n2　询问笔录　2\n\n立案审批表\n案由：无证经营\n",
            ["case_catalogue", "filing_approval"],
        ),
        ("卷内目录\n1. 立案审批表………第1页\n2. 行政处罚决定书………第2页\n", ["case_catalogue"]),
        ("卷宗封面\n泉州市鲤城区农业农村局\n行政处罚案卷\n案号：1\n", ["case_cover"]),
        ("营业执照\n（复印件）\n名称：某某商行\n", ["party_identity"]),
        ("扣押决定书\n依法扣押。\n\n扣押物品清单\n电子秤1台\n\n现场笔录\n时间：2024年5月6日\n", ["seizure_decision", "inspection_record"]),
        ("行政处罚决定书\n罚款500元。\n\f答：没有。\n2024年5月6日\n", ["penalty_decision"]),
        ("行政处罚决定书\n罚款500元。\n\f\f送达回证\n签收：王芳\n", ["penalty_decision", "delivery_receipt"]),
        ("询问笔录\n问：是谁？\n第1页 共2页\n\f询问笔录\n答：是我。\n第2页 共2页\n", ["interview_record"]),
        (
            "询问笔录\n问：是谁？\n\f询问笔录（续页）\n答：是我。\n以上笔录看过，属实。\n\f询问笔录\n问：另一人。\n",
            ["interview_record", "interview_record"],
        ),
        ("一份没有标题的材料，写了几句话。\n\f行政处罚决定书\n罚款。\n", ["unknown", "penalty_decision"]),
        (
            "行政处罚决定书\n罚款。\n\f整改情况报告\n已全部整改完毕。\n\f结案审批表\n同意结案。\n",
            ["penalty_decision", "unknown", "closing_approval"],
        ),
        ("行政处罚决定书\n罚款。\n2024年5月6日\n送达回证\n受送达人：王芳\n", ["penalty_decision", "delivery_receipt"]),
    ],
)
def test_papers_of_a_text(text: str, expected: Sequence[str]) -> None:
    assert kinds(of_text(text)) == expected


def test_an_unknown_paper_is_titled_with_its_heading_or_first_line() -> None:
    documents = of_text("一份材料\n写了几句。\n\f行政处罚决定书\n罚款。\n\f整改情况报告\n已整改。\n").documents
    assert [d.title for d in documents] == ["一份材料", "行政处罚决定书", "整改情况报告"]


RECEIPT = "#form([受送达人], [王芳], [送达文书], [行政处罚决定书], [送达方式], [直接送达], [签收], [王芳　2024年5月6日])"
BODY = (
    "#par(first-line-indent: (amount: 2em, all: true))["
    + "经查，当事人在店门前人行道上堆放货物，影响市容，经责令改正后拒不改正。" * 5
    + "]"
)


def test_two_papers_on_one_page_split_it() -> None:
    dossier = of_pages(f"#heading[送达回证]\n{RECEIPT}\n#v(1cm)\n#heading[送达回证]\n{RECEIPT.replace('2024年5月6日', '2024年5月9日')}")
    assert found(dossier) == [("delivery_receipt", 1, 1), ("delivery_receipt", 1, 1)]
    first, second = dossier.documents
    assert "5月6日" in first.text
    assert "5月9日" not in first.text
    assert second.text.startswith("送达回证\n受送达人:王芳")
    assert first.pages == second.pages


def test_a_paper_that_begins_under_the_end_of_another_starts_there() -> None:
    dossier = of_pages(
        f"#heading[询问笔录]\n{BODY * 4}\n#pagebreak()\n答：没有。\n\n被询问人签名：王芳\n#v(1.2cm)\n#heading[送达地址确认书]\n当事人：王芳"
    )
    assert found(dossier) == [("interview_record", 1, 2), ("address_confirmation", 2, 2)]


def test_a_title_in_a_cell_or_in_running_text_opens_no_paper() -> None:
    dossier = of_pages(
        f"#letterhead[泉州市鲤城区城市管理局]\n#heading[送达回证]\n{RECEIPT}\n\n本机关制作的\n\n行政处罚决定书\n\n已经送达。"
    )
    assert kinds(dossier) == ["delivery_receipt"]


@pytest.mark.parametrize(
    "head",
    [
        "#heading[行政处罚决定书]",
        "#letterhead[泉州市鲤城区城市管理局]\n#heading[行 政 处 罚 决 定 书]",
        "#heading[行政处罚\\ 决定书]",
        "#letterhead[安全生产行政执法文书]\n#heading[行政处罚决定书（单位）]",
        "#align(right)[编号：2024-015]\n#letterhead[泉州市鲤城区城市管理局]\n#heading[行政处罚决定书]",
        '#align(center, text(size: 12pt, weight: "bold")[行政处罚决定书])',
        "#heading[泉州市鲤城区城市管理局行政处罚决定书]",
        "#align(center, text(size: 22pt, tracking: 0.8em)[行政处罚决定书])",
    ],
)
def test_a_heading_however_it_is_set_opens_its_paper(head: str) -> None:
    dossier = of_pages(f"#heading[立案审批表]\n{BODY}\n#pagebreak()\n{head}\n\n鲤城管罚〔2024〕1号\n\n{BODY}")
    assert found(dossier) == [("filing_approval", 1, 1), ("penalty_decision", 2, 2)]


def test_a_heading_with_the_papers_number_on_its_line_opens_its_paper() -> None:
    line = "#grid(columns: (1fr, auto, 1fr), [], text(18pt)[行政处罚决定书], align(right)[鲤城管罚〔2024〕1号])"
    document = of_pages(f"#heading[立案审批表]\n{BODY}\n#pagebreak()\n{line}\n\n{BODY}").documents[1]
    assert (document.kind, document.title) == ("penalty_decision", "行政处罚决定书")
    assert document.text.startswith("行政处罚决定书\n鲤城管罚〔2024〕1号\n")


def test_a_heading_in_a_forms_first_cell_opens_its_paper_and_a_title_in_another_cell_does_not() -> None:
    dossier = of_pages(
        "#table(columns: (24mm, 1fr), inset: 6pt, table.cell(colspan: 2, align(center, text(16pt)[送达回证])), [受送达人], [王芳], [文书], [行政处罚决定书])"
    )
    assert kinds(dossier) == ["delivery_receipt"]


def test_a_covers_title_set_in_a_column_is_read() -> None:
    assert kinds(
        of_pages(
            '#align(center, stack(spacing: 10pt, .."行政处罚案卷".clusters().map(c => text(30pt, c))))\n#form([案号], [鲤〔2024〕1号])'
        )
    ) == ["case_cover"]


def test_copied_papers_among_evidence_belong_to_it() -> None:
    pages = ["#heading[证据复制件]\n复印件如下", "#heading[房屋租赁合同]\n甲方：某某", "提供人：王芳", f"#heading[结案审批表]\n{BODY}"]
    assert found(of_pages("\n#pagebreak()\n".join(pages))) == [("evidence_copy", 1, 3), ("closing_approval", 4, 4)]


@pytest.mark.parametrize(
    ("asked", "kind"),
    [("延长办案期限", "extension_approval"), ("对有关物品先行登记保存", "registration_approval"), ("公告送达", "unknown")],
)
def test_a_form_that_serves_several_purposes_is_named_by_what_is_asked_for(asked: str, kind: str) -> None:
    assert kinds(of_text(f"行政处罚案件有关事项审批表\n案由：占道经营\n申请事项：{asked}\n")) == [kind]


def test_pages_out_of_order_are_named_as_they_come() -> None:
    pages = ["#heading[结案审批表]", "#heading[立案审批表]", "#heading[行政处罚决定书]"]
    dossier = of_pages("\n#pagebreak()\n".join(f"{p}\n{BODY}" for p in pages))
    assert kinds(dossier) == ["closing_approval", "filing_approval", "penalty_decision"]


def test_a_blank_back_and_an_attachment_belong_to_the_paper_before() -> None:
    dossier = of_pages(
        f"#heading[扣押决定书]\n{BODY}\n#pagebreak()\n#pagebreak()\n#heading[扣押物品清单]\n#table(columns: 3, [序号], [名称], [数量], [1], [电子秤], [1台])\n"
        f"#pagebreak()\n#heading[送达回证]\n{RECEIPT}"
    )
    assert found(dossier) == [("seizure_decision", 1, 3), ("delivery_receipt", 4, 4)]


def test_a_file_that_is_one_paper_is_one_document() -> None:
    assert found(of_pages(f"#heading[行政处罚决定书]\n{BODY * 10}")) == [("penalty_decision", 1, 2)]


def test_papers_on_unread_pages_are_named_by_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf._File, "_scanned", lambda *_: None)
    dossier = assemble(read_bytes((SAMPLES / "city-ordinary-mixed.pdf").read_bytes()))
    unread = [d for d in dossier.documents if d.unread and not d.text.strip()]
    assert ("delivery_receipt", 14) in [(d.kind, d.first_page) for d in unread]
    assert "unknown" not in kinds(dossier)


def test_the_numbers_printed_on_pages_are_kept() -> None:
    dossier = assemble(read_bytes((SAMPLES / "safety-ordinary.pdf").read_bytes()))
    assert dossier.folios[:6] == (None, None, None, 1, 2, 3)


@pytest.mark.parametrize(
    "name", ["market-ordinary", "ecology-ordinary", "safety-ordinary", "safety-ordinary-clean", "city-ordinary-clean", "health-summary"]
)
def test_the_catalogue_of_a_sample_names_its_papers(name: str) -> None:
    """What the catalogue lists stands in the file, in that order: two readings of one file, each a witness of the other."""
    dossier = assemble(read_bytes((SAMPLES / f"{name}.pdf").read_bytes()))
    catalogue = next(d for d in dossier.documents if d.kind == "case_catalogue")
    assert len(catalogue.rows) >= 4
    titles = [d.title for d in dossier.documents]
    missing = [row.title for row in catalogue.rows if row.title not in titles]
    assert not missing
