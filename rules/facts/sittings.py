"""Sittings: the records of inspections and interviews with their time, their officers, where and with whom; those of the agency's other files as
the register's entry tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rules import patterns as re
from rules.facts import interviewee, officers, times
from rules.facts.officers import Officer
from rules.facts.times import Held

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

PLACE = re.compile(
    r"(?:地点|场所|处所|检查地址|地址|住所)(?:\([^()\n]{1,12}\))?\s?[:|]\s?(?P<place>[^\n]{2,60}?)(?=\s(?:[一-鿿()]{2,12}:)|\n|$)"
)
PERSON = re.compile(
    r"(?:现场负责人|当事人|被检查人|被检查单位|被检查单位\(人\)|被勘[验察]人|陪同人员?|在场人员?|负责人|经营者|法定代表人|法定代表人\(负责人\))(?:\([^()\n"
    r"]{1,12}\))?\s?[:|]\s?(?P<name>[一-鿿·()]{2,30})")
SAME = re.compile(r"[\s,。、()]")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A record with its time, its officers by name, where it was held and with whom."""

    paper: Paper
    held: Held
    acting: dict[str, Officer]
    place: str
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A record in another file of the agency: `officers` are certificates ("" where none is known) by name, `file` is that file's number."""

    file: str
    start: datetime
    end: datetime
    officers: dict[str, str]
    place: str
    people: frozenset[str]


def of(case: Case) -> list[Sitting]:
    """The records of inspections and interviews of `case` that name an officer."""
    found = []
    for paper in case.all("inspection_record", "interview_record"):
        acting = {o.name: o for o in (*officers.recorders(paper), *paper.officers)}
        if acting:
            m = PLACE.search(paper.text, paper.document.title_end)
            found.append(Sitting(paper, times.held(paper), acting, SAME.sub("", m["place"]) if m else "", frozenset(_people(paper))))
    return found


def _people(paper: Paper) -> Iterator[str]:
    if paper.kind == "interview_record":
        yield from interviewee.of(paper).names
        return
    for m in PERSON.finditer(paper.text, paper.document.title_end):
        yield SAME.sub("", m["name"])
    for place in paper.signatures:
        if place.who == "party":
            yield from place.names


def told(case: Case) -> list[dict[str, Any]]:
    """The sittings of `case` of which beginning and end are known, as the contract tells them and as the entry of another file takes them."""
    return [
        {
            "document": s.paper.kind, "page": s.held.at.page, "start": s.held.start.isoformat(timespec="minutes"), "end": s.held.end.isoformat(timespec="minutes"),
            "officers": [{"name": o.name, **({"certificate": o.certificate} if o.certificate else {})} for o in s.acting.values()],
            "place": s.place, "people": sorted(s.people),
        }
        for s in of(case) if s.held.start is not None and s.held.end is not None and s.held.start < s.held.end
    ]  # fmt: skip


def elsewhere(case: Case) -> list[Elsewhere]:
    """The records of the agency's other files, as the register's entry tells them (sittings); one that is not told as it should be is left out."""
    found = []
    for row in (case.entry or {}).get("sittings", ()):
        try:
            acting = {str(o["name"]): str(o.get("certificate", "")) for o in row["officers"]}
            start, end = datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])
            file, place, people = str(row.get("file", "")), SAME.sub("", str(row.get("place", ""))), frozenset(map(str, row.get("people", ())))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        found.append(Elsewhere(file, start, end, acting, place, people))
    return found
