"""Trying a rule over case files: what it would have said of those chosen, or of all that are there. One of the bureau's own is tried before
anybody is judged by it, one of the catalogue before it is weighed otherwise, switched off or on again.

The row is the truth about a trial. A worker takes it for a slice of time, reads case files in a child process under limits, writes down
what came out and puts it back at the end of the queue, so that reviews never wait for it longer than a slice. One whose worker died is taken up again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import event, func, insert, select, update

from lcadmin import audit, jobs
from lcadmin.access import Action, require
from lcadmin.bureau import own_rules
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import CaseFile, RuleTrial, RuleTrialResult, TrialState, User
from lcadmin.registers.refused import NotDone
from lcadmin.reviewing.queue import SILENT
from lcadmin.transaction import is_writing, writing
from rules.judging import RULES

log = logging.getLogger(__name__)

MOST_CHOSEN = 50
UNFINISHED = (TrialState.QUEUED, TrialState.RUNNING)
COUNTED = ("failed", "passed", "undetermined", "not_applicable", "unread")
SPEAKING = ("failed", "undetermined", "unread")
"""What is kept of a trial over all files; hints besides."""


def ask(rule: str, version: int | None, *, chosen: Sequence[int] | None, by: User) -> RuleTrial:
    """A trial of the rule of the id `rule` (of an own one the wording `version`) over the case files `chosen`, or (None) over all; one over all
    that waits already is given back.

    Raises Forbidden; NotDone for a rule or a wording that there is not, for no file, too many, or one that there is not.
    """
    require(by, Action.RULE_TRY)
    with writing() as session:
        own = own_rules.find(rule)
        if own is None and rule not in RULES:
            raise NotDone(_("没有这条规则"))
        if (own is None) is not (version is None) or (own is not None and not any(v.number == version for v in own.versions)):
            raise NotDone(_("没有这一版"))
        if chosen is None:
            waiting = select(RuleTrial).where(
                RuleTrial.rule == rule, RuleTrial.version == version, RuleTrial.every, RuleTrial.state.in_(UNFINISHED))
            there = db.session.scalar(waiting)
            if there is not None:
                return there
        ids = sorted(set(chosen or ()))
        live = select(CaseFile.id).where(CaseFile.deleted_at.is_(None))
        if chosen is not None:
            if not ids or len(ids) > MOST_CHOSEN:
                raise NotDone(_("请选一件到%(n)s件案卷", n=MOST_CHOSEN))
            if len(list(db.session.scalars(live.where(CaseFile.id.in_(ids))))) != len(ids):
                raise NotDone(_("没有这件案卷"))
        last = ids[-1] if ids else db.session.scalar(select(func.max(CaseFile.id)).where(CaseFile.deleted_at.is_(None))) or 0
        total = len(ids) if ids else db.session.scalar(select(func.count()).select_from(CaseFile).where(CaseFile.deleted_at.is_(None))) or 0
        trial = RuleTrial(rule=rule, version=version, every=chosen is None, chosen=ids, last_id=last, total=total, by_id=by.id)
        session.add(trial)
        session.flush()
        told = {"rule": rule, "version": version, "trial": trial.id, "case_files": ids or "all", "n": total}
        if own is not None:
            audit.record(audit.Event.OWN_RULE_TRIED, own, by=by, after=told)
        else:
            audit.record(audit.Event.RULE_TRIED, trial, by=by, after=told)
        wake(trial.id)
    return trial


def stop(trial: RuleTrial, *, by: User) -> None:
    """Ends a trial; what it said so far stays. Raises Forbidden."""
    require(by, Action.RULE_TRY)
    with writing():
        if trial.state in UNFINISHED:
            trial.state, trial.finished_at = TrialState.STOPPED, now()
            audit.record(audit.Event.RULE_TRIAL_STOPPED, trial, by=by, after={"rule": trial.rule, "tried": trial.tried})


def of_rule(rule: str) -> list[RuleTrial]:
    """The trials of the rule of that id, the newest first, the last twenty."""
    return list(db.session.scalars(select(RuleTrial).where(RuleTrial.rule == rule).order_by(RuleTrial.id.desc()).limit(20)))


def wake(trial_id: int) -> None:
    """Tells the workers; inside a transaction, once the row can be seen."""
    if is_writing():
        event.listen(db.session(), "after_commit", lambda _session: jobs.here().run_trial(trial_id), once=True)
        return
    jobs.here().run_trial(trial_id)


def claim(trial_id: int, worker: str) -> bool:
    """Makes the trial the job of `worker`, if it waits."""
    with writing() as session:
        claimed = session.execute(
            update(RuleTrial).where(RuleTrial.id == trial_id, RuleTrial.state == TrialState.QUEUED)
            .values(state=TrialState.RUNNING, worker=worker, heartbeat_at=now())
        )  # fmt: skip
        return bool(claimed.rowcount)  # type: ignore[attr-defined]


def next_case_files(trial: RuleTrial, most: int) -> list[tuple[int, str]]:
    """The next case files that it has not tried: number and sha256."""
    waiting = select(CaseFile.id, CaseFile.sha256).where(CaseFile.deleted_at.is_(None), CaseFile.id > trial.cursor, CaseFile.id <= trial.last_id)
    if not trial.every:
        waiting = waiting.where(CaseFile.id.in_(trial.chosen))
    return [(row[0], row[1]) for row in db.session.execute(waiting.order_by(CaseFile.id).limit(most))]


def record(trial_id: int, worker: str, results: Sequence[dict[str, Any]], *, over: bool, again: bool = False) -> bool:
    """Writes down `results` (in the order of the case files); `over`: nothing is left; `again`: it waits for its next slice. False when the trial
    is no longer this worker's: nothing is written."""
    with writing() as session:
        trial = session.get(RuleTrial, trial_id)
        if trial is None or trial.worker != worker or trial.state is not TrialState.RUNNING:
            return False
        rows = [_row(trial, r) for r in results if not trial.every or r["outcome"] in SPEAKING or r.get("findings")]
        there = set(db.session.scalars(select(CaseFile.id).where(CaseFile.id.in_([r["case_file_id"] for r in rows]))))
        if rows := [r for r in rows if r["case_file_id"] in there]:
            session.execute(insert(RuleTrialResult), rows)
        for told in results:
            name = told["outcome"]
            setattr(trial, name, getattr(trial, name) + 1)
            trial.cursor = max(trial.cursor, told["id"])
        trial.heartbeat_at = now()
        if over:
            trial.state, trial.finished_at, trial.worker = TrialState.DONE, now(), ""
        elif again:
            trial.state, trial.worker = TrialState.QUEUED, ""
    if again and not over:
        wake(trial_id)
    return True


def fail(trial_id: int, worker: str) -> None:
    """The trial cannot be run at all; it does not count as tried."""
    with writing() as session:
        trial = session.get(RuleTrial, trial_id)
        if trial is not None and trial.worker == worker and trial.state is TrialState.RUNNING:
            trial.state, trial.finished_at = TrialState.FAILED, now()


def _row(trial: RuleTrial, told: dict[str, Any]) -> dict[str, Any]:
    return {
        "trial_id": trial.id, "case_file_id": told["id"], "outcome": told["outcome"], "reason_id": told.get("reason_id", ""),
        "reason_params": told.get("reason_params", {}), "findings": told.get("findings", []),
    }  # fmt: skip


def sweep() -> None:
    """Takes up the trials of dead workers and wakes those that wait."""
    with writing() as session:
        session.execute(
            update(RuleTrial).where(RuleTrial.state == TrialState.RUNNING, RuleTrial.heartbeat_at < now() - SILENT)
            .values(state=TrialState.QUEUED, worker="")
        )  # fmt: skip
        waiting = list(db.session.scalars(select(RuleTrial.id).where(RuleTrial.state == TrialState.QUEUED).order_by(RuleTrial.id)))
    there = jobs.waiting_trials()
    for trial_id in waiting:
        if trial_id not in there:
            wake(trial_id)
