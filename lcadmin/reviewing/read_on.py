"""Reading on: a page that kills its reader or takes too long is left out and named, the rest of the file is read."""

from __future__ import annotations

import signal
from dataclasses import replace

from lcadmin.reviewing.child import MEMORY_EXIT
from lcadmin.reviewing.run import Beat, Ended, Job, watch
from lcadmin.settings import Settings

KILLED = -getattr(signal, "SIGKILL", 9)
"""How a reader ends that somebody else ended, the system for want of memory, say: no page is to blame, the review waits and is tried again."""


def read_on(job: Job, beat: Beat, found: Settings) -> Ended:
    """Watches readers of `job`, within the limits of the settings `found`, until one comes to an end; one that died over a page is followed
    by another that leaves that page out."""
    while True:
        ended = watch(job, beat, found)
        following = without(job, ended)
        if following is None:
            return ended
        job = following


def without(job: Job, ended: Ended) -> Job | None:
    """What is to be done after a reader of `job` has `ended` over a page, or over its look at the file; None: nothing more."""
    if ended.exit_code == KILLED:
        return None
    if ended.over_look:
        return replace(job, may_hand_over=False)
    if ended.over_page is None:
        return None
    from rules.jobs import CRASHED, HUNG, MOST_BAD_PAGES, TOO_BIG  # brings the whole checker along

    if ended.over_page in job.bad_pages or len(job.bad_pages) >= MOST_BAD_PAGES:
        return None
    timed_out = ended.result is not None or ended.exit_code == -getattr(signal, "SIGXCPU", 1000)
    why = HUNG if timed_out else TOO_BIG if ended.exit_code == MEMORY_EXIT else CRASHED
    return replace(job, bad_pages={**job.bad_pages, ended.over_page: why})
