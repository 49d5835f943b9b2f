"""Signing in: Flask-Security keeps the session, this decides who may begin one, and that a first password is changed before anything else.

Every page needs a signed-in user unless its endpoint stands in OPEN: forgetting to protect a new page protects it.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from flask import Blueprint, Flask, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import user_logged_out
from flask_security import LoginForm, SQLAlchemyUserDatastore, current_user, hash_password, login_user, verify_password
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField, SubmitField
from wtforms.validators import DataRequired, EqualTo, Length

from lcadmin.access import accounts
from lcadmin.extensions import db, security
from lcadmin.language import is_local, moment
from lcadmin.models import Role, User, WebAuthn

OPEN = {"security.login", "security.logout", "static", "admin.static", "language.choose", "health.healthz"}
BEFORE_FIRST_PASSWORD = OPEN | {"access.change_password"}
SHORTEST_PASSWORD = 8

pages = Blueprint("access", __name__)
log = logging.getLogger("lcadmin.access")


class SignIn(LoginForm):  # type: ignore[misc]
    """Account and password. Wrong ones get one sentence that does not say which was wrong; a locked account is told until when."""

    email = None
    remember = None
    username = StringField(
        lazy_gettext("账号"),
        validators=[DataRequired(lazy_gettext("请填写账号"))],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        lazy_gettext("密码"), validators=[DataRequired(lazy_gettext("请填写密码"))], render_kw={"autocomplete": "current-password"}
    )
    submit = SubmitField(lazy_gettext("登录"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.next.data and not is_local(self.next.data):  # another site's link: sign in, and stay here
            self.next.data = ""

    def validate(self, **kwargs: Any) -> bool:
        if not FlaskForm.validate(self, **kwargs):
            return False
        self.ifield = self.username
        user = accounts.find_user(self.username.data)
        if user is None:
            hash_password(self.password.data)  # as slow as a wrong password, so that the time tells nothing
            log.info("sign-in refused", extra={"reason": "no such account"})
            return self._refuse(_("账号或密码不正确。连续输错五次，账号将锁定15分钟。"))
        if accounts.locked_until(user):
            return self._refuse_locked(user)
        if not user.password or not verify_password(self.password.data, user.password):
            accounts.wrong_password(user)
            log.info("sign-in refused", extra={"reason": "wrong password", "user": user.id})
            if accounts.locked_until(user):
                return self._refuse_locked(user)
            return self._refuse(_("账号或密码不正确。连续输错五次，账号将锁定15分钟。"))
        if not user.active:
            return self._refuse(_("这个账号已停用，请与管理员联系。"))
        if not accounts.signed_in(user, request.remote_addr or ""):
            return self._refuse_locked(user)
        self.user, self.user_authenticated = user, True
        return True

    def _refuse(self, sentence: str) -> bool:
        self.form_errors.append(sentence)
        return False

    def _refuse_locked(self, user: User) -> bool:
        until = moment(user.locked_until, "HH:mm")
        return self._refuse(_("密码连续输错五次，账号已锁定，%(until)s 以后再试，或请管理员解锁。", until=until))


class ChangePassword(FlaskForm):  # type: ignore[misc]
    """The user's own password."""

    password = PasswordField(
        lazy_gettext("现在的密码"),
        validators=[DataRequired(lazy_gettext("请填写现在的密码"))],
        render_kw={"autocomplete": "current-password"},
    )
    new_password = PasswordField(
        lazy_gettext("新密码"),
        validators=[DataRequired(lazy_gettext("请填写新密码")), Length(SHORTEST_PASSWORD, 128, lazy_gettext("新密码要有8到128个字符"))],
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD},
    )
    again = PasswordField(
        lazy_gettext("再输一遍新密码"),
        validators=[EqualTo("new_password", lazy_gettext("两次输入的新密码不一样"))],
        render_kw={"autocomplete": "new-password"},
    )
    submit = SubmitField(lazy_gettext("修改密码"))

    def validate(self, **kwargs: Any) -> bool:
        if not super().validate(**kwargs):
            return False
        if not verify_password(self.password.data, current_user.password):
            self.password.errors = [*self.password.errors, _("现在的密码不正确")]
        elif self.new_password.data == self.password.data:
            self.new_password.errors = [*self.new_password.errors, _("新密码不能与现在的相同")]
        elif accounts.normal_username(self.new_password.data) == current_user.username:
            self.new_password.errors = [*self.new_password.errors, _("新密码不能与账号相同")]
        else:
            return True
        return False


@pages.route("/password", methods=["GET", "POST"])
def change_password() -> ResponseReturnValue:
    """The user's own password; at the first sign-in nothing else is open before it is changed."""
    form = ChangePassword()
    if form.validate_on_submit():
        user = current_user._get_current_object()
        accounts.change_own_password(user, form.new_password.data)
        login_user(user, remember=False, authn_via=["password"])
        flash(_("密码已修改。"), "success")
        target = session.pop("after_password", "/")
        return redirect(target if is_local(target) else "/")
    return render_template("security/change_password.html", form=form, first=current_user.must_change_password)


def _guard() -> ResponseReturnValue | None:
    """Who is not signed in goes to the sign-in page (401 for scripts); who must change their password goes there."""
    if request.endpoint is None:
        return None  # no such page, or not this method: the error page says so
    if not current_user.is_authenticated:
        if request.endpoint in OPEN:
            return None
        if wants_json():
            abort(401)
        address = request.full_path.rstrip("?")
        here = address if request.method == "GET" and address != "/" and is_local(address) else None
        return redirect(url_for("security.login", next=here))
    if current_user.must_change_password and request.endpoint not in BEFORE_FIRST_PASSWORD:
        if wants_json():
            abort(403)
        if request.method == "GET":
            session["after_password"] = request.full_path.rstrip("?")
        return redirect(url_for("access.change_password"))
    return None


def _signed_out(_app: Flask, user: Any, **_more: Any) -> None:
    if isinstance(user, User):
        accounts.signed_out(user)


def wants_json() -> bool:
    """Whether a script asks, which wants an answer that it can read rather than a page."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json" or request.headers.get("X-Requested-With") == "XMLHttpRequest"


def init_app(app: Flask) -> None:
    """Binds Flask-Security and the guard to `app`."""
    app.config.update(
        SECURITY_USER_IDENTITY_ATTRIBUTES=[{"username": {"mapper": accounts.normal_username}}],
        SECURITY_API_ENABLED_METHODS=["session"],
        SECURITY_STATIC_FOLDER=None,
        SECURITY_PASSWORD_LENGTH_MIN=SHORTEST_PASSWORD,
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 - the scheme
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_SINGLE_HASH={"argon2"},
        SECURITY_FRESHNESS=timedelta(seconds=-1),  # no second sign-in page
        SECURITY_POST_LOGIN_VIEW="/",
        SECURITY_POST_LOGOUT_VIEW="/login",
    )
    security.init_app(app, SQLAlchemyUserDatastore(db, User, Role, WebAuthn), login_form=SignIn)
    user_logged_out.connect(_signed_out, app)
    app.before_request(_guard)
    app.register_blueprint(pages)
    app.jinja_env.globals["wants_json"] = wants_json
