"""Chinese is what the code says; English comes from the catalogues, whole."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po
from flask import Flask

from lcadmin.access.roles import LABELS as ROLES
from lcadmin.audit import LABELS as EVENTS
from lcadmin.language import CATALOGUES, is_local
from tests.lcadmin.conftest import SignedInClient


def test_a_page_is_chinese_until_the_user_chooses(client: SignedInClient) -> None:
    assert '<html lang="zh-CN">' in client.get("/login", headers={"Accept-Language": "en"}).text
    assert client.get("/language/en?next=/login").location == "/login"
    page = client.get("/login").text
    assert '<html lang="en">' in page
    assert "Sign in" in page
    client.get("/language/zh")
    assert "登录" in client.get("/login").text


def test_an_unknown_language_is_not_found(client: SignedInClient) -> None:
    assert client.get("/language/fr").status_code == 404


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", ""])
def test_choosing_a_language_leads_to_no_other_site(client: SignedInClient, target: str) -> None:
    assert client.get("/language/en", query_string={"next": target}).location == "/"
    assert not is_local(target)


def test_every_entry_of_the_catalogues_is_translated_with_the_same_places(app: Flask) -> None:
    for folder in CATALOGUES:
        for path in folder.glob("en/LC_MESSAGES/*.po"):
            with path.open("rb") as file:
                entries = list(read_po(file, locale="en"))
            for entry in entries:
                if entry.id:
                    assert entry.string, f"{path.name}: {entry.id}"
                    assert not entry.fuzzy, f"{path.name}: {entry.id}"
                    assert all(not isinstance(error, Exception) or not str(error) for error in entry.check()), f"{path.name}: {entry.id}"


@pytest.mark.parametrize("text", [*EVENTS.values(), *ROLES.values()])
def test_roles_and_events_have_an_english_name(app: Flask, text: str) -> None:
    from lcadmin.language import catalogue

    assert catalogue("en").gettext(text) != text
