"""CSV that a spreadsheet reads as text: no cell can start a formula (OWASP: CSV injection)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from flask import Response, request

from lcadmin import audit
from lcadmin.access import Action, require
from lcadmin.desk.user import signed_in
from lcadmin.transaction import writing

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


def csv_answer(name: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    """The list `name` as a file to be saved; that it was exported, and how it was filtered, stands in the audit trail. Raises Forbidden."""
    require(signed_in(), Action.EXPORT)
    lines = list(csv_lines(titles, rows))
    with writing():
        audit.record(audit.Event.LIST_EXPORTED, None, by=signed_in(), after={"list": name, "filters": request.args.to_dict()})
    return Response(lines, mimetype="text/csv", headers={"Content-Disposition": f"attachment; filename={name}.csv"})


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return out.getvalue()
