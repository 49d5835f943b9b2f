"""Officers: who handled the case, with certificate numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Officer:
    """`role` is the label that names them (检查人员, 询问人, 承办人, 执法人员, 送达人 …); `certificate` None where the paper gives none."""

    name: str
    certificate: str | None
    role: str
    at: Span


def named(paper: Paper) -> list[Officer]:
    """The officers whom `paper` names, each once."""
    return []


def of_case(case: Case) -> list[Officer]:
    """Who handled the case, each once, with the certificate number where any paper gives it: as cover, records and decision name them."""
    return []
