"""Periods that a paper gives the party: for statements, for asking for a hearing, for payment.

A period is a number and a unit with 内, or one that 之日起 or 期限为 introduces. What it is for is told by the words that follow it
(五日内要求听证), else by the condition before it (如要求听证，应在五日内提出), else by the sentence before (上述权利应在三日内行使).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.money import ILLEGIBLE, value_of_numeral
from rules.facts.options import left_out
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Period:
    """`number` of `unit` ("days", "working_days", "months", "years", "hours"); `start` is "receipt", "decision" or None where not said."""

    number: int
    unit: str
    at: Span
    start: str | None = None

    @property
    def told(self) -> str:
        """As the paper writes it: 三个工作日, 60日."""
        return TOLD.sub("", "".join(self.at.quote.split()))


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods that can be read, and in `unclear` the places of those whose number is blank or illegible, by the same names.

    `deferred`: where the paper itself grants a later payment or instalments.
    """

    statement: Period | None = None
    hearing: Period | None = None
    payment: Period | None = None
    unclear: dict[str, Span] = field(default_factory=dict)
    deferred: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A period at offsets of the text searched; `number` is None where it is blank or illegible."""

    number: int | None
    unit: str
    start: int
    end: int
    origin: str | None


TOLD = re.compile(r"(?:之|以)?内$|的?期限内?$")
NUMERALS = "〇零一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰"
UNITS = (
    ("working_days", "个?工作[日天]"), ("days", "个?(?:自然|日历)[日天]|[日天]"), ("months", "个?月"), ("years", "年"),
    ("weeks", "个?星期|周"), ("hours", "个?小时"),
)
UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in UNITS)
PERIOD = re.compile(
    r"(?:(?<![月年\d第.元A-Za-z])|(?<=[:。;(,]\d\.))"
    rf"(?P<number>\d{{1,3}}|[{NUMERALS}]{{1,5}}|半|\([\d{NUMERALS}]{{1,5}}\)|[\d{NUMERALS}{ILLEGIBLE}]{{1,8}}|_+|\(_*\)|□|…+|(?<=[起在于]))"
    rf"(?:\([\d{NUMERALS}]{{1,5}}\))?(?:个(?P<half>半))?(?:{UNIT})(?:\([^()]{{1,10}}\))?(?P<within>(?:之|以)?内|的?期限内?)?(?![前后])"
)
LOST = re.compile(
    rf"(?<=[起在于])(?:[{NUMERALS}\d]{{0,5}}[{ILLEGIBLE}_…]{{1,10}}(?:之|以)?内|内(?=依法|直接|向|申请|提[起出]|到|缴)"
    r"|[^,。;]{1,4}?(?:[日天]|个月|年)内)")
"""A period of which the number or not even the unit can be read, or is printed."""
MISREAD = "大太王士土干匕丁?*"
"""What stands for a numeral where a scan was read wrong (大十日 for 六十日): the number behind it is not whole."""
OPENING = re.compile(r"(?:起|期限(?:为|是|:|应为)?|时限(?:为|是|:)?|限(?:期)?(?:为|于|在)?"
                     r"|之后|送达后|收到后|接到后|分别[^。;]{0,40}[日月天][和、与及]|(?:复议|诉讼|起诉):)\(?$")
WITHOUT_IN = re.compile(r"[^,。;前后]?(?:依法|直接|向|申请|提[起出]|起诉)")
"""What makes a period of one that lacks its 内 (六个月依法向…)."""
RECEIPT = re.compile(r"(?:收到|接到|送达|签收|收悉|知道|知悉|领取)[^,。;]{0,26}$")
DECISION = re.compile(
    r"(?:(?:作出|做出|签发|印发|制作|出具|开具|填发)[^,。;收接送]{0,10}?|[自从](?:本|该)?(?:行政)?(?:处罚)?决定)(?:之?次?日|之?后|当日)起?[^,。;]{0,4}$")


def find_periods(text: str) -> list[Mention]:
    """Every period of `text`, which is without blanks."""
    found = []
    for m in PERIOD.finditer(text):
        before = text[max(0, m.start() - 44):m.start()]
        if not m["within"] and not OPENING.search(before) and not WITHOUT_IN.match(text, m.end()):
            continue
        number: int | None = None
        if m["number"] == "半":
            number, unit = {"months": (15, "days"), "years": (6, "months")}.get(_unit(m), (None, _unit(m)))
        else:
            unit = _unit(m)
            written = m["number"].strip("()")
            value = value_of_numeral(written) if written and not written.isdigit() else None
            number = int(written) if written.isdigit() else value[0] if value else None
            number = None if before[-1:] in tuple(MISREAD) else number
        if number is not None and m["half"]:
            number, unit = (number * 30 + 15, "days") if unit == "months" else (None, unit)
        if number is not None and unit == "weeks":
            number, unit = number * 7, "days"
        found.append(Mention(number, unit, m.start(), m.end(), _origin(before)))
    for m in LOST.finditer(text):
        if not any(f.start < m.end() and m.start() < f.end for f in found):
            found.append(Mention(None, "", m.start(), m.end(), None))
    return sorted(found, key=lambda f: f.start)


def _unit(m: re.Match[str]) -> str:
    return next(name for name, _ in UNITS if m[name])


def _origin(before: str) -> str | None:
    receipt, decision = RECEIPT.search(before), DECISION.search(before)
    return "receipt" if receipt else "decision" if decision else None


PURPOSES = {
    "hearing": re.compile(r"听证"),
    "statement": re.compile(r"陈述|申辩"),
    "payment": re.compile(r"缴|交纳|交清|结清|交付|交至|交到|汇至|汇入|汇到|划至|划入|支付|存入|(?:到|至|持|凭)[^,。;]{0,24}银行"),
    "remedy": re.compile(r"复议|诉讼|起诉|法院"),
    "performance": re.compile(r"^[^,不未]{0,12}履行"),
}
PAYMENT_TERM = re.compile(r"(?:缴[款纳]|交纳|罚款|履行)[^。;]{0,12}?(?:期限|时限)[^。;]{0,4}$|(?:缴|罚款|罚没款)[^。;]{0,60}(?:期限|时限)(?:为|是|:)[^。;]{0,20}$")
OWN_TERM = re.compile(r"[^,。;]{0,16}(?:期限|时限)(?:分别|均)?(?:为|是|:)?(?:自?[^,。;]{0,20}起)?$")
LATE = re.compile(r"逾期|视为|期满|到期|超过")
RIGHTS_BEFORE = re.compile(r"(?:上述|以上|前述|该|此|前款|这些|有关|相关)[^,。;]{0,4}权利")
AGENCY_ACTS = re.compile(
    r"^,?(?:由|将|应|会)?(?:本机关|本局|我局|行政机关|我[^,。;]{1,4})?(?:将|应当?)?(?:组织|安排|举行|通知|决定|答复|作出)")
CORRECTION = re.compile(r"[^,]{0,12}(?:改正|拆除|整改)")
INSTEAD = re.compile(r"分期|延期|暂缓|催告")
DEFERRED = re.compile(
    r"(?<!可以)(?<!可)(?:准予|批准|同意|准许|决定)[^。;]{0,24}?(?:分期|延期|暂缓|分[两二三四五六\d]{1,2}期)[^。;]{0,4}缴|分[两二三四五六七八九十\d]{1,2}期缴"
    r"|第一期[^。;]{0,24}?缴")


def given(paper: Paper) -> Periods:
    """The periods that `paper` gives."""
    run = running(paper.document)
    text = run.text
    unchosen = left_out(text)
    mentions = [m for m in find_periods(text) if not any(start <= m.start < end for start, end in unchosen)]
    purposes = [_purposes(text, mentions, n) for n in range(len(mentions))]
    told: dict[str, Period] = {}
    unclear: dict[str, Span] = {}
    for name in ("statement", "hearing", "payment"):
        chosen = [m for m, p in zip(mentions, purposes, strict=True) if name in p]
        if name == "payment" and not chosen:
            chosen = [m for m, p in zip(mentions, purposes, strict=True) if "performance" in p]
        chosen = [m for m in chosen if not (name == "payment" and m.unit == "years")]                 # 五年内首次被查处
        alone = [m for m, p in zip(mentions, purposes, strict=True) if p == {name} and m in chosen]
        for m in (alone or chosen)[:1]:
            at = run.span(m.start, m.end)
            if m.number is None:
                unclear[name] = at
            else:
                told[name] = Period(m.number, m.unit, at, m.origin)
    deferred = DEFERRED.search(text)
    return Periods(
        told.get("statement"), told.get("hearing"), told.get("payment"), unclear, run.span(*deferred.span()) if deferred else None)


def _purposes(text: str, mentions: list[Mention], n: int) -> set[str]:
    """What the period `mentions[n]` is for: names of `PURPOSES`."""
    m = mentions[n]
    begin = max(text.rfind("。", 0, m.start), text.rfind(";", 0, m.start)) + 1
    end = min((i for i in (text.find("。", m.end), text.find(";", m.end)) if i >= 0), default=len(text))
    following = mentions[n + 1] if n + 1 < len(mentions) and mentions[n + 1].start < end else None
    previous = mentions[n - 1].end if n and mentions[n - 1].end > begin else begin
    after = text[m.end:following.start if following else end]
    late = LATE.search(after)
    after = after[:late.start()] if late else after
    before = text[previous:m.start]
    term = OWN_TERM.search(before)
    if term and _named(term[0]) & {"hearing", "statement"}:
        return _named(term[0]) & {"hearing", "statement"}
    if AGENCY_ACTS.match(after) or CORRECTION.match(after) or INSTEAD.search(before) or INSTEAD.search(after.split(",")[0]):
        return set()
    if following:
        after = _own_part(text, after, following, end)
    purposes = _named(after)
    if "remedy" in purposes:
        return {"remedy"}
    if purposes - {"performance"}:
        return purposes - {"performance"}
    if PAYMENT_TERM.search(before) and not _named(before) & {"hearing", "statement", "remedy"}:
        return {"payment"}
    if "performance" in purposes:
        return {"performance"}
    condition = _named(before) - {"payment", "performance"}
    if condition:
        return condition
    if RIGHTS_BEFORE.search(before):
        return _named(text[:m.start]) & {"hearing", "statement"}
    if re.search(r"提出|申请|行使|书面|告知|告诉", after[:30]):
        return _named(text[max(text.rfind("。", 0, max(begin - 1, 0)) + 1, 0):begin]) & {"hearing", "statement"}
    return set()


def _own_part(text: str, after: str, following: Mention, end: int) -> str:
    """Of the words between two periods, those that belong to the first.

    A condition (如要求听证，应在) belongs to the second where nothing after that says what it is for.
    """
    stop = min((i for i in (text.find(",", following.end, end),) if i >= 0), default=end)
    if _named(text[following.end:stop]):
        named = _named(text[following.end:stop])
        clauses = after.split(",")
        return ",".join(c for c in clauses if not _named(c) or not _named(c) <= named or c == clauses[0])
    clauses = after.split(",")
    telling = [n for n, clause in enumerate(clauses) if _named(clause)]
    return ",".join(clauses[:telling[-1]]) if len(telling) > 1 else after


def _named(words: str) -> set[str]:
    return {name for name, pattern in PURPOSES.items() if pattern.search(words)}
