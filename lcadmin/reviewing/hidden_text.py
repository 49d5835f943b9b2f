"""Taking an invisible text layer out of a page: what another program's OCR left under the picture would be found beside our own text.

Only what is drawn in rendering mode 3 goes; the page looks as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, Pdf, Stream

from lcadmin.notices.frame import inherited

INVISIBLE = 3
SHOWING = frozenset({"Tj", "TJ", "'", '"'})
DEEPEST = 4
"""Levels of forms within forms that are looked into."""


def take_out_hidden_text(pdf: Pdf, page: pikepdf.Page) -> None:
    """Takes the invisible text out of `page`; content that cannot be understood stays as it is."""
    try:
        kept, gone = _visible(pikepdf.parse_content_stream(page))
    except pikepdf.PdfError:
        return
    if gone:
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    _forms(inherited(page.obj, Name.Resources), DEEPEST)


def _forms(resources: Any, levels: int) -> None:
    drawn = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    if not isinstance(drawn, Dictionary) or not levels:
        return
    for form in dict(drawn.items()).values():
        if not isinstance(form, Stream) or form.get(Name.Subtype) != Name.Form:
            continue
        try:
            kept, gone = _visible(pikepdf.parse_content_stream(form))
        except pikepdf.PdfError:
            continue
        if gone:
            form.write(pikepdf.unparse_content_stream(kept))
        _forms(form.get(Name.Resources), levels - 1)


def _visible(instructions: Sequence[Any]) -> tuple[list[Any], int]:
    """The instructions without those that show invisible text, and how many those were."""
    kept: list[Any] = []
    mode, outer, gone = 0, [], 0
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "q":
            outer.append(mode)
        elif operator == "Q":
            mode = outer.pop() if outer else 0
        elif operator == "Tr" and instruction.operands:
            mode = int(instruction.operands[0])
        if mode == INVISIBLE and operator in SHOWING:
            gone += 1
            if operator in ("'", '"'):  # these begin a new line, too
                kept.append(pikepdf.ContentStreamInstruction([], Operator("T*")))
            continue
        kept.append(instruction)
    return kept, gone
