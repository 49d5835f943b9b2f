"""Judging: what a rule is, the four outcomes, the runner and the score.

Here: the declaration (`rule.py`), the outcomes (`verdict.py`), running rules over a case (`runner.py`), findings (`finding.py`), points
and grade (`score.py`).
Not here: the rules themselves (`rules.packs`).
"""

from rules.judging.rule import HINT, MAJOR, MINOR, ORDINARY, RULES, SUMMARY, VETO, Example, Rule, rule
from rules.judging.verdict import Outcome, Severity, Verdict, failed, hint, not_applicable, passed, undetermined

__all__ = [
    "HINT",
    "MAJOR",
    "MINOR",
    "ORDINARY",
    "RULES",
    "SUMMARY",
    "VETO",
    "Example",
    "Outcome",
    "Rule",
    "Severity",
    "Verdict",
    "failed",
    "hint",
    "not_applicable",
    "passed",
    "rule",
    "undetermined",
]
