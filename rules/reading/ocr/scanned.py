"""The door to OCR: an open page without a usable text layer is read from its picture."""

import hashlib
import logging
import os
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import AuthenticationError
from pathlib import Path

import pypdfium2

from rules.reading.kept import Kept, kept
from rules.reading.ocr.page import page_of
from rules.reading.ocr.picture import Picture, Pixels, picture_of
from rules.reading.ocr.reading import FLAT, TINTED, Reading, unpacked
from rules.reading.ocr.shared import ask_host, hosted, waits
from rules.reading.page import Page
from rules.reading.placing import Placing

log = logging.getLogger(__name__)

ENGINE_VARIABLE = "LCADMIN_OCR_ENGINE"
READERS = ("cut", "detect", "engine", "ink", "lines", "marks", "place", "reading", "rings", "ruled", "scan", "seals")
"""Modules on which a reading depends: what they change is read anew."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A page read from its picture, and whether the picture was grey, flat or tinted (`rules.reading.ocr.reading`)."""

    page: Page
    colour: str


def read_scanned(page: pypdfium2.PdfPage, number: int, placing: Placing) -> Scanned | None:
    """The page read from its picture; None where that cannot be done, and the log says why, and where LCADMIN_OCR_ENGINE is `none`."""
    if os.environ.get(ENGINE_VARIABLE, "").strip().lower() == "none":
        return None
    picture = picture_of(page, placing)
    if picture is None:
        log.warning("page %d: its picture is not to be opened", number)
        return None
    reading = _reading(picture, number)
    return None if reading is None else Scanned(page_of(number, placing.size, reading, picture.to_page), reading.colour)


def read_image(picture: Picture, name: str) -> Reading | None:
    """The reading of a picture that is no page; None where it cannot be had, and the log says why. `name` is what the log calls it."""
    if os.environ.get(ENGINE_VARIABLE, "").strip().lower() == "none":
        return None
    return _reading(picture, name)


def was_read(page: pypdfium2.PdfPage, placing: Placing) -> bool:
    """Whether the reading of the page's picture is kept, or nothing will ever be read of it: in both cases the engine is not needed."""
    if os.environ.get(ENGINE_VARIABLE, "").strip().lower() == "none":
        return True
    picture = picture_of(page, placing)
    if picture is None:
        return True
    store = kept()
    return store is not None and store.has(f"{picture.key}-{reader_version()}")


def with_seals_settled(pages: list[Page], scanned: dict[int, str]) -> list[Page]:
    """The pages of a file, `scanned` giving the colour of those read from pictures, by index: where one of them is in colour, the scanner was
    set to it, and a flat page has no seal rather than perhaps a grey one."""
    if TINTED not in scanned.values():
        return pages
    return [replace(page, seals=()) if scanned.get(index) == FLAT else page for index, page in enumerate(pages)]


def _reading(picture: Picture, name: int | str) -> Reading | None:
    store = kept()
    key = f"{picture.key}-{reader_version()}" if store else ""
    found = _known(store, key) if store else None
    if found is not None:
        return found
    pixels = picture.pixels()
    if pixels is None:
        log.warning("page %s: its picture cannot be decoded", name)
        return None
    reading = _recognised(pixels, picture.dpi)
    if reading is not None and store:
        store.put(key, reading.packed())
    return reading


def _recognised(pixels: Pixels, dpi: float) -> Reading | None:
    if hosted():
        try:
            return ask_host(pixels, dpi)
        except (OSError, EOFError, AuthenticationError, ValueError) as error:
            if waits():
                log.warning("the OCR host could not read a page: %s", error or type(error).__name__)
                return None
            log.warning("the OCR host failed (%s); this process reads by itself", error)
    from rules.reading.ocr.warm import read_pixels  # the engine and what it needs, only now

    return read_pixels(pixels, dpi)


def _known(store: Kept, key: str) -> Reading | None:
    data = store.get(key)
    if data is None:
        return None
    try:
        return unpacked(data)
    except ValueError:
        store.drop(key)
        return None


@lru_cache(maxsize=1)
def reader_version() -> str:
    """What a reading depends on besides the picture, as a short digest: our own source, the models, the engine asked for."""
    total = hashlib.sha256(os.environ.get(ENGINE_VARIABLE, "").encode())
    try:
        total.update(version("rapidocr").encode())
    except PackageNotFoundError:
        total.update(b"none")
    for name in READERS:
        total.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return total.hexdigest()[:16]
