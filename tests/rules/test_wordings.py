"""Wordings of departments, stage by stage, each of which must get its outcome.

They were written after the rules and without a look at their patterns; the head of each file says how many got their outcome when they were first tried.
"""

import re
from pathlib import Path

import pytest

from rules.check import check_text
from rules.judging import RULES

FOLDER = Path(__file__).parent / "wordings"
BLOCK = re.compile(r"^=== (CF-\d{3}) (\w+)\n(.*?)(?=^=== |\Z)", re.M | re.S)


def wordings() -> list[tuple[str, str, str, str]]:
    """Each as (file, rule, outcome, text)."""
    return [(path.stem, m[1], m[2], m[3].replace("\\f\n", "\f").replace("\\f", "\f"))
            for path in sorted(FOLDER.glob("*.txt")) for m in BLOCK.finditer(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("rule", "outcome", "text"), [pytest.param(*w[1:], id=f"{w[1]}-{w[2]}-{w[0]}-{n}") for n, w in enumerate(wordings())])
def test_a_wording_gets_its_outcome(rule: str, outcome: str, text: str) -> None:
    judged = check_text(text, [RULES[rule]])[0]
    if outcome == "hint":
        assert judged.findings
        assert all(str(f.severity) == "hint" for f in judged.findings)
        outcome = "passed"
    assert str(judged.outcome) == outcome, f"{judged.reason} {judged.params}"
