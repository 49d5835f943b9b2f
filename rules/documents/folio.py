"""Page numbers: 第5页, - 5 -, 5 at a page's foot or head, and 第1页 共2页 of a record; not part of what the paper says."""

from collections.abc import Sequence

from rules import patterns as re
from rules.reading.page import Word

DASH = r"[-—–－―·•~]{0,3}"
FOLIO = re.compile(rf"{DASH}第?(?P<n>\d{{1,4}})页?{DASH}|第(?P<m>[一二三四五六七八九十]{{1,4}})页")
COUNT = r"(?:\d{0,4}|[一二三四五六七八九十]{1,3}|_{1,8}|#{1,3})"
OF_RECORD = re.compile(
    rf"{DASH}第{COUNT}页[,/]?\(?共{COUNT}页\)?{DASH}|共{COUNT}页[,/]?第{COUNT}页|\d{{1,4}}/\d{{1,4}}|Page\d{{1,4}}(?:of\d{{1,4}})?"
)
NTH = re.compile(r"第(\d{1,4})页|^(\d{1,4})/")
HEAD, FOOT = 0.1, 0.86
"""Page numbers stand above or below these shares of the page's height."""
APART = 2.5
"""A page number that shares its line with text is this many characters' widths away from it."""


def number_of(squeezed: str) -> int | None:
    """The number that a line (without spaces) gives to its page; None for any other line, and for a bare number without page marks over three digits."""
    match = FOLIO.fullmatch(squeezed)
    if not match:
        return None
    if match["m"]:
        return None
    return int(match["n"])


def is_folio(squeezed: str) -> bool:
    """Whether a line (without spaces) only numbers its page, or the pages of its record."""
    return bool(FOLIO.fullmatch(squeezed) or OF_RECORD.fullmatch(squeezed))


def record_page(squeezed: str) -> int | None:
    """n of 第n页 共m页, None for any other line."""
    match = NTH.search(squeezed) if OF_RECORD.fullmatch(squeezed) else None
    return int(match[1] or match[2]) if match else None


def without_folio(text: str, rows: list[list[Word]], height: float) -> tuple[list[list[Word]], int | None, int | None]:
    """The printed rows of a page without its page numbers, the number in the file, and the number in its record.

    Where one bears a bare number and 第n页 as well, the bare one was stamped and the other counts the pages of the record.
    """
    number: int | None = None
    record: int | None = None
    marked: int | None = None
    kept: list[list[Word]] = []
    for index, words in enumerate(rows):
        top, bottom = words[0].box[1], words[0].box[3]
        at_edge = bottom < height * HEAD or top > height * FOOT or index >= len(rows) - 2
        if not at_edge:
            kept.append(words)
            continue
        squeezed = _text(text, words)
        if is_folio(squeezed):
            if OF_RECORD.fullmatch(squeezed):
                record = record_page(squeezed) or record
            elif squeezed.startswith("第"):
                marked = number_of(squeezed) or marked
            else:
                number = number_of(squeezed) or number
            continue
        for count in (1, 3):
            if len(words) > count and top > height * FOOT:
                tail, before = words[-count:], words[-count - 1]
                apart = (tail[0].box[0] - before.box[2]) / before.em >= APART
                if apart and FOLIO.fullmatch(_text(text, tail)) and not (index and _in_column(text, rows[index - 1], tail)):
                    number = number_of(_text(text, tail))
                    words = words[:-count]
                    break
        kept.append(words)
    if number is not None and marked is not None and number != marked:
        return kept, number, record or marked
    return kept, number if number is not None else marked, record


def _in_column(text: str, above: Sequence[Word], tail: Sequence[Word]) -> bool:
    """Whether a number ends the row above at the same place, too: both stand in a column of a list (页码 of a catalogue)."""
    last = above[-1]
    near = abs(last.box[2] - tail[-1].box[2]) < last.em or abs(last.box[0] - tail[0].box[0]) < last.em
    return near and FOLIO.match(_text(text, [last])) is not None


def _text(text: str, words: Sequence[Word]) -> str:
    return "".join(text[w.start:w.end] for w in words)
