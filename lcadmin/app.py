"""The application: settings, extensions and the office's parts, put together in one place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

from lcadmin import cli, desk, errors, headers, health, language, logging_setup, reviews_command
from lcadmin.access import Action, RoleName, login, may
from lcadmin.extensions import csrf, db, migrate
from lcadmin.instance import read_secrets
from lcadmin.settings import ROOT, Settings, use_timezone
from lcadmin.transaction import prepare_sqlite

YEAR = 365 * 24 * 3600
FORM_OVERHEAD = 1024 * 1024  # bytes of an upload's request besides the file itself


class Office(Flask):
    """Flask, but only what ships with lcadmin and is asked for with its version (`v`) may be kept by browsers for long.

    A script that another one imports is asked for without, and is looked at again each time.
    """

    def get_send_file_max_age(self, filename: str | None) -> int | None:
        return YEAR if headers.is_static() and "v" in request.args else None


def create_app(settings: Settings | None = None, **config: Any) -> Flask:
    """The application for `settings` (default: the environment's). `config` overrides Flask's own keys, for tests.

    Makes the instance folder and its secrets if need be; the database is prepared by `flask init` or `python app.py`.
    Raises SettingsError or InstanceError, one line each.
    """
    settings = settings or Settings.read()
    secrets = read_secrets(settings)
    use_timezone(settings)
    app = Office(
        "lcadmin",
        root_path=str(ROOT / "lcadmin"),
        instance_path=str(settings.instance),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "lcadmin" / "static"),
        static_url_path="/static",
    )
    app.config.update(
        LCADMIN=settings,
        SECRET_KEY=secrets["secret_key"],
        SECURITY_PASSWORD_SALT=secrets["password_salt"],
        SQLALCHEMY_DATABASE_URI=settings.database,
        SESSION_COOKIE_NAME="lcadmin",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=settings.session_hours),
        MAX_CONTENT_LENGTH=settings.max_upload_bytes + FORM_OVERHEAD,
        WTF_CSRF_TIME_LIMIT=None,  # a form left open for an hour is not refused
        WTF_CSRF_SSL_STRICT=settings.https,
    )
    app.config.update(config)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, *(settings.proxies,) * 4)  # type: ignore[method-assign]

    logging_setup.init_app(app)
    headers.init_app(app)
    db.init_app(app)
    with app.app_context():
        prepare_sqlite(db.engine)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True, compare_type=True)
    language.init_app(app)
    csrf.init_app(app)
    login.init_app(app)
    errors.init_app(app)
    health.init_app(app)
    cli.init_app(app)
    reviews_command.init_app(app)
    desk.init_app(app)
    app.jinja_env.globals.update(may=may, Action=Action, RoleName=RoleName, settings=settings)
    app.url_defaults(_versioned)
    return app


def _versioned(endpoint: str, values: dict[str, Any]) -> None:
    """The address of a static file changes with its content, so that browsers may keep it for a year."""
    if endpoint == "static" and "filename" in values and "v" not in values:
        path = Path(ROOT / "lcadmin" / "static" / values["filename"])
        if path.exists():
            values["v"] = format(path.stat().st_mtime_ns // 1_000_000, "x")
