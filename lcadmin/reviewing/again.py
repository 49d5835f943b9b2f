"""Reviewing the files of a period again, with what would change told before anything is stored.

Each file is read by the checker in a process of its own under the worker's limits, and the result set beside the file's current review.
Only `store` writes: a new review, recorded as a worker records one, so that the earlier one stays and decisions are carried over.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from lcadmin import audit, storage
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, Finding, FindingOrigin, Review, ReviewState
from lcadmin.reviewing import record
from lcadmin.reviewing.queue import UNFINISHED
from lcadmin.reviewing.read_on import read_on
from lcadmin.reviewing.register_entry import entry_of
from lcadmin.reviewing.run import Job, this_worker
from lcadmin.settings import Settings, settings
from lcadmin.transaction import writing


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in one line: its rule, the page it stands on, what is wrong."""

    rule: str
    page: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What another review of one file would say against its current one. `complaint`: why there is no result."""

    case_file_id: int
    name: str
    new: tuple[Said, ...] = ()
    gone: tuple[Said, ...] = ()
    unchanged: int = 0
    complaint: str = ""
    result: Path | None = field(default=None, repr=False)

    @property
    def changes(self) -> bool:
        """Whether anything is new or gone."""
        return bool(self.new or self.gone)


@dataclass(frozen=True, slots=True)
class _Task:
    case_file_id: int
    name: str
    path: Path
    before: dict[str, Said]
    entry: dict[str, Any] | None


def files_of(first: date, last: date, agency: Agency | None = None) -> list[int]:
    """The live files of the days `first` to `last`, both counted, that have a finished review: by the day of the decision, of one that
    tells none by the day on which it was handed in."""
    here = ZoneInfo(settings().timezone)
    begins, ends = datetime.combine(first, time(), here), datetime.combine(last + timedelta(days=1), time(), here)
    in_period = CaseFile.decided_on.between(first, last) | (
        CaseFile.decided_on.is_(None) & (CaseFile.created_at >= begins) & (CaseFile.created_at < ends)
    )
    asked = (
        select(CaseFile.id)
        .join(Review, Review.id == CaseFile.current_review_id)
        .where(in_period, CaseFile.deleted_at.is_(None), Review.state == ReviewState.DONE)
        .order_by(CaseFile.decided_on, CaseFile.id)
    )
    if agency is not None:
        asked = asked.where(CaseFile.agency_id == agency.id)
    return list(db.session.scalars(asked))


def differences(case_files: Sequence[int], as_of: date, folder: Path, jobs: int = 1) -> Iterator[Difference]:
    """What a review of each file as of `as_of` would say against its current one, in the order given, `jobs` files at a time.

    Results are kept in `folder` for `store`; the database is only read.
    """
    told = checker_settings(as_of)
    tasks = [_task(i) for i in case_files]
    db.session.rollback()
    limits = settings()
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(lambda task: _difference(task, as_of, told, folder, limits), tasks)


def store(found: Iterable[Difference], as_of: date) -> int:
    """Records each result as a new review of its file; how many were stored. A file that is being reviewed meanwhile is left to that."""
    told = checker_settings(as_of)
    return sum(_stored(each, as_of, told) for each in found if each.result is not None)


def by_rule(found: Iterable[Difference]) -> list[tuple[str, int, int]]:
    """For each rule with a change how many findings are new and how many gone."""
    new, gone = Counter[str](), Counter[str]()
    for each in found:
        new.update(s.rule for s in each.new)
        gone.update(s.rule for s in each.gone)
    return [(rule, new[rule], gone[rule]) for rule in sorted(new.keys() | gone.keys())]


def _task(case_file_id: int) -> _Task:
    case_file = db.session.get_one(CaseFile, case_file_id)
    raised = select(Finding).where(Finding.review_id == case_file.current_review_id, Finding.origin == FindingOrigin.CHECKER)
    before = {f.key: Said(f.rule, f.page, f.message) for f in db.session.scalars(raised)}
    return _Task(case_file_id, str(case_file), storage.path_of(case_file.sha256), before, entry_of(case_file))


def _difference(task: _Task, as_of: date, told: dict[str, Any], folder: Path, limits: Settings) -> Difference:
    work = Path(tempfile.mkdtemp(prefix=f"{task.case_file_id}-", dir=folder))
    ended = read_on(Job(task.path, as_of, told, work, may_hand_over=False, entry=task.entry), lambda *_progress: True, limits)
    if ended.result is None:
        return Difference(task.case_file_id, task.name, complaint=f"the reader died ({ended.exit_code})" if not ended.stopped else "stopped")
    if "error" in ended.result:
        return Difference(task.case_file_id, task.name, complaint=str(ended.result["error"]["message"]))
    now_said = {f["id"]: Said(f["rule"], f["page"], f["message"]) for f in ended.result["findings"]}
    return Difference(
        task.case_file_id,
        task.name,
        tuple(said for key, said in now_said.items() if key not in task.before),
        tuple(said for key, said in task.before.items() if key not in now_said),
        len(now_said.keys() & task.before.keys()),
        result=work / "result.json",
    )


def _stored(found: Difference, as_of: date, told: dict[str, Any]) -> bool:
    assert found.result is not None
    worker, pages = this_worker(), found.result.with_name("pages.jsonl")
    with writing():
        case_file = db.session.get_one(CaseFile, found.case_file_id)
        busy = db.session.scalar(select(Review.id).where(Review.case_file_id == case_file.id, Review.state.in_(UNFINISHED)).limit(1))
        if busy is not None or case_file.deleted_at is not None:
            return False
        review = Review(
            case_file_id=case_file.id, state=ReviewState.RUNNING, as_of=as_of, worker=worker, attempts=1, started_at=now(), heartbeat_at=now()
        )
        db.session.add(review)
        db.session.flush()
        audit.record(audit.Event.REVIEW_QUEUED, review, by=None, after={"case_file_id": case_file.id})
        result = json.loads(found.result.read_text(encoding="utf-8"))
        state = record.record(review.id, worker, result, pages if pages.exists() else None, told)
    return state is ReviewState.DONE
