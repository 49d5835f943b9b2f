"""The days of the violation as a paper tells them: between which days it lay, and on which it ended where that is said."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.facts.dates import find_dates
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class ViolationDays:
    """`first` and `last` day that the facts name, `ended` the day of which the paper says that it ended then."""

    first: date | None = None
    last: date | None = None
    ended: date | None = None

    def ended_before(self, day: date) -> bool | None:
        """Whether the violation ended before `day`; None where the paper does not tell."""
        if self.ended:
            return self.ended < day
        if self.first is None or self.last is None:
            return None
        if self.last < day:
            return True
        return False if self.first >= day else None


OTHER_STEPS = re.compile(
    r"告知|送达|立案|受理|听证|申辩|成立|注册|颁发|核发|领取|取得[^,]{0,10}(?:执照|许可|证)|有效期|施行|废止|修订|修正|讨论|审批|签订|出生|作出[^,]{0,14}决定"
    r"|决定书|缴|曾|此前|审核|终结|受过"
)
FACTS_END = re.compile(r"违反了?(?:《|国家|有关|上述)|触犯|(?:依据|根据|依照|按照)(?![^。;,]{0,14}(?:举报|投诉|线索|计划|安排|工作|要求|部署|转办))|本(?:局|机关"
                       r"|单位|委|队)认为|我(?:局|委|队)认为|告知书")
ENDED = re.compile(r"终了|(?:违法)?行为(?:结束|终止|停止)|(?:停止|结束)(?:了)?(?:该|上述|违法)|方(?:才)?(?:补办|改正|停止|拆除|完成|清理)|改正完毕"
                   r"|已于[^,。;]{0,20}(?:停止|改正|拆除)")


def of(paper: Paper) -> ViolationDays:
    """The days that the narrative of `paper` names, other steps of the case left out."""
    run = running(paper.document)
    text = run.text
    head = text.find("。") + 1
    stop = FACTS_END.search(text, head)
    end = min(stop.start() if stop else len(text), bisect_left(run.at, paper.signed.start) if paper.signed else len(text))
    days: list[date] = []
    ended: date | None = None
    year: int | None = None
    for clause in re.finditer(r"[^,。;]+", text[:end]):
        for mention in _days(clause[0], year):
            if "出生" in clause[0]:
                continue
            year = mention[0].year
            if OTHER_STEPS.search(clause[0]):
                continue
            days.append(mention[0])
            following = text[clause.end():clause.end() + 30]
            if ENDED.search(clause[0], mention[1]) or ENDED.match(following.lstrip(",")):
                ended = mention[0]
    return ViolationDays(min(days, default=None), max(days, default=None), ended)


SHORT = re.compile(r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日|(?:当|同)年(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日")
MONTH = re.compile(r"(?P<y>20\d\d)年(?P<m>\d{1,2})月(?!\d{1,2}日|■)")


def _days(words: str, year: int | None) -> list[tuple[date, int]]:
    """The days of `words` with their ends, in order; of a month its first day, of a day without a year that of the year named before (`year`: in an earlier clause)."""
    found = [(m.day, m.end) for m in find_dates(words) if m.day]
    for m in MONTH.finditer(words):
        found += _day(int(m["y"]), int(m["m"]), 1, m.end())
    named = sorted(found, key=lambda f: f[1])
    for m in SHORT.finditer(words):
        before = next((day.year for day, end in reversed(named) if end <= m.start()), year)
        if before is not None:
            found += _day(before, int(m["m"] or m["m2"]), int(m["d"] or m["d2"]), m.end())
    return sorted(found, key=lambda f: f[1])


def _day(year: int, month: int, day: int, end: int) -> list[tuple[date, int]]:
    try:
        return [(date(year, month, day), end)]
    except ValueError:
        return []
