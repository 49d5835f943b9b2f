"""The engine kept warm in this process, and the pixels on their way to it."""

import logging

import cv2
import numpy as np

from rules.reading.ocr.engine import OcrUnavailable, engine
from rules.reading.ocr.picture import Pixels
from rules.reading.ocr.reading import Reading
from rules.reading.ocr.scan import read_picture

log = logging.getLogger(__name__)


def read_pixels(pixels: Pixels, dpi: float) -> Reading | None:
    """The reading of a picture; None where no engine can be started or the picture defeats it, and the log says why."""
    try:
        return read_picture(engine(), array_of(pixels), dpi)
    except OcrUnavailable as error:
        log.warning("scanned pages cannot be read: %s", error)
    except (cv2.error, RuntimeError, MemoryError) as error:
        log.warning("a picture of %d by %d pixels could not be read: %s", pixels.width, pixels.height, error)
    return None


def array_of(pixels: Pixels) -> np.ndarray:
    """The pixels as an array, grey (h, w) or BGR (h, w, 3)."""
    rows = np.frombuffer(pixels.data, np.uint8).reshape(pixels.height, pixels.stride)
    if pixels.channels == 1:
        return np.ascontiguousarray(rows[:, :pixels.width])
    return np.ascontiguousarray(rows[:, :pixels.width * pixels.channels].reshape(pixels.height, pixels.width, pixels.channels)[:, :, :3])
