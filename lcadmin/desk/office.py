"""The frame: Flask-Admin with the office's views, the menu by role, the search field, the overridden templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, request, url_for
from flask_admin import Admin
from flask_admin.theme import Bootstrap4Theme
from flask_babel import gettext as _
from jinja2 import ChoiceLoader, FileSystemLoader

from lcadmin.bureau.law_texts import words_of
from lcadmin.desk import (
    comparison,
    decisions,
    notice_pages,
    own_rules,
    page_texts,
    pages,
    progress,
    rule_standings,
    rule_trials,
    upload,
    workbench,
)
from lcadmin.desk.agencies import AgencyView
from lcadmin.desk.audit import AuditView
from lcadmin.desk.case_files import CaseFileView
from lcadmin.desk.home import HomeView
from lcadmin.desk.law_links import law_link
from lcadmin.desk.laws import LawView
from lcadmin.desk.normative_documents import NormativeDocumentView
from lcadmin.desk.notices import NoticeView
from lcadmin.desk.register import RegisterView
from lcadmin.desk.rules import RuleView
from lcadmin.desk.settings import SettingView
from lcadmin.desk.users import UserView
from lcadmin.headers import csp_nonce
from lcadmin.settings import ROOT

OVERRIDES = ROOT / "templates" / "admin_overrides"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu; `here`: the page belongs to it."""

    name: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Search:
    """The search field of the page: which list it asks, and what it finds."""

    url: str
    hint: str
    value: str


def _admin() -> Admin | None:
    found = current_app.extensions.get("admin")
    return found[0] if found else None


def menu() -> list[Entry]:
    """The entries that the user may open, in order; none before signing in."""
    entries = []
    admin = _admin()
    for item in admin.menu() if admin else []:
        if item.is_category() or not item.is_accessible() or not item.is_visible():
            continue
        url = item.get_url()
        here = request.path == url if url == "/" else request.path.startswith(url)
        entries.append(Entry(str(item.name), url, here))
    return entries


def search() -> Search | None:
    """The search field: of the list at hand, elsewhere of the case files; None where the user has neither."""
    admin = _admin()
    registers = [v for v in getattr(admin, "_views", []) if isinstance(v, RegisterView) and v.searches and v.is_accessible()]
    here = next((v for v in registers if request.path.startswith(url_for(f"{v.endpoint}.index_view"))), None)
    view = here or next(iter(registers), None)
    if view is None:
        return None
    value = request.args.get("search", "") if here else ""
    return Search(url_for(f"{view.endpoint}.index_view"), _("搜索%(what)s", what=view.search_hint), value)


def init_app(app: Flask) -> None:
    """Mounts the desk at the root of `app`."""
    assert app.jinja_loader is not None
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(str(OVERRIDES))])
    app.jinja_env.globals.update(office_menu=menu, office_search=search, law_words=words_of, law_link=law_link)
    admin: Any = Admin(
        app,
        name=app.config["LCADMIN"].bureau,
        index_view=HomeView(),
        theme=Bootstrap4Theme(base_template="office.html"),
        csp_nonce_generator=csp_nonce,
    )
    for view in (CaseFileView(), NoticeView(), NormativeDocumentView(), AgencyView(), RuleView(), LawView(), SettingView(), UserView(), AuditView()):
        admin.add_view(view)
    for part in (upload, progress, workbench, comparison, decisions, pages, page_texts, notice_pages, own_rules, rule_standings, rule_trials):
        app.register_blueprint(part.blueprint)
    workbench.init_app(app)
