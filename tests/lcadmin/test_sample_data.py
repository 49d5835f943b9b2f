"""What a first start shows: people of every role, three case files, two of them reviewed and decided."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from lcadmin.access import RoleName, accounts
from lcadmin.access.accounts import roles_of_row
from lcadmin.audit import verify
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, Finding, FindingState, NormativeDocument, ReviewState, User
from lcadmin.prepare import Handover, prepare


@pytest.fixture
def handover(app: Flask) -> Handover:
    """A prepared installation, and what was told of it."""
    told: list[Handover] = []
    prepare(app, told.append)
    prepare(app, told.append)
    (handover,) = told
    return handover


def test_there_is_a_user_of_every_role_who_must_change_the_password(handover: Handover) -> None:
    users = db.session.scalars(select(User)).all()
    assert {role for user in users for role in roles_of_row(user)} == set(RoleName)
    assert {user.username for user in users} == set(handover.usernames)
    assert all(user.must_change_password for user in users)
    assert all((user.agency is not None) == (RoleName.AGENCY in roles_of_row(user)) for user in users)


def test_the_password_that_was_told_opens_every_account(handover: Handover, app: Flask) -> None:
    for username in handover.usernames:
        client = app.test_client()
        assert client.sign_in(username, handover.password).status_code == 302  # type: ignore[attr-defined]
        assert client.get("/").location == "/password"


def test_two_case_files_are_decided_and_one_waits(handover: Handover) -> None:
    case_files = db.session.scalars(select(CaseFile).order_by(CaseFile.id)).all()
    reviews = [case_file.current_review for case_file in case_files]
    assert [review.state for review in reviews if review] == [ReviewState.DONE, ReviewState.DONE, ReviewState.QUEUED]
    for review in reviews[:2]:
        assert review is not None
        findings = db.session.scalars(select(Finding).where(Finding.review_id == review.id)).all()
        assert findings, "a sample without a finding shows nothing"
        assert all(finding.state is not FindingState.OPEN for finding in findings)
        assert review.score_confirmed is not None
    assert all(case_file.agency for case_file in case_files)


def test_the_registers_are_not_empty_and_the_trail_holds(handover: Handover) -> None:
    assert len(db.session.scalars(select(Agency)).all()) == 8
    assert db.session.scalars(select(NormativeDocument)).first() is not None
    assert verify().broken is None


def test_without_sample_data_there_is_one_admin(app: Flask) -> None:
    from dataclasses import replace

    app.config["LCADMIN"] = replace(app.config["LCADMIN"], sample_data=False)
    told: list[Handover] = []
    prepare(app, told.append)
    (only,) = db.session.scalars(select(User)).all()
    assert (told[0].usernames, roles_of_row(only)) == (("admin",), {RoleName.ADMIN})
    assert accounts.find_user("ADMIN") is only
    assert db.session.scalars(select(CaseFile)).first() is None
