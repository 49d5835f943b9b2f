"""Worn pages: pages whose heading, or whose number, is there and cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.reading.page import Page

WORN = re.compile(r"[■▇█\ufffd]")
NUMBER = re.compile(r"[-—第\s]{0,3}[■▇█\ufffd\d]{1,4}[-—页\s]{0,3}")


def _with_marks(case: Case) -> list[Page]:
    """The pages of which some character cannot be read."""
    return [page for page in case.dossier.pages if any(mark in page.text for mark in "■▇█\ufffd")]


def without_heading(case: Case) -> list[int]:
    """The pages whose first line is mostly illegible: papers of which nobody can say what they are."""
    found = []
    for page in _with_marks(case):
        first = next(("".join(line.split()) for line in page.text.split("\n") if line.strip()), "")
        if first and 2 * len(WORN.findall(first)) >= len(first):
            found.append(page.number)
    return found


def without_number(case: Case) -> list[int]:
    """The pages at whose head or foot a number stands that cannot be read."""
    found = []
    for page in _with_marks(case):
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        if any(WORN.search(line) and NUMBER.fullmatch(line) for line in (*lines[:1], *lines[-1:])):
            found.append(page.number)
    return found
