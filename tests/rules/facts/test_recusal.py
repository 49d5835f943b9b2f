"""Whether a record tells of recusal, and whose record it is."""

import pytest

from rules.facts import recusal
from tests.rules.facts.cases import case_of
from tests.rules.facts.papers_of_text import paper as paper_of

RECORD = "询问笔录\n询问人：白火、钟秋月\n被询问人：{who}\n{words}\n2024年4月2日"


@pytest.mark.parametrize(("words", "told"), [
    ("问：是否申请回避？答：否。", True), ("问：要不要我们回 避？", True), ("你可以要求更换办案人员。", True), ("与我们有利害关系的，可以要求换人。", True),
    ("□申请回避　□不申请", True), ("问：不要回避问题。", False), ("告知了陈述申辩的权利。", False), ("他回避执法检查。", False), ("问：人员都到了吗？", False),
])
def test_whether_a_record_speaks_of_recusal(words: str, told: bool) -> None:
    assert bool(recusal.told(paper_of(RECORD.format(who="田长水", words=words)))) is told


@pytest.mark.parametrize(("words", "told"), [
    ("已告知权利义务。", True), ("向你宣读《询问权利义务告知书》。", True), ("问：你叫什么？", False), ("这是你的权利证书。", False),
])
def test_rights_told_in_general(words: str, told: bool) -> None:
    assert bool(recusal.rights_told(paper_of(RECORD.format(who="田长水", words=words)))) is told


DECISION = "\n\f\n行政处罚决定书\n当事人：{party}\n经查。罚款500元。\n2024年5月30日"


@pytest.mark.parametrize(("who", "words", "party", "witness"), [
    ("李兰", "问：你看见什么？", "田长水", True), ("田长水", "问：棚是谁的？", "田长水", False), ("李兰　与本案关系：证人", "问：你看见什么？", "望海公司", True),
    ("林强　职务：望海建材有限公司总经理", "问：货从哪来？", "望海建材有限公司", False), ("纪清　职务：望海建材有限公司员工", "问：货从哪来？", "望海建材有限公司", True),
    ("林强", "问：请介绍身份。答：我是望海建材有限公司负责人。", "望海建材有限公司", False), ("田深水", "问：棚是谁的？", "田长水", False),
])
def test_whose_record_it_is(who: str, words: str, party: str, witness: bool) -> None:
    case = case_of(RECORD.format(who=who, words=words) + DECISION.format(party=party))
    assert recusal.of_a_witness(case.papers[0], case) is witness
