"""A value that the office has set, in words."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from lcadmin.language import said
from rules.law.office_settings import Setting


def told_value(setting: Setting, value: Any) -> str:
    """`value` of `setting` on one line; the words that stand for a value (none, default, unknown) as they are."""
    return _plainly(value if isinstance(value, str) else setting.kind.plain(value))


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, dict):
        return _("，").join(f"{key} {_plainly(each)}" for key, each in value.items())
    if isinstance(value, list):
        return _("、").join(map(_plainly, value))
    return said(value) if isinstance(value, str) else str(value)
