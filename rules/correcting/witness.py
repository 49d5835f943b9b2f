"""What a file says surely, as a witness for what OCR could not read elsewhere in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules import patterns as re
from rules.facts.agencies import ENDING, HAN
from rules.facts.dates import find_dates
from rules.reading.page import SURE, Page

CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])")
AGENCY = re.compile(rf"^[{HAN}]{{3,24}}{ENDING}$", re.M)
PARTY = re.compile(rf"(?:当事人|被处罚人|被处罚单位|名\s?称|受送达人|缴款人)\s?:\s?([{HAN}()]{{6,40}})$", re.M)
OFTEN = 3
"""A name that stands so often surely in a file is no misreading."""


@dataclass(frozen=True)
class Witness:
    """The dates, codes and names that a file gives surely; `clear` are the dates over which no seal lies."""

    dates: frozenset[date]
    codes: frozenset[str]
    names: tuple[str, ...]
    clear: frozenset[date] = frozenset()


def witness_of(pages: Iterable[Page]) -> Witness:
    dates: set[date] = set()
    clear: set[date] = set()
    codes: set[str] = set()
    names: Counter[str] = Counter()
    for page in pages:
        told = [m for m in find_dates(page.text) if m.day and sure(page, m.start, m.end)]
        dates.update(m.day for m in told if m.day)
        clear.update(m.day for m in told if m.day and not under_a_seal(page, m.start, m.end))
        codes.update(m[0] for m in CODE.finditer(page.text) if sure(page, m.start(), m.end()))
        names.update(m[0] for m in AGENCY.finditer(page.text) if sure(page, m.start(), m.end()))
        names.update(m[1] for m in PARTY.finditer(page.text) if sure(page, m.start(1), m.end(1)))
    return Witness(frozenset(dates), frozenset(codes), tuple(name for name, count in names.items() if count >= OFTEN), frozenset(clear))


def sure(page: Page, start: int, end: int) -> bool:
    """Whether `text[start:end]` can be relied upon throughout."""
    return page.confidence is None or all(c >= SURE for c in page.confidence[start:end])


def under_a_seal(page: Page, start: int, end: int) -> bool:
    """Whether a seal lies over a word of `text[start:end]`."""
    boxes = [w.box for w in page.words if w.start < end and start < w.end]
    return any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a in page.seals or () for b in boxes)
