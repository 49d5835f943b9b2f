"""Error pages, and the headers that every answer carries."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, abort

from lcadmin.app import create_app
from lcadmin.extensions import csrf
from lcadmin.settings import Settings
from tests.lcadmin.conftest import SignedInClient

WORDS = {400: "请求有误", 403: "没有权限", 404: "没有找到", 405: "请求有误", 413: "文件太大", 500: "系统出错"}


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application with an address that fails in each way."""

    def fail(status: int) -> Any:
        if status == 500:
            raise LookupError("a secret detail")
        abort(status)

    def take() -> str:
        from flask import request

        return str(len(request.get_data()))

    app.add_url_rule("/fail/<int:status>", "fail", fail)
    app.add_url_rule("/take", "take", csrf.exempt(take), methods=["POST"])
    return app


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_each_error_is_a_page_in_words_with_the_id_for_the_log(client_as: Callable[..., SignedInClient], status: int) -> None:
    answer = client_as("reviewer").get(f"/fail/{status}")
    assert answer.status_code == status
    assert WORDS[status] in answer.text
    assert answer.headers["X-Request-ID"] in answer.text
    assert "secret detail" not in answer.text
    assert "<main" in answer.text


def test_an_error_is_told_in_the_users_language(client_as: Callable[..., SignedInClient]) -> None:
    client = client_as("reviewer")
    client.get("/language/en")
    page = client.get("/fail/404").text
    assert "Not found" in page
    assert '<html lang="en">' in page
    assert not re.search(r"[\u4e00-\u9fff]", re.search(r"<main.*</main>", page, re.S)[0])  # type: ignore[index]


def test_a_script_gets_its_error_as_json(client_as: Callable[..., SignedInClient]) -> None:
    answer = client_as("reviewer").get("/fail/403", headers={"Accept": "application/json"})
    assert answer.json["error"]["title"] == "没有权限"
    assert answer.json["error"]["id"] == answer.headers["X-Request-ID"]


def test_an_address_that_does_not_exist_is_404_for_strangers_too(client: SignedInClient) -> None:
    assert client.get("/no/such/page").status_code == 404


def test_an_upload_past_the_limit_is_refused_with_the_limit(
    settings: Settings, client_as: Callable[..., SignedInClient], app: Flask
) -> None:
    client = client_as("reviewer")
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = client.post("/take", data=b"x" * 1001, content_type="application/pdf", csrf=False)
    assert answer.status_code == 413
    assert f"{settings.max_upload_mb} MB" in answer.text


@pytest.mark.parametrize("path", ["/login", "/healthz", "/static/icon.svg", "/fail/404", "/fail/500", "/no/such", "/", "/language/en"])
def test_every_answer_carries_the_policy(client_as: Callable[..., SignedInClient], path: str) -> None:
    answer = client_as("reviewer").get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert re.fullmatch(r"'self' 'nonce-[\w-]{20,}'", policy.pop("script-src"))
    assert policy == {
        "default-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "frame-ancestors": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_nonce_is_never_used_twice(client: SignedInClient) -> None:
    first, second = (client.get("/login").headers["Content-Security-Policy"] for _ in range(2))
    assert first != second


def test_pages_are_not_kept_and_static_files_are(client_as: Callable[..., SignedInClient]) -> None:
    client = client_as("reviewer")
    assert client.get("/password").headers["Cache-Control"] == "no-store"
    versioned = re.search(r"/static/icon\.svg\?v=[0-9a-f]+", client.get("/password").text)
    assert versioned
    assert "max-age=31536000" in client.get(versioned[0]).headers["Cache-Control"]
    assert client.get("/static/icon.svg").headers["Cache-Control"] == "no-cache"


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client: SignedInClient) -> None:
    cookie = client.get("/login").headers["Set-Cookie"]
    assert cookie.startswith("lcadmin=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_behind_https_the_cookie_travels_by_https_only(settings: Settings) -> None:
    behind = create_app(Settings.read({}, instance=settings.instance, https="1", proxies="1"))
    answer = behind.test_client().get("/login", headers={"X-Forwarded-Proto": "https", "X-Request-ID": "proxy-0123456789"})
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert answer.headers["X-Request-ID"] == "proxy-0123456789"


def test_a_strangers_request_id_is_not_believed(client: SignedInClient) -> None:
    assert client.get("/login", headers={"X-Request-ID": "forged-0123456789"}).headers["X-Request-ID"] != "forged-0123456789"
