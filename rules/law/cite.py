"""What a rule rests on: a law, an article, a paragraph, an item, and the days on which it is the basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Citation:
    """A basis as a rule declares it. `checked`: "text" read in the statute, "secondary" in a page about it, "none" professional knowledge."""

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    section: str | None = None
    since: date | None = None
    until: date | None = None
    checked: str = "text"

    def holds(self, day: date | None) -> bool:
        """Whether it is the basis on `day`; always, where the day is not known."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day < self.until))

    def told(self, day: date | None) -> dict[str, Any]:
        """As a finding tells it: law, article …, and `text` in its printed form, by the version in force on `day`."""
        return {"law": self.law, "article": self.article, "text": f"《{self.law}》"}


def cite(law: str, article: int | None = None, paragraph: int | None = None, item: int | None = None, *, section: str | None = None,
         since: str | None = None, until: str | None = None, checked: str = "text") -> Citation:
    """A basis; `since` and `until` are ISO days, half-open."""
    return Citation(law, article, paragraph, item, section, date.fromisoformat(since) if since else None,
                    date.fromisoformat(until) if until else None, checked)
