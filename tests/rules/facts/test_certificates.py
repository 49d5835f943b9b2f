"""Certificate numbers of officers."""

import pytest

from rules.facts import certificates
from tests.rules.facts.cases import case_of
from tests.rules.facts.papers_of_text import paper as paper_of

RECORD = "现场检查笔录\n检查时间：2024年4月9日9时\n{line}\n检查情况：占道堆放。\n被检查人：卢某　2024年4月9日"


@pytest.mark.parametrize(("line", "numbers"), [
    ("检查人员：王波（证号13080318017）、侯梅（证号13080318025）", {"王波": "13080318017", "侯梅": "13080318025"}),
    ("执法人员：吴海（闽350502001）、王芳（闽350502002）", {}),
    ("执法人员吴海（执法证号：闽 350502 001）", {"吴海": "闽350502001"}),
    ("我们是某局执法人员吴海、王芳，证件号码为AQ350501、AQ350502", {"吴海": "AQ350501", "王芳": "AQ350502"}),
    ("检查人：林峰、叶珊（证件编号0211、0226，已出示）", {"林峰": "0211", "叶珊": "0226"}),
    ("检查人员：王波（执法证号：3502001）、侯梅（执法证\n号：3502002）\n执法人员王波、侯梅到场", {"王波": "3502001", "侯梅": "3502002"}),
    ("检查人员：王波、侯梅", {}),
    ("现场负责人：陈某（身份证号350502198610123456）", {}),
])
def test_numbers_are_held_by_officers(line: str, numbers: dict[str, str]) -> None:
    found = {h.name: h.number for h in certificates.held(case_of(RECORD.format(line=line)))}
    assert numbers.items() <= found.items()


@pytest.mark.parametrize(("one", "other", "same"), [
    ("13080318017", "13080318017", True), ("闽13080318017", "13080318017", True), ("AQ3505", "3505", True), ("8017", "13080318017", True),
    ("13080318017", "13080318071", False), ("13080318017", "1308031807", False), ("0214", "13080318017", None), ("1308031801■", "13080318017", None),
    ("1308031■017", "13080318071", False),
])
def test_whether_two_numbers_are_the_same(one: str, other: str, same: bool | None) -> None:
    paper = paper_of("询问笔录\n甲")
    a, b = (certificates.Held("王波", n, paper, paper.whole) for n in (one, other))
    assert certificates.same(a, b) is same
    assert certificates.same(b, a) is same


@pytest.mark.parametrize(("line", "count"), [
    ("检查人员：傅慧（执法证号：）、黄玲（执法证号：　　）", 2), ("检查人员：傅慧、黄玲\n执法证号：____", 1), ("检查人员（签名、证号）：傅慧　黄玲", 1),
    ("检查人员：傅慧、黄玲", 0), ("检查人员：傅慧（执法证号：350502001）、黄玲（执法证号：350502002）", 0), ("检查人员：　　　\n执法证号：　　", 0),
    ("检查人员：傅慧、黄玲\n身份证号：", 0), ("检查人员：傅慧、黄玲　许可证编号：", 0),
])
def test_number_fields_left_empty(line: str, count: int) -> None:
    assert len(certificates.empty(paper_of(RECORD.format(line=line)))) == count
