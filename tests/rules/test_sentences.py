"""What the checker says over all its examples, in both languages: filled, in one language, as a colleague writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pytest

from rules.check import check_text
from rules.examples import as_file
from rules.judging import RULES, Outcome, Rule
from rules.language import kept, say, say_in
from rules.law.cite import STANDARD
from rules.packs.case_file import load
from rules.translations import extract

load()
ENGLISH = extract.translations()
QUOTED = re.compile(r"“[^”]*”|《[^》]*》|〔[^〕]*〕")
HAN = re.compile(r"[一-鿿]")
DOUBLED = re.compile(r"[。，；：、.,;:][。，；：、,;]|[。；，]$|  ")


@dataclass(frozen=True)
class Told:
    """One sentence as it came out of one example."""

    rule: str
    sentence: str
    params: str
    chinese: str
    english: str


def english(sentence: str) -> str:
    return ENGLISH.get(sentence, sentence)


@lru_cache(maxsize=1)
def everything() -> tuple[Told, ...]:
    """Every message and reason of every rule over its examples, each once."""
    return tuple(dict.fromkeys(told for rule in RULES.values() for told in _of(rule)))


def _of(rule: Rule) -> Iterator[Told]:
    for example in rule.examples:
        for judged in check_text(as_file(rule, example), [rule]):
            said = [(f.message_id, f.message_params) for f in judged.findings]
            said += [(p.message_id, dict(p.message_params)) for f in judged.findings for p in f.places if p.message_id]
            if judged.reason:
                said.append((judged.reason, dict(judged.params)))
            for sentence, params in said:
                stored = json.loads(json.dumps({name: kept(value) for name, value in params.items()}))
                assert say(sentence, params) == say(sentence, stored)
                yield Told(rule.id, sentence, json.dumps(stored, ensure_ascii=False), say(sentence, params), say_in(english, sentence, stored))


def names(params: str) -> list[str]:
    """The words in the parameters, which are the papers' own: names of people, agencies, places."""
    found: list[str] = []

    def walk(value: object) -> None:
        match value:
            case str():
                found.append(value)
            case dict():
                for each in value.values():
                    walk(each)
            case list():
                for each in value:
                    walk(each)

    walk(json.loads(params))
    return sorted({n for whole in found for n in (whole, *whole.split("、"))}, key=len, reverse=True)


def test_every_sentence_is_filled() -> None:
    assert [t for t in everything() for words in (t.chinese, t.english) if re.search(r"\{|\}|\bNone\b|\bnull\b", QUOTED.sub("", words))] == []


def test_no_sentence_of_a_finding_is_empty_or_ends_in_a_mark_twice() -> None:
    wrong = [t for t in everything() if not t.chinese.strip() or DOUBLED.search(QUOTED.sub("“”", t.chinese)) or DOUBLED.search(QUOTED.sub("“”", t.english))]
    assert [(t.rule, t.chinese, t.english) for t in wrong] == []


def test_a_chinese_sentence_has_no_english_code_and_no_iso_day() -> None:
    for t in everything():
        bare = QUOTED.sub("", t.chinese)
        assert not re.search(r"\d{4}-\d\d-\d\d", bare), t
        words = set(re.findall(r"[a-z][a-z_]{2,}", bare))
        assert not words, t


def test_an_english_sentence_has_no_chinese_but_names_and_quotations() -> None:
    wrong = []
    for t in everything():
        bare = QUOTED.sub("", t.english)
        for name in names(t.params):
            if english(name) == name:  # not a word of the checker's
                bare = bare.replace(name, "")
        bare = re.sub(r"第(?= in front)|〔〕", "", bare)
        if HAN.search(bare) or re.search(r"[，。；：（）、]", bare):
            wrong.append((t.rule, t.sentence, t.english))
    assert wrong == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_a_finding_says_where_it_stands_what_the_law_asks_and_what_to_do(rule: Rule) -> None:
    seen = 0
    for example in (e for e in rule.examples if e.outcome is Outcome.FAILED and not e.known_wrong):
        for finding in check_text(as_file(rule, example), [rule])[0].findings:
            seen += 1
            assert finding.places
            assert all(p.page >= 1 for p in finding.places)
            assert finding.suggestion.endswith(("。", "）"))
            assert not re.search(r"。。|，，", finding.suggestion)
            for basis in finding.basis:
                assert basis["text"].startswith(("《", "DA", *STANDARD)) or HAN.search(basis["text"])
    assert seen


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda r: r.id)
def test_where_a_rule_can_be_undetermined_an_example_shows_it(rule: Rule) -> None:
    import inspect

    source = inspect.getsource(inspect.unwrap(rule.judge))
    if "undetermined(" in source:
        assert any(e.outcome is Outcome.UNDETERMINED for e in rule.examples)
