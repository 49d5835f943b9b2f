"""The arrows between the houses and inside the checker: who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

EVERYWHERE = {"rules.patterns"}
MAY_IMPORT = {
    "rules.language": set(),
    "rules.errors": {"rules.language"},
    "rules.reading": {"rules.errors", "rules.language"},
    "rules.documents": {"rules.reading", "rules.errors", "rules.language"},
    "rules.law": {"rules.errors", "rules.language"},
    "rules.facts": {"rules.documents", "rules.reading", "rules.law", "rules.language", "rules.errors"},
    "rules.judging": {"rules.facts", "rules.documents", "rules.law", "rules.language", "rules.errors"},
    "rules.correcting": {"rules.facts", "rules.law", "rules.reading", "rules.language"},
    "rules.own": {"rules.judging", "rules.facts", "rules.documents", "rules.reading", "rules.law", "rules.language", "rules.errors"},
    "rules.packs": {"rules.judging", "rules.facts", "rules.documents", "rules.law", "rules.language"},
}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


CHECKER = sorted((ROOT / "rules").rglob("*.py"))


@pytest.mark.parametrize("path", CHECKER, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_checker_knows_nothing_of_the_office(path: Path) -> None:
    assert not {m for m in imports(path) if m.split(".")[0] in ("lcadmin", "flask", "sqlalchemy", "app")}


@pytest.mark.parametrize("path", CHECKER, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_inside_the_checker_run_one_way(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = part_of(module)
    if own not in MAY_IMPORT:
        return
    theirs = {part_of(m) for m in imports(path) if m.startswith("rules.")}
    assert theirs <= MAY_IMPORT[own] | EVERYWHERE | {own}


def test_only_the_way_itself_and_the_packs_import_the_packs() -> None:
    users = {str(p.relative_to(ROOT)) for p in CHECKER if any(m.startswith("rules.packs") for m in imports(p)) and "packs" not in p.parts}
    assert users == {"rules/check.py"}
