"""Moments as a list shows them: today by the clock, this year by the day, before that with the year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from flask_babel import get_timezone, to_user_timezone
from flask_babel import gettext as _

from lcadmin.columns import now
from lcadmin.language import moment


def short(at: datetime | None) -> str:
    """今天 10:42, 11-23, 2025-12-01; empty for none."""
    if at is None:
        return ""
    here, today = to_user_timezone(at).date(), to_user_timezone(now()).date()
    if here == today:
        return _("今天 %(time)s", time=moment(at, "HH:mm"))
    return moment(at, "MM-dd") if here.year == today.year else moment(at, "yyyy-MM-dd")


def ago(at: datetime | None) -> str:
    """How long since `at`, in words: 刚刚, 12 秒前, 3 分钟前, 2 小时前, then the moment itself."""
    if at is None:
        return _("没有")
    seconds = int((now() - at).total_seconds())
    if seconds < 5:
        return _("刚刚")
    if seconds < 60:
        return _("%(n)s 秒前", n=seconds)
    if seconds < 3600:
        return _("%(n)s 分钟前", n=seconds // 60)
    if seconds < 86_400:
        return _("%(n)s 小时前", n=seconds // 3600)
    return moment(at)


def local_midnight(day: date, later: int = 0) -> datetime:
    """The moment at which `day` (or `later` days after it) begins where the installation is."""
    return datetime.combine(day + timedelta(days=later), time(), get_timezone())


def local_today() -> date:
    """Today, where the installation is."""
    return to_user_timezone(now()).date()
