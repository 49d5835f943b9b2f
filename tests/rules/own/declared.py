"""Own rules for the tests, and what becomes of one over a text."""

from __future__ import annotations

from typing import Any

from rules.check import Options, check_text, chosen
from rules.judging.runner import Judged

ID = "ZD-001"


def table(check: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A whole declaration around `check`."""
    return {"id": ID, "title": "本局要求", "severity": "minor", "points": 2, "basis": ["鲤城区案卷评查标准第三条"], "suggestion": "请补正。", "check": check, **more}


def judged(text: str, check: dict[str, Any], *, options: dict[str, Any] | None = None, **more: Any) -> Judged:
    """The outcome of a rule declared with `check` over `text`."""
    asked = Options(settings={"own_rules": [table(check, **more)]}, rules=(ID,), **(options or {}))
    return check_text(text, chosen(asked), asked)[0]


def contain(*words: str, papers: tuple[str, ...] = ("penalty_decision",), **more: Any) -> dict[str, Any]:
    return {"type": "must_contain", "papers": list(papers), "words": list(words), **more}


def not_contain(*words: str, papers: tuple[str, ...] = ("penalty_decision",), **more: Any) -> dict[str, Any]:
    return {"type": "must_not_contain", "papers": list(papers), "words": list(words), **more}


def pattern(pattern: str, *, forbidden: bool = False, papers: tuple[str, ...] = ("penalty_decision",)) -> dict[str, Any]:
    return {"type": "must_not_contain" if forbidden else "must_contain", "papers": list(papers), "pattern": pattern}


def not_later(first: str, last: str, plus: int = 0, unit: str = "days") -> dict[str, Any]:
    return {"type": "not_later", "first": first, "last": last, "plus": plus, "unit": unit}


def equal(left: str, right: str) -> dict[str, Any]:
    return {"type": "must_equal", "left": left, "right": right}
