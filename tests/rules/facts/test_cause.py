"""The cause of action as forms name it."""

import pytest

from rules.documents import assemble
from rules.facts import cause
from rules.facts.case import Case
from rules.reading.plain_text import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("立案审批表\n案由：涉嫌未按规定使用污染防治设施\n当事人：江岸市某某五金厂\n", "未按规定使用污染防治设施"),
        ("卷宗封面\n案件名称：江岸市某某五金厂未按规定使用污染防治设施案\n当事人：江岸市某某五金厂\n", "未按规定使用污染防治设施"),
        ("行政处罚案卷\n案 由：关于张三涉嫌擅自占用城市道路一案\n", "擅自占用城市道路"),
        ("立案审批表\n案由：\n当事人：张三\n", None),
        ("询问笔录\n问：这个案由是什么？\n答：不知道。\n", None),
    ],
)
def test_the_cause_is_read_without_party_and_suspicion(text: str, expected: str | None) -> None:
    from datetime import date

    found = cause.of(Case(assemble(read_text(text.encode())), "papers", "issued", date(2026, 1, 1)))
    assert (found[0] if found else None) == expected
