"""The lines of a law's text file: what is a heading, an article, an item, a page number, and which lines belong together.

Files come from everywhere: paragraphs indented or not, parted by blank lines or not, broken by hard line wraps, headings letter-spaced,
page numbers and the running title between. What a line is is told by its beginning; whether one goes on with the line before by how
the file is set as a whole (`Setting`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules import patterns as re
from rules.law.numerals import NUMERAL, number

NUMBER = rf"(?:{NUMERAL}(?:\s?{NUMERAL}){{0,10}}|\d{{1,4}})"
ARTICLE = re.compile(rf"第(?P<gap>\s*)(?P<number>{NUMBER})\s*条(?:\s*之\s*(?P<extra>{NUMBER}))?(?P<space>[\s:]*)(?P<rest>.*)", re.DOTALL)
DIVISION = re.compile(rf"第\s*(?P<number>{NUMBER})\s*(?P<level>分\s*编|编|章|节)(?P<space>[\s:]*)(?P<rest>.*)", re.DOTALL)
ITEM = re.compile(rf"(?:\(\s*(?P<bracket>{NUMBER})\s*\)|(?P<ringed>[㈠-㈩])|(?P<comma>[一二三四五六七八九十]{{1,3}})、)[\s.、]*(?P<rest>.*)", re.DOTALL)
PART = re.compile(r"(?:(?P<dot>\d{1,2})\s*[.、](?!\d)|(?P<ring>[①-⑳])|\((?P<figure>\d{1,2})\))\s*(?P<rest>.*)", re.DOTALL)
CONTENTS = re.compile(r"目\s*[录次]")
BARE_DIVISION = re.compile(r"(?P<name>附\s*则|总\s*则|序\s*言)")
PAGE_NUMBER = re.compile(r"[-—–－―·•\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/,共]+\s*\d{1,4}\s*页?)?[-—–－―·•\s]*")
LEADER = re.compile(r"[.·…。\s]{3,}\d{0,4}\s*$|\s+\d{1,4}\s*$")
"""The dots and the page number behind an entry of a table of contents."""
ANNEX = re.compile(r"附\s*(?:件|表|录|图|注)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:\s*[:.、].*|\s*)", re.DOTALL)
REFERENCE = re.compile(r"(?:规定|所列|所称|所规定|的|第|至|和|、|,|或者?|以及|之规定|中|关于|与|\)|》|”)")
"""How a sentence goes on behind an article that it refers to."""
ENDED = re.compile(r"[。;:!?][”’」』)]*$")
STOPPED = re.compile(r"[。!?][”’」』)]*$")
BETWEEN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff〇（）《》〈〉、，。；：“”])[\s\u3000]+(?=[\u3400-\u9fff〇（）《》〈〉、，。；：“”])")
INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
FULL = 0.85
"""A wrapped line is at least so full; a paragraph's last one is usually shorter."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it. `text` as printed, stripped; `plain` the same in half width, for matching; `after_blank` and `indented`
    as it stands in the file."""

    number: int
    text: str
    plain: str
    indented: bool
    after_blank: bool

    @property
    def squeezed(self) -> str:
        return "".join(self.plain.split())


@dataclass(frozen=True, slots=True)
class Setting:
    """How the file is set: whether its paragraphs are broken into lines, and what shows where one begins."""

    wrapped: bool
    indents: bool
    blanks: bool
    width: int

    def begins(self, line: Line, before: Line) -> bool:
        """Whether `line`, which has no number of its own, begins a paragraph and does not go on with `before`."""
        if not self.wrapped:
            return True
        if not STOPPED.search(before.plain):
            return False
        if self.indents:
            return line.indented
        if self.blanks and not line.after_blank:
            return len(before.text) < self.width * FULL
        return True


def half_width(text: str) -> str:
    """`text` in half width, character for character: positions stay."""
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 and c not in "…" else c for c in text)


def tidied(text: str) -> str:
    """`text` without the spaces that only part Chinese characters (总　则)."""
    return BETWEEN_CHINESE.sub("", text.strip()).strip()


def lines_of(text: str) -> list[Line]:
    """The lines of a file that have something on them; page numbers left out. Numbers count from 1, a form feed parts lines too."""
    found: list[Line] = []
    blank, number_ = True, 0
    for raw in text.translate(INVISIBLE).replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        number_ += 1
        for piece in raw.split("\f"):
            shown = piece.strip()
            if not shown:
                blank = True
                continue
            plain = half_width(shown)
            if PAGE_NUMBER.fullmatch(plain):
                continue
            indent = len(piece.expandtabs(4)) - len(piece.expandtabs(4).lstrip())
            wide = sum(2 if c == "\u3000" else 1 for c in piece.expandtabs(4)[:indent])
            found.append(Line(number_, shown, plain, wide >= 2, blank))
            blank = False
    return found


def without_running_title(lines: Sequence[Line], title: str) -> list[Line]:
    """`lines` without the title where it stands again, on top of a page."""
    squeezed, seen, kept = "".join(half_width(title).split()), False, []
    for line in lines:
        if line.squeezed == squeezed:
            if seen:
                continue
            seen = True
        kept.append(line)
    return kept


def setting_of(lines: Sequence[Line]) -> Setting:
    """How the articles in `lines` are set."""
    heads = [i for i, line in enumerate(lines) if is_article(line)]
    if not heads:
        return Setting(False, False, False, 0)
    body = lines[heads[0]:]
    goes_on = [(a, b) for a, b in pairwise(body) if not begins_something(b)]
    broken = sum(not ENDED.search(a.plain) for a, b in goes_on)
    wrapped = broken >= 2 or (broken == 1 and len(goes_on) <= 3)
    share_indented = sum(lines[i].indented for i in heads) / len(heads)
    share_blank = sum(lines[i].after_blank for i in heads) / len(heads)
    widths = sorted(len(line.text) for line in body)
    return Setting(
        wrapped,
        share_indented > 0.6 and any(not b.indented for _, b in goes_on),
        share_blank > 0.6 and len({b.after_blank for _, b in goes_on}) == 2,
        widths[-max(1, len(widths) // 20)],
    )


def is_article(line: Line) -> bool:
    """Whether the line begins like an article and not like a reference to one."""
    m = ARTICLE.match(line.plain)
    return m is not None and bool(m["space"] or m["gap"] or not m["rest"]) and not REFERENCE.match(m["rest"])


def begins_something(line: Line) -> bool:
    """Whether the line begins with a number of its own: an article, a division, an item or a sub-item."""
    return is_article(line) or is_division(line) or bool(ITEM.match(line.plain) or PART.match(line.plain))


def is_division(line: Line) -> bool:
    """Whether the line is the heading of a division."""
    m = DIVISION.match(line.plain)
    if m is None:
        return bool(BARE_DIVISION.fullmatch(line.plain))
    return len(line.squeezed) <= 45 and not re.search(r"[。;,:]", m["rest"]) and not re.match(r"规定|所|的", m["rest"])


def value(text: str | None) -> int | None:
    """The number that a heading or an item bears, its characters spaced or not."""
    return number("".join(text.split())) if text else None


def item_number(m: re.Match[str]) -> int | None:
    """The number of a match of ITEM."""
    if m["ringed"]:
        return ord(m["ringed"]) - ord("㈠") + 1
    return value(m["bracket"] or m["comma"])


def part_number(m: re.Match[str]) -> int | None:
    """The number of a match of PART."""
    if m["ring"]:
        return ord(m["ring"]) - ord("①") + 1
    return value(m["dot"] or m["figure"])


def rest_of(line: Line, m: re.Match[str]) -> str:
    """What stands on the line behind the number of `m`, as printed."""
    return tidied(line.text[m.start("rest"):])


def joined(parts: Iterable[str]) -> str:
    """Wrapped lines as one text: nothing between Chinese characters, a space between Latin words."""
    whole = ""
    for part in parts:
        whole += (" " if whole and whole[-1].isascii() and whole[-1].isalnum() and part[:1].isascii() and part[:1].isalnum() else "") + part
    return tidied(whole)


def front_and_body(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines before the body (title, history, an order, the table of contents) and the body from its first division or article on.

    A table of contents ends where its first entry stands again (第一章 一般规定 may stand in it several times, its first entry does not),
    or where the first article stands.
    """
    first: str | None = None
    contents = False
    for i, line in enumerate(lines):
        if CONTENTS.fullmatch(line.plain):
            contents = True
        elif is_division(line):
            key = _division_key(LEADER.sub("", line.plain) if contents else line.plain)
            if not contents or key == first:
                return list(lines[:i]), list(lines[i:])
            first = first or key
        elif is_article(line) or is_first_article(line):
            return list(lines[:i]), list(lines[i:])
    return list(lines), []


def is_first_article(line: Line) -> bool:
    """Whether the line is 第一条, with or without a space behind it."""
    m = ARTICLE.match(line.plain)
    return m is not None and value(m["number"]) == 1 and m["extra"] is None and not REFERENCE.match(m["rest"])


def _division_key(plain: str) -> str:
    m = DIVISION.match(plain)
    return f"{value(m['number'])}{''.join(m['level'].split())}{''.join(m['rest'].split())}" if m else "".join(plain.split())
