"""Undetermined outcomes with one cause are told as one: a finding that they follow from, pages that were not read, a page that cannot be read."""

from pathlib import Path

from rules.check import Options, check_file, check_text, chosen
from rules.judging import Outcome
from rules.judging.runner import Judged
from rules.packs import example_papers as example

CATALOGUE = "卷内目录\n序号　文书名称　页号\n1　立案审批表　1\n2　现场检查笔录　2\n3　案件调查终结报告　3\n4　行政处罚事先告知书　4\n5　行政处罚决定书　5\n6　送达回证　6"


def judged(text: str) -> dict[str, Judged]:
    return {j.rule.id: j for j in check_text(text, chosen(Options()))}


def test_a_paper_that_the_catalogue_lists_and_the_file_lacks_is_one_problem() -> None:
    file = "\f".join([example.COVER, CATALOGUE, example.INSPECTION, example.REPORT, example.NOTICE, example.DECISION, example.DECISION_RECEIPT])
    outcomes = judged(file)
    filing = outcomes["CF-201"]
    assert filing.outcome is Outcome.UNDETERMINED
    assert filing.because is not None
    assert filing.because.finding
    assert filing.because.id == outcomes["CF-906"].findings[0].id


def test_a_decision_that_speaks_of_a_notice_which_only_the_catalogue_names_follows_from_the_catalogue() -> None:
    decision = example.DECISION.replace("经查，", "本机关于2024年4月22日向当事人送达行政处罚事先告知书。经查，")
    outcomes = judged("\f".join([example.COVER, CATALOGUE, example.FILING, example.INSPECTION, example.REPORT, decision, example.DECISION_RECEIPT]))
    told = outcomes["CF-501"]
    assert told.outcome is Outcome.UNDETERMINED
    assert told.because is not None
    assert told.because.id == outcomes["CF-906"].findings[0].id


def worn(text: str) -> str:
    """Every figure of a day, and what was fined, cannot be read."""
    return text.replace("2024年5月8日", "2024年■月■日").replace("2000元", "■■■■元")


def test_outcomes_that_wait_for_the_same_illegible_page_are_told_once() -> None:
    outcomes = judged(example.whole(example.FILING, example.INSPECTION, example.REPORT, example.NOTICE, worn(example.DECISION), example.DECISION_RECEIPT))
    waiting = [j for j in outcomes.values() if j.because and not j.because.finding]
    by_cause: dict[str, list[Judged]] = {}
    for j in waiting:
        assert j.because is not None
        by_cause.setdefault(j.because.id, []).append(j)
    assert by_cause, {i: j.reason for i, j in outcomes.items() if j.outcome is Outcome.UNDETERMINED}
    assert all(len(together) >= 2 for together in by_cause.values())
    pages = {j.because.at[0].page for j in waiting if j.because and j.because.message.endswith("有辨认不清的文字")}
    assert pages == {6}


def test_an_outcome_that_is_open_for_a_reason_of_its_own_stands_alone() -> None:
    outcomes = judged(example.whole(example.FILING, example.INSPECTION, example.REPORT, example.NOTICE, worn(example.DECISION), example.DECISION_RECEIPT))
    alone = [j for j in outcomes.values() if j.outcome is Outcome.UNDETERMINED and j.because is None]
    shared = {j.because.id for j in outcomes.values() if j.because}
    assert all(j.outcome is Outcome.UNDETERMINED for j in outcomes.values() if j.because)
    assert len({(j.reason, str(j.params)) for j in alone}) == len(alone)
    assert shared


def test_nothing_that_passed_or_failed_has_a_cause_of_this_kind() -> None:
    outcomes = judged(example.whole(example.FILING, example.INSPECTION, example.REPORT, example.NOTICE, example.DECISION, example.DECISION_RECEIPT))
    assert not [i for i, j in outcomes.items() if j.because and j.outcome is not Outcome.UNDETERMINED]


def test_the_contract_names_the_cause_the_page_and_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("\f".join([example.COVER, CATALOGUE, example.INSPECTION, example.REPORT, example.NOTICE, example.DECISION, example.DECISION_RECEIPT]), "utf-8")
    result = check_file(path)
    row = next(c for c in result["coverage"] if c["rule"] == "CF-201")
    group = next(g for g in result["undetermined"] if "CF-201" in g["rules"])
    assert row["cause"] == group["cause"] == next(f["id"] for f in result["findings"] if f["rule"] == "CF-906")
    assert (row["page"], row["document"], group["page"], group["finding"]) == (2, "case_catalogue", 2, True)


def test_an_outcome_that_names_no_place_leads_to_the_paper_that_was_judged(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(example.whole(example.FILING, example.INSPECTION, example.REPORT, example.NOTICE, worn(example.DECISION), example.DECISION_RECEIPT), "utf-8")
    result = check_file(path)
    kinds = {j.id: j.each for j in chosen(Options())}
    lost = [c["rule"] for c in result["coverage"] if c["outcome"] == "undetermined" and kinds[c["rule"]] and "page" not in c]
    assert lost == []
