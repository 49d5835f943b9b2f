"""Gutters: where a table that has only horizontal lines parts its labels from its values.

Between two of its lines the labels stand at the left, the values begin at one and the same place; a label may take two lines.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rules.reading.page import Page, Word

NEAR = 2.0
"""Two edges closer than this, in points, are one."""
FEWEST = 3
"""So many rows with the same gutter make a table."""
WIDEST_LABELS = 0.45
"""Share of the table's width that its labels take at most."""
LONGEST_LABEL = 20
Line = tuple[float, float, float]


def gutters(page: Page) -> list[Line]:
    """The missing vertical lines (at, top, bottom) of a page that has none at all, one for each row of a table."""
    if page.ruled.down:
        return []
    found: list[Line] = []
    for lines in _tables(page.ruled.across):
        bands = [(top, bottom, _inside(page, top, bottom)) for top, bottom in pairwise(lines)]
        left, right = lines[0][1], lines[0][2]
        starts = Counter(round(w.box[0]) for _, _, words in bands for w in _second(words))
        at, number = max(starts.items(), key=lambda s: s[1], default=(0, 0))
        if number < FEWEST or not left < at < left + WIDEST_LABELS * (right - left):
            continue
        found += [(at - 1.5, top[0], bottom[0]) for top, bottom, words in bands if _parts(words, at - 1.5)]
    return found


def _tables(across: Sequence[Line]) -> list[list[Line]]:
    """Horizontal lines of one length, one under the other."""
    tables: list[list[Line]] = []
    for line in sorted(across):
        table = next((t for t in tables if abs(t[-1][1] - line[1]) <= NEAR and abs(t[-1][2] - line[2]) <= NEAR), None)
        if table is None:
            tables.append([line])
        elif line[0] - table[-1][0] > NEAR:
            table.append(line)
    return [t for t in tables if len(t) > FEWEST]


def _inside(page: Page, top: Line, bottom: Line) -> list[Word]:
    return [w for w in page.words if top[0] <= (w.box[1] + w.box[3]) / 2 <= bottom[0] and top[1] - NEAR <= w.box[0] <= top[2]]


def _second(words: Sequence[Word]) -> list[Word]:
    """The words of a row of the table that begin a value: the nearest to the right of the first label, with a gap between, once for a row."""
    if not words:
        return []
    first = min(words, key=lambda w: w.box[0])
    end = max(w.box[2] for w in words if abs(w.box[0] - first.box[0]) <= NEAR)
    after = [w for w in words if w.box[0] > end - NEAR]
    return [min(after, key=lambda w: w.box[0])] if after else []


def _parts(words: Sequence[Word], at: float) -> bool:
    """Whether no word crosses the gutter and what stands at its left is short enough for a label."""
    labels = [w for w in words if w.box[0] < at]
    return bool(labels) and all(w.box[2] <= at + NEAR for w in labels) and sum(w.end - w.start for w in labels) <= LONGEST_LABEL
