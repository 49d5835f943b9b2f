"""The child process that writes findings into a PDF as annotations: `python -m lcadmin.notices.annotate SOURCE TARGET < job.json`.

The file comes from a stranger, so it is opened here and never in the web process; `reviewed_copy.py` starts this program, limits its
time and reads its exit status. Memory and computing time are limited here too, where the system has such limits.
"""
from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from lcadmin.notices.frame import Box, Frame, frame_of
from lcadmin.reviewing.child import limit

COLOURS = {   # by severity: red, orange, grey-blue, green; light enough to read the words under them
    "veto": (1.0, 0.62, 0.58), "major": (1.0, 0.80, 0.45), "minor": (0.72, 0.82, 0.95), "hint": (0.70, 0.90, 0.76),
}
PRINT = 4                           # annotation flag: shown on paper too
ICON, ICON_MARGIN, ICON_STEP = 16.0, 20.0, 22.0   # points: a note that has no place in the text stands at the page's top right corner


class Exit(IntEnum):
    """How the child ended."""

    DONE = 0
    ENCRYPTED = 3
    MALFORMED = 4


@dataclass(frozen=True, slots=True)
class Note:
    """One place of one finding. `boxes` are in points from the top left of the page as it is shown; without any, a note at its edge."""

    id: str
    page: int
    boxes: tuple[Box, ...]
    severity: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Job:
    """What to write: whose notes, dated when (an ISO day)."""

    author: str
    on: str
    notes: tuple[Note, ...]

    @classmethod
    def read(cls, data: dict[str, Any]) -> Job:
        """From the JSON that `reviewed_copy.py` writes."""
        notes = (Note(**(note | {"boxes": tuple(tuple(box) for box in note["boxes"])})) for note in data["notes"])
        return cls(data["author"], data["on"], tuple(notes))


def annotate(source: Path, target: Path, job: Job) -> None:
    """Write `source` with the notes of `job` to `target`. What a viewer would run by itself (scripts, opening actions) is left out.

    Raises pikepdf.PasswordError, pikepdf.PdfError, and ValueError for a page that the file does not have.
    """
    with pikepdf.open(source) as pdf:
        disarm(pdf)
        at_edge: Counter[int] = Counter()
        for note in job.notes:
            if not 1 <= note.page <= len(pdf.pages):
                raise ValueError(f"note {note.id} is for page {note.page} of {len(pdf.pages)}")
            page = pdf.pages[note.page - 1].obj
            frame = frame_of(page)
            if note.boxes:
                mark = _highlight(pdf, page, [frame.to_user_space(box) for box in note.boxes], note, job)
            else:
                mark = _edge_note(pdf, page, frame, at_edge[note.page], note, job)
                at_edge[note.page] += 1
            _attach(pdf, page, mark)
        pdf.save(target, deterministic_id=True)


def disarm(pdf: Pdf) -> None:
    """Takes out what a viewer would run by itself."""
    for name in (Name.OpenAction, Name.AA):
        if name in pdf.Root:
            del pdf.Root[name]
    names = pdf.Root.get(Name.Names)
    if isinstance(names, Dictionary) and Name.JavaScript in names:
        del names[Name.JavaScript]


def _highlight(pdf: Pdf, page: pikepdf.Object, boxes: Sequence[Box], note: Note, job: Job) -> Dictionary:
    """A highlight that shows without the viewer's help: pdfium, and with it Chrome, draws none that brings no appearance."""
    rect = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    colour = COLOURS[note.severity]
    areas = b" ".join(_operands(x0, y0, x1 - x0, y1 - y0) + b" re" for x0, y0, x1, y1 in boxes)
    painted = b"/Multiply gs " + _operands(*colour) + b" rg " + areas + b" f"
    mark = _mark(Name.Highlight, page, rect, note, job, _form(pdf, rect, painted))
    mark.QuadPoints = Array([corner for x0, y0, x1, y1 in boxes for corner in _numbers(x0, y1, x1, y1, x0, y0, x1, y0)])
    return mark


def _edge_note(pdf: Pdf, page: pikepdf.Object, frame: Frame, place: int, note: Note, job: Job) -> Dictionary:
    """For what is missing from a page: a small square at the page's top right corner, one under another."""
    x, y = frame.shown_width - ICON_MARGIN - ICON, ICON_MARGIN + place * ICON_STEP
    rect = frame.to_user_space((x, y, x + ICON, y + ICON))
    inner = rect[0] + 1, rect[1] + 1, ICON - 2, ICON - 2
    painted = (_operands(*COLOURS[note.severity]) + b" rg 0.35 0.35 0.35 RG 1 w " + _operands(*inner) + b" re B "
               + _operands(rect[0] + 5, rect[1] + 5, ICON - 10, ICON - 10) + b" re S")
    mark = _mark(Name.Text, page, rect, note, job, _form(pdf, rect, painted))
    mark.Name = Name.Note
    return mark


def _form(pdf: Pdf, rect: Box, painted: bytes) -> pikepdf.Object:
    state = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    return pdf.make_stream(painted, Dictionary(
        Type=Name.XObject, Subtype=Name.Form, FormType=1, BBox=Array(_numbers(*rect)),
        Resources=Dictionary(ExtGState=Dictionary(Multiply=state))))


def _mark(kind: Name, page: pikepdf.Object, rect: Box, note: Note, job: Job, appearance: pikepdf.Object) -> Dictionary:
    moment = String(f"D:{job.on.replace('-', '')}000000Z")
    return Dictionary(
        Type=Name.Annot, Subtype=kind, Rect=Array(_numbers(*rect)), P=page, F=PRINT, C=Array(_numbers(*COLOURS[note.severity])),
        T=String(job.author), Subj=String(note.title), Contents=String(note.text), NM=String(note.id), M=moment, CreationDate=moment,
        AP=Dictionary(N=appearance))


def _attach(pdf: Pdf, page: pikepdf.Object, mark: Dictionary) -> None:
    parent = pdf.make_indirect(mark)
    x1, y1 = float(parent.Rect[2]), float(parent.Rect[3])
    popup = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Popup, Rect=Array(_numbers(x1, y1 - 120, x1 + 220, y1)), Parent=parent, P=page, Open=False))
    parent.Popup = popup
    present = page.get(Name.Annots)
    page.Annots = Array([*(present if isinstance(present, Array) else ()), parent, popup])


def _numbers(*values: float) -> list[float]:
    return [round(value, 3) for value in values]


def _operands(*values: float) -> bytes:
    return " ".join(f"{value:.3f}" for value in values).encode()


def main(arguments: Sequence[str]) -> int:
    """SOURCE TARGET MEGABYTES SECONDS, the job on standard input; the exit status is one of `Exit`."""
    source, target, megabytes, seconds = arguments
    limit(int(megabytes), int(seconds))
    try:
        annotate(Path(source), Path(target), Job.read(json.load(sys.stdin)))
    except pikepdf.PasswordError:
        return Exit.ENCRYPTED
    except pikepdf.PdfError as error:
        sys.stderr.write(f"{error}\n")
        return Exit.MALFORMED
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
