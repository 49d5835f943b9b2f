"""How rules stand here, for the rules' list and pages and the home page; the form by which an administrator says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lcadmin.access import Action, may, require
from lcadmin.bureau import own_rules, rule_standings
from lcadmin.desk.moments import local_today
from lcadmin.desk.user import signed_in
from lcadmin.models import RuleStanding
from lcadmin.registers.refused import NotDone
from rules.judging import RULES
from rules.judging.standing import standing as stands

blueprint = Blueprint("rule_standings", __name__)
STATUS_CSS = {"in_force": "ok", "trial": "run", "off": ""}


@dataclass(frozen=True, slots=True)
class AskAgain:
    """A rule of which it is time to ask whether it shall go on to stand so."""

    rule: str
    status: str
    day: date
    reason: str


@blueprint.post("/rules/<rule_id>/standing")
def stand(rule_id: str) -> ResponseReturnValue:
    """From a day the rule stands so."""
    require(signed_in(), Action.SETTING_EDIT)
    if rule_id not in RULES:
        abort(404)
    asked, today = request.form, local_today()
    points = asked.get("points", "").strip()
    try:
        from_on = date.fromisoformat(asked.get("from_on") or today.isoformat())
        again = date.fromisoformat(asked["ask_again_on"]) if asked.get("ask_again_on") else None
        worth = int(points) if points else None
    except ValueError:
        abort(400)
    try:
        rule_standings.stand(
            rule_id, asked.get("status", ""), severity=asked.get("severity", ""), points=worth, from_on=from_on, ask_again_on=again,
            reason=asked.get("reason", ""), today=today, by=signed_in(),
        )  # fmt: skip
        flash(_("已设定，自 %(day)s 起", day=from_on), "success")
    except NotDone as refusal:
        flash(str(refusal), "error")
    return redirect(url_for("rules.rule_view", rule_id=rule_id))


def here(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The catalogue's rows with status, severity and points as they stand here today; `standing` is the row that says so, `coming` the next."""
    today = local_today()
    told, now, coming = rule_standings.part(today).get("rules", {}), rule_standings.standings(today), rule_standings.coming(today)
    found = []
    for row in rows:
        stood = stands(RULES[row["id"]], {"rules": told}) if row["id"] in told else None
        over = {"status": str(stood.status), "severity": str(stood.severity), "points": stood.points} if stood else {}
        found.append(row | over | {"standing": now.get(row["id"]), "coming": coming.get(row["id"])})
    return found


def page(rule_id: str) -> dict[str, Any]:
    """What a rule's page shows of its standing."""
    rule = RULES[rule_id]
    history: list[RuleStanding] = list(rule_standings.history(rule_id))
    return {"history": history, "may_edit": may(signed_in(), Action.SETTING_EDIT), "today": local_today(), "severity": str(rule.severity), "points": rule.points}


def asked_again(today: date) -> list[AskAgain]:
    """Every rule, the office's own too, of which it is time to ask again; the longest due first."""
    due = [AskAgain(r.rule, r.status, r.ask_again_on or today, r.reason) for r in rule_standings.due(today)]
    for shown in own_rules.overview(today, None):
        standing = shown.standing
        if standing is not None and standing.ask_again_on is not None and standing.ask_again_on <= today:
            due.append(AskAgain(shown.rule.code, standing.status.value, standing.ask_again_on, standing.reason))
    return sorted(due, key=lambda a: (a.day, a.rule))
