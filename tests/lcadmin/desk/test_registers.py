"""The small registers: agencies, normative documents, users, rules, audit; each change is an operation with its audit row."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select

from lcadmin.access import accounts
from lcadmin.extensions import db
from lcadmin.models import Agency, AuditEntry, DismissalReason, NormativeDocument, NormativeState, Review, User
from lcadmin.reviewing import decide
from rules.catalogue import described
from tests.lcadmin.conftest import Factory, SignedInClient

SignIn = Callable[..., SignedInClient]


def last(event: str) -> AuditEntry:
    return db.session.scalars(select(AuditEntry).where(AuditEntry.event == event).order_by(AuditEntry.id.desc())).first()


# ---- agencies ----


def test_an_admin_adds_an_agency_and_it_is_in_the_trail(client_as: SignIn) -> None:
    client = client_as("admin")
    data = {"name": "鲤城区水务局", "short_name": "区水务局", "department": "water", "active": "y"}
    assert "鲤城区水务局" in client.post("/agencies/new/", data=data, follow_redirects=True).text
    assert last("agency.created").after["department"] == "water"


def test_two_agencies_cannot_have_one_name(make: Factory, client_as: SignIn) -> None:
    make.agency("鲤城区水务局")
    answer = client_as("admin").post("/agencies/new/", data={"name": "鲤城区水务局", "short_name": "水务", "department": ""})
    assert "已经有“鲤城区水务局”" in answer.text
    assert len(db.session.scalars(select(Agency).where(Agency.name == "鲤城区水务局")).all()) == 1


def test_an_agency_can_be_changed_and_comes_back_to_the_list_as_it_was(make: Factory, client_as: SignIn) -> None:
    agency = make.agency(short_name="旧名")
    client = client_as("admin")
    assert 'value="旧名"' in client.get(f"/agencies/edit/?id={agency.id}").text
    data = {"name": agency.name, "short_name": "新名", "department": "", "url": "/agencies/?search=名"}
    answer = client.post(f"/agencies/edit/?id={agency.id}", data=data)
    assert answer.headers["Location"].startswith("/agencies/?search=")
    assert db.session.get_one(Agency, agency.id).short_name == "新名"
    assert db.session.get_one(Agency, agency.id).active is False
    assert last("agency.changed").before["short_name"] == "旧名"


def test_a_form_does_not_lead_away_from_the_office(make: Factory, client_as: SignIn) -> None:
    agency = make.agency()
    data = {"name": agency.name, "short_name": "新名", "department": "", "url": "https://elsewhere.example/"}
    answer = client_as("admin").post(f"/agencies/edit/?id={agency.id}&url=//elsewhere.example", data=data)
    assert answer.headers["Location"] == "/agencies/"


def test_each_agency_links_to_its_case_files(make: Factory, client_as: SignIn) -> None:
    agency = make.agency()
    make.case_file(agency=agency)
    make.case_file(agency=agency)
    assert f'<a href="/case-files/?flt0_agency={agency.id}">2</a>' in client_as("reviewer").get("/agencies/").text


# ---- normative documents ----

DOCUMENT = {
    "title": "户外广告管理办法",
    "doc_no": "鲤政规〔2026〕3号",
    "issuer": "鲤城区人民政府",
    "agency": "",
    "issued_on": "2026-03-01",
    "state": "in_force",
}


def test_a_legal_officer_enters_a_document(client_as: SignIn) -> None:
    client = client_as("legal_officer")
    text = client.post("/normative-documents/new/", data={**DOCUMENT, "effective_on": "2026-04-01"}, follow_redirects=True).text
    assert "鲤政规〔2026〕3号" in text
    document = db.session.scalars(select(NormativeDocument)).one()
    assert (document.state, str(document.effective_on)) == (NormativeState.IN_FORCE, "2026-04-01")
    assert last("normative_document.created").after["effective_on"] == "2026-04-01"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"effective_on": "2026-02-01"}, "施行日期不能早于印发日期"),
        ({"effective_on": "2026-04-01", "expires_on": "2026-04-01"}, "失效日期要晚于施行日期"),
    ],
)
def test_days_that_contradict_each_other_are_refused(days: dict[str, str], sentence: str, client_as: SignIn) -> None:
    text = client_as("legal_officer").post("/normative-documents/new/", data={**DOCUMENT, **days}).text
    assert sentence in text
    assert "户外广告管理办法" in text
    assert db.session.scalars(select(NormativeDocument)).all() == []


def test_an_agency_sees_the_documents_that_it_drafted(make: Factory, client_as: SignIn) -> None:
    own, other = make.agency(), make.agency()
    officer = client_as("legal_officer")
    officer.post("/normative-documents/new/", data={**DOCUMENT, "title": "自家的办法", "agency": str(own.id)})
    officer.post("/normative-documents/new/", data={**DOCUMENT, "title": "别家的办法", "agency": str(other.id)})
    text = client_as("agency", agency=own).get("/normative-documents/").text
    assert "自家的办法" in text
    assert "别家的办法" not in text
    assert "登记文件" not in text


# ---- users ----


def test_a_new_user_gets_a_password_that_is_shown_once_and_works(client_as: SignIn, client: SignedInClient) -> None:
    admin = client_as("admin")
    data = {"username": "linxl", "name": "林晓岚", "roles": ["reviewer"], "agency": ""}
    answer = admin.post("/users/new/", data=data)
    password = re.search(r'id="secret">([^<]+)<', answer.text)
    assert password
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.sign_in("linxl", password[1]).status_code == 302
    assert client.get("/").headers["Location"] == "/password"
    trail = " ".join(f"{e.before}{e.after}" for e in db.session.scalars(select(AuditEntry)))
    assert password[1] not in trail


def test_a_user_without_a_role_or_an_agency_user_without_agency_is_refused(client_as: SignIn) -> None:
    admin = client_as("admin")
    assert "请至少选择一个角色" in admin.post("/users/new/", data={"username": "a1", "name": "甲", "agency": ""}).text
    data = {"username": "a1", "name": "甲", "roles": ["agency"], "agency": ""}
    assert "执法单位的用户要指明单位" in admin.post("/users/new/", data=data).text
    assert accounts.find_user("a1") is None


def test_an_admin_resets_unlocks_deactivates_and_activates(make: Factory, client_as: SignIn, client: SignedInClient) -> None:
    admin = client_as("admin")
    user = make.user("reviewer", username="linxl")
    for _try in range(5):
        client.sign_in("linxl", "wrong-password")
    page = admin.get(f"/users/edit/?id={user.id}").text
    assert "锁定到" in page
    admin.post(f"/users/unlock/?id={user.id}")
    assert accounts.locked_until(db.session.get_one(User, user.id)) is None
    assert 'id="secret"' in admin.post(f"/users/reset-password/?id={user.id}").text
    assert db.session.get_one(User, user.id).must_change_password
    assert "已停用" in admin.post(f"/users/active/?id={user.id}", follow_redirects=True).text
    assert not db.session.get_one(User, user.id).active
    assert "已启用" in admin.post(f"/users/active/?id={user.id}", follow_redirects=True).text
    assert db.session.get_one(User, user.id).active


def test_the_last_admin_cannot_lock_the_office(client_as: SignIn) -> None:
    admin = client_as("admin")
    me = admin.user.id  # type: ignore[attr-defined]
    assert "不能停用自己的账号" in admin.post(f"/users/active/?id={me}", follow_redirects=True).text
    data = {"username": "x", "name": "甲", "roles": ["reviewer"], "agency": ""}
    assert "至少要留一位管理员" in admin.post(f"/users/edit/?id={me}", data=data).text


def test_the_name_to_sign_in_with_is_not_changed_by_the_form(make: Factory, client_as: SignIn) -> None:
    user = make.user("reviewer", username="linxl")
    data = {"username": "somebody", "name": "林晓岚", "roles": ["reviewer", "legal_officer"], "agency": ""}
    client_as("admin").post(f"/users/edit/?id={user.id}", data=data)
    fresh = db.session.get_one(User, user.id)
    assert (fresh.username, fresh.name) == ("linxl", "林晓岚")
    assert {r.name for r in fresh.roles} == {"reviewer", "legal_officer"}


# ---- rules ----


def test_the_rules_are_those_that_are_declared(client_as: SignIn) -> None:
    text = client_as("viewer").get("/rules/").text
    for rule in described():
        assert f'href="/rules/{rule["id"]}"' in text
        assert rule["title"] in text


def test_a_rule_shows_how_often_it_was_raised_confirmed_and_dismissed_and_why(
    client_as: SignIn, make: Factory, reviewed: Callable[..., Review]
) -> None:
    client = client_as("reviewer")
    me = client.user  # type: ignore[attr-defined]
    for _each in range(3):
        reviewed(findings=1)
    findings = [review.findings[0] for review in db.session.scalars(select(Review))]
    decide.confirm(findings[0], by=me, seen=1)
    decide.dismiss(findings[1], by=me, seen=1, reason=DismissalReason.MISREAD)
    decide.reopen(findings[1], by=me, seen=2)
    decide.dismiss(findings[1], by=me, seen=3, reason=DismissalReason.TOO_STRICT)
    text = client.get("/rules/CF-609").text
    figures = re.findall(r"<b>(\d+)</b>(报出|已确认|认定不成立|待定)", text)
    assert {words: int(n) for n, words in figures} == {"报出": 3, "已确认": 1, "认定不成立": 1, "待定": 1}
    reasons = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", text))
    assert (reasons["规则过严"], reasons["识别有误"]) == ("1", "0")
    assert re.search(r"不通过<span>3</span>", text)
    assert client.get("/case-files/?flt0_rule=CF-609").text.count("/case-files/") >= 3


def test_a_rule_of_a_trashed_or_older_review_is_not_counted(client_as: SignIn, make: Factory, reviewed: Callable[..., Review]) -> None:
    from lcadmin.registers import case_files

    gone, old = reviewed(findings=1), reviewed(findings=1)
    case_files.trash([gone.case_file], by=make.user("admin"))
    make.review(old.case_file)
    text = client_as("reviewer").get("/rules/CF-609").text
    assert re.search(r"<b>0</b>报出", text)


def test_a_rule_page_shows_its_basis_and_examples(client_as: SignIn) -> None:
    rule = next(r for r in described() if r["id"] == "CF-609")
    text = client_as("reviewer").get("/rules/CF-609").text
    assert rule["basis"][0] in text
    assert text.count("<blockquote") == len(rule["examples"])
    assert client_as("reviewer").get("/rules/CF-000").status_code == 404


# ---- audit ----


def test_the_audit_is_filtered_by_person_event_and_thing(make: Factory, client_as: SignIn) -> None:
    client = client_as("admin")
    make.agency("甲局")
    client.post("/agencies/new/", data={"name": "乙局", "short_name": "乙", "department": ""})
    text = client.get("/audit/?flt0_event=agency.created").text
    assert "乙局" in text
    assert "新建执法单位" in text.split("<tbody>")[1]
    assert "登录" not in text.split("<tbody>")[1].split("</tbody>")[0]
    mine = client.get(f"/audit/?flt0_actor={client.user.id}").text.split("<tbody>")[1]  # type: ignore[attr-defined]
    assert "乙局" in mine


def test_the_audit_has_no_way_to_change_anything(client_as: SignIn) -> None:
    client = client_as("admin")
    for address in ("/audit/new/", "/audit/edit/?id=1", "/audit/delete/", "/audit/ajax/update/", "/audit/action/"):
        assert client.post(address, data={"id": "1"}).status_code in (404, 405), address
