"""Statements of the party, and its waivers: what is one, and what only looks like one."""

import pytest

from tests.rules.facts.cases import case_of

NOTICE = """行政处罚告知书
某市监罚告〔2024〕231号
某商行：
拟罚款2000元。你店可自收到本告知书之日起五个工作日内陈述、申辩，逾期视为放弃。
某市市场监督管理局
2024年4月8日
"""
BOTH, STATEMENTS, HEARING = (True, True), (True, False), (False, True)


@pytest.mark.parametrize(("text", "rights"), [
    ("放弃陈述申辩声明\n某局：本店对拟处罚没有意见，自愿放弃陈述、申辩的权利。\n声明人：张某　2024年4月9日", STATEMENTS),
    ("放弃陈述申辩声明\n本人自愿放弃陈述、申辩的权利和要求举行听证的权利。特此声明。\n声明人：张某　2024年4月9日", BOTH),
    ("放弃听证声明\n我公司放弃听证。\n某公司（章）　2024年4月9日", HEARING),
    ("陈述申辩书\n某局：我公司对处罚无异议，不陈述、不申辩，也不要求听证。\n某公司　2024年4月9日", BOTH),
    ("陈述申辩笔录\n问：你是否要陈述申辩？\n答：我不进行陈述申辩。\n张某　2024年4月9日", STATEMENTS),
    ("声明\n本单位收到告知书，放弃上述权利。\n某厂　2024年4月9日", BOTH),
    ("承诺书\n本人承诺不再进行陈述和申辩，请尽快处理。\n张某　2024年4月9日", STATEMENTS),
    (NOTICE + "当事人意见：我放弃陈述、申辩。签名：张某　2024年4月8日", STATEMENTS),
    (NOTICE + "本人已收到，自愿放弃陈述申辩和听证权利。张某　2024年4月8日", BOTH),
    (NOTICE + "\f\n送达回证\n送达文书：行政处罚告知书\n签收：张某 2024年4月9日\n备注：受送达人书面表示放弃陈述、申辩权利。", STATEMENTS),
    (NOTICE + "\f\n询问笔录\n询问时间：2024年4月10日\n问：你是否陈述、申辩？答：我放弃陈述、申辩。\n张某 2024年4月10日", STATEMENTS),
])
def test_a_waiver(text: str, rights: tuple[bool, bool]) -> None:
    found = case_of(text).statements
    assert (found.waived("statements") is not None, found.waived("hearing") is not None) == rights
    assert not found.made


@pytest.mark.parametrize("text", [
    NOTICE,
    NOTICE + "签收：张某　2024年4月9日",
    NOTICE.replace("逾期视为放弃", "如你店放弃陈述、申辩，请在下方签字"),
    NOTICE + "当事人意见：\n□放弃陈述、申辩　□进行陈述、申辩",
    "行政处罚决定书\n当事人：某店\n当事人逾期未提出陈述、申辩，视为放弃。罚款2000元。\n某局\n2024年4月23日",
    "行政处罚决定书\n当事人：某店\n当事人书面表示放弃陈述、申辩权利。罚款2000元。\n某局\n2024年4月23日",
    "放弃陈述申辩声明\n本人自愿放弃陈述、申辩的权利。\n声明人：____　____年__月__日",
    "询问笔录\n询问时间：2024年3月13日\n问：你是否要求听证？答：我放弃陈述、申辩。\n张某 2024年3月13日\n\f\n" + NOTICE,
    "陈述申辩书\n某局：我店不放弃陈述申辩的权利，请求从轻。\n某店　2024年4月9日",
])
def test_no_waiver(text: str) -> None:
    assert case_of(text).statements.waivers == ()


@pytest.mark.parametrize("text", [
    "陈述申辩书\n某局：我店只有三瓶过期，请求从轻。\n颜某　2022年5月11日",
    "陈述申辩笔录\n2023年7月12日　卢某：我只烤了两天，请求少罚。卢某",
    "陈述申辩复核意见书\n当事人提出经营困难。经复核，不予采纳。\n某局\n2024年5月6日",
    "行政处罚决定书\n当事人：某店\n2023年5月15日当事人提出申辩，称不知情。经复核不予采纳。罚款2000元。\n某局\n2023年6月2日",
    "行政处罚决定书\n当事人：某店\n当事人在规定期限内向本局提交了书面陈述申辩意见。罚款2000元。\n某局\n2023年6月2日",
    "行政处罚审批表\n陈述申辩情况：当事人已提出陈述、申辩，复核后不予采纳。\n负责人意见：同意。丙 2023年6月1日",
])
def test_a_statement_was_made(text: str) -> None:
    assert case_of(text).statements.made


@pytest.mark.parametrize("text", [
    NOTICE,
    "行政处罚决定书\n当事人：某店\n当事人在法定期限内未提出陈述、申辩意见。罚款2000元。\n某局\n2024年4月23日",
    "行政处罚决定书\n当事人：某店\n期限届满，当事人没有进行陈述和申辩，也未要求听证。罚款2000元。\n某局\n2024年4月23日",
    "行政处罚决定书\n当事人：某店\n当事人明确表示放弃陈述、申辩的权利。罚款2000元。\n某局\n2024年4月23日",
    "行政处罚决定书\n当事人：某店\n以上事实有现场笔录、当事人陈述等证据证明。罚款2000元。\n某局\n2024年4月23日",
    "行政处罚决定书\n当事人：某店\n本局告知了当事人依法享有陈述、申辩的权利。罚款2000元。\n某局\n2024年4月23日",
    "行政处罚审批表\n陈述申辩情况：未陈述、申辩。\n负责人意见：同意。丙 2023年6月1日",
    "行政处罚审批表\n当事人陈述申辩：无\n局长：同意。丙 2022年10月27日",
])
def test_no_statement_was_made(text: str) -> None:
    assert case_of(text).statements.made == ()


def test_what_the_decision_tells_of_a_waiver_is_kept_apart() -> None:
    told = case_of("行政处罚决定书\n当事人：某店\n当事人书面表示放弃陈述、申辩权利。罚款2000元。\n某局\n2024年4月23日").statements.told_waiver
    assert told is not None
    assert "书面" in told.document.text[told.start - 6:told.end]


def test_a_statement_that_cannot_be_read_may_be_anything() -> None:
    made, = case_of("陈述申辩笔录\n2023年4月6日　陈述人：邹某\n答：■■■■■■■■■■■■■■■■■■。　邹某").statements.made
    assert not made.legible
