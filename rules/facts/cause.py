"""Cause of action (案由): what the case is about, in the words of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.case import Case

LABELS = ("案由", "案件名称", "案名")
SUSPECTED = re.compile(r"^(?:关于)?(?P<party>.{0,60}?)涉嫌")
END = re.compile(r"(?:一案|案件|案)?[。.]?$")


def of(case: Case) -> tuple[str, Span] | None:
    """The cause without the party's name, 涉嫌 and 案, and where it stands: the field 案由 of any form first, else the case's name. None where no form says."""
    party = next((p.name for paper in case.papers for p in paper.parties), "")
    for label in LABELS:
        for paper in case.papers:
            for field in paper.fields(label):
                cause = "".join(field.value.split())
                cause = SUSPECTED.sub("", cause)
                if party and cause.startswith("".join(party.split())):
                    cause = cause[len("".join(party.split())):]
                cause = END.sub("", cause)
                if 2 <= len(cause) <= 100:
                    return cause, paper.span(field.start, field.end)
    return None
