"""Times of day: from when to when a record of an inspection or an interview was held, as its head or its account says.

14:33至15:38, 9时05分到10时整, 上午11时40分至下午1时10分, 22:40至次日0:25, 开始时间 … 结束时间 …, 于14点20分进入 … 15点05分结束.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import chinese_number

if TYPE_CHECKING:
    from rules.facts.paper import Paper

NUMERAL = "[〇零一二三四五六七八九十]{1,3}"
HALF = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|夜里|深夜|午后|晚"
LATE = frozenset(("下午", "傍晚", "晚上", "晚间", "夜间", "夜里", "深夜", "午后", "晚"))
CLOCK = re.compile(
    rf"(?P<half>{HALF})?\s?(?:"
    rf"(?<![\d.])(?P<h>\d{{1,2}})\s?(?:时|点钟|点|時)(?!间|候|代|左右内)(?:\s?(?:(?P<m>\d{{1,2}})\s?分?(?!钟|之)|(?P<word>整|正|半|一刻|三刻)|"
    rf"(?P<cm>{NUMERAL})\s?分))?"
    rf"|(?<![\d.])(?<!\d:)(?P<h2>\d{{1,2}})\s?:\s?(?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d)"
    rf"|(?P<ch>{NUMERAL})\s?[时点]\s?(?:(?P<cm2>{NUMERAL})\s?分|(?P<word2>整|正|半)|(?=[至到]))|(?<=[至到])(?P<ch2>{NUMERAL})\s?[时点]"
    rf")"
)
WORN = re.compile(r"[\d■]{0,2}■[\d■]{0,2}\s?[时点:]|[时点:]\s?[\d■]?■[\d■]?(?:\s?分)?")
NEXT_DAY = re.compile(r"(?:次日|翌日|第二天|隔天|隔日)\s?$")
SAME_YEAR = re.compile(r"(?<![\d年])(?:(\d{1,2})\s?月\s?)?(\d{1,2})\s?日\s?$")
BLANK_END = re.compile(r"(?:至|到|—|–|~|～|-{1,2})\s?(?:次日|翌日)?[\s_]*$")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at `start:end`: `minutes` after midnight; `half` the word before it; `day` as stated in front of it."""

    minutes: int
    start: int
    end: int
    half: str = ""
    day: date | None = None
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """When a record was held. `start`, `end`: None where the paper does not say. `worn`: something stands there that cannot be read.

    `at`: where the times stand, or the label under which they should.
    """

    start: datetime | None
    end: datetime | None
    at: Span
    day: date | None = None
    worn: bool = False
    day_worn: bool = False
    start_told: bool = False
    end_told: bool = False
    reversed: bool = False

    @property
    def whole(self) -> bool:
        return self.start is not None and self.end is not None

    def overlap(self, other: Held) -> int:
        """Minutes that both have in common; 0 where either is not known whole."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return 0
        common = min(self.end, other.end) - max(self.start, other.start)
        return max(0, int(common / timedelta(minutes=1)))


TIME_LABEL = re.compile(
    r"(?P<label>(?:(?:现场|监督|行政|执法)?(?:检查|勘[验察查测]|询问|调查|谈话|约谈|讯问|笔录|巡查|制作|检查\(勘[验察查测]\)|询问\(调查\)|调查\(询问\)|起止|起讫|开始|"
    r"起始|开始检查|检查开始|询问开始)?"
    r"(?:的)?(?:起止)?(?:时间|日期))|(?P<last>(?:检查|询问|勘[验察查测]|调查|笔录|谈话)?(?:结束|终止|终了|完毕|截止)(?:检查|询问|勘[验察查测]|调查)?(?:时间|日期)))"
    r"(?:\([^()\n]{1,12}\))?\s?[:|]?"
)
OTHER_TIME = re.compile(r"(?:接报|接警|举报|投诉|发案|案发|出生|送达|签收|通知|传唤|到达|到案|违法|营业|成立|拍摄|抓拍|抽样|采样|发现|整改|有效|签发|办公|"
    r"联系)[^,。;\n:]{0,6}$")
QUESTION = re.compile(r"(?:^|\n)\s*问\s?:|我们是|(?<=\s)问:")
FINDING = re.compile(r"(?:检查|勘[验察查测]|现场|监督检查|巡查|处置)(?:\([^)\n]{1,8}\))?(?:的)?(?:情况|内容|过程|结果|记录|发现|所见)(?:及[^:\n]{1,8})?\s?[:|]|(?:^|"
    r"(?<=[\s。]))情况\s?:")
ENDING = re.compile(r"结束|终止|完毕|终了|离开|离场|撤离|为止|收队")
BEGINNING = re.compile(r"开始|到达|抵达|进入|赶到|来到|入场|起")
RANGE = re.compile(r"\s?(?:起)?\s?(?:至|到|—{1,2}|–|~|～|-{1,2})\s?")


OWN_LINE = re.compile(r"(?:^|\n)\s?$")
OF_THE_RECORD = re.compile("检查|勘|询问|调查|谈话|讯问|笔录|起止|起讫")


def held(paper: Paper) -> Held:
    """From when to when the record `paper` was held."""
    text = paper.text
    head = _head_ends(paper)
    clocks = list(_clocks(paper))
    labels = [m for m in TIME_LABEL.finditer(text) if (m.end() <= head or m["last"]) and not OTHER_TIME.search(text[max(0, m.start() - 6):m.start()])]
    if not labels and (below := [m for m in TIME_LABEL.finditer(text) if OWN_LINE.search(text[:m.start()][-2:]) and OF_THE_RECORD.search(m[0])]):
        labels, head = below[:2], max(head, _zone_end(text, below[:2][-1].end()))       # the particulars stand at the foot
    chosen = [c for c in clocks if c.end <= head and not OTHER_TIME.search(_before(text, c.start))]
    zones = [(m.end(), _zone_end(text, m.end())) for m in labels]
    in_zones = [c for c in chosen if any(a <= c.start < b for a, b in zones)]
    lasting = [c for m in labels if m["last"] for c in clocks if m.end() <= c.start < _zone_end(text, m.end())]
    start = end = None
    if in_zones or lasting:
        start = next((c for c in in_zones if c not in lasting), None)
        ends = lasting or [c for c in in_zones if c is not start]
        end = ends[-1] if ends else None
    if (start is None or end is None) and not (start or end):
        start, end = _told(text, clocks, chosen, head)
    elif start is not None and end is None:
        end = next((c for c in clocks if c.start > start.end and ENDING.search(text[max(0, c.start - 8):c.start] + text[c.end:c.end + 8])
                    and (c.end <= head or not _in_answer(text, c.start))), None)
    places = [text[a:b] for a, b in zones] or [text[:head]]
    worn = any(WORN.search(p) or "■" in p for p in places)
    at = _place(paper, labels, start, end)
    return _held(paper, start, end, at, worn, zones)


def _held(paper: Paper, start: Clock | None, end: Clock | None, at: Span, worn: bool, zones: list[tuple[int, int]]) -> Held:
    day = start.day if start and start.day else None
    inside = [m for m in paper.every_date if any(a <= m.start < b for a, b in zones)]
    day_worn = False
    if day is None:
        mention = next(iter(inside), None)
        day_worn = mention is not None and not mention.legible
        day = mention.day if mention else (None if zones and worn else paper.date)
    if start is None and end is None:
        return Held(None, None, at, day, worn, day_worn)
    base = day or date(2000, 1, 1)
    first = _at(base, start.minutes) if start else None
    last: datetime | None = None
    if end:
        minutes = end.minutes
        if start and not end.day and not end.next_day and minutes <= start.minutes and minutes < 12 * 60 and not end.half and start.half:
            later = minutes + 12 * 60
            minutes = later if later > start.minutes else minutes
        until = end.day or (base + timedelta(days=1) if end.next_day else base)
        last = _at(until if day or not end.day else base, minutes)
    wrong = first is not None and last is not None and last <= first
    known = day is not None
    return Held(first if known else None, last if known else None, at, day, worn, day_worn, start is not None, end is not None, wrong)


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time.min) + timedelta(minutes=minutes)


def _clocks(paper: Paper) -> Iterator[Clock]:
    text = paper.text
    ends = {m.end: m.day for m in paper.dates}
    year = next((m.day for m in paper.dates if m.day), None)
    for m in CLOCK.finditer(text):
        if "■" in (text[m.start() - 1:m.start()], text[m.end():m.end() + 1]):             # 9时■■分: a part of it cannot be read
            continue
        hour, minute = _read(m)
        if hour > 24 or minute > 59:
            continue
        half = m["half"] or ""
        if (half in LATE and hour < 12) or (half == "中午" and hour < 4):
            hour += 12
        elif half in ("凌晨", "晚上", "夜间", "深夜") and hour == 12:
            hour = 24 if half != "凌晨" else 0
        before = text[max(0, m.start() - 14):m.start()].rstrip(" (:起")
        day = ends.get(max(0, m.start() - 14) + len(before))
        if day is None and year and (short := SAME_YEAR.search(before)):
            day = _day(year, short)
        yield Clock(hour * 60 + minute, m.start(), m.end(), half, day, bool(NEXT_DAY.search(before)))


def _day(year: date, m: re.Match[str]) -> date | None:
    try:
        return date(year.year, int(m[1]) if m[1] else year.month, int(m[2]))
    except ValueError:
        return None


def _read(m: re.Match[str]) -> tuple[int, int]:
    words = {"整": 0, "正": 0, "半": 30, "一刻": 15, "三刻": 45}
    if m["h2"]:
        return int(m["h2"]), int(m["m2"])
    hour = int(m["h"]) if m["h"] else chinese_number(m["ch"] or m["ch2"])
    if m["m"]:
        return hour, int(m["m"])
    if word := m["word"] or m["word2"]:
        return hour, words[word]
    return hour, chinese_number(m["cm"] or m["cm2"]) if m["cm"] or m["cm2"] else 0


def _head_ends(paper: Paper) -> int:
    """Where the particulars end: at the first question of an interview, at the findings of an inspection."""
    pattern = QUESTION if paper.kind == "interview_record" else FINDING
    m = pattern.search(paper.text, paper.document.title_end)
    return m.start() if m else len(paper.text)


def _zone_end(text: str, start: int) -> int:
    """Where the value of a time label ends: at the line's end or the next label; a value that goes on over a line's end (至 …) is followed."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if re.search(r"(?:至|到|-|—|~|起)\s*$", text[start:end]) or re.match(r"\s*(?:至|到)", text[end:end + 6]) or not text[start:end].strip():
        following = text.find("\n", end + 1)
        end = len(text) if following < 0 else following
    other = re.search(r"\s(?!至|到)[一-鿿()]{2,10}:(?!\d\d)", text[start:end])
    return start + other.start() if other else end


def _before(text: str, at: int) -> str:
    line = max(text.rfind("\n", 0, at) + 1, at - 30)
    return re.sub(r"\s?:?\s?(?:(?:19|20)\d\d\s?[年\-/.].{1,8})?\s?:?\s?$", "", text[line:at])


def _told(text: str, clocks: list[Clock], chosen: list[Clock], head: int) -> tuple[Clock | None, Clock | None]:
    """The times in a record without a label for them: a range, else the first and one at which it ended."""
    for first, second in pairwise(chosen):
        between = text[first.end:second.start]
        if RANGE.fullmatch(re.sub(r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:19|20)\d\d-\d{1,2}-\d{1,2}|次日|翌日", "", between)):
            return first, second
    end = next((c for c in clocks if ENDING.search(re.split("[,。;]", text[c.end:c.end + 14])[0] + re.split("[,。;\n]", text[max(0, c.start - 10):c.start])[-1])
                and not _in_answer(text, c.start)), None)
    start = next((c for c in chosen if c is not end), None)
    return start, end


def _in_answer(text: str, at: int) -> bool:
    """Whether the words at `at` are part of a question or an answer."""
    line = text[text.rfind("\n", 0, at) + 1:at]
    return bool(re.match(r"\s*[问答]\s?:", line))


def _place(paper: Paper, labels: list[re.Match[str]], start: Clock | None, end: Clock | None) -> Span:
    text = paper.text
    if labels:
        first = labels[0]
        stop = _zone_end(text, first.end())
        return paper.span(first.start(), first.end() + len(text[first.end():stop].rstrip()))
    found = [c for c in (start, end) if c]
    return paper.span(found[0].start, found[-1].end) if found else paper.whole
