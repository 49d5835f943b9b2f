"""The whole file corrected: what it says surely is the witness, then each page that OCR read is gone through."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rules.correcting import amounts, codes, dates, names
from rules.correcting.edit import Edit, edited
from rules.correcting.witness import Witness, witness_of
from rules.reading.page import Page, Source

PROOFS: tuple[Callable[[Page, Witness], Iterator[Edit]], ...] = (codes.corrections, dates.corrections, dates.corrections, amounts.corrections, names.corrections)

"""Dates twice: the rest of one is first made a whole with illegible parts, and these are then read by its witnesses."""


@dataclass(frozen=True, slots=True)
class Correction:
    """On page `page` (from 1) the characters `was` were read where `now` stands; `start` is the offset in the page's corrected text, `context`
    the line in which they stand, as corrected, `why` what proves it."""

    page: int
    start: int
    was: str
    now: str
    context: str
    why: str


def corrected(pages: Sequence[Page]) -> tuple[list[Page], list[Correction]]:
    """The pages with what is proved wrong put right, and what was put right. Pages with text of their own are left alone."""
    if not any(page.source is Source.OCR for page in pages):
        return list(pages), []
    witness = witness_of(pages)
    done: list[Page] = []
    made: list[Correction] = []
    for page in pages:
        if page.source is Source.OCR:
            for proof in PROOFS:
                edits = sorted(proof(page, witness), key=lambda e: e.start)
                before, page = page, edited(page, edits)
                made += _recorded(before, page, edits)
        done.append(page)
    return done, made


def _recorded(before: Page, after: Page, edits: Sequence[Edit]) -> Iterator[Correction]:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.now) - (edit.end - edit.start)
        line = after.text[after.text.rfind("\n", 0, start) + 1:].split("\n", 1)[0]
        yield Correction(after.number, start, before.text[edit.start:edit.end], edit.now, line, edit.why)
