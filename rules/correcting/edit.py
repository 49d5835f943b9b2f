"""Characters of a page exchanged: its text, and all that points into it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rules.reading.normalise import normalise
from rules.reading.page import SURE, Box, Page


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` is to read `now`; `why` is the proof, a template."""

    start: int
    end: int
    now: str
    why: str


def edited(page: Page, edits: Sequence[Edit]) -> Page:
    """`page` with `edits` made, which do not overlap. A new character has the place of the one in whose stead it stands."""
    if not edits:
        return page
    confidence = list(page.confidence or [1.0] * len(page.text))
    raw: list[str] = []
    sure: list[float] = []
    old: list[int] = []
    guesses = {}
    at = 0
    for edit in [*sorted(edits, key=lambda e: e.start), None]:
        start = len(page.text) if edit is None else edit.start
        for index in range(at, start):
            if index in page.guesses:
                guesses[len(raw)] = page.guesses[index]
            raw.append(page.raw[index])
            sure.append(confidence[index])
            old.append(index)
        if edit is None:
            break
        for number, character in enumerate(edit.now):
            index = min(edit.start + number, edit.end - 1)
            raw.append(page.raw[index] if normalise(page.raw[index]) == character else character)
            sure.append(max(confidence[index], SURE))
            old.append(index)
        at = edit.end
    new = _places(old, len(page.text))
    text = "".join(raw)
    return replace(
        page, raw=text, text=normalise(text), confidence=tuple(sure), guesses=guesses, boxes=_boxes(page.boxes, old),
        lines=tuple(line._replace(start=new(line.start), end=new(line.end)) for line in page.lines),
        words=tuple(word._replace(start=new(word.start), end=new(word.end)) for word in page.words),
    )


def _places(old: Sequence[int], length: int) -> Callable[[int], int]:
    """Where an offset of the text before the edits stands after them."""
    return lambda offset: len(old) if offset >= length else bisect_left(old, offset)


def _boxes(boxes: Callable[[], Sequence[Box | None]] | None, old: Sequence[int]) -> Callable[[], Sequence[Box | None]] | None:
    if boxes is None:
        return None

    def found() -> list[Box | None]:
        own = boxes()
        return [own[index] for index in old]

    return found
