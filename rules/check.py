"""The whole way of a file on one page: read → assemble → extract → judge → score."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rules import patterns
from rules.correcting import Correction, corrected
from rules.documents import Dossier, assemble
from rules.documents.dossier import Place, Span
from rules.errors import Unreadable, WrongUse
from rules.facts import sittings
from rules.facts.case import Case
from rules.facts.told import told
from rules.judging import RULES, Rule
from rules.judging.finding import FoundAt
from rules.judging.rule import OWN_GROUP
from rules.judging.runner import Judged, judge
from rules.judging.scheme import scheme_of
from rules.judging.score import Score, score
from rules.judging.standing import Status, validate
from rules.language import N_, kept, say
from rules.law import office_laws, set_here
from rules.packs import case_file
from rules.reading import Page, read
from rules.reading.told import reader_told

VERSION = "1"
"""Version of the checker's rules and readers; the digest beside it changes with every change of their source."""

Progress = Callable[[str, int, int], None]
"""Called with the step (read, assemble, extract, check), what is done and of how many."""

KNOWN_ELSEWHERE = ("rules", "scheme", "laws", "own_rules")
"""Top-level keys of the settings beside those of `rules.law.office_settings`."""

case_file.load()


@dataclass(frozen=True)
class Options:
    """How a file is to be checked; see the command line's help for each."""

    kind: str = "auto"
    scope: str = "auto"
    stage: str = "auto"
    as_of: date | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    entry: dict[str, Any] | None = None
    rules: tuple[str, ...] = ()
    max_pages: int = 20_000
    bad_pages: Mapping[int, str] = field(default_factory=dict)
    """Pages that are not to be opened, with the reason: a reader died over them."""


@dataclass
class Review:
    """What the checker says of one file."""

    file: str
    sha256: str
    pages: list[Page]
    case: Case
    judged: list[Judged]
    facts: dict[str, Any]
    facts_at: dict[str, list[Span]]
    score: Score
    seconds: dict[str, float]
    digests: dict[str, str]
    corrections: list[Correction] = field(default_factory=list)


def check_file(
    path: str | Path, options: Options | None = None, progress: Progress | None = None, keep: Callable[[Sequence[Page]], None] | None = None,
) -> dict[str, Any]:
    """The contract's object for the file at `path`; one that cannot be read has `error` instead of a review. `keep` is given the pages as
    they were read. Raises WrongUse for an unknown rule."""
    options = options or Options()
    rules = chosen(options)
    path = Path(path)
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        review = review_file(path, sha256, rules, options, progress or (lambda step, done, total: None))
    except Unreadable as error:
        return {"file": str(path), "sha256": sha256, "pages": 0, "error": {"code": error.code, "message": str(error)}}
    if keep:
        keep(review.pages)
    result = as_contract(review, options)
    patterns.keep()
    return result


def review_file(path: Path, sha256: str, rules: Sequence[Rule], options: Options, progress: Progress) -> Review:
    """Raises `rules.errors.Unreadable`."""
    clock = [time.perf_counter()]

    def lap() -> float:
        clock.append(time.perf_counter())
        return clock[-1] - clock[-2]

    progress("read", 0, 0)
    pages, corrections = corrected(read(path, lambda done, total: progress("read", done, total), options.max_pages, options.bad_pages))
    seconds = {"read": lap()}
    progress("assemble", 0, len(pages))
    dossier = assemble(pages)
    seconds["assemble"] = lap()
    progress("extract", 0, len(dossier.documents))
    case = Case(
        dossier,
        scope_of(dossier, options.scope),
        stage_of(dossier, options.stage),
        options.as_of or date.today(),
        options.settings,
        options.entry,
    )
    facts, facts_at = told(case)
    seconds["extract"] = lap()
    progress("check", 0, len(rules))
    judged = judge(case, rules)
    seconds["check"] = lap()
    total = score(((f.rule.id, f.severity, f.points) for j in judged for f in j.findings), scheme_of(options.settings, case.as_of))
    digests = {"version": VERSION, "digest": ruleset_digest(), "settings": _digest([options.settings, options.entry])}
    return Review(str(path), sha256, pages, case, judged, facts, facts_at, total, seconds, digests, corrections)


def check_text(text: str, rules: Sequence[Rule], options: Options | None = None) -> list[Judged]:
    """The outcomes of `rules` over a text in memory, by the same way as a file's."""
    from rules.reading.plain_text import read_text

    options = options or Options()
    dossier = assemble(read_text(text.encode()))
    case = Case(
        dossier,
        scope_of(dossier, options.scope),
        stage_of(dossier, options.stage),
        options.as_of or date.today(),
        options.settings,
        options.entry,
    )
    return judge(case, rules)


def chosen(options: Options) -> list[Rule]:
    """The rules asked for, in catalogue order, the office's own last. Raises WrongUse for an id that there is
    not, asked for or set, for a setting that is not allowed, and for an own rule that is declared wrongly."""
    known = known_rules(options.settings)
    validate(options.settings, known)
    set_here.validate(options.settings, KNOWN_ELSEWHERE)
    scheme_of(options.settings)
    office_laws.validate(options.settings)
    unknown = [i for i in options.rules if i not in known]
    if unknown:
        raise WrongUse(N_("没有规则 {ids}，用 python -m rules list 查看全部规则"), {"ids": "、".join(unknown)})
    return [known[i] for i in sorted(known, key=lambda i: (known[i].group == OWN_GROUP, i)) if not options.rules or i in options.rules]


def known_rules(settings: Mapping[str, Any]) -> Mapping[str, Rule]:
    """The catalogue's rules and the office's own in `settings`, by id. Raises WrongUse for an own rule that is declared wrongly."""
    if "own_rules" not in settings:
        return RULES
    from rules.own import own_rules  # only who has rules of their own waits for it

    return RULES | own_rules(settings)


def scope_of(dossier: Dossier, asked: str) -> str:
    """whole where there is a cover, a catalogue or a remarks sheet, or a decision beside at least five other kinds; else papers."""
    if asked != "auto":
        return asked
    kinds = {d.kind for d in dossier.documents} - {"unknown"}
    decisions = kinds & {"penalty_decision", "summary_decision", "no_penalty_decision"}
    whole = kinds & {"case_cover", "case_catalogue", "case_remarks"} or (decisions and len(kinds) >= 6)
    return "whole" if whole else "papers"


DRAFT_WORDS = ("征求意见稿", "草案", "送审稿", "公开征求意见")


def stage_of(dossier: Dossier, asked: str) -> str:
    """draft where the paper calls itself one; a case file is issued otherwise."""
    if asked != "auto":
        return asked
    return "draft" if any(word in p.text[:200] for p in dossier.pages[:2] for word in DRAFT_WORDS) else "issued"


@lru_cache
def ruleset_digest() -> str:
    """Digest of the checker's own source and data: the same digest gives the same findings."""
    total = hashlib.sha256()
    for name, path in _sources(str(Path(__file__).parent), ""):
        total.update(name.encode())
        with open(path, "rb", buffering=0) as source:
            total.update(source.read())
    return total.hexdigest()[:16]


def _sources(folder: str, under: str) -> Iterator[tuple[str, str]]:
    """Names and paths of the files in a folder and those beneath it, but for bytecode and translations, in the order of their names."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _sources(entry.path, f"{under}{entry.name}/")
            elif not entry.name.endswith((".po", ".mo")):
                yield under + entry.name, entry.path


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()[:16]


def as_contract(review: Review, options: Options) -> dict[str, Any]:
    """`review` as the contract's JSON object."""
    findings = [f for j in review.judged for f in j.findings]
    return {
        "file": review.file,
        "sha256": review.sha256,
        "pages": len(review.pages),
        "kind": "case-file",
        "scope": review.case.scope,
        "stage": review.case.stage,
        "procedure": review.case.procedure,
        "reader": reader_told(review.pages) | {
            "corrections": [{"page": c.page, "from": c.was, "to": c.now, "in": c.context, "why": say(c.why), "why_id": c.why} for c in review.corrections],
        },
        "ruleset": review.digests,
        "documents": [
            {"kind": d.kind, "title": d.title, "first_page": d.first_page, "last_page": d.last_page} for d in review.case.dossier.documents
        ],
        "facts": review.facts,
        "facts_at": {name: [places_of(span)[0] for span in spans] for name, spans in review.facts_at.items()},
        "findings": [
            {
                "id": f.id,
                "rule": f.rule.id,
                "severity": str(f.severity),
                "points": f.points,
                **{name: value for name, value in _place(f.places[0]).items() if not name.startswith("message")},
                "title": f.rule.title,
                "message": say(f.message_id, f.message_params),
                "message_id": f.message_id,
                "message_params": {k: kept(v) for k, v in f.message_params.items()},
                "basis": list(f.basis),
                "suggestion": f.suggestion,
                "places": [_place(p) for p in f.places],
                **({"cause": f.cause} if f.cause else {}),
                **({"trial": True} if f.trial else {}),
            }
            for f in findings
        ],
        "coverage": [
            {
                "rule": j.rule.id,
                "outcome": str(j.outcome),
                "reason": say(j.reason, j.params),
                "reason_id": j.reason,
                "reason_params": {k: kept(v) for k, v in j.params.items()},
                **({"status": str(j.status)} if j.status is not Status.IN_FORCE else {}),
                **_where_to_look(j),
                **({"cause": j.because.id} if j.because else {}),
            }
            for j in review.judged
        ],
        "undetermined": list(_in_common(review.judged)),
        "sittings": sittings.told(review.case),
        "score": review.score.plain(),
        "seconds": {step: round(taken, 4) for step, taken in review.seconds.items()},
    }


def places_of(span: Span) -> list[dict[str, Any]]:
    """The places of a span as the contract writes them; never empty."""
    places = span.places() or (Place(span.page, ()),)
    return [{"page": p.page, "boxes": [list(b) for b in p.boxes], "quote": span.quote if i == 0 else ""} for i, p in enumerate(places)]


def _where_to_look(judged: Judged) -> dict[str, Any]:
    """The page that a person must look at to say what the rule could not."""
    at = next((v.at[0] for v in judged.open if v.at), None)
    return {"page": at.page, "document": at.document.kind} if at else {}


def _in_common(judged: Sequence[Judged]) -> Iterator[dict[str, Any]]:
    """What undetermined outcomes have in common, or the finding from which they follow: the sentence, where to look, the rules."""
    found = {j.because.id: j.because for j in judged if j.because}
    for because in found.values():
        yield {
            "cause": because.id, "finding": because.finding, "message": say(because.message, because.params), "message_id": because.message,
            "message_params": {k: kept(v) for k, v in because.params.items()}, **({"page": because.at[0].page} if because.at else {}),
            "rules": [j.rule.id for j in judged if j.because and j.because.id == because.id],
        }


def _place(place: FoundAt) -> dict[str, Any]:
    told = {"document": place.document, "page": place.page, "boxes": [list(b) for b in place.boxes], "quote": place.quote}
    if place.message_id:
        told["message"] = say(place.message_id, place.message_params)
        told["message_id"], told["message_params"] = place.message_id, {k: kept(v) for k, v in place.message_params.items()}
    return told
