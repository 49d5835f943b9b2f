"""Patterns compiled late are patterns all the same, and each one of the checker's can be compiled."""

import importlib
import pkgutil
import re

import pytest

import rules
from rules import patterns


def test_every_pattern_of_the_checker_compiles() -> None:
    found = 0
    for module in pkgutil.walk_packages(rules.__path__, "rules."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, patterns._Later):
                assert isinstance(re.compile(value.pattern, value.given), re.Pattern), f"{module.name}.{name}"
                found += 1
    assert found > 300


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
