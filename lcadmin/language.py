"""The language of a page: Chinese is what the code says, English comes from the catalogues in `translations/`.

A catalogue is read as it stands (`.po`), so none has to be compiled and none is ever older than its source.
"""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Blueprint, Flask, abort, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import Domain, get_locale, gettext

from lcadmin.extensions import babel
from lcadmin.settings import ROOT, settings

LANGUAGES = {"zh": ("zh_Hans_CN", "zh-CN", "中文"), "en": ("en", "en", "English")}
CATALOGUES = (ROOT / "lcadmin" / "translations", ROOT / "rules" / "translations")

pages = Blueprint("language", __name__)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's extraction looks for
    """Marks `text` for translation and leaves it: it is translated where it is shown."""
    return text


@cache
def catalogue(language: str, folders: tuple[Path, ...] = CATALOGUES) -> NullTranslations:
    """Everything that the `.po` files of `language` say, as one catalogue; where they say nothing the Chinese stands."""
    whole: NullTranslations = NullTranslations()
    for folder in folders:
        for path in sorted((folder / language / "LC_MESSAGES").glob("*.po")):
            compiled = io.BytesIO()
            with path.open("rb") as file:
                write_mo(compiled, read_po(file, locale=language))
            compiled.seek(0)
            part = Translations(compiled)
            whole = part if not isinstance(whole, Translations) else whole.merge(part)
    return whole


class Catalogues(Domain):  # type: ignore[misc]
    """Flask-Babel's domain, reading our catalogues."""

    def get_translations(self) -> NullTranslations:
        locale = get_locale()
        return NullTranslations() if locale is None or locale.language == "zh" else catalogue(locale.language)


def current_language() -> str:
    """`zh` or `en`: what the user chose, else the installation's."""
    chosen = session.get("language") if request else None
    return chosen if chosen in LANGUAGES else settings().language


def html_language() -> str:
    """The page's language for `<html lang>`."""
    return LANGUAGES[current_language()][1]


def is_local(address: str) -> bool:
    """Whether `address` is a path of this site: where a form may send its user next."""
    return address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()


@pages.get("/language/<code>")
def choose(code: str) -> ResponseReturnValue:
    """Keeps the language in the session and goes back to the page that asked (`next`)."""
    if code not in LANGUAGES:
        abort(404)
    session["language"] = code
    target = request.args.get("next", "/")
    return redirect(target if is_local(target) else "/")


def init_app(app: Flask) -> None:
    """Binds the languages to `app`; templates get `html_language()`, `current_language()` and `LANGUAGES`."""
    babel.init_app(
        app,
        default_locale=LANGUAGES["zh"][0],
        default_timezone=app.config["LCADMIN"].timezone,
        locale_selector=lambda: LANGUAGES[current_language()][0],
    )
    babel.domain_instance = Catalogues()
    app.jinja_env.globals.update(html_language=html_language, current_language=current_language, LANGUAGES=LANGUAGES)
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["said"] = said
    app.register_blueprint(pages)


def said(words: object) -> str:
    """A text that is not written in the template, in the page's language; escaped like any other value.

    `_()` in a template is for what stands there literally: Jinja takes its result for safe markup and its % for placeholders.
    """
    text = str(words)
    return str(gettext(text)) if text else ""


def moment(value: datetime | None, pattern: str = "yyyy-MM-dd HH:mm") -> str:
    """A moment in the installation's time zone, short; empty for none."""
    from flask_babel import format_datetime

    return "" if value is None else str(format_datetime(value, pattern))
