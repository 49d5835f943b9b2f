"""How far a character read by OCR can be relied upon, its neighbours counted.

A character that was lost leaves no trace of its own, but those beside it are unsure; and a name or a date written by hand is as sure as its least
sure stroke. So a short run is as sure as its weakest character, and in a long one each character as sure as the weaker of its neighbours.
"""

from collections.abc import Sequence

SHORT = 12
"""A run of so many characters is one word: a name, a date, a number."""
ENDS_RUN = frozenset("：:，,。；;、（）()《》〔〕“”？?！! ")


def relied_upon(characters: Sequence[str], sure: Sequence[float]) -> list[float]:
    """For the characters of a word as recognised and how sure each is, how far each can be relied upon."""
    result = list(sure)
    start = 0
    for end in range(len(characters) + 1):
        if end < len(characters) and characters[end] not in ENDS_RUN:
            continue
        if 0 < end - start <= SHORT:
            result[start:end] = [min(sure[start:end])] * (end - start)
        else:
            for index in range(start, end):
                result[index] = min(sure[max(start, index - 1):min(end, index + 2)])
        start = end + 1
    return result
