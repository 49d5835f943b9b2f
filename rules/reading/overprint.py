"""Seals that are printed as text, in red across a line in black: taken out of the line that they would garble.

Only red: what is set in blue across a line is a signature.
"""

from collections.abc import Sequence

from rules.reading.page import Box, Word
from rules.reading.stamps import of_seal_size, overlap

SHARED = 0.12
"""So much of the smaller of two words lies under the other where one is stamped over it; neighbours in a line only touch."""
REACH = 100.0
"""Points from a stamped word within which red words belong to the same stamp: a seal is no larger."""

def stamped_over(words: Sequence[Word], red: Sequence[bool]) -> tuple[set[int], Box | None]:
    """Which of `words` (by index) belong to stamps across others that are not `red`; and the box of such a stamp if it is of a seal's size."""
    black = [word.box for word, is_so in zip(words, red, strict=True) if not is_so]
    across = {n for n, is_so in enumerate(red) if is_so and any(_over(words[n].box, box) for box in black)}
    if not across:
        return set(), None
    middles = [_middle(words[n].box) for n in across]
    found = across | {
        n for n, is_so in enumerate(red) if is_so and any(_near(_middle(words[n].box), middle) for middle in middles)}
    boxes = [words[n].box for n in found]
    whole = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return found, whole if of_seal_size(whole) else None


def _over(one: Box, other: Box) -> bool:
    if not overlap(one, other):
        return False
    shared = (min(one[2], other[2]) - max(one[0], other[0])) * (min(one[3], other[3]) - max(one[1], other[1]))
    return shared > SHARED * min(_area(one), _area(other))


def _area(box: Box) -> float:
    return max(1.0, (box[2] - box[0]) * (box[3] - box[1]))


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= REACH and abs(one[1] - other[1]) <= REACH
