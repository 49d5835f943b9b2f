"""What the lines of a picture say: each cut out, pressed, recognised, and read again at full width where that may matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from rules.reading.normalise import normalise
from rules.reading.ocr.engine import LINE_HEIGHT, STEP, Classes, Engine, Floats, Pixels

PRESS = 0.7
"""Lines are pressed to this share of their width: a third less work, no more errors with printed type."""
ROUND = 32
NARROWEST, WIDEST = 32, 3200
AGAIN = 0.6
"""A line whose least sure character is below this is read again at full width."""
NUMBER = re.compile(r"[0-9A-Z]{8,}")
"""Identity, credit and certificate numbers are read again at full width: a digit decides."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character as recognised: its middle as a share of the line's width, how likely it is, and what else it may be (likeliest first)."""

    character: str
    at: float
    sure: float
    others: tuple[tuple[str, float], ...]


def read_lines(engine: Engine, cuts: Sequence[Pixels]) -> list[list[Character]]:
    """The characters of each line; a line is cut from a grey picture, from the left end of its text to the right."""
    read = [_decoded(engine, answer, share) for answer, share in _recognised(engine, cuts, PRESS)]
    again = [i for i, characters in enumerate(read) if characters and _doubtful(characters)]
    for index, (answer, share) in zip(again, _recognised(engine, [cuts[i] for i in again], 1.0), strict=True):
        second = _decoded(engine, answer, share)
        if _mean(second) > _mean(read[index]):
            read[index] = second
    return read


def _doubtful(characters: list[Character]) -> bool:
    return min(g.sure for g in characters) < AGAIN or bool(NUMBER.search("".join(g.character for g in characters)))


def _mean(characters: list[Character]) -> float:
    return sum(g.sure for g in characters) / len(characters) if characters else 0.0


def _recognised(engine: Engine, cuts: Sequence[Pixels], press: float) -> list[tuple[tuple[Classes, Floats], float]]:
    """The recogniser's answer for each line, and the share of the answer's width that the line takes."""
    prepared = [_prepared(cut, press) for cut in cuts]
    order = sorted(range(len(prepared)), key=lambda i: -prepared[i][0].shape[1])
    answers: list[tuple[Classes, Floats]] = [None] * len(prepared)  # type: ignore[list-item]
    for index, answer in zip(order, engine.recognise([prepared[i][0] for i in order]), strict=True):
        answers[index] = answer
    return [(answer, share) for answer, (_, share) in zip(answers, prepared, strict=True)]


def _prepared(cut: Pixels, press: float) -> tuple[Pixels, float]:
    height, width = cut.shape[:2]
    wide = min(max(round(width * LINE_HEIGHT / height * press), 8), WIDEST)
    filled = -(-max(wide, NARROWEST) // ROUND) * ROUND
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


assert STEP * 4 == ROUND
