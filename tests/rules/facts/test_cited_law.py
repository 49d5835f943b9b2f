"""What citations are there for, which laws are named without an article, and between which days the violation lay."""

from datetime import date

import pytest

from rules.facts import violation_days
from rules.facts.citation_roles import used
from rules.facts.laws_named import named_without_article
from rules.law.register import register
from tests.rules.facts.papers_of_text import paper

FOOT = "\n望海区城市管理局\n2024年5月6日"


def decision(text: str) -> str:
    return f"行政处罚决定书\n望城管罚〔2024〕3号\n当事人：某公司\n{text}{FOOT}"


@pytest.mark.parametrize(("text", "roles"), [
    ("违反了《城市市容和环境卫生管理条例》第十四条，依据该条例第三十六条第二项，罚款500元。", ["duty", "ground"]),
    ("依据《食品安全法》第一百二十四条第一款第五项、《行政处罚法》第三十二条第一项，减轻处罚，决定罚款3000元。", ["ground", "discretion"]),
    ("根据《行政处罚法》第四十四条、第四十五条，你有权陈述、申辩。", ["procedure", "procedure"]),
    ("逾期不缴的，依据《行政处罚法》第七十二条第一款第一项，每日加处3%罚款。", ["payment"]),
    ("决定罚款100元（依据：《城市市容和环境卫生管理条例》第三十四条第一项）。", ["ground"]),
    ("《城市市容和环境卫生管理条例》第三十四条规定：“……可以并处罚款”。", ["ground"]),
    ("《饲料和饲料添加剂管理条例》第二十三条要求经营者查验标签。", ["other"]),
    ("处罚依据：《价格法》第四十二条　处罚内容：罚款500元", ["ground"]),
    ("违反条款：《价格法》第十三条第一款", ["duty"]),
    ("当事人认为应当适用《价格法》第四十二条。", []),
    ("你可以根据《行政复议法》第二十条申请复议。", ["procedure"]),
])
def test_a_citation_is_known_by_what_introduces_it(text: str, roles: list[str]) -> None:
    assert [u.role.value for u in used(paper(decision(text)))] == roles


@pytest.mark.parametrize(("text", "named"), [
    ("违反了《娱乐场所管理条例》的有关规定。", [("娱乐场所管理条例", "duty")]),
    ("根据《娱乐场所管理条例》，决定给予警告。", [("娱乐场所管理条例", "ground")]),
    ("违反《价格法》第十三条和《明码标价规定》的规定。", [("明码标价规定", "duty")]),
    ("违反道路运输条例的有关规定。", [("中华人民共和国道路运输条例", "duty")]),
    ("为贯彻《娱乐场所管理条例》，开展检查。", [("娱乐场所管理条例", "other")]),
    ("违反了《娱乐场所管理条例》（国务院令第458号）第二十八条。", []),
    ("违反《责令改正通知书》的要求。", []),
    ("参照《行政处罚裁量基准规定》，决定罚款。", []),
    ("违反《某市停车规定》第三章第十二条。", []),
])
def test_a_law_without_article_is_named_with_its_role(text: str, named: list[tuple[str, str]]) -> None:
    assert [(n.title, n.role.value) for n in named_without_article(paper(decision(text)), register())] == named


@pytest.mark.parametrize(("text", "first", "last", "ended"), [
    ("2024年3月8日夜间施工。", date(2024, 3, 8), date(2024, 3, 8), None),
    ("自2022年9月起违规，至2023年2月8日复查时仍未改正。", date(2022, 9, 1), date(2023, 2, 8), None),
    ("该行为于2021年11月26日终了，我局2024年5月16日首次发现。", date(2021, 11, 26), date(2024, 5, 16), date(2021, 11, 26)),
    ("2024年3月8日检查发现，3月10日复查。", date(2024, 3, 8), date(2024, 3, 10), None),
    ("2024年3月8日施工。本局2024年3月12日立案，2024年4月2日送达告知书。", date(2024, 3, 8), date(2024, 3, 8), None),
    ("当事人成立于2019年5月1日。2024年■月■日施工。", None, None, None),
    ("依据《价格法》第四十二条，2024年3月8日决定罚款。", None, None, None),
])
def test_the_violation_lay_between_the_days_of_the_facts(text: str, first: date | None, last: date | None, ended: date | None) -> None:
    assert violation_days.of(paper(decision(text))) == violation_days.ViolationDays(first, last, ended)
