"""Statements (陈述、申辩): whether the party made any, and whether it clearly waived the right, or that to a hearing, in writing.

"视为放弃" in a notice is no waiver: it speaks of the time after the period. Nor is what a decision tells of a waiver that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.narrative import NARRATORS, Clause, clauses

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that the party made; `legible` is False where its words cannot be read, so that it may be a waiver."""

    at: Span
    day: date | None
    legible: bool = True


@dataclass(frozen=True, slots=True)
class Waiver:
    """The party's own written word that it gives up `statements`, a `hearing`, or both."""

    at: Span
    day: date | None
    statements: bool
    hearing: bool


@dataclass(frozen=True, slots=True)
class Statements:
    """`told_waiver`: a later paper says that the party waived (not that it did so by word of mouth), whether or not the file holds that."""

    made: tuple[Statement, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    told_waiver: Span | None = None

    def waived(self, right: str) -> Waiver | None:
        """The first waiver of `right`: "statements" or "hearing"."""
        return next((w for w in self.waivers if getattr(w, right)), None)


RIGHTS = r"(?:陈述|申辩|听证|上述权利|以上权利|该权利|上述各项权利|此权利|相关权利)"
GIVES_UP = re.compile(
    rf"放弃[^。;]{{0,40}}?{RIGHTS}[^。;]{{0,30}}|{RIGHTS}[^。;]{{0,20}}(?:的权利|权利|均)?(?:予以|均|都|自愿|表示)?放弃"
    rf"|(?:不|无需|不再|不需要|不想|没有必要|不作|不进行|不提出|不要求|不申请|无)(?:再)?(?:进行|提出|作出|作|要求|申请|举行|任何)*(?:陈述|申辩|听证)[^。;]{{0,24}}"
)
NOT_GIVEN_UP = re.compile(
    r"视为|视作|视同|即为|是否|如果|如您|如你|若|逾期|期限内未|期满未|可以放弃|有权放弃|不放弃|并未放弃|没有放弃|未放弃|□放弃|放弃□"
)
OWN_WORDS = re.compile(r"本人|我(?!局|队|厅|委|机关|支队|大队)|本(?:公司|店|厂|单位|户|企业|合作社)|自愿|答:|声明|当事人意见|[☑√✓]")
MADE = re.compile(
    r"(?:提出|提交|递交|进行|作出|作|书面|口头|表示)(?:了|过|的)?(?:(?!处罚|依据|权利)[^。;,]){0,14}(?:陈述|申辩)|陈述、?申辩(?:书|称|意见|理由|时|认为)|(?:陈述|申辩)(?:了|称)"
)
NOT_MADE = re.compile(r"未|没有|无|不|放弃|权利|有权|可|应|逾期|如")


def of(case: Case) -> Statements:
    """What the file of `case` says of the party's statements."""
    waivers = list(_waivers(case))
    return Statements(made=tuple(_made(case)), waivers=tuple(waivers), told_waiver=_told_waiver(case))


def _rights(words: str) -> tuple[bool, bool]:
    """Whether `words` name statements and a hearing; 上述权利 names both."""
    both = bool(re.search("上述|以上|相关权利|各项权利|该权利|此权利", words))
    return both or bool(re.search("陈述|申辩", words)), both or "听证" in words


def _waivers(case: Case) -> Iterator[Waiver]:
    """From papers in which the party speaks or signs: a declaration, the foot of the notice, a receipt, an interview after it."""
    for paper in case.papers:
        if paper.kind == "statement_record" or (paper.kind == "unknown" and re.search("放弃|声明|承诺", paper.document.squeezed[:30])):
            yield from _in_declaration(paper)
        elif paper.kind in ("prior_notice", "hearing_notice"):
            yield from _at_the_foot(paper)
            yield from _answered(paper)
        elif paper.kind == "delivery_receipt":
            yield from _given_up(clauses(paper), paper.date)
        elif paper.kind == "interview_record" and _after_a_notice(case, paper):
            yield from _given_up((c for c in clauses(paper) if "答" in c.text or OWN_WORDS.search(c.text)), paper.date)
            yield from _answered(paper)


def _in_declaration(paper: Paper) -> Iterator[Waiver]:
    """A declaration of waiver. A printed form that nobody signed or dated is none."""
    if paper.signed is None and not re.search(r"(?:声明人|签名|签字|当事人|陈述人)[^。;\n]{0,8}[:|][^_\s]{2,4}", paper.text):
        return
    heading = len("".join(paper.text[:paper.document.title_end].split()))
    body = [Clause(c.paper, c.text[max(0, heading - c.start):], max(c.start, heading)) for c in clauses(paper)]
    found = list(_given_up(body, paper.date))
    yield from found or _given_up(clauses(paper), paper.date)


def _at_the_foot(paper: Paper) -> Iterator[Waiver]:
    """What the party wrote under the notice. The notice's own words (逾期视为放弃) stand above its signature block."""
    foot = paper.signed.start if paper.signed else paper.text.rfind("。")
    squeezed_foot = len("".join(paper.text[:max(foot, 0)].split()))
    yield from _given_up((c for c in clauses(paper) if c.start + len(c.text) > squeezed_foot and OWN_WORDS.search(c.text)), None)


ASKED = re.compile(
    r"(?:是否|需不需要|要不要|有无|有没有)(?:对[^,。;?]{1,20})?(?:要求|提出|进行|需要|申请|作出?|行使|举行|放弃)?[^。;?]{0,12}(?:陈述|申辩|听证)[^。;?]{0,12}\?"
    r"答:(?P<answer>[^。;?问]{1,40})")
DECLINED = re.compile(r"^(?:(?:收到|看|知道|清楚|听清|明白|看清)(?:楚)?了?,)?(?:我|本人|我们|我(?:公司|店|单位))?(?:均|都|自愿)?"
    r"(?:放弃|不(?:提出|要求|申请|需要|用|必|想|打算|陈述|申辩|作|进行|行使)|没有$|无$|不$|没有要求|没有陈述|没有申辩|无需)")


def _answered(paper: Paper) -> Iterator[Waiver]:
    """A question whether the party makes use of its rights, answered with no, in a notice or an interview that is a record."""
    squeezed = paper.document.squeezed
    for m in ASKED.finditer(squeezed):
        answer = m["answer"].strip(",")
        if DECLINED.search(answer) and not re.search("不放弃|没有放弃", answer):
            asked = squeezed[m.start():m.start("answer")]
            statements, hearing = _rights(asked + answer)
            yield Waiver(paper.document.unsqueeze(m.start(), m.end()), paper.date, statements, hearing)


def _given_up(told: Iterable[Clause], day: date | None) -> Iterator[Waiver]:
    for clause in told:
        m = GIVES_UP.search(clause.text)
        if m is None or NOT_GIVEN_UP.search(clause.text[max(0, m.start() - 16):m.end()]):
            continue
        statements, hearing = _rights(clause.text[m.start():])
        yield Waiver(clause.span(m.start(), m.end()), clause.day_before(m.start()) or day, statements, hearing)


def _after_a_notice(case: Case, paper: Paper) -> bool:
    notices = [p.date for p in case.all("prior_notice", "hearing_notice") if p.date]
    return bool(notices) and (paper.date is None or paper.date >= min(notices))


def _made(case: Case) -> Iterator[Statement]:
    for paper in case.all("statement_record"):
        given_up = [c for c in clauses(paper) if GIVES_UP.search(c.text) and not NOT_GIVEN_UP.search(c.text)]
        if not given_up and "放弃" not in paper.document.title:
            yield Statement(paper.whole, paper.date, legible=not paper.illegible)
    for paper in case.all("statement_review"):
        yield Statement(paper.whole, None)
    for paper in case.all(*NARRATORS):
        for clause in clauses(paper):
            for m in MADE.finditer(clause.text):
                part = clause.text[max(clause.text.rfind(",", 0, m.start()), m.start() - 24, 0):m.end()]
                if not NOT_MADE.search(part):
                    yield Statement(clause.span(m.start(), m.end()), clause.day_before(m.start()))
                    break


def _told_waiver(case: Case) -> Span | None:
    for paper in case.all(*NARRATORS):
        for clause in clauses(paper):
            m = GIVES_UP.search(clause.text)
            begin = max(clause.text.rfind(mark, 0, m.start()) for mark in ",:") + 1 if m else 0
            if m and "放弃" in m[0] and "口头" not in clause.text and not NOT_GIVEN_UP.search(clause.text[max(0, m.start() - 16):m.end()]):
                return clause.span(min(begin, m.start()), m.end())
    return None
