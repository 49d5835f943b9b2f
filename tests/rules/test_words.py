"""The checker's words: every rule tells an official why it is there; every sentence fills from its parameters and has its English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from rules import check as _registers_the_rules  # noqa: F401
from rules.judging import RULES
from rules.language import say_in
from rules.translations import extract

ROOT = Path(extract.RULES)
CHINESE = re.compile(r"[一-鿿]")
VERDICTS = {"passed", "failed", "hint", "not_applicable", "undetermined"}
NO_PARAMETERS = {"at", "suggestion", "expected", "absent", "follows"}
"""What a verdict takes beside the parameters of its sentence."""

SENTENCES = extract.sentences()
ENGLISH = extract.translations()
MODULES = sorted(p for p in ROOT.rglob("*.py"))


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_tells_an_official_in_chinese_why_it_is_there(rule_id: str) -> None:
    rule = RULES[rule_id]
    docstring = " ".join((rule.judge.__doc__ or "").split())
    assert rule.why != docstring, "no why: the docstring would be shown"
    assert CHINESE.search(rule.why)
    assert rule.why in SENTENCES, "not marked with N_"
    assert rule.why.endswith("。")


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_title_and_suggestion_of_every_rule_are_marked_for_translation(rule_id: str) -> None:
    assert {RULES[rule_id].title, RULES[rule_id].suggestion} <= SENTENCES.keys()


def places(sentence: str) -> list[str]:
    """The names in braces. Raises ValueError for a brace that stands alone."""
    return [name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name is not None]


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if "{" in s or "}" in s])
def test_what_a_sentence_has_in_braces_is_a_name(sentence: str) -> None:
    assert all(name.isidentifier() for name in places(sentence))


def marked(told: ast.expr) -> Iterator[ast.expr]:
    """The expressions that may become the sentence, branch by branch."""
    if isinstance(told, ast.IfExp):
        yield from marked(told.body)
        yield from marked(told.orelse)
    elif isinstance(told, ast.BoolOp):
        for value in told.values:
            yield from marked(value)
    else:
        yield told


def said_in(tree: ast.AST) -> Iterator[tuple[ast.Call, str, set[str] | None]]:
    """Every call that says a sentence, each sentence it may say, and the names of its parameters (None where these are computed)."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
        assert isinstance(call.func, ast.Name)
        if call.func.id in VERDICTS:
            names = {k.arg for k in call.keywords if k.arg} - NO_PARAMETERS
            given: set[str] | None = None if any(k.arg is None for k in call.keywords) else names
        elif call.func.id == "say":
            given = set()
            if len(call.args) > 1:
                filled = call.args[1]
                given = {k.value for k in filled.keys if isinstance(k, ast.Constant)} if isinstance(filled, ast.Dict) else None
        else:
            continue
        for one in marked(call.args[0]):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "N_" and isinstance(one.args[0], ast.Constant):
                yield call, str(one.args[0].value), given


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_sentence_fills_from_the_parameters_that_it_is_given(path: Path) -> None:
    for call, sentence, given in said_in(ast.parse(path.read_text(encoding="utf-8"))):
        if given is not None:
            assert set(places(sentence)) <= given, f"{path.name}:{call.lineno}: {sentence}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_what_a_rule_says_is_marked_for_translation(path: Path) -> None:
    calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in VERDICTS and call.args:
            for one in marked(call.args[0]):
                assert not isinstance(one, ast.JoinedStr | ast.Constant) or one == "", f"{path.name}:{call.lineno} says {ast.unparse(one)}"


def test_every_sentence_of_the_checker_has_its_english() -> None:
    assert [s for s in SENTENCES if not ENGLISH.get(s)] == []


def test_no_english_is_kept_for_a_sentence_that_nobody_says() -> None:
    assert sorted(ENGLISH.keys() - SENTENCES.keys()) == []


@pytest.mark.parametrize("sentence", [s for s in ENGLISH if "{" in s or "{" in ENGLISH[s]])
def test_the_english_has_the_same_places(sentence: str) -> None:
    assert sorted(places(ENGLISH[sentence])) == sorted(places(sentence))


@pytest.mark.parametrize("sentence", sorted(ENGLISH))
def test_the_english_is_no_chinese(sentence: str) -> None:
    quoted = re.sub(r"《\{\w+\}》|〔〕|“[^”]*”|第(?=[ .])|你（单位）", "", ENGLISH[sentence])
    assert not re.search(r"[一-鿿，。；：（）]", quoted)


def english(sentence: str) -> str:
    return ENGLISH.get(sentence, sentence)


@pytest.mark.parametrize(
    ("sentence", "params", "said"),
    [
        ("告知书没有告知“{kind}”，决定书作出了该处罚，没有重新告知", {"kind": "没收违法所得"},
         "The decision imposes a penalty of which the notice did not tell, and there was no new notice: confiscation of illegal gains"),
        ("当场处罚决定书缺少：{missing}", {"missing": "时间、地点"}, "The on-the-spot decision lacks: time, place"),
        ("“{label}”处没有签名，也没有注明拒签等原因", {"label": "当事人"}, "There is no signature at “当事人”,"),
        ("法制审核人{name}同时是本案的办案人员", {"name": "王立新"}, "The legal reviewer 王立新 is"),
        ("有 {n} 页没有读出文字，无法判断", {"n": 3}, "3 pages could not be read"),
    ],
)
def test_in_english_a_word_of_the_checkers_is_english_and_a_quotation_stays(sentence: str, params: dict[str, object], said: str) -> None:
    assert say_in(english, sentence, params).startswith(said)
