"""Whatever is declared, over whatever papers: an outcome, no fault, no hang."""

import random
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.check import Options, check_text, chosen
from rules.documents.kinds import BY_CODE
from rules.judging.runner import FAULT
from rules.own import Misdeclared
from rules.own.references import CASE_DAYS, CASE_FACTS, PAPER_DAYS, PAPER_FACTS
from rules.packs import example_papers as example
from tests.rules.own.declared import contain, judged, not_contain, pattern, table
from tests.rules.test_robustness import NAMES, text_of, worn

KINDS = st.lists(st.sampled_from(sorted(BY_CODE)), min_size=1, max_size=3)
OFTEN = st.sampled_from(["penalty_decision", "prior_notice", "delivery_receipt", "interview_record", "closing_approval", *sorted(BY_CODE)])
WORDS = st.lists(st.text("罚款银行听证当事人陈述申辩等年月日0123456789（）()：■ ", min_size=1, max_size=8), min_size=1, max_size=4)
TRIED = [r"罚款.{0,50}元", r"^当事人", r"\d+", r"(罚|款)+", r"[^。]{1,80}银行"]
PATTERNS = st.one_of(st.text("罚款.*+?()[]{}|^$\\d0123,（）", min_size=1, max_size=30), st.sampled_from(TRIED))
SAID = st.one_of(st.fixed_dictionaries({"words": WORDS, "every": st.booleans()}), st.fixed_dictionaries({"pattern": PATTERNS}))


def references(of_case: Any, of_paper: Any) -> st.SearchStrategy[str]:
    on_paper = st.builds(lambda n, k, w: f"{n}@{k}{w}", st.sampled_from(sorted(of_paper)), OFTEN, st.sampled_from(["", ":first", ":last"]))
    return st.one_of(st.sampled_from(sorted(of_case)), on_paper)


DAYS, FACTS = references(CASE_DAYS, PAPER_DAYS), references(CASE_FACTS, PAPER_FACTS)
CHECKS = st.one_of(
    st.builds(lambda t, p, s: {"type": t, "papers": p, **s}, st.sampled_from(["must_contain", "must_not_contain"]), KINDS, SAID),
    st.builds(lambda p: {"type": "must_hold", "papers": p}, KINDS),
    st.builds(lambda a, b, n, u: {"type": "not_later", "first": a, "last": b, "plus": n, "unit": u}, DAYS, DAYS, st.integers(0, 3650),
              st.sampled_from(["days", "working_days", "months"])),
    st.builds(lambda a, b: {"type": "must_equal", "left": a, "right": b}, FACTS, FACTS),
)  # fmt: skip
CONDITIONS = st.lists(st.one_of(
    st.builds(lambda t, p: {"type": t, "papers": p}, st.sampled_from(["holds", "holds_not"]), KINDS),
    st.builds(lambda t, p, s: {"type": t, "papers": p, **s}, st.sampled_from(["says", "says_not"]), st.one_of(st.just([]), KINDS), SAID),
    st.builds(lambda f, i, v: {"type": "fact", "fact": f, "is": i, "value": v}, FACTS, st.sampled_from(["at_least", "at_most", "equal", "unequal", "stated"]),
              st.sampled_from(["1000", "2024-05-08", "某建材店"])),
), max_size=2)  # fmt: skip
PAPERS = (example.COVER, example.FILING, example.INSPECTION, example.INTERVIEW, example.REPORT, example.NOTICE, example.NOTICE_RECEIPT, example.HEARING,
          example.REVIEW, example.APPROVAL, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT, example.CLOSING)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHECKS, CONDITIONS, st.integers(0, 10_000))
def test_any_declared_rule_over_any_papers_gives_an_outcome_or_is_refused(check: dict[str, Any], when: list[dict[str, Any]], seed: int) -> None:
    asked = Options(settings={"own_rules": [table(check, when=when)]}, rules=("ZD-001",))
    try:
        rules = chosen(asked)
    except Misdeclared:
        return
    text = worn(example.papers(*PAPERS), random.Random(seed))
    if not text.strip():
        return
    told = check_text(text, rules, asked)[0]
    assert told.reason != FAULT
    assert all(f.places for f in told.findings)
    assert told.reason.format(**told.params) is not None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("check", [
    contain("银行"), not_contain("罚款"), pattern(r"罚款.{0,50}元"), pattern(r"\d", forbidden=True), {"type": "must_hold", "papers": ["hearing_record"]}])
def test_real_papers_give_an_outcome(name: str, check: dict[str, Any]) -> None:
    assert judged(text_of(name), check).reason != FAULT


@pytest.mark.parametrize("bad", [
    r"(罚+)+$", r"(罚|罚罚)+$", r"(.*)(.*)(.*)(.*)x", r"((罚款)*罚)*$", r"(款*)*罚$", r"[^。]{0,100}[^。]{0,100}银行", r"(\w+\s?)*,", r"(?:罚?){60}罚{60}x"])
@pytest.mark.parametrize("filling", ["罚" * 40_000, "罚款" * 20_000, "经查当事人在道路堆放物料" * 3_500])
def test_no_pattern_hangs_the_checker(bad: str, filling: str) -> None:
    """A backtracking engine needs longer than the sun will shine for some of these."""
    text = f"行政处罚决定书\n当事人：赵某\n{filling}\n望海区城市管理局\n2024年5月8日"
    before = time.perf_counter()
    try:
        told = judged(text, pattern(bad, forbidden=True))
    except Misdeclared:
        return
    plain = time.perf_counter()
    judged(text, not_contain("没有的字"))
    without = time.perf_counter() - plain
    assert told.reason != FAULT
    assert plain - before < without + 5
