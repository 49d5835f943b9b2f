"""Operations on a case file's entry."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from werkzeug.exceptions import Forbidden

from lcadmin.extensions import db
from lcadmin.models import AuditEntry, CaseFile
from lcadmin.registers import NotDone, case_files
from tests.lcadmin.conftest import Factory


def test_giving_it_to_who_has_it_already_is_no_event(make: Factory) -> None:
    admin, reviewer = make.user("admin"), make.user("reviewer")
    case_file = make.case_file(reviewer=reviewer)
    assert case_files.assign([case_file], reviewer, by=admin) == 0
    assert case_files.assign([case_file], None, by=admin) == 1
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "case_file.assigned")).one()
    assert (entry.before, entry.after) == ({"reviewer_id": reviewer.id}, {"reviewer_id": None})


def test_one_that_may_not_be_moved_stops_the_whole_move(make: Factory) -> None:
    reviewer = make.user("reviewer")
    own, theirs = make.case_file(reviewer=reviewer), make.case_file(reviewer=make.user("reviewer"))
    with pytest.raises(Forbidden):
        case_files.trash([own, theirs], by=reviewer)
    assert db.session.get_one(CaseFile, own.id).deleted_at is None


def test_one_that_was_handed_in_again_is_not_restored_beside_its_copy(make: Factory) -> None:
    admin, agency, stored = make.user("admin"), make.agency(), make.stored_file()
    first = make.case_file(agency=agency, stored_file=stored)
    case_files.trash([first], by=admin)
    make.case_file(agency=agency, stored_file=stored)
    with pytest.raises(NotDone):
        case_files.restore([first], by=admin)


def test_it_cannot_be_given_to_an_agency_that_has_the_same_bytes(make: Factory) -> None:
    admin, agency, stored = make.user("admin"), make.agency(), make.stored_file()
    make.case_file(agency=agency, stored_file=stored)
    loose = make.case_file(stored_file=stored)
    with pytest.raises(NotDone):
        case_files.change_particulars(loose, by=admin, case_no="", party="", cause="", procedure="", decided_on=None, agency=agency)


def test_only_who_may_edit_changes_the_particulars(make: Factory) -> None:
    agency = make.agency()
    case_file = make.case_file(agency=agency)
    with pytest.raises(Forbidden):
        case_files.change_particulars(
            case_file, by=make.user("agency", agency=agency), case_no="x", party="", cause="", procedure="", decided_on=None, agency=agency
        )
