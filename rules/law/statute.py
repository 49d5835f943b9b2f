"""A law's text: its articles with paragraphs (款), items (项) and sub-items (目), its divisions (编、章、节) and its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules.law.cite import pinpoint


@dataclass(frozen=True, slots=True)
class Item:
    """（一） of a paragraph. `text` is without its number; `parts` are its 目, without theirs."""

    number: int
    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A 款: its words, and the items that follow them."""

    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """第`number`条, with `extra` 第`number`条之`extra`. `under` are the divisions that it stands in (第二章 行政处罚的种类和设定), outermost
    first; `line` is where it begins in its file."""

    number: int
    extra: int | None
    paragraphs: tuple[Paragraph, ...]
    under: tuple[str, ...] = ()
    line: int = 0

    @property
    def name(self) -> str:
        """第十二条, 第十二条之一."""
        return pinpoint(self.number, extra=self.extra)

    @property
    def plain(self) -> str:
        """Its words without numbers, line breaks and spaces, as two versions are compared by."""
        return "".join("".join(part.split()) for part in self._parts())

    def _parts(self) -> Iterator[str]:
        for paragraph in self.paragraphs:
            yield paragraph.text
            for item in paragraph.items:
                yield item.text
                yield from item.parts

    @property
    def items(self) -> list[int]:
        """Number of items in each paragraph, as the register keeps it."""
        return [len(p.items) for p in self.paragraphs]

    def told(self) -> list[dict[str, Any]]:
        """Its paragraphs as JSON values; `article_of` reads them."""
        return [
            {"text": p.text, "items": [{"number": i.number, "text": i.text, **({"parts": list(i.parts)} if i.parts else {})} for i in p.items]}
            for p in self.paragraphs
        ]


def article_of(number: int, extra: int | None, told: list[dict[str, Any]], under: tuple[str, ...] = ()) -> Article:
    """The article that `Article.told` told of."""
    return Article(number, extra, tuple(
        Paragraph(p["text"], tuple(Item(i["number"], i["text"], tuple(i.get("parts", ()))) for i in p.get("items", ()))) for p in told
    ), under)


@dataclass(frozen=True, slots=True)
class Division:
    """A 编, 分编, 章 or 节; `number` None for one without (附则). `before` is the number of the first article in it, None where empty."""

    level: str
    number: int | None
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Statute:
    """One version of a law. `passed` is the day by which the register names it, `effective` the first day in force; `history` are the days
    that the text itself names, as (day, 通过/公布/批准/修正/修订/施行)."""

    title: str
    passed: date
    effective: date
    history: tuple[tuple[date, str], ...]
    divisions: tuple[Division, ...]
    articles: tuple[Article, ...]
    preamble: str = ""
    annexes: tuple[str, ...] = field(default=())

    def article(self, number: int, extra: int | None = None) -> Article | None:
        """Its article of that number; None where there is none."""
        return next((a for a in self.articles if (a.number, a.extra) == (number, extra)), None)

    def record(self) -> dict[str, Any]:
        """As `Register.extended_with` takes it, JSON values."""
        return {
            "title": self.title,
            "version": self.passed.isoformat(),
            "effective_from": self.effective.isoformat(),
            "articles": self.articles[-1].number,
            "structure": {str(a.number): a.items for a in self.articles if a.extra is None},
            "inserted": {f"{a.number}-{a.extra}": a.items for a in self.articles if a.extra is not None},
            "history": [[day.isoformat(), what] for day, what in self.history],
        }
