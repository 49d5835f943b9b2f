"""Parties, standing, consistency and archive, in wordings that were written after the rules, without a look at their patterns."""

import re
from pathlib import Path

import pytest

from rules.check import check_text
from rules.judging import RULES

WORDINGS = Path(__file__).parent / "wordings" / "parties_and_archive.txt"
BLOCK = re.compile(r"^=== (CF-\d{3}) (\w+)\n(.*?)(?=^=== |\Z)", re.M | re.S)


def wordings() -> list[tuple[str, str, str]]:
    return [(m[1], m[2], m[3].replace("\\f", "\f")) for m in BLOCK.finditer(WORDINGS.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("rule", "outcome", "text"), [pytest.param(*w, id=f"{w[0]}-{w[1]}-{n}") for n, w in enumerate(wordings())])
def test_a_wording_gets_its_outcome(rule: str, outcome: str, text: str) -> None:
    judged = check_text(text, [RULES[rule]])[0]
    assert str(judged.outcome) == outcome, f"{judged.reason} {judged.params}"
