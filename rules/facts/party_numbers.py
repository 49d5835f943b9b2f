"""Numbers of the party across the papers of a file: credit codes of a body, identity numbers of a person, each beside the name that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import party_names
from rules.facts.identifiers import MASK
from rules.facts.parties import HAN
from rules.facts.persons import may_be_person

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

OTHERS = frozenset(["appraisal", "payment_receipt", "evidence_copy", "photo_evidence"])
"""Papers in which other bodies' numbers stand as often as the party's: a number counts only beside the party's name."""

BESIDE = 160
"""Characters within which a number belongs to the name before it."""

LAST_FOUR = re.compile(r"(?:身份证|证件|身份号码)[^\d。\n]{0,12}(?:末|后|尾)(?:四|4)位(?:数字?|号码?)?(?:为|是|:)?\s?(?P<digits>\d{3}[\dXx])(?!\d)")
PERSON = re.compile(
    rf"(?:被询问人|被调查人|被检查人|姓名|当事人|被处罚人|违法行为人|经营者|投资人|业主|法定代表人|负责人|受托人|委托人|受委托人|代理人|联系人|证人|收件人|见证人|监护人)"
    rf"(?:姓名|基本情况)?(?:\([^()\n]{{0,12}}\))?\s?[:|]?\s?(?P<name>[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})?|[{HAN}] [{HAN}])(?=[\s,,、。;()|\d]|$)")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that `paper` gives for `name`, with masks as printed; `value` has no spaces."""

    name: str
    kind: str
    value: str
    paper: Paper
    at: Span
    illegible: bool = False


def of(case: Case, name: str) -> list[Numbered]:
    """Every number of the person or body called `name`, in page order: credit codes of a body, identity numbers of a person."""
    body = party_names.is_body(name)
    found: list[Numbered] = []
    for paper in case.papers:
        for identifier in paper.identifiers:
            if identifier.kind != ("uscc" if body else "id_card"):
                continue
            owner = owner_of(paper, identifier.start, body)
            mine = owner is not None and party_names.relation(owner, name) in ("same", "variant")
            if mine or (owner is None and body and paper.kind not in OTHERS and _names(paper, name)):
                found.append(Numbered(name, identifier.kind, identifier.value, paper, paper.span(identifier.start, identifier.end), identifier.illegible))
        if not body:
            for m in LAST_FOUR.finditer(paper.text):
                owner = owner_of(paper, m.start(), body)
                if owner and party_names.relation(owner, name) == "same":
                    found.append(Numbered(name, "id_card", "*" + m["digits"].upper(), paper, paper.span(m.start("digits"), m.end("digits"))))
    return found


def owner_of(paper: Paper, start: int, body: bool) -> str | None:
    """The last body (or person) that `paper` names before the number at `start`; None where none stands near."""
    begin = max(0, start - BESIDE)
    if body:
        named = [(p.at.end, p.name) for p in paper.parties if begin <= p.at.end <= start and party_names.is_body(p.name)]
        bodies = [(m.end(), m[0]) for m in BODY_NAME.finditer(paper.text, begin, start)]
        return max(named + bodies, default=(0, None), key=lambda told: (told[0], len(told[1] or "")))[1]  # of one end the longer is the whole name
    persons = [(m.end(), "".join(m["name"].split())) for m in PERSON.finditer(paper.text, begin, start) if may_be_person("".join(m["name"].split()))]
    named = [(p.at.end, p.name) for p in paper.parties if begin <= p.at.end <= start and not party_names.is_body(p.name)]
    return max(persons + named, default=(0, None))[1]


BODY_NAME = re.compile(rf"(?:[{HAN}]|\([{HAN}]{{2,8}}\)){{4,36}}(?:有限公司|分公司|商行|经营部|餐饮店|超市|合作社)(?![{HAN}])")


def _names(paper: Paper, name: str) -> bool:
    return party_names.plain(name) in paper.document.squeezed.translate(party_names.BRACKETS)


def under_other_names(case: Case, name: str) -> list[tuple[str, Paper, Span]]:
    """Names, other than `name`, beside which a paper gives the party's own number."""
    body = party_names.is_body(name)
    own = {n.value for n in of(case, name) if not re.search(f"[■▇█{re.escape(MASK)}]", n.value) and len(n.value) == 18}
    found: list[tuple[str, Paper, Span]] = []
    for paper in case.papers:
        for identifier in paper.identifiers:
            owner = owner_of(paper, identifier.start, body) if identifier.value in own else None
            if owner and party_names.relation(owner, name) in ("variant", "other"):
                found.append((owner, paper, paper.span(identifier.start, identifier.end)))
    return found


def differ(one: str, other: str) -> bool | None:
    """Whether two numbers are certainly two; what is masked may be anything. None where only illegible characters, or an old number of 15 digits, leave it open."""
    if re.search("[■▇█]", one + other):
        if len(one) == len(other) and any(a != b and a not in "■▇█" + MASK and b not in "■▇█" + MASK for a, b in zip(one, other, strict=True)):
            return True
        return None
    a, b = (re.split(f"[{re.escape(MASK)}]+|X{{3,}}", n) for n in (one, other))
    if len(a) == 1 and len(b) == 1:
        if {len(one), len(other)} == {15, 18}:
            old, new = sorted((one, other), key=len)
            return None if old[:6] == new[:6] and old[6:] == new[8:17] else True
        return one != other
    head = min(len(a[0]), len(b[0]))
    tail = min(len(a[-1]), len(b[-1]))
    return a[0][:head] != b[0][:head] or (tail > 0 and a[-1][-tail:] != b[-1][-tail:])


def one_apart(one: str, other: str) -> bool:
    """Whether a single character differs, or was left out."""
    if len(one) == len(other):
        return sum(x != y for x, y in zip(one, other, strict=True)) <= 1
    return abs(len(one) - len(other)) <= 1
