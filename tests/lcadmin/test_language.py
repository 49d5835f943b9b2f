"""Chinese is what the code says; English comes from the catalogues, whole."""

from __future__ import annotations

import re
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask import Flask

from lcadmin.access.roles import LABELS as ROLES
from lcadmin.audit import LABELS as EVENTS
from lcadmin.language import CATALOGUES, catalogue, is_local
from lcadmin.settings import ROOT
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


def test_a_sentence_that_office_and_checker_both_say_has_one_english() -> None:
    found: dict[str, dict[str, str]] = {}
    for folder in CATALOGUES:
        for path in folder.glob("en/LC_MESSAGES/*.po"):
            with path.open("rb") as file:
                for entry in read_po(file, locale="en"):
                    if entry.id:
                        found.setdefault(str(entry.id), {})[str(entry.string)] = path.name
    assert {words: english for words, english in found.items() if len(english) > 1} == {}


def said() -> set[str]:
    """Every sentence that the office marks for translation."""
    keywords: dict[str, Any] = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "N_": None}
    found: set[str] = set()
    for folder, method in (("lcadmin", ("**.py", "python")), ("templates", ("**.html", "jinja2"))):
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / folder, method_map=[method], keywords=keywords):
            found.add(message if isinstance(message, str) else message[0])
    return {message for message in found if re.search(r"[\u4e00-\u9fff]", message)}


def test_every_sentence_of_the_office_has_its_english() -> None:
    english = catalogue("en")
    assert sorted(message for message in said() if english.gettext(message) == message) == []


@pytest.mark.parametrize("text", [*EVENTS.values(), *ROLES.values()])
def test_roles_and_events_have_an_english_name(app: Flask, text: str) -> None:
    assert catalogue("en").gettext(text) != text
