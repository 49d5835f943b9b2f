"""Two versions of a law compared article by article: what is the same, changed, new, gone, and what only got another number.

By words where the text of both was imported; else by what the register has, the structure of each article and the renumberings that are
known. What that cannot tell is unknown, not the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rules.language import N_
from rules.law.register import Version
from rules.law.renumbered import REVISIONS, Revision
from rules.law.statute import Article

Number = tuple[int, int]
"""An article's number and the n of 第X条之n, 0 for none."""
ALIKE = 0.45
"""Share of their two-character pieces that two articles must have in common to be one article, changed."""
STILL_ALIKE = 0.2
"""The same for two articles that bear the same number."""


class Fate(StrEnum):
    """What became of an article. `same_structure`: its paragraphs and items are as many as before, its words are not known."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    SAME_STRUCTURE = "same_structure"
    OTHER_STRUCTURE = "other_structure"
    UNKNOWN = "unknown"


FATES = {
    Fate.SAME: N_("相同"), Fate.CHANGED: N_("有修改"), Fate.NEW: N_("新增"), Fate.GONE: N_("删去"),
    Fate.SAME_STRUCTURE: N_("款项结构相同"), Fate.OTHER_STRUCTURE: N_("款项结构不同"), Fate.UNKNOWN: N_("登记中看不出"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """An article before and after. `also`: further articles into which it went. `matter`: what it is about, where a renumbering is known."""

    fate: Fate
    old: Number | None
    new: Number | None
    also: tuple[Number, ...] = ()
    matter: str = ""

    @property
    def renumbered(self) -> bool:
        """Whether it stands under another number now."""
        return self.old is not None and self.new is not None and self.old != self.new


def compared(old: Version, new: Version, old_text: Sequence[Article] = (), new_text: Sequence[Article] = ()) -> list[Row]:
    """Every article of both, in the order of the new version, what is gone where it stood."""
    revision = _revision(old, new)
    if old_text and new_text:
        return _in_order(_by_text(old_text, new_text, revision))
    return _in_order(_by_structure(old, new, revision))


def differences(old: str, new: str) -> list[tuple[bool, bool, str]]:
    """Two wordings as pieces (in the old, in the new, the words)."""
    pieces: list[tuple[bool, bool, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((True, True, old[a:b]))
            continue
        if a < b:
            pieces.append((True, False, old[a:b]))
        if c < d:
            pieces.append((False, True, new[c:d]))
    return pieces


def _revision(old: Version, new: Version) -> Revision | None:
    """The known renumbering that lies between two versions, if it alone does."""
    found = REVISIONS.get(new.title)
    if found is None or new.begins is None or old.window[1] is None:
        return None
    return found if old.window[1] <= found.since <= new.begins or (old.begins or old.passed) < found.since <= new.begins else None


def _number(article: Article) -> Number:
    return article.number, article.extra or 0


def _pieces(text: str) -> Counter[str]:
    return Counter(text[i:i + 2] for i in range(len(text) - 1)) or Counter([text])


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    return 2 * (a & b).total() / (a.total() + b.total())


def _by_text(old: Sequence[Article], new: Sequence[Article], revision: Revision | None) -> list[Row]:
    before, after = {_number(a): a for a in old}, {_number(a): a for a in new}
    rows: list[Row] = []

    def pair(fate: Fate, a: Number, b: Number, also: tuple[Number, ...] = (), matter: str = "") -> None:
        rows.append(Row(fate, a, b, also, matter))
        left_old.pop(a, None)
        left_new.pop(b, None)

    left_old, left_new = dict(before), dict(after)
    for number in [n for n in before if n in after and before[n].plain == after[n].plain]:
        pair(Fate.SAME, number, number)
    by_words = {a.plain: n for n, a in left_new.items()}
    for number, article in list(left_old.items()):
        if (to := by_words.get(article.plain)) is not None and to in left_new:
            pair(Fate.SAME, number, to)
    for moved in revision.moved if revision else ():
        targets = [(n, 0) for n in moved.new if (n, 0) in left_new]
        if (moved.old, 0) in left_old and targets:
            pair(Fate.CHANGED, (moved.old, 0), targets[0], tuple(targets[1:]), moved.matter)
            for target in targets[1:]:
                left_new.pop(target, None)
                rows.append(Row(Fate.CHANGED, (moved.old, 0), target, (), moved.matter))
    olds, news = ({n: _pieces(a.plain) for n, a in side.items()} for side in (left_old, left_new))
    likely = sorted(((_likeness(p, q), a == b, a, b) for a, p in olds.items() for b, q in news.items()), key=lambda x: (-x[0], not x[1], x[2], x[3]))
    for likeness, same_number, a, b in likely:
        if a in left_old and b in left_new and likeness >= (STILL_ALIKE if same_number else ALIKE):
            pair(Fate.CHANGED, a, b)
    rows.extend(Row(Fate.GONE, n, None) for n in left_old)
    rows.extend(Row(Fate.NEW, None, n) for n in left_new)
    return rows


def _by_structure(old: Version, new: Version, revision: Revision | None) -> list[Row]:
    if old.articles is None or new.articles is None:
        return []
    rows = []
    matched_old: set[int] = set()
    matched_new: set[int] = set()
    for moved in revision.moved if revision else ():
        for n in moved.new:
            rows.append(Row(_structures(moved.was.paragraphs(1), _items(new, n)), (moved.old, 0), (n, 0),
                            tuple((m, 0) for m in moved.new if m != n), moved.matter))
            matched_new.add(n)
        matched_old.add(moved.old)
    for n in range(1, max(old.articles, new.articles) + 1):
        there, here = n <= old.articles and n not in matched_old, n <= new.articles and n not in matched_new
        if revision:
            rows.extend([Row(Fate.UNKNOWN, (n, 0), None)] if there else [])
            rows.extend([Row(Fate.UNKNOWN, None, (n, 0))] if here else [])
        elif there and here:
            rows.append(Row(_structures(_items(old, n), _items(new, n)), (n, 0), (n, 0)))
        elif there or here:
            rows.append(Row(Fate.GONE, (n, 0), None) if there else Row(Fate.NEW, None, (n, 0)))
    return rows


def _items(version: Version, article: int) -> tuple[int, ...] | None:
    return version.text.paragraphs(article) if version.text else None


def _structures(old: tuple[int, ...] | None, new: tuple[int, ...] | None) -> Fate:
    if old is None or new is None:
        return Fate.UNKNOWN
    return Fate.SAME_STRUCTURE if old == new else Fate.OTHER_STRUCTURE


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """By the new number; what has none follows the article that stood before it."""
    rows = list(rows)
    now: Mapping[Number, Number] = {r.old: r.new for r in rows if r.old and r.new}

    def place(row: Row) -> tuple[Number, int, Number]:
        if row.new is not None:
            return row.new, 0, row.old or (0, 0)
        assert row.old is not None
        before = max((n for n in now if n < row.old), default=None)
        return (now[before] if before else (0, 0)), 1, row.old

    return sorted(rows, key=place)
