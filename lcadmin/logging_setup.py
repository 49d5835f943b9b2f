"""Log lines: one a line, each with the request's or the job's id, as `key=value` or JSON (LCADMIN_LOG_FORMAT), on standard error.

No line carries a password, a token, a party's name or an identity number; things are named by their number.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from lcadmin.settings import Settings

_id: ContextVar[str] = ContextVar("lcadmin_id", default="")
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

log = logging.getLogger("lcadmin.web")


def current_id() -> str:
    """The id of the request or job in hand; empty outside of both."""
    return _id.get()


@contextmanager
def working_on(name: str) -> Iterator[None]:
    """Everything logged or audited inside carries `name`, e.g. `review-17`."""
    token = _id.set(name)
    try:
        yield
    finally:
        _id.reset(token)


class Line(logging.Formatter):
    """One line a record: time (UTC), level, logger, id, message, then whatever was given as `extra`."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form

    def format(self, record: logging.LogRecord) -> str:
        parts: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "id": current_id(),
            "message": record.getMessage(),
        }
        parts.update({name: value for name, value in vars(record).items() if name not in _STANDARD})
        if record.exc_info:
            parts["exception"] = self.formatException(record.exc_info)
        if self.form == "json":
            return json.dumps(parts, ensure_ascii=False, default=str)
        return " ".join(f"{name}={_quoted(value)}" for name, value in parts.items() if value != "")


def _quoted(value: object) -> str:
    text = str(value)
    return text if text and not re.search(r'[\s"=]', text) else json.dumps(text, ensure_ascii=False)


def configure(settings: Settings) -> None:
    """Sends the log of this process to standard error in the form that the settings ask for. Calling it again changes nothing."""
    root = logging.getLogger()
    for handler in root.handlers:
        if isinstance(handler.formatter, Line):
            handler.setFormatter(Line(settings.log_format))
            root.setLevel(settings.log_level)
            return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line(settings.log_format))
    root.addHandler(handler)
    root.setLevel(settings.log_level)
    for chatty in ("werkzeug", "alembic", "huey"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def init_app(app: Flask) -> None:
    """Gives each request an id (the proxy's X-Request-ID if it is a plain word), returns it, and logs the request when done."""

    @app.before_request
    def begin() -> None:
        given = request.headers.get("X-Request-ID", "") if app.config["LCADMIN"].proxies else ""
        g.request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        g.request_token = _id.set(g.request_id)
        g.request_began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        if "request_id" in g:
            response.headers["X-Request-ID"] = g.request_id
            milliseconds = round((time.perf_counter() - g.request_began) * 1000, 1)
            level = logging.DEBUG if request.endpoint in ("static", "health.healthz") else logging.INFO
            facts = {"method": request.method, "path": request.path, "status": response.status_code, "ms": milliseconds}
            log.log(level, "request", extra=facts)
        return response

    @app.teardown_request
    def forget(_error: BaseException | None) -> None:
        token = g.pop("request_token", None)
        if token is not None:
            _id.reset(token)
