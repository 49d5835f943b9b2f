"""用户: accounts and their roles. Passwords are shown once, when made."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from flask import abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from flask_admin import expose
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from sqlalchemy.orm import joinedload, selectinload
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from lcadmin.access import Action, RoleName, accounts
from lcadmin.access.roles import LABELS
from lcadmin.desk.agencies import agency_choices, chosen_agency
from lcadmin.desk.filters import ChoiceFilter
from lcadmin.desk.moments import short
from lcadmin.desk.register import Column, Refusal, RegisterView, link, tinted
from lcadmin.desk.user import signed_in
from lcadmin.language import moment
from lcadmin.models import Role, User

ROLE_HINTS = {
    RoleName.ADMIN: lazy_gettext("管理用户、单位和设置，看全部内容"),
    RoleName.REVIEWER: lazy_gettext("评查案卷，出具文书"),
    RoleName.LEGAL_OFFICER: lazy_gettext("规范性文件和合同"),
    RoleName.AGENCY: lazy_gettext("只看本单位的案卷和已出具的文书"),
    RoleName.VIEWER: lazy_gettext("只看数据和已出具的文书"),
}


class UserForm(FlaskForm):  # type: ignore[misc]
    """An account. The name to sign in with is given once and stays."""

    username = StringField(
        lazy_gettext("账号"),
        validators=[InputRequired(lazy_gettext("请填写账号")), Length(max=64)],
        description=lazy_gettext("登录用，定了以后不改"),
    )
    name = StringField(lazy_gettext("姓名"), validators=[InputRequired(lazy_gettext("请填写姓名")), Length(max=64)])
    roles = SelectMultipleField(
        lazy_gettext("角色"),
        choices=lambda: [(r.value, f"{_(LABELS[r])}：{ROLE_HINTS[r]}") for r in RoleName],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    agency = SelectField(
        lazy_gettext("单位"),
        choices=lambda: agency_choices(_("无")),
        description=lazy_gettext("执法单位的用户必选；他只看得到这个单位的内容"),
    )


class UserView(RegisterView):
    """The accounts."""

    model = User
    label = lazy_gettext("用户")
    address = "users"
    unit = lazy_gettext("人")
    new_label = lazy_gettext("新建用户")
    columns = (
        Column("name", lazy_gettext("姓名"), "w12 p1", True),
        Column("username", lazy_gettext("账号"), "w12 p2", True),
        Column("roles", lazy_gettext("角色"), "p3"),
        Column("agency", lazy_gettext("单位"), "w10 p4", "agency.short_name"),
        Column("state", lazy_gettext("状态"), "w12 p1r"),
        Column("last_seen", lazy_gettext("上次登录"), "w8 num p4r", User.current_login_at),
    )
    filters = staticmethod(
        lambda: (
            ChoiceFilter(
                "role",
                lazy_gettext("角色"),
                lambda: [(r.value, _(LABELS[r])) for r in RoleName],
                lambda role: User.roles.any(Role.name == role),
            ),
            ChoiceFilter(
                "active", lazy_gettext("状态"), lambda: [("1", _("在用")), ("0", _("停用"))], lambda value: User.active.is_(value == "1")
            ),
        )
    )
    search_columns = ("name", "username")
    search_hint = lazy_gettext("姓名、账号")
    order = (("name", False), ("id", False))
    loads = (selectinload(User.roles), joinedload(User.agency))
    right_to_view = Action.ACCOUNT_MANAGE
    right_to_edit = Action.ACCOUNT_MANAGE
    form_class = UserForm
    form_template = "register/user.html"

    def cell_name(self, row: User) -> Any:
        return link(self.get_url(".edit_view", id=row.id, url=self.here()), row.name)

    def text_roles(self, row: User) -> str:
        return "、".join(_(LABELS[role]) for role in RoleName if role in accounts.roles_of_row(row))

    def text_agency(self, row: User) -> str:
        return str(row.agency or "")

    def text_state(self, row: User) -> str:
        if not row.active:
            return _("已停用")
        until = accounts.locked_until(row)
        if until:
            return _("锁定到 %(until)s", until=moment(until, "HH:mm"))
        return _("待首次登录") if row.must_change_password else _("在用")

    def cell_state(self, row: User) -> Any:
        css = "soft" if not row.active else "is-veto" if accounts.locked_until(row) else "is-major" if row.must_change_password else "is-ok"
        return tinted(self.text_state(row), css)

    def text_last_seen(self, row: User) -> str:
        at = row.current_login_at
        return short(at if at is None or at.tzinfo else at.replace(tzinfo=UTC)) or "—"

    def form_data(self, row: User) -> dict[str, Any]:
        return {
            "username": row.username,
            "name": row.name,
            "agency": str(row.agency_id or ""),
            "roles": [r.value for r in accounts.roles_of_row(row)],
        }

    def locked(self, row: User) -> bool:
        """Whether the account is locked after wrong tries."""
        return accounts.locked_until(row) is not None

    def create(self, form: UserForm) -> User:
        roles = [RoleName(r) for r in form.roles.data or []]
        try:
            made = accounts.create(form.username.data, form.name.data, roles, agency=chosen_agency(form.agency.data), by=signed_in())
        except accounts.AccountError as refusal:
            raise Refusal(_(str(refusal))) from refusal
        g.one_time_password = made.password
        return made.user

    def change(self, row: User, form: UserForm) -> User:
        roles = [RoleName(r) for r in form.roles.data or []]
        try:
            accounts.change(row, name=form.name.data, agency=chosen_agency(form.agency.data), roles=roles, by=signed_in())
        except accounts.AccountError as refusal:
            raise Refusal(_(str(refusal))) from refusal
        return row

    def created(self, row: User) -> ResponseReturnValue:
        return self._told(row, g.pop("one_time_password"))

    # ---- what an admin does to an account ----

    def _account(self) -> User:
        row = self.get_one(request.args.get("id", ""))
        if row is None:
            abort(404)
        found: User = row
        return found

    def _then(self, row: User) -> ResponseReturnValue:
        return redirect(self.get_url(".edit_view", id=row.id, url=self._back()))

    def _told(self, row: User, password: str) -> ResponseReturnValue:
        """The page that shows a one-time password; it stands in this answer alone, which no cache keeps."""
        return self.render("register/password.html", row=row, password=password)

    @expose("/reset-password/", methods=("POST",))
    def reset_password_view(self) -> ResponseReturnValue:
        """A new one-time password, shown once."""
        row = self._account()
        return self._told(row, accounts.reset_password(row, by=signed_in()).password)

    @expose("/unlock/", methods=("POST",))
    def unlock_view(self) -> ResponseReturnValue:
        """Opens the lock after wrong tries."""
        row = self._account()
        accounts.unlock(row, by=signed_in())
        flash(_("“%(what)s”已解锁", what=row), "success")
        return self._then(row)

    @expose("/active/", methods=("POST",))
    def active_view(self) -> ResponseReturnValue:
        """Deactivates the account, or activates it again."""
        row = self._account()
        try:
            if row.active:
                accounts.deactivate(row, by=signed_in())
                flash(_("“%(what)s”已停用，他的登录已经结束", what=row), "success")
            else:
                accounts.activate(row, by=signed_in())
                flash(_("“%(what)s”已启用", what=row), "success")
        except accounts.AccountError as refusal:
            flash(_(str(refusal)), "error")
        return self._then(row)
