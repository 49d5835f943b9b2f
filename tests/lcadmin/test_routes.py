"""Every address of the office, literally, with who may reach it. A new one fails here until somebody says so.

A line is: method, address as the application declares it, the roles that reach it, what the others get (403, 404, or HIDDEN: 404 for
whom the thing does not exist, 403 for who sees it but may not do this), and where needed
what is sent along in the address (`sent`) or as JSON (`body`). `<int:case_file_id>` and the like are filled in from `THINGS`: a case file of the
agency, assigned to the reviewer, reviewed, with one finding and one issued notice.

Not signed in: everything but EVERYBODY leads to the sign-in page. Signed in with a one-time password: everything leads to its change.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from lcadmin import storage
from lcadmin.access import RoleName, accounts
from lcadmin.access.login import BEFORE_FIRST_PASSWORD, OPEN
from lcadmin.app import create_app
from lcadmin.bureau import department_settings, laws, own_rules, score_schemes
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import NormativeDocument, Notice, RuleTrial, WorkerBeat
from lcadmin.settings import ROOT, Settings
from lcadmin.transaction import writing
from rules.law.statute_reading import read_statute
from tests.lcadmin.conftest import PASSWORD, QUICK_HASHES, Factory, SignedInClient

A, R, L, G, V = RoleName.ADMIN, RoleName.REVIEWER, RoleName.LEGAL_OFFICER, RoleName.AGENCY, RoleName.VIEWER
SIGNED_IN = frozenset(RoleName)
EVERYBODY = frozenset({*RoleName, "nobody"})
HIDDEN = frozenset({403, 404})

OWN_RULE = {"title": "没有写明银行", "severity": "hint", "basis": ["本局标准第三条"], "suggestion": "写明。",
            "check": {"type": "must_contain", "papers": ["penalty_decision"], "words": ["银行"]}}  # fmt: skip
LAW = "某某市停车办法\n（2020年1月10日公布，自2020年3月1日起施行）\n第一条　为了停车，制定本办法。\n"
OWN_FINDING = {"page": 1, "title": "缺少页码", "message": "第1页没有页码", "severity": "minor", "points": 1}


@dataclass(frozen=True)
class Route:
    """One line of the table."""

    method: str
    address: str
    roles: frozenset[str]
    others: frozenset[int]
    sent: str
    body: dict[str, Any] | None

    def __str__(self) -> str:
        return f"{self.method} {self.address}"


def route(
    method: str,
    address: str,
    roles: set[RoleName] | frozenset[Any],
    others: int | frozenset[int] = 403,
    sent: str = "",
    body: dict[str, Any] | None = None,
) -> Route:
    return Route(method, address, frozenset(roles), others if isinstance(others, frozenset) else frozenset({others}), sent, body)


ROUTES = [
    # access, language, health, static
    route("GET", "/login", EVERYBODY),
    route("POST", "/login", EVERYBODY),
    route("POST", "/logout", EVERYBODY),
    route("GET", "/password", SIGNED_IN),
    route("POST", "/password", SIGNED_IN),
    route("GET", "/language/<code>", EVERYBODY),
    route("GET", "/healthz", EVERYBODY),
    route("GET", "/static/<path:filename>", EVERYBODY),
    # desk: home
    route("GET", "/", SIGNED_IN),
    route("GET", "/static/admin/<path:filename>", EVERYBODY),
    # desk: case files and their pages
    route("GET", "/case-files/", {A, R, G, V}),
    route("POST", "/case-files/action/", {A, R, G, V}),  # an action that the role may not do does nothing (test_case_files)
    route("GET", "/case-files/export/<export_type>/", {A, R, V}),
    route("GET", "/case-files/upload", {A, R, G}),
    route("POST", "/case-files/upload", {A, R, G}),
    route("GET", "/case-files/<int:case_file_id>", {A, R, G, V}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/history", {A, R}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/comparison", {A, R}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/original", {A, R, G}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/annotated.pdf", {A, R}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/pages/<int:page>.png", {A, R}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/pages/<int:page>/text", {A, R}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/search", {A, R}, HIDDEN, sent="q=处罚"),
    route("GET", "/case-files/<int:case_file_id>/searchable.pdf", {A, R, G}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/thumbnails/<int:page>.png", {A, R}, HIDDEN),
    route("GET", "/case-files/<int:case_file_id>/particulars", {A, R}, HIDDEN),
    route("POST", "/case-files/<int:case_file_id>/particulars", {A, R}, HIDDEN),
    route("POST", "/case-files/<int:case_file_id>/review", {A, R}, HIDDEN),
    route("GET", "/reviews/<int:review_id>/progress", {A, R, G, V}, HIDDEN),
    route("POST", "/reviews/<int:review_id>/retry", {A, R}, HIDDEN),
    route("POST", "/reviews/<int:review_id>/findings", {R}, HIDDEN, body=OWN_FINDING),
    route("POST", "/findings/<int:finding_id>/decision", {R}, HIDDEN, body={"do": "confirm", "seen": 1}),
    # notices
    route("GET", "/case-files/<int:case_file_id>/notice", {R}, HIDDEN),
    route("POST", "/case-files/<int:case_file_id>/notice", {R}, HIDDEN),
    route("GET", "/notices/", {A, R, G, V}),
    route("GET", "/notices/export/<export_type>/", {A, R, V}),
    route("GET", "/notices/<int:notice_id>", {A, R, G, V}, HIDDEN),
    route("GET", "/notices/<int:notice_id>/files/<kind>", {A, R, G, V}, HIDDEN),
    route("POST", "/notices/<int:notice_id>/revoke", {A, R}, HIDDEN),
    # registers
    route("GET", "/normative-documents/", {A, L, G, V}),
    route("GET", "/normative-documents/edit/", {A, L}, sent="id={document_id}"),
    route("POST", "/normative-documents/edit/", {A, L}, sent="id={document_id}"),
    route("GET", "/normative-documents/new/", {A, L}),
    route("POST", "/normative-documents/new/", {A, L}),
    route("GET", "/normative-documents/export/<export_type>/", {A, L, V}),
    route("GET", "/agencies/", {A, R, L, V}),
    route("GET", "/agencies/edit/", {A}, sent="id={agency_id}"),
    route("POST", "/agencies/edit/", {A}, sent="id={agency_id}"),
    route("GET", "/agencies/new/", {A}),
    route("POST", "/agencies/new/", {A}),
    route("GET", "/agencies/export/<export_type>/", {A, R, L, V}),
    route("GET", "/rules/", {A, R, L, V}),
    route("GET", "/rules/<rule_id>", {A, R, L, V}),
    route("GET", "/rules/export/csv/", {A, R, L, V}),
    route("GET", "/rules/own/new", {A}),
    route("POST", "/rules/own/new", {A}),
    route("GET", "/rules/own/<rule_code>/edit", {A}),
    route("POST", "/rules/own/<rule_code>/edit", {A}),
    route("POST", "/rules/own/<rule_code>/standing", {A}, sent="_"),
    route("GET", "/rules/<rule_id>/try", {A}),
    route("POST", "/rules/<rule_id>/try", {A}),
    route("GET", "/rules/trials/<int:trial_id>", {A, R, L, V}),
    route("GET", "/rules/trials/<int:trial_id>/progress", {A, R, L, V}),
    route("POST", "/rules/trials/<int:trial_id>/stop", {A}),
    route("POST", "/rules/<rule_id>/standing", {A}),
    route("GET", "/settings/", {A, R, L}),
    route("GET", "/settings/<key>", {A, R, L}),
    route("POST", "/settings/<key>", {A}),
    route("POST", "/settings/<key>/<int:row_id>/withdraw", {A}),
    route("GET", "/settings/scheme", {A, R, L}),
    route("POST", "/settings/scheme", {A}),
    route("POST", "/settings/scheme/<int:row_id>/withdraw", {A}),
    route("GET", "/laws/", {A, R, L, V}),
    route("GET", "/laws/law/<path:title>", {A, R, L, V}),
    route("GET", "/laws/compare/<path:title>", {A, R, L, V}),
    route("GET", "/laws/look-up", {A, R, L, V}, sent="cited=行政处罚法第五十八条"),
    route("GET", "/laws/export/csv/", {A, R, L, V}),
    route("GET", "/laws/missing/export/csv/", {A, R, L, V}),
    route("GET", "/laws/missing", {A, R, L, V}),
    route("GET", "/laws/new", {A, L}),
    route("POST", "/laws/new", {A, L}),
    route("POST", "/laws/confirm", {A, L}, body={"sha256": hashlib.sha256(LAW.encode()).hexdigest()}),
    route("POST", "/laws/repeal/<path:title>", {A, L}),
    route("POST", "/laws/re-review/<path:title>", {A, R}),
    route("GET", "/laws/versions/<int:version_id>/source", {A, R, L, V}),
    route("POST", "/laws/versions/<int:version_id>/withdraw", {A, L}),
    route("GET", "/users/", {A}),
    route("POST", "/users/active/", {A}, sent="id={user_id}"),
    route("GET", "/users/edit/", {A}, sent="id={user_id}"),
    route("POST", "/users/edit/", {A}, sent="id={user_id}"),
    route("GET", "/users/new/", {A}),
    route("POST", "/users/new/", {A}),
    route("POST", "/users/reset-password/", {A}, sent="id={user_id}"),
    route("POST", "/users/unlock/", {A}, sent="id={user_id}"),
    route("GET", "/users/export/<export_type>/", {A}),
    route("GET", "/audit/", {A}),
    route("GET", "/audit/export/<export_type>/", {A}),
]


# --- the test ---------------------------------------------------------------------------------------------------------------------


@dataclass
class Office:
    """An application, a browser for each role, and what fills in the addresses."""

    app: Flask
    browsers: dict[str, SignedInClient]
    things: dict[str, Any]
    cookies: dict[str, str]
    database: Path
    saved: bytes

    def restore(self) -> None:
        """The database and the sessions as they were, so that each try finds the same things."""
        for who, value in self.cookies.items():
            self.browsers[who].set_cookie("lcadmin", value)
        db.session.remove()
        db.engine.dispose()
        for ending in ("-wal", "-shm"):
            Path(f"{self.database}{ending}").unlink(missing_ok=True)
        self.database.write_bytes(self.saved)

    def ask(self, who: str, line: Route) -> Any:
        """What `who` gets."""
        things = {**self.things, "filename": "admin/css/bootstrap4/admin.css"} if line.address.startswith("/static/admin/") else self.things
        address = re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", lambda m: str(things[m[1]]), line.address)
        sent = line.sent.format(**things)
        return self.browsers[who].open(address, method=line.method, query_string=sent, json=line.body)


@pytest.fixture(scope="module")
def office(prepared_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    import shutil

    folder = tmp_path_factory.mktemp("routes") / "instance"
    shutil.copytree(prepared_instance, folder)
    app = create_app(Settings.read({}, instance=folder), TESTING=True, SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=QUICK_HASHES)
    app.test_client_class = SignedInClient
    with app.app_context():
        make = Factory(app)
        ours = make.agency()
        users = {role.value: make.user(role, agency=ours if role is G else None) for role in RoleName}
        with (ROOT / "tests" / "samples" / "health-summary.pdf").open("rb") as sample:
            stored = storage.store(sample, "application/pdf")
        case_file = make.case_file(agency=ours, reviewer=users[R], uploaded_by_id=users[G].id, stored_file=stored, pages=7)
        review = make.review(case_file, page_total=7)
        finding = make.finding(review)
        with writing() as session:
            notice = Notice(
                review_id=review.id,
                case_file_id=case_file.id,
                series="review_opinion",
                year=2026,
                serial=1,
                number="鲤司评〔2026〕1号",
                title="评查意见书",
                blocks=[],
                issued_on=date(2026, 11, 24),
                issued_by_id=users[R].id,
                docx_sha256=stored.sha256,
                pdf_sha256=stored.sha256,
                annotated_sha256=stored.sha256,
            )
            document = NormativeDocument(title="办法")
            beat = WorkerBeat(worker="here:1", pid=1, at=now() + timedelta(hours=1))
            session.add_all([notice, document, beat])
        own = own_rules.create(OWN_RULE, by=users[A])
        with writing() as session:
            trial = RuleTrial(rule=own.code, version=1, every=True, by_id=users[A].id)
            session.add(trial)
        setting = department_settings.enter("statement_working_days", "transport", 5, from_on=date(2024, 1, 1), reason="通知", by=users[A])
        today = date.today()
        score_schemes.enter({"veto_cap": 50}, from_on=today, reason="通知", today=today, by=users[A])
        with writing():
            accounts.create("fresh", "新人", [R], by=None).user.password = users[R].password
        text = storage.store(io.BytesIO(LAW.encode()), "text/plain")
        version = laws.import_text(read_statute(LAW.encode()), text, "law.txt", by=users[L], kind="地方政府规章")
        browsers: dict[str, SignedInClient] = {}
        for who in (*users, "nobody", "fresh"):
            browser = app.test_client()
            assert isinstance(browser, SignedInClient)
            if who != "nobody":
                assert browser.sign_in(users[who].username if who in users else who, PASSWORD).status_code == 302
            browsers[who] = browser
        things = {
            "agency_id": ours.id,
            "case_file_id": case_file.id,
            "code": "en",
            "document_id": document.id,
            "export_type": "csv",
            "filename": "icon.svg",
            "finding_id": finding.id,
            "key": "statement_working_days",
            "kind": "pdf",
            "notice_id": notice.id,
            "page": 1,
            "review_id": review.id,
            "row_id": setting.id,
            "rule": "CF-610",
            "rule_code": own.code,
            "rule_id": "CF-610",
            "sha256": stored.sha256,
            "title": "行政处罚法",
            "version_id": version.id,
            "trial_id": trial.id,
            "user_id": users[V].id,
        }
        db.session.remove()
        db.engine.dispose()
        database = folder / "lcadmin.db"
        cookies = {who: cookie.value for who, browser in browsers.items() if (cookie := browser.get_cookie("lcadmin"))}
        yield Office(app, browsers, things, cookies, database, database.read_bytes())
        db.session.remove()
        db.engine.dispose()


def declared(app: Flask) -> set[str]:
    """Every method and address that the application answers."""
    return {f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}


def test_every_address_stands_in_the_table(office: Office) -> None:
    listed = {str(line) for line in ROUTES}
    assert sorted(declared(office.app) - listed) == [], "say in ROUTES who may reach these"
    assert sorted(listed - declared(office.app)) == [], "these are gone; take them out of ROUTES"


@pytest.mark.parametrize("line", ROUTES, ids=str)
def test_each_role_reaches_what_it_may_and_nothing_else(office: Office, line: Route) -> None:
    for who in RoleName:
        office.restore()
        answer = office.ask(who.value, line)
        if who in line.roles:
            refused = answer.status_code in (401, 403, 404, 405) or answer.status_code >= 500
            assert not refused, f"{who.value} is refused {line}: {answer.status_code}"
            assert line.address == "/logout" or not (answer.location or "").startswith("/login"), f"{who.value} must sign in for {line}"
        else:
            assert answer.status_code in line.others, f"{who.value} gets {answer.status_code} for {line}"


@pytest.mark.parametrize("line", [line for line in ROUTES if "nobody" not in line.roles], ids=str)
def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(office: Office, line: Route) -> None:
    answer = office.ask("nobody", line)
    assert (answer.status_code, answer.location.split("?")[0]) == (302, "/login")


@pytest.mark.parametrize("line", [line for line in ROUTES if "nobody" not in line.roles and line.address != "/password"], ids=str)
def test_who_has_a_one_time_password_must_change_it_first(office: Office, line: Route) -> None:
    answer = office.ask("fresh", line)
    assert (answer.status_code, answer.location) == (302, "/password")


def test_what_is_open_to_everybody_is_listed_once_and_is_open(office: Office) -> None:
    endpoints = {rule.endpoint for rule in office.app.url_map.iter_rules()}
    listed = {line.address for line in ROUTES if "nobody" in line.roles}
    assert {rule.rule for rule in office.app.url_map.iter_rules() if rule.endpoint in OPEN} == listed
    assert endpoints >= BEFORE_FIRST_PASSWORD - OPEN


def test_the_table_names_each_address_once() -> None:
    lines = [str(line) for line in ROUTES]
    assert len(lines) == len(set(lines))
