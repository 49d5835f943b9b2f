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
from lcadmin.desk.user import signed_in
from lcadmin.models import OwnRule, OwnRuleStatus
from lcadmin.registers.refused import NotDone
from rules.own import Misdeclared

blueprint = Blueprint("own_rules", __name__)


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
            return redirect(url_for("rule_trials.try_it", rule_id=rule.code))
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
            return redirect(url_for("rule_trials.try_it", rule_id=rule_code))
    return render_template("rules/own_form.html", form=form, rule=rule, version=last, wrong=wrong)


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


def _rule(code: str) -> OwnRule:
    return own_rules.find(code) or abort(404)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
