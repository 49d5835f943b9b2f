"""How many characters OCR gets wrong: each printed line against the stretch of what was read that is nearest to it, wherever that stands on the page."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein


def bare(text: str) -> str:
    """The text as it counts: half width, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def errors(printed: Iterable[str], read: str) -> tuple[int, int]:
    """Wrong, lost and added characters of a page, and how many were printed. The order of the lines does not count, what is read besides them does."""
    found, wrong, total = bare(read), 0, 0
    for line in filter(None, map(bare, printed)):
        total += len(line)
        if line in found:
            continue
        near = fuzz.partial_ratio_alignment(line, found) if found else None
        if near is None or len(line) > len(found):
            wrong += Levenshtein.distance(line, found)
            continue
        wrong += min(Levenshtein.distance(line, found[max(0, near.dest_start + a):near.dest_end + b]) for a in (-1, 0, 1) for b in (-1, 0, 1))
    return wrong + max(0, len(found) - total), total
