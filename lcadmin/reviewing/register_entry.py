"""What the register tells the checker of a case file (`--entries`): the numbers of the agency's other cases, and who of its officers was where
and when in their papers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from lcadmin.extensions import db
from lcadmin.models import CaseFile, Sitting

MOST_SITTINGS, MOST_NUMBERS = 5000, 20_000
"""The newest; more would say nothing that a bureau still asks."""


def entry_of(case_file: CaseFile) -> dict[str, Any] | None:
    """The entry of `case_file`; None while nobody knows which agency it is of. A file that took its place, or whose place it took, is no other
    case, nor is one of the same number and party."""
    if case_file.agency_id is None:
        return None
    others = _others(case_file)
    numbers = db.session.execute(
        select(CaseFile.case_no, CaseFile.party).where(others, CaseFile.case_no != "").order_by(CaseFile.id.desc()).limit(MOST_NUMBERS)
    )
    sat = db.session.execute(
        select(Sitting, CaseFile.case_no, CaseFile.original_name)
        .join(CaseFile, CaseFile.current_review_id == Sitting.review_id).where(others).order_by(Sitting.start.desc(), Sitting.id).limit(MOST_SITTINGS)
    )
    return {
        "other_numbers": [{"number": number, "party": party} for number, party in numbers],
        "sittings": [
            {"file": number or name, "start": s.start, "end": s.end, "officers": s.officers, "place": s.place, "people": s.people} for s, number, name in sat
        ],
    }  # fmt: skip


def _others(case_file: CaseFile) -> ColumnElement[bool]:
    chain, waiting = {case_file.id}, [case_file]
    while waiting:
        one = waiting.pop()
        for other in (one.succeeds, *one.successors):
            if other is not None and other.id not in chain:
                chain.add(other.id)
                waiting.append(other)
    found = and_(CaseFile.agency_id == case_file.agency_id, CaseFile.deleted_at.is_(None), CaseFile.id.not_in(chain), CaseFile.sha256 != case_file.sha256)
    if case_file.case_no and case_file.party:
        return and_(found, or_(CaseFile.case_no != case_file.case_no, CaseFile.party != case_file.party))
    return found
