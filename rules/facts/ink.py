"""What stands in a place of a form on a scan, by the ink that was not read as text: whether somebody signed there, or nothing is there.

The place of a label is the blank behind it on its line, as far as the next words or border; where the label fills a cell of its own, the cell to its
right. Ink counts for the line that its middle is nearest to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rules.documents.row import GLUE
from rules.reading.page import Box, MarkKind, Page, Source, Word

if TYPE_CHECKING:
    from rules.facts.paper import Paper


class Stands(StrEnum):
    """`SIGNED`: handwriting, a fingerprint or a small stamp. `NOTHING`: the picture was looked at, and the place is bare. `UNSURE`: something may be
    there. `UNSEEN`: nobody looked; not a scan, or the place is not to be found."""

    SIGNED = "signed"
    NOTHING = "nothing"
    UNSURE = "unsure"
    UNSEEN = "unseen"


SIGNED_FROM, SOMETHING_FROM = 34.0, 11.0
"""Points of strokes: 12 mm are less than the shortest name, 4 mm may be dust."""
LEAST_HIGH, LEAST_WIDE = 7.0, 9.0
"""Points: a signature is no smaller than a letter of small type."""
FARTHEST = 260.0
"""Points from the end of a label within which its signature stands."""
REACH = 1.7
"""Characters' widths above and below the middle of a label's line where no other line is nearer."""
NARROWEST = 1.5
"""Characters' widths: a place has room for a name."""
BARE_ROOM = 2.6
"""A cell with less room behind its label is the label's own."""
COVERED = 0.4
"""A place of which a seal covers this share is not bare."""
UNDER, LARGE = 0.7, 86.0
"""A character of which this share is in a seal's box stands under it; a private seal is smaller than so many points."""
OVER_LABEL = 0.8
"""Characters' widths by which a signature may reach back over the end of its label."""


@dataclass(frozen=True, slots=True)
class Room:
    """The blank in which somebody signs: the page's number, its box as words stand, the width of a character there; `shared` where words that were
    not read as its value stand in it."""

    page: int
    box: Box
    em: float
    shared: bool = False


def standing(paper: Paper, room: Room | None, read: int = 0) -> Stands:
    """What stands in the place `room`, `read` characters of which are no date and nothing that the form prints."""
    if room is None:
        return Stands.UNSEEN
    page = next(p for p in paper.document.pages if p.number == room.page)
    stands = in_box(page, room.box, room.em, read)
    return Stands.UNSURE if stands is Stands.NOTHING and room.shared else stands


def in_box(page: Page, box: Box, em: float, read: int = 0) -> Stands:
    """What stands in a box of a page read from its picture; where other ink stands beside them, characters that were `read` are part of it."""
    inside = [mark for mark in page.marks or () if _belongs(mark.box, box)]
    if any(mark.kind in (MarkKind.FINGERPRINT, MarkKind.STAMP) for mark in inside):
        return Stands.SIGNED
    strokes = [mark for mark in inside if mark.kind is MarkKind.PEN]
    length = sum(mark.length for mark in strokes)
    if read and length >= SOMETHING_FROM:
        return Stands.SIGNED
    if length >= SIGNED_FROM:
        whole = _around([mark.box for mark in strokes])
        if whole[3] - whole[1] >= LEAST_HIGH and whole[2] - whole[0] >= LEAST_WIDE:
            return Stands.SIGNED
    crossing = any(mark.length >= SIGNED_FROM and mark not in inside and _runs_through(mark.box, box) for mark in page.marks or ())
    sealed = any(_share(box, seal) >= COVERED for seal in _covering(page))
    unsure = length >= SOMETHING_FROM or any(mark.kind is MarkKind.UNSURE for mark in inside) or crossing or sealed
    return Stands.UNSURE if unsure or box[2] - box[0] < NARROWEST * em else Stands.NOTHING


def under_seal(paper: Paper, start: int, end: int) -> bool:
    """Whether all that was read as `text[start:end]` on a scan stands under a seal, or what may be one: its own letters may have been read."""
    found = _boxes(paper, start, end)
    return bool(found) and all(
        any(_share(box, seal) >= UNDER for seal in _covering(paper.document.pages[index])) for index, boxes in found.items() for box in boxes)


def sealed_over(paper: Paper) -> bool:
    """Whether a seal, or what may be one, lies on a page of `paper` that was read from its picture: words under it may have been lost without a trace."""
    return any(_covering(page) for page in paper.document.pages if page.source is Source.OCR)


def _covering(page: Page) -> list[Box]:
    """The seals on a scan, private ones left out, and what is as large and may be one."""
    seals = [seal for seal in page.seals or () if max(seal[2] - seal[0], seal[3] - seal[1]) >= LARGE]
    return seals + [mark.box for mark in page.marks or () if mark.kind is MarkKind.UNSURE and min(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) >= LARGE / 2]


def loose(paper: Paper, start: int, end: int, rooms: Iterable[Room]) -> bool:
    """Whether handwriting stands anywhere on the lines of `text[start:end]` or close by and in none of the `rooms`: it may be the signature that a
    place lacks."""
    for index, boxes in _boxes(paper, start, end).items():
        page = paper.document.pages[index]
        taken = [room.box for room in rooms if room.page == page.number]
        whole = _around(boxes)
        high = whole[3] - whole[1]
        near = (0.0, whole[1] - 0.3 * high - 40.0, page.width, whole[3] + 60.0)
        written = [mark.box for mark in page.marks or () if mark.kind is not MarkKind.PEN or mark.length >= SIGNED_FROM]
        if any(_belongs(box, near) and not any(_belongs(box, room) for room in taken) for box in written):
            return True
    return False


def room_of(paper: Paper, start: int, end: int, upto: int) -> Room | None:
    """The blank behind the label `text[start:end]` on a page read from its picture; what was read in it ends at `upto`. None where it cannot be told."""
    if not paper.pictured:
        return None
    printed = _boxes(paper, start, end)
    if not printed:
        return None
    index, boxes = max(printed.items())
    page = paper.document.pages[index]
    if page.marks is None:
        return None
    label, em = boxes[-1], max(6.0, min(_em(page, paper, start, end), 30.0))
    own = {offset for number, offset in paper.document.origin[start:max(upto, end)] if number == index}
    row_middle = (label[1] + label[3]) / 2
    right = min(page.width, label[2] + FARTHEST)
    last = max(offset for number, offset in paper.document.origin[start:end] if number == index)
    cell = _cell(page, label, row_middle, em, ":" in page.text[last:last + 2])
    if cell is not None:
        x0, y0, x1, y1, of_its_own = cell
        right = min(x1, page.width)
        left = x0 if of_its_own else label[2]
    else:
        left, of_its_own = label[2], False
        y0, y1 = row_middle - REACH * em, row_middle + REACH * em
    shared = False
    for word in page.words:
        if any(offset in own for offset in range(word.start, word.end)):
            continue
        middle = (word.box[1] + word.box[3]) / 2
        if abs(middle - row_middle) < 0.6 * em:
            if left - 0.3 * em <= word.box[0] < right:
                right = word.box[0]
        elif of_its_own:
            shared = shared or (left < (word.box[0] + word.box[2]) / 2 < right and y0 < middle < y1)
        elif word.box[0] < right and word.box[2] > label[0]:
            if middle < row_middle:
                y0 = max(y0, (middle + row_middle) / 2)
            else:
                y1 = min(y1, (middle + row_middle) / 2)
    return Room(page.number, (left if of_its_own else left - OVER_LABEL * em, y0, right, y1), em, shared)


def _boxes(paper: Paper, start: int, end: int) -> dict[int, list[Box]]:
    """By index of the page the boxes, as words stand, of the stretches of `text[start:end]`: one for each word that it touches."""
    found: dict[int, list[Box]] = {}
    seen: dict[tuple[int, int], list[int]] = {}
    pages = paper.document.pages
    starts: dict[int, list[int]] = {}
    for index, offset in paper.document.origin[start:end]:
        if index == GLUE or not pages[index].words:
            continue
        begins = starts.setdefault(index, [word.start for word in pages[index].words])
        number = bisect_right(begins, offset) - 1
        if number >= 0 and offset < pages[index].words[number].end:
            seen.setdefault((index, number), []).append(offset)
    for (index, number), offsets in seen.items():
        found.setdefault(index, []).append(_part(pages[index].words[number], min(offsets), max(offsets) + 1))
    return found


def _part(word: Word, start: int, end: int) -> Box:
    """The box of some characters of a word, each taken for as wide as the others, but no wider than its type; of one that stands upright, as high."""
    x0, y0, x1, y1 = word.box
    count = word.end - word.start
    first, last = (start - word.start) / count, (end - word.start) / count
    if count > 1 and y1 - y0 > 1.5 * (x1 - x0):
        return x0, y0 + first * (y1 - y0), x1, y0 + last * (y1 - y0)
    type_wide = word.em * (end - start)
    left = x0 + first * (x1 - x0) if start > word.start else x0
    return left, y0, min(left + type_wide, x0 + last * (x1 - x0)), y1


def _em(page: Page, paper: Paper, start: int, end: int) -> float:
    offsets = {offset for number, offset in paper.document.origin[start:end] if number != GLUE and paper.document.pages[number] is page}
    return next((word.em for word in page.words if any(word.start <= offset < word.end for offset in offsets)), 12.0)


def _cell(page: Page, label: Box, middle: float, em: float, colon: bool) -> tuple[float, float, float, float, bool] | None:
    """The cell in which a label's value stands, and whether it is a cell of its own, beside the label's; None on a line without borders. Behind a
    label with a `colon` there may be room in the label's own cell."""
    down = sorted(x for x, top, bottom in page.ruled.down if top - 2 <= middle <= bottom + 2)
    before, behind = [x for x in down if x <= label[0] + 0.4 * em], [x for x in down if x > label[2] - 0.5 * em]
    if not before or not behind:
        return None
    left, right, of_its_own = before[-1], behind[0], False
    if len(behind) > 1 and (not colon or behind[0] - label[2] < BARE_ROOM * em):
        left, right, of_its_own = behind[0], behind[1], True
    centre = (left + right) / 2
    across = sorted(y for y, start, stop in page.ruled.across if start - 2 <= centre <= stop + 2)
    above, below = [y for y in across if y <= middle], [y for y in across if y > middle]
    if not above or not below:
        return None
    return left, above[-1], right, below[0], of_its_own


def _belongs(mark: Box, box: Box) -> bool:
    """Whether the middle of a mark lies in a box."""
    x, y = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _runs_through(mark: Box, box: Box) -> bool:
    """Whether a mark with its middle elsewhere takes a good part of a box: strokes of two places that touch."""
    wide, high = min(mark[2], box[2]) - max(mark[0], box[0]), min(mark[3], box[3]) - max(mark[1], box[1])
    return (wide >= 0.25 * (box[2] - box[0]) and high >= 0.5 * (box[3] - box[1]) > 0) or (wide > 20.0 and high > 12.0)


def _share(box: Box, other: Box) -> float:
    wide, high = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, wide) * max(0.0, high) / max(1.0, (box[2] - box[0]) * (box[3] - box[1]))


def _around(boxes: list[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
