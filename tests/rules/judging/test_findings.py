"""What one rule finds in a file is one finding; findings that follow from another name their cause."""

import json
from datetime import date

from rules.check import check_text
from rules.judging import RULES, Severity
from rules.judging.finding import Finding
from rules.language import kept, say, say_in
from rules.packs import example_papers as example
from rules.translations import extract

ENGLISH = extract.translations()


def english(sentence: str) -> str:
    return ENGLISH.get(sentence, sentence)


def found(text: str, *ids: str) -> dict[str, Finding]:
    """The findings of the rules `ids` (all: of every rule) in a text, hints aside, by rule."""
    judged = check_text(text, [RULES[i] for i in ids or sorted(RULES)])
    return {f.rule.id: f for j in judged for f in j.findings if f.severity is not Severity.HINT}


BLANKS = "责令改正通知书\n某建材店：\n请于收到本通知书之日起____日内改正。\n某区城市管理局\n2024年3月8日"
DECISION_WITH_BLANK = example.DECISION.replace("罚款2000元。\n", "罚款2000元。请在____日内缴至指定银行。\n")


def test_several_violations_of_one_rule_are_one_finding_with_a_place_and_a_sentence_each() -> None:
    judged = check_text(example.papers(BLANKS, DECISION_WITH_BLANK), [RULES["CF-908"]])
    assert [len(j.findings) for j in judged] == [1]
    finding = judged[0].findings[0]
    assert [p.page for p in finding.places] == [1, 2]
    assert [say(p.message_id, p.message_params)[:6] for p in finding.places] == ["空白没有填写", "空白没有填写"]
    assert say(finding.message_id, finding.message_params).count("空白没有填写") == 2


def test_one_violation_is_said_once_and_its_places_need_no_sentence() -> None:
    finding = found(BLANKS, "CF-908")["CF-908"]
    assert finding.message_id == "空白没有填写：“{words}”"
    assert [p.message_id for p in finding.places] == [""]


def test_a_sentence_put_together_is_said_in_the_readers_language_after_it_was_stored() -> None:
    finding = found(example.papers(BLANKS, DECISION_WITH_BLANK), "CF-908")["CF-908"]
    stored = json.loads(json.dumps({name: kept(value) for name, value in finding.message_params.items()}))
    told = say_in(english, finding.message_id, stored)
    assert told.count("A blank was not filled in") == 2
    assert told == say_in(english, finding.message_id, finding.message_params)
    assert say(finding.message_id, stored) == say(finding.message_id, finding.message_params)


def test_more_places_than_one_can_read_are_counted() -> None:
    many = "\n\f\n".join(BLANKS.replace("日内改正", f"日内改正第{n}处") for n in range(9))
    finding = found(many, "CF-908")["CF-908"]
    assert len(finding.places) == 9
    assert say(finding.message_id, finding.message_params).endswith("另有3处，见各页标注")


CATALOGUE = "卷内目录\n序号　文书名称　页号\n1　立案审批表　1\n2　现场检查笔录　2\n3　案件调查终结报告　3\n4　行政处罚事先告知书　4\n5　行政处罚决定书　5\n6　送达回证　6"
INSIDE = (example.FILING, example.INSPECTION, example.REPORT, example.NOTICE, example.DECISION, example.DECISION_RECEIPT)


def numbered(*without: int) -> str:
    """A bound file whose pages 1 to 6 bear their numbers, without some of them."""
    pages = [f"{text}\n- {n} -" for n, text in enumerate(INSIDE, 1) if n not in without]
    return "\f".join([example.COVER, CATALOGUE, *pages])


def test_a_gap_in_the_page_numbers_follows_from_the_paper_that_the_catalogue_lists_there() -> None:
    findings = found(numbered(3), "CF-906", "CF-907")
    assert findings["CF-907"].cause == findings["CF-906"].id
    assert findings["CF-906"].cause is None


def test_a_gap_elsewhere_stands_for_itself() -> None:
    text = numbered(3).replace("- 6 -", "- 7 -")
    assert found(text.replace("- 4 -", "- 3 -").replace("- 5 -", "- 4 -"), "CF-906", "CF-907")["CF-907"].cause is None


def test_a_decision_that_does_not_mention_the_notice_follows_from_the_missing_notice() -> None:
    file = example.whole(example.FILING, example.INSPECTION, example.REPORT, example.DECISION, example.DECISION_RECEIPT)
    findings = found(file, "CF-501", "CF-631")
    assert findings["CF-631"].cause == findings["CF-501"].id


def test_without_the_cause_a_finding_stands_for_itself() -> None:
    findings = found(example.whole(*INSIDE), "CF-501", "CF-631")
    assert "CF-501" not in findings
    assert findings["CF-631"].cause is None


def test_what_is_said_of_another_paper_is_no_cause() -> None:
    signed = "询问笔录\n询问时间：2024年3月13日15时至16时\n问：……？答：没有。\n"
    unsigned = signed + "被询问人签名：\n"
    assert "CF-304" in found(unsigned, "CF-304")
    both = found(example.papers(unsigned, signed + "被询问人签名：张某　2024年3月13日"), "CF-304", "CF-316")
    assert "CF-316" not in both or both["CF-316"].cause == both["CF-304"].id


def test_a_blank_that_another_rule_speaks_of_follows_from_it() -> None:
    decision = example.DECISION.replace("当事人：某建材店", "当事人：某建材店\n住所：________")
    findings = found(decision, "CF-602", "CF-908")
    assert findings["CF-908"].cause == findings["CF-602"].id


def test_a_day_is_written_as_each_language_writes_days() -> None:
    sentence = "文号年份是{number}，落款日期是{day}"
    for day in (date(2024, 3, 5), "2024-03-05"):
        assert say(sentence, {"number": 2023, "day": day}) == "文号年份是2023，落款日期是2024年3月5日"
        assert say_in(english, sentence, {"number": 2023, "day": day}) == "The number's year is 2023, the date 2024-03-05"


def test_an_article_is_named_as_each_language_names_articles() -> None:
    text = "行政处罚决定书\n依照《城市市容和环境卫生管理条例》第36条第4项，决定罚款200元。\n某某区城市管理局\n2023年6月7日"
    finding = found(text, "CF-615")["CF-615"]
    assert say(finding.message_id, finding.message_params) == "《城市市容和环境卫生管理条例》第三十六条共1款，有3项，没有第四项"
    assert say_in(english, finding.message_id, finding.message_params) == "Article 36 of 《城市市容和环境卫生管理条例》 has no item 4 (paragraphs: 1, items: 3)"
