"""What is imported is required, what is required is imported, and all of it is pinned."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from lcadmin.settings import ROOT

TO_BUILD_WITH = {"pyyaml"}  # `rules.law.build_register` makes the register's data; at run time nobody needs it
NOT_IMPORTED = {"argon2-cffi", "rapidocr"}  # Flask-Security hashes passwords with the one, the models lie in the other


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(path: Path) -> set[str]:
    """The distributions that an `.in` file names."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {normal(re.split(r"[\[;<>=~ ]", line)[0]) for line in lines if line and not line.startswith("-")}


def imported(*folders: str) -> set[str]:
    """The distributions that the Python files of `folders` import, ours and Python's own aside."""
    names: set[str] = set()
    places = [ROOT / folder for folder in folders]
    files = [path for place in places for path in ([place] if place.is_file() else place.rglob("*.py"))]
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    neighbours = {path.stem for path in (ROOT / "benchmarks").glob("*.py")}  # a program finds what lies beside it
    names -= {*sys.stdlib_module_names, "lcadmin", "rules", "tests", "benchmarks", "app", *neighbours}
    known = packages_distributions()
    return {normal(known[name][0]) for name in names if name in known} | {name for name in names if name not in known}


def test_what_is_imported_is_required_and_nothing_else() -> None:
    assert imported("lcadmin", "rules", "migrations", "app.py") - TO_BUILD_WITH == wanted(ROOT / "requirements.in") - NOT_IMPORTED


def test_what_the_tests_import_is_required_for_development() -> None:
    both = wanted(ROOT / "requirements.in") | wanted(ROOT / "requirements-dev.in")
    assert imported("tests", "benchmarks") - both == set()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_required_is_pinned(name: str) -> None:
    pins = (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line.split("==")[0]) for line in pins if line and not line.lstrip().startswith("#")}
    assert wanted(ROOT / f"{name}.in") <= pinned
    assert all("==" in line for line in pins if line and not line.lstrip().startswith("#"))
