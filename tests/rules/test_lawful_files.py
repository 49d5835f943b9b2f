"""Whole lawful files of departments, each in the style of its own: nothing is said of parties, filing, evidence, review, notice and hearing."""

from pathlib import Path

import pytest

from rules.check import Options, check_text
from rules.judging import RULES
from rules.judging.runner import Judged

FILES = sorted((Path(__file__).parent / "lawful").glob("*.txt"))
STAGES = [RULES[i] for i in sorted(RULES) if i[:4] in ("CF-1", "CF-2", "CF-3", "CF-4", "CF-5")]
MOST_UNDETERMINED = 4
"""Rules of these stages of which a file may not tell enough, as where the district's name is an invented one."""


def judged(text: str) -> list[Judged]:
    return check_text(text.replace("\\f\n", "\f"), STAGES, Options(scope="whole"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_lawful_file_is_left_alone(path: Path) -> None:
    found = judged(path.read_text(encoding="utf-8"))
    assert [(j.rule.id, f.message_id, f.message_params) for j in found for f in j.findings] == []
    assert sum(str(j.outcome) == "passed" for j in found) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_little_of_a_lawful_file_is_left_open(path: Path) -> None:
    left = [(j.rule.id, j.reason) for j in judged(path.read_text(encoding="utf-8")) if str(j.outcome) == "undetermined"]
    assert len(left) <= MOST_UNDETERMINED, left
