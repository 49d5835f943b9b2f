"""The strict policy: no page has inline code or style, and nothing comes from outside."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import flask_admin
import pytest

from lcadmin.models import Review, ReviewState
from lcadmin.settings import ROOT
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements

OVERRIDES = ROOT / "templates" / "admin_overrides"
UPSTREAM = Path(flask_admin.__file__).parent / "templates" / "bootstrap4"

OVERRIDDEN = {
    "admin/actions.html": "685288ebd9108462ae72a04b894303142f1f6b953834295a85f4c4e8d233a514",
    "admin/file/list.html": "7b5fe2d5c204ad0d95ee0427cef13494cb1cece1f73cb2e52db9d61df7eb38ee",
    "admin/model/inline_list_base.html": "9385d36000f838cdc0cd90bc310baa5a6e328c738b9ff862f36c75661e1df23b",
    "admin/model/row_actions.html": "4dc1ade152ecd029860ea8248d10d60ec558571d798ccb20017cd2cc4bb42a7d",
}
"""Flask-Admin's templates with inline handlers: the sha256 of the version that ours was made from."""

NOT_RENDERED = {
    "admin/layout.html",
    "admin/lib.html",
    "admin/model/create.html",
    "admin/model/details.html",
    "admin/model/edit.html",
    "admin/model/layout.html",
    "admin/model/list.html",
}
"""Those with `javascript:` links that no view of ours renders: each has a list and a form template of its own."""

HANDLER = re.compile(r"\son[a-z]+\s*=|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("name", sorted(OVERRIDDEN))
def test_an_overridden_template_is_still_the_one_that_ours_was_made_from(name: str) -> None:
    digest = hashlib.sha256((UPSTREAM / name).read_bytes()).hexdigest()
    assert digest == OVERRIDDEN[name], f"{name} changed in Flask-Admin: compare, take over what is new, and note its sha256 here"


def test_every_template_of_flask_admin_with_inline_code_is_overridden_or_never_shown() -> None:
    found = {str(path.relative_to(UPSTREAM)) for path in UPSTREAM.rglob("*.html") if HANDLER.search(path.read_text(encoding="utf-8"))}
    assert found == set(OVERRIDDEN) | NOT_RENDERED


def test_there_is_nothing_among_the_overrides_but_what_is_watched() -> None:
    assert {str(path.relative_to(OVERRIDES)) for path in OVERRIDES.rglob("*") if path.is_file()} == set(OVERRIDDEN)


def test_no_template_of_ours_has_inline_code_or_style() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not HANDLER.search(text), path
        assert not re.search(r"\sstyle\s*=|<style", text), path


def test_a_template_translates_with_the_sign_only_what_it_says_itself() -> None:
    """Jinja takes what `_()` gives for markup: a title from a file would go through unescaped. Such texts are `|said`."""
    for path in (ROOT / "templates").rglob("*.html"):
        if OVERRIDES not in path.parents:
            assert not re.search(r"(?<![A-Za-z0-9_])_\((?!['\"])", path.read_text(encoding="utf-8")), path


def offences(html: str) -> list[str]:
    """What the policy would block on a page, and addresses outside of this server."""
    page = Elements(html)
    found = [f"<{tag} {name}={value!r}>" for tag, attributes in page.tags for name, value in attributes.items() if _offends(name, value)]
    found += [f"inline <{tag}>" for tag, attributes, _code in page.code if tag == "style" or attributes.get("type") != "application/json"]
    found += [
        f"<script src={a.get('src')}> without a nonce"
        for a in page.of("script")
        if a.get("type") != "application/json" and not a.get("nonce")
    ]
    return found


def _offends(name: str, value: str) -> bool:
    outside = name in ("src", "href", "action") and value.startswith(("http:", "https:", "//"))
    return name.startswith("on") or name == "style" or value.strip().lower().startswith("javascript:") or outside


def test_no_page_of_any_role_has_inline_code_or_anything_from_outside(
    make: Factory, client_as: Callable[..., SignedInClient], reviewed: Callable[..., Review], client: SignedInClient
) -> None:
    agency = make.agency()
    review = reviewed(agency=agency)
    failed = make.review(make.case_file(), state=ReviewState.FAILED, error_message="读不了")
    waiting = make.case_file()
    with writing() as session:
        session.add(Review(case_file_id=waiting.id, state=ReviewState.QUEUED))
    one = review.case_file_id
    pages = [
        "/",
        "/case-files/",
        "/case-files/?search=x&flt0_state=open",
        "/case-files/upload",
        f"/case-files/{one}",
        f"/case-files/{one}/history",
        f"/case-files/{one}/particulars",
        f"/case-files/{failed.case_file_id}",
        f"/case-files/{waiting.id}",
        "/notices/",
        "/normative-documents/",
        "/normative-documents/new/",
        "/agencies/",
        "/agencies/new/",
        f"/agencies/edit/?id={agency.id}",
        "/rules/",
        "/rules/CF-609",
        "/laws/",
        "/laws/law/行政处罚法",
        "/laws/compare/行政处罚法",
        "/laws/missing",
        "/laws/new",
        "/users/",
        "/users/new/",
        "/users/edit/?id=1",
        "/audit/",
        "/password",
        "/nothing-here",
        f"/case-files/{one}/notice",
    ]
    seen = 0
    for role in ("admin", "reviewer", "legal_officer", "agency", "viewer"):
        browser = client_as(role, agency=agency) if role == "agency" else client_as(role)
        for address in pages:
            answer = browser.get(address)
            seen += answer.status_code == 200
            assert not offences(answer.text), (role, address)
    assert not offences(client.get("/login").text)
    assert seen > 50


def test_what_the_policy_forbids_would_be_found() -> None:
    assert (
        len(
            offences(
                '<a onclick="x()">a</a><p style="color:red">b</p><a href="javascript:void(0)">c</a><script>x()</script><style>p{}</style>'
            )
        )
        == 6
    )
    assert offences('<script src="https://cdn.example/x.js" nonce="n"></script>')
