"""本局自定规则: declaring and wording them anew, and how they stand. The page of one is the rule's (`desk.rules`), trying it over case files
`desk.rule_trials`."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from lcadmin.access import Action, require
from lcadmin.bureau import own_rules
from lcadmin.desk.moments import local_today
from lcadmin.desk.own_rule_form import OwnRuleForm
from lcadmin.desk.rule_trials import told_in
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import OUTCOME_CSS, OUTCOMES
from lcadmin.models import OwnRule, OwnRuleStatus
from lcadmin.registers.refused import NotDone
from rules.examples import ExampleTried, tried
from rules.own import Misdeclared
from rules.own.build import as_rule

blueprint = Blueprint("own_rules", __name__)

RUN = "run"
"""The button that runs the examples and saves nothing."""
WORDING = {"OUTCOMES": OUTCOMES, "OUTCOME_CSS": OUTCOME_CSS, "told_in": told_in}


@blueprint.route("/rules/own/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """A new rule, saved as a draft."""
    require(signed_in(), Action.OWN_RULE_EDIT)
    form, wrong, results = OwnRuleForm(), None, None
    if RUN in request.form:
        wrong, results = _run(form, own_rules.FIRST)
    elif form.validate_on_submit():
        try:
            rule = own_rules.create(form.declaration(), by=signed_in())
        except Misdeclared as refused:
            wrong = form.refuse(refused)
        else:
            flash(_("已存为草稿 %(code)s。先用案卷试一试，再试用或者施行", code=rule.code), "success")
            return redirect(url_for("rule_trials.try_it", rule_id=rule.code))
    return render_template("rules/own_form.html", form=form, rule=None, wrong=wrong, results=results, **WORDING)


@blueprint.route("/rules/own/<rule_code>/edit", methods=["GET", "POST"])
def edit(rule_code: str) -> ResponseReturnValue:
    """A new wording; the one before goes on until this one is put in its place."""
    require(signed_in(), Action.OWN_RULE_EDIT)
    rule = _rule(rule_code)
    last = own_rules.latest(rule)
    form, wrong, results = OwnRuleForm(), None, None
    if request.method == "GET":
        form.show(last.declaration)
        form.seen.data = str(last.number)
    elif RUN in request.form:
        wrong, results = _run(form, rule_code)
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
            return redirect(url_for("rule_trials.try_it", rule_id=rule_code))
    return render_template("rules/own_form.html", form=form, rule=rule, version=last, wrong=wrong, results=results, **WORDING)


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


def _run(form: OwnRuleForm, code: str) -> tuple[str | None, dict[str, ExampleTried] | None]:
    """What is wrong with what the form says, and what came of its examples; nothing is saved."""
    try:
        declared = own_rules.check(form.to_be_run(), code)
        own_rules.check_basis(declared)
    except Misdeclared as refused:
        return form.refuse(refused), None
    return None, form.with_results(tried(as_rule(declared)))


def _rule(code: str) -> OwnRule:
    return own_rules.find(code) or abort(404)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
