"""The laws of the register as a list: name, kind, what holds today, what the office has entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from sqlalchemy import func, select

from lcadmin.bureau.laws import office_register
from lcadmin.extensions import db
from lcadmin.language import N_
from lcadmin.models import LawVersion, OfficeLaw
from rules.law.register import NotInForce, Register, Version


class Holds(StrEnum):
    """Whether a law holds on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


HOLDS = {Holds.IN_FORCE: N_("施行中"), Holds.NOT_YET: N_("尚未施行"), Holds.REPEALED: N_("已废止"), Holds.UNKNOWN: N_("登记中不能确定")}


@dataclass(frozen=True, slots=True)
class LawRow:
    """A law on a day. `version` is the day by which the version in force is named."""

    title: str
    short: str
    kind: str
    holds: Holds
    version: date | None
    since: date | None
    articles: int | None
    versions: int
    repealed: date | None
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Own:
    """What the office has of a law: its entries that count, how many of them with a text."""

    entries: int
    texts: int


def laws_on(day: date) -> tuple[LawRow, ...]:
    """Every law of the register with what the office added, by title, as it stands on `day`."""
    return _rows(office_register(day), day)


@lru_cache(maxsize=2)
def _rows(laws: Register, day: date) -> tuple[LawRow, ...]:
    found = []
    for title in laws.titles():
        law = laws.find(title)
        if law is None or law.title != title:
            continue
        held = law.at(day)
        version = held if isinstance(held, Version) else None
        holds = Holds.IN_FORCE if version else Holds.UNKNOWN
        if isinstance(held, NotInForce):
            holds = Holds.NOT_YET if held.until else Holds.REPEALED
        found.append(LawRow(
            title, law.short, law.kind, holds, version.passed if version else None, version.begins if version else None,
            version.articles if version else None, len(law.versions), law.repealed, law.replaced_by,
        ))
    return tuple(found)


def chosen(rows: tuple[LawRow, ...], words: str, kind: str, holds: str, own: bool, owned: dict[str, Own], laws: Register) -> list[LawRow]:
    """The rows that were asked for; a short name (固废法) finds its law too."""
    called = laws.find(words) if words else None
    return [
        row for row in rows
        if (not words or all(w in row.title for w in words.strip("《》").split()) or (called is not None and called.title == row.title))
        and (not kind or row.kind == kind) and (not holds or row.holds == holds) and (not own or row.title in owned)
    ]


def owned() -> dict[str, Own]:
    """What the office has entered, by title."""
    rows = db.session.execute(
        select(OfficeLaw.title, func.count(LawVersion.id), func.count(LawVersion.source_sha256))
        .join(LawVersion, (LawVersion.law_id == OfficeLaw.id) & LawVersion.withdrawn_at.is_(None), isouter=True)
        .where((LawVersion.id.is_not(None)) | (OfficeLaw.repealed_on.is_not(None)))
        .group_by(OfficeLaw.title)
    )
    return {title: Own(entries, texts) for title, entries, texts in rows}
