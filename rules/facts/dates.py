"""Dates: as figures (2024年5月9日, 2024-05-09, 2024/5/9, 2024.5.9) or in Chinese numerals (二〇二四年五月九日), and which of them a paper was signed on."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.facts.paper import Paper

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "O": 0, "两": 2}
NUMERAL = "[〇○零一二三四五六七八九十]"
PATTERN = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"
    rf"|(?P<cy>[一二][〇○零一二三四五六七八九O]{{3}})\s*年\s*(?P<cm>{NUMERAL}{{1,3}})\s*月\s*(?P<cd>{NUMERAL}{{1,3}})\s*日"
    r"|(?<![\d\-/.])(?P<sy>(?:19|20)\d\d)\s?(?P<sep>[-/.])\s?(?P<sm>\d{1,2})\s?(?P=sep)\s?(?P<sd>\d{1,2})(?![\d\-/])"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written at `start:end` of the paper's text. `day` is None when no such day exists (2024年2月30日)."""

    day: datetime.date | None
    start: int
    end: int


def chinese_number(text: str) -> int:
    """The value of a numeral below one hundred, or of digits read one by one: 二十三 is 23, 二〇二四 is 2024."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    return int("".join(str(DIGITS[c]) for c in text))


def find_dates(text: str) -> list[DateMention]:
    """Every full date of `text`, in reading order."""
    found = []
    for m in PATTERN.finditer(text):
        if m["y"]:
            parts = (int(m["y"]), int(m["m"]), int(m["d"]))
        elif m["cy"]:
            parts = (chinese_number(m["cy"]), chinese_number(m["cm"]), chinese_number(m["cd"]))
        else:
            parts = (int(m["sy"]), int(m["sm"]), int(m["sd"]))
        try:
            day: datetime.date | None = datetime.date(*parts)
        except ValueError:
            day = None
        found.append(DateMention(day, m.start(), m.end()))
    return found


def signature_date(paper: Paper) -> DateMention | None:
    """The date that stands alone on the last such line (a signature block's), else the last date of the paper."""
    alone = None
    for mention in paper.dates:
        line_start = paper.text.rfind("\n", 0, mention.start) + 1
        line_end = paper.text.find("\n", mention.end)
        rest = paper.text[line_start:mention.start] + paper.text[mention.end: line_end if line_end >= 0 else None]
        if not rest.strip(" ()（）印章盖:公"):
            alone = mention
    return alone or (paper.dates[-1] if paper.dates else None)
