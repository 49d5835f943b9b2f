"""Signing in, locking, the first password, accounts, and what each role may and sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.exceptions import Forbidden, NotFound

from lcadmin.access import Action, RoleName, accounts, find_case_file, may, visible_case_files, visible_notices
from lcadmin.access.rights import RIGHTS
from lcadmin.audit import verify
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, Notice, User
from lcadmin.transaction import writing
from tests.lcadmin.conftest import PASSWORD, Factory, SignedInClient

ClientAs = Callable[..., SignedInClient]
WRONG = "账号或密码不正确"


def events() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id)))


# --- signing in -------------------------------------------------------------------------------------------------------------------


def test_the_right_password_opens_the_office(client_as: ClientAs) -> None:
    assert client_as("reviewer").get("/password").status_code == 200


def test_the_name_may_be_written_in_capitals_or_full_width(client: SignedInClient, make: Factory) -> None:
    make.user("reviewer", username="chen.pingcha")
    assert client.sign_in(" Ｃhen.PINGCHA ").status_code == 302


def test_a_stranger_is_sent_to_the_sign_in_page_and_back_afterwards(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer")
    sent = client.get("/password?x=1")
    assert sent.location == "/login?next=/password?x%3D1"
    back = client.post(sent.location, data={"username": user.username, "password": PASSWORD})
    assert back.location == "/password?x=1"


def test_nobody_is_sent_to_another_site_after_signing_in(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer")
    for target in ("https://evil.example/x", "//evil.example/x", r"/\evil.example"):
        back = client.post("/login", query_string={"next": target}, data={"username": user.username, "password": PASSWORD})
        assert back.status_code == 302
        assert urlsplit(back.location).netloc == ""
        client.post("/logout")


def test_a_script_without_a_session_gets_401_as_json(client: SignedInClient) -> None:
    answer = client.get("/password", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json["error"]["message"] == "登录已经结束，请重新登录。"


def test_a_wrong_password_and_an_unknown_name_get_the_same_sentence(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer")
    sentences = [client.sign_in(*pair).text for pair in ((user.username, "wrong"), ("nobody", "wrong"))]
    assert all(WRONG in text for text in sentences)
    assert sentences[0].replace(user.username, "nobody") != ""


def test_a_form_without_its_token_is_refused_in_words(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer")
    answer = client.post("/login", data={"username": user.username, "password": PASSWORD}, csrf=False)
    assert answer.status_code == 400
    assert "页面已经过期" in answer.text


def test_signing_out_ends_the_session(client_as: ClientAs) -> None:
    client = client_as("reviewer")
    assert client.post("/logout").status_code == 302
    assert client.get("/password").location.startswith("/login")
    assert events()[-1] == "session.ended"


def test_a_link_cannot_sign_anybody_out(client_as: ClientAs) -> None:
    client = client_as("reviewer")
    assert client.get("/logout").status_code == 405
    assert client.get("/password").status_code == 200


# --- the lock ---------------------------------------------------------------------------------------------------------------------


def test_five_wrong_tries_lock_the_account_for_fifteen_minutes(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer")
    answers = [client.sign_in(user.username, "wrong").text for _ in range(5)]
    assert [WRONG in text for text in answers] == [True] * 4 + [False]
    assert "账号已锁定" in answers[4]
    assert user.locked_until is not None
    assert timedelta(minutes=14) < user.locked_until - now() <= timedelta(minutes=15)
    assert "账号已锁定" in client.sign_in(user.username).text
    assert events()[-1] == "account.locked"
    assert user.failed_logins == 5


def test_the_lock_opens_by_itself_and_counts_anew(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer", failed_logins=5, locked_until=now() - timedelta(seconds=1))
    assert WRONG in client.sign_in(user.username, "wrong").text
    assert user.failed_logins == 1
    assert client.sign_in(user.username).status_code == 302
    assert (user.failed_logins, user.locked_until) == (0, None)


def test_a_sign_in_sets_the_count_back(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer")
    for _ in range(4):
        client.sign_in(user.username, "wrong")
    assert user.failed_logins == 4
    client.sign_in(user.username)
    assert user.failed_logins == 0


def test_a_right_password_that_comes_while_the_account_is_being_locked_does_not_open_it(app: Flask, make: Factory) -> None:
    user = make.user("reviewer", locked_until=now() + timedelta(minutes=1))
    assert not accounts.signed_in(user, "127.0.0.1")


def test_a_deactivated_account_is_told_so_only_with_the_right_password(client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer", active=False)
    assert WRONG in client.sign_in(user.username, "wrong").text
    assert "已停用" in client.sign_in(user.username).text


# --- the first password -----------------------------------------------------------------------------------------------------------


def test_a_one_time_password_must_be_changed_before_anything_else(app: Flask, client: SignedInClient, make: Factory) -> None:
    made = accounts.create("wang", "王评查", [RoleName.REVIEWER], by=None)
    assert client.sign_in("wang", made.password).status_code == 302
    assert client.get("/?page=2").location == "/password"
    changed = client.post("/password", data={"password": made.password, "new_password": "清源山下的新密码", "again": "清源山下的新密码"})
    assert changed.location == "/?page=2"
    assert client.get("/password").status_code == 200
    assert not made.user.must_change_password
    assert events()[-1] == "account.password_changed"
    client.post("/logout")
    assert WRONG in client.sign_in("wang", made.password).text
    assert client.sign_in("wang", "清源山下的新密码").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("wrong", "new-password-1", "new-password-1", "现在的密码不正确"),
        (PASSWORD, PASSWORD, PASSWORD, "新密码不能与现在的相同"),
        (PASSWORD, "short", "short", "8到128个字符"),
        (PASSWORD, "new-password-1", "new-password-2", "不一样"),
        (PASSWORD, "reviewer-one", "reviewer-one", "不能与账号相同"),
        ("", "new-password-1", "new-password-1", "请填写现在的密码"),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_words(
    client_as: ClientAs, make: Factory, old: str, new: str, again: str, sentence: str
) -> None:
    client = client_as(make.user("reviewer", username="reviewer-one"))
    answer = client.post("/password", data={"password": old, "new_password": new, "again": again})
    assert answer.status_code == 200
    assert sentence in answer.text


def test_a_new_password_ends_the_sessions_elsewhere(client_as: ClientAs, make: Factory) -> None:
    user = make.user("reviewer")
    here, elsewhere = client_as(user), client_as(user)
    here.post("/password", data={"password": PASSWORD, "new_password": "new-password-1", "again": "new-password-1"})
    assert here.get("/password").status_code == 200
    assert elsewhere.get("/password").location.startswith("/login")


# --- accounts ---------------------------------------------------------------------------------------------------------------------


def test_an_account_is_created_with_a_password_that_is_shown_once(app: Flask, make: Factory) -> None:
    admin = make.user("admin")
    made = accounts.create("Li.Si", "李四", [RoleName.REVIEWER], by=admin)
    assert (made.user.username, made.user.must_change_password) == ("li.si", True)
    assert len(made.password) == 14
    stored = [str(v) for e in db.session.scalars(select(AuditEntry)) for v in (e.before, e.after)]
    assert made.user.password not in "".join(stored)
    assert made.password not in "".join(stored)
    assert verify().broken is None


@pytest.mark.parametrize(
    ("username", "name", "roles", "sentence"),
    [
        ("taken", "某人", [RoleName.REVIEWER], "已经有人使用"),
        ("TAKEN", "某人", [RoleName.REVIEWER], "已经有人使用"),
        ("a b", "某人", [RoleName.REVIEWER], "账号由字母"),
        ("", "某人", [RoleName.REVIEWER], "账号由字母"),
        ("new", " ", [RoleName.REVIEWER], "请填写姓名"),
        ("new", "某人", [], "至少选择一个角色"),
        ("new", "某人", [RoleName.AGENCY], "要指明单位"),
    ],
)
def test_an_account_that_will_not_do_is_refused_in_words(
    app: Flask, make: Factory, username: str, name: str, roles: list[RoleName], sentence: str
) -> None:
    make.user("viewer", username="taken")
    with pytest.raises(accounts.AccountError, match=sentence):
        accounts.create(username, name, roles, by=make.user("admin"))


def test_an_agencys_user_cannot_also_work_for_the_bureau(app: Flask, make: Factory) -> None:
    with pytest.raises(accounts.AccountError, match="不能兼有"):
        accounts.create("both", "某人", [RoleName.AGENCY, RoleName.REVIEWER], agency=make.agency(), by=make.user("admin"))


def test_only_an_admin_manages_accounts(app: Flask, make: Factory) -> None:
    user = make.user("viewer")
    for role in set(RoleName) - {RoleName.ADMIN}:
        by = make.user(role)
        for operation in (
            lambda by=by: accounts.create(f"x{by.id}", "某人", [RoleName.VIEWER], by=by),
            lambda by=by: accounts.set_roles(user, [RoleName.ADMIN], by=by),
            lambda by=by: accounts.reset_password(user, by=by),
            lambda by=by: accounts.unlock(user, by=by),
            lambda by=by: accounts.deactivate(user, by=by),
            lambda by=by: accounts.activate(user, by=by),
        ):
            with pytest.raises(Forbidden):
                operation()


def test_a_reset_password_works_once_and_ends_the_sessions(client_as: ClientAs, client: SignedInClient, make: Factory) -> None:
    user = make.user("reviewer", failed_logins=5, locked_until=now() + timedelta(minutes=5))
    reset = accounts.reset_password(user, by=make.user("admin"))
    assert client.sign_in(user.username, reset.password).status_code == 302
    assert client.get("/").location == "/password"


def test_roles_are_set_and_told_in_the_trail(app: Flask, make: Factory) -> None:
    user, admin = make.user("viewer"), make.user("admin")
    accounts.set_roles(user, [RoleName.REVIEWER, RoleName.LEGAL_OFFICER], by=admin)
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.event, entry.before["roles"], entry.after["roles"]) == (
        "account.roles_set",
        ["viewer"],
        ["legal_officer", "reviewer"],
    )
    assert entry.actor_id == admin.id


def test_a_deactivated_users_session_ends_at_once(client_as: ClientAs, make: Factory) -> None:
    client = client_as("reviewer")
    accounts.deactivate(client.user, by=make.user("admin"))
    assert client.get("/password").location.startswith("/login")


def test_there_is_always_an_admin(app: Flask, make: Factory) -> None:
    admin, other = make.user("admin"), make.user("admin")
    with pytest.raises(accounts.AccountError, match="自己"):
        accounts.deactivate(admin, by=admin)
    accounts.deactivate(other, by=admin)
    with pytest.raises(accounts.AccountError, match="至少要留一位管理员"):
        accounts.set_roles(admin, [RoleName.VIEWER], by=admin)


# --- rights and scope -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def world(make: Factory) -> dict[str, Any]:
    """Two agencies, two reviewers, case files of every kind, one notice."""
    ours, other = make.agency(), make.agency()
    reviewer, colleague = make.user("reviewer"), make.user("reviewer")
    files = {
        "mine": make.case_file(agency=ours, reviewer=reviewer),
        "colleague's": make.case_file(agency=ours, reviewer=colleague),
        "nobody's": make.case_file(agency=other),
        "uploaded": make.case_file(reviewer=colleague, uploaded_by_id=reviewer.id),
        "trash": make.case_file(agency=ours, reviewer=reviewer, deleted_at=now()),
    }
    review = make.review(files["colleague's"])
    with writing() as session:
        notice = Notice(
            review_id=review.id,
            case_file_id=files["colleague's"].id,
            series="x",
            year=2026,
            serial=1,
            number="鲤司评〔2026〕1号",
            title="评查意见书",
            blocks=[],
            issued_on=date(2026, 11, 24),
            issued_by_id=colleague.id,
        )
        session.add(notice)
    users = {
        "admin": make.user("admin"),
        "reviewer": reviewer,
        "legal_officer": make.user("legal_officer"),
        "agency": make.user("agency", agency=ours),
        "other agency": make.user("agency", agency=other),
        "viewer": make.user("viewer"),
        "deactivated": make.user("admin", active=False),
    }
    return {"files": files, "users": users, "notice": notice}


SEEN = {
    "admin": {"mine", "colleague's", "nobody's", "uploaded", "trash"},
    "reviewer": {"mine", "nobody's", "uploaded"},
    "legal_officer": set(),
    "agency": {"mine", "colleague's"},
    "other agency": {"nobody's"},
    "viewer": {"colleague's"},
    "deactivated": set(),
}


@pytest.mark.parametrize("who", SEEN)
def test_each_sees_their_own_case_files_only(world: dict[str, Any], who: str) -> None:
    user, files = world["users"][who], world["files"]
    seen = set(db.session.scalars(visible_case_files(user)))
    assert {name for name, file in files.items() if file in seen} == SEEN[who]
    for name, file in files.items():
        assert may(user, Action.CASE_FILE_VIEW, file) is (name in SEEN[who]), name
        if name not in SEEN[who]:
            with pytest.raises(NotFound):
                find_case_file(user, file.id)


@pytest.mark.parametrize(
    ("who", "sees"),
    [("admin", 1), ("reviewer", 0), ("legal_officer", 0), ("agency", 1), ("other agency", 0), ("viewer", 1), ("deactivated", 0)],
)
def test_each_sees_the_notices_of_their_own_case_files(world: dict[str, Any], who: str, sees: int) -> None:
    user = world["users"][who]
    assert len(db.session.scalars(visible_notices(user)).all()) == sees
    assert may(user, Action.NOTICE_VIEW, world["notice"]) is bool(sees)


def test_only_a_reviewer_decides_and_only_on_files_within_reach(world: dict[str, Any]) -> None:
    deciders = {
        (who, name)
        for who, user in world["users"].items()
        for name, file in world["files"].items()
        if may(user, Action.FINDING_DECIDE, file)
    }
    assert deciders == {("reviewer", "mine"), ("reviewer", "nobody's"), ("reviewer", "uploaded")}


def test_a_right_without_a_thing_asks_whether_there_is_any(world: dict[str, Any]) -> None:
    users: dict[str, User] = world["users"]
    allowed = {who for who, user in users.items() if may(user, Action.CASE_FILE_UPLOAD)}
    assert allowed == {"admin", "reviewer", "agency", "other agency"}


def test_every_action_stands_in_the_table() -> None:
    assert set(RIGHTS) == set(Action)
