"""Blank forms, and papers that only look like one."""

import pytest

from rules.facts.blank import is_blank
from tests.rules.facts.papers_of_text import paper


@pytest.mark.parametrize(("text", "blank"), [
    ("当事人：____\n决定给予____的处罚。\n____局", True),
    ("决定给予　　的处罚。\n　　（印章）\n　　年　　月　　日", True),
    ("当事人：____\n决定给予____的处罚。\n____年__月__日", True),
    ("当事人：李四\n电话：____\n罚款300元。\n望海区城市管理局\n2024年5月6日", False),
    ("当事人：李四\n罚款300元。\n望海区城市管理局", False),
    ("当事人：李四\n其他：____\n罚款300元。", False),
])
def test_a_form_without_day_and_with_blanks_is_blank(text: str, blank: bool) -> None:
    assert is_blank(paper(f"行政处罚决定书\n{text}")) is blank
