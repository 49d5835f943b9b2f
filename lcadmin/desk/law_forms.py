"""The forms of the law register."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from rules.law.office_laws import KINDS, MOST_ARTICLES

HOW = ("公布", "通过", "修正", "修订")


class LawForm(FlaskForm):  # type: ignore[misc]
    """A law or a version: by its text file, or by its days alone."""

    source = FileField(
        lazy_gettext("法律文本（.txt，UTF-8）"),
        description=lazy_gettext("选了文件，名称和日期从文本里读，读不到的才需要填写；导入前先预览"),
    )
    title = StringField(lazy_gettext("名称"), validators=[Length(max=100)], description=lazy_gettext("全称，例如 中华人民共和国行政处罚法"))
    kind = SelectField(lazy_gettext("种类"), choices=lambda: [("", _("按法规库"))] + [(k, k) for k in KINDS])
    how = SelectField(lazy_gettext("这一文本的由来"), choices=[(h, h) for h in HOW])
    passed_on = DateField(lazy_gettext("通过或者公布日期"), validators=[Optional()])
    effective_on = DateField(lazy_gettext("施行日期"), validators=[Optional()])
    articles = IntegerField(lazy_gettext("条数"), validators=[Optional(), NumberRange(1, MOST_ARTICLES)])
    note = StringField(lazy_gettext("备注"), validators=[Length(max=300)], description=lazy_gettext("例如文本的来源"))


class ConfirmForm(FlaskForm):  # type: ignore[misc]
    """What was previewed is stored as it was shown."""

    sha256 = HiddenField(validators=[InputRequired()])
    source_name = HiddenField()
    title = HiddenField()
    kind = HiddenField()
    passed_on = HiddenField()
    effective_on = HiddenField()
    note = HiddenField()


class RepealForm(FlaskForm):  # type: ignore[misc]
    """From which day a law no longer holds."""

    repealed_on = DateField(lazy_gettext("自哪天起废止"), validators=[Optional()], description=lazy_gettext("第一个不再施行的日子；清空则撤回登记"))
    replaced_by = StringField(lazy_gettext("由哪部法律代替"), validators=[Length(max=100)])


class WithdrawForm(FlaskForm):  # type: ignore[misc]
    """Why a version that was entered is taken back."""

    reason = TextAreaField(lazy_gettext("撤回的理由"), validators=[InputRequired(lazy_gettext("请写明撤回的理由")), Length(max=300)])
