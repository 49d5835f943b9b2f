"""A change of what is found is told against the state last landed, and a review repeated says the same."""

from datetime import date
from pathlib import Path

from rules.check import Options, check_file
from tests.landed.__main__ import told
from tests.landed.state import Found, State, judged, read_state

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE = SAMPLES / "market-ordinary.pdf"


def test_the_state_comes_back_as_it_was_written(tmp_path: Path) -> None:
    now, names = judged([SAMPLE, SAMPLES / "safety-ordinary-clean.pdf"], "2026-11-01")
    now.write(tmp_path / "state.tsv")
    assert read_state(tmp_path / "state.tsv") == now
    assert sorted(names.values()) == ["market-ordinary.pdf", "safety-ordinary-clean.pdf"]
    assert "有限公司" not in (tmp_path / "state.tsv").read_text(encoding="utf-8")


def test_new_and_gone_findings_are_told_with_rule_page_and_file() -> None:
    before = State(frozenset({"a"}), frozenset({Found("a", "CF-610", 3, "one")}))
    now = State(frozenset({"a", "b"}), frozenset({Found("a", "CF-611", 4, "two"), Found("b", "CF-611", 1, "three")}))
    lines = list(told(before, now, {"a": "first.pdf", "b": "second.pdf"}))
    assert lines[:3] == ["against the landed state: 1 findings new, 1 gone, in 1 files", "  + CF-611 p.4 first.pdf two", "  - CF-610 p.3 first.pdf one"]
    assert lines[3:] == ["read for the first time: second.pdf"]


def test_a_file_that_was_read_before_and_is_no_more_is_told() -> None:
    before = State(frozenset({"a"}), frozenset())
    assert list(told(before, State(frozenset(), frozenset()), {}))[-1] == "not read any more, or not there: 1 files: a"


def test_the_same_file_digests_and_day_give_the_same_findings() -> None:
    options = Options(as_of=date(2026, 11, 1))
    first, second = (check_file(SAMPLE, options) for _ in range(2))
    assert first["ruleset"] == second["ruleset"]
    for part in ("findings", "coverage", "facts", "documents", "score"):
        assert first[part] == second[part]


def test_two_runs_in_processes_of_their_own_give_the_same_findings() -> None:
    alone, _ = judged([SAMPLE, SAMPLES / "health-summary.pdf"], "2026-11-01")
    together, _ = judged([SAMPLE, SAMPLES / "health-summary.pdf"], "2026-11-01", jobs=2)
    assert alone == together
