"""How long a case took from filing to decision, with what was added to its time (extensions) and what does not count in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.chronology import Event
from rules.facts.dates import find_dates
from rules.facts.narrative import NARRATORS, clauses
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension at `at`, approved on `approved`, by `days` or until `until`; each None where that cannot be read."""

    at: Span
    approved: date | None
    days: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Days that do not count, of a kind of `NOT_COUNTED`: `first` and `last` of them (None where they are not told), or `days` as told."""

    kind: str
    at: Span
    first: date | None = None
    last: date | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class HandlingTime:
    """`filing`: the day and where it stands; `unread`: a filing form whose day cannot be read. `told_extension`: one that only a later paper tells of."""

    filing: Event | None = None
    unread: Span | None = None
    extensions: tuple[Extension, ...] = ()
    told_extension: Span | None = None
    left_out: tuple[LeftOut, ...] = ()


DIGITS = "零一二三四五六七八九"
NUMBER = r"(?<![\d年月])(?P<n>\d{1,3}|[一二三四五六七八九十两]{1,4})"
LENGTH = re.compile(rf"(?:延长|延期|延至|顺延)[^。;]{{0,24}}?{NUMBER}(?P<unit>个?工作日|日|天|个?月)|延长期限[:为]?{NUMBER.replace('<n>', '<n2>')}(?P<unit2>日|天|个?月)")
UNTIL = re.compile(r"(?:延长|延期|顺延)(?:办案期限|办理期限|期限|办理)?[^。;]{0,20}?(?:至|到)|(?:延期|延长)?(?:至|到)(?=20\d\d年)|截止(?:日期|时间)?[:为]?")
TOLD_EXTENSION = re.compile(
    r"(?:批准|同意|决定|审批)[^。;:]{0,24}(?<!未)(?<!不)(?<!没有)延(?:长|期)[^。;]{0,20}(?:期限|办理|办案|日|天|月)"
    r"|延长(?:办案|办理|案件)[^。;]{0,10}期限")
NOT_EXTENDED = re.compile(r"未|没有|无|可以|可|不得|如")
KINDS = (
    ("suspension", re.compile(r"中止(?:案件)?(?:调查|办理|审理|期间)?|暂停办理")),
    ("announcement", re.compile(r"公告(?:送达)?(?:期间|时间|期)?")),
    ("hearing", re.compile(r"听证")),
    ("testing", re.compile(r"检测|检验|鉴定|监测|检疫|评估|测绘|认定|化验|检定|送检|专家评审|责令退款")),
)
LEFT_OUT = re.compile(r"(?:不|未)计(?:入|算)|(?:不|未)(?:算|列)入|扣除|除外|不包括|剔除|应予扣减|扣减")
SPAN_OF_DAYS = re.compile(r"(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,5})(?:个)?(?:自然)?[日天](?![前后])")
OF_THE_DAYS = re.compile(r"(?:检[测验疫]|鉴定|监测|评估|认定|中止|听证|公告|专家)[^。]{0,12}(?:期间|期限|时间)[^。]{0,6}(?:告知|通知|说明|扣除|审批)")
"""The form that tells the party for how long goods are tested: 检验（检测、检疫、鉴定）期间告知书."""
PERIOD_TOLD = re.compile(r"期间|期限|(?<=起)至|至[^,。;]{4,14}止")
SUSPENDED = re.compile(r"中止(?:案件)?调查|中止办理|调查中止")
RESUMED_HEADING = re.compile(r"\n恢复(?:案件)?(?:调查|办理|审理)[^\n,。;:]{0,6}(?:审批表|审批书|决定书|通知书|报告)\n")
RESUMED = re.compile(r"恢复(?:案件)?调查|恢复办理")
SENT = re.compile(r"(?:送检|委托|受理|接收|收样|送样|抽样|采样|申请|检验开始|收到)[^:|。]{0,6}(?:日期|时间)?[:|]?$")
ISSUED = re.compile(r"(?:签发|报告|出具|批准|完成|出报告|发证)[^:|。]{0,6}(?:日期|时间)?[:|]?$")


def of(case: Case, decision: Paper) -> HandlingTime:
    """What the file says of the time between filing and `decision`."""
    filing = case.chronology.get("filing")
    forms = case.all("filing_approval")
    unread = next((p.whole for p in forms if p.date is None and (p.illegible or p.signed is not None)), None)
    if filing is None and unread is None and forms:
        unread = forms[0].whole
    extensions = tuple(e for p in case.all("extension_approval") for e in [_extension(p)])
    told = None if extensions else next(_told_extensions(case), None)
    return HandlingTime(filing, unread if filing is None or (forms and all(p.date is None for p in forms)) else None, extensions, told,
                        tuple(_left_out(case)))


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    text = text.replace("两", "二")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)
    return DIGITS.index(text) if text in DIGITS else 0


def _extension(paper: Paper) -> Extension:
    text = running(paper.document).text
    length = LENGTH.search(text)
    days = None
    if length:
        number, unit = _number(length["n"] or length["n2"]), length["unit"] or length["unit2"]
        days = number * 30 if "月" in unit else number
    until = None
    for m in UNTIL.finditer(text):
        following = find_dates(text[m.end():m.end() + 16])
        if following and following[0].start <= 2:
            until = following[0].day
    return Extension(paper.whole, paper.date, days, until)


def _told_extensions(case: Case) -> Iterator[Span]:
    for paper in case.all(*NARRATORS, "case_cover"):
        for clause in clauses(paper):
            m = TOLD_EXTENSION.search(clause.text)
            if m and not NOT_EXTENDED.search(clause.text[max(0, m.start() - 6):m.start()]):
                yield clause.span(m.start(), m.end())


def _left_out(case: Case) -> Iterator[LeftOut]:
    told = list(_told_left_out(case))
    yield from told
    yield from _tests(case)
    yield from _hearing(case)
    yield from _suspensions(case)
    for paper in case.all("public_notice"):
        if re.search("告知", paper.document.squeezed) and not re.search("处罚决定", paper.document.squeezed) and paper.date:
            days = 60 if "六十日" in paper.text or "60日" in paper.text else 30
            yield LeftOut("announcement", paper.whole, paper.date, paper.date + timedelta(days=days))


def _told_left_out(case: Case) -> Iterator[LeftOut]:
    """What a paper says is not counted: 3月28日至5月6日委托检验，该期间39日不计入办案期限."""
    of_the_days = [p for p in case.papers if p.kind not in NARRATORS and OF_THE_DAYS.search("".join(p.document.title.split()))]
    for paper in (*case.all(*NARRATORS, "extension_approval"), *of_the_days):
        for clause in clauses(paper):
            m = LEFT_OUT.search(clause.text) or (PERIOD_TOLD.search(clause.text) if paper in of_the_days else None)
            if m is None:
                continue
            kind = next((name for name, pattern in KINDS if pattern.search(clause.text)), None)
            if kind is None:
                continue
            days = [int(n) if n.isdigit() else _number(n) for n in (d["n"] for d in SPAN_OF_DAYS.finditer(clause.text[:m.end() + 20])
                                                                  if clause.text[d.start() - 1:d.start()] not in ("月", "."))]
            mentions = [d.day for d in find_dates(clause.text) if d.day]
            at = clause.span(m.start(), m.end())
            if len(mentions) >= 2:
                yield LeftOut(kind, at, min(mentions), max(mentions))
            elif days:
                yield LeftOut(kind, at, days=days[-1])
            else:
                yield LeftOut(kind, at)


def _tests(case: Case) -> Iterator[LeftOut]:
    for paper in case.all("appraisal"):
        first = last = None
        for mention in paper.dates:
            before = "".join(paper.text[max(0, mention.start - 24):mention.start].split())
            if mention.day and SENT.search(before):
                first = min(first, mention.day) if first else mention.day
            elif mention.day and ISSUED.search(before):
                last = max(last, mention.day) if last else mention.day
        days = [m.day for m in paper.dates if m.day]
        last = last or (max(days) if len(days) > 1 else None)
        first = first or (min(days) if len(days) > 1 else None)
        yield LeftOut("testing", paper.whole, first, last) if first and last and first <= last else LeftOut("testing", paper.whole)


def _hearing(case: Case) -> Iterator[LeftOut]:
    """From the request (else the notice of the hearing) to the report (else the hearing)."""
    held = case.hearings.held
    if not held:
        return
    requests = [case.hearings.requested.day if case.hearings.requested else None, *(p.date for p in case.all("hearing_request", "hearing_summons"))]
    ends = [*(h.day for h in held), *(p.date for p in case.all("hearing_report"))]
    first, last = min((d for d in requests if d), default=None), max((d for d in ends if d), default=None)
    yield LeftOut("hearing", held[0].at, first, last) if first and last and first <= last else LeftOut("hearing", held[0].at)


def _suspensions(case: Case) -> Iterator[LeftOut]:
    stopped = [p for p in case.papers if SUSPENDED.search("".join(p.document.title.split())) and not RESUMED.search(p.document.title)]
    resumed = [d for p in case.papers if RESUMED.search("".join(p.document.title.split())) and (d := p.date or max((m.day for m in p.dates if m.day), default=None))]
    for paper in stopped:
        again = RESUMED_HEADING.search(paper.text)                                     # bound right behind it, under a heading of its own
        days = [(m.start, m.day) for m in paper.dates if m.day]
        first = paper.date if again is None else max((d for at, d in days if at < again.start()), default=None)
        first = first or max((d for _, d in days), default=None)
        behind = [max((d for at, d in days if at > again.start()), default=None)] if again else []
        last = min((d for d in (*resumed, *behind) if d and first and d >= first), default=None)
        yield LeftOut("suspension", paper.whole, first, last) if first and last else LeftOut("suspension", paper.whole)
