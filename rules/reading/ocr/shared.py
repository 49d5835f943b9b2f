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
from collections.abc import Iterator
from functools import lru_cache
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge

from rules.reading.ocr.picture import MOST_DRAWN, MOST_PIXELS, Pixels
from rules.reading.ocr.reading import Reading, unpacked

log = logging.getLogger(__name__)

HOST_VARIABLE, KEY_VARIABLE = "LCADMIN_OCR_HOST", "LCADMIN_OCR_KEY"
HEADER = struct.Struct("<IIIId")
"""Width, height, channels, stride, pixels an inch."""
MOST_BYTES = 4 * max(MOST_PIXELS, MOST_DRAWN) + 4096
PATIENCE_SECONDS = 600.0
"""A guest waits so long for a page: many pages of other guests may be before it."""
READ, UNREAD = b"+", b"-"


@contextlib.contextmanager
def hosting() -> Iterator[None]:
    """Hosts the engine for the processes that are started inside: they find it by the environment. Nothing is loaded before a page asks."""
    key = secrets.token_bytes(32)
    listener = Listener(backlog=64)
    address = listener.address
    ended = threading.Event()
    threading.Thread(target=_welcome, args=(listener, key, ended), name="ocr-host", daemon=True).start()
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


def _welcome(listener: Listener, key: bytes, ended: threading.Event) -> None:
    one_at_a_time = threading.Lock()
    while not ended.is_set():
        try:
            guest = listener.accept()
        except OSError as error:  # a guest that died on the doorstep
            log.warning("a process could not join the OCR host: %s", error)
            continue
        threading.Thread(target=_serve, args=(guest, key, one_at_a_time), name="ocr-guest", daemon=True).start()


def _serve(guest: Connection, key: bytes, one_at_a_time: threading.Lock) -> None:
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

            with one_at_a_time:
                reading = read_pixels(*pixels)
            try:
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


def ask_host(pixels: Pixels, dpi: float) -> Reading | None:
    """The reading of a picture by the host's engine. Raises OSError or EOFError where the host is gone or does not answer."""
    host = _host(os.environ[HOST_VARIABLE], os.environ.get(KEY_VARIABLE, ""), os.getpid())
    host.send_bytes(HEADER.pack(pixels.width, pixels.height, pixels.channels, pixels.stride, dpi) + pixels.data)
    if not host.poll(PATIENCE_SECONDS):
        raise OSError("the OCR host does not answer")
    answer = host.recv_bytes()
    return unpacked(answer[1:]) if answer[:1] == READ else None


@lru_cache(maxsize=1)
def _host(address: str, key: str, process: int) -> Connection:
    """This process's line to the host; `process` keeps a forked child from using its parent's."""
    return Client(address, authkey=bytes.fromhex(key))
