"""An own rule in words that an official understands: what it asks, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from flask_babel import gettext as _

from lcadmin.desk.wording import kind_name
from rules.own.declaration import COMPARED, UNITS, Check, Condition, Contains, Equal, FactIs, Holds, NotLater, Present, Says
from rules.own.references import WHICH, Ref
from rules.own.words import Words


def asked(check: Check) -> str:
    """What it asks: 行政处罚决定书应当写明“银行”或者“电子支付系统”."""
    match check:
        case Contains(forbidden=True):
            return _("%(papers)s不应当写有%(words)s", papers=_kinds(check.papers), words=_words(check.words))
        case Contains():
            return _("%(papers)s应当写明%(words)s", papers=_kinds(check.papers), words=_words(check.words))
        case Holds():
            return _("案卷中应当有%(papers)s", papers=_kinds(check.papers))
        case NotLater(plus=0):
            return _("%(first)s不应当晚于%(last)s", first=named(check.first), last=named(check.last))
        case NotLater():
            return _("%(first)s不应当晚于%(last)s后%(n)s%(unit)s", first=named(check.first), last=named(check.last), n=check.plus, unit=_(UNITS[check.unit]))
        case Equal():
            return _("%(left)s应当与%(right)s一致", left=named(check.left), right=named(check.right))


def conditions(when: tuple[Condition, ...]) -> Iterator[str]:
    """When it is asked, a sentence for each condition."""
    for condition in when:
        match condition:
            case Present(absent=True):
                yield _("案卷中没有%(papers)s", papers=_kinds(condition.papers))
            case Present():
                yield _("案卷中有%(papers)s", papers=_kinds(condition.papers))
            case Says(absent=True):
                yield _("%(papers)s没有写%(words)s", papers=_kinds(condition.papers) or _("所审查的文书"), words=_words(condition.words))
            case Says():
                yield _("%(papers)s写有%(words)s", papers=_kinds(condition.papers) or _("所审查的文书"), words=_words(condition.words))
            case FactIs():
                yield f"{named(condition.fact)} {_(COMPARED[condition.compared])} {_value(condition.value)}".strip()


def named(ref: Ref) -> str:
    """A day or fact as it is called: 落款日期（行政处罚决定书，最后一份）."""
    if ref.paper is None:
        return _(ref.label)
    which = _("，%(which)s", which=_(WHICH["last"])) if ref.which == "last" else ""
    return _("%(what)s（%(paper)s%(which)s）", what=_(ref.label), paper=kind_name(ref.paper), which=which)


def _kinds(papers: tuple[str, ...]) -> str:
    return _("或者").join(kind_name(p) for p in papers)


def _words(words: Words) -> str:
    if words.pattern is not None:
        return _("符合模式 %(pattern)s 的文字", pattern=words.pattern)
    return (_("和") if words.every else _("或者")).join(_("“%(word)s”", word=w) for w in words.words)


def _value(value: Decimal | date | str | None) -> str:
    if value is None:
        return ""
    return _("%(amount)s 元", amount=f"{value:,}") if isinstance(value, Decimal) else str(value)
