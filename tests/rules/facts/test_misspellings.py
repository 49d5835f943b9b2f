"""Words that an agency should not write, and where they are others'."""

import pytest

from rules.facts import misspellings
from tests.rules.facts.papers_of_text import paper as paper_of


@pytest.mark.parametrize(("text", "wrong"), [
    ("办案人员对当事人进行讯问。", ["讯问"]), ("按装广告牌。", ["按装"]), ("未建台帐，查封银行帐户。", ["帐", "帐"]), ("其它情况属实。", ["其它"]),
    ("截止2024年5月1日未改正。", ["截止"]),
    ("登陆信用中国网站查询。", ["登陆"]), ("有陈述和申辩的权力。", ["权力"]), ("必需立即改正。", ["必需"]), ("决定罚没500元。", ["罚没"]),
    ("既使初犯也应处罚。", ["既使"]),
    ("制订本办法。", ["制订"]),
    ("按装修图纸施工。", []), ("搭帐篷。", []), ("申请截止日期为5月1日。", []), ("台风登陆前。", []), ("权力机关监督。", []),
    ("生活必需品。", []), ("罚没款已缴清。", []),
    ("公安机关移送的讯问笔录。", []), ("当事人称“按装了其它设备”。", []), ("依据《某地按装管理办法》处罚。", []), ("制订整改方案。", []), ("既使用又出租。", []),
    ("叫做为民超市。", []), ("做为期三天的整改。", []),
])
def test_wrong_words(text: str, wrong: list[str]) -> None:
    assert [w.wrong for w in misspellings.found(paper_of(f"案件调查终结报告\n{text}\n2024年3月1日"))] == wrong


@pytest.mark.parametrize("text", [
    "询问笔录\n问：谁装的？答：我按装的。派出所讯问过我。\n2024年3月1日",
    "询问笔录\n问：谁装的？\n答：我按装的，公安讯问过。\n2024年3月1日", "陈述申辩书\n我按装的。\n2024年3月1日", "讯问笔录\n问：谁装的？\n答：我。\n2024年3月1日",
])
def test_others_words_are_theirs(text: str) -> None:
    assert not list(misspellings.found(paper_of(text)))


def test_what_the_officer_asks_on_the_line_of_an_answer_is_the_agencys() -> None:
    assert [w.wrong for w in misspellings.found(paper_of("询问笔录\n问：谁装的？答：我。问：今天的讯问清楚吗？答：清楚。\n2024年3月1日"))] == ["讯问"]


def test_an_illegible_character_may_hide_a_word_of_criminal_procedure() -> None:
    assert misspellings.perhaps(paper_of("案件调查终结报告\n对当事人进行了■问。"))
    assert misspellings.perhaps(paper_of("案件调查终结报告\n存在■问题。")) is None
