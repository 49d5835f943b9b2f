"""Handing in case files: each file is answered for by itself, with a script and without one."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from lcadmin.extensions import db
from lcadmin.models import CaseFile, StoredFile
from lcadmin.settings import ROOT
from tests.lcadmin.conftest import Factory, SignedInClient

SAMPLE = (ROOT / "tests" / "samples" / "health-summary.pdf").read_bytes()
SCRIPT = {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}
SignIn = Callable[..., SignedInClient]


def hand_in(client: SignedInClient, *files: tuple[bytes, str], script: bool = True, **more: str) -> object:
    data = {"files": [(io.BytesIO(content), name) for content, name in files], **more}
    return client.post("/case-files/upload", data=data, headers=SCRIPT if script else {}, content_type="multipart/form-data")


def test_a_file_is_taken_in_with_a_link_and_an_address_to_watch(client_as: SignIn) -> None:
    client = client_as("reviewer")
    answer = hand_in(client, (SAMPLE, "案卷.pdf"))
    body = answer.json
    assert (answer.status_code, body["state"]) == (200, "taken")
    case_file = db.session.scalars(select(CaseFile)).one()
    assert body["url"] == f"/case-files/{case_file.id}"
    assert case_file.original_name == "案卷.pdf"
    assert client.get(body["watch"]).json["over"] is False


def test_the_same_bytes_again_are_said_to_be_there_with_a_link(client_as: SignIn) -> None:
    client = client_as("reviewer")
    first = hand_in(client, (SAMPLE, "一.pdf")).json
    again = hand_in(client, (SAMPLE, "二.pdf")).json
    assert again["state"] == "already"
    assert again["url"] == first["url"]
    assert db.session.scalar(select(func.count()).select_from(CaseFile)) == 1


def test_another_agencys_copy_is_an_entry_of_its_own_that_tells_nothing(make: Factory, client_as: SignIn) -> None:
    first = hand_in(client_as("agency", agency=make.agency()), (SAMPLE, "一.pdf")).json
    second = hand_in(client_as("agency", agency=make.agency()), (SAMPLE, "一.pdf")).json
    assert (first["state"], second["state"]) == ("taken", "taken")
    assert first["url"] != second["url"]
    assert db.session.scalar(select(func.count()).select_from(StoredFile)) == 1


@pytest.mark.parametrize(("content", "name"), [(b"", "空.pdf"), (b"PK\x03\x04 a zip", "压缩.pdf"), (b"plain words", "文字.pdf")])
def test_what_is_no_pdf_is_refused_with_one_sentence(content: bytes, name: str, client_as: SignIn) -> None:
    answer = hand_in(client_as("reviewer"), (content, name))
    assert (answer.status_code, answer.json["state"]) == (422, "refused")
    assert answer.json["message"]
    assert "url" in answer.json
    assert db.session.scalar(select(func.count()).select_from(CaseFile)) == 0


def test_without_a_script_many_files_are_answered_for_on_one_page(client_as: SignIn) -> None:
    answer = hand_in(client_as("reviewer"), (SAMPLE, "好.pdf"), (b"", "空.pdf"), script=False)
    assert answer.status_code == 200
    for words in ("好.pdf", "已收到", "空.pdf", "文件是空的"):
        assert words in answer.text


def test_agency_and_case_type_may_be_given(make: Factory, client_as: SignIn) -> None:
    agency = make.agency()
    hand_in(client_as("reviewer"), (SAMPLE, "一.pdf"), agency=str(agency.id), procedure="summary")
    case_file = db.session.scalars(select(CaseFile)).one()
    assert (case_file.agency_id, case_file.procedure) == (agency.id, "summary")


def test_an_agency_hands_in_for_itself_whatever_it_sends(make: Factory, client_as: SignIn) -> None:
    own, other = make.agency(), make.agency()
    client = client_as("agency", agency=own)
    assert 'name="agency"' not in client.get("/case-files/upload").text
    hand_in(client, (SAMPLE, "一.pdf"), agency=str(other.id))
    assert db.session.scalars(select(CaseFile)).one().agency_id == own.id


def test_no_file_at_all_is_said(client_as: SignIn) -> None:
    assert "没有选择文件" in hand_in(client_as("reviewer"), script=False).text


def test_a_name_from_outside_is_text_and_nothing_else(client_as: SignIn) -> None:
    answer = hand_in(client_as("reviewer"), (SAMPLE, "../../<img src=x>.pdf"), script=False)
    assert "<img src=x>" not in answer.text
    assert "/" not in db.session.scalars(select(CaseFile)).one().original_name
