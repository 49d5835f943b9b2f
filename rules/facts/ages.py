"""Ages: when a person was born, as an identity number or a sentence tells, and how old he was on a day (行政处罚法 第三十条: reached on the day after the birthday)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import limitation, party_numbers, violation_days
from rules.facts.dates import chinese_number, find_dates

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Born:
    """Born between `first` and `last`, as `at` tells."""

    first: date
    last: date
    at: Span

    def years_at_most(self, day: date) -> int:
        return completed(self.first, day)

    def years_at_least(self, day: date) -> int:
        return completed(self.last, day)


def completed(born: date, day: date) -> int:
    """Years completed on `day`; a year of age is complete from the day after the birthday on."""
    years = day.year - born.year
    return years if (day.month, day.day) > (born.month, born.day) else years - 1


BORN = re.compile(r"(?:出生(?:日期|年月)?|生于|生日)\s?[:|]?\s?(?:于)?\s?$")
BORN_AFTER = re.compile(r"^\s?(?:出)?生(?!产)")
YEAR_MONTH = re.compile(
    r"(?:(?:出生(?:日期|年月)?|生于)\s?[:|]?\s?)?(?P<y>(?:19|20)\d\d)年(?:(?P<m>\d{1,2})月)?(?:出)?生(?!产)|"
    r"出生(?:日期|年月)?\s?[:|]\s?(?P<y2>(?:19|20)\d\d)年(?P<m2>\d{1,2})月(?!\d)")
AGE = re.compile(
    r"(?:年龄\s?[:|]?\s?|现年|今年|时年|年仅|当时|违法时(?:已)?(?:年)?(?:满)?|[男女][,、]\s?|已?满)(?P<age>\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:周)?岁|"
    r"(?P<bare>\d{1,2}|[一二三四五六七八九十]{1,3})周岁")
LIMITS = re.compile(r"(?:不满|未满|已满|满)(?P<age>\d{1,2}|[一二三四五六七八九十]{1,3})周?岁")
YOUNG = re.compile(r"未成年|监护人|在校学生|(?:小|中)学生|(?<![大])学生(?!会|处)|年仅|未满十[四八]周岁|不满十[四八]周岁")
QUOTED = re.compile(r"第三十条|第二十五条|第十二条")


def born(case: Case, paper: Paper, name: str) -> Born | None:
    """When the person called `name` was born: by his identity number in any paper, else by what `paper` says."""
    for number in sorted(party_numbers.of(case, name), key=lambda n: n.paper is not paper):
        digits = number.value
        if len(digits) == 15 and digits.isdigit():
            digits = f"{digits[:6]}19{digits[6:]}"
        if worn := re.match(r"\d{6}(?P<y>(?:19|20)\d?)■", digits):                       # 201■: born in those ten years
            year, unread = int(worn["y"]), 10 ** (4 - len(worn["y"]))
            return Born(date(year * unread, 1, 1), date(year * unread + unread - 1, 12, 31), number.at)
        m = re.match(r"\d{6}(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])?(?P<d>\d\d)?", digits)
        if not m or len(number.value) < 14:
            continue
        found = _between(int(m["y"]), int(m["m"]) if m["m"] else None, int(m["d"]) if m["d"] and m["m"] else None, number.at)
        if found:
            return found
    for mention in find_dates(paper.text[:1200]):
        if mention.day and (BORN.search(paper.text[max(0, mention.start - 12):mention.start]) or BORN_AFTER.match(paper.text[mention.end:mention.end + 4])):
            return Born(mention.day, mention.day, paper.span(mention.start, mention.end))
    m = YEAR_MONTH.search(paper.text, 0, 1200)
    if m:
        month = m["m"] or m["m2"]
        return _between(int(m["y"] or m["y2"]), int(month) if month else None, None, paper.span(m.start(), m.end()))
    return None


def _between(year: int, month: int | None, day: int | None, at: Span) -> Born | None:
    try:
        if day is not None and month is not None:
            return Born(date(year, month, day), date(year, month, day), at)
        if month is not None:
            return Born(date(year, month, 1), date(year, month, 28), at)
        return Born(date(year, 1, 1), date(year, 12, 31), at)
    except ValueError:
        return None


def told_age(paper: Paper) -> tuple[int, Span] | None:
    """The party's age as `paper` tells it in years, not the ages that a law quoted names."""
    for m in AGE.finditer(paper.text, 0, 2500):
        if QUOTED.search(paper.text, max(0, m.start() - 30), m.start()) or re.search("[不未]满|以下|以上", paper.text[max(0, m.start() - 2):m.end() + 2]):
            continue
        words = m["age"] or m["bare"]
        return (int(words) if words.isdigit() else chinese_number(words)), paper.span(m.start(), m.end())
    return None


def signs_of_youth(case: Case, paper: Paper) -> Span | None:
    """Words of `paper`, or of the record of an interview, that tell of somebody young."""
    for other in [paper, *case.all("interview_record", "party_identity")]:
        m = YOUNG.search(other.text)
        if m:
            return other.span(m.start(), m.end())
    return None


def days_of_the_act(case: Case, paper: Paper) -> tuple[date, date] | None:
    """Between which days the act lay, by the decision `paper`, else by the inspection; None where nothing tells."""
    told = violation_days.of(paper)
    if told.ended:
        return told.ended, told.ended
    acts = limitation.acts(case)
    moment = acts.ended or acts.acted
    if moment and (paper.date is None or moment.day <= paper.date):
        return moment.day, moment.day
    if told.first and told.last:
        return told.first, told.last
    inspected = case.chronology.get("inspection") or case.chronology.get("clue")
    return (inspected.day, inspected.day) if inspected else None
