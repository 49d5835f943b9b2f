"""Courts: those that a decision names for a suit, and the one that hears suits against an agency of a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Court:
    """A court as named; `name` is empty where only 人民法院 stands there, None where the name cannot be read or is left blank."""

    name: str | None
    at: Span


COURT = re.compile(r"(?:向|至|到|由|在)(?P<name>[^,。;:向至到]{0,36}?)(?P<court>(?:铁路运输|海事|知识产权|互联网)?(?:中级|高级|基层)?(?:人民)?法院)")
ENFORCEMENT = re.compile(r"强制执行|执行$")
GENERIC = re.compile(r"^(?:依法|直接|有(?:行政)?管辖权的?|具有管辖权的?|有关|当地的?|辖区|所在地的?|相关|管辖的?|上述|该|本|基层|同级|或者?|也可以?|可以?"
                     r"|本机关所在地的?|行政机关所在地的?|\(|\))*$")
LEADING = re.compile(r"^(?:依法|直接|再|也可以?|可以?|有(?:行政)?管辖权的|具有管辖权的|(?:集中)?管辖(?:法院)?(?:的)?|行政案件集中管辖(?:法院)?的?)+")
ILLEGIBLE = re.compile(r"■|_{2,}|×{2,}|\*{2,}|□")


def named(paper: Paper) -> list[Court]:
    """The courts to which a suit may be brought, in order; the one that is asked to enforce is none."""
    run = running(paper.document)
    text = run.text
    found = []
    for m in COURT.finditer(text):
        begin = max(text.rfind(c, 0, m.start()) for c in "。;") + 1
        stop = min((i for c in "。;," if (i := text.find(c, m.end())) >= 0), default=len(text))
        before, after = text[begin:m.start()], text[m.end():stop]
        if re.search(r"强制执行", after) or (re.search(r"申请$", before) and not re.search("诉", after)):
            continue
        if not re.search(r"诉", text[begin:min(len(text), stop + 20)]):
            continue
        if re.search(r"复议决定|经复议|复议机关", before) and not re.search(r"直接|或者?|也可", before[-30:]):
            continue
        name = LEADING.sub("", m["name"])
        if ILLEGIBLE.search(m["name"]) or (not m["name"].strip() and _blank_before(paper, run.span(m.start(), m.end()))):
            found.append(Court(None, run.span(m.start("name"), m.end())))
        elif GENERIC.match(name) and m["court"] in ("人民法院", "法院", "基层人民法院"):
            found.append(Court("", run.span(m.start("name"), m.end())))
        else:
            found.append(Court(name + m["court"], run.span(m.start("name"), m.end())))
    return found


def _blank_before(paper: Paper, at: Span) -> bool:
    """Whether a gap to be filled in stands before 人民法院, which the running text has lost."""
    words = paper.text[at.start:at.end]
    return bool(re.search(r"向\s+", words))


def competent(agency: str, table: Mapping[str, str]) -> str | None:
    """The court of `table` for an agency of this name; None where the table has none for its place."""
    return next((court for place, court in table.items() if place in agency), None)


def is_same(named_: str, court: str) -> bool | None:
    """Whether the court named is `court`; None where they differ in one character, which may be one read wrong."""
    plain = re.sub(r"\s|泉州市|福建省", "", named_)
    if plain.endswith(court) or court.endswith(plain):
        return True
    if len(plain) == len(court) and sum(a != b for a, b in zip(plain, court, strict=True)) == 1 and plain[:2] != court[:2] and plain[0] == court[0]:
        return None
    return False
