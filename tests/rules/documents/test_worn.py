"""Headings of which one character is wrong, missing or too many are found; those with two faults are not."""

import pytest

from rules.documents.worn import Worn

HEADINGS = Worn({"立案审批表": "filing", "结案审批表": "closing", "现场检查笔录": "inspection", "现场检查记录": "inspection", "送达回证单": "receipt"})


@pytest.mark.parametrize(("name", "kinds"), [
    ("立宴审批表", {"filing"}), ("立案审批衣", {"filing"}), ("案审批表", {"filing", "closing"}), ("某案审批表", {"filing", "closing"}),
    ("现场检查录", {"inspection"}), ("现场检笔录", {"inspection"}), ("场检查笔录", {"inspection"}), ("现场检查笔", {"inspection"}),
    ("现现场检查笔录", {"inspection"}), ("现场检查笔录录", {"inspection"}), ("现场检查、笔录", {"inspection"}),
    ("立宴审批衣", set()), ("检查笔录", set()), ("现场的检查的笔录", set()), ("", set()), ("审", set()),
])  # fmt: skip
def test_one_fault_is_forgiven_and_two_are_not(name: str, kinds: set[str]) -> None:
    assert HEADINGS.kinds(name) == kinds
