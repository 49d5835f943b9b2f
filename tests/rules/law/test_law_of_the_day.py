"""One text, many days: procedure by the day of the paper, substance by that of the violation, the milder law where it is the newer."""

from datetime import date

import pytest

from rules.check import Options, check_text
from rules.documents import assemble
from rules.facts.applicable_law import readings
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import RULES, Outcome
from rules.law.calendar import add_months
from rules.reading.plain_text import read_text

DECISION = "行政处罚决定书\n江城管罚〔2021〕88号\n当事人：某某餐饮店\n{words}\n江城县城市管理局\n{day:%Y}年{day.month}月{day.day}日\n"
BODIES = "如不服本决定，可以自收到本决定书之日起六十日内向江城县人民政府或者江州市城市管理局申请行政复议，也可以在六个月内向江城县人民法院提起行政诉讼。"
LENIENT = "{day}，当事人占道经营。当事人主动消除危害后果，依据《中华人民共和国行政处罚法》{article}的规定，从轻处罚，罚款200元。"
NOISE = "{day}，当事人排放噪声。依据《中华人民共和国{law}》{article}的规定，罚款200元。"
OF_2021 = date(2021, 7, 15)


def first_paper(text: str, as_of: date) -> tuple[Paper, Case]:
    case = Case(assemble(read_text(text.encode())), "papers", "issued", as_of)
    return case.papers[0], case


def judged(rule: str, words: str, day: date, as_of: date | None = None) -> Outcome:
    return check_text(DECISION.format(words=words, day=day), [RULES[rule]], Options(as_of=as_of))[0].outcome


@pytest.mark.parametrize(("day", "fails"), [
    (date(2023, 6, 1), False), (date(2023, 12, 30), False), (date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2024, 1, 2), True),
    (date(2026, 4, 1), True),
])
def test_both_bodies_may_be_offered_until_the_reconsideration_law_of_2024(day: date, fails: bool) -> None:
    assert (judged("CF-609", "罚款500元。" + BODIES, day) is Outcome.FAILED) is fails


@pytest.mark.parametrize(("done", "article", "day", "expected"), [
    ("2021年5月10日", "第二十七条", date(2021, 7, 14), Outcome.NOT_APPLICABLE),     # the old number while it held
    ("2021年5月10日", "第三十二条", date(2021, 8, 3), Outcome.PASSED),              # the newer law, perhaps milder
    ("2021年5月10日", "第二十七条", date(2021, 8, 3), Outcome.UNDETERMINED),        # the law of the act
    ("2021年7月14日", "第二十七条", date(2021, 8, 3), Outcome.UNDETERMINED),
    ("2021年7月15日", "第二十七条", date(2021, 8, 3), Outcome.FAILED),              # neither
    ("2022年5月10日", "第二十七条", date(2022, 8, 3), Outcome.FAILED),
    ("2022年5月10日", "第三十二条", date(2022, 8, 3), Outcome.PASSED),
])
def test_an_article_on_leniency_may_be_that_of_the_act_or_the_newer(done: str, article: str, day: date, expected: Outcome) -> None:
    assert judged("CF-616", LENIENT.format(day=done, article=article), day) is expected


@pytest.mark.parametrize(("done", "law", "article", "day", "fails"), [
    ("2022年5月1日", "环境噪声污染防治法", "第五十八条", date(2022, 7, 3), False),   # the old law of the act
    ("2022年6月4日", "环境噪声污染防治法", "第五十八条", date(2022, 7, 3), False),
    ("2022年6月5日", "环境噪声污染防治法", "第五十八条", date(2022, 7, 3), True),    # repealed by then
    ("2022年9月1日", "环境噪声污染防治法", "第五十八条", date(2022, 11, 3), True),
    ("2022年5月1日", "噪声污染防治法", "第八十二条", date(2022, 7, 3), False),       # the new law, if milder
])
def test_a_repealed_law_may_be_applied_to_what_was_done_under_it(done: str, law: str, article: str, day: date, fails: bool) -> None:
    assert (judged("CF-627", NOISE.format(day=done, law=law, article=article), day) is Outcome.FAILED) is fails


@pytest.mark.parametrize("article", ["第八十二条", "第五十八条"])
def test_no_version_that_may_have_held_is_called_missing(article: str) -> None:
    words = NOISE.format(day="2022年5月1日", law="噪声污染防治法", article=article)
    assert judged("CF-615", words, date(2022, 7, 3)) is not Outcome.FAILED


@pytest.mark.parametrize(("as_of", "known"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 1, 2), True)])
def test_an_undated_paper_is_judged_with_what_is_known_on_the_day_of_the_review(as_of: date, known: bool) -> None:
    text = "行政处罚决定书\n当事人：甲\n依据《中华人民共和国治安管理处罚法》第一百三十条的规定，罚款200元。\n"
    paper, case = first_paper(text, as_of)
    law = case.laws.find("治安管理处罚法")
    assert law is not None
    versions = readings(law, paper.citations[0], paper, case).versions
    assert (date(2025, 6, 27) in [v.passed for v in versions]) is known
    assert check_text(text, [RULES["CF-615"]], Options(as_of=as_of))[0].outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize("as_of", [date(2024, 1, 1), date(2026, 11, 24), date(2031, 1, 1)])
def test_a_dated_paper_is_judged_alike_whenever_it_is_reviewed(as_of: date) -> None:
    words = "罚款500元。依据《中华人民共和国行政处罚法》第五十七条第三款。" + BODIES
    for rule in ("CF-609", "CF-615", "CF-616"):
        assert judged(rule, words, date(2023, 5, 1), as_of) is judged(rule, words, date(2023, 5, 1))


@pytest.mark.parametrize(("day", "months", "last"), [
    (date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2023, 1, 31), 1, date(2023, 2, 28)), (date(2024, 8, 31), 6, date(2025, 2, 28)),
    (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2024, 5, 31), 1, date(2024, 6, 30)), (date(2024, 5, 15), 6, date(2024, 11, 15)),
    (date(2024, 12, 31), 2, date(2025, 2, 28)), (date(2024, 2, 29), 1, date(2024, 3, 29)),
])
def test_months_end_on_the_day_of_the_same_number_or_the_months_last(day: date, months: int, last: date) -> None:
    assert add_months(day, months) == last
