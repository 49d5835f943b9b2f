"""规则: the catalogue as declared in `rules`, and how each rule fared in this office: raised, confirmed, dismissed and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_admin import BaseView, expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import func, select

from lcadmin.access import Action, may
from lcadmin.bureau import own_rules, rule_trials
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.bureau.department_settings import department_name
from lcadmin.bureau.laws import office_register
from lcadmin.desk import dismissals, own_rule_words, rule_standings, trust
from lcadmin.desk.export import csv_answer
from lcadmin.desk.moments import local_today
from lcadmin.desk.setting_values import in_words
from lcadmin.desk.user import signed_in
from lcadmin.desk.view import PlainRun
from lcadmin.desk.wording import OUTCOMES, OWN_RULE_STATES, PROCEDURES, REASONS, RULE_STATUSES, SEVERITIES, TRIAL_STATES, kind_name, points
from lcadmin.extensions import db
from lcadmin.models import CaseFile, CoverageRow, Decision, DecisionOutcome, DismissalReason, Finding, FindingState
from lcadmin.once import once_a_page
from rules.catalogue import described, described_rule, settings_of
from rules.judging import RULES
from rules.law.office_settings import Setting
from rules.law.register import Register
from rules.law.set_here import Given, SetHere
from rules.own.build import as_rule

LATEST = (
    select(Decision.finding_id, func.max(Decision.id).label("id"))
    .where(Decision.outcome == DecisionOutcome.DISMISSED)
    .group_by(Decision.finding_id)
)


@dataclass(slots=True)
class Record:
    """How a rule fared on the current reviews of the live case files."""

    states: Counter[FindingState] = field(default_factory=Counter)
    reasons: Counter[DismissalReason] = field(default_factory=Counter)

    @property
    def raised(self) -> int:
        """How often it was raised."""
        return sum(self.states.values())


def catalogue() -> tuple[dict[str, Any], ...]:
    """Every rule, as declared, with its basis as it stands today, in the laws that the office entered too."""
    return _on(local_today(), known_laws())


@lru_cache(maxsize=2)
def _on(_day: date, laws: Register) -> tuple[dict[str, Any], ...]:
    """The declarations do not change while the program runs; the law in force does, by the day, and what the office knows of it."""
    return tuple(described(laws=laws))


@once_a_page
def known_laws() -> Register:
    """The law register with what the office entered."""
    return office_register(local_today())


def of_the_office(code: str | None = None) -> list[dict[str, Any]]:
    """The office's own rules (or one), as they stand today, drafts too; `shown` is the row, `status` how it stands."""
    found = []
    for shown in own_rules.overview(local_today(), code):
        declared = own_rules.check(shown.version.declaration, shown.rule.code)
        row = described_rule(as_rule(replace(declared, version=shown.version.number)), {}, known_laws())
        found.append(row | {"shown": shown, "status": shown.status.value, "declared": declared})
    return found


def title_of(rule_id: str) -> str:
    """A rule's title; its id where there is no such rule."""
    if rule_id in RULES:
        return RULES[rule_id].title
    return next((str(shown.version.declaration["title"]) for shown in own_rules.overview(local_today(), rule_id)), rule_id)


def records(rule: str | None = None) -> dict[str, Record]:
    """How each rule (or one) fared, by its id; two queries."""
    current = CaseFile.current_review_id == Finding.review_id
    live = (
        select(Finding.rule, Finding.state, func.count()).join(CaseFile, current).where(CaseFile.deleted_at.is_(None), Finding.rule != "")
    )
    latest = LATEST.subquery()
    why = (
        select(Finding.rule, Decision.reason, func.count())
        .join(CaseFile, current)
        .join(Decision, Decision.finding_id == Finding.id)
        .join(latest, latest.c.id == Decision.id)
        .where(CaseFile.deleted_at.is_(None), Finding.state == FindingState.DISMISSED, Finding.rule != "")
    )
    if rule is not None:
        live, why = live.where(Finding.rule == rule), why.where(Finding.rule == rule)
    found: dict[str, Record] = {}
    for rule_id, state, n in db.session.execute(live.group_by(Finding.rule, Finding.state)):
        found.setdefault(rule_id, Record()).states[state] = n
    for rule_id, reason, n in db.session.execute(why.group_by(Finding.rule, Decision.reason)):
        if reason is not None:
            found.setdefault(rule_id, Record()).reasons[reason] = n
    return found


def outcomes(rule: str) -> dict[str, int]:
    """How often each outcome came out for `rule` on the current reviews."""
    counted = (
        select(CoverageRow.outcome, func.count())
        .join(CaseFile, CaseFile.current_review_id == CoverageRow.review_id)
        .where(CaseFile.deleted_at.is_(None), CoverageRow.rule == rule)
        .group_by(CoverageRow.outcome)
    )
    return {row[0]: row[1] for row in db.session.execute(counted)}


def every() -> list[dict[str, Any]]:
    """The catalogue's rules, then the office's own."""
    return [*rule_standings.here(list(catalogue())), *of_the_office()]


def settings_told(rule_id: str) -> list[tuple[Setting, list[Given]]]:
    """What the office may set that concerns a rule, and what it has set."""
    concerned = settings_of(rule_id)
    given = SetHere(checker_settings(local_today())).given if concerned else []
    return [(setting, [g for g in given if g.key == setting.key]) for setting in concerned]


def told_value(setting: Setting, value: Any) -> str:
    """What the office has set, in words; the words that stand for a value (default, unknown) are told too."""
    return in_words(setting.kind, value if isinstance(value, str) else setting.kind.plain(value))


def own_page(rule: dict[str, Any]) -> dict[str, Any]:
    """What the page of an own rule shows besides: what it asks in words, its wordings, standings and trials, and what may be done next."""
    shown, declared = rule["shown"], rule["declared"]
    return {
        "shown": shown,
        "asked": own_rule_words.asked(declared.check),
        "conditions": list(own_rule_words.conditions(declared.when)),
        "newest_tried": own_rules.was_tried(shown.rule, shown.newest.number),
        "changes": sorted([*shown.rule.versions, *shown.rule.standings], key=lambda row: row.at, reverse=True),
        "may_edit": may(signed_in(), Action.OWN_RULE_EDIT),
        "today": local_today(),
    }


class RuleView(PlainRun, BaseView):  # type: ignore[misc]
    """The rules, read only."""

    label = lazy_gettext("规则")
    wording: dict[str, Any] = {  # noqa: RUF012 - read only
        "SEVERITIES": SEVERITIES,
        "REASONS": REASONS,
        "OUTCOMES": OUTCOMES,
        "PROCEDURES": PROCEDURES,
        "points": points,
        "kind_name": kind_name,
        "FindingState": FindingState,
        "DismissalReason": DismissalReason,
        "OWN_RULE_STATES": OWN_RULE_STATES,
        "TRIAL_STATES": TRIAL_STATES,
        "told_value": told_value,
        "department_name": department_name,
        "RULE_STATUSES": RULE_STATUSES,
        "STATUS_CSS": rule_standings.STATUS_CSS,
    }

    def __init__(self) -> None:
        super().__init__(name=self.label, endpoint="rules", url="/rules")

    def is_accessible(self) -> bool:
        return may(signed_in(), Action.RULE_VIEW)

    def _chosen(self) -> tuple[list[dict[str, Any]], str, str, str]:
        words, severity = request.args.get("search", "").strip(), request.args.get("severity", "")
        severity = severity if severity in SEVERITIES else ""
        status = request.args.get("status", "")
        status = status if status in RULE_STATUSES else ""
        chosen = [
            r
            for r in every()
            if (not severity or r["severity"] == severity)
            and (not status or r["status"] == status)
            and all(w.lower() in _searched(r) for w in words.split())
        ]
        return chosen, words, severity, status

    @expose("/")
    def index_view(self) -> ResponseReturnValue:
        """Every rule with how it fared."""
        chosen, words, severity, status = self._chosen()
        return self.render(
            "register/rules.html",
            rules=chosen,
            records=records(),
            empty=Record(),
            words=words,
            severity=severity,
            status=status,
            due={a.rule: a for a in rule_standings.asked_again(local_today())},
            total=len(RULES) + len(own_rules.overview(local_today(), None)),
            may_edit=may(signed_in(), Action.OWN_RULE_EDIT),
            **self.wording,
        )

    @expose("/export/csv/")
    def export(self) -> ResponseReturnValue:
        """The list as CSV."""
        chosen, found, empty = self._chosen()[0], records(), Record()
        titles = [_("编号"), _("名称"), _("程度"), _("扣分"), _("依据"), _("报出"), _("已确认"), _("认定不成立"), _("待定")]

        def row(rule: dict[str, Any]) -> list[str]:
            fared = found.get(rule["id"], empty)
            numbers = [fared.raised, *(fared.states[s] for s in (FindingState.CONFIRMED, FindingState.DISMISSED, FindingState.OPEN))]
            return [
                rule["id"],
                _(rule["title"]),
                _(SEVERITIES[rule["severity"]]),
                str(rule["points"] or ""),
                "；".join(rule["basis"]),
                *map(str, numbers),
            ]

        return csv_answer("rules", titles, (row(rule) for rule in chosen))

    @expose("/<rule_id>")
    def rule_view(self, rule_id: str) -> ResponseReturnValue:
        """One rule: why, basis, outcomes, examples, how it fared here and whether it can be trusted."""
        rules = every()
        place = next((n for n, r in enumerate(rules) if r["id"] == rule_id), None)
        if place is None:
            abort(404)
        record = records(rule_id).get(rule_id, Record())
        examples = trust.examples_of(rules[place])
        return self.render(
            "register/rule.html",
            rule=rules[place],
            before=rules[place - 1] if place else None,
            after=rules[place + 1] if place + 1 < len(rules) else None,
            total=len(rules),
            record=record,
            examples=examples,
            trust=trust.trust(record.states, examples),
            outcomes=outcomes(rule_id),
            dismissals=dismissals.last(rule_id, signed_in()),
            settings_here=settings_told(rule_id),
            trials=rule_trials.of_rule(rule_id),
            may_try=may(signed_in(), Action.RULE_TRY),
            own=own_page(rules[place]) if rules[place]["own"] else None,
            stand=None if rules[place]["own"] else rule_standings.page(rule_id),
            **self.wording,
        )


def _searched(rule: dict[str, Any]) -> str:
    return " ".join((rule["id"], rule["title"], _(rule["title"]), *rule["basis"])).lower()
