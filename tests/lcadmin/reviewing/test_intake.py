"""An upload becomes an entry, once for each agency, and its bytes are stored once."""

import io
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.exceptions import Forbidden

from lcadmin import storage
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, Review, ReviewState, StoredFile
from lcadmin.reviewing.intake import DOCX, TEXT, Refused, display_name, take_in
from rules.reading.formats import COMPOUND
from tests.lcadmin.conftest import Factory
from tests.rules.reading.docx.word import docx, p

SAMPLE = Path(__file__).parents[2] / "samples" / "market-ordinary.pdf"


def upload(name: str = "案卷.pdf", content: bytes | None = None, **kwargs):  # type: ignore[no-untyped-def]
    return take_in(io.BytesIO(SAMPLE.read_bytes() if content is None else content), name, **kwargs)


def test_an_upload_is_stored_entered_and_waits_for_review(app: Flask, make: Factory) -> None:
    taken = upload(by=make.user("reviewer"))
    assert not taken.already
    assert storage.path_of(taken.case_file.sha256).read_bytes() == SAMPLE.read_bytes()
    assert taken.case_file.current_review.state is ReviewState.QUEUED


def test_the_same_bytes_of_the_same_agency_lead_to_the_entry_that_is_there(app: Flask, make: Factory) -> None:
    user = make.user("agency")
    first, second = upload(by=user), upload("别名.pdf", by=user)
    assert second.already
    assert second.case_file.id == first.case_file.id
    assert db.session.scalar(select(func.count()).select_from(Review)) == 1


def test_another_agencys_copy_is_an_entry_of_its_own_and_the_bytes_stand_once(app: Flask, make: Factory) -> None:
    one, other = upload(by=make.user("agency")), upload(by=make.user("agency"))
    assert not other.already
    assert one.case_file.id != other.case_file.id
    assert db.session.scalar(select(func.count()).select_from(StoredFile)) == 1


def test_a_reviewer_who_names_no_agency_is_led_to_the_entry_that_they_can_see(app: Flask, make: Factory) -> None:
    reviewer, other = make.user("reviewer"), make.user("reviewer")
    first = upload(by=reviewer, agency=make.agency()).case_file
    assert upload(by=reviewer).case_file.id == first.id
    assert not upload(by=other).already


def test_an_agencys_user_uploads_for_its_own_agency_only(app: Flask, make: Factory) -> None:
    user, other = make.user("agency"), make.agency()
    assert upload(by=user, agency=other).case_file.agency_id == user.agency_id


@pytest.mark.parametrize(("content", "word"), [(b"", "空"), (b"PK\x03\x04 zip", "PDF"), (b"MZ\x90", "PDF"), ("纯文本".encode(), "PDF")])
def test_what_is_no_pdf_is_refused_with_one_sentence_and_leaves_nothing(app: Flask, make: Factory, content: bytes, word: str) -> None:
    with pytest.raises(Refused, match=word):
        upload("看起来.pdf", content, by=make.user("reviewer"))
    assert db.session.scalar(select(func.count()).select_from(CaseFile)) == 0
    assert list(storage.strays()) == []


@pytest.mark.parametrize(("name", "content", "media_type"), [
    ("合同.docx", docx(p("甲方：鲤城区城市管理局")), DOCX), ("改了名.pdf", docx(p("甲方")), DOCX), ("决定书.txt", "行政处罚决定书".encode(), TEXT),
])  # fmt: skip
def test_a_word_document_and_a_plain_text_are_taken_in_by_content(app: Flask, make: Factory, name: str, content: bytes, media_type: str) -> None:
    taken = upload(name, content, by=make.user("reviewer"))
    assert taken.case_file.stored_file.media_type == media_type
    assert storage.path_of(taken.case_file.sha256).read_bytes() == content


@pytest.mark.parametrize(("name", "content", "word"), [
    ("旧.docx", COMPOUND + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600), "旧版 Word"),
    ("带宏.docx", docx(p("甲"), others={"word/vbaProject.bin": b"x"}), "宏"),
    ("加密.docx", COMPOUND + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ("国标.txt", "行政处罚决定书".encode("gb18030"), "UTF-8"),
    ("图.pdf", b"\x89PNG\r\n" + bytes(50), "图片"),
    ("包.pdf", b"Rar!\x1a\x07" + bytes(50), "解压"),
    ("坏.docx", docx(p("甲"))[:300], "损坏"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_save_it_as(app: Flask, make: Factory, name: str, content: bytes, word: str) -> None:
    with pytest.raises(Refused, match=word):
        upload(name, content, by=make.user("reviewer"))
    assert list(storage.strays()) == []


def test_a_file_over_the_limit_is_refused_and_leaves_nothing(app: Flask, make: Factory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(app.config["LCADMIN"]), "max_upload_bytes", property(lambda self: 2000))
    with pytest.raises(Refused, match="MB"):
        upload(by=make.user("reviewer"))
    assert list(storage.strays()) == []


@pytest.mark.parametrize("role", ["viewer", "legal_officer"])
def test_who_may_not_upload_is_refused(app: Flask, make: Factory, role: str) -> None:
    with pytest.raises(Forbidden):
        upload(by=make.user(role))
    assert db.session.scalar(select(func.count()).select_from(Agency)) == 0


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("..\\..\\windows\\案卷.pdf", "案卷.pdf"),
        ("/etc/passwd", "passwd"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "未命名.pdf"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
    ],
)
def test_a_name_is_for_reading_only(app: Flask, given: str, shown: str) -> None:
    with app.test_request_context():
        assert display_name(given) == shown
