"""Recording: what the checker said becomes rows, all in one transaction, and only if the review is still this worker's."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from lcadmin import audit
from lcadmin.bureau import snapshots
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import (
    CaseFile,
    CitedLaw,
    CoverageRow,
    Finding,
    FindingOrigin,
    FindingState,
    Review,
    ReviewDocument,
    ReviewFact,
    ReviewState,
    Sitting,
)
from lcadmin.reviewing import page_texts, score
from lcadmin.reviewing.carry import carry_over
from lcadmin.transaction import writing

LONGEST_TITLE = 200


def record(review_id: int, worker: str, result: dict[str, Any], pages: Path | None = None, told: dict[str, Any] | None = None) -> ReviewState | None:
    """Stores `result` (the contract's object) for `review_id`, what was read on the `pages`, and the
    settings `told` to the checker. None when another worker has taken the review since: nothing is stored twice."""
    with writing():
        review = db.session.get(Review, review_id)
        if review is None or review.worker != worker or review.state is not ReviewState.RUNNING:
            return None
        review.finished_at = review.heartbeat_at = now()
        if "error" in result:
            review.state = ReviewState.FAILED
            review.error_code, review.error_message = result["error"]["code"], result["error"]["message"]
            audit.record(audit.Event.REVIEW_FAILED, review, by=None, after={"error": review.error_code})
            return review.state
        review.state, review.step, review.page_done, review.page_total = ReviewState.DONE, "", result["pages"], result["pages"]
        review.ruleset_version, review.ruleset_digest = result["ruleset"]["version"], result["ruleset"]["digest"]
        review.settings_digest, review.seconds, review.reader = result["ruleset"]["settings"], result["seconds"], result["reader"]
        review.scope, review.stage = result["scope"], result["stage"]
        review.open_causes = [{k: v for k, v in each.items() if k != "rules"} for each in result.get("undetermined", ())]
        snapshots.keep(review, told or {})
        _rows(review_id, result)
        case_file = db.session.get_one(CaseFile, review.case_file_id)
        _particulars(case_file, review, result)
        if pages is not None:
            page_texts.replace(case_file.sha256, pages)
        db.session.flush()
        beside = carry_over(review)
        db.session.flush()
        score.refresh(review)
        audit.record(
            audit.Event.REVIEW_FINISHED,
            review,
            by=None,
            after={
                "findings": len(result["findings"]),
                "score": review.score_all,
                "ruleset": review.ruleset_digest,
                "settings": review.settings_digest,
                **({"beside_the_earlier": beside} if beside else {}),
            },
        )
        return review.state


def _rows(review_id: int, result: dict[str, Any]) -> None:
    documents = [
        {"review_id": review_id, "ordinal": n, **d, "title": d["title"][:LONGEST_TITLE]} for n, d in enumerate(result["documents"], 1)
    ]
    coverage = [_coverage(review_id, c) for c in result["coverage"]]
    findings = [_finding(review_id, f) for f in result["findings"]]
    for table, rows in (
        (ReviewDocument, documents),
        (ReviewFact, list(_facts(review_id, result))),
        (CoverageRow, coverage),
        (CitedLaw, _cited_laws(review_id, result)),
        (Sitting, [{"review_id": review_id, **s, "place": s["place"][:LONGEST_TITLE]} for s in result.get("sittings", ())]),
        (Finding, findings),
    ):
        if rows:
            db.session.execute(insert(table), rows)


def _coverage(review_id: int, judged: dict[str, Any]) -> dict[str, Any]:
    """A reason without parameters is its own template: not stored twice on every one of a hundred rows."""
    params = judged.get("reason_params", {})
    return {
        "review_id": review_id,
        **{name: judged[name] for name in ("rule", "outcome", "reason")},
        "status": judged.get("status", ""),
        "reason_id": judged["reason_id"] if params else "",
        "reason_params": params,
        "cause": judged.get("cause", ""),
        "page": judged.get("page"),
    }


def _finding(review_id: int, found: dict[str, Any]) -> dict[str, Any]:
    same = (
        "rule",
        "severity",
        "title",
        "document",
        "page",
        "boxes",
        "quote",
        "message",
        "message_id",
        "message_params",
        "basis",
        "suggestion",
        "places",
    )
    return {
        "review_id": review_id,
        "key": found["id"],
        "points": found["points"] or 0,
        "origin": FindingOrigin.CHECKER,
        "state": FindingState.OPEN,
        "version": 1,
        "created_at": now(),
        "cause": found.get("cause", ""),
        "trial": found.get("trial", False),
    } | {name: found[name] for name in same}


def _facts(review_id: int, result: dict[str, Any]) -> Any:
    """One row for each value of each fact, with the place that states it."""
    facts: dict[str, Any] = dict(result["facts"])
    for name, day in facts.pop("dates", {}).items():
        facts[f"dates.{name}"] = day
    for name, value in facts.items():
        places = result.get("facts_at", {}).get(name, [])
        values = value if isinstance(value, list) else [value]
        for n, each in enumerate(values):
            place = places[n] if n < len(places) else {}
            yield {
                "review_id": review_id,
                "name": name,
                "value": each,
                "page": place.get("page"),
                "boxes": place.get("boxes", []),
                "quote": place.get("quote", ""),
            }


def _cited_laws(review_id: int, result: dict[str, Any]) -> list[dict[str, Any]]:
    """The laws that the papers cite, known to the register or not, each with how often."""
    times = Counter(str(c["law"])[:LONGEST_TITLE] for c in result["facts"].get("citations", ()) if c.get("law"))
    return [{"review_id": review_id, "name": name, "times": n} for name, n in times.items()]


def _particulars(case_file: CaseFile, review: Review, result: dict[str, Any]) -> None:
    """What the entry lacked is filled in from what was read; what a person entered stays."""
    facts = result["facts"]
    case_file.pages = result["pages"]
    case_file.case_no = case_file.case_no or facts.get("case_no", "")[:100]
    case_file.party = case_file.party or facts.get("party", "")[:200]
    case_file.cause = case_file.cause or facts.get("cause", "")[:200]
    case_file.procedure = case_file.procedure or result["procedure"]
    if case_file.decided_on is None and "decision" in facts.get("dates", {}):
        case_file.decided_on = date.fromisoformat(facts["dates"]["decision"])
    if case_file.agency_id is None and facts.get("agency"):
        case_file.agency_id = _agency_named(facts["agency"], case_file)
    case_file.current_review_id = review.id


def _agency_named(name: str, case_file: CaseFile) -> int | None:
    """The agency of that name, unless it has handed in these very bytes itself: then the entry stays without one."""
    from sqlalchemy import select

    from lcadmin.models import Agency

    agency_id = db.session.scalar(select(Agency.id).where(Agency.name == name, Agency.active.is_(True)))
    taken = agency_id and db.session.scalar(
        select(CaseFile.id).where(
            CaseFile.agency_id == agency_id, CaseFile.sha256 == case_file.sha256, CaseFile.deleted_at.is_(None), CaseFile.id != case_file.id
        )
    )
    return None if taken else agency_id
