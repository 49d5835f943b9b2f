"""Which law, in which of its versions, a citation must be judged by: of substance that of the violation, of procedure that of the paper's day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rules.facts.dates import find_dates
from rules.law.register import Law, Readings, Register
from rules.law.renumbered import REVISIONS, Moved, Revision

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.citations import Citation
    from rules.facts.paper import Paper

OF_PROCEDURE = ("程序", "听证", "诉讼", "复议", "行政强制法", "行政处罚法", "环境行政处罚办法", "自然资源行政处罚办法", "旅游行政处罚办法")
"""Parts of the titles of laws by which the agency acts, judged by the day of the paper; all others say what is forbidden."""
FIRST_DAY = date(1990, 1, 1)
TIME_LIMIT = timedelta(days=2 * 365 + 1)
"""How long before the paper the violation may have ended (行政处罚法 第三十六条)."""


def laws(case: Case) -> Register:
    """The register, with the laws, versions and repeals that the office's settings add (`rules.law.office_laws`)."""
    return case.laws


def of_procedure(title: str) -> bool:
    """Whether the law of this title says how the agency acts, not what is forbidden."""
    return any(part in title for part in OF_PROCEDURE)


def readings(law: Law, cited: Citation, paper: Paper, case: Case) -> Readings:
    """The versions by which a citation may have to be judged, the latest last."""
    if cited.edition:
        meant = tuple(v for v in law.versions if str(v.passed.year) == cited.edition)
        return Readings(meant, bool(meant))
    day = paper.date or case.day
    if day is None:
        return law.readings(FIRST_DAY, case.as_of)
    if of_procedure(law.title) and not on_substance(cited):
        return law.readings(min((d.day for d in find_dates(cited.subject) if d.day and FIRST_DAY < d.day < day), default=day), day)
    return law.readings(first_day(paper, day), day)


def first_day(paper: Paper, day: date) -> date:
    """The earliest day on which the violation may have ended: the first that the paper names within the time limit for penalties."""
    return min((d.day for d in paper.dates if d.day and day - TIME_LIMIT <= d.day <= day), default=day)


def revision(cited: Citation) -> tuple[Revision, Moved] | None:
    """The revision that gave the cited number to another article, where there was one."""
    found = REVISIONS.get(cited.register_title or "")
    moved = found.by_old_number(cited.article) if found and cited.article and cited.article_extra is None else None
    return (found, moved) if found and moved else None


def on_substance(cited: Citation) -> bool:
    """Whether a renumbered article is on what is punished, and not on how."""
    found = revision(cited)
    return found is not None and found[1].substance
