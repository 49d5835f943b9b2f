"""Amounts in words and in figures side by side: one proves the other."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import product

from rules import patterns as re
from rules.correcting.edit import Edit
from rules.correcting.witness import Witness
from rules.facts.money import find_money, value_of_numeral
from rules.language import N_
from rules.reading.page import Page

WORDS_AND_FIGURES = N_("金额大写与小写互证")
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
WORDS = re.compile(rf"(?P<words>[{CAPITALS}■][{CAPITALS}■]{{1,18}})(?:元|圆)(?:整|正|■)?")
FIGURES = re.compile(r"(?<![\d■.,])(?P<figure>[\d■]{1,3}(?:,[\d■]{3}){1,3}|[\d■]{2,9})(?P<fraction>\.\d\d)?(?![\d■])")
NEAR = 16
MOST_DOUBTFUL = 2


def corrections(page: Page, witness: Witness) -> Iterator[Edit]:
    """Doubtful characters of an amount in words that make it what its figures say, and the other way round."""
    for m in WORDS.finditer(page.text):
        near = _figure_near(page.text, m.start(), m.end())
        if near is None:
            continue
        start, figure = near
        words = m["words"]
        doubtful = [i for i in range(len(words)) if m.start("words") + i in page.guesses or words[i] == "■"]
        unsure = [i for i in range(len(figure)) if figure[i] != "," and (start + i in page.guesses or figure[i] == "■")]
        if doubtful and not unsure:
            wanted = _number(figure)
            yield from _right(words, doubtful, CAPITALS, m.start("words"), lambda read, wanted=wanted: wanted is not None and _value(read) == wanted)
        elif unsure and not doubtful and (told := _value(words)) is not None:
            yield from _right(figure, unsure, "0123456789", start, lambda read, told=told: _number(read) == told)


def _figure_near(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The figure that stands beside an amount in words, with its place: behind it, else before."""
    behind = FIGURES.search(text, end, min(len(text), end + NEAR))
    if behind and "\n" not in text[end:behind.start()]:
        return behind.start(), behind["figure"]
    before = list(FIGURES.finditer(text, max(0, start - NEAR), start))
    if before and re.search(r"大写|元?\($", text[before[-1].end():start]):
        return before[-1].start(), before[-1]["figure"]
    return None


def _right(read: str, places: list[int], alphabet: str, start: int, holds: object) -> Iterator[Edit]:
    if len(places) > MOST_DOUBTFUL or not callable(holds):
        return
    found = set()
    for one in product(alphabet, repeat=len(places)):
        tried = list(read)
        for place, character in zip(places, one, strict=True):
            tried[place] = character
        if holds("".join(tried)):
            found.add("".join(tried))
    if len(found) == 1:
        for index, (was, now) in enumerate(zip(read, found.pop(), strict=True)):
            if was != now:
                yield Edit(start + index, start + index + 1, now, WORDS_AND_FIGURES)


def _value(words: str) -> Decimal | None:
    """The value of an amount in words, None where it is none or open to doubt."""
    found = value_of_numeral(words)
    return None if found is None or found[1] or not find_money(f"人民币{words}元整") else Decimal(found[0])


def _number(figure: str) -> Decimal | None:
    try:
        return Decimal(figure.replace(",", ""))
    except InvalidOperation:
        return None
