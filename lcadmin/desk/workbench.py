"""The case file's own page: for reviewers the workbench, for the others what they may see of it; its history and its particulars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload
from wtforms import DateField, SelectField, StringField
from wtforms.validators import Length, Optional

from lcadmin.access import Action, find_case_file, may, require, visible_notices
from lcadmin.audit import LABELS, Event
from lcadmin.desk.agencies import agency_choices, chosen_agency
from lcadmin.desk.causes import groups, sentences
from lcadmin.desk.comparison import beginning, versions
from lcadmin.desk.decisions import foot
from lcadmin.desk.open_rules import open_rules
from lcadmin.desk.page_texts import least_sure, percent, words_for
from lcadmin.desk.pages import text_pages
from lcadmin.desk.progress import told as progress_told
from lcadmin.desk.rules import title_of
from lcadmin.desk.standing import standing
from lcadmin.desk.user import signed_in
from lcadmin.desk.wording import (
    DECIDED,
    FACTS,
    FINDING_STATES,
    OUTCOME_CSS,
    OUTCOMES,
    PROCEDURES,
    REASONS,
    RULE_STATUSES,
    SEVERITIES,
    fact_value,
    kind_name,
    points,
    structure,
)
from lcadmin.extensions import db
from lcadmin.language import current_language, said
from lcadmin.models import (
    AuditEntry,
    CaseFile,
    CoverageRow,
    Decision,
    Finding,
    FindingState,
    Notice,
    NoticeState,
    PageText,
    Review,
    ReviewDocument,
    ReviewFact,
    ReviewState,
)
from lcadmin.registers import NotDone
from lcadmin.registers import case_files as operations
from lcadmin.reviewing import page_texts, queue, render
from rules.language import say_in

blueprint = Blueprint("workbench", __name__)

MOST_HISTORY = 300
A4 = (595.0, 842.0)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A document of the file with the severities of what was found on it."""

    title: str
    printed: str
    first: int
    last: int
    dots: list[str]
    unsure: Unsure | None = None


@dataclass(frozen=True, slots=True)
class Unsure:
    """The page of a document that OCR is least sure of: how sure, and in words."""

    sure: str
    words: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as people read it, and where it stands."""

    label: str
    value: str
    page: int | None
    boxes: list[Any]
    quote: str


class ParticularsForm(FlaskForm):  # type: ignore[misc]
    """What the register says of a case file."""

    case_no = StringField(lazy_gettext("案号"), validators=[Length(max=100)])
    party = StringField(lazy_gettext("当事人"), validators=[Length(max=200)])
    cause = StringField(lazy_gettext("案由"), validators=[Length(max=200)])
    procedure = SelectField(lazy_gettext("程序"), choices=lambda: [("", _("未定")), *((c, _(w)) for c, w in PROCEDURES.items())])
    decided_on = DateField(lazy_gettext("决定日期"), validators=[Optional()])
    agency = SelectField(lazy_gettext("执法单位"), choices=lambda: agency_choices(_("未定")))


@blueprint.get("/case-files/<int:case_file_id>")
def show(case_file_id: int) -> ResponseReturnValue:
    """The workbench; while there is no result, how far the review is; for an agency or a leader, what they may see."""
    me = signed_in()
    case_file = find_case_file(me, case_file_id)
    require(me, Action.CASE_FILE_VIEW, case_file)
    newest = queue.latest(case_file)
    if not may(me, Action.REVIEW_VIEW, case_file):
        return _from_outside(case_file, newest)
    review = case_file.current_review
    asked = request.args.get("review", type=int)
    if asked is not None:
        review = db.session.scalar(select(Review).where(Review.id == asked, Review.case_file_id == case_file.id))
        if review is None:
            abort(404)
    if review is None or review.state is not ReviewState.DONE:
        shown = review or newest
        return render_template(
            "workbench/waiting.html", case_file=case_file, review=shown, progress=progress_told(shown) if shown else None
        )
    return _workbench(case_file, review, newest)


@blueprint.get("/case-files/<int:case_file_id>/history")
def history(case_file_id: int) -> ResponseReturnValue:
    """Every step by whom and when: uploads, reviews, decisions, notices; the newest first."""
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), Action.REVIEW_VIEW, case_file)
    reviews = db.session.scalars(select(Review).where(Review.case_file_id == case_file.id).order_by(Review.id.desc())).all()
    numbers = [str(r.id) for r in reviews]
    findings = {str(f.id): f for f in db.session.scalars(select(Finding).where(Finding.review_id.in_([r.id for r in reviews])))}
    notices = {str(n.id): n for n in db.session.scalars(select(Notice).where(Notice.case_file_id == case_file.id))}
    subject, number = AuditEntry.subject_type, AuditEntry.subject_id
    of_this = or_(
        (subject == "case_file") & (number == str(case_file.id)),
        (subject == "review") & number.in_(numbers),
        (subject == "finding") & number.in_(list(findings)),
        (subject == "notice") & number.in_(list(notices)),
    )
    entries = db.session.scalars(select(AuditEntry).where(of_this).order_by(AuditEntry.id.desc()).limit(MOST_HISTORY)).all()
    labels = {event.value: _(words) for event, words in LABELS.items()}
    return render_template(
        "workbench/history.html",
        entries=entries,
        findings=findings,
        notices=notices,
        reviews=reviews,
        case_file=case_file,
        labels=labels,
        REASONS=REASONS,
        Event=Event,
    )


@blueprint.route("/case-files/<int:case_file_id>/particulars", methods=["GET", "POST"])
def particulars(case_file_id: int) -> ResponseReturnValue:
    """What the register says of the case file, to be put right by hand."""
    case_file = find_case_file(signed_in(), case_file_id)
    require(signed_in(), Action.CASE_FILE_EDIT, case_file)
    form = (
        ParticularsForm(obj=case_file, data=None)
        if request.method == "POST"
        else ParticularsForm(
            formdata=None,
            data={name: getattr(case_file, name) for name in ("case_no", "party", "cause", "procedure", "decided_on")}
            | {"agency": str(case_file.agency_id or "")},
        )
    )
    if request.method == "POST" and form.validate():
        try:
            operations.change_particulars(
                case_file,
                by=signed_in(),
                case_no=form.case_no.data or "",
                party=form.party.data or "",
                cause=form.cause.data or "",
                procedure=form.procedure.data,
                decided_on=form.decided_on.data,
                agency=chosen_agency(form.agency.data),
            )
        except NotDone as refusal:
            flash(str(refusal), "error")
        else:
            flash(_("案卷信息已保存"), "success")
            return redirect(url_for("workbench.show", case_file_id=case_file.id))
    return render_template("workbench/particulars.html", case_file=case_file, form=form)


def _workbench(case_file: CaseFile, review: Review, newest: Review | None) -> str:
    me = signed_in()
    findings = _findings(review)
    facts = _facts(review)
    is_current = review.id == case_file.current_review_id
    issued = db.session.scalar(
        visible_notices(me)
        .where(Notice.case_file_id == case_file.id, Notice.state == NoticeState.ISSUED)
        .order_by(Notice.id.desc())
        .limit(1)
    )
    deciding = is_current and (issued is None or issued.review_id != review.id) and may(me, Action.FINDING_DECIDE, case_file)
    opened = open_rules(review, findings)
    judged = [row for row in review.coverage if row.outcome != "undetermined"]
    coverage = sorted(judged, key=lambda row: (list(OUTCOMES).index(row.outcome) if row.outcome in OUTCOMES else 9, row.rule))
    last = _last_decisions(review)
    unfinished = newest if newest is not None and newest.state in queue.UNFINISHED else None
    return render_template(
        "workbench/workbench.html",
        case_file=case_file,
        review=review,
        findings=findings,
        groups=groups(findings),
        last=last,
        facts=facts,
        coverage=coverage,
        outcomes=Counter(row.outcome for row in review.coverage),
        outline=_outline(review.documents, findings, page_texts.sure_of(case_file)),
        sizes=_sizes(case_file, review),
        texts=text_pages(case_file),
        foot=foot(review),
        deciding=deciding,
        is_current=is_current,
        issued=issued,
        opened=opened,
        open_count=sum(len(each.rows) for each in opened),
        opened_by={each.finding.id: each for each in opened if each.finding},
        title_of=title_of,
        newer=progress_told(unfinished) if unfinished else None,
        warnings=_warnings(review),
        page=_first_page(findings),
        beginning=beginning(review),
        versions=versions(case_file),
    )


def _findings(review: Review) -> list[Finding]:
    order = {code: n for n, code in enumerate(SEVERITIES)}
    found = db.session.scalars(select(Finding).where(Finding.review_id == review.id).options(joinedload(Finding.created_by)))
    return sorted(found, key=lambda f: (order.get(f.severity, 9), f.page or 0, f.id))


def _first_page(findings: Sequence[Finding]) -> int:
    undecided = (f.page for f in findings if f.state is FindingState.OPEN and f.page)
    return next(undecided, 1)


def _last_decisions(review: Review) -> dict[int, Decision]:
    """The newest decision on each finding of the review, by the finding's number."""
    newest = select(func.max(Decision.id)).join(Finding).where(Finding.review_id == review.id).group_by(Decision.finding_id)
    return {d.finding_id: d for d in db.session.scalars(select(Decision).where(Decision.id.in_(newest)).options(joinedload(Decision.by)))}


def _outline(documents: Sequence[ReviewDocument], findings: Sequence[Finding], sure: dict[int, PageText]) -> list[OutlineEntry]:
    standing_findings = [f for f in findings if f.state is not FindingState.DISMISSED and f.page]
    return [
        OutlineEntry(
            _name(d),
            d.title,
            d.first_page,
            d.last_page,
            [f.severity for f in standing_findings if d.first_page <= (f.page or 0) <= d.last_page],
            _unsure(least_sure(sure, d.first_page, d.last_page)),
        )
        for d in documents
    ]


def _unsure(page: PageText | None) -> Unsure | None:
    if page is None or page.confidence is None:
        return None
    return Unsure(f"{percent(page.confidence)}%", _("第 %(n)s 页：%(words)s", n=page.page, words=words_for(page)))


def _name(document: ReviewDocument) -> str:
    """A document's own heading; in another language than the papers' what kind it is, where that is known."""
    if current_language() == "zh" or document.kind == "unknown":
        return document.title
    return kind_name(document.kind)


def _facts(review: Review) -> list[FactRow]:
    order = {name: n for n, name in enumerate(FACTS)}
    rows: Sequence[ReviewFact] = sorted(review.facts, key=lambda f: (order.get(f.name, 99), f.id))
    return [FactRow(_(FACTS.get(f.name, f.name)), fact_value(f.name, f.value), f.page, f.boxes or [], f.quote) for f in rows]


def _sizes(case_file: CaseFile, review: Review) -> list[tuple[float, float]]:
    """Width and height of every page in points; a plain text's pages, and those that cannot be drawn, count as A4."""
    pages = case_file.pages or review.page_total or 1
    try:
        sizes = render.page_sizes(case_file)
    except (render.NoPicture, OSError):
        return [A4] * pages
    return [(round(w, 1), round(h, 1)) for w, h in sizes]


def _from_outside(case_file: CaseFile, newest: Review | None) -> str:
    """The page of who sees papers and not reviews."""
    me = signed_in()
    notices = db.session.scalars(visible_notices(me).where(Notice.case_file_id == case_file.id).order_by(Notice.id.desc())).all()
    unread = newest is not None and newest.state in (ReviewState.FAILED, ReviewState.SET_ASIDE)
    waiting = newest is not None and newest.state in queue.UNFINISHED
    return render_template(
        "workbench/outside.html",
        case_file=case_file,
        notices=notices,
        standing=standing(case_file),
        unread=newest if unread else None,
        progress=progress_told(newest) if waiting and newest else None,
        may_download=may(me, Action.CASE_FILE_DOWNLOAD, case_file),
        scanned=bool(page_texts.sure_of(case_file)),
        PROCEDURES=PROCEDURES,
        NoticeState=NoticeState,
    )


def message_of(finding: Finding) -> str:
    """What is wrong, in the page's language where the catalogue has it; a message that a person wrote stays as written."""
    return _in_the_pages_language(finding.message, finding.message_id, finding.message_params)


def reason_of(row: CoverageRow) -> str:
    """Why a rule came out as it did, in the page's language."""
    return _in_the_pages_language(row.reason, row.reason_id or row.reason, row.reason_params)


def _warnings(review: Review) -> list[tuple[int, str]]:
    """What the reader warned of (accepted changes, hidden text, pages that could not be read), with the page, in the page's language."""
    told = (review.reader or {}).get("warnings", [])
    return [(w["page"], _in_the_pages_language(w["message"], w["message_id"], w["message_params"])) for w in told]


def _in_the_pages_language(words: str, template: str, params: dict[str, Any]) -> str:
    """`words` stands where there is no template, or where one of another release does not fit its parameters."""
    if current_language() == "zh" or not template:
        return words
    try:
        return say_in(said, template, params)
    except (KeyError, IndexError, ValueError):
        return words


def init_app(app: Flask) -> None:
    """Gives templates the words that cards and tabs need."""
    app.jinja_env.globals.update(
        SEVERITIES=SEVERITIES,
        FINDING_STATES=FINDING_STATES,
        REASONS=REASONS,
        DECIDED=DECIDED,
        OUTCOMES=OUTCOMES,
        OUTCOME_CSS=OUTCOME_CSS,
        PROCEDURES=PROCEDURES,
        RULE_STATUSES=RULE_STATUSES,
        FindingState=FindingState,
        points=points,
        message_of=message_of,
        sentences_of=sentences,
        reason_of=reason_of,
        structure=structure,
    )
