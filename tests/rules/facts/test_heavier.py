"""What is heavier in a decision than in the notice."""

import pytest

from rules.facts import heavier
from rules.facts.heavier import Heavier, Incomparable
from tests.rules.facts.papers_of_text import paper

NOTICE = "行政处罚告知书\n某罚告〔2023〕4号\n某公司：\n经查，你公司违法，拟{}。你公司有权陈述、申辩。\n某局\n2023年8月14日"
DECISION = "行政处罚决定书\n某罚〔2023〕4号\n当事人：某公司\n经查，当事人违法，决定{}。\n某局\n2023年9月4日"


@pytest.mark.parametrize(("told", "imposed", "kind", "before", "after"), [
    ("罚款5000元", "罚款8000元", "fine", "5000", "8000"),
    ("给予警告", "给予警告，罚款500元", "fine", None, None),
    ("没收违法所得200元，罚款1000元", "没收违法所得800元，罚款1000元", "confiscate_income", "200", "800"),
    ("罚款5000元", "罚款5000元，吊销许可证", "revoke_licence", None, None),
    ("罚款5000元", "罚款5000元，没收违法所得300元", "confiscate_income", None, None),
])
def test_heavier(told: str, imposed: str, kind: str, before: str | None, after: str | None) -> None:
    found = heavier.than(paper(NOTICE.format(told)), paper(DECISION.format(imposed)))
    assert isinstance(found, Heavier)
    assert (found.kind, found.before, found.after) == (kind, before, after)
    assert found.at


@pytest.mark.parametrize(("told", "imposed"), [
    ("罚款5000元", "罚款5000元"),
    ("罚款伍仟元整", "罚款人民币5000元"),
    ("罚款5000元", "罚款3000元"),
    ("罚款5000元，没收违法所得300元", "罚款5000元"),
    ("罚款5000元", "责令限期改正，罚款5000元"),
    ("没收羊肉卷，罚款5000元", "没收羊肉卷45公斤，罚款5000元"),
])
def test_not_heavier(told: str, imposed: str) -> None:
    assert heavier.than(paper(NOTICE.format(told)), paper(DECISION.format(imposed))) is None


@pytest.mark.parametrize(("told", "imposed"), [("罚款■■■元", "罚款5000元"), ("罚款5000元", "罚款■■■元"), ("予以行政处罚", "罚款5000元")])
def test_nothing_to_compare(told: str, imposed: str) -> None:
    assert isinstance(heavier.than(paper(NOTICE.format(told)), paper(DECISION.format(imposed))), Incomparable)
