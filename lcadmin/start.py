"""Starting lcadmin: the web server in this process, the worker in one of its own, and both stopped together.

Nothing here needs a Unix: no fork, no signal that Windows lacks. The worker is told to stop by a signal where there is one and by its
standard input closing everywhere, so it does not outlive a server that was killed.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from types import FrameType
from typing import Any

from flask import Flask
from waitress import create_server

from lcadmin.app import create_app
from lcadmin.instance import InstanceError
from lcadmin.logging_setup import configure
from lcadmin.prepare import DatabaseTooNew, prepare, tell
from lcadmin.settings import ROOT, Settings, SettingsError, refuse, unknown_names

log = logging.getLogger(__name__)

STOP_SECONDS = 20
RESTART_SECONDS = 2.0
LONGEST_WAIT = 60.0


class CannotListen(Exception):
    """The address cannot be listened on; the message is one line that says what to do."""


def main() -> int:
    """Prepares, starts, serves until stopped (Ctrl-C, SIGTERM); the exit status. What prevents the start is one line on standard error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that has no Chinese shows marks, and lcadmin starts
    for name in ("SIGTERM", "SIGBREAK", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:  # nohup means it
            signal.signal(getattr(signal, name), _stop)
    try:
        settings = Settings.read()
        for line in unknown_names():
            print(f"lcadmin: {line}", file=sys.stderr)
        configure(settings)
        app = create_app(settings)
        listener = listen(settings)
    except SettingsError as error:
        return refuse(error)
    except (InstanceError, CannotListen) as error:
        refuse(error)
        return 1
    with contextlib.closing(listener):
        try:
            prepare(app, tell)
        except (InstanceError, DatabaseTooNew) as error:
            refuse(error)
            return 1
        except KeyboardInterrupt:
            return 130
        greet(settings)
        serve(app, settings, listener)
    return 0


def listen(settings: Settings) -> socket.socket:
    """The address, taken before anything else is done, so that two starts cannot both believe they have it. Raises CannotListen."""
    where = f"{settings.host}:{settings.port}"
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise CannotListen(f"cannot listen on {where}: {error.strerror}; choose another address with LCADMIN_HOST") from error
    try:
        if os.name == "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        advice = "stop what uses it, or choose another port with LCADMIN_PORT" if settings.port else ""
        raise CannotListen(f"cannot listen on {where}: {error.strerror or error}; {advice}") from error
    return listener


def greet(settings: Settings) -> None:
    """Says on standard output where lcadmin is."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104 - compared, not bound
    print(f"{settings.bureau}  http://{f'[{host}]' if ':' in host else host}:{settings.port}/")
    print("按 Ctrl-C 停止。 Ctrl-C stops.", flush=True)


def serve(app: Flask, settings: Settings, listener: socket.socket) -> None:
    """Serves until a signal, with the worker beside it; returns when both have stopped."""
    server = create_server(
        app,
        sockets=[listener],
        threads=settings.threads,
        max_request_body_size=2 * settings.max_upload_bytes + 16 * 1024 * 1024,  # what is a little too large gets our page
        channel_timeout=300,
        ident="",
        clear_untrusted_proxy_headers=settings.proxies == 0,  # with proxies the application reads them (ProxyFix)
    )
    worker = Worker()
    worker.start()
    log.info("serving", extra={"host": settings.host, "port": settings.port, "pid": os.getpid()})
    try:
        server.run()  # returns on KeyboardInterrupt and SystemExit
    finally:
        with contextlib.suppress(KeyboardInterrupt):  # a second Ctrl-C does not leave the worker behind
            worker.stop()
        server.close()
        log.info("stopped")


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


class Worker:
    """The worker process: started, started again when it dies (more slowly each time in a row), stopped with us."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="worker-watcher", daemon=True)

    def start(self) -> None:
        """Starts the process and the thread that watches it."""
        self._process = self._launch()
        self._watcher.start()

    def stop(self) -> None:
        """Tells the process to stop and waits; after STOP_SECONDS it is killed, which loses nothing (its review is taken up again)."""
        self._stopping.set()
        process = self._process
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        if os.name != "nt":
            process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            log.warning("worker killed", extra={"after_seconds": STOP_SECONDS})
            process.kill()
            process.wait()

    def _launch(self) -> subprocess.Popen[bytes]:
        # A group of its own: Ctrl-C in the terminal reaches the server alone, which then stops the worker in order.
        windows = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        group: dict[str, Any] = {"creationflags": windows} if windows else {"start_new_session": True}
        command = [sys.executable, "-m", "lcadmin.worker", "--with-parent"]
        return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, **group)

    def _watch(self) -> None:
        wait = RESTART_SECONDS
        while not self._stopping.is_set():
            assert self._process is not None
            began = time.monotonic()
            status = self._process.wait()
            if self._stopping.is_set():
                return
            wait = RESTART_SECONDS if time.monotonic() - began > LONGEST_WAIT else min(wait * 2, LONGEST_WAIT)
            log.error("worker died", extra={"status": status, "again_in_seconds": wait})
            if self._stopping.wait(wait):
                return
            self._process = self._launch()
