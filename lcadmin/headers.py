"""The headers of every answer: nothing from outside, nothing inline, nothing kept by a shared computer."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request

POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def csp_nonce() -> str:
    """The nonce of this answer; a `<script>` without it does not run. Flask-Admin takes it as `csp_nonce_generator`."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def is_static() -> bool:
    """Whether the request is for a file that ships with lcadmin, the same for everybody."""
    return request.endpoint is not None and request.endpoint.endswith("static")


def init_app(app: Flask) -> None:
    """Puts the headers on every answer of `app` and gives templates `csp_nonce()`."""
    app.jinja_env.globals["csp_nonce"] = csp_nonce

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY.format(nonce=csp_nonce())
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if app.config["LCADMIN"].https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if not is_static() and "max-age" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store"
        return response
