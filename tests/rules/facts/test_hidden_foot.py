"""Whether a seal may hide the foot of a paper that was read from its picture."""

import pytest

from rules.documents import assemble
from rules.facts import seals
from rules.facts.paper import Paper
from rules.reading.page import Box, Line, Mark, MarkKind, Page, Source

TEXT = "行政处罚决定书\n当事人:某店\n罚款500元。\n某市林业局"


def foot(source: Source, found: tuple[Box, ...] | None, marks: tuple[Mark, ...] = ()) -> Paper:
    lines, start = [], 0
    for row in TEXT.split("\n"):
        lines.append(Line(start, start + len(row)))
        start += len(row) + 1
    page = Page(1, 595.0, 842.0, source, TEXT, TEXT, tuple(lines), seals=found, marks=marks)
    return Paper(assemble([page]).documents[0])


@pytest.mark.parametrize(("source", "found", "marks", "hides"), [
    (Source.OCR, None, (), True),                                                            # without colour: nobody can tell
    (Source.OCR, ((300.0, 600.0, 420.0, 720.0),), (), True),
    (Source.OCR, (), (), False),                                                             # in colour, and none is there
    (Source.OCR, (), (Mark(MarkKind.UNSURE, (300.0, 600.0, 400.0, 700.0), 300.0),), True),
    (Source.OCR, (), (Mark(MarkKind.PEN, (300.0, 600.0, 400.0, 630.0), 300.0),), False),
    (Source.TEXT, None, (), False),
])  # fmt: skip
def test_a_seal_may_hide_the_foot_of_a_scan(source: Source, found: tuple[Box, ...] | None, marks: tuple[Mark, ...], hides: bool) -> None:
    assert seals.may_hide_the_foot(foot(source, found, marks)) is hides
