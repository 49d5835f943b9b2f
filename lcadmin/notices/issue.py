"""Issuing, revoking and verifying notices. Every way in comes through here.

A number is given once: it is taken in the transaction that writes the notice, and a revoked notice keeps it. What was issued is frozen:
its blocks stand in the row, its files in the store under their sha256, and the findings it rests on cannot be decided anew until it
is revoked (`lcadmin.reviewing.decide`).
"""
from __future__ import annotations

import hashlib
import io
import json
import logging
from dataclasses import asdict
from datetime import date
from pathlib import Path

from flask_babel import to_user_timezone
from sqlalchemy import func, select, update

from lcadmin import audit, storage
from lcadmin.access import Action, require
from lcadmin.audit import Event
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import CaseFile, Counter, Finding, FindingState, Notice, NoticeState, Review, ReviewState, User
from lcadmin.notices import docx, pdf, review_opinion
from lcadmin.notices.blocks import Block, Title, clean, to_json
from lcadmin.notices.review_opinion import Terms
from lcadmin.notices.reviewed_copy import NotAnnotated, annotated
from lcadmin.notices.undecided import undecided
from lcadmin.settings import settings
from lcadmin.transaction import writing

log = logging.getLogger(__name__)

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"
LONGEST_ADDRESSEE, LONGEST_SIGNER, LONGEST_COPY_TO, LONGEST_REASON = 100, 60, 200, 500   # characters
MOST_OBJECTION_DAYS = 60


class Refused(Exception):
    """What cannot be done, as one sentence: `message` is a msgid and `values` fill it; `field` is the field of the form that is wrong."""

    def __init__(self, message: str, field: str = "", **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.field = field
        self.values = values


class NotReady(Refused):
    """The review cannot be told yet (not done, superseded), or is told already."""


class OpenFindings(NotReady):
    """Somebody has still to decide; `count` is on how many findings."""

    def __init__(self, count: int) -> None:
        super().__init__(N_("还有 %(count)s 个问题没有确认或者判定不成立，全部处理后才能出具"), count=count)
        self.count = count


def standing(case_file: CaseFile) -> Notice | None:
    """The notice on `case_file` that is issued and not revoked."""
    return db.session.scalar(select(Notice).where(Notice.case_file_id == case_file.id, Notice.state == NoticeState.ISSUED))


def is_frozen(review: Review) -> bool:
    """Whether a standing notice rests on `review`, so that nothing of it may change."""
    return db.session.scalar(select(Notice.id).where(Notice.review_id == review.id, Notice.state == NoticeState.ISSUED)) is not None


def today() -> date:
    """This day where the bureau is."""
    day: date = to_user_timezone(now()).date()
    return day


def check_ready(review: Review) -> None:
    """Raises NotReady, saying why, unless a notice can be issued on `review` as it stands."""
    if review.state is not ReviewState.DONE:
        raise NotReady(N_("评查还没有完成，完成后才能出具"))
    if review.case_file.deleted_at is not None:
        raise NotReady(N_("案卷在回收站里，恢复后才能出具"))
    if review.case_file.current_review_id != review.id:
        raise NotReady(N_("案卷已经重新评查，请按最近一次评查出具"))
    if (notice := standing(review.case_file)) is not None:
        raise NotReady(N_("本案卷已经出具%(number)s，要改：先撤销，再另行出具"), number=notice.number)
    open_count = db.session.scalar(
        select(func.count()).select_from(Finding).where(Finding.review_id == review.id, Finding.state == FindingState.OPEN))
    if open_count:
        raise OpenFindings(open_count)


def check_terms(terms: Terms) -> None:
    """Raises Refused, naming the field, for what cannot be printed."""
    for field, text, longest in (("addressee", terms.addressee, LONGEST_ADDRESSEE), ("signer", terms.signer, LONGEST_SIGNER),
                                 ("copy_to", terms.copy_to, LONGEST_COPY_TO)):
        if len(text) > longest:
            raise Refused(N_("这一栏最多 %(longest)s 个字"), field, longest=longest)
    if not clean(terms.addressee):
        raise Refused(N_("请填写主送单位"), "addressee")
    if terms.issued_on > today():
        raise Refused(N_("成文日期不能晚于今天"), "issued_on")
    if terms.rectify_by is not None and terms.rectify_by <= terms.issued_on:
        raise Refused(N_("整改反馈期限应当晚于成文日期"), "rectify_by")
    if not 0 <= terms.objection_days <= MOST_OBJECTION_DAYS:
        raise Refused(N_("异议期应当是 0 至 %(most)s 个工作日"), "objection_days", most=MOST_OBJECTION_DAYS)


def draft(review: Review, terms: Terms, serial: int | None = None) -> tuple[Block, ...]:
    """The notice on `review` as it would be issued now; the serial is blank until there is one."""
    undetermined = list(undecided(review, review_opinion.told(review.findings))) if terms.with_undetermined else []
    found = settings()
    number = review_opinion.number(found.notice_prefix, terms.issued_on.year, serial)
    return review_opinion.build(review.case_file, review, terms, bureau=found.bureau, number=number, undetermined=undetermined)


def digest(blocks: tuple[Block, ...]) -> str:
    """What a draft says, in 64 hexadecimal digits: the same draft has the same."""
    return hashlib.sha256(json.dumps(to_json(blocks), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def issue(review: Review, terms: Terms, *, by: User, seen: str | None = None) -> Notice:
    """`by` issues the review opinion on `review` and freezes it. `seen` is the digest of the draft that they looked at.

    Raises Forbidden, NotReady (OpenFindings), Refused for terms that cannot be printed or a draft that changed since it was seen.
    """
    require(by, Action.NOTICE_ISSUE, review)
    check_terms(terms)
    check_ready(review)
    _check_seen(review, terms, seen)
    before = _versions(review)
    marked = _reviewed_copy(review, terms)   # may take seconds: outside of the transaction, so that nobody waits for it
    found = settings()
    with writing() as session:
        session.refresh(review)
        check_ready(review)
        if _versions(review) != before:
            raise Refused(N_("对问题的决定刚有变化，请核对更新后的内容再出具"))
        serial = _next_serial(found.notice_prefix, terms.issued_on.year)
        blocks = draft(review, terms, serial)
        notice = Notice(
            review_id=review.id, case_file_id=review.case_file_id, series=found.notice_prefix, year=terms.issued_on.year, serial=serial,
            number=review_opinion.number(found.notice_prefix, terms.issued_on.year, serial),
            title=next(block.text for block in blocks if isinstance(block, Title)), blocks=to_json(blocks),
            issued_on=terms.issued_on, signer=clean(terms.signer), rectify_by=terms.rectify_by, issued_by_id=by.id,
            docx_sha256=_store(docx.render(blocks, terms.issued_on), DOCX_TYPE),
            pdf_sha256=_store(pdf.renderer(fonts_folder()).render(blocks, terms.issued_on).data, PDF_TYPE),
            annotated_sha256=storage.enter(marked, PDF_TYPE).sha256 if marked is not None else None,
        )
        session.add(notice)
        session.flush()
        audit.record(Event.NOTICE_ISSUED, notice, by=by, after=_told(notice) | {"terms": asdict(terms)})
    return notice


def revoke(notice: Notice, *, by: User, reason: str) -> Notice:
    """`by` revokes `notice` for `reason`; its number stays taken and its files stay as they are. Raises Forbidden, Refused."""
    require(by, Action.NOTICE_REVOKE, notice)
    reason = reason.strip()
    if not reason:
        raise Refused(N_("请写明撤销理由"), "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(N_("这一栏最多 %(longest)s 个字"), "reason", longest=LONGEST_REASON)
    with writing() as session:
        session.refresh(notice)
        if notice.state is NoticeState.REVOKED:
            raise Refused(N_("%(number)s 已经撤销"), number=notice.number)
        before = _told(notice)
        notice.state, notice.revoked_at, notice.revoked_by_id, notice.revoked_reason = NoticeState.REVOKED, now(), by.id, reason
        audit.record(Event.NOTICE_REVOKED, notice, by=by, before=before, after=_told(notice) | {"reason": reason})
    return notice


def verify(notice: Notice) -> dict[str, bool]:
    """For each file of `notice` (docx, pdf, annotated, as far as there are such) whether the bytes in the store are those issued."""
    return {kind: _intact(sha256) for kind, sha256 in files_of(notice).items()}


def files_of(notice: Notice) -> dict[str, str]:
    """The sha256 of each file of `notice`, by kind."""
    named = {"pdf": notice.pdf_sha256, "docx": notice.docx_sha256, "annotated": notice.annotated_sha256}
    return {kind: sha256 for kind, sha256 in named.items() if sha256}


def fonts_folder() -> Path:
    """Where the office may put the faces that GB/T 9704 names."""
    return settings().instance / "fonts"


def _check_seen(review: Review, terms: Terms, seen: str | None) -> None:
    if seen is not None and digest(draft(review, terms)) != seen:
        raise Refused(N_("内容和刚才预览的不同，请核对更新后的内容再出具"))


def _versions(review: Review) -> list[tuple[int, int, str]]:
    rows = db.session.execute(select(Finding.id, Finding.version, Finding.state).where(Finding.review_id == review.id).order_by(Finding.id))
    return [(row.id, row.version, row.state) for row in rows]


def _next_serial(series: str, year: int) -> int:
    """The next number of `series` in `year`. The caller's transaction holds the counter until it ends, or gives the number back."""
    counted = update(Counter).where(Counter.series == series, Counter.year == year).values(last=Counter.last + 1).returning(Counter.last)
    serial = db.session.scalar(counted)
    if serial is None:
        db.session.add(Counter(series=series, year=year, last=1))
        db.session.flush()
        return 1
    return serial


def _reviewed_copy(review: Review, terms: Terms) -> storage.Kept | None:
    source, findings = storage.path_of(review.case_file.sha256), review_opinion.told(review.findings)
    try:
        return storage.keep(io.BytesIO(annotated(source, findings, author=settings().bureau, on=terms.issued_on)))
    except NotAnnotated as error:   # the notice does not wait for a copy that the file does not allow
        log.warning("no annotated copy", extra={"review": review.id, "code": error.code, "detail": error.detail})
        return None


def _store(data: bytes, media_type: str) -> str:
    return storage.store(io.BytesIO(data), media_type).sha256


def _intact(sha256: str) -> bool:
    try:
        storage.check(sha256)
    except (storage.Damaged, FileNotFoundError):
        return False
    return True


def _told(notice: Notice) -> dict[str, object]:
    return {"number": notice.number, "state": notice.state.value, "case_file": notice.case_file_id, "review": notice.review_id,
            "issued_on": notice.issued_on, "files": files_of(notice)}
