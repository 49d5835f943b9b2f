"""Operations on the law register: adding a law or a version, importing a text, entering a repeal, taking back what was entered wrongly.

What the office enters comes before what the checker's register says of the same version. Nothing is deleted: a version that is replaced or
taken back stays with who did it, when and why, so that a review as of an earlier day finds what was known then.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.language import said
from lcadmin.models import LawArticle, LawVersion, OfficeLaw, StoredFile, User
from lcadmin.registers.refused import NotDone
from lcadmin.transaction import writing
from rules.errors import WrongUse
from rules.language import say_in
from rules.law.office_laws import KEY, extended
from rules.law.register import Register, register
from rules.law.statute import Statute

log = logging.getLogger(__name__)

REPLACED = "replaced"
"""Reason of a version in whose place the same one was entered again."""


def add_version(
    *,
    by: User,
    title: str,
    kind: str,
    passed_on: date,
    effective_on: date,
    articles: int | None = None,
    amended: str = "公布",
    note: str = "",
) -> LawVersion:
    """Enters a version by its days, without its text. `amended` says how it came about (公布, 通过, 修正, 修订). Raises Forbidden, NotDone."""
    require(by, Action.LAW_EDIT)
    title = _titled(title)
    history = [[passed_on.isoformat(), amended], [effective_on.isoformat(), "施行"]]
    version = LawVersion(
        passed_on=passed_on, effective_on=effective_on, articles=articles, structure={}, inserted=None, history=history, divisions=[],
        note=note.strip(), created_by_id=by.id,
    )
    return _enter(title, kind, version, [], by)


def import_text(statute: Statute, source: StoredFile, source_name: str, *, by: User, kind: str, note: str = "") -> LawVersion:
    """Enters a version with its text as it was read from `source`, which is kept. Raises Forbidden, NotDone."""
    require(by, Action.LAW_EDIT)
    record = statute.record()
    version = LawVersion(
        passed_on=statute.passed, effective_on=statute.effective, articles=record["articles"], structure=record["structure"],
        inserted=record["inserted"], history=record["history"],
        divisions=[f"{d.level} {d.number or ''} {d.name}".strip() for d in statute.divisions],
        note=note.strip(), source_sha256=source.sha256, source_name=source_name[:255], created_by_id=by.id,
    )
    texts = [
        LawArticle(ordinal=n, number=a.number, extra=a.extra or 0, under=list(a.under), paragraphs=a.told())
        for n, a in enumerate(statute.articles, 1)
    ]
    return _enter(_titled(statute.title), kind, version, texts, by)


def _titled(title: str) -> str:
    """The full title of a law that the register has, else the title as it is given. Raises NotDone for none."""
    given = "".join(title.split()).strip("《》")
    if not given:
        raise NotDone(_("请填写法律名称"))
    held = office_register(now().date()).find(given)
    if held is not None and (held.title == given or held.short == given):
        return held.title
    return given


def _enter(title: str, kind: str, version: LawVersion, texts: Sequence[LawArticle], by: User) -> LawVersion:
    with writing() as session:
        law = session.scalar(select(OfficeLaw).where(OfficeLaw.title == title))
        held = register().find(title)
        if law is None:
            law = OfficeLaw(title=title, kind=kind or (held.kind if held else ""), created_by_id=by.id)
            session.add(law)
            session.flush()
        elif kind and law.kind != kind:
            law.kind = kind
        before = session.scalar(
            select(LawVersion).where(LawVersion.law_id == law.id, LawVersion.passed_on == version.passed_on, LawVersion.withdrawn_at.is_(None))
        )
        if before is not None:
            before.withdrawn_at, before.withdrawn_by_id, before.withdrawn_reason = now(), by.id, REPLACED
            session.flush()
        version.law_id = law.id
        session.add(version)
        session.flush()
        _check()
        for text in texts:
            text.version_id = version.id
        session.add_all(texts)
        session.flush()
        audit.record(
            audit.Event.LAW_VERSION_ADDED, version, by=by,
            before={"version_id": before.id} if before else None,
            after={"title": title, "passed_on": version.passed_on, "effective_on": version.effective_on, "articles": version.articles,
                   "text": bool(texts), "source": version.source_name},
        )
    return version


def withdraw(version: LawVersion, *, by: User, reason: str) -> None:
    """Takes back a version that was entered wrongly. Raises Forbidden, NotDone."""
    require(by, Action.LAW_EDIT)
    if not reason.strip():
        raise NotDone(_("请写明撤回的理由"))
    with writing():
        if version.withdrawn_at is not None:
            raise NotDone(_("这个文本已经撤回"))
        version.withdrawn_at, version.withdrawn_by_id, version.withdrawn_reason = now(), by.id, reason.strip()
        db.session.flush()
        _check()
        audit.record(audit.Event.LAW_VERSION_WITHDRAWN, version, by=by, after={"title": version.law.title, "reason": reason.strip()})


def set_repeal(title: str, *, by: User, repealed_on: date | None, replaced_by: str = "") -> OfficeLaw:
    """Enters from which day the law no longer holds, and what takes its place; None takes an own entry back. Raises Forbidden, NotDone."""
    require(by, Action.LAW_EDIT)
    title = _titled(title)
    with writing() as session:
        law = session.scalar(select(OfficeLaw).where(OfficeLaw.title == title))
        held = register().find(title)
        if law is None and held is None:
            raise NotDone(_("法规库里没有这部法律"))
        if law is None:
            law = OfficeLaw(title=title, kind=held.kind if held else "", created_by_id=by.id)
            session.add(law)
            session.flush()
        before = {"repealed_on": law.repealed_on, "replaced_by": law.replaced_by}
        law.repealed_on, law.replaced_by = repealed_on, replaced_by.strip() if repealed_on else ""
        law.repeal_entered_by_id, law.repeal_entered_at = (by.id, now()) if repealed_on else (None, None)
        session.flush()
        _check()
        after = {"repealed_on": law.repealed_on, "replaced_by": law.replaced_by}
        if after != before:
            audit.record(audit.Event.LAW_REPEALED, law, by=by, before=before, after={"title": title, **after})
    return law


def _check() -> None:
    """Raises NotDone where what the office has now does not fit together."""
    try:
        extended(register(), records(now() + timedelta(seconds=1)))
    except WrongUse as wrong:
        raise NotDone(say_in(said, wrong.template, wrong.params)) from wrong


def records(known_at: datetime) -> list[dict[str, Any]]:
    """What the office knew at a moment, as the checker's settings take it: each law's versions by the day they were passed, then its repeal."""
    live = select(LawVersion).join(OfficeLaw).options(joinedload(LawVersion.law)).where(
        LawVersion.created_at <= known_at, or_(LawVersion.withdrawn_at.is_(None), LawVersion.withdrawn_at > known_at)
    ).order_by(LawVersion.law_id, LawVersion.passed_on, LawVersion.id)
    found: dict[int, list[dict[str, Any]]] = {}
    for version in db.session.scalars(live):
        found.setdefault(version.law_id, []).append(_record(version))
    repealed = select(OfficeLaw).where(OfficeLaw.repealed_on.is_not(None), OfficeLaw.repeal_entered_at <= known_at)
    for law in db.session.scalars(repealed):
        assert law.repealed_on is not None
        told = {"title": law.title, "repealed": law.repealed_on.isoformat(), "by": law.replaced_by}
        found.setdefault(law.id, []).append({k: v for k, v in told.items() if v})
    return [record for law_id in sorted(found) for record in found[law_id]]


def _record(version: LawVersion) -> dict[str, Any]:
    told = {
        "title": version.law.title, "kind": version.law.kind, "version": version.passed_on.isoformat(),
        "effective_from": version.effective_on.isoformat(), "articles": version.articles, "structure": version.structure,
        "inserted": version.inserted, "history": version.history,
    }
    return {k: v for k, v in told.items() if v not in (None, "", {}, []) or (k == "inserted" and v is not None)}


def part(as_of: date) -> dict[str, Any]:
    """The key `laws` of the checker's settings: what the office knew at the end of the day. Nothing where it had added nothing."""
    fitting = _fitting(records(_end_of(as_of)))
    return {KEY: fitting} if fitting else {}


def office_register(as_of: date) -> Register:
    """The checker's register with what the office knew at the end of the day."""
    return register_of(records(_end_of(as_of)))


def register_of(added: list[dict[str, Any]]) -> Register:
    """The checker's register with `added`, as `records` tells it; kept, since every page of the law register asks for the same one."""
    return _extended(json.dumps(_fitting(added), sort_keys=True, ensure_ascii=False))


@lru_cache(maxsize=4)
def _extended(added: str) -> Register:
    return extended(register(), json.loads(added))


def _fitting(added: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What of `added` fits the checker's register. All did when it was entered; after an update of the register one may contradict it, and
    must not stop every review: it is left out, and the log says so."""
    held, fitting = register(), []
    for record in added:
        try:
            held = extended(held, [record])
        except WrongUse as wrong:
            log.warning("a law of the office does not fit the register", extra={"law": record["title"], "why": str(wrong)})
            continue
        fitting.append(record)
    return fitting


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC)

