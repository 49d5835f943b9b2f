"""Hearings: whether the party asked for one, took that back, and whether one was held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DateMention
from rules.facts.narrative import NARRATORS, clauses

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the file says at `at`; `day` where it says when."""

    at: Span
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Hearings:
    """`requested`, `withdrawn`: by the party, first of each. `held`: every hearing that took place, by its record, its report, or what a
    later paper tells of it. `absent`: the party did not come to it. `refused`: the agency turned the request down.
    """

    requested: Hearing | None = None
    withdrawn: Hearing | None = None
    held: tuple[Hearing, ...] = ()
    absent: Hearing | None = None
    refused: Hearing | None = None

    @property
    def last_day(self) -> date | None:
        """The day of the last hearing, None where none was held or its day is not known."""
        return max((h.day for h in self.held if h.day), default=None)


RECORDS = ("hearing_record", "hearing_report")
HEARING_DAY = re.compile(r"(?:听证|举行|开始)?(?:会)?(?:时间|日期)[:|]?(?:自)?$|^.{0,14}听证笔录.{0,6}$")
HELD = re.compile(
    r"(?:举行|召开|组织|开展)(?:了)?[^,。;]{0,12}听证(?!的?(?:权利|申请|通知|告知|前))|经(?:过)?(?:依法)?(?:公开|不公开)?听证[,,。]|经(?:过)?听证(?:程序|会|审查)?"
    r"|听证(?:会)?(?:于[^,。;]{2,20})?(?:如期|依法|公开|已经|已)(?:举行|召开)|听证(?:中|会上|过程中)"
)
NOT_HELD = re.compile(r"未|没有|不(?!公开|予采纳|成立)|无需|放弃|撤回|拟|定于|决定于|要求|申请(?!人)|可以|有权|如|权利|将")
REQUESTED = re.compile(r"(?:申请|要求|提出)[^,。;]{0,10}听证(?!的?权利|权)")
NOT_REQUESTED = re.compile(r"未|没有|不|放弃|有权|可以|如|权利|应|逾期|期限内提出")
WITHDRAWN = re.compile(
    r"(?:撤回|撤销|取消|放弃)[^,。;]{0,8}听证(?:申请|要求|会)?|听证(?:的)?(?:申请|要求|请求)?[^,。;权]{0,8}(?:撤回|撤销)"
)
TAKEN_BACK = re.compile(r"(?:决定|自愿|申请|现|要求|请求|同意)[^,。;不]{0,4}撤[回销][^,。;]{0,8}听证")
ABSENT = re.compile(
    r"听证[^。;]{0,40}?(?:未(?:能)?(?:到场|到庭|出席|参加|按时)|没有(?:到场|出席|参加)|无故缺席|缺席|拒不(?:到场|出席|参加)|中途退出)|(?:终止|终结)听证(?!的)"
)
CONDITION = re.compile(r"(?:不|未)[^。;,]{0,8}(?:的,|的[,]?视为)|视为放弃|可以|有权|如|应当")
REFUSED = re.compile(
    r"(?:不予|不同意|决定不|不)(?:受理|组织|举行|召开|进行)[^,。;]{0,8}听证(?!的?权利)|不予听证|不(?:符合|属于|具备)[^,。;]{0,8}听证|驳回[^,。;]{0,8}听证"
)


def of(case: Case) -> Hearings:
    """What the file of `case` says of hearings."""
    return Hearings(
        requested=_requested(case), withdrawn=_withdrawn(case), held=tuple(_held(case)), absent=_told(case, ABSENT), refused=_refused(case))


def _held(case: Case) -> list[Hearing]:
    found = []
    for paper in case.all(*RECORDS):
        mention = day_of_record(paper)
        found.append(Hearing(paper.span(mention.start, mention.end) if mention else paper.whole, mention.day if mention else None))
    if found:
        return found
    for paper in case.all(*NARRATORS):
        for clause in clauses(paper):
            m = HELD.search(clause.text)
            if m and not NOT_HELD.search(clause.text[:m.start()].rpartition(",")[2]):
                return [Hearing(clause.span(m.start(), m.end()), clause.day_before(m.start()))]
    return []


def day_of_record(paper: Paper) -> DateMention | None:
    """The day that a record or report tells as the hearing's: its time field, else the first date in it."""
    for mention in paper.dates:
        if HEARING_DAY.search("".join(paper.text[max(0, mention.start - 24):mention.start].split())):
            return mention
    return next(iter(paper.dates), None)


def _requested(case: Case) -> Hearing | None:
    paper = next((p for p in case.all("hearing_request") if not WITHDRAWN.search(p.document.title)), None)
    if paper:
        return Hearing(paper.whole, paper.date)
    for paper in case.all("statement_record", "prior_notice", "hearing_notice", "delivery_receipt"):
        found = _asked_for(paper)
        if found:
            return found
    for paper in case.all(*NARRATORS):
        for clause in clauses(paper):
            m = REQUESTED.search(clause.text)
            if m and not NOT_REQUESTED.search(clause.text[:m.end()]):
                return Hearing(clause.span(m.start(), m.end()), clause.day_before(m.start()))
    return None


OWN_WORDS = re.compile(r"本人|我(?!局|队|厅|委|机关|支队|大队)|本(?:公司|店|厂|单位|户|企业|合作社)|特此?申请|现申请|当事人意见|[☑√✓]")


def _asked_for(paper: Paper) -> Hearing | None:
    """The party's own request on a paper for something else: in its statement, under the notice, on the receipt."""
    after = len("".join(paper.text[:paper.signed.end].split())) if paper.signed and paper.kind != "statement_record" else 0
    if paper.kind != "statement_record" and not after:
        return None
    for clause in clauses(paper):
        m = REQUESTED.search(clause.text, max(0, min(after - clause.start, len(clause.text))))
        if m and OWN_WORDS.search(clause.text) and not NOT_REQUESTED.search(clause.text[:m.end()]):
            return Hearing(clause.span(m.start(), m.end()), paper.date)
    return None


def _told(case: Case, words: re.Pattern[str]) -> Hearing | None:
    """Where a paper of the agency tells so, and not only what would follow."""
    for paper in case.all(*NARRATORS, *RECORDS, "unknown"):
        if "听证" not in paper.document.squeezed:
            continue
        for clause in clauses(paper):
            m = words.search(clause.text)
            if m and not CONDITION.search(clause.text[max(0, m.start() - 20):m.end() + 8]):
                return Hearing(clause.span(m.start(), m.end()), clause.day_before(m.start()))
    return None


def _refused(case: Case) -> Hearing | None:
    for paper in case.all("unknown", "hearing_summons"):
        if REFUSED.search(paper.document.squeezed[:40]):
            return Hearing(paper.whole, paper.date)
    return _told(case, REFUSED)


def _withdrawn(case: Case) -> Hearing | None:
    for paper in case.all("hearing_request", "unknown"):
        if WITHDRAWN.search(paper.document.squeezed[:40]):
            return Hearing(paper.whole, paper.date)
    for paper in case.all("hearing_request", "statement_record"):
        m = TAKEN_BACK.search(paper.document.squeezed)
        if m:
            return Hearing(paper.document.unsqueeze(*m.span()), paper.date)
    for paper in case.all(*NARRATORS):
        for clause in clauses(paper):
            m = WITHDRAWN.search(clause.text)
            if m and re.search("撤[回销]", m[0]) and not re.search("未|没有|可以", clause.text[:m.start()]):
                return Hearing(clause.span(m.start(), m.end()), clause.day_before(m.start()))
    return None
