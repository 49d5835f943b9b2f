"""What this machine has, for the settings that follow from it."""

from __future__ import annotations

import os

FALLBACK_MB = 4096
"""Where the system does not tell its memory (Windows)."""
OFFICE_MB = 2048
"""The web server, the worker and a warm OCR process, with the system's own."""
A_READER_MB = 512
"""A reader of a long text file."""
MOST_READERS = 8


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def memory_mb() -> int:
    """The machine's memory in MiB."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024**2
    except (AttributeError, ValueError, OSError):
        return FALLBACK_MB


def text_workers() -> int:
    """How many text files at a time: as many as there are cores, and memory beside the office; eight at most."""
    return max(1, min(cores(), (memory_mb() - OFFICE_MB) // A_READER_MB, MOST_READERS))


def scan_workers() -> int:
    """How many scans at a time: the engine takes all cores for a page, a second file fills the pauses between pages of large machines."""
    return 2 if cores() >= 4 and memory_mb() >= 4 * OFFICE_MB else 1
