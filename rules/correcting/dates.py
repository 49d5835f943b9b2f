"""Dates: a character that cannot stand in one, or is illegible, is put right where one day alone can be meant."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from rules import patterns as re
from rules.correcting.edit import Edit
from rules.correcting.witness import Witness, under_a_seal
from rules.facts.dates import find_dates
from rules.language import N_
from rules.law.numerals import written
from rules.reading.page import Page

SHAPE, WITNESSED = N_("日期的写法"), N_("卷内其他处的同一日期")
ILLEGIBLE_PART = N_("日期有一部分被遮盖")
FIGURE, NUMERAL = "0-9■", "〇○零一二三四五六七八九十■"
MISREAD_PARTS = re.compile(
    r"(?<![\d■])(?P<y>20\d\d)(?P<a>[^\s\d至到、,;:和与()第\-—~/.])(?P<m>1[0-2]|0?[1-9])(?P<b>[^\s\d至到、,;:和与()第条款项\-—~/.]{1,2})"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?P<c>[^\s\d条款项号元年月])"
)
"""A date of figures in which 年 or 月 was taken for another character."""
DAY_MARKS = "日曰目口8B"
HEADLESS = re.compile(
    r"(?<![一二三四五六七八九〇○零十■年月日])(?P<y>[〇○零■][一二三][〇○零一二三四五六七八九])年"
    r"(?=[一二三四五六七八九十]{1,3}月[一二三四五六七八九十■]{1,3}日)"
)
"""A date in numerals whose first character was lost: 〇二四年九月十日."""
TORN = re.compile(
    r"^(?P<y>[〇○零一二三四五六七八九■]{0,4}|[0-9■]{0,4})年"
    r"(?P<m>[一二三四五六七八九十■]{1,3}|[0-9■]{1,2})月(?P<d>[一二三四五六七八九十■]{1,3}|[0-9■]{1,2})?(?P<c>日)?$", re.M)
"""A date on a line of its own of which a seal hides the beginning or the end."""
LONE = re.compile(r"(?<!\S)[0-9A-Za-z](?=\s{1,2}20\d\d\s?年\s?\d)")
"""What stands by itself before a date, and would make its year longer: the rest of a signature."""
OPEN = frozenset("0123456789〇○零一二三四五六七八九十年月")
WORN = re.compile(
    rf"(?<![{FIGURE}])(?P<figures>[{FIGURE}A-Za-z]{{4}}[年■][{FIGURE}A-Za-z]{{1,2}}[月■][{FIGURE}A-Za-z]{{1,2}}[日■]"
    rf"|[{FIGURE}A-Za-z]{{4}}(?P<sep>[.\-/])[{FIGURE}A-Za-z]{{1,2}}(?P=sep)[{FIGURE}A-Za-z]{{1,2}})(?![\dA-Za-z■日])"
    rf"|(?P<numerals>[{NUMERAL}]{{4}}[年■][{NUMERAL}月]{{2,5}}[{NUMERAL}]{{0,3}}[日■])(?!日)"
)
LONGEST_SPAN = 3
"""Years around those that the file names."""


def corrections(page: Page, witness: Witness) -> Iterator[Edit]:
    """The dates of a page of which some characters are wrong or illegible and which only one day fits."""
    taken: list[tuple[int, int]] = []
    for edit in (*_misread_parts(page), *_headless(page), *_torn(page), *_lone(page), *_contradicted(page, witness), *_worn(page, witness)):
        if all(edit.end <= start or end <= edit.start for start, end in taken):
            taken.append((edit.start, edit.end))
            yield edit


def _misread_parts(page: Page) -> Iterator[Edit]:
    for m in MISREAD_PARTS.finditer(page.text):
        if (m["a"] == "年") + (m["b"].strip() == "月") + (m["c"] == "日") == 3 or (m["a"] != "年" and m["b"] != "月"
                                                                              and m["c"] not in DAY_MARKS):
            continue
        if not (m["a"] == "年" or "月" in m["b"] or m["c"] == "日") or _day(int(m["y"]), int(m["m"]), int(m["d"])) is None:
            continue
        if m["c"] not in DAY_MARKS and not (m["a"] == "年" and "月" in m["b"] and m.start("c") in page.guesses):
            continue
        for part, now in (("a", "年"), ("b", "月" + " " * (len(m["b"]) - 1)), ("c", "日")):
            if m[part] != now:
                yield Edit(*m.span(part), now, SHAPE)


def _headless(page: Page) -> Iterator[Edit]:
    for m in HEADLESS.finditer(page.text):
        yield Edit(m.start(), m.start() + 1, "二" + m["y"][0].replace("■", "〇"), SHAPE)


def _torn(page: Page) -> Iterator[Edit]:
    """What is lost of a date marked as illegible; a line that goes on with the next, or from the one before, is whole."""
    for m in TORN.finditer(page.text):
        before, after = page.text[max(0, m.start() - 2):m.start()].strip(), page.text[m.end():m.end() + 2].strip()
        if (m["c"] and len(m["y"]) == 4) or (before and before[-1] in OPEN) or (after and (after[0] in OPEN or after[0] == "日")):
            continue
        if len(m["y"]) < 4:
            yield Edit(m.start(), m.start() + 1, "■" * (4 - len(m["y"])) + m[0][0], ILLEGIBLE_PART)
        if not m["c"]:
            last = m[0][-1] if m.end() - 1 > m.start() or len(m["y"]) == 4 else ""
            yield Edit(m.end() - 1, m.end(), last + ("日" if m["d"] else "■日"), ILLEGIBLE_PART)


def _lone(page: Page) -> Iterator[Edit]:
    for m in LONE.finditer(page.text):
        if m.start() in page.guesses:
            yield Edit(m.start(), m.end(), "■", SHAPE)


def _contradicted(page: Page, witness: Witness) -> Iterator[Edit]:
    """Days under a seal that the file gives nowhere else, while it gives one that differs by a character: a stroke of the seal, or a figure lost in
    it, may have made the one of the other. Such a day is marked as illegible, and no date is read out of it."""
    if not page.seals:
        return
    for m in find_dates(page.text):
        day = m.day
        if day is None or day in witness.clear or not under_a_seal(page, m.start, m.end):
            continue
        digits = re.search(r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日曰]?$", page.text[m.start:m.end])
        if digits and any(_one_off(digits["d"], other) for other in witness.clear if (other.year, other.month) == (day.year, day.month)):
            yield Edit(m.start + digits.start("d"), m.start + digits.end("d"), "■■■", ILLEGIBLE_PART)


def _one_off(read: str, other: date) -> bool:
    """Whether a day as read differs by one character, exchanged or lost, from the day of `other` in the same writing; of numerals none is
    lost without leaving its gap."""
    told = str(other.day) if read.isascii() else written(other.day)
    if len(told) == len(read):
        return sum(a != b for a, b in zip(told, read, strict=True)) == 1 and len(read) > 1
    return read.isascii() and len(told) == len(read) + 1 and any(told[:i] + told[i + 1:] == read for i in range(len(told)))


def _worn(page: Page, witness: Witness) -> Iterator[Edit]:
    for m in WORN.finditer(page.text):
        read = m[0] if m["numerals"] else "".join("■" if c.isascii() and c.isalpha() else c for c in m[0])
        if "■" not in read or sum(c != "■" for c in read) < len(read) / 2:
            continue
        pattern = re.of_a_paper(read.replace("■", ".").replace("○", "〇").replace("零", "〇"))
        fitting = {(day, form) for year in _years(witness.dates) for day, form in _forms(year) if len(form) == len(read) and pattern.fullmatch(form)}
        why = SHAPE
        if len({day for day, _ in fitting}) > 1:
            fitting = {(day, form) for day, form in fitting if day in witness.dates}
            why = WITNESSED
        if len({day for day, _ in fitting}) != 1:
            continue
        form = min(form for _, form in fitting)
        for index, (was, now) in enumerate(zip(read, form, strict=True)):
            if was == "■":
                yield Edit(m.start() + index, m.start() + index + 1, now, why)


def _years(known: Iterable[date]) -> range:
    years = sorted(day.year for day in known if day.year >= 2000)
    if not years:
        return range(2000, 2050)
    middle = years[len(years) // 2]
    return range(max(years[0], middle - LONGEST_SPAN), min(years[-1], middle + LONGEST_SPAN) + 1)


@lru_cache(maxsize=64)
def _forms(year: int) -> tuple[tuple[date, str], ...]:
    """Every day of a year in the ways in which days are written."""
    found = []
    day = date(year, 1, 1)
    numerals = "".join("〇一二三四五六七八九"[int(c)] for c in str(year))
    while day.year == year:
        found.append((day, f"{numerals}年{written(day.month)}月{written(day.day)}日"))
        for m, d in {(f"{day.month}", f"{day.day}"), (f"{day.month:02}", f"{day.day:02}")}:
            found += [(day, f"{year}年{m}月{d}日"), *((day, f"{year}{sep}{m}{sep}{d}") for sep in ".-/")]
        day += timedelta(days=1)
    return tuple(found)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
