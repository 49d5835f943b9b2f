"""The base of every list: columns, filters, search, pages, guarded export; who may; forms whose saving is an operation.

The whole state stands in the address (`?search=…&flt0_state=open&sort=4&desc=1&page=2`, Flask-Admin's way). A view of a register says
what is shown, what can be filtered and who may; no view assigns a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Response, abort, flash, redirect, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from flask_admin.contrib.sqla import ModelView
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from markupsafe import Markup
from sqlalchemy import ColumnElement, func, or_, true

from lcadmin import audit
from lcadmin.access import Action, may
from lcadmin.desk.export import csv_lines
from lcadmin.desk.filters import Filter
from lcadmin.desk.user import signed_in
from lcadmin.desk.view import PlainRun
from lcadmin.extensions import db
from lcadmin.language import is_local
from lcadmin.transaction import writing

PAGE_SIZE = 50
EXPORT_BATCH = 500


class Refusal(Exception):
    """Why an operation was not done, in one translated sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` of the attribute or of the view's `cell_…` method, its label, `css` (width, place on a telephone), what sorts it."""

    name: str
    label: LazyString
    css: str = ""
    sort: Any = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    label: str
    value: str
    url: str


class RegisterView(PlainRun, ModelView):  # type: ignore[misc]
    """A register. Subclasses name `model`, `label`, `address`, `columns`, `filters`, `search_columns` and the rights."""

    model: ClassVar[Any]
    label: ClassVar[LazyString]
    address: ClassVar[str]
    unit: ClassVar[LazyString] = lazy_gettext("条")
    columns: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[Callable[[], Sequence[Filter]]] = tuple
    search_columns: ClassVar[Sequence[str]] = ()
    search_hint: ClassVar[LazyString] = lazy_gettext("列表")
    order: ClassVar[Sequence[tuple[str, bool]]] = (("id", True),)
    loads: ClassVar[Sequence[Any]] = ()
    right_to_view: ClassVar[Action]
    right_to_edit: ClassVar[Action | None] = None
    right_to_export: ClassVar[Action] = Action.EXPORT
    form_class: ClassVar[type[FlaskForm] | None] = None
    new_label: ClassVar[LazyString] = lazy_gettext("新建")

    list_template = "register/list.html"
    form_template = "register/form.html"
    form_base_class = FlaskForm
    page_size = PAGE_SIZE
    named_filter_urls = True
    can_delete = False
    column_display_pk = False
    column_auto_select_related = False  # `loads` says what comes with the rows
    action_delete = None  # Flask-Admin's own bulk deletion

    def __init__(self) -> None:
        self.column_list = [c.name for c in self.columns]
        self.column_labels = {c.name: c.label for c in self.columns}
        self.column_sortable_list = [(c.name, c.sort) if not isinstance(c.sort, bool) else c.name for c in self.columns if c.sort]
        self.column_formatters = {c.name: _cell for c in self.columns}
        self.column_searchable_list = list(self.search_columns)
        self.column_filters = list(type(self).filters())
        self.column_default_sort = list(self.order)
        super().__init__(self.model, db, name=self.label, endpoint=self.address.replace("-", "_"), url=f"/{self.address}")
        self._urls = [route for route in getattr(self, "_urls") if self._offers(route[1])]  # noqa: B009 - the metaclass made it

    def _offers(self, name: str) -> bool:
        """Whether this register has Flask-Admin's view of that name: its generic edits would write past the operations."""
        if name in ("create_view", "edit_view"):
            return self.form_class is not None
        if name == "action_view":
            return bool(self._actions)
        return name not in ("delete_view", "details_view", "ajax_lookup", "ajax_update")

    # ---- who may ----

    def is_accessible(self) -> bool:
        return may(signed_in(), self.right_to_view)

    @property
    def can_create(self) -> bool:
        """Whether the user may add a row here."""
        return self.form_class is not None and self.right_to_edit is not None and may(signed_in(), self.right_to_edit)

    @property
    def can_edit(self) -> bool:
        """Whether the user may change a row here."""
        return self.can_create

    @property
    def can_export(self) -> bool:
        """Whether the user may take the list away as a file."""
        return may(signed_in(), self.right_to_export)

    def _handle_view(self, name: str, **kwargs: Any) -> ResponseReturnValue | None:
        """403 for what the role may not."""
        refused: ResponseReturnValue | None = super()._handle_view(name, **kwargs)
        allowed = {"create_view": self.can_create, "edit_view": self.can_edit, "export": self.can_export}.get(name, True)
        if refused is None and not allowed:
            abort(403)
        return refused

    # ---- which rows ----

    def scope(self) -> ColumnElement[bool]:
        """The condition on what the user may see."""
        return true()

    def get_query(self) -> Any:
        return db.session.query(self.model).filter(self.scope()).options(*self.loads)

    def get_count_query(self) -> Any:
        return db.session.query(func.count()).select_from(self.model).filter(self.scope())

    def get_one(self, id: Any) -> Any:
        if not str(id).isdigit():
            return None
        return db.session.query(self.model).filter(self.scope(), self.model.id == int(id)).one_or_none()

    def get_list(self, *args: Any, **kwargs: Any) -> Any:
        count, rows = super().get_list(*args, **kwargs)
        self.decorate(rows)
        return count, rows

    def _apply_search(self, query: Any, count_query: Any, joins: Any, count_joins: Any, search: str) -> Any:
        """Every word in one of the columns; what Flask-Admin would take for a wildcard is a character."""
        for word in search.split():
            found = or_(*(getattr(self.model, name).icontains(word, autoescape=True) for name in self.search_columns))
            query, count_query = query.filter(found), count_query.filter(found)
        return query, count_query, joins, count_joins

    def decorate(self, rows: list[Any]) -> None:
        """Fetches, for all `rows` at once, what their cells need besides the row."""

    # ---- what is shown ----

    def text_of(self, row: Any, name: str) -> str:
        """A cell as plain text, for the export and as the default for the screen."""
        method = getattr(self, f"text_{name}", None)
        value = method(row) if method else getattr(row, name)
        return "" if value is None else str(value)

    def scaffold_form(self) -> type[FlaskForm]:
        return self.form_class or FlaskForm

    def get_filter_arg(self, index: int, flt: Filter) -> str:
        return flt.key

    def get_invalid_value_msg(self, value: str, filter: Filter) -> str:
        return str(_("筛选“%(name)s”没有“%(value)s”这个值", name=filter.label, value=value))

    def search_placeholder(self) -> str:
        return str(self.search_hint)

    @property
    def searches(self) -> bool:
        """Whether the list can be searched."""
        return bool(self.search_columns)

    def _get_list_url(self, view_args: Any) -> str:
        url: str = url_for(
            f"{self.endpoint}.index_view",
            page=view_args.page or None,
            sort=view_args.sort,
            desc=1 if view_args.sort_desc else None,
            search=view_args.search or None,
            **view_args.extra_args,
            **self._get_filters(view_args.filters),
        )
        return url

    def chips(self) -> list[Chip]:
        """The filters in force."""
        state = self._get_list_extra_args()
        found = []
        if state.search:
            found.append(Chip(_("搜索"), state.search, self._get_list_url(state.clone(page=0, search=None))))
        for n, (index, _label, value) in enumerate(state.filters or []):
            flt = self._filters[index]
            others = [f for m, f in enumerate(state.filters) if m != n]
            found.append(Chip(str(flt.label), flt.told(value), self._get_list_url(state.clone(page=0, filters=others))))
        return found

    def offered(self) -> list[tuple[Filter, str]]:
        """The filters that can be chosen, each with the value in force."""
        state = self._get_list_extra_args()
        in_force = {index: value for index, _label, value in state.filters or []}
        offered = [(flt, in_force.get(n, "")) for n, flt in enumerate(self._filters or []) if flt.kind != "hidden"]
        return [(flt, value) for flt, value in offered if flt.kind != "choice" or flt.choices()]

    def kept(self) -> dict[str, str]:
        """What of the address a new choice of filters leaves as it is."""
        state = self._get_list_extra_args()
        kept = {"search": state.search, "sort": state.sort, "desc": 1 if state.sort_desc else None}
        hidden = [f for f in state.filters or [] if self._filters[f[0]].kind == "hidden"]
        return {k: str(v) for k, v in (kept | self._get_filters(hidden)).items() if v not in (None, "")}

    def here(self) -> str:
        """The address of the list as it stands."""
        return str(self._get_list_url(self._get_list_extra_args()))

    def export_url(self) -> str:
        """The address of the same rows as CSV."""
        state: dict[str, Any] = request.args.to_dict()
        return url_for(f"{self.endpoint}.export", **(state | {"export_type": "csv"}))

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(c for c in self.columns if c.name == name)

    # ---- forms ----

    @expose("/new/", methods=("GET", "POST"))
    def create_view(self) -> ResponseReturnValue:
        """A form for a new row; saving it is the subclass's `create`."""
        assert self.form_class is not None
        form = self.form_class()
        if form.validate_on_submit():
            row = self._attempt(lambda: self.create(form))
            if row is not None:
                return self.created(row)
        return self.render(self.form_template, form=form, row=None, back=self._back())

    @expose("/edit/", methods=("GET", "POST"))
    def edit_view(self) -> ResponseReturnValue:
        """A form for the row `id`; saving it is the subclass's `change`."""
        assert self.form_class is not None
        row = self.get_one(request.args.get("id", ""))
        if row is None:
            abort(404)
        form = self.form_class(data=self.form_data(row))
        if form.validate_on_submit() and self._attempt(lambda: self.change(row, form)):
            flash(_("“%(what)s”已保存", what=row), "success")
            return redirect(self._back())
        return self.render(self.form_template, form=form, row=row, back=self._back())

    def create(self, form: Any) -> Any:
        """Does the operation; gives the new row. Raises Refusal."""
        raise NotImplementedError

    def change(self, row: Any, form: Any) -> Any:
        """Does the operation; gives the row. Raises Refusal."""
        raise NotImplementedError

    def form_data(self, row: Any) -> dict[str, Any]:
        """What the form shows of `row`."""
        assert self.form_class is not None
        return {name: getattr(row, name) for name in (f.name for f in self.form_class()) if hasattr(row, name)}

    def created(self, row: Any) -> ResponseReturnValue:
        """Where to go after a new row."""
        flash(_("“%(what)s”已保存", what=row), "success")
        return redirect(self._back())

    def _attempt(self, operation: Callable[[], Any]) -> Any:
        try:
            return operation()
        except Refusal as refusal:
            flash(str(refusal), "error")
            return None

    def _back(self) -> str:
        """The list as it was left (`url`), else its beginning."""
        target = request.args.get("url") or request.form.get("url") or ""
        home: str = url_for(f"{self.endpoint}.index_view")
        return target if is_local(target) else home

    # ---- export ----

    @expose("/export/<export_type>/")
    def export(self, export_type: str) -> ResponseReturnValue:
        """The rows of the list as it stands, all pages, as CSV; that it was taken is in the audit trail."""
        if export_type != "csv":
            abort(404)
        titles = [str(c.label) for c in self.columns]
        with writing():
            state = request.args.to_dict()
            audit.record(audit.Event.LIST_EXPORTED, None, by=signed_in(), after={"list": self.endpoint, "filters": state})
        return Response(
            stream_with_context(csv_lines(titles, self._export_rows())),
            mimetype="text/csv",
            headers={"Content-Disposition": f"attachment; filename={self.address}.csv"},
        )

    def _export_rows(self) -> Iterator[list[str]]:
        state = self._get_list_extra_args()
        column = self._get_column_by_idx(state.sort)
        page = 0
        while True:
            _count, rows = self.get_list(
                page, column[0] if column else None, state.sort_desc, state.search, state.filters, page_size=EXPORT_BATCH
            )
            for row in rows:
                yield [self.text_of(row, c.name) for c in self.columns]
            if len(rows) < EXPORT_BATCH:
                return
            db.session.expire_all()
            page += 1


def _cell(view: RegisterView, _context: Any, row: Any, name: str) -> Any:
    """A cell of the screen: the view's `cell_…` method, else the text."""
    method = getattr(view, f"cell_{name}", None)
    return method(row) if method else view.text_of(row, name)


def link(url: str, words: object) -> Markup:
    """A link whose words are escaped."""
    return Markup('<a href="{}">{}</a>').format(url, words)


def chip(words: object, css: str = "") -> Markup:
    """A small coloured word."""
    return Markup('<span class="chip {}">{}</span>').format(css, words)


def tinted(words: object, css: str) -> Markup:
    """Words in the colour of what they mean."""
    return Markup('<span class="{}">{}</span>').format(css, words)


__all__ = ["Chip", "Column", "Refusal", "RegisterView", "chip", "link", "tinted"]
