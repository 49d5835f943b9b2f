"""An office for a test: a temporary instance with a migrated database, factories for its rows, and browsers signed in as each role."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, session
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf

from lcadmin.access import RoleName, accounts
from lcadmin.app import create_app
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, Finding, Review, ReviewState, StoredFile, User
from lcadmin.settings import Settings
from lcadmin.transaction import writing

PASSWORD = "correct-horse-battery"
QUICK_HASHES = {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}


class SignedInClient(FlaskClient):
    """A browser that puts a valid CSRF token on what it sends; `csrf=False` sends none.

    Each request has a context and a database session of its own, as in life, not the test's; what the test holds is read anew after it.
    """

    user: User

    def open(self, *args: Any, csrf: bool = True, **kwargs: Any) -> Any:
        with self.application.app_context():
            if csrf and kwargs.get("method", "GET") not in ("GET", "HEAD"):
                kwargs["headers"] = {**dict(kwargs.get("headers") or {}), "X-CSRFToken": self.csrf_token()}
            kwargs.setdefault("buffered", True)  # to its end: what streams holds its context until then
            answer = super().open(*args, **kwargs)
        db.session.rollback()
        return answer

    def csrf_token(self) -> str:
        """A token that the session of this browser accepts."""
        with self.session_transaction() as kept, self.application.app_context(), self.application.test_request_context():
            session.update(kept)
            token: str = generate_csrf()
            kept.update(session)
        return token

    def sign_in(self, username: str, password: str = PASSWORD) -> Any:
        """Signs in through the page, as a person does."""
        return self.post("/login", data={"username": username, "password": password})


class Factory:
    """Rows for a test, complete enough to be shown. Each call makes another one."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.made = 0

    def _next(self) -> int:
        self.made += 1
        return self.made

    def agency(self, name: str | None = None, **values: Any) -> Agency:
        """An agency; its name counts up."""
        n = self._next()
        values.setdefault("short_name", f"单位{n}")
        with writing() as session:
            agency = Agency(name=name or f"第{n}执法单位", **values)
            session.add(agency)
        return agency

    def user(
        self, role: RoleName | str = RoleName.REVIEWER, *, agency: Agency | None = None, username: str | None = None, **values: Any
    ) -> User:
        """A user of `role` whose password is PASSWORD and need not be changed; an agency's user gets an agency."""
        role = RoleName(role)
        if role is RoleName.AGENCY and agency is None:
            agency = self.agency()
        made = accounts.create(username or f"{role.value}-{self._next()}", f"{role.value} {self.made}", [role], agency=agency, by=None)
        accounts.change_own_password(made.user, PASSWORD)
        with writing():
            for name, value in values.items():
                setattr(made.user, name, value)
        return made.user

    def stored_file(self, content: bytes | None = None) -> StoredFile:
        """The row of a content; the bytes themselves are not written (`lcadmin.storage.store` does both)."""
        content = content if content is not None else f"content {self._next()}".encode()
        sha256 = hashlib.sha256(content).hexdigest()
        with writing() as session:
            found = session.get(StoredFile, sha256)
            if found is None:
                found = StoredFile(sha256=sha256, size=len(content), media_type="application/pdf")
                session.add(found)
        return found

    def case_file(self, *, agency: Agency | None = None, reviewer: User | None = None, **values: Any) -> CaseFile:
        """A case file, live, without a review."""
        n = self._next()
        defaults: dict[str, Any] = {"original_name": f"案卷{n}.pdf", "case_no": f"泉鲤市监罚〔2026〕{n}号", "party": f"当事人{n}"}
        defaults["pages"] = 12
        stored = values.pop("stored_file", None) or self.stored_file()
        with writing() as session:
            case_file = CaseFile(sha256=stored.sha256, agency=agency, reviewer=reviewer, **{**defaults, **values})
            session.add(case_file)
        return case_file

    def review(self, case_file: CaseFile | None = None, *, state: ReviewState = ReviewState.DONE, **values: Any) -> Review:
        """A review of `case_file`, which it becomes the current one of."""
        case_file = case_file or self.case_file()
        with writing() as session:
            review = Review(case_file_id=case_file.id, state=state, **values)
            session.add(review)
            session.flush()
            case_file.current_review_id = review.id
        return review

    def finding(self, review: Review | None = None, *, severity: str = "major", **values: Any) -> Finding:
        """A finding of `review` on page 3."""
        review = review or self.review()
        n = self._next()
        defaults: dict[str, Any] = {
            "key": f"key-{n}",
            "rule": "CF-610",
            "points": 4.0,
            "title": "复议期限告知错误",
            "document": "penalty_decision",
            "page": 3,
            "boxes": [[72.0, 500.0, 300.0, 516.0]],
            "quote": "三十日内",
            "message": "告知的复议期限是三十日，应当是六十日",
            "message_id": "告知的复议期限是{told}，应当是六十日",
            "message_params": {"told": "三十日"},
        }
        with writing() as session:
            finding = Finding(review_id=review.id, severity=severity, **{**defaults, **values})
            session.add(finding)
        return finding


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Browser tests drive the machine's chromium; without one they are skipped."""
    chromium = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if chromium is None:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*root, "--lang=zh-CN"]}


@pytest.fixture(scope="session")
def prepared_instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with a migrated, empty database; tests work on copies of it."""
    from flask_migrate import upgrade

    folder = tmp_path_factory.mktemp("prepared") / "instance"
    app = create_app(Settings.read({}, instance=folder), TESTING=True)
    with app.app_context():
        upgrade()
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def settings(prepared_instance: Path, tmp_path: Path) -> Settings:
    """Settings of an instance of the test's own."""
    folder = tmp_path / "instance"
    shutil.copytree(prepared_instance, folder)
    return Settings.read({}, instance=folder)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application on the test's own instance, its context pushed."""
    app = create_app(settings, TESTING=True, PROPAGATE_EXCEPTIONS=False, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=QUICK_HASHES)
    app.test_client_class = SignedInClient
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def make(app: Flask) -> Factory:
    """Factories: `make.agency()`, `make.user("reviewer")`, `make.case_file(...)`, `make.review(...)`, `make.finding(...)`."""
    return Factory(app)


@pytest.fixture
def client(app: Flask) -> SignedInClient:
    """A browser that is not signed in."""
    client = app.test_client()
    assert isinstance(client, SignedInClient)
    return client


@pytest.fixture
def client_as(app: Flask, make: Factory) -> Callable[..., SignedInClient]:
    """`client_as("reviewer")` is a browser signed in as a new user of that role, `client_as(user)` as that user; the user is `.user`."""

    def sign_in(who: User | RoleName | str, **values: Any) -> SignedInClient:
        user = who if isinstance(who, User) else make.user(who, **values)
        client = app.test_client()
        assert isinstance(client, SignedInClient)
        answer = client.sign_in(user.username)
        assert answer.status_code == 302, answer.text
        client.user = user
        return client

    return sign_in
