"""Citations of laws in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    law: str
    register_title: str | None
    article: int | None
    paragraph: int | None
    item: int | None
    start: int
    end: int


def find_citations(text: str) -> list[Citation]:
    return []
