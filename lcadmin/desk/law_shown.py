"""A law as its page shows it: versions, the one of a day, its articles with summary, structure and words; two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lcadmin.bureau.law_texts import text_of, version_of
from lcadmin.models import LawVersion
from rules.law.cite import pinpoint, summary
from rules.law.comparison import Fate, Row, compared, differences
from rules.law.register import Law, NotInForce, Unknown, Version
from rules.law.statute import Article
from rules.law.structure import Structure


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version with the office's own entry of it, if there is one; `shown`: the page shows it."""

    version: Version
    own: LawVersion | None
    shown: bool


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article: what it is called, our summary, its structure in words, its text where it was imported; `asked`: it was looked up."""

    number: int
    extra: int
    name: str
    summary: str
    structure: str
    text: Article | None
    asked: bool = False

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"a{self.number}" + (f"-{self.extra}" if self.extra else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A citation that was looked up: `exists` is None where the register does not know."""

    text: str
    exists: bool | None
    number: int
    extra: int


def shown_version(law: Law, day: date) -> Version | NotInForce | Unknown:
    """What the register says of a day."""
    return law.at(day)


def version_lines(law: Law, shown: Version | None) -> list[VersionLine]:
    """Its versions, the newest first."""
    return [VersionLine(v, version_of(law.title, v.passed), shown is not None and v.passed == shown.passed) for v in reversed(law.versions)]


def articles_of(law: Law, version: Version, day: date, asked: Asked | None = None) -> list[tuple[tuple[str, ...], list[ArticleLine]]]:
    """The articles of a version under their divisions (none where the text was not imported)."""
    texts = text_of(version_of(law.title, version.passed))
    if not texts:
        lines = [
            ArticleLine(n, 0, pinpoint(n), summary(law.title, n, day) or "", version.structure(n) or "", None, _is(asked, n, 0))
            for n in range(1, (version.articles or 0) + 1)
        ]
        return [((), lines)] if lines else []
    told = [
        (a.under, ArticleLine(a.number, a.extra or 0, a.name, (summary(law.title, a.number, day) or "") if a.extra is None else "",
                              Structure.of(1, {"1": a.items}).words(1) or "", a, _is(asked, a.number, a.extra or 0)))
        for a in texts
    ]
    return [(under, [line for _, line in group]) for under, group in groupby(told, key=lambda pair: pair[0])]


def _is(asked: Asked | None, number: int, extra: int) -> bool:
    return asked is not None and (asked.number, asked.extra) == (number, extra)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: `same` in both, else of this side alone."""

    words: str
    same: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A line of the comparison: both names, what became of the article, and the words (or the structure) of each side."""

    fate: Fate
    old: str
    new: str
    matter: str
    renumbered: bool
    old_words: list[list[Piece]]
    new_words: list[list[Piece]]


def comparison(law: Law, old: Version, new: Version) -> tuple[bool, list[SideBySide]]:
    """Whether by words, and the lines."""
    old_text, new_text = (text_of(version_of(law.title, v.passed)) for v in (old, new))
    by_text = bool(old_text and new_text)
    rows = compared(old, new, old_text if by_text else (), new_text if by_text else ())
    before, after = ({(a.number, a.extra or 0): a for a in side} for side in (old_text, new_text))
    return by_text, [_line(row, before.get(row.old or (0, 0)), after.get(row.new or (0, 0)), old, new) for row in rows]


def _line(row: Row, before: Article | None, after: Article | None, old: Version, new: Version) -> SideBySide:
    old_words, new_words = _paragraphs(before), _paragraphs(after)
    if before is not None and after is not None and row.fate is Fate.CHANGED:
        pieces = differences("\n".join(old_words), "\n".join(new_words))
        shown = (_split([Piece(w, now) for was, now, w in pieces if was]), _split([Piece(w, was) for was, now, w in pieces if now]))
    else:
        shown = ([[Piece(p, True)] for p in old_words], [[Piece(p, True)] for p in new_words])
    if before is None and row.old and (structure := old.structure(row.old[0])):
        shown = ([[Piece(structure, True)]], shown[1])
    if after is None and row.new and (structure := new.structure(row.new[0])):
        shown = (shown[0], [[Piece(structure, True)]])
    return SideBySide(row.fate, _name(row.old), _name(row.new), row.matter, row.renumbered, *shown)


def _name(number: tuple[int, int] | None) -> str:
    return pinpoint(number[0], extra=number[1] or None) if number else ""


def _paragraphs(article: Article | None) -> list[str]:
    """Paragraphs and items as lines."""
    lines: list[str] = []
    for paragraph in article.paragraphs if article else ():
        lines.extend([paragraph.text] if paragraph.text else [])
        for item in paragraph.items:
            lines.append(f"（{pinpoint(None, item=item.number)[1:-1]}）{item.text}")
            lines.extend(f"{n}．{part}" for n, part in enumerate(item.parts, 1))
    return lines


def _split(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces as lines, parted at line breaks."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.words.split("\n")
        lines[-1].append(Piece(first, piece.same))
        lines.extend([Piece(words, piece.same)] for words in rest)
    return [[p for p in line if p.words] for line in lines]
