"""From what a rule or a finding rests on to the article in the law register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask import url_for

from lcadmin.access import Action, may
from lcadmin.desk.moments import local_today
from lcadmin.desk.user import signed_in


def law_link(cited: Mapping[str, Any]) -> str | None:
    """The address of the article that `cited` (a basis as the contract tells it) names, on a day on which its version held; None where the
    register does not have the version, or the reader may not look at it."""
    if not cited.get("version") or not may(signed_in(), Action.LAW_VIEW):
        return None
    held: Mapping[str, str | None] = cited.get("in_force") or {}
    today = local_today()
    at: date | None = None
    if (end := held.get("to")) and date.fromisoformat(end) <= today:
        at = date.fromisoformat(end) - timedelta(days=1)
    elif (first := held.get("from")) and date.fromisoformat(first) > today:
        at = date.fromisoformat(first)
    article = cited.get("article")
    return url_for(
        "laws.law_view", title=cited["law"], at=at, article=article, paragraph=cited.get("paragraph"), item=cited.get("item"),
        _anchor=f"a{article}" if article else None,
    )  # fmt: skip
