"""What the party raised against a notice, and whether somebody answered."""

import pytest

from rules.facts import party_answer
from tests.rules.facts.cases import case_of

DECISION = "行政处罚决定书\n某罚〔2024〕1号\n当事人：张三\n经查，当事人占道经营。{}罚款200元。\n某局\n2024年7月12日"


@pytest.mark.parametrize("text", [
    "陈述申辩书\n某局：我已经整改，请求从轻。\n张三 2024年6月18日",
    "陈述申辩笔录\n2024年6月18日　陈述人：张三\n问：你有什么意见？答：货是别人放的，我不知情。\n张三 2024年6月18日",
    "申辩意见\n某局：告知书认定的面积不属实，应为六平方米。\n张三 2024年6月18日",
    "陈述申辩笔录\n2024年6月18日\n我对事实没有意见，但家里困难，希望少罚。\n张三",
    "行政处罚告知书\n张三：拟罚款200元，可以陈述、申辩。\n某局\n2024年6月13日\n当事人意见：罚得太重了，请减轻。张三 2024年6月14日",
])
def test_the_party_raised_something(text: str) -> None:
    found = party_answer.raised(case_of(text))
    assert found
    assert found[0].legible


@pytest.mark.parametrize("text", [
    "陈述申辩笔录\n2024年6月18日　陈述人：张三\n我对拟作出的行政处罚没有意见。\n张三 2024年6月18日",
    "放弃陈述申辩声明\n某局：我自愿放弃陈述、申辩的权利，请尽快处理。\n张三 2024年6月18日",
    "陈述申辩笔录\n2024年6月18日\n问：是否申请回避？答：不申请。问：有什么意见？答：没有异议，接受处罚。\n张三",
    "行政处罚告知书\n张三：拟罚款200元，如有异议可以陈述、申辩。\n某局\n2024年6月13日\n当事人意见：没有意见。张三 2024年6月14日",
    DECISION.format("当事人未陈述、申辩。"),
])
def test_the_party_raised_nothing(text: str) -> None:
    assert party_answer.raised(case_of(text)) == []


def test_what_cannot_be_read_may_have_raised_something() -> None:
    found = party_answer.raised(case_of("陈述申辩笔录\n2024年6月18日\n答：■■■■■■■■■■■■■■■■■■■■。\n张三"))
    assert [r.legible for r in found] == [False]


@pytest.mark.parametrize(("text", "answered"), [
    ("陈述申辩复核意见书\n当事人提出家庭困难。复核意见：不属于从轻情形，维持。\n甲 2024年6月20日", True),
    (DECISION.format("当事人申辩称家庭困难，经复核不予采纳。"), True),
    (DECISION.format("对当事人提出的意见，本局认为不影响违法事实的认定。"), True),
    ("集体讨论记录\n时间：2024年7月1日\n当事人提出的困难情况裁量时已予考虑。\n结论：同意。", True),
    (DECISION.format("当事人于6月18日提出了陈述、申辩。"), False),
    (DECISION.format("当事人未提出陈述、申辩。"), False),
    (DECISION.format("行政机关应当对当事人提出的事实进行复核。"), False),
    (DECISION.format("有现场笔录、照片证实。"), False),
    ("陈述申辩书\n某局：我家困难，请复核并采纳我的意见。\n张三 2024年6月18日", False),
])
def test_answers(text: str, answered: bool) -> None:
    assert bool(party_answer.answered(case_of(text))) is answered
