"""Approvals: whether the agency's head approved what a form proposes, in his box or in words at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.boxes import APPROVES, HEAD, PLAIN, REFUSES, Box
from rules.facts.dates import DateMention, all_dates

if TYPE_CHECKING:
    from rules.facts.paper import Paper

GIVEN, EMPTY, WORN, REFUSED, NO_BOX = "given", "empty", "worn", "refused", "no_box"


@dataclass(frozen=True, slots=True)
class Approval:
    """What `paper` says of the head's approval: "given", "empty" (his box is), "worn", "refused", or "no_box" where nothing is found.

    `mention` is its date where it bears one. `others_read`: name and date were read in another box of the form, so that a reader of pictures
    would have seen the head's, or his box was looked at on the picture and nothing is there.
    """

    paper: Paper
    state: str
    at: Span
    mention: DateMention | None = None
    others_read: bool = False


SENTENCE = re.compile(r"[^\n。;]+")


def of(paper: Paper) -> Approval:
    """The head's approval on `paper`. Of several boxes (分管领导, 主要负责人) the last that was filled in counts."""
    found = paper.boxes
    heads = [b for b in found if b.role == HEAD]
    written = [b for b in heads if not b.empty]
    if written:
        return _in_the_box(paper, written[-1])
    if heads:
        return Approval(paper, EMPTY, heads[-1].at, others_read=heads[-1].bare or any(b.names and b.mention and b.mention.day for b in found))
    if found and any(b.role != PLAIN for b in found):
        return Approval(paper, NO_BOX, paper.whole)
    return _in_words(paper)


def _in_the_box(paper: Paper, box: Box) -> Approval:
    if box.opinion and REFUSES.search(box.opinion) and not APPROVES.search(box.opinion):
        return Approval(paper, REFUSED, box.at, box.mention)
    if box.worn and not (box.opinion or box.names):
        return Approval(paper, WORN, box.at, box.mention)
    return Approval(paper, GIVEN, box.at, box.mention)


def _in_words(paper: Paper) -> Approval:
    """On a form without boxes: the last sentence that approves (同意。丙某 2024年5月7日), with the date behind it."""
    text = paper.text
    for m in reversed(list(SENTENCE.finditer(text, paper.document.title_end))):
        if APPROVES.search(m[0]):
            mention = next((d for d in all_dates(text) if m.start() <= d.start <= m.end() + 40), None)
            return Approval(paper, GIVEN, paper.span(m.start(), m.end()), mention)
    return Approval(paper, NO_BOX, paper.whole)
