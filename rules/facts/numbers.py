"""Document numbers: 泉鲤市监罚〔2024〕100号 and the ways in which departments write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number at `start:end` of the paper's text. `value` is as the contract asks: spaces out, brackets 〔〕. `prefix` is what stands before the year (泉鲤市监罚), `serial` the digits as printed."""

    value: str
    prefix: str
    year: str
    serial: str
    start: int
    end: int


def find_numbers(text: str) -> list[DocumentNumber]:
    """Every document number of `text`."""
    return []


def own(paper: Paper) -> DocumentNumber | None:
    """The number that `paper` itself bears."""
    return None
