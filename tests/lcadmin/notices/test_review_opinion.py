"""What the review opinion says: the confirmed findings and nothing else, and points that add up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lcadmin.models import CaseFile, CoverageRow, Finding, FindingState, Review
from lcadmin.notices import review_opinion
from lcadmin.notices.blocks import Block, Item, Masthead, Number, Particulars, Signature, words
from lcadmin.notices.review_opinion import Terms
from lcadmin.notices.undecided import Undetermined, undecided
from lcadmin.notices.wording import Wording, WordingError, wording
from rules.judging import RULES
from tests.lcadmin.notices.papers import DAY

TERMS = Terms("泉州市鲤城区市场监督管理局", DAY, rectify_by=date(2026, 12, 24), copy_to="区委依法治区办")


def case_file(**values: Any) -> CaseFile:
    defaults: dict[str, Any] = {
        "case_no": "泉鲤市监罚〔2024〕100号", "party": "紫帽便利店", "cause": "经营超过保质期的食品", "procedure": "ordinary", "pages": 29,
        "decided_on": date(2024, 6, 13),
    }
    return CaseFile(**defaults | values)


_made = iter(range(1, 10_000))


def finding(**values: Any) -> Finding:
    n = next(_made)
    defaults: dict[str, Any] = {
        "id": n, "key": f"key{n}", "rule": "CF-610", "severity": "major", "points": 4, "title": "复议期限告知错误", "page": 23, "quote": "",
        "message": "告知的复议期限是三十日，应当是六十日", "suggestion": "改为六十日", "basis": [{"text": "《行政复议法》第二十条第一款"}],
        "places": [], "boxes": [], "state": FindingState.CONFIRMED,
    }
    return Finding(**defaults | values)


def paper(
    *findings: Finding, terms: Terms = TERMS, case: CaseFile | None = None, undetermined: tuple[Undetermined, ...] = ()
) -> tuple[Block, ...]:
    return review_opinion.build(
        case or case_file(), Review(findings=list(findings)), terms, bureau="泉州市鲤城区司法局", number="鲤司评〔2026〕1号",
        undetermined=undetermined)


def text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(words(blocks))


def test_only_confirmed_findings_are_told() -> None:
    told = text(paper(finding(title="确认的"), finding(title="没有决定的", state=FindingState.OPEN),
                      finding(title="不成立的", state=FindingState.DISMISSED)))
    assert "确认的" in told
    assert "没有决定的" not in told
    assert "不成立的" not in told


def test_a_finding_is_told_with_page_points_basis_and_suggestion() -> None:
    item = next(b for b in paper(finding(rule="CF-501", severity="minor", title="甲"), finding()) if isinstance(b, Item))
    assert item.lead == "（一）复议期限告知错误"
    assert item.text == "（第23页，扣4分）。告知的复议期限是三十日，应当是六十日。依据：《行政复议法》第二十条第一款。建议：改为六十日。"


def test_a_quote_is_told_once_and_its_inner_marks_become_single() -> None:
    assert "卷内原文：“自收到‘本决定’之日起”。" in text(paper(finding(quote="自收到“本决定”之日起")))
    assert "卷内原文" not in text(paper(finding(quote="三十 日，应当")))   # the message says it


def test_a_long_quote_is_cut() -> None:
    told = text(paper(finding(quote="长" * 300)))
    assert "长" * 80 + "……" in told
    assert "长" * 81 not in told


def test_all_pages_of_a_finding_are_told_once_and_in_order() -> None:
    places = [{"page": 23}, {"page": 7}, {"page": 23}]
    assert "（第7、23页，扣4分）" in text(paper(finding(places=places)))


def test_a_finding_without_a_page_tells_its_points_alone() -> None:
    assert "（扣4分）。" in text(paper(finding(page=None)))


def test_the_gravest_come_first_then_the_pages() -> None:
    blocks = paper(finding(title="丙", severity="hint", page=1, rule="CF-1", points=0), finding(title="乙", page=9, rule="CF-202"),
                   finding(title="甲", page=3, rule="CF-301"), finding(title="一票", severity="veto", page=28, rule="CF-101"))
    assert [b.lead for b in blocks if isinstance(b, Item)] == ["（一）一票", "（二）甲", "（三）乙", "（四）丙"]


@pytest.mark.parametrize("findings", [
    [],
    [("CF-610", "major", 4)],
    [("CF-610", "major", 4), ("CF-610", "major", 4)],                                   # one rule twice
    [("CF-601", "major", 6), ("CF-606", "major", 9), ("CF-610", "major", 4), ("CF-611", "minor", 5)],   # over the cap of the stage
    [("CF-501", "major", 5), ("CF-999", "hint", 0), ("", "minor", 2), ("", "minor", 3)],  # reviewers' own
])
def test_the_points_told_add_up_to_the_score(findings: list[tuple[str, str, int]]) -> None:
    made = [finding(rule=rule, severity=severity, points=points, title=f"问题{n}") for n, (rule, severity, points) in enumerate(findings)]
    blocks = paper(*made)
    off = sum(int(m[1]) for b in blocks if isinstance(b, Item) for m in [re.search(r"(?:实扣|扣)(\d+)分）", b.text)] if m)
    score = re.search(r"得(\d+)分", text(blocks))
    assert score is not None
    assert int(score[1]) == 100 - off


def test_a_veto_is_named_and_fails_the_file() -> None:
    told = text(paper(finding(rule="CF-101", severity="veto", points=0, title="处罚主体不适格"), finding()))
    assert "（第23页，一票否决）" in told
    assert "本案卷有一票否决事项（处罚主体不适格），得59分，等级为不合格。" in told


def test_a_file_without_findings_is_told_so_and_nothing_is_demanded() -> None:
    told = text(paper())
    assert "经评查，未发现需要指出的问题。" in told
    assert "本案卷得100分，等级为优秀，没有一票否决事项。" in told
    assert "整改" not in told.replace("整改要求", "")


def test_what_was_asked_for_is_told() -> None:
    told = text(paper(finding()))
    assert "请于2026年12月24日前（含当日）书面反馈整改情况。对本意见有异议的，请自收到本意见书之日起十个工作日内书面提出。" in told
    assert "抄送：区委依法治区办。" in told


def test_what_was_not_asked_for_is_left_out() -> None:
    told = text(paper(finding(), terms=Terms("某局", DAY, objection_days=0, with_points=False, with_suggestions=False)))
    for words_left_out in ("整改要求", "抄送", "扣4分", "建议", "异议"):
        assert words_left_out not in told


def test_sections_are_numbered_without_a_gap() -> None:
    terms = Terms("某局", DAY, objection_days=0, with_undetermined=True)
    blocks = paper(finding(), terms=terms, undetermined=(Undetermined("立案超期", "立案日期看不清"),))
    headings = [b.text[:2] for b in blocks if b.kind == "heading"]  # type: ignore[attr-defined]
    assert headings == ["一、", "二、", "三、", "四、"]
    assert "1.立案超期：立案日期看不清。" in text(blocks)


def test_what_could_not_be_judged_for_one_cause_is_one_line_and_refers_to_the_problem_told() -> None:
    def row(rule: str, cause: str = "") -> CoverageRow:
        return CoverageRow(rule=rule, outcome="undetermined", reason=f"{rule}自己的理由", cause=cause)

    problem, dismissed = finding(key="told", title="卷内目录与实际不符"), finding(key="dismissed", state=FindingState.DISMISSED)
    causes = [
        {"cause": "page", "finding": False, "message": "第9页有辨认不清的文字"}, {"cause": "told", "finding": True, "message": "目录"},
        {"cause": "dismissed", "finding": True, "message": "别的"},
    ]  # fmt: skip
    rows = [row("CF-605", "page"), row("CF-602", "page"), row("CF-501", "told"), row("CF-202", "dismissed"), row("CF-629")]
    found = list(undecided(Review(coverage=rows, open_causes=causes), review_opinion.told([problem, dismissed])))
    titles = {i: RULES[i].title for i in ("CF-602", "CF-605", "CF-501", "CF-202", "CF-629")}
    assert [(u.title, u.reason, u.caused_by) for u in found] == [
        (f"{titles['CF-602']}、{titles['CF-605']}", "第9页有辨认不清的文字", ""), (titles["CF-501"], "", "卷内目录与实际不符"),
        (titles["CF-202"], "CF-202自己的理由", ""), (titles["CF-629"], "CF-629自己的理由", ""),
    ]  # fmt: skip
    terms = Terms("某局", DAY, objection_days=0, with_undetermined=True)
    told = text(paper(problem, terms=terms, undetermined=tuple(found)))
    assert f"2.{titles['CF-501']}：由“卷内目录与实际不符”引起。" in told
    assert f"1.{titles['CF-602']}、{titles['CF-605']}：第9页有辨认不清的文字。" in told


def test_particulars_that_are_not_known_have_no_row() -> None:
    rows = next(b.rows for b in paper(case=case_file(cause="", decided_on=None, pages=None)) if isinstance(b, Particulars))
    assert [name for name, _ in rows] == ["案号", "当事人", "办理程序"]


@pytest.mark.parametrize(("values", "named"), [
    ({}, "行政处罚案卷（泉鲤市监罚〔2024〕100号）"), ({"case_no": ""}, "紫帽便利店行政处罚案卷"),
    ({"case_no": "", "party": ""}, "你单位办理的行政处罚案卷"),
])
def test_the_opening_names_the_case_as_well_as_it_can(values: dict[str, str], named: str) -> None:
    assert named in text(paper(case=case_file(**values)))


def test_a_name_with_braces_is_printed_as_it_is() -> None:
    assert "{0.__class__}{party}有限公司" in text(paper(case=case_file(party="{0.__class__}{party}有限公司")))


def test_the_paper_begins_with_the_bureau_and_its_number_and_ends_with_its_signature() -> None:
    blocks = paper(finding())
    assert blocks[0] == Masthead("泉州市鲤城区司法局")
    assert blocks[1] == Number("鲤司评〔2026〕1号")
    assert blocks[-2] == Signature("泉州市鲤城区司法局", "2026年11月24日")


def test_a_draft_has_a_blank_for_its_number() -> None:
    assert review_opinion.number("鲤司评", 2026, None) == "鲤司评〔2026〕\u3000号"
    assert Number(review_opinion.number("鲤司评", 2026, None)).text == "鲤司评〔2026〕\u3000号"


def test_a_sentence_that_is_missing_or_cannot_be_filled_in_names_itself(tmp_path: Any) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('title = "{nobody}"', encoding="utf-8")
    with pytest.raises(WordingError, match=r"findings\.heading is missing"):
        Wording(path)("findings.heading")
    with pytest.raises(WordingError, match="title cannot be filled in"):
        Wording(path)("title")
    with pytest.raises(WordingError, match=r"none\.toml"):
        wording("none")


def test_what_follows_stands_in_the_item_of_its_cause_with_its_own_points() -> None:
    cause = finding(key="a", rule="CF-501", severity="veto", title="未经事先告知", page=9)
    follower = finding(key="b", rule="CF-631", severity="minor", points=2, title="决定书未写告知情况", page=12, cause="a")
    other = finding(key="c", rule="CF-903", severity="minor", points=2, title="文号年份不符", page=3, cause="not told here")
    told = paper(cause, follower, other)
    items = [block for block in told if isinstance(block, Item)]
    assert [i.lead for i in items] == ["（一）未经事先告知", "（二）文号年份不符"]
    assert "由此引起：1.决定书未写告知情况（第12页，扣2分）。" in items[0].text


def test_a_finding_of_a_rule_on_trial_is_in_no_notice() -> None:
    told = text(paper(finding(title="试行的规则", trial=True), finding(title="正式的规则")))
    assert "试行的规则" not in told
    assert "正式的规则" in told


def test_the_table_leads_line_by_line_from_the_total_to_the_score() -> None:
    blocks = paper(finding(title="甲"), *(finding(rule=f"CF-20{n}", title=f"立案{n}", points=6) for n in (1, 2)),
                   finding(rule="CF-101", severity="veto", points=0, title="没有资格"))
    rows = dict(next(b.rows for b in blocks if isinstance(b, Particulars) and b.rows[0][0] == "总分"))
    assert rows == {
        "总分": "100分", "决定书": "甲扣4分", "立案": "立案1扣6分，立案2扣6分；应扣12分，本环节最多扣10分，实扣10分", "扣分合计": "14分",
        "一票否决": "没有资格；得分不超过59分", "得分": "59分，不合格",
    }


def test_a_paper_without_points_or_without_deductions_has_no_table() -> None:
    assert "扣分合计" not in text(paper(finding(), terms=replace(TERMS, with_points=False)))
    assert "得分按下表计算" not in text(paper())
