"""Certificates: the numbers of the enforcement certificates that papers give for officers, and number fields left empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import officer_tables, officers
from rules.facts.persons import HAN

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

ILLEGIBLE = "■▇█�"
MADE_BY_OTHERS = frozenset(["appraisal", "payment_receipt", "case_remarks", "case_catalogue", "evidence_copy", "party_identity"])
LONG_ENOUGH = 5
"""Digits from which on a number can belong to one officer only."""

SHORTEST = 3
"""Digits by which a short number (0211) may still be the end of a long one."""


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate number that `paper` gives for `name`; `digits` is the number without the letters before it."""

    name: str
    number: str
    paper: Paper
    at: Span

    @property
    def digits(self) -> str:
        return re.sub(rf"^[{HAN}A-Za-z]*", "", self.number)

    @property
    def illegible(self) -> bool:
        return any(c in ILLEGIBLE for c in self.number)


def held(case: Case) -> list[Held]:
    """Every certificate number with the officer to whom a paper gives it, in page order."""
    found: list[Held] = []
    names = {o.name for p in case.papers if p.kind not in MADE_BY_OTHERS for o in p.officers}
    for paper in case.papers:
        if paper.kind in MADE_BY_OTHERS:
            continue
        seen: set[tuple[str, str]] = set()
        for officer in [*paper.mentioned, *officers.recorders(paper)]:
            if officer.certificate and (officer.name, officer.certificate) not in seen:
                seen.add((officer.name, officer.certificate))
                found.append(Held(officer.name, officer.certificate, paper, _with_number(paper, officer)))
        found.extend(_over_a_line_end(paper, names - {name for name, _ in seen}))
    return found


def _over_a_line_end(paper: Paper, names: set[str]) -> Iterator[Held]:
    """Numbers in brackets behind the names of officers, with a line's end between (施强玲(执法证\\n号:1350561002))."""
    squeezed = paper.document.squeezed
    for m in ASIDE.finditer(squeezed):
        name = next((n for n in names if squeezed.endswith(n, 0, m.start())), None)
        if name:
            yield Held(name, m["number"], paper, paper.document.unsqueeze(m.start("number"), m.end("number")))


def _with_number(paper: Paper, officer: officers.Officer) -> Span:
    """The officer's name and the number behind it, where that follows; else the name."""
    number, end = officer.certificate or "", officer.at.end
    at = paper.text.find(number[:1], end, end + 160)
    if number and at >= 0 and paper.text.startswith(number, at) and at + len(number) <= end + 160:
        return paper.span(at, at + len(number))
    spaced = re.of_a_paper(r"\s?".join(map(re.escape, number)))
    m = spaced.search(paper.text, officer.at.end, officer.at.end + 160)
    return paper.span(m.start(), m.end()) if m else officer.at


def same(one: Held, other: Held) -> bool | None:
    """Whether both give the same number; None where illegible characters leave it open, or where they are numbers of different kinds of certificate.

    Letters and the sign of a province in front, and leading digits that one leaves out, are no difference.
    """
    a, b = one.digits, other.digits
    short, long = sorted((a, b), key=len)
    if any(c in ILLEGIBLE for c in a + b):
        differing = len(a) == len(b) and any(x != y and x not in ILLEGIBLE and y not in ILLEGIBLE for x, y in zip(a, b, strict=True))
        return False if differing else None
    if long.endswith(short) and len(short) >= SHORTEST:
        return True
    return False if len(long) - len(short) <= 1 else None


RENEWED = re.compile("换发|换领|换证|换了?新证|新证|更换|旧证|原证")


def renewed(held: Held) -> bool:
    """Whether the paper tells beside the number that the certificate was renewed."""
    return bool(RENEWED.search(held.paper.text, max(0, held.at.start - 16), held.at.end + 30))


def misread(one: Held, other: Held) -> bool:
    """Whether one character misread on a scanned page explains the difference."""
    if not (one.paper.by_ocr(one.at.start) or other.paper.by_ocr(other.at.start)):
        return False
    a, b = one.digits, other.digits
    return abs(len(a) - len(b)) <= 1 and (len(a) != len(b) or sum(x != y for x, y in zip(a, b, strict=True)) <= 1)


CERTIFICATE = r"(?:行政)?(?:执法证件?|执法|监督证|检查证|工作证|证件?|警)(?:号码?|编号)"
ASIDE = re.compile(rf"\({CERTIFICATE}[:为]?(?P<number>[{HAN}]?[A-Za-z]{{0,4}}[\d■]{{4,20}})\)")
EMPTY_ASIDE = re.compile(rf"(?P<name>[{HAN}·]{{2,4}})\s?\(\s?{CERTIFICATE}\s?[:为]?[\s_]*\)")
ACTING = "(?:检查|询问|调查|办案|承办|执法|主办|协办|勘验|处罚)人员?"
EMPTY_FIELD = re.compile(
    rf"(?:^|[\s|,、])(?:{ACTING}(?:的)?|执法)(?:证件?|执法证件?|行政执法证件?)?(?:号码?|编号)\s?[:|][\s_]*(?:\((?:空白?|空缺|未填写?|未填|无)\)|空白|未填写?|无|/|—+)?[\s_]*"
    rf"(?=\n|$|[{HAN}()]{{2,10}}\s?[:|])", re.M)
EMPTY_BEHIND_A_NAME = re.compile(rf"姓\s?名\s?[:|]\s?(?P<name>[{HAN}·]{{2,4}}|[{HAN}] [{HAN}])[ ,;|]+{CERTIFICATE}\s?[:|][\s_]*?(?=\n|$)")
"""The same in a row of its own for each officer: 姓名：某某 执法证号："""
SIGNED_WITHOUT = re.compile(
    rf"{ACTING}\s?(?:\((?:签名|签字|姓名)?(?:及|、|和|,)?{CERTIFICATE}\)|(?:签名|签字|姓名)?(?:及|、|和){CERTIFICATE})\s?[:|]\s*"
    rf"(?P<names>[{HAN}·]{{2,4}}(?:[\s、,]+[{HAN}·]{{2,4}}){{0,3}})(?=\s|$)(?![^\n]*\d{{4,}}[^\n年]*\n)")
"""Signatures in a place that asks for the number too."""


def empty(paper: Paper) -> list[Span]:
    """Fields for a certificate number that hold none although the paper names officers, and gives these no number elsewhere."""
    known = {o.name for o in paper.mentioned if o.certificate}
    named = {o.name for o in paper.mentioned}
    if not named:
        return []
    text = paper.text
    found = [m for m in EMPTY_ASIDE.finditer(text) if m["name"] not in known]
    found += [m for m in EMPTY_FIELD.finditer(text) if not known]
    unfilled = [(r.start, r.row_end) for r in officer_tables.rows(text, officers.ACTING) if r.number is None and r.name not in known] if known else []
    found += [m for m in SIGNED_WITHOUT.finditer(text) if not known & set(re.split(r"[\s、,]+", m["names"]))]
    found += [m for m in EMPTY_BEHIND_A_NAME.finditer(text) if "".join(m["name"].split()) not in known]
    places = sorted({*((m.start(), m.end()) for m in found), *unfilled})
    return [paper.span(*_trimmed(text, start, end)) for start, end in places]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n|,、":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
