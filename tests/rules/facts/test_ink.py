"""Whether somebody signed in a place on a scan, by the marks on its picture: pages as OCR gives them, with marks put beside their labels."""

from collections.abc import Sequence
from datetime import date

import pytest

from rules.documents import assemble
from rules.facts import approvals, receipts
from rules.facts.case import Case
from rules.facts.ink import Stands
from rules.facts.signatures import SignaturePlace
from rules.reading.page import Box, Line, Mark, MarkKind, Page, Ruled, Source, Word

EM = 12.0
LEFT, TOP, PITCH = 80.0, 80.0, 26.0
RECORD = ("询问笔录", "询问时间：2024年3月5日9时至9时40分", "询问人：陈志远、王丽", "被询问人：黄某", "问：货从哪里来？", "答：市场上买的。",
          "被询问人签名：", "见证人签名：")
NO_RULES = Ruled()
PARTY, WITNESS = 6, 7
"""Lines of the record."""


def wide(text: str) -> float:
    return sum(EM if c > "\u2000" else EM / 2 for c in text)


def scan(
    lines: Sequence[str], marks: Sequence[Mark], ruled: Ruled = NO_RULES, seals: tuple[Box, ...] = (), second: Sequence[str] = (),
) -> list[Page]:
    """A page as read by OCR: one line below the other, `second` at x = 220 beside them."""
    text = ""
    words: list[Word] = []
    printed: list[Line] = []
    boxes: list[Box | None] = []
    rows = [(line, LEFT, n) for n, line in enumerate(lines)]
    rows += [(line, 220.0, n) for n, line in enumerate(second) if line]
    for line, left, n in sorted(rows, key=lambda row: (row[2], row[1])):
        plain = line.replace("：", ":")
        y = TOP + n * PITCH
        box = (left, y, left + wide(line), y + EM * 1.2)
        words.append(Word(len(text), len(text) + len(plain), box, EM))
        printed.append(Line(len(text), len(text) + len(plain), box))
        x = left
        for c in line:
            boxes.append((x, y, x + wide(c), y + EM * 1.2))
            x += wide(c)
        boxes.append(None)
        text += plain + "\n"
    text = text[:-1]
    return [Page(1, 595.0, 842.0, Source.OCR, text, text, tuple(printed), lambda: boxes[:len(text)], tuple(words), ruled, confidence=(1.0,) * len(text),
                 seals=seals, marks=tuple(marks))]


def mark(line: int, x: float, kind: MarkKind = MarkKind.PEN, length: float = 120.0, wide: float = 60.0, high: float = 22.0, dy: float = 0.0) -> Mark:
    """A mark whose middle stands at the height of a line."""
    middle = TOP + line * PITCH + EM * 0.6 + dy
    return Mark(kind, (x, middle - high / 2, x + wide, middle + high / 2), length)


def place(pages: list[Page], who: str = "party") -> SignaturePlace:
    case = Case(assemble(pages), "papers", "issued", date(2026, 1, 1))
    places = [p for p in case.papers[0].signatures if p.who == who and p.label.startswith(("被询问人", "见证人"))]
    return places[-1]


END = LEFT + wide(RECORD[PARTY])


@pytest.mark.parametrize(("marks", "signed", "bare"), [
    ([], False, True),
    ([mark(PARTY, END + 5)], True, False),
    ([mark(PARTY, END + 5, MarkKind.FINGERPRINT, 60, 40, 50)], True, False),
    ([mark(PARTY, END + 5, MarkKind.STAMP, 60, 45, 45)], True, False),
    ([mark(PARTY, END - 8)], True, False),                                    # over the colon
    ([mark(PARTY, END + 5, length=22, wide=12, high=10), mark(PARTY, END + 30, length=25, wide=12, high=12)], True, False),
    ([mark(PARTY, END + 5, length=6, wide=3, high=3)], False, True),          # dust
    ([mark(PARTY, END + 5, length=20, wide=8, high=6)], False, False),        # a stroke or two
    ([mark(PARTY, END + 5, length=60, wide=80, high=2)], False, False),       # a line drawn
    ([mark(PARTY, END + 5, MarkKind.UNSURE)], False, False),
    ([mark(PARTY, END + 5, dy=-60)], False, True),                            # two lines higher
    ([mark(WITNESS, END + 5)], False, True),                                  # the neighbour's
    ([mark(PARTY, 20, wide=30)], False, True),                                # in the margin
])  # fmt: skip
def test_what_stands_behind_a_label_is_signed_bare_or_unsure(marks: list[Mark], signed: bool, bare: bool) -> None:
    found = place(scan(RECORD, marks))
    assert (found.signed, found.bare) == (signed, bare)
    assert found.illegible is not (signed or bare)


def test_a_page_at_which_nobody_looked_says_nothing() -> None:
    pages = scan(RECORD, [])
    pages[0].marks = None
    found = place(pages)
    assert not found.signed
    assert not found.bare


def test_a_seal_over_a_place_leaves_it_unsure() -> None:
    y = TOP + PARTY * PITCH
    found = place(scan(RECORD, [], seals=((END, y - 60, END + 120, y + 60),)))
    assert not found.signed
    assert not found.bare


@pytest.mark.parametrize(("marks", "stands"), [
    ([], Stands.NOTHING), ([mark(3, 240)], Stands.SIGNED), ([mark(3, 240, length=20, wide=8, high=6)], Stands.UNSURE), ([mark(4, 240)], Stands.NOTHING),
])  # fmt: skip
def test_a_cell_beside_its_label_is_looked_at(marks: list[Mark], stands: Stands) -> None:
    lines = ("送达回证", "受送达人", "送达方式", "受送达人签名或盖章", "送达人签名")
    values = ("", "黄志强", "直接送达", "", "")
    edges = [TOP + n * PITCH - 6 for n in range(1, 6)]
    ruled = Ruled(tuple((y, 76.0, 500.0) for y in edges), tuple((x, edges[0], edges[-1]) for x in (76.0, 214.0, 500.0)))
    case = Case(assemble(scan(lines, marks, ruled, second=values)), "papers", "issued", date(2026, 1, 1))
    spot, = receipts.read(case.papers[0]).all(receipts.SIGNS)
    assert spot.stands is stands
    assert spot.signed is (stands is Stands.SIGNED)
    assert spot.bare is (stands is Stands.NOTHING)


@pytest.mark.parametrize(("marks", "state"), [([], approvals.EMPTY), ([mark(4, 240, length=300, wide=200)], approvals.WORN)])
def test_an_opinion_by_hand_that_was_not_read_makes_a_box_worn_and_not_empty(marks: list[Mark], state: str) -> None:
    lines = ("立案审批表", "案由", "当事人", "承办人意见", "负责人意见")
    values = ("", "未经许可从事餐饮服务", "黄志强", "建议立案", "")
    edges = [TOP + n * PITCH - 6 for n in range(1, 6)]
    ruled = Ruled(tuple((y, 76.0, 500.0) for y in edges), tuple((x, edges[0], edges[-1]) for x in (76.0, 214.0, 500.0)))
    case = Case(assemble(scan(lines, marks, ruled, second=values)), "papers", "issued", date(2026, 1, 1))
    approval = approvals.of(case.papers[0])
    assert approval.state == state
    assert approval.others_read is (state == approvals.EMPTY)
