"""The form of an own rule: kinds and facts are chosen from lists, words stand one on a line, and out comes what the checker takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    FieldList,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from lcadmin.desk.wording import PROCEDURES, SEVERITIES, kind_name
from lcadmin.language import N_, said
from rules.documents import KINDS
from rules.examples import ExampleTried
from rules.language import say_in
from rules.own import Misdeclared
from rules.own.declaration import COMPARED, UNITS
from rules.own.references import CASE_DAYS, CASE_FACTS, PAPER_DAYS, PAPER_FACTS, WHICH

SORTS = {
    "must_contain": N_("文书应当写明某些文字"),
    "must_not_contain": N_("文书不应当写有某些文字"),
    "must_hold": N_("案卷中应当有某种文书"),
    "not_later": N_("一个日期不应当晚于另一个日期"),
    "must_equal": N_("两处内容应当一致"),
}
FIELDS = {
    "from": "since", "title": "title", "severity": "severity", "points": "points", "basis": "basis", "suggestion": "suggestion", "why": "why",
    "until": "until", "procedures": "procedures", "papers": "papers", "words": "words", "pattern": "pattern", "first": "first", "last": "last", "plus": "plus",
    "violates": "violates", "complies": "complies",
    "unit": "unit", "left": "left", "right": "right", "value": "when_value", "is": "when_is", "fact": "when_fact", "type": "sort",
}  # fmt: skip
"""Which field of the form a field of the declaration comes from."""
EXAMPLES = ("violates", "complies")
UNNAMED = "—"
MOST_EXAMPLES = 20
OF_PAPER = "@"
"""Ends the value of a choice that needs a kind of paper beside it."""


def kinds(empty: str | None = None) -> list[tuple[str, str]]:
    """The kinds of paper in legal order."""
    found = [(k.code, kind_name(k.code)) for k in KINDS if k.code != "unknown"]
    return found if empty is None else [("", empty), *found]


def days() -> list[tuple[str, str]]:
    """The days that can be named: of the case, then of a kind of paper."""
    of_paper = [(f"{code}{OF_PAPER}", _("某种文书的%(what)s", what=_(words))) for code, words in PAPER_DAYS.items()]
    return [(code, _(words)) for code, (words, _papers) in CASE_DAYS.items()] + of_paper


def facts(empty: str | None = None) -> list[tuple[str, str]]:
    """The facts that can be named, likewise."""
    of_case = [(code, _("全案的%(what)s", what=_(words))) for code, words in CASE_FACTS.items()]
    of_paper = [(f"{code}{OF_PAPER}", _("某种文书的%(what)s", what=_(words))) for code, words in PAPER_FACTS.items()]
    return ([("", empty)] if empty is not None else []) + of_paper + of_case


def which() -> list[tuple[str, str]]:
    """Of several papers of a kind."""
    return [(code, _(words)) for code, words in WHICH.items()]


class OwnRuleForm(FlaskForm):  # type: ignore[misc]
    """What an administrator says of a rule; `declaration()` is what the checker takes, `show` fills the form from one."""

    seen = HiddenField()
    title = StringField(lazy_gettext("名称"), validators=[InputRequired(lazy_gettext("请填写名称"))], description=lazy_gettext("写问题，例如：决定书没有写明收款银行"))
    sort = RadioField(lazy_gettext("检查什么"), choices=lambda: [(c, _(w)) for c, w in SORTS.items()], default="must_contain")
    papers = SelectMultipleField(lazy_gettext("哪些文书"), choices=kinds, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput(),
                                 description=lazy_gettext("逐份检查；要求“应当有”时，有其中一种就可以"))  # fmt: skip
    words = TextAreaField(lazy_gettext("文字，一行一个"), description=lazy_gettext("空格和换行不影响查找"))
    every = RadioField(lazy_gettext("几个文字"), choices=lambda: [("any", _("有一个就算")), ("every", _("每一个都要有"))], default="any")
    pattern = StringField(lazy_gettext("或者写一个模式（正则表达式）"), description=lazy_gettext("例如 第\\d+条。不写文字才用；逐行查找，不支持前后断言和反向引用"))
    first = SelectField(lazy_gettext("这个日期"), choices=days)
    first_paper = SelectField(lazy_gettext("这个日期的文书"), choices=lambda: kinds(""))
    first_which = SelectField(lazy_gettext("有几份时"), choices=which)
    last = SelectField(lazy_gettext("不应当晚于"), choices=days, default="decision")
    last_paper = SelectField(lazy_gettext("另一个日期的文书"), choices=lambda: kinds(""))
    last_which = SelectField(lazy_gettext("有几份时"), choices=which)
    plus = IntegerField(lazy_gettext("之后多少"), default=0, validators=[Optional()], description=lazy_gettext("0 就是不晚于当天"))
    unit = SelectField(lazy_gettext("单位"), choices=lambda: [(c, _(w)) for c, w in UNITS.items()])
    left = SelectField(lazy_gettext("这一项"), choices=facts)
    left_paper = SelectField(lazy_gettext("这一项的文书"), choices=lambda: kinds(""))
    right = SelectField(lazy_gettext("应当等于"), choices=facts)
    right_paper = SelectField(lazy_gettext("另一项的文书"), choices=lambda: kinds(""))
    when_holds = SelectField(lazy_gettext("案卷中有"), choices=lambda: kinds(_("不限")))
    when_lacks = SelectField(lazy_gettext("案卷中没有"), choices=lambda: kinds(_("不限")))
    when_words = TextAreaField(lazy_gettext("写有下列文字之一，一行一个"))
    when_words_in = SelectField(lazy_gettext("写在哪种文书里"), choices=lambda: kinds(_("所审查的文书")))
    when_fact = SelectField(lazy_gettext("某项内容"), choices=lambda: facts(_("不限")))
    when_fact_paper = SelectField(lazy_gettext("该项内容的文书"), choices=lambda: kinds(""))
    when_is = SelectField(lazy_gettext("比较"), choices=lambda: [(c, _(w)) for c, w in COMPARED.items()])
    when_value = StringField(lazy_gettext("数额（元）、日期或者文字"))
    procedures = SelectMultipleField(lazy_gettext("适用程序"), choices=lambda: [(c, _(w)) for c, w in PROCEDURES.items()], default=list(PROCEDURES),
                                     widget=ListWidget(prefix_label=False), option_widget=CheckboxInput())  # fmt: skip
    since = DateField(lazy_gettext("自文书的哪一天起"), validators=[Optional()])
    until = DateField(lazy_gettext("到哪一天以前"), validators=[Optional()])
    severity = SelectField(lazy_gettext("程度"), choices=lambda: [(c, _(w)) for c, w in SEVERITIES.items()], default="minor")
    points = IntegerField(lazy_gettext("扣分"), validators=[Optional()], description=lazy_gettext("较重和一般填写；一票否决和提示不填"))
    basis = TextAreaField(lazy_gettext("依据，一行一条"), validators=[InputRequired(lazy_gettext("请填写依据"))],
                          description=lazy_gettext("法律写作《行政处罚法》第六十七条第三款；本局的标准照写"))  # fmt: skip
    suggestion = StringField(lazy_gettext("整改建议"), validators=[InputRequired(lazy_gettext("请填写整改建议"))])
    why = TextAreaField(lazy_gettext("为什么"))
    violates = FieldList(TextAreaField(lazy_gettext("应当报出的例文")), min_entries=1, max_entries=MOST_EXAMPLES)
    complies = FieldList(TextAreaField(lazy_gettext("不应当报出的例文")), min_entries=1, max_entries=MOST_EXAMPLES)
    reason = StringField(lazy_gettext("修改的理由"))

    def declaration(self) -> dict[str, Any]:
        """What the form says, as the checker takes it; the checker refuses what is wrong in it."""
        told: dict[str, Any] = {
            "title": self.title.data.strip(), "severity": self.severity.data, "basis": _lines(self.basis.data), "suggestion": self.suggestion.data.strip(),
            "procedures": list(self.procedures.data or []), "check": self._check(),
        }  # fmt: skip
        if self.points.data is not None:
            told["points"] = self.points.data
        if why := " ".join((self.why.data or "").split()):
            told["why"] = why
        for key, day in (("from", self.since.data), ("until", self.until.data)):
            if day is not None:
                told[key] = day.isoformat()
        if when := self._when():
            told["when"] = when
        return told | {name: texts for name in EXAMPLES if (texts := [_text(e.data) for e in self[name] if _text(e.data)])}

    def to_be_run(self) -> dict[str, Any]:
        """What the form says, as far as the examples need it: who is still trying things out need not have named the rule yet."""
        told = self.declaration()
        return told | {"title": told["title"] or UNNAMED, "basis": told["basis"] or [UNNAMED], "suggestion": told["suggestion"] or UNNAMED,
                       "severity": "hint", "points": None}

    def with_results(self, tried: Sequence[ExampleTried]) -> dict[str, ExampleTried]:
        """`tried`, what came of the examples in their order, by the name of the field in which each stands."""
        written = [e.name for name in EXAMPLES for e in self[name] if _text(e.data)]
        return dict(zip(written, tried, strict=True))

    def _check(self) -> dict[str, Any]:
        sort = self.sort.data
        if sort in ("must_contain", "must_not_contain"):
            return {"type": sort, "papers": list(self.papers.data or []), **self._words()}
        if sort == "must_hold":
            return {"type": sort, "papers": list(self.papers.data or [])}
        if sort == "not_later":
            first = _ref(self.first.data, self.first_paper.data, self.first_which.data)
            last = _ref(self.last.data, self.last_paper.data, self.last_which.data)
            return {"type": sort, "first": first, "last": last, "plus": self.plus.data or 0, "unit": self.unit.data}
        return {"type": sort, "left": _ref(self.left.data, self.left_paper.data), "right": _ref(self.right.data, self.right_paper.data)}

    def _words(self) -> dict[str, Any]:
        words = _lines(self.words.data)
        if (pattern := (self.pattern.data or "").strip()) and not words:
            return {"pattern": pattern}
        return {"words": words, "every": self.every.data == "every"}

    def _when(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        if self.when_holds.data:
            found.append({"type": "holds", "papers": [self.when_holds.data]})
        if self.when_lacks.data:
            found.append({"type": "holds_not", "papers": [self.when_lacks.data]})
        if words := _lines(self.when_words.data):
            found.append({"type": "says", "words": words, "papers": [self.when_words_in.data] if self.when_words_in.data else []})
        if self.when_fact.data:
            value = (self.when_value.data or "").strip()
            fact = {"type": "fact", "fact": _ref(self.when_fact.data, self.when_fact_paper.data), "is": self.when_is.data}
            found.append(fact if self.when_is.data == "stated" else fact | {"value": value.replace(",", "").replace("，", "")})
        return found

    def show(self, told: dict[str, Any]) -> None:
        """Fills the form from a declaration that it made."""
        check: dict[str, Any] = told["check"]
        data: dict[str, Any] = {}
        data.update(title=told["title"], severity=told["severity"], points=told.get("points"), basis="\n".join(told["basis"]), why=told.get("why", ""),
                    suggestion=told["suggestion"], procedures=told.get("procedures", list(PROCEDURES)), sort=check["type"], papers=check.get("papers", []))  # fmt: skip
        data.update(since=_day(told.get("from")), until=_day(told.get("until")), words="\n".join(check.get("words", [])), pattern=check.get("pattern", ""),
                    every="every" if check.get("every") else "any", plus=check.get("plus", 0), unit=check.get("unit", "days"))  # fmt: skip
        for name in ("first", "last", "left", "right"):
            if name in check:
                data.update(_parts(name, check[name]))
        for condition in told.get("when", []):
            match condition["type"]:
                case "holds":
                    data["when_holds"] = condition["papers"][0]
                case "holds_not":
                    data["when_lacks"] = condition["papers"][0]
                case "says":
                    data.update(when_words="\n".join(condition["words"]), when_words_in=next(iter(condition["papers"]), ""))
                case "fact":
                    data.update(_parts("when_fact", condition["fact"]), when_is=condition["is"], when_value=condition.get("value", ""))
        data.update({name: [*told.get(name, []), ""][:MOST_EXAMPLES] for name in EXAMPLES})
        self.process(data=data)

    def refuse(self, wrong: Misdeclared) -> str | None:
        """Puts the complaint beside its field; a sentence for the page where it has none."""
        words = say_in(said, wrong.fault.sentence, wrong.fault.params)
        name = FIELDS.get(wrong.field)
        if name == "words" and wrong.field == "words" and self.sort.data not in ("must_contain", "must_not_contain"):
            name = "when_words"
        if name is None:
            return words
        field = self[name]
        field.errors = [*field.errors, words]
        return None


def _text(text: str | None) -> str:
    """An example as it is kept: line ends of one kind, nothing empty around it."""
    return "\n".join((text or "").splitlines()).strip()


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _ref(name: str, paper: str | None, chosen: str = "first") -> str:
    if not name.endswith(OF_PAPER):
        return name
    return f"{name}{paper or ''}" + (f":{chosen}" if chosen == "last" else "")


def _parts(field: str, ref: str) -> dict[str, str]:
    name, at, rest = ref.partition("@")
    paper, _colon, chosen = rest.partition(":")
    found = {field: name + at, f"{field}_paper": paper}
    return found | ({f"{field}_which": chosen or "first"} if field in ("first", "last") else {})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
