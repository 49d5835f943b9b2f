"""A declared rule as the settings give it, and the sentence that refuses what is wrong.

Settings key `own_rules`: a list of tables, in TOML for one

    [[own_rules]]
    id = "ZD-001"
    title = "决定书没有写明收款银行"
    severity = "minor"                      # veto, major, minor, hint
    points = 2                              # of major and minor
    basis = ["《行政处罚法》第六十七条第三款"]
    suggestion = "写明收款银行的名称。"
    from = "2025-01-01"                     # the first day, of the papers, on which it holds; until: the first on which it no longer does
    when = [{ type = "fact", fact = "fine", is = "at_least", value = "1000" }]
    check = { type = "must_contain", papers = ["penalty_decision"], words = ["银行", "电子支付系统"] }
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from rules import patterns as re
from rules.documents.kinds import BY_CODE
from rules.judging.rule import ORDINARY, RULES, SUMMARY
from rules.judging.standing import MOST_POINTS, Status
from rules.judging.verdict import Severity
from rules.language import N_
from rules.own import references
from rules.own.references import MONEY, NoSuch, Ref
from rules.own.words import BadPattern, Words, compiled
from rules.own.wrong import Misdeclared

__all__ = ["KEY", "Contains", "Equal", "FactIs", "Holds", "Misdeclared", "NotLater", "OwnRule", "Present", "Says", "declared"]

KEY = "own_rules"
ID = re.compile(r"(?P<series>[A-Z]{2,6})-\d{3,5}")
RESERVED = frozenset(("CF", "ND", "NF", "CT", "GB", "DB"))
MOST_RULES, MOST_WORDS, LONGEST_WORD, MOST_CONDITIONS, MOST_BASES, MOST_DAYS = 300, 30, 60, 10, 10, 3650
LONGEST = {"title": 60, "suggestion": 300, "why": 500, "basis": 200}
REQUIRED = ("id", "title", "severity", "basis", "suggestion", "check")
KNOWN = {*REQUIRED, "version", "points", "why", "from", "until", "procedures", "status", "when", "violates", "complies"}
UNITS = {"days": N_("日"), "working_days": N_("个工作日"), "months": N_("个月")}
COMPARED = {"at_least": N_("不少于"), "at_most": N_("不多于"), "equal": N_("等于"), "unequal": N_("不等于"), "stated": N_("已写明")}


@dataclass(frozen=True, slots=True)
class Contains:
    """Each paper of `papers` must have `words`, or (`forbidden`) must not."""

    papers: tuple[str, ...]
    words: Words
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Holds:
    """The file must hold a paper of one of these kinds."""

    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotLater:
    """`first` must not be later than `last` and `plus` of `unit`."""

    first: Ref
    last: Ref
    plus: int
    unit: str


@dataclass(frozen=True, slots=True)
class Equal:
    """`left` must equal `right`."""

    left: Ref
    right: Ref


@dataclass(frozen=True, slots=True)
class Present:
    """The file holds a paper of one of these kinds, or (`absent`) none."""

    papers: tuple[str, ...]
    absent: bool


@dataclass(frozen=True, slots=True)
class Says:
    """A paper of these kinds (none named: the paper that is judged, of a rule on the whole case any) has `words`, or (`absent`) none has."""

    papers: tuple[str, ...]
    words: Words
    absent: bool


@dataclass(frozen=True, slots=True)
class FactIs:
    """`fact` compared with `value` as `compared` says; with `stated` there is no value."""

    fact: Ref
    compared: str
    value: Decimal | date | str | None


Check = Contains | Holds | NotLater | Equal
Condition = Present | Says | FactIs


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of the office's own, as declared. `version` counts its wordings; the id stays for ever."""

    id: str
    version: int
    title: str
    severity: Severity
    points: int | None
    basis: tuple[str, ...]
    suggestion: str
    why: str
    since: date | None
    until: date | None
    procedures: tuple[str, ...]
    status: Status
    when: tuple[Condition, ...]
    check: Check
    violates: tuple[str, ...] = ()
    complies: tuple[str, ...] = ()


def declared(settings: Mapping[str, Any]) -> list[OwnRule]:
    """The office's own rules in `settings`, in the order of their ids. Raises Misdeclared."""
    tables = settings.get(KEY, [])
    if not isinstance(tables, list):
        raise Misdeclared(KEY, KEY, N_("应当是一组表"))
    if len(tables) > MOST_RULES:
        raise Misdeclared(KEY, KEY, N_("最多 {n} 条"), n=MOST_RULES)
    rules = [_Reader(table, place).rule() for place, table in enumerate(tables, 1)]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise Misdeclared(rule.id, "id", N_("编号重复"))
        seen.add(rule.id)
    return sorted(rules, key=lambda r: r.id)


class _Reader:
    """Reads one table, field by field; every complaint names the rule and the field."""

    def __init__(self, table: Any, place: int) -> None:
        self.name = str(table.get("id", place)) if isinstance(table, dict) else str(place)
        if not isinstance(table, dict):
            raise self.wrong(KEY, N_("应当是一张表"))
        self.table: dict[str, Any] = table

    def wrong(self, field: str, fault: str, **params: object) -> Misdeclared:
        return Misdeclared(self.name, field, fault, **params)

    def rule(self) -> OwnRule:
        for field in self.table.keys() - KNOWN:
            raise self.wrong(field, N_("没有这一项"))
        for field in REQUIRED:
            if self.table.get(field) in (None, "", [], {}):
                raise self.wrong(field, N_("没有填写"))
        severity = self.one_of(self.table, "severity", tuple(Severity))
        since, until = self.day("from"), self.day("until")
        if since and until and until <= since:
            raise self.wrong("until", N_("应当晚于开始的日期"))
        return OwnRule(
            id=self.identity(), version=self.number(self.table, "version", 1, 1, 100_000), title=self.text("title"), severity=Severity(severity),
            points=self.points(Severity(severity)), basis=self.bases(), suggestion=self.text("suggestion"), why=self.text("why"),
            since=since, until=until, procedures=self.procedures(), status=Status(self.one_of(self.table, "status", tuple(Status), "in_force")),
            when=self.conditions(), check=self.check(), violates=self.texts("violates"), complies=self.texts("complies"),
        )  # fmt: skip

    def identity(self) -> str:
        m = ID.fullmatch(self.name)
        taken = RESERVED | {i.split("-")[0] for i in RULES}
        if m is None or m["series"] in taken:
            raise self.wrong("id", N_("应当是 ZD-001 的样子：字母、横线、数字，不用目录规则的字头"))
        return self.name

    def text(self, field: str) -> str:
        value = self.table.get(field, "")
        if not isinstance(value, str) or len(value) > LONGEST[field] or not value.isprintable():
            raise self.wrong(field, N_("应当是一行文字，最长 {n} 字"), n=LONGEST[field])
        if "{" in value or "}" in value:
            raise self.wrong(field, N_("不能有花括号"))
        return value.strip()

    def texts(self, field: str) -> tuple[str, ...]:
        values = self.table.get(field, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and 0 < len(v) <= 20_000 for v in values) or len(values) > 20:
            raise self.wrong(field, N_("应当是例文的列表，最多 20 篇"))
        return tuple(values)

    def bases(self) -> tuple[str, ...]:
        values = self.table["basis"]
        values = [values] if isinstance(values, str) else values
        if not isinstance(values, list) or len(values) > MOST_BASES or not all(isinstance(v, str) and 0 < len(v.strip()) <= LONGEST["basis"] for v in values):
            raise self.wrong("basis", N_("应当是一条或者几条依据，每条最长 {n} 字"), n=LONGEST["basis"])
        return tuple(" ".join(v.split()) for v in values)

    def points(self, severity: Severity) -> int | None:
        if severity in (Severity.VETO, Severity.HINT):
            if self.table.get("points") not in (None, 0):
                raise self.wrong("points", N_("一票否决和提示不扣分"))
            return None
        if "points" not in self.table:
            raise self.wrong("points", N_("没有填写"))
        return self.number(self.table, "points", 0, 1, MOST_POINTS)

    def number(self, table: Mapping[str, Any], field: str, default: int, least: int, most: int) -> int:
        value = table.get(field, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(field, N_("应当是 {least} 到 {most} 的整数"), least=least, most=most)
        return value

    def day(self, field: str) -> date | None:
        value = self.table.get(field)
        if value in (None, ""):
            return None
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.wrong(field, N_("应当是 2025-01-01 样子的日期")) from None

    def one_of(self, table: Mapping[str, Any], field: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = table.get(field, default)
        if not isinstance(value, str) or value not in {str(a) for a in allowed}:
            raise self.wrong(field, N_("只能是 {allowed}"), allowed="、".join(str(a) for a in allowed))
        return value

    def procedures(self) -> tuple[str, ...]:
        values = self.table.get("procedures", [ORDINARY, SUMMARY])
        if not isinstance(values, list) or not values or not set(map(str, values)) <= {ORDINARY, SUMMARY}:
            raise self.wrong("procedures", N_("只能是 {allowed}"), allowed="ordinary、summary")
        return tuple(p for p in (ORDINARY, SUMMARY) if p in values)

    def kinds(self, table: Mapping[str, Any], *, optional: bool = False, field: str = "papers") -> tuple[str, ...]:
        values = table.get(field, [])
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values) or not (values or optional):
            raise self.wrong(field, N_("应当列出文书种类"))
        for value in values:
            if value not in BY_CODE:
                raise self.wrong(field, N_("没有“{kind}”这种文书"), kind=value)
        return tuple(dict.fromkeys(values))

    def words(self, table: Mapping[str, Any]) -> Words:
        words, pattern = table.get("words", []), table.get("pattern")
        every = table.get("every", False)
        if bool(words) == (pattern is not None):
            raise self.wrong("words", N_("应当写出文字或者一个模式，只能写一样"))
        if not isinstance(every, bool):
            raise self.wrong("every", N_("只能是 {allowed}"), allowed="true、false")
        if pattern is not None:
            try:
                compiled(pattern if isinstance(pattern, str) else "")
            except BadPattern as bad:
                raise self.wrong("pattern", bad.fault, **bad.params) from None
            return Words(pattern=pattern)
        if not isinstance(words, list) or len(words) > MOST_WORDS:
            raise self.wrong("words", N_("应当是文字的列表，最多 {n} 个"), n=MOST_WORDS)
        for word in words:
            if not isinstance(word, str) or not "".join(word.split()) or len(word) > LONGEST_WORD or not any(c.isalnum() for c in word):
                raise self.wrong("words", N_("每个都应当是文字，最长 {n} 字"), n=LONGEST_WORD)
        return Words(tuple(dict.fromkeys("".join(w.split()) for w in words)), every)

    def only(self, table: Mapping[str, Any], field: str, *known: str) -> None:
        for other in table.keys() - {"type", *known}:
            raise self.wrong(f"{field}.{other}", N_("没有这一项"))

    def day_of(self, table: Mapping[str, Any], field: str) -> Ref:
        try:
            return references.day(str(table.get(field, "")))
        except NoSuch as none:
            raise self.wrong(field, none.fault, **none.params) from None

    def fact_of(self, table: Mapping[str, Any], field: str) -> Ref:
        try:
            return references.fact(str(table.get(field, "")))
        except NoSuch as none:
            raise self.wrong(field, none.fault, **none.params) from None

    def check(self) -> Check:
        table = self.table["check"]
        if not isinstance(table, dict):
            raise self.wrong("check", N_("应当是一张表"))
        kind = self.one_of(table, "type", ("must_contain", "must_not_contain", "must_hold", "not_later", "must_equal"))
        if kind in ("must_contain", "must_not_contain"):
            self.only(table, "check", "papers", "words", "pattern", "every")
            return Contains(self.kinds(table), self.words(table), kind == "must_not_contain")
        if kind == "must_hold":
            self.only(table, "check", "papers")
            return Holds(self.kinds(table))
        if kind == "not_later":
            self.only(table, "check", "first", "last", "plus", "unit")
            first, last = self.day_of(table, "first"), self.day_of(table, "last")
            if first == last:
                raise self.wrong("last", N_("两项不能是同一项"))
            return NotLater(first, last, self.number(table, "plus", 0, 0, MOST_DAYS), self.one_of(table, "unit", tuple(UNITS), "days"))
        self.only(table, "check", "left", "right")
        left, right = self.fact_of(table, "left"), self.fact_of(table, "right")
        if left == right:
            raise self.wrong("right", N_("两项不能是同一项"))
        if sort_of(left) != sort_of(right):
            raise self.wrong("right", N_("两项不是一类，不能比较"))
        return Equal(left, right)

    def conditions(self) -> tuple[Condition, ...]:
        tables = self.table.get("when", [])
        tables = [tables] if isinstance(tables, dict) else tables
        if not isinstance(tables, list) or len(tables) > MOST_CONDITIONS or not all(isinstance(t, dict) for t in tables):
            raise self.wrong("when", N_("应当是条件的列表，最多 {n} 个"), n=MOST_CONDITIONS)
        return tuple(self.condition(t) for t in tables)

    def condition(self, table: dict[str, Any]) -> Condition:
        kind = self.one_of(table, "type", ("holds", "holds_not", "says", "says_not", "fact"))
        if kind in ("holds", "holds_not"):
            self.only(table, "when", "papers")
            return Present(self.kinds(table), kind == "holds_not")
        if kind in ("says", "says_not"):
            self.only(table, "when", "papers", "words", "pattern", "every")
            return Says(self.kinds(table, optional=True), self.words(table), kind == "says_not")
        self.only(table, "when", "fact", "is", "value")
        fact = self.fact_of(table, "fact")
        compared = self.one_of(table, "is", tuple(COMPARED), "equal")
        return FactIs(fact, compared, None if compared == "stated" else self.value(fact, compared, table.get("value")))

    def value(self, fact: Ref, compared: str, value: Any) -> Decimal | date | str:
        if fact.name in MONEY:
            try:
                amount = Decimal(str(value))
            except InvalidOperation:
                amount = Decimal(-1)
            if not amount.is_finite() or not 0 <= amount < 10**12:
                raise self.wrong("value", N_("应当是以元为单位的数"))
            return amount
        if fact.name == "date":
            try:
                return value if isinstance(value, date) else date.fromisoformat(str(value))
            except ValueError:
                raise self.wrong("value", N_("应当是 2025-01-01 样子的日期")) from None
        if compared in ("at_least", "at_most"):
            raise self.wrong("is", N_("只有数额和日期能比大小"))
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_WORD:
            raise self.wrong("value", N_("没有填写"))
        return value.strip()


def sort_of(ref: Ref) -> str:
    """What kind of thing `ref` names: two of a sort can be compared."""
    if ref.name in MONEY:
        return "money"
    return "number" if ref.name in ("number", "case_no") else ref.name
