"""What a rule rests on: `cite("行政复议法", 20, 1, since="2024-01-01")`, and how it is printed and explained on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from rules.law import names
from rules.law.numerals import written
from rules.law.register import Law, Register, Version, register

SUMMARIES = Path(__file__).parent / "data" / "summaries.tsv"
STANDARD = ("GB", "DB", "HJ", "JGJ", "CJJ")
CHECKED = ("text", "secondary", "none")


@dataclass(frozen=True, slots=True)
class Basis:
    """An article that a rule rests on. `checked`: read in the statute's "text", taken from a "secondary" source, or "none", from
    professional knowledge;
    the last two are shown as to be confirmed by the legal officer. `section` is a point of a circular or standard that has no articles.
    `since`, `until`: the first day on which it is the rule's basis and the first on which it no longer is.
    """

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    extra: int | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None
    checked: str = "text"
    department: str | None = None

    def holds(self, day: date | None, department: str | None = None) -> bool:
        """Whether it is the basis on `day`; every one is where the day is not known. A department's own rule is nobody else's basis."""
        if self.department is not None and self.department != department:
            return False
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day < self.until))

    @property
    def title(self) -> str:
        """The law's full title, as the register has it."""
        found = _law(self.law)
        return found.title if found else self.law

    @property
    def pinpoint(self) -> str:
        """第二十条第一款, the section, or the number of a standard's clause (7.2.5); empty for a whole paper."""
        if self.section:
            return self.section
        if self.law.startswith(STANDARD):
            return ".".join(str(n) for n in (self.article, self.paragraph, self.item) if n is not None)
        return pinpoint(self.article, self.paragraph, self.item, self.extra)

    @property
    def text(self) -> str:
        """As it is printed: 《中华人民共和国行政复议法》第二十条第一款; standards and circulars without 《》."""
        if self.law.startswith(STANDARD) or (any(c.isdigit() for c in self.law) and not names.may_be_a_law(self.law)):
            return f"{self.title} {self.pinpoint}".rstrip()
        return f"《{self.title}》{self.pinpoint}"

    def told(self, day: date | None, laws: Register | None = None) -> dict[str, Any]:
        """What a reader is told of it on `day` (or of its latest version): law, numbers and printed form; our summary of the article;
        its structure; the days of that version;
        `confirm`, whether the legal officer should confirm it."""
        told: dict[str, Any] = {
            "law": self.title, "article": self.article, "paragraph": self.paragraph, "item": self.item, "section": self.section,
            "text": self.text, "checked": self.checked, "confirm": self.checked != "text",
        }
        version = self._version(day, laws or register())
        if version is not None:
            end = version.window[1]
            told["version"] = version.passed.isoformat()
            told["in_force"] = {"from": version.begins.isoformat() if version.begins else None, "to": end.isoformat() if end else None,
                                "certain": version.certain}
            if self.article is not None:
                told["structure"] = version.structure(self.article)
        number = 0 if self.article is None or self.law.startswith(STANDARD) else self.article
        told["summary"] = summary(self.title, number, day or self.since or (self.until - timedelta(days=1) if self.until else None))
        return {k: v for k, v in told.items() if v is not None}

    def _version(self, day: date | None, laws: Register) -> Version | None:
        law = laws.find(self.law)
        if law is None:
            return None
        if day is not None:
            held = law.at(day)
            return held if isinstance(held, Version) else None
        return next((v for v in reversed(law.versions) if self.until is None or v.window[0] is None or v.window[0] < self.until), None)


def cite(law: str, article: int | None = None, paragraph: int | None = None, item: int | None = None, *, extra: int | None = None,
         section: str | None = None, since: str | None = None, until: str | None = None, checked: str = "text",
         department: str | None = None) -> Basis:
    """Declares a basis. `law` is the short title, `since` and `until` ISO days (half open), `department` the code of whose rule it is."""
    if checked not in CHECKED:
        raise ValueError(f"{law}: checked is {checked!r}, not one of {CHECKED}")
    return Basis(law, article, paragraph, item, extra, section, _day(since), _day(until), checked, department)


def pinpoint(article: int | None, paragraph: int | None = None, item: int | None = None, extra: int | None = None) -> str:
    """第六十四条第一款第三项; 第一百二十条之一 with `extra`."""
    parts = [f"第{written(article)}条" if article is not None else "", f"之{written(extra)}" if extra is not None else "",
             f"第{written(paragraph)}款" if paragraph is not None else "", f"第{written(item)}项" if item is not None else ""]
    return "".join(parts)


def summary(law: str, article: int, day: date | None) -> str | None:
    """Our one-line summary of an article (0: of a paper without articles) as it stood on `day` (None: as it stands); None where there
    is none.
    """
    for first, end, words in _summaries().get((names.key(law), article), ()):
        if (day is None and end is None) or (day is not None and (first is None or first <= day) and (end is None or day < end)):
            return words
    return None


@lru_cache(maxsize=1)
def _summaries() -> dict[tuple[str, int], list[tuple[date | None, date | None, str]]]:
    found: dict[tuple[str, int], list[tuple[date | None, date | None, str]]] = {}
    for line in SUMMARIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            law, article, first, end, words = line.split("\t")
            found.setdefault((names.key(law), int(article)), []).append((_day(first), _day(end), words))
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _law(name: str) -> Law | None:
    return register().find(name)


