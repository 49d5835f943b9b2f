"""What own rules say of papers of many departments: each sort with lawful look-alikes, papers that cannot be read, and papers that are not there."""

from typing import Any

import pytest

from rules.packs import example_papers as example
from tests.rules.own.declared import contain, equal, judged, not_contain, not_later, pattern

DECISION = ("行政处罚决定书\n云市监罚〔2024〕31号\n当事人：云岭县晨光粮油店\n经查，当事人销售超过保质期的食用油。"
            "依据《中华人民共和国食品安全法》第一百二十四条，决定罚款5000元。{more}\n云岭县市场监督管理局\n2024年5月8日")
NOTICE = ("行政处罚事先告知书\n云市监罚告〔2024〕31号\n云岭县晨光粮油店：\n你店销售超过保质期的食用油，拟罚款5000元。你店可以陈述、申辩。"
          "\n云岭县市场监督管理局\n2024年4月{day}日")


def decision(more: str = "") -> str:
    return DECISION.format(more=more)


def notice(day: str = "19") -> str:
    return NOTICE.format(day=day)


def both(one: str, other: str) -> str:
    return one + "\n\f\n" + other


@pytest.mark.parametrize(("check", "more", "outcome"), [
    (contain("银行"), "罚款缴至江城农商银行。", "passed"),
    (contain("银行"), "罚款缴至江城农商银\n行。", "passed"),
    (contain("银 行"), "罚款缴至江城农商银　行。", "passed"),
    (contain("银行"), "罚款缴至财政专户。", "failed"),
    (contain("银行", "电子支付系统"), "可以通过电子支付系统缴款。", "passed"),
    (contain("银行", "电子支付系统", every=True), "可以通过电子支付系统缴款。", "failed"),
    (contain("银行", "电子支付系统", every=True), "到银行或者通过电子支付系统缴款。", "passed"),
    (contain("（逾期加处）"), "罚款缴至银行(逾期加处)。", "passed"),
    (contain("银行"), "罚款缴至江城农商■行。", "undetermined"),
    (contain("银行"), "罚款■■■■■■。", "undetermined"),
    (not_contain("等"), "吊销许可证等。", "failed"),
    (not_contain("原则上"), "从轻处罚。", "passed"),
    (not_contain("原则上"), "原■上从轻处罚。", "undetermined"),
    (not_contain("原则上"), "■从轻处罚。", "passed"),
    (not_contain("从轻", "减轻", every=True), "从轻处罚。", "passed"),
    (not_contain("从轻", "减轻", every=True), "从轻或者减轻处罚。", "failed"),
    (pattern(r"加处.{0,10}百分之三"), "逾期按日加处罚款数额的百分之三。", "passed"),
    (pattern(r"加处.{0,2}百分之三"), "逾期按日加处罚款数额的百分之三。", "failed"),
    (pattern(r"（逾期）"), "缴款(逾期)。", "passed"),
    (pattern(r"^当事人:云岭县"), "", "passed"),
    (pattern(r"\d{6}-\d{8}", forbidden=True), "电话0595-22334455。", "passed"),
    (pattern(r"\d{4}-\d{8}", forbidden=True), "电话0595-22334455。", "failed"),
    (pattern(r"\d{4}-\d{8}", forbidden=True), "电话0595-■■334455。", "undetermined"),
])
def test_words_and_patterns_in_a_decision(check: dict[str, Any], more: str, outcome: str) -> None:
    assert judged(decision(more), check).outcome == outcome


def test_a_paper_that_is_not_there_does_not_apply() -> None:
    assert judged(notice(), contain("银行")).outcome == "not_applicable"


def test_every_place_of_a_forbidden_word_is_one_finding_with_its_quotes() -> None:
    found = judged(both(notice(), decision("请于三日内缴款，请于十日内说明。")), not_contain("请于", papers=("penalty_decision", "prior_notice"))).findings
    assert len(found) == 1
    assert [(p.document, p.page, p.quote) for p in found[0].places] == [("penalty_decision", 2, "请于")] * 2
    assert (found[0].points, found[0].severity, found[0].basis[0]["text"]) == (2, "minor", "鲤城区案卷评查标准第三条")


def test_what_is_missing_is_shown_at_the_heading_and_named() -> None:
    found = judged(decision(), contain("银行", "账号", every=True)).findings
    assert [(f.message_id.format(**f.message_params), f.places[0].page) for f in found] == [("没有写明“银行、账号”", 1)]


WHOLE = example.whole(example.FILING, example.INSPECTION, example.NOTICE, example.NOTICE_RECEIPT, example.REVIEW, example.DECISION, example.DECISION_RECEIPT)


def test_a_file_must_hold_a_paper_of_a_kind() -> None:
    meeting = {"type": "must_hold", "papers": ["group_discussion"]}
    assert judged(WHOLE, meeting).outcome == "failed"
    assert judged(WHOLE, meeting).findings[0].places[0].document == "group_discussion"
    assert judged(WHOLE, {"type": "must_hold", "papers": ["group_discussion", "legal_review"]}).outcome == "passed"
    assert judged(example.DECISION, meeting).outcome == "not_applicable"
    assert judged(example.DECISION, meeting, options={"scope": "whole"}).outcome == "failed"


@pytest.mark.parametrize(("check", "outcome"), [
    (not_later("decision_served", "decision", 7, "working_days"), "passed"),
    (not_later("decision_served", "decision", 1, "working_days"), "failed"),
    (not_later("decision", "notice_served", 5, "working_days"), "failed"),
    (not_later("decision", "notice_served", 1, "months"), "passed"),
    (not_later("served@prior_notice", "date@penalty_decision"), "passed"),
    (not_later("date@penalty_decision", "served@prior_notice"), "failed"),
    (not_later("filing", "inspection"), "failed"),
    (not_later("hearing", "decision"), "not_applicable"),
    (not_later("decision", "decision_served", 3650, "working_days"), "undetermined"),
])
def test_one_day_not_later_than_another(check: dict[str, Any], outcome: str) -> None:
    assert judged(WHOLE, check).outcome == outcome


def test_a_day_that_is_exactly_the_last_is_not_late() -> None:
    """2024-05-08 and two working days: Friday the tenth, on which the decision was served."""
    assert judged(WHOLE, not_later("decision_served", "decision", 2, "working_days")).outcome == "passed"


@pytest.mark.parametrize(("day", "outcome"), [("19", "passed"), ("■", "undetermined"), ("　", "undetermined")])
def test_a_day_that_cannot_be_read_is_undetermined(day: str, outcome: str) -> None:
    assert judged(both(notice(day), decision()), not_later("date@prior_notice", "date@penalty_decision")).outcome == outcome


def test_of_several_papers_the_first_or_the_last_is_meant() -> None:
    later = example.NOTICE.replace("2024年4月19日", "2024年5月20日")
    file = example.papers(example.NOTICE, later, example.DECISION)
    assert judged(file, not_later("date@prior_notice", "decision")).outcome == "passed"
    assert judged(file, not_later("date@prior_notice:last", "decision")).outcome == "failed"


@pytest.mark.parametrize(("check", "change", "outcome"), [
    (equal("party@penalty_decision", "party@prior_notice"), ("", ""), "passed"),
    (equal("party@penalty_decision", "party@prior_notice"), ("当事人：云岭县晨光粮油店", "当事人：石桥区宏达建材店"), "failed"),
    (equal("party@penalty_decision", "party@prior_notice"), ("当事人：云岭县晨光粮油店", "当事人：云岭县晨■粮油店"), "undetermined"),
    (equal("party@penalty_decision", "party@prior_notice"), ("当事人：云岭县晨光粮油店", "当事人：云岭县某某粮油店"), "passed"),
    (equal("fine@penalty_decision", "fine@prior_notice"), ("", ""), "passed"),
    (equal("fine@penalty_decision", "fine@prior_notice"), ("罚款5000元", "罚款伍仟元整（¥5,000.00）"), "passed"),
    (equal("fine@penalty_decision", "fine@prior_notice"), ("罚款5000元", "罚款3000元"), "failed"),
    (equal("fine@penalty_decision", "fine@prior_notice"), ("罚款5000元", "罚款5■00元"), "undetermined"),
    (equal("fine@penalty_decision", "fine@prior_notice"), ("罚款5000元", "给予警告"), "undetermined"),
    (equal("agency@penalty_decision", "agency@prior_notice"), ("\n云岭县市场监督管理局\n2024", "\n云岭县应急管理局\n2024"), "failed"),
    (equal("fine@penalty_decision", "fine@closing_approval"), ("", ""), "not_applicable"),
])
def test_one_fact_equals_another(check: dict[str, Any], change: tuple[str, str], outcome: str) -> None:
    assert judged(both(notice(), decision().replace(*change)), check).outcome == outcome


def test_an_unequal_fact_is_shown_at_both_its_places() -> None:
    found = judged(both(notice(), decision().replace("罚款5000元", "罚款3000元")), equal("fine@penalty_decision", "fine@prior_notice")).findings[0]
    assert [(p.document, p.quote) for p in found.places] == [("penalty_decision", "3000元"), ("prior_notice", "5000元")]


@pytest.mark.parametrize(("when", "outcome"), [
    ([{"type": "fact", "fact": "fine", "is": "at_least", "value": "5000"}], "failed"),
    ([{"type": "fact", "fact": "fine", "is": "at_least", "value": 5001}], "not_applicable"),
    ([{"type": "fact", "fact": "confiscated", "is": "at_least", "value": 1}], "undetermined"),
    ([{"type": "fact", "fact": "party", "is": "equal", "value": "云岭县晨光粮油店"}], "failed"),
    ([{"type": "fact", "fact": "date@penalty_decision", "is": "at_least", "value": "2025-01-01"}], "not_applicable"),
    ([{"type": "says", "words": ["食用油"]}], "failed"),
    ([{"type": "says", "words": ["燃气"]}], "not_applicable"),
    ([{"type": "says_not", "words": ["燃气"]}, {"type": "says", "words": ["食用油"]}], "failed"),
    ([{"type": "says", "words": ["陈述"], "papers": ["prior_notice"]}], "failed"),
    ([{"type": "holds", "papers": ["hearing_notice"]}], "not_applicable"),
    ([{"type": "holds_not", "papers": ["hearing_notice"]}], "failed"),
    ({"type": "holds", "papers": ["prior_notice"]}, "failed"),
])
def test_a_rule_is_asked_only_when_its_conditions_hold(when: Any, outcome: str) -> None:
    assert judged(both(notice(), decision()), contain("银行"), when=when).outcome == outcome


@pytest.mark.parametrize(("days", "outcome"), [
    ({"from": "2024-05-08"}, "failed"), ({"from": "2024-05-09"}, "not_applicable"),
    ({"until": "2024-05-08"}, "not_applicable"), ({"until": "2024-05-09"}, "failed"), ({"procedures": ["summary"]}, "not_applicable"),
])
def test_days_and_procedure_are_those_of_any_rule(days: dict[str, Any], outcome: str) -> None:
    assert judged(decision(), contain("银行"), **days).outcome == outcome
