"""Worn, torn and shuffled papers: whatever a file says, every rule gives an outcome and none fails."""

import random
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from rules.check import scope_of, stage_of
from rules.documents import assemble
from rules.facts.case import Case
from rules.facts.told import told
from rules.judging import RULES
from rules.judging.runner import FAULT, judge
from rules.reading import read
from rules.reading.plain_text import read_text

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ("market-ordinary", "safety-ordinary", "city-ordinary-clean", "health-summary")
NOISE = "■〔〕()[]:：、，。《》第条款项年月日号0123456789一二三十百〇Oo\n\f —_/×"


@lru_cache(maxsize=8)
def text_of(name: str) -> str:
    return "\f".join(p.raw for p in read(SAMPLES / f"{name}.pdf"))


def worn(text: str, dice: random.Random) -> str:
    """`text` with pages taken out, moved and doubled, stretches cut, and characters lost, doubled or replaced."""
    pages = text.split("\f")
    dice.shuffle(pages) if dice.random() < 0.3 else None
    pages = [p for p in pages if dice.random() > 0.15]
    characters = list("\f".join(pages + dice.sample(pages, min(2, len(pages)))))
    for _ in range(dice.randrange(1, 8)):
        start = dice.randrange(max(1, len(characters)))
        del characters[start : start + dice.randrange(1, 120)]
    rate = dice.choice((0.0, 0.005, 0.03, 0.15))
    return "".join(dice.choice(("", c + c, dice.choice(NOISE))) if dice.random() < rate else c for c in characters)


@pytest.mark.parametrize("seed", [*range(60), 1038, 1119])
def test_no_rule_fails_on_a_worn_file(seed: int) -> None:
    dice = random.Random(seed)
    text = worn(text_of(dice.choice(NAMES)), dice)
    dossier = assemble(read_text(text.encode()) if text.strip() else [])
    case = Case(dossier, scope_of(dossier, "auto"), stage_of(dossier, "auto"), date(2026, 11, 1))
    told(case)
    judged = judge(case, RULES.values())
    assert [j.rule.id for j in judged if j.reason == FAULT] == []
    assert all(f.places for j in judged for f in j.findings)
