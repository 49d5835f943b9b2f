"""A notice's pages: the draft with its form, the issued paper, its files, revoking."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import BooleanField, DateField, IntegerField, StringField
from wtforms.validators import DataRequired, InputRequired, Optional

from lcadmin import audit, storage
from lcadmin.access import Action, find_case_file, find_notice, may, require
from lcadmin.bureau import snapshots
from lcadmin.desk.notices import STATE_CSS, STATES
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import points
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import CaseFile, FindingState, Notice, Review, ReviewFact
from lcadmin.notices import issue, review_opinion
from lcadmin.notices.blocks import from_json
from lcadmin.notices.issue import NotReady, Refused
from lcadmin.notices.pdf import renderer
from lcadmin.notices.review_opinion import Terms
from lcadmin.transaction import writing

blueprint = Blueprint("notice", __name__)

RECTIFY_DAYS = 30        # proposed time for the agency's answer, in days
FILES = {                # kind: its name, ending and media type
    "pdf": (N_("评查意见书 PDF"), "pdf", issue.PDF_TYPE),
    "docx": (N_("评查意见书 DOCX"), "docx", issue.DOCX_TYPE),
    "annotated": (N_("标注版 PDF"), "pdf", issue.PDF_TYPE),
}


class TermsForm(FlaskForm):  # type: ignore[misc]
    """What the bureau fills in of a review opinion."""

    addressee = StringField(
        lazy_gettext("主送"), [DataRequired(lazy_gettext("请填写主送单位"))], render_kw={"maxlength": issue.LONGEST_ADDRESSEE})
    signer = StringField(lazy_gettext("签发人"), render_kw={"maxlength": issue.LONGEST_SIGNER})
    issued_on = DateField(lazy_gettext("成文日期"), [InputRequired(lazy_gettext("请填写成文日期"))])
    rectify_by = DateField(lazy_gettext("整改反馈期限"), [Optional()])
    objection_days = IntegerField(
        lazy_gettext("异议期（工作日）"), [InputRequired(lazy_gettext("请填写天数，不写异议期填 0"))],
        render_kw={"min": 0, "max": issue.MOST_OBJECTION_DAYS})
    copy_to = StringField(lazy_gettext("抄送"), render_kw={"maxlength": issue.LONGEST_COPY_TO})
    with_points = BooleanField(lazy_gettext("逐项扣分"))
    with_suggestions = BooleanField(lazy_gettext("建议"))
    with_undetermined = BooleanField(lazy_gettext("无法判断的事项"))

    def terms(self) -> Terms | None:
        """What was filled in; None where it cannot be printed, and then the fields say why."""
        if not self.validate():
            return None
        terms = Terms(
            addressee=self.addressee.data.strip(), issued_on=self.issued_on.data, signer=(self.signer.data or "").strip(),
            rectify_by=self.rectify_by.data, objection_days=self.objection_days.data, copy_to=(self.copy_to.data or "").strip(),
            with_points=self.with_points.data, with_suggestions=self.with_suggestions.data, with_undetermined=self.with_undetermined.data,
        )
        try:
            issue.check_terms(terms)
        except Refused as refused:
            self.blame(refused)
            return None
        return terms

    def blame(self, refused: Refused) -> None:
        """Puts what is wrong beside its field."""
        field = self[refused.field]
        field.errors = [*field.errors, told(refused)]


@blueprint.get("/case-files/<int:case_file_id>/notice")
def draft(case_file_id: int) -> ResponseReturnValue:
    """The notice as it would be issued now, beside the form that it depends on."""
    case_file, review = _to_issue_on(case_file_id)
    if (standing := issue.standing(case_file)) is not None:
        return redirect(url_for("notice.show", notice_id=standing.id))
    proposed = _proposed(case_file, review)
    form = TermsForm(formdata=None, data=asdict(proposed))
    return _draft_page(review, form, proposed)


@blueprint.post("/case-files/<int:case_file_id>/notice")
def issue_it(case_file_id: int) -> ResponseReturnValue:
    """Shows the draft with the form as it is now (`do=preview`), or issues it; what cannot be issued comes back with its reason."""
    _case_file, review = _to_issue_on(case_file_id)
    form = TermsForm()
    terms, issuing = form.terms(), request.form.get("do") == "issue"
    if terms is None or not issuing:
        return _draft_page(review, form, terms), 422 if issuing else 200
    try:
        notice = issue.issue(review, terms, by=signed_in(), seen=request.form.get("seen", ""))
    except Refused as refused:
        flash(told(refused), "error")
        return _draft_page(review, form, terms), 409
    flash(_("%(number)s 已出具，内容冻结", number=notice.number), "success")
    return redirect(url_for("notice.show", notice_id=notice.id))


@blueprint.get("/notices/<int:notice_id>")
def show(notice_id: int) -> ResponseReturnValue:
    """An issued notice, its files and whether they are still those that were issued."""
    return _notice_page(_seen(notice_id))


@blueprint.get("/notices/<int:notice_id>/files/<kind>")
def download(notice_id: int, kind: str) -> ResponseReturnValue:
    """One file of a notice, as an attachment; a file that is no longer the one issued is not handed out."""
    notice = _seen(notice_id)
    sha256 = _files(notice).get(kind)
    if sha256 is None:
        abort(404)
    if not issue.verify(notice)[kind]:
        flash(_("这个文件和出具时的不一致，不能下载。请告诉管理员。"), "error")
        return redirect(url_for("notice.show", notice_id=notice.id))
    _name, ending, media_type = FILES[kind]
    with writing():
        audit.record(audit.Event.NOTICE_DOWNLOADED, notice, by=signed_in(), after={"file": kind, "sha256": sha256})
    title = _("标注版") if kind == "annotated" else notice.title
    return send_file(storage.path_of(sha256), mimetype=media_type, as_attachment=True, download_name=f"{notice.number} {title}.{ending}",
                     etag=sha256, max_age=0)


@blueprint.post("/notices/<int:notice_id>/revoke")
def revoke(notice_id: int) -> ResponseReturnValue:
    """Revokes a notice for the reason given."""
    notice = _seen(notice_id, Action.NOTICE_REVOKE)
    try:
        issue.revoke(notice, by=signed_in(), reason=request.form.get("reason", ""))
    except Refused as refused:
        return _notice_page(notice, refused), 422
    flash(_("%(number)s 已撤销，文号不再使用", number=notice.number), "success")
    return redirect(url_for("notice.show", notice_id=notice.id))


def _to_issue_on(case_file_id: int) -> tuple[CaseFile, Review]:
    """The case file and its current review, for somebody who may issue on it; 404 where there is no review yet."""
    require(signed_in(), Action.NOTICE_ISSUE)
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), Action.NOTICE_ISSUE, case_file)
    if case_file.current_review is None:
        abort(404)
    return case_file, case_file.current_review


def _seen(notice_id: int, action: Action = Action.NOTICE_VIEW) -> Notice:
    """The notice, for somebody who may do `action` with it: 403 for a role that never may, 404 for a notice that they cannot see."""
    require(signed_in(), action)
    notice = find_notice(signed_in(), notice_id)
    require(signed_in(), action, notice)
    return notice


def _files(notice: Notice) -> dict[str, str]:
    """The files of `notice` that the user may have, by kind: the annotated copy is the whole case file, so it goes where that may go."""
    files = issue.files_of(notice)
    if not may(signed_in(), Action.CASE_FILE_DOWNLOAD, notice):
        files.pop("annotated", None)
    return files


def _notice_page(notice: Notice, refused: Refused | None = None) -> str:
    files = [(kind, _(FILES[kind][0]), sha256) for kind, sha256 in _files(notice).items()]
    return render_template(
        "notices/show.html", notice=notice, blocks=from_json(notice.blocks), files=files, intact=issue.verify(notice),
        state=_(STATES[notice.state]), state_css=STATE_CSS[notice.state], error=told(refused) if refused else "",
        reason=request.form.get("reason", ""),
        may_revoke=may(signed_in(), Action.NOTICE_REVOKE, notice), may_see_review=may(signed_in(), Action.REVIEW_VIEW, notice.review),
        may_issue_anew=may(signed_in(), Action.NOTICE_ISSUE, notice) and issue.standing(notice.case_file) is None,
    )


def _draft_page(review: Review, form: TermsForm, terms: Terms | None) -> str:
    """The page of the draft; without terms that can be printed it has no paper."""
    blocks = issue.draft(review, terms) if terms is not None else ()
    archival = renderer(issue.fonts_folder()).render(blocks, terms.issued_on).archival if terms is not None else True
    hindrance, open_count = "", 0
    try:
        issue.check_ready(review)
    except NotReady as hindered:
        hindrance, open_count = told(hindered), getattr(hindered, "count", 0)
    findings = review_opinion.told(review.findings)
    return render_template(
        "notices/draft.html", case_file=review.case_file, review=review, form=form, blocks=blocks, seen=issue.digest(blocks),
        archival=archival, hindrance=hindrance, open_count=open_count, findings=findings, points=points,
        score=review_opinion.score_of(findings, snapshots.scheme_of(review)), dismissed=sum(f.state is FindingState.DISMISSED for f in review.findings),
        undetermined=sum(row.outcome == "undetermined" for row in review.coverage),
    )


def _proposed(case_file: CaseFile, review: Review) -> Terms:
    """What the form proposes: the agency as registered, else as the file names it; the signer of the last notice."""
    named = db.session.scalar(select(ReviewFact.value).where(ReviewFact.review_id == review.id, ReviewFact.name == "agency"))
    today = issue.today()
    return Terms(
        addressee=case_file.agency.name if case_file.agency else str(named or ""), issued_on=today,
        signer=db.session.scalar(select(Notice.signer).order_by(Notice.id.desc()).limit(1)) or "",
        rectify_by=today + timedelta(days=RECTIFY_DAYS),
    )


def told(refused: Refused) -> str:
    """The sentence of a refusal in the user's language."""
    return str(_(refused.message, **refused.values))
