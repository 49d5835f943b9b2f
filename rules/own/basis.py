"""What an own rule rests on, from the words in which the office gives it: a law's article where the register knows the law, else the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.facts.citations import find_citations
from rules.language import N_
from rules.law.cite import Basis
from rules.law.register import Register, Version, register
from rules.own.declaration import OwnRule
from rules.own.wrong import Misdeclared
from rules.reading.normalise import normalise


@dataclass(frozen=True, slots=True)
class FreeBasis(Basis):
    """A basis that the checker's register does not know, such as the bureau's own standard: shown as it is written."""

    @property
    def title(self) -> str:
        return self.law

    @property
    def text(self) -> str:
        return self.law

    def told(self, day: date | None, laws: Register | None = None) -> dict[str, Any]:
        """As of the article where the office has entered the law (`laws`) since, else the words alone."""
        cited = [c for c in find_citations(normalise(self.law), laws=laws) if c.register_title and c.article] if laws is not None else []
        if len(cited) == 1:
            c = cited[0]
            return Basis(c.register_title or c.law, c.article, c.paragraph, c.item, c.article_extra, checked=self.checked).told(day, laws)
        return {"law": self.law, "text": self.law, "checked": self.checked, "confirm": False}


def bases_of(rule: OwnRule, laws: Register | None = None) -> tuple[Basis, ...]:
    """The bases of `rule`, in `laws` (by default the register that comes with the checker). Raises Misdeclared for an article that no version
    of the law in the rule's days has."""
    return tuple(basis for words in rule.basis for basis in _resolved(rule, words, laws or register()))


def _resolved(rule: OwnRule, words: str, laws: Register) -> list[Basis]:
    cited = [c for c in find_citations(normalise(words), laws=laws) if c.register_title and c.article]
    found = []
    for c in cited:
        law = laws.find(c.register_title or "")
        if law is None or c.article is None:
            continue
        days = {d for d in (rule.since or date.today(), date.today()) if rule.until is None or d < rule.until} or {rule.since or date.today()}
        held = [v for day in days if isinstance(v := law.at(day), Version)]
        has = [v.has(c.article, c.paragraph, c.item, c.article_extra) for v in held]
        basis = Basis(law.title, c.article, c.paragraph, c.item, c.article_extra)
        if has and not any(h is not False for h in has):
            raise Misdeclared(rule.id, "basis", N_("{basis}在现行文本中没有这一条款项"), basis=basis.text)
        found.append(basis)
    return found or [FreeBasis(words)]
