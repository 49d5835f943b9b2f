"""The checker's sentences: constant templates in Chinese, marked so that they can be listed, counted and translated (`translations/`).

What fills a sentence is kept apart from it until it is shown, so that a reader of another language is told it in that language: a day, a
number that is written out, a phrase with parameters of its own. `kept` is the form in which a parameter is stored as JSON, `say_in` takes
both forms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rules import patterns as re


def N_(sentence: str) -> str:  # noqa: N802 - the name that gettext's extraction looks for
    """Marks `sentence` for translation and gives it back unchanged."""
    return sentence


DAY = N_("{year}年{month}月{day}日")
AND = N_("、")
ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence with parameters of its own: 第三十四条第一款, “Article 34, paragraph 1”."""

    sentence: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Several:
    """Phrases one after the other, with the mark `by` (a sentence of the checker's, as ；) between them."""

    phrases: tuple[Phrase, ...]
    by: str = AND


@dataclass(frozen=True, slots=True)
class Numeral:
    """A whole number that Chinese writes out (三十四) and other languages in figures (34)."""

    number: int
    written: str


Translate = Callable[[str], str]


def say(sentence: str, params: Mapping[str, object] | None = None) -> str:
    """`sentence` in Chinese with its `{names}` filled from `params`."""
    return say_in(_as_it_stands, sentence, params)


def say_in(translate: Translate, sentence: str, params: Mapping[str, object] | None = None) -> str:
    """`sentence` in the language of `translate` (which gives back what it does not know), filled from `params`.

    A day is said as the language writes days. A parameter that is itself a word of the checker's (没收违法所得), or several joined by 、, is
    translated too; one that stands between “ and ” is quoted from the paper and stays. Raises KeyError for a parameter that is missing.
    """
    template = translate(sentence)
    if not params:
        return template
    return template.format(**{name: value if f"“{{{name}}}”" in template else _told(translate, value) for name, value in params.items()})


def kept(value: object) -> Any:
    """`value`, a parameter, as JSON: words and numbers as text, days in ISO form, phrases as objects."""
    match value:
        case Phrase():
            return {"sentence": value.sentence, "params": {name: kept(each) for name, each in value.params.items()}}
        case Several():
            return {"several": [kept(each) for each in value.phrases], "by": value.by}
        case Numeral():
            return {"numeral": value.number, "written": value.written}
        case _:
            return str(value)


def _told(translate: Translate, value: object) -> object:
    match value:
        case Phrase():
            return say_in(translate, value.sentence, value.params)
        case {"sentence": str(sentence), "params": dict(params)}:
            return say_in(translate, sentence, params)
        case Several():
            return translate(value.by).join(str(_told(translate, each)) for each in value.phrases)
        case {"several": list(phrases), "by": str(by)}:
            return translate(by).join(str(_told(translate, each)) for each in phrases)
        case Numeral():
            return _numeral(translate, value.number, value.written)
        case {"numeral": int(number), "written": str(written)}:
            return _numeral(translate, number, written)
        case date():
            return _day(translate, value.year, value.month, value.day)
        case str() if found := ISO_DAY.fullmatch(value):
            return _day(translate, *map(int, found.groups()))
        case int():
            return value
        case _:
            return _words(translate, str(value))


def _day(translate: Translate, year: int, month: int, day: int) -> str:
    return translate(DAY).format(year=year, month=month, day=day)


def _numeral(translate: Translate, number: int, written: str) -> str:
    return written if translate(AND) == AND else str(number)


def _words(translate: Translate, value: str) -> str:
    """Words of the checker's are translated, in small letters inside a sentence; a list is joined as the language joins lists."""
    parts = value.split(AND)
    told = [translate(part) if part else part for part in parts]
    return translate(AND).join(new if new == old else new[:1].lower() + new[1:] for new, old in zip(told, parts, strict=True))


def _as_it_stands(sentence: str) -> str:
    return sentence


def joined(phrases: Sequence[Phrase], by: str = AND) -> Phrase | Several:
    """`phrases` as one parameter."""
    return phrases[0] if len(phrases) == 1 else Several(tuple(phrases), by)
