"""用案卷试规则: choosing case files (or all) on which a rule, of the catalogue or the bureau's own, is tried, and what it would have said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from lcadmin.access import Action, may, require, visible_case_files
from lcadmin.bureau import own_rules, rule_trials
from lcadmin.columns import now
from lcadmin.desk.moments import ago
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import OUTCOME_CSS, OUTCOMES, TRIAL_STATES, kind_name
from lcadmin.extensions import db
from lcadmin.language import said
from lcadmin.models import CaseFile, RuleTrial, RuleTrialResult, TrialState
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing.queue import SILENT
from rules.judging import RULES
from rules.language import say_in

blueprint = Blueprint("rule_trials", __name__)

OFFERED = 30
"""So many case files are offered at a time."""
LISTED = 200


@dataclass(frozen=True, slots=True)
class Tried:
    """The rule that is tried: its id, its title, and of an own one the number of its newest wording."""

    id: str
    title: str
    version: int | None


@blueprint.route("/rules/<rule_id>/try", methods=["GET", "POST"])
def try_it(rule_id: str) -> ResponseReturnValue:
    """Choosing case files to try the rule on (of an own one its newest wording), or all of them."""
    require(signed_in(), Action.RULE_TRY)
    rule = _rule(rule_id)
    if request.method == "POST":
        chosen = None if "every" in request.form else [int(i) for i in request.form.getlist("case_file") if i.isdigit()]
        try:
            trial = rule_trials.ask(rule.id, rule.version, chosen=chosen, by=signed_in())
        except NotDone as refusal:
            flash(str(refusal), "error")
        else:
            return redirect(url_for(".show", trial_id=trial.id))
    words = request.args.get("search", "").strip()
    found = visible_case_files(signed_in()).where(CaseFile.deleted_at.is_(None)).options(joinedload(CaseFile.agency))
    for word in words.split():
        found = found.where(CaseFile.case_no.icontains(word, autoescape=True) | CaseFile.party.icontains(word, autoescape=True)
                            | CaseFile.original_name.icontains(word, autoescape=True))  # fmt: skip
    offered = db.session.scalars(found.order_by(CaseFile.id.desc()).limit(OFFERED)).all()
    return render_template("rules/try.html", rule=rule, offered=offered, words=words, most=rule_trials.MOST_CHOSEN,
                           trials=rule_trials.of_rule(rule.id), TRIAL_STATES=TRIAL_STATES)  # fmt: skip


@blueprint.get("/rules/trials/<int:trial_id>")
def show(trial_id: int) -> ResponseReturnValue:
    """What the rule would have said: of how many case files, and of which."""
    require(signed_in(), Action.RULE_VIEW)
    found = _trial(trial_id)
    rows = (
        select(RuleTrialResult).where(RuleTrialResult.trial_id == trial_id).join(RuleTrialResult.case_file)
        .where(RuleTrialResult.case_file_id.in_(visible_case_files(signed_in()).with_only_columns(CaseFile.id)))
        .options(joinedload(RuleTrialResult.case_file).joinedload(CaseFile.agency)).order_by(RuleTrialResult.case_file_id.desc())
    )  # fmt: skip
    outcome = request.args.get("outcome", "")
    if outcome in rule_trials.COUNTED:
        rows = rows.where(RuleTrialResult.outcome == outcome)
    return render_template(
        "rules/trial.html", trial=found, rule=_rule(found.rule), results=db.session.scalars(rows.limit(LISTED)).all(), told=_told(found),
        outcome=outcome, OUTCOMES=OUTCOMES, OUTCOME_CSS=OUTCOME_CSS, told_in=told_in, TRIAL_STATES=TRIAL_STATES, kind_name=kind_name, listed=LISTED,
    )  # fmt: skip


@blueprint.get("/rules/trials/<int:trial_id>/progress")
def progress(trial_id: int) -> ResponseReturnValue:
    """How far a trial is, for the page that watches it."""
    require(signed_in(), Action.RULE_VIEW)
    return jsonify(_told(_trial(trial_id)))


@blueprint.post("/rules/trials/<int:trial_id>/stop")
def stop(trial_id: int) -> ResponseReturnValue:
    """Ends a trial."""
    rule_trials.stop(_trial(trial_id), by=signed_in())
    return redirect(url_for(".show", trial_id=trial_id))


def told_in(template: str, params: dict[str, Any]) -> str:
    """A sentence of the checker's in the page's language; the template where one of another release does not fit."""
    try:
        return say_in(said, template, params)
    except (KeyError, IndexError, ValueError):
        return template


def _rule(rule_id: str) -> Tried:
    if rule_id in RULES:
        return Tried(rule_id, said(RULES[rule_id].title), None)
    own = own_rules.find(rule_id) or abort(404)
    last = own_rules.latest(own)
    return Tried(rule_id, last.declaration["title"], last.number)


def _trial(trial_id: int) -> RuleTrial:
    return db.session.get(RuleTrial, trial_id) or abort(404)


def _told(trial: RuleTrial) -> dict[str, Any]:
    """The progress as the page shows it: the keys of a review's."""
    over = trial.state not in rule_trials.UNFINISHED
    stale = trial.state is TrialState.RUNNING and trial.heartbeat_at is not None and now() - trial.heartbeat_at > SILENT
    words = _("在 %(n)s 件案卷中，会提出 %(spoken)s 件", n=trial.tried, spoken=trial.failed)
    if trial.state is TrialState.FAILED:
        words = _("检查程序没有启动，已记入日志，请稍后再试")
    if not over:
        words = _("已试 %(done)s / %(total)s 件", done=trial.tried, total=trial.total) + _("，") + _("会提出 %(n)s 件", n=trial.failed)
    return {
        "id": trial.id, "words": words, "message": "", "page_done": trial.tried, "page_total": trial.total, "stale": stale, "over": over,
        "done": trial.state is TrialState.DONE, "seen": ago(trial.heartbeat_at), "may_stop": not over and may(signed_in(), Action.RULE_TRY),
    }  # fmt: skip
