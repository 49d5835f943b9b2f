"""What rules rest on: printed, explained, dated."""

from datetime import date

import pytest

from rules.judging import RULES
from rules.law.cite import _summaries, cite, pinpoint
from rules.law.register import Version, register
from rules.law.show import looked_up, show
from rules.packs import case_file

case_file.load()


@pytest.mark.parametrize(("basis", "text"), [
    (cite("行政复议法", 20, 1), "《中华人民共和国行政复议法》第二十条第一款"),
    (cite("行政处罚法", 64, 1, 3), "《中华人民共和国行政处罚法》第六十四条第一款第三项"),
    (cite("刑法", 120, extra=1), "《中华人民共和国刑法》第一百二十条之一"),
    (cite("市场监督管理行政处罚程序规定", 50, 2), "《市场监督管理行政处罚程序规定》第五十条第二款"),
    (cite("GB/T 9704-2012", section="7.2.5", checked="secondary"), "GB/T 9704-2012 7.2.5"),
    (cite("GB/T 9704-2012", 7, 2, 5, checked="secondary"), "GB/T 9704-2012 7.2.5"),
    (cite("国办发〔2018〕118号", section="（十二）明确审核范围"), "国办发〔2018〕118号 （十二）明确审核范围"),
])
def test_a_basis_is_printed_as_papers_print_it(basis: object, text: str) -> None:
    assert basis.text == text  # type: ignore[attr-defined]


@pytest.mark.parametrize(("day", "holds"), [
    (date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2025, 12, 31), True), (date(2026, 1, 1), False), (None, True),
])
def test_a_basis_holds_from_its_first_day_to_before_its_last(day: date | None, holds: bool) -> None:
    assert cite("行政复议法", 20, 1, since="2024-01-01", until="2026-01-01").holds(day) is holds


def test_a_basis_is_told_with_version_structure_and_summary_of_the_day() -> None:
    told = cite("行政处罚法", 63, 1).told(date(2024, 5, 1))
    assert told["structure"] == "共2款，第一款有6项"
    assert told["in_force"]["from"] == "2021-07-15"
    assert "听证" in told["summary"]
    assert told["confirm"] is False
    assert "structure" not in cite("行政处罚法", 63, 1).told(date(2020, 5, 1))


def test_what_was_not_read_in_the_statute_is_to_be_confirmed() -> None:
    assert cite("GB 11643-1999", checked="none").told(None)["confirm"] is True
    with pytest.raises(ValueError, match="checked"):
        cite("行政处罚法", 1, checked="maybe")


def test_every_article_that_a_rule_rests_on_has_a_summary() -> None:
    bases = [b for r in RULES.values() for b in r.basis]
    missing = {b.text for b in bases if "summary" not in b.told(None)}
    assert bases
    assert not missing


def test_every_summary_is_of_an_article_that_exists() -> None:
    for (law, article), entries in _summaries().items():
        held = register().find(law)
        for first, end, words in entries:
            assert len(words) <= 80, words
            if held and article:
                day = first or (date(2020, 1, 1) if end else date(2026, 6, 1))
                version = held.at(day)
                if isinstance(version, Version):
                    assert version.has(article) is not False, f"{law} {article}"


def test_a_law_is_shown_with_its_versions_and_an_article_of_the_day() -> None:
    lines = show("行政处罚法", date(2024, 5, 1), 58)
    assert lines[0] == "《中华人民共和国行政处罚法》 法律"
    assert any("2021年7月15日" in line and "86" in line for line in lines)
    assert any(line.startswith("第五十八条") and "4项" in line for line in lines)
    assert show("行政处罚法", date(2024, 5, 1), 90)[-1] == "没有第九十条"
    assert looked_up("没有这部法") is None
    assert show("环境噪声污染防治法", date(2023, 1, 1))[-1].startswith("2023年1月1日")


def test_a_pinpoint_is_written_out() -> None:
    assert pinpoint(64, 1, 3) == "第六十四条第一款第三项"
    assert pinpoint(None) == ""
