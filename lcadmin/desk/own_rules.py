"""本局自定规则: declaring and wording them anew, trying them over case files, and how they stand. The page of one is the rule's (`desk.rules`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from lcadmin.access import Action, may, require, visible_case_files
from lcadmin.bureau import own_rule_trials, own_rules
from lcadmin.desk.moments import ago, local_today
from lcadmin.desk.own_rule_form import OwnRuleForm
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import OUTCOME_CSS, OUTCOMES, TRIAL_STATES, kind_name
from lcadmin.extensions import db
from lcadmin.language import said
from lcadmin.models import CaseFile, OwnRule, OwnRuleStatus, OwnRuleTrial, OwnRuleTrialResult, TrialState
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing.queue import SILENT
from rules.language import say_in
from rules.own import Misdeclared

blueprint = Blueprint("own_rules", __name__)

OFFERED = 30
"""So many case files are offered at a time."""
LISTED = 200


@blueprint.route("/rules/own/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """A new rule, saved as a draft."""
    require(signed_in(), Action.OWN_RULE_EDIT)
    form, wrong = OwnRuleForm(), None
    if form.validate_on_submit():
        try:
            rule = own_rules.create(form.declaration(), by=signed_in())
        except Misdeclared as refused:
            wrong = form.refuse(refused)
        else:
            flash(_("已存为草稿 %(code)s。先用案卷试一试，再试用或者施行", code=rule.code), "success")
            return redirect(url_for(".try_it", rule_code=rule.code))
    return render_template("rules/own_form.html", form=form, rule=None, wrong=wrong)


@blueprint.route("/rules/own/<rule_code>/edit", methods=["GET", "POST"])
def edit(rule_code: str) -> ResponseReturnValue:
    """A new wording; the one before goes on until this one is put in its place."""
    require(signed_in(), Action.OWN_RULE_EDIT)
    rule = _rule(rule_code)
    last = own_rules.latest(rule)
    form, wrong = OwnRuleForm(), None
    if request.method == "GET":
        form.show(last.declaration)
        form.seen.data = str(last.number)
    elif form.validate_on_submit():
        seen = int(form.seen.data) if (form.seen.data or "").isdigit() else 0
        try:
            version = own_rules.reword(rule, form.declaration(), reason=form.reason.data or "", seen=seen, by=signed_in())
        except Misdeclared as refused:
            wrong = form.refuse(refused)
        except NotDone as refusal:
            wrong = str(refusal)
        else:
            flash(_("已存为第 %(n)s 版", n=version.number), "success")
            return redirect(url_for(".try_it", rule_code=rule_code))
    return render_template("rules/own_form.html", form=form, rule=rule, version=last, wrong=wrong)


@blueprint.route("/rules/own/<rule_code>/try", methods=["GET", "POST"])
def try_it(rule_code: str) -> ResponseReturnValue:
    """Choosing case files to try the newest wording on, or all of them."""
    require(signed_in(), Action.OWN_RULE_EDIT)
    rule = _rule(rule_code)
    last = own_rules.latest(rule)
    if request.method == "POST":
        chosen = None if "every" in request.form else [int(i) for i in request.form.getlist("case_file") if i.isdigit()]
        try:
            trial = own_rule_trials.ask(rule, last.number, chosen=chosen, by=signed_in())
        except NotDone as refusal:
            flash(str(refusal), "error")
        else:
            return redirect(url_for(".trial", trial_id=trial.id))
    words = request.args.get("search", "").strip()
    found = visible_case_files(signed_in()).where(CaseFile.deleted_at.is_(None)).options(joinedload(CaseFile.agency))
    for word in words.split():
        found = found.where(CaseFile.case_no.icontains(word, autoescape=True) | CaseFile.party.icontains(word, autoescape=True)
                            | CaseFile.original_name.icontains(word, autoescape=True))  # fmt: skip
    offered = db.session.scalars(found.order_by(CaseFile.id.desc()).limit(OFFERED)).all()
    return render_template("rules/own_try.html", rule=rule, version=last, offered=offered, words=words, most=own_rule_trials.MOST_CHOSEN,
                           trials=own_rule_trials.of_rule(rule), TRIAL_STATES=TRIAL_STATES)  # fmt: skip


@blueprint.get("/rules/own/trials/<int:trial_id>")
def trial(trial_id: int) -> ResponseReturnValue:
    """What the wording would have said: of how many case files, and of which."""
    require(signed_in(), Action.RULE_VIEW)
    found = _trial(trial_id)
    rows = (
        select(OwnRuleTrialResult).where(OwnRuleTrialResult.trial_id == trial_id).join(OwnRuleTrialResult.case_file)
        .where(OwnRuleTrialResult.case_file_id.in_(visible_case_files(signed_in()).with_only_columns(CaseFile.id)))
        .options(joinedload(OwnRuleTrialResult.case_file).joinedload(CaseFile.agency)).order_by(OwnRuleTrialResult.case_file_id.desc())
    )  # fmt: skip
    outcome = request.args.get("outcome", "")
    if outcome in own_rule_trials.COUNTED:
        rows = rows.where(OwnRuleTrialResult.outcome == outcome)
    return render_template("rules/own_trial.html", trial=found, results=db.session.scalars(rows.limit(LISTED)).all(), told=_told(found), outcome=outcome,
                           OUTCOMES=OUTCOMES, OUTCOME_CSS=OUTCOME_CSS, told_in=told_in, TRIAL_STATES=TRIAL_STATES, kind_name=kind_name, listed=LISTED)  # fmt: skip


@blueprint.get("/rules/own/trials/<int:trial_id>/progress")
def progress(trial_id: int) -> ResponseReturnValue:
    """How far a trial is, for the page that watches it."""
    require(signed_in(), Action.RULE_VIEW)
    return jsonify(_told(_trial(trial_id)))


@blueprint.post("/rules/own/trials/<int:trial_id>/stop")
def stop(trial_id: int) -> ResponseReturnValue:
    """Ends a trial."""
    own_rule_trials.stop(_trial(trial_id), by=signed_in())
    return redirect(url_for(".trial", trial_id=trial_id))


@blueprint.post("/rules/own/<rule_code>/standing")
def standing(rule_code: str) -> ResponseReturnValue:
    """How the newest wording (of one that is switched off: the one that stood) stands from a day."""
    require(signed_in(), Action.OWN_RULE_EDIT)
    rule = _rule(rule_code)
    asked, today = request.form, local_today()
    try:
        status = OwnRuleStatus(asked.get("status", ""))
        from_on, again = _day(asked.get("from_on")) or today, _day(asked.get("ask_again_on"))
        version = int(asked.get("version", ""))
    except ValueError:
        abort(400)
    try:
        own_rules.stand(rule, version, status, from_on=from_on, reason=asked.get("reason", ""), ask_again_on=again, today=today, by=signed_in())
        flash(_("已设定，自 %(day)s 起", day=from_on), "success")
    except NotDone as refusal:
        flash(str(refusal), "error")
    return redirect(url_for("rules.rule_view", rule_id=rule_code))


def told_in(template: str, params: dict[str, Any]) -> str:
    """A sentence of the checker's in the page's language; the template where one of another release does not fit."""
    try:
        return say_in(said, template, params)
    except (KeyError, IndexError, ValueError):
        return template


def _rule(code: str) -> OwnRule:
    return own_rules.find(code) or abort(404)


def _trial(trial_id: int) -> OwnRuleTrial:
    return db.session.get(OwnRuleTrial, trial_id) or abort(404)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _told(trial: OwnRuleTrial) -> dict[str, Any]:
    """The progress as the page shows it: the keys of a review's."""
    from lcadmin.columns import now

    over = trial.state not in own_rule_trials.UNFINISHED
    stale = trial.state is TrialState.RUNNING and trial.heartbeat_at is not None and now() - trial.heartbeat_at > SILENT
    words = _("在 %(n)s 件案卷中，会提出 %(spoken)s 件", n=trial.tried, spoken=trial.failed)
    if trial.state is TrialState.FAILED:
        words = _("检查程序没有启动，已记入日志，请稍后再试")
    if not over:
        words = _("已试 %(done)s / %(total)s 件", done=trial.tried, total=trial.total) + _("，") + _("会提出 %(n)s 件", n=trial.failed)
    return {
        "id": trial.id, "words": words, "message": "", "page_done": trial.tried, "page_total": trial.total, "stale": stale, "over": over,
        "done": trial.state is TrialState.DONE, "seen": ago(trial.heartbeat_at), "may_stop": not over and may(signed_in(), Action.OWN_RULE_EDIT),
    }  # fmt: skip
