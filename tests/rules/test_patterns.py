"""Patterns compiled late, with the characters with which they begin, from kept programs, are patterns all the same."""

import ast
import importlib
import marshal
import pkgutil
import re
import sys
import timeit
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import rules
from rules import patterns, programs
from rules.check import check_file
from rules.first_characters import first_characters
from rules.judging import RULES
from rules.landmarks import landmark
from rules.programs import Kept, compiled

SAMPLES = Path(__file__).parents[1] / "samples"


def of_the_checker() -> dict[tuple[str, int], str]:
    """Every pattern that stands in the checker's modules, alone or in a table, with the name under which it stands."""
    found: dict[tuple[str, int], str] = {}
    for module in pkgutil.walk_packages(rules.__path__, "rules."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for pattern in inside(value):
                    found.setdefault((pattern.pattern, pattern.given), f"{module.name}.{name}")
    return found


def inside(value: Any, depth: int = 3) -> Iterator[patterns._Later]:
    if isinstance(value, patterns._Later):
        yield value
    elif depth and isinstance(value, (tuple, list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from inside(each, depth - 1)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern as the checker's modules have it, of which nothing is kept."""
    return patterns._Later(pattern, flags, Kept(Path("nowhere")))  # type: ignore[return-value]


def matches(pattern: re.Pattern[str], text: str) -> list[tuple[Any, ...]]:
    return [(m.span(), m.groups(), m.lastgroup) for m in pattern.finditer(text)]


def test_every_pattern_of_the_checker_matches_as_the_librarys_does() -> None:
    found = of_the_checker()
    assert len(found) > 700
    texts = [example.text for rule in RULES.values() for example in rule.examples]
    for turn, ((pattern, flags), name) in enumerate(found.items()):
        ours, own = late(pattern, flags), re.compile(pattern, flags)
        assert (ours.flags, ours.groups, dict(ours.groupindex)) == (own.flags, own.groups, dict(own.groupindex)), name
        for text in texts[turn % 60 :: 60]:
            assert matches(ours, text) == matches(own, text), f"{name}: {text}"


ALPHABET = "当事人罚款1 \n"
WORD = st.text(ALPHABET, min_size=1, max_size=3).map(re.escape)
SET = st.sampled_from([r"\d", r"\s", "[当罚]", "[一-鿿]", "[^当]", ".", r"[\d款]", r"\b", "^", "$", r"\Z", "[人-款]", r"\D", "[^\\s]"])


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{0,2}", "{2}", "??", "*?", "{1,3}?", "?+"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        st.tuples(st.sampled_from(["(?=", "(?!", "(", "(?>", "(?i:", "(?s:", "(?a:"]), inner).map(lambda p: f"{p[0]}{p[1]})"),
        st.tuples(st.sampled_from(["(?<=", "(?<!"]), SET.filter(lambda s: len(s) > 1)).map(lambda p: f"{p[0]}{p[1]})"),
        inner.map(lambda p: f"({p})?(?(1)当|事)"),
        inner.map(lambda p: f"({p})\\1"),
    )


@settings(max_examples=1000, deadline=None)
@given(pattern=st.recursive(st.one_of(WORD, SET), larger, max_leaves=8), texts=st.lists(st.text(ALPHABET + "aA", max_size=24), min_size=2, max_size=4),
       flags=st.sampled_from([0, re.M, re.S, re.I, re.M | re.S]), begin=st.integers(0, 3))
@example(pattern="(?:^|(?<=\n))(?:当|事人)", texts=["人\n当事人", "事"], flags=0, begin=1)
@example(pattern="[一-鿿]{1,3}罚", texts=["当事\n人罚款罚罚", "事"], flags=0, begin=1)
@example(pattern="(?P<who>[一-鿿]+?)(?<=人)款(?=$)", texts=["当事人款人款", "款"], flags=re.M, begin=0)
@example(pattern="(?:当?|罚)款", texts=["罚款款", ""], flags=0, begin=0)
def test_any_pattern_matches_as_the_librarys_does(pattern: str, texts: list[str], flags: int, begin: int) -> None:
    try:
        own = re.compile(pattern, flags)
    except re.error:
        with pytest.raises(re.error):
            late(pattern, flags).search("")
        return
    ours = late(pattern, flags)
    for text in texts:
        assert matches(ours, text) == matches(own, text)
        assert ours.split(text) == own.split(text)
        assert ours.subn("<>", text) == own.subn("<>", text)
        for method in ("search", "match", "fullmatch"):
            there, expected = (getattr(p, method)(text, begin, len(text) - 1) for p in (ours, own))
            assert (there and (there.span(), there.groups())) == (expected and (expected.span(), expected.groups()))


def test_a_pattern_works_like_the_librarys() -> None:
    late, own = patterns.compile(r"(?P<day>\d+)日", patterns.M), re.compile(r"(?P<day>\d+)日", re.M)
    for _ in range(2):
        assert [m["day"] for m in late.finditer("3日4日")] == [m["day"] for m in own.finditer("3日4日")]
        assert late.sub("x", "3日") == own.sub("x", "3日")
        assert late.search("5日", 1) == own.search("5日", 1)
    assert (late.pattern, late.flags, late.groups) == (own.pattern, own.flags, own.groups)


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        patterns.compile("(").search("")


@pytest.mark.skipif(not programs.tried(), reason="this Python's re is not known from inside")
def test_a_search_skips_to_where_a_match_can_begin() -> None:
    pattern = "(?:^|(?<=。))(?:当事人|被处罚人)"
    assert [chr(value) for _, value in first_characters(re._parser.parse(pattern)) or ()] == ["当", "被"]  # type: ignore[attr-defined]
    text = "于" * 20_000
    assert fastest(late(pattern), text) < fastest(re.compile(pattern), text) / 3


@pytest.mark.skipif(not programs.tried(), reason="this Python's re is not known from inside")
def test_a_search_is_led_by_what_every_match_holds() -> None:
    pattern = r"(?P<name>[一-鿿]{2,4})\s?\((?:证|警)号"
    rest, before = landmark(re._parser.parse(pattern)) or (None, 0)  # type: ignore[attr-defined]
    assert rest is not None
    assert (before, rest.getwidth()[0]) == (5, 3)
    text = "于" * 20_000
    assert fastest(late(pattern), text) < fastest(re.compile(pattern), text) / 3


def fastest(pattern: re.Pattern[str], text: str) -> float:
    return min(timeit.repeat(lambda: pattern.search(text), number=1, repeat=5))


def test_a_kept_program_gives_the_same_matches_in_the_next_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    pattern, text = r"(?P<who>当事人|被处罚人)(?:[:为])?(?P<name>[一-鿿]{2,4})", "当事人:林小溪,被处罚人为陈一"
    first = Kept(tmp_path / "new" / "programs")
    first.compiled(pattern)
    first.keep()
    second = Kept(first.path)
    assert matches(second.compiled(pattern).pattern, text) == matches(re.compile(pattern), text) != []
    assert second.new == {}
    second.compiled("别的")
    second.keep()
    assert Kept(first.path)._read().keys() == {(pattern, 0), ("别的", 0)}
    assert [each.name for each in first.path.parent.iterdir()] == ["programs"]


@pytest.mark.parametrize("damage", [b"", b"\x00", b"nothing", marshal.dumps((1, {("罚款", 0): 1}))[:9], marshal.dumps(7), marshal.dumps((0, {}))])
def test_a_broken_file_of_programs_is_made_anew(damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "programs"
    path.write_bytes(damage)
    kept = Kept(path)
    assert kept.compiled("罚款").pattern.search("处以罚款") is not None
    kept.keep()
    assert Kept(path)._read().keys() == {("罚款", 0)}


def test_programs_that_cannot_be_kept_cost_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_text("no folder")
    kept = Kept(tmp_path / "file" / "programs")
    assert kept.compiled("罚款").pattern.search("处以罚款") is not None
    kept.keep()
    assert (tmp_path / "file").read_text() == "no folder"


def test_an_unknown_python_compiles_as_the_library_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(programs, "TRIED", ())
    kept = Kept(tmp_path / "programs")
    assert kept.compiled("罚款").pattern is re.compile("罚款")
    assert compiled("罚款").pattern is re.compile("罚款")
    assert kept.new == {}


FUNCTIONS = {"search", "match", "fullmatch", "finditer", "findall", "sub", "split"}
FROM_TABLES = {"_multiple", "_told", "_label", "rows", "_without_fields", "_kind", "_moved"}
"""Functions that make patterns of words of tables in the source."""


def test_a_pattern_that_is_not_wholly_in_the_source_is_of_a_paper() -> None:
    """What `compile` and the like are given is kept: a name must not be among it."""
    wrong = []
    for path in sorted(Path(rules.__path__[0]).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "import patterns as re" in source:
            wrong += [f"{path.name}:{call.lineno}" for call, inside in calls(ast.parse(source)) if inside not in FROM_TABLES and not constant(call.args[0])]
    assert wrong == []


def calls(tree: ast.AST, inside: str = "") -> Iterator[tuple[ast.Call, str]]:
    """The calls of the functions of `re` that are given a pattern, in functions, each with the function's name."""
    for node in ast.iter_child_nodes(tree):
        name = node.name if isinstance(node, ast.FunctionDef) else inside
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=function)) if name and function in FUNCTIONS | {"compile"}:
                yield node, name
        yield from calls(node, name)


def constant(node: ast.AST) -> bool:
    """Whether the expression is made of texts and constants (in capitals) only."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name) if name.isupper():
            return True
        case ast.Attribute(value=value, attr="pattern") | ast.FormattedValue(value=value):
            return constant(value)
        case ast.JoinedStr(values=values):
            return all(map(constant, values))
        case ast.IfExp(body=one, orelse=other):
            return constant(one) and constant(other)
        case ast.Call(func=ast.Attribute(attr="escape"), args=args):
            return all(map(constant, args))
    return False


def test_nothing_that_a_paper_says_is_kept() -> None:
    """Names go into patterns of their own (`of_a_paper`), which are forgotten."""
    names = set()
    for file in sorted(SAMPLES.glob("*clean.pdf")):
        facts = check_file(file)["facts"]
        names |= {facts["party"], *(officer["name"] for officer in facts["officers"])}
    assert len(names) > 3
    kept = "\n".join(pattern for pattern, _ in patterns.KEPT.programs or {})
    assert len(kept) > 10_000
    assert [name for name in names if name in kept] == []
