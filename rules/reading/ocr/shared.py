"""One warm engine for several processes: the one that starts them hosts it, they send it pixels and get readings back.

An engine takes half a gigabyte, and the models use all cores by themselves; so of many processes only the host loads it, and only when the first
page asks. Guests are readers of untrusted files: what they send is a header of five numbers and pixels, never an object to be unpickled.
"""

import contextlib
import logging
import os
import secrets
import struct
import threading
import time
from collections.abc import Iterator
from functools import lru_cache
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge

from rules.reading.ocr.picture import MOST_DRAWN, MOST_PIXELS, Pixels
from rules.reading.ocr.reading import Reading, unpacked

log = logging.getLogger(__name__)

HOST_VARIABLE, KEY_VARIABLE = "LCADMIN_OCR_HOST", "LCADMIN_OCR_KEY"
WAIT_VARIABLE = "LCADMIN_OCR_WAIT"
"""Seconds that a guest waits for a host that died to be there again; a guest that waits never reads by itself."""
HEADER = struct.Struct("<IIIId")
"""Width, height, channels, stride, pixels an inch."""
MOST_BYTES = 4 * max(MOST_PIXELS, MOST_DRAWN) + 4096
PATIENCE_SECONDS = 600.0
"""A guest waits so long for a page: many pages of other guests may be before it."""
READ, UNREAD, BEGUN = b"+", b"-", b"!"
"""What a host answers: the reading, that there is none, and before either that the page's turn has come."""
MOST_OWN_DEATHS = 2
"""A page during which the host died so often is given up: it may be the page."""
MOST_DEATHS = 20
KNOCK_SECONDS = 0.2


@contextlib.contextmanager
def hosting() -> Iterator[None]:
    """Hosts the engine for the processes that are started inside: they find it by the environment. Nothing is loaded before a page asks."""
    key = secrets.token_bytes(32)
    listener = Listener(backlog=64)
    address = listener.address
    ended = threading.Event()
    threading.Thread(target=welcome, args=(listener, key, Turn(), ended), name="ocr-host", daemon=True).start()
    before = {name: os.environ.get(name) for name in (HOST_VARIABLE, KEY_VARIABLE)}
    os.environ[HOST_VARIABLE], os.environ[KEY_VARIABLE] = str(address), key.hex()
    try:
        yield
    finally:
        ended.set()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        with contextlib.suppress(OSError):  # wakes the thread that waits for guests
            Client(address).close()
        listener.close()


class Turn:
    """Whose page is read: one at a time, since the models use all cores by themselves."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: tuple[float, Connection] | None = None

    @contextlib.contextmanager
    def of(self, guest: Connection) -> Iterator[None]:
        """The turn of `guest`, who is told when it comes. Raises OSError where the guest is gone by then."""
        with self._lock:
            guest.send_bytes(BEGUN)
            self._begun = time.monotonic(), guest
            try:
                yield
            finally:
                self._begun = None

    def overdue(self, seconds: float) -> Connection | None:
        """The guest whose page has taken more than `seconds`, if there is one."""
        begun = self._begun
        return begun[1] if begun and time.monotonic() - begun[0] > seconds else None


def welcome(listener: Listener, key: bytes, turn: Turn, ended: threading.Event) -> None:
    """Lets guests in that have the `key`, each answered by a thread of its own, until `ended`."""
    while not ended.is_set():
        try:
            guest = listener.accept()
        except OSError as error:  # a guest that died on the doorstep
            log.warning("a process could not join the OCR host: %s", error)
            continue
        threading.Thread(target=_serve, args=(guest, key, turn), name="ocr-guest", daemon=True).start()


def _serve(guest: Connection, key: bytes, turn: Turn) -> None:
    """Answers one guest that has the key, until it hangs up or sends what is no picture."""
    with guest:
        try:
            deliver_challenge(guest, key)
            answer_challenge(guest, key)
        except (OSError, EOFError, AuthenticationError):
            return
        while True:
            try:
                asked = guest.recv_bytes(MOST_BYTES)
            except (OSError, EOFError):
                return
            pixels = _pixels(asked)
            if pixels is None:
                log.warning("a guest of the OCR host sent no picture")
                return
            from rules.reading.ocr.warm import read_pixels  # the engine and what it needs, only now

            try:
                with turn.of(guest):
                    reading = read_pixels(*pixels)
                guest.send_bytes(UNREAD if reading is None else READ + reading.packed())
            except OSError:
                return


def _pixels(asked: bytes) -> tuple[Pixels, float] | None:
    """The picture that a guest sent, None where its numbers do not fit its bytes."""
    if len(asked) < HEADER.size:
        return None
    width, height, channels, stride, dpi = HEADER.unpack_from(asked)
    fits = channels in (1, 3, 4) and min(width, height) > 0 and width * channels <= stride and len(asked) == HEADER.size + stride * height
    return (Pixels(width, height, channels, stride, asked[HEADER.size:]), dpi) if fits and 1 <= dpi <= 100_000 else None


def hosted() -> bool:
    """Whether another process hosts the engine for this one."""
    return bool(os.environ.get(HOST_VARIABLE))


def waits() -> float:
    """How many seconds this process waits for its host to come back; 0: it does not, and reads by itself."""
    asked = os.environ.get(WAIT_VARIABLE, "")
    return float(asked) if asked.isdigit() else 0.0


def ask_host(pixels: Pixels, dpi: float) -> Reading | None:
    """The reading of a picture by the host's engine. Raises OSError or EOFError where the host is gone or does not answer; a process that
    `waits` asks again when the host is back, and gives up a page that the host did not survive."""
    deaths = own_deaths = 0
    while True:
        begun = False
        try:
            host = _host(os.environ[HOST_VARIABLE], os.environ.get(KEY_VARIABLE, ""), os.getpid(), waits())
            host.send_bytes(HEADER.pack(pixels.width, pixels.height, pixels.channels, pixels.stride, dpi) + pixels.data)
            answer = _answer(host)
            if answer == BEGUN:
                begun = True
                answer = _answer(host)
            return unpacked(answer[1:]) if answer[:1] == READ else None
        except (OSError, EOFError):
            _host.cache_clear()
            deaths, own_deaths = deaths + 1, own_deaths + begun
            if not waits() or own_deaths >= MOST_OWN_DEATHS or deaths >= MOST_DEATHS:
                raise


def _answer(host: Connection) -> bytes:
    if not host.poll(PATIENCE_SECONDS):
        raise OSError("the OCR host does not answer")
    return host.recv_bytes()


@lru_cache(maxsize=1)
def _host(address: str, key: str, process: int, wait: float) -> Connection:
    """This process's line to the host, who may take `wait` seconds to be there; `process` keeps a forked child from using its parent's."""
    until = time.monotonic() + wait
    while True:
        try:
            return Client(address, authkey=bytes.fromhex(key))
        except (OSError, EOFError):
            if time.monotonic() > until:
                raise
            time.sleep(KNOCK_SECONDS)
