"""Which laws the reviewed files cite: those that the register lacks, and the files that waited for one that has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from lcadmin.access import visible_case_files
from lcadmin.bureau.laws import office_register
from lcadmin.extensions import db
from lcadmin.models import CaseFile, CitedLaw, LawVersion, Review, User
from rules.law import names
from rules.law.register import Register, register

MOST_FILES = 200


@dataclass(slots=True)
class Missing:
    """A law that files cite and the register lacks. `times` in all papers of the current reviews."""

    name: str
    times: int = 0
    review_ids: set[int] = field(default_factory=set)

    @property
    def files(self) -> int:
        """How many files cite it."""
        return len(self.review_ids)


def missing(today: date) -> list[Missing]:
    """The laws that the current reviews of live files cite and the register lacks, cited by most files first. What a reader garbled (an
    illegible character in the name) is no law's name."""
    laws = office_register(today)
    found: dict[str, Missing] = {}
    rows = db.session.execute(
        select(CitedLaw.name, CitedLaw.times, CitedLaw.review_id)
        .join(CaseFile, CaseFile.current_review_id == CitedLaw.review_id)
        .where(CaseFile.deleted_at.is_(None))
    )
    known: dict[str, bool] = {}
    for name, times, review_id in rows:
        if name not in known:
            known[name] = laws.find(name) is not None or not names.may_be_a_law(name) or any(c in name for c in "■▇█�□")
        if known[name]:
            continue
        entry = found.setdefault(names.without_additions(names.key(name)), Missing(name))
        entry.times += times
        entry.review_ids.add(review_id)
    return sorted(found.values(), key=lambda m: (-m.files, -m.times, m.name))


def files_citing(user: User, review_ids: Iterable[int]) -> list[CaseFile]:
    """The live files of these reviews that `user` may see in lists, newest first, at most MOST_FILES."""
    ids = list(review_ids)
    return list(db.session.scalars(
        visible_case_files(user).where(CaseFile.current_review_id.in_(ids[:5000])).order_by(CaseFile.updated_at.desc()).limit(MOST_FILES)
    )) if ids else []


def waiting(user: User, title: str, today: date) -> list[CaseFile]:
    """The files that `user` may see whose current review cites the law `title` and was queued before the office entered a version of it that
    may concern them: any file where the law was new to the register, else one decided since the version came into force."""
    laws = office_register(today)
    versions = list(db.session.scalars(select(LawVersion).where(LawVersion.withdrawn_at.is_(None), LawVersion.law.has(title=title))))
    cited = _names_of(title, laws)
    if not versions or not cited:
        return []
    newest: datetime = max(v.created_at for v in versions)
    first_entered = _is_new(title)
    query = (
        visible_case_files(user)
        .join(Review, Review.id == CaseFile.current_review_id)
        .where(CaseFile.current_review_id.in_(select(CitedLaw.review_id).where(CitedLaw.name.in_(cited))))
        .where(Review.queued_at < newest, CaseFile.deleted_at.is_(None))
        .order_by(CaseFile.updated_at.desc())
    )
    files = db.session.execute(query.add_columns(Review.queued_at).limit(MOST_FILES)).all()
    return [f for f, queued_at in files if any(
        queued_at < v.created_at and (first_entered or f.decided_on is None or f.decided_on >= v.effective_on) for v in versions
    )]


def _is_new(title: str) -> bool:
    """Whether the register that comes with the checker lacks the law."""
    return register().find(title) is None


def _names_of(title: str, laws: Register) -> list[str]:
    """The names under which reviews found the law cited."""
    short = names.key(title)
    likely = db.session.scalars(select(CitedLaw.name).where(CitedLaw.name.contains(short[:4], autoescape=True)).distinct())
    return [name for name in likely if (law := laws.find(name)) is not None and law.title == title]
