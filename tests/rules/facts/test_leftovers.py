"""What is left of a form in a paper."""

import pytest

from rules.facts import leftovers
from tests.rules.facts.papers_of_text import paper as paper_of

BLANK, PLACEHOLDER, INSTRUCTION, ALTERNATIVES, WORN = (
    leftovers.BLANK, leftovers.PLACEHOLDER, leftovers.INSTRUCTION, leftovers.ALTERNATIVES, leftovers.WORN)


@pytest.mark.parametrize(("text", "kinds"), [
    ("你单位于____年____月____日占道经营。", [BLANK]), ("责令自收到本通知书之日起____日内改正。", [BLANK]), ("罚款人民币____元。", [BLANK]),
    ("违反了第____条的规定。", [BLANK]),
    ("定于　　年　　月　　日举行听证。", [BLANK]), ("根据〔2024〕号决定。", [BLANK]), ("违反该条例第  条的规定。", [BLANK]), ("地址：____\n经查，占道。", [BLANK]),
    ("请×××批示。", [PLACEHOLDER]), ("第××条规定。", [PLACEHOLDER]), ("罚款XX元。", [PLACEHOLDER]),
    ("请【当事人名称】到场。", [PLACEHOLDER]), ("缴至${账户}。", [PLACEHOLDER]),
    ("（此处填写违法事实）", [INSTRUCTION]), ("（写明违法行为发生的时间、地点）", [INSTRUCTION]),
    ("你（违法事实，写明时间、地点），占道。", [INSTRUCTION]), ("店主（吉某，写有收条）签收。", []),
    ("同意/不同意处罚。不适用的划去。", [ALTERNATIVES]),
    ("于■■■■年■■月■■日占道。", [WORN]),
    ("你（单位）占道经营，罚款500元。", []), ("时间：2024年__3__月__5__日", []),
    ("地点：__东街1号__", []), ("签名：____　年　月　日", []), ("见证人：______", []), ("备注：____", []),
    ("陈××住××路，电话139××××1234。", []), ("身份证350502********1234", []), ("尺寸3×20毫米，XX-200型。", []), ("（逾期不改正的，依法处罚）", []),
    ("主要事实（写明时间、地点）：2024年占道。", []), ("结果：是/否", []), ("2024年5月6日", []), ("（盖章）", []), ("注：本文书一式两份。", []),
])
def test_leftovers(text: str, kinds: list[str]) -> None:
    found = leftovers.find(paper_of(f"责令改正通知书\n吉某：\n{text}\n望海县城市管理局\n2024年5月6日"))
    assert list(dict.fromkeys(x.kind for x in found)) == kinds


def test_papers_of_others_and_of_the_archive_hold_no_leftovers() -> None:
    assert not leftovers.find(paper_of("陈述申辩书\n我于____年____月____日占道。\n吉某"))
    assert not leftovers.find(paper_of("卷宗封面\n案号：____\n当事人：×××"))
