"""CSV that a spreadsheet reads as text: no cell can start a formula (OWASP: CSV injection)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
"""Excel takes a file without it for the system's old encoding."""
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: str) -> str:
    """`value`, led by an apostrophe where a spreadsheet would take it for a formula."""
    return "'" + value if value.startswith(STARTS_A_FORMULA) or value.lstrip(" \n\u3000").startswith(STARTS_A_FORMULA) else value


def csv_lines(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a CSV file, each cell guarded, as text to be encoded in UTF-8."""
    yield BOM + _line(titles)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return out.getvalue()
