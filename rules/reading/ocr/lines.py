"""What the lines of a picture say.

Pressed to 0.7 of their width, lines cost a third less and printed type is read as well; but the small figures of a date written by hand lose
their neighbours, a quarter of such dates. So lines are read at full width, and wider still where their figures stand close.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from rules.reading.normalise import normalise
from rules.reading.ocr.engine import LINE_HEIGHT, STEP, Classes, Engine, Floats, Pixels

ROUND, COARSE, LONG = 32, 64, 384
"""Lines are filled up to multiples of the first, those of LONG pixels and more to multiples of the second: every new width costs the engine as much
as half a line."""
NARROWEST, WIDEST = 32, 3200
FIGURES = re.compile(r"[0-9.]{4,}")
CROWDED = 1.3
"""Figures that stand closer together, in places of the recogniser's answer, lose their neighbours: 2023.11.9 becomes 2023.11."""
ROOMY = 2.4
"""Their line is read again in such a width that they stand so far apart."""
STRETCH = 2.0


@dataclass(frozen=True, slots=True)
class Character:
    """A character as recognised: its middle as a share of the line's width, how likely it is, and what else it may be (likeliest first)."""

    character: str
    at: float
    sure: float
    others: tuple[tuple[str, float], ...]


def read_lines(engine: Engine, cuts: Sequence[Pixels]) -> list[list[Character]]:
    """The characters of each line; a line is cut from a grey picture, from the left end of its text to the right."""
    read = [_decoded(engine, answer, share) for answer, share in _recognised(engine, cuts, [1.0] * len(cuts))]
    again = [(i, width) for i, (cut, characters) in enumerate(zip(cuts, read, strict=True)) if (width := _width_for(cut, characters)) > 1.0]
    answers = _recognised(engine, [cuts[i] for i, _ in again], [width for _, width in again])
    for (index, _), (answer, share) in zip(again, answers, strict=True):
        read[index] = _decoded(engine, answer, share)
    return read


def _width_for(cut: Pixels, characters: Sequence[Character]) -> float:
    """The share of its width at which a line should be read so that its figures do not crowd."""
    text = "".join(c.character for c in characters)
    places = cut.shape[1] * LINE_HEIGHT / cut.shape[0] / STEP
    advances = [(characters[m.end() - 1].at - characters[m.start()].at) * places / (m.end() - m.start() - 1) for m in FIGURES.finditer(text)]
    return min(STRETCH, ROOMY / min(advances)) if advances and 0 < min(advances) < CROWDED else 1.0


def _recognised(engine: Engine, cuts: Sequence[Pixels], widths: Sequence[float]) -> list[tuple[tuple[Classes, Floats], float]]:
    """The recogniser's answer for each line, and the share of the answer's width that the line takes."""
    prepared = [_prepared(cut, width) for cut, width in zip(cuts, widths, strict=True)]
    order = sorted(range(len(prepared)), key=lambda i: -prepared[i][0].shape[1])
    answers: list[tuple[Classes, Floats]] = [None] * len(prepared)  # type: ignore[list-item]
    for index, answer in zip(order, engine.recognise([prepared[i][0] for i in order]), strict=True):
        answers[index] = answer
    return [(answer, share) for answer, (_, share) in zip(answers, prepared, strict=True)]


def _prepared(cut: Pixels, share: float) -> tuple[Pixels, float]:
    height, width = cut.shape[:2]
    wide = min(max(round(width * LINE_HEIGHT / height * share), 8), WIDEST)
    step = ROUND if wide < LONG else COARSE
    filled = -(-max(wide, NARROWEST) // step) * step
    line = np.full((LINE_HEIGHT, filled), 128, np.uint8)
    shrinks = wide < width and height > LINE_HEIGHT
    line[:, :wide] = cv2.resize(cut, (wide, LINE_HEIGHT), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return line, wide / filled


def _decoded(engine: Engine, answer: tuple[Classes, Floats], share: float) -> list[Character]:
    """The characters of an answer: runs of the same class, the blank between them left out."""
    classes, likely = answer
    best = classes[:, 0]
    edges = np.flatnonzero(np.r_[True, best[1:] != best[:-1], True])
    length = len(best) * share
    characters = []
    for start, end in pairwise(edges):
        if best[start] == 0:
            continue
        weights = likely[start:end, 0]
        peak = int(start) + int(weights.argmax())
        character = engine.characters[best[start]]
        sure = float(weights.max())
        others = []
        for other, p in zip(classes[peak, 1:], likely[peak, 1:], strict=True):
            if normalise(engine.characters[other]) == normalise(character):
                sure += float(p)
            elif other:
                others.append((engine.characters[other], float(p)))
        middle = float((np.arange(start, end) * weights).sum() / weights.sum()) + 0.5
        characters.append(Character(character, middle / length, min(sure, 1.0), tuple(others)))
    return characters


assert ROUND == STEP * 4
assert LONG % COARSE == 0
