"""What the register tells of the agency's other files: an officer in two files at once, a number given to two cases."""

from typing import Any

import pytest

from rules.check import Options, check_file, check_text
from rules.judging import RULES, Outcome, Severity
from rules.judging.runner import Judged

INSPECTION = (
    "现场检查笔录\n检查时间：2024年4月16日9时00分至10时30分\n检查地点：某县高新园区12号\n检查人员：田炳（执法证号13062719004）、颜宝（执法证号13062719018），已出示证件\n"
    "检查情况：活性炭箱未更换。\n现场负责人：卓水木\n检查人员：田炳、颜宝"
)
NAMELESS = INSPECTION.replace("（执法证号13062719004）", "").replace("（执法证号13062719018）", "")


def told(**change: Any) -> dict[str, Any]:
    row = {
        "file": "某环罚〔2024〕8号", "start": "2024-04-16T10:00", "end": "2024-04-16T11:00", "place": "某县沿江路88号", "people": ["彭大勇"],
        "officers": [{"name": "田炳", "certificate": "13062719004"}, {"name": "汪珠"}],
    }  # fmt: skip
    return {"sittings": [row | change]}


def judged(entry: dict[str, Any] | None, text: str = INSPECTION, rule: str = "CF-305") -> Judged:
    return check_text(text, [RULES[rule]], Options(entry=entry))[0]


def test_an_officer_who_is_in_another_file_at_the_same_time_is_told_with_that_file() -> None:
    found = judged(told())
    assert found.outcome is Outcome.FAILED
    params = found.findings[0].message_params
    assert (params["name"], params["file"], params["start"], params["end"]) == ("田炳", "某环罚〔2024〕8号", "10:00", "11:00")


@pytest.mark.parametrize("change", [
    {"start": "2024-04-16T10:30"},  # one after the other
    {"start": "2024-04-17T10:00", "end": "2024-04-17T11:00"},
    {"place": "高新园区12号"}, {"place": ""},  # the same place; nobody knows
    {"people": ["卓水木"], "place": "某县沿江路88号二楼"},  # one event in two files
    {"officers": [{"name": "田炳", "certificate": "13062719999"}]},  # a namesake
    {"officers": [{"name": "汪珠", "certificate": "13062719022"}]},
])
def test_what_may_well_have_been_so_is_not_told(change: dict[str, Any]) -> None:
    assert (judged(told(**change)).outcome, judged(told(**change)).findings) == (Outcome.PASSED, ())


def test_a_name_without_a_certificate_is_worth_a_hint() -> None:
    for found in (judged(told(officers=[{"name": "田炳"}])), judged(told(), NAMELESS)):
        assert found.outcome is Outcome.PASSED
        assert [f.severity for f in found.findings] == [Severity.HINT]


@pytest.mark.parametrize("entry", [None, {}, {"sittings": []}])
def test_without_other_files_one_record_is_not_compared(entry: dict[str, Any] | None) -> None:
    assert judged(entry).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("row", [{}, {"start": "x"}, {"officers": 3}, {"officers": [{}], "start": "2024-04-16T09:00", "end": "2024-04-16T10:00"}, "x"])
def test_a_row_that_is_not_told_as_it_should_be_is_left_out(row: Any) -> None:
    assert judged({"sittings": [row]}).outcome is Outcome.NOT_APPLICABLE


def test_what_one_file_tells_is_what_anothers_entry_takes(tmp_path: Any) -> None:
    path = tmp_path / "one.txt"
    path.write_text(INSPECTION, "utf-8")
    (row,) = check_file(path)["sittings"]
    assert (row["start"], row["end"], row["place"], row["people"]) == ("2024-04-16T09:00", "2024-04-16T10:30", "某县高新园区12号", ["卓水木"])
    assert {"name": "田炳", "certificate": "13062719004"} in row["officers"]
    other = INSPECTION.replace("高新园区12号", "沿江路88号").replace("卓水木", "彭大勇").replace("9时00分", "9时30分")
    assert judged({"sittings": [row | {"file": "某环罚〔2024〕8号"}]}, other).outcome is Outcome.FAILED


DECISION = "行政处罚决定书\n望城罚〔2024〕3号\n当事人：郭志勇\n经查，当事人占道堆放物料。罚款200元。\n望海区城市管理局\n2024年4月19日"


@pytest.mark.parametrize(("other", "outcome"), [
    ({"number": "望城罚〔2024〕3号", "party": "李秀兰"}, Outcome.FAILED), ({"number": "望城罚〔2024〕3号", "party": "郭志勇"}, Outcome.PASSED),
    ({"number": "望城罚〔2024〕4号", "party": "李秀兰"}, Outcome.PASSED), ("望城罚〔2024〕3号", Outcome.FAILED),
])
def test_a_number_belongs_to_one_case_and_the_same_case_may_be_handed_in_twice(other: Any, outcome: Outcome) -> None:
    assert judged({"other_numbers": [other]}, DECISION, "CF-913").outcome is outcome
