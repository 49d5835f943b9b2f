"""The days that a law's text tells of itself: the bracketed line under its title, and what its last article says of 施行."""

from __future__ import annotations

from datetime import date

from rules import patterns as re
from rules.law.numerals import number
from rules.law.timeline import MADE

Event = tuple[date, str]

DIGIT = "[〇零○一二三四五六七八九十0-9]"
DAY = re.compile(rf"(?P<year>[12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}})年(?P<month>{DIGIT}{{1,3}})月(?P<day>{DIGIT}{{1,3}})日")
QUOTED = re.compile(r"《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》")
WORDS = {
    "通过": "通过", "公布": "公布", "发布": "公布", "颁布": "公布", "批准": "批准", "修正": "修正", "修改": "修正", "修订": "修订",
    "施行": "施行", "实施": "施行", "生效": "施行",
}
WORD = re.compile("|".join(WORDS))
AT_ONCE = re.compile(r"自(?:公布|发布|颁布|印发|通过)之日起(?:施行|实施|生效)")
IN_FORCE = re.compile(rf"自(?P<when>{DAY.pattern})起?(?:施行|实施|生效|执行)")


def day_of(m: re.Match[str]) -> date | None:
    """The day of a match of DAY; None for one that no calendar has."""
    year, month, day = number(m["year"]), number(m["month"]), number(m["day"])
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def impossible_days(text: str) -> list[str]:
    """What is written as a day in `text` and is none (2021年2月30日)."""
    return [m[0] for m in DAY.finditer(text) if day_of(m) is None]


def history_of(front: str) -> list[Event]:
    """The events that the lines before the articles name, in order; `front` without white space, half width."""
    plain = QUOTED.sub(lambda m: "《" + "x" * (len(m[0]) - 2) + "》", front)
    days = list(DAY.finditer(plain))
    found: list[Event] = []
    for i, m in enumerate(days):
        end = days[i + 1].start() if i + 1 < len(days) else len(plain)
        said = re.split(r"[。\n]", plain[m.end():end], maxsplit=1)[0][:160]
        words = [WORDS[w] for w in WORD.findall(AT_ONCE.sub("", said))]
        day = day_of(m)
        if day is None or not words:
            continue
        for word in dict.fromkeys(words[:1] if words[0] in ("施行", "修正", "修订") else words):
            found.append((day, word))
        if AT_ONCE.search(said):
            found.append((day, "施行"))
    return sorted(set(found))


def passed_of(history: list[Event]) -> date | None:
    """The day by which the version is named: the last on which it was passed, published or changed."""
    return max((day for day, what in history if what in MADE), default=None)


def effective_of(history: list[Event], passed: date, last_article: str) -> date | None:
    """The first day in force, as the history says it, else the last article; None where neither does (an amended law's last article
    tells of its first version)."""
    told = [day for day, what in history if what == "施行" and day >= passed]
    if told:
        return min(told)
    said = IN_FORCE.search(last_article)
    if said and (m := DAY.search(said["when"])) and (day := day_of(m)) and day >= passed:
        return day
    amended = any(what in ("修正", "修订") for _, what in history)
    return passed if AT_ONCE.search(last_article) and not amended else None
