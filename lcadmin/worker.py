"""The worker process: `python -m lcadmin.worker`. It waits for wake-ups in both lanes, reviews files, hosts the
OCR process, shows that it lives, and sweeps every minute."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from types import FrameType

from flask import Flask
from sqlalchemy import delete

from lcadmin import jobs
from lcadmin.app import create_app
from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.instance import InstanceError
from lcadmin.logging_setup import configure
from lcadmin.models import WorkerBeat
from lcadmin.reviewing import queue, run
from lcadmin.reviewing.ocr_host import OcrHost
from lcadmin.settings import Settings, SettingsError, refuse
from lcadmin.transaction import writing

log = logging.getLogger(__name__)

BEAT_SECONDS = 5.0


def main() -> int:
    """Works until it is told to stop (Ctrl-C, SIGTERM, or its standard input closing when started with `--with-parent`)."""
    try:
        settings = Settings.read()
        configure(settings)
        app = create_app(settings)
    except (SettingsError, InstanceError) as error:
        return refuse(error)
    work(app, settings, with_parent="--with-parent" in sys.argv)
    return 0


def work(app: Flask, settings: Settings, *, with_parent: bool = False) -> None:
    """Runs the consumer until a signal; a review in hand is given back and waits for the next start."""
    told = jobs.of_worker(app, settings)
    consumers = [
        queue_of_lane.create_consumer(
            workers=many, worker_type="thread", periodic=queue_of_lane is told.huey, initial_delay=0.05, max_delay=0.5, check_worker_health=True
        )
        for queue_of_lane, many in ((told.huey, settings.workers), (told.scans, settings.scan_workers))
    ]
    ocr = OcrHost(settings) if settings.ocr_engine != "none" else None
    if ocr is not None:
        ocr.start()
    for consumer in consumers:
        consumer.start()
    stop = threading.Event()

    def stopped(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stopped)
    if with_parent:
        threading.Thread(target=_wait_for_parent, args=(stop,), daemon=True).start()
    me = f"{socket.gethostname()}:{os.getpid()}"
    with app.app_context():
        queue.sweep()
    told.sweep_in(queue.SILENT.total_seconds() + 5)  # by then what a killed predecessor held is silent long enough
    log.info("worker started", extra={"worker": me})
    while True:
        with app.app_context():
            _beat(me)
        if stop.wait(BEAT_SECONDS):
            break
    run.stopping.set()
    for consumer in consumers:
        consumer.stop(graceful=True)
    if ocr is not None:
        ocr.stop()
    with app.app_context(), writing() as session:
        session.execute(delete(WorkerBeat).where(WorkerBeat.worker == me))
    log.info("worker stopped", extra={"worker": me})


def _beat(me: str) -> None:
    with writing() as session:
        row = session.get(WorkerBeat, me)
        if row is None:
            db.session.add(WorkerBeat(worker=me, pid=os.getpid(), started_at=now(), at=now()))
        else:
            row.at = now()


def _wait_for_parent(stop: threading.Event) -> None:
    """The parent holds our standard input open; when it is gone, so are we (a killed parent sends no signal)."""
    sys.stdin.buffer.read()
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
