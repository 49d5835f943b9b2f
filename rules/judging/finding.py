"""A finding: what one rule found broken in one file, with every place where it shows."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rules.documents.dossier import Document, Span
from rules.judging.rule import Rule
from rules.judging.verdict import Severity


@dataclass(frozen=True, slots=True)
class FoundAt:
    """One place of a finding; `document` is the paper's kind, boxes in PDF points from the page's top left.

    `message_id` and `message_params` say what is wrong at this place, where a finding has places with different sentences.
    """

    document: str
    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    quote: str
    message_id: str = ""
    message_params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ground:
    """What one verdict of a finding rests on: the paper judged (None: the whole case), the words, the missing paper that it names, and
    what it says to follow from (rule ids, kinds of missing papers)."""

    paper: Document | None
    words: tuple[Span, ...]
    expected: str | None
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """`id` names the same finding again after a re-scan or a new page order: it is made of rule, kind, normalised quote (or the missing
    thing) and ordinal among equals. `cause` is the id of the finding from which this one follows. `trial`:
    its rule is on trial, so that it is a hint and stands in no notice."""

    id: str
    rule: Rule
    severity: Severity
    points: int | None
    message_id: str
    message_params: dict[str, Any]
    suggestion: str
    places: tuple[FoundAt, ...]
    basis: tuple[dict[str, Any], ...] = field(default=())
    cause: str | None = None
    trial: bool = False
    grounds: tuple[Ground, ...] = field(default=(), repr=False)


def identity(rule_id: str, document: str, quote: str, missing: str, seen: Counter[tuple[str, ...]]) -> str:
    """A finding's lasting name: 16 hexadecimal digits. `seen` counts equals within one review."""
    told = "".join(quote.split()) or missing
    key = (rule_id, document, told)
    seen[key] += 1
    return hashlib.sha256("\x1f".join((*key, str(seen[key]))).encode()).hexdigest()[:16]
