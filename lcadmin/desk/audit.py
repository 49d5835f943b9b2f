"""审计: who did what to which thing, and when. Read only, for the office and for the database alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from markupsafe import Markup
from sqlalchemy import select

from lcadmin.access import Action
from lcadmin.audit import LABELS, Event
from lcadmin.desk.filters import ChoiceFilter, DayFilter, WordFilter
from lcadmin.desk.moments import local_midnight
from lcadmin.desk.register import Column, RegisterView, link
from lcadmin.desk.wording import SUBJECTS
from lcadmin.extensions import db
from lcadmin.language import moment
from lcadmin.models import AuditEntry, User

SHOWN_AT: dict[str, Callable[[int], str]] = {
    "case_file": lambda number: url_for("workbench.show", case_file_id=number),
    "notice": lambda number: url_for("notice.show", notice_id=number),
    "user": lambda number: url_for("users.edit_view", id=number),
    "agency": lambda number: url_for("agencies.edit_view", id=number),
    "normative_document": lambda number: url_for("normative_documents.edit_view", id=number),
}
"""Where a subject can be looked at."""
LONGEST = 60
NAMES = {event.value: words for event, words in LABELS.items()}


def _actors() -> Sequence[tuple[str, str]]:
    return [(str(u.id), f"{u} ({u.username})") for u in db.session.scalars(select(User).order_by(User.name))]


class AuditView(RegisterView):
    """The audit trail, newest first."""

    model = AuditEntry
    label = lazy_gettext("审计")
    address = "audit"
    columns = (
        Column("id", lazy_gettext("号"), "w5 num p4r", True),
        Column("at", lazy_gettext("时间"), "w12 num p1r", True),
        Column("actor", lazy_gettext("谁"), "w8 p2", True),
        Column("event", lazy_gettext("做了什么"), "w10 p1", True),
        Column("subject", lazy_gettext("对什么"), "w12 p3"),
        Column("change", lazy_gettext("从什么到什么"), "p4"),
        Column("request_id", lazy_gettext("请求"), "w8 mono p0"),
    )
    filters = staticmethod(
        lambda: (
            ChoiceFilter(
                "event", lazy_gettext("做了什么"), lambda: [(e.value, _(LABELS[e])) for e in Event], lambda event: AuditEntry.event == event
            ),
            ChoiceFilter("actor", lazy_gettext("谁"), _actors, lambda number: AuditEntry.actor_id == int(number)),
            ChoiceFilter(
                "subject",
                lazy_gettext("对什么"),
                lambda: [(kind, _(words)) for kind, words in SUBJECTS.items() if kind],
                lambda kind: AuditEntry.subject_type == kind,
            ),
            DayFilter("from", lazy_gettext("从"), lambda day: AuditEntry.at >= local_midnight(day)),
            DayFilter("to", lazy_gettext("到"), lambda day: AuditEntry.at < local_midnight(day, 1)),
            WordFilter("subject_id", lazy_gettext("编号"), lambda number: AuditEntry.subject_id == number),
        )
    )
    search_columns = ("actor", "subject_id", "request_id")
    search_hint = lazy_gettext("姓名、编号、请求")
    order = (("id", True),)
    right_to_view = Action.AUDIT_VIEW
    right_to_export = Action.AUDIT_VIEW

    def text_at(self, row: AuditEntry) -> str:
        return moment(row.at, "yyyy-MM-dd HH:mm:ss")

    def text_event(self, row: AuditEntry) -> str:
        return _(NAMES.get(row.event, row.event))

    def text_subject(self, row: AuditEntry) -> str:
        kind = _(SUBJECTS.get(row.subject_type, row.subject_type))
        return f"{kind} {row.subject_id}".strip()

    def cell_subject(self, row: AuditEntry) -> Any:
        words = self.text_subject(row)
        shown_at = SHOWN_AT.get(row.subject_type)
        return link(shown_at(int(row.subject_id)), words) if shown_at and row.subject_id.isdigit() else words

    def text_change(self, row: AuditEntry) -> str:
        before, after = _plain(row.before), _plain(row.after)
        return f"{before} → {after}" if before and after else after or before

    def cell_change(self, row: AuditEntry) -> Any:
        words = self.text_change(row)
        return Markup('<span class="mono" title="{}">{}</span>').format(words, words if len(words) <= LONGEST else words[:LONGEST] + "…")

    def text_request_id(self, row: AuditEntry) -> str:
        return row.request_id


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "，".join(f"{k}: {_plain(v) if isinstance(v, dict | list) else v}" for k, v in value.items() if v not in (None, ""))
    return json.dumps(value, ensure_ascii=False)
