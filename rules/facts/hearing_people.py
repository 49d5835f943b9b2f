"""Who conducts a hearing: its chair (主持人), other hearing officers (听证员) and the recorder, by the record, else the report, else the summons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.persons import HAN, is_person, listed, may_be_person

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

CHAIR, MEMBER, RECORDER = "chair", "member", "recorder"


@dataclass(frozen=True, slots=True)
class Seat:
    """`name` holds the seat `role` at `at`; None where not all of it can be read, `seen` being what stands there (■志)."""

    role: str
    at: Span
    name: str | None
    seen: str = ""


ROLES = (
    rf"(?P<{CHAIR}>(?:首席)?(?:听\s?证)?(?:会)?主\s?持\s?人)|(?P<{MEMBER}>听\s?证\s?(?:人\s?)?员)"
    rf"|(?P<{RECORDER}>(?:听证)?(?:会)?(?:记\s?录\s?(?:人|员)|书\s?记\s?员))"
)
LABEL = re.compile(
    rf"(?<![由为任是])(?:{ROLES})(?:员)?(?:姓\s?名|职务|签\s?名|签\s?字)*(?:\s?\([^()\n]{{1,10}}\))?\s?"
    rf"(?:[:|]\s?|[ ]{{1,4}}|(?:是|为|由)\s?|(?=[{HAN}]{{2,3}}(?:[\s,。;、(]|$)))"
)
POST = rf"(?:[{HAN}]{{0,12}}(?:科|股|处|室|大队|中队|局)(?:长|员|主任)?)?"
APPOINTED = re.compile(
    rf"(?:由|指定|委派|指派|确定|[,、](?!由))(?:本[局机关]{{1,2}}|我局)?{POST}(?P<name>[{HAN}·]{{2,4}}?)(?:\([^()\n]{{1,14}}\))?(?:同志)?"
    rf"(?:担任|为|任|作为)(?:本(?:次|案))?(?:的)?(?:{ROLES})|(?:由|听证(?:会)?由)(?P<led>[{HAN}]{{2,3}})(?:\([^()\n]{{1,14}}\))?(?:同志)?主持"
)
KINDS = ("hearing_record", "hearing_report", "hearing_summons")


def of(case: Case) -> list[Seat]:
    """The seats that the most telling paper fills, and for a seat that it leaves open the next paper's."""
    found: list[Seat] = []
    for kind in KINDS:
        told = [s for paper in case.all(kind) for s in _seats(paper)]
        found += [s for s in told if s.role not in {f.role for f in found}]
    return found


def _seats(paper: Paper) -> Iterator[Seat]:
    text = paper.text
    seen: set[tuple[str, str]] = set()
    for m in LABEL.finditer(text, paper.document.title_end):
        role = next(r for r in (CHAIR, MEMBER, RECORDER) if m[r])
        for seat in _named(paper, role, m.end()):
            if (role, seat.name or seat.seen) not in seen:
                seen.add((role, seat.name or seat.seen))
                yield seat
    for m in APPOINTED.finditer(text, paper.document.title_end):
        group, role = ("led", CHAIR) if m["led"] else ("name", next(r for r in (CHAIR, MEMBER, RECORDER) if m[r]))
        if is_person(m[group]) and (role, m[group]) not in seen:
            seen.add((role, m[group]))
            yield Seat(role, paper.span(*m.span(group)), m[group])


SPEAKS = re.compile(r"[请好是现对否继]")
SPOKEN = re.compile(rf"[?!]|,(?!\s?(?:{ROLES}))")
"""What follows a name that is only spoken to."""


def _named(paper: Paper, role: str, start: int) -> Iterator[Seat]:
    """The names behind a label; what a chair says (主持人：现在核对身份) is none."""
    text = paper.text
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    worn = re.match(rf"[{HAN}]?[■▇█][{HAN}■▇█]{{0,3}}", text[start:stop])
    if worn:
        yield Seat(role, paper.span(start, start + worn.end()), None, worn[0])
        return
    people = list(listed(text, start, stop))
    if people and SPOKEN.match(text, people[-1].end):
        return
    for person in people:
        if not (is_person(person.name) or (may_be_person(person.name) and not SPEAKS.match(person.name))):
            return
        yield Seat(role, paper.span(person.start, person.end), person.name)
