"""Numbers of paragraphs as Word shows them: 一、 （一） 1.1 第三条. They stand nowhere in the text and are counted here."""

import re
from dataclasses import dataclass, field
from typing import Any

from rules.reading.docx.names import W, is_on, val, whole
from rules.reading.docx.numerals import shown
from rules.reading.docx.styles import Numbered, Styles
from rules.reading.docx.symbols import symbol

PLACE = re.compile(r"%([1-9])")
LEVELS = 9


@dataclass(slots=True)
class Level:
    """A level of a list: `text` is the pattern of its number (`%1.%2`), `restart` the level (from 1) after which it begins anew (0: never)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    font: str = ""
    hidden: bool = False


@dataclass(slots=True)
class _List:
    """A numbering definition instance: its abstract one, and the levels and starts that it has of its own."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of a document in their order; ask each numbered paragraph once."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self.styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._abstract[name] = {whole(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}
            if link := val(abstract, "numStyleLink"):
                self._links[name] = link
            for lvl in abstract.iter(f"{W}lvl"):
                if style := val(lvl, "pStyle"):
                    self._of_style[style] = (name, whole(lvl.get(f"{W}ilvl")))
        for num in root.iter(f"{W}num"):
            made = _List(val(num, "abstractNumId"))
            for override in num.iter(f"{W}lvlOverride"):
                at = whole(override.get(f"{W}ilvl"))
                own = override.find(f"{W}lvl")
                if own is not None:
                    made.levels[at] = _level(own)
                start = val(override, "startOverride")
                if start:
                    made.starts[at] = whole(start, 1)
            self._lists[num.get(f"{W}numId", "")] = made

    def label(self, own: Numbered | None, style: str) -> str:
        """The number before a paragraph with its own `own` or the style's list, with the space behind it; "" where it has none."""
        by_style = self.styles.numbered(style)
        list_id = own.list_id if own and own.list_id else by_style.list_id if by_style else ""
        found = self._lists.get(list_id)
        if found is None:
            return ""
        abstract = self._resolved(found.abstract)
        at = whole(own.level) if own and own.level else self._level_of(style, abstract, by_style)
        level = found.levels.get(at) or self._abstract.get(abstract, {}).get(at)
        if level is None or not 0 <= at < LEVELS:
            return ""
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        if at in found.starts and (list_id, at) not in self._begun:
            self._begun.add((list_id, at))
            counts[at] = found.starts[at]
        else:
            before = counts[at]
            counts[at] = level.start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            below = found.levels.get(deeper) or self._abstract.get(abstract, {}).get(deeper)
            if below is None or below.restart is None or (below.restart and at < below.restart):
                counts[deeper] = None
        return "" if level.hidden else _spaced(self._text(level, found, abstract, counts), level)

    def _level_of(self, style: str, abstract: str, by_style: Numbered | None) -> int:
        """The level of a paragraph that does not say its own: the one linked to its style."""
        for each in self.styles.chain(style):
            linked = self._of_style.get(each.get(f"{W}styleId", ""))
            if linked is not None and linked[0] == abstract:
                return linked[1]
        return whole(by_style.level) if by_style and by_style.level else 0

    def _resolved(self, abstract: str) -> str:
        """The definition behind one that only names a list style."""
        seen = set()
        while (link := self._links.get(abstract)) and abstract not in seen:
            seen.add(abstract)
            behind = self.styles.numbered(link)
            if behind is None or behind.list_id not in self._lists:
                break
            abstract = self._lists[behind.list_id].abstract
        return abstract

    def _text(self, level: Level, found: _List, abstract: str, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return "".join(symbol(level.font, c) for c in level.text)
        levels = self._abstract.get(abstract, {})

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = found.levels.get(at) or levels.get(at) or Level()
            count = counts[at] if counts[at] is not None else of.start
            return shown(count or 0, "decimal" if level.legal and of.form != "decimalZero" else of.form)

        return PLACE.sub(number, level.text)


def _level(lvl: Any) -> Level:
    restart = val(lvl, "lvlRestart")
    fonts = lvl.find(f"{W}rPr/{W}rFonts")
    return Level(
        whole(val(lvl, "start"), 0 if lvl.find(f"{W}start") is None else 1),
        val(lvl, "numFmt", "decimal"),
        val(lvl, "lvlText"),
        val(lvl, "suff", "tab"),
        bool(is_on(lvl, "isLgl")),
        whole(restart) if restart else None,
        (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else "",
        bool(is_on(lvl.find(f"{W}rPr"), "vanish")),
    )


def _spaced(label: str, level: Level) -> str:
    """A space behind a number that would run into what follows it; 、 and ） part well enough."""
    return f"{label} " if label and level.suffix != "nothing" and (label[-1].isascii() or level.suffix == "space") else label
