"""A case from a text: papers with their headings, form feeds between pages."""

from datetime import date

from rules.documents import assemble
from rules.facts.case import Case
from rules.reading.plain_text import read_text


def case_of(text: str, scope: str = "papers") -> Case:
    """The case that a file with `text` holds."""
    return Case(assemble(read_text(text.encode())), scope, "issued", date(2026, 1, 1))
