"""Identifiers: unified social credit codes (GB 32100-2015) and resident identity numbers (GB 11643-1999), with their check digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper
    from rules.facts.parties import PartyName

CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and capital letters without I, O, S, V and Z; a character's place is its value."""

ID_CHECK = "10X98765432"
CONFUSABLE = {
    "0": "OQD", "O": "0QD", "Q": "0O", "D": "0O", "1": "IL", "I": "1L", "L": "1I", "8": "B", "B": "8", "5": "S", "S": "5", "2": "Z", "Z": "2",
    "6": "G", "G": "6",
}
ILLEGIBLE = "■▇█�"
MASK = "*＊×✱∗●"


@dataclass(frozen=True, slots=True)
class Identifier:
    """`kind` is "uscc", "id_card" or "other". `proved`: True the check digit is right, False it is wrong, None it cannot be checked (masked, 15 digits, illegible).

    `value` has no spaces, letters in capitals. `fault` says what is wrong where `proved` is False: "length", "alphabet", "check", "birth".
    """

    kind: str
    value: str
    proved: bool | None
    start: int
    end: int
    masked: bool = False
    illegible: bool = False
    fault: str | None = None


BODY = rf"[0-9A-Za-z{re.escape(MASK)}{ILLEGIBLE}]"
CODE_LABEL = r"(?:统\s?一\s?)?社\s?会\s?信\s?用\s?(?:统一)?代\s?码(?:证号?)?|信用代码|统一代码"
CARD_LABEL = r"(?:居民|公民)?身\s?份\s?(?:证\s?(?:明|件)?\s?)?(?:号\s?码?|编号)|(?:居民|公民)?身份证"
OTHER_LABEL = r"(?:护照|通行证|居住证|居留证|回乡证|台胞证|港澳居民|台湾居民)[^\dA-Za-z\n]{0,10}"
MIXED_LABEL = r"(?:主体资格)?证(?:件|照)(?:名称)?(?:及|和|种类及)?(?:号码?|编号)"
BETWEEN = (
    r"(?:\s?\([^()\n\d]{1,16}\))?\s?(?:[及/、或和与]\s?[一-鿿]{2,10})?(?:及?其?号码|号码|号|为|是)?\s{0,2}[:|]?\s{0,3}"
    r"(?:[一-鿿]{2,8}(?:证|代码|执照)(?:号码?)?[:|]?)?\s{0,2}"
)
LABELLED = re.compile(
    rf"(?:(?P<code>{CODE_LABEL})|(?P<other>{OTHER_LABEL})|(?P<card>{CARD_LABEL})|(?P<mixed>{MIXED_LABEL})){BETWEEN}(?P<value>{BODY}(?:[ \n"
    rf"]?{BODY}){{6,29}})(?![0-9A-Za-z])"
)
BARE = re.compile(
    rf"(?<![0-9A-Za-z.])(?:(?P<code>(?:9[1-3]|[15][1-4]|31|N[1-9])\d{{6}}(?=[0-9A-Z]{{0,9}}[A-Z])[0-9A-Z]{{10}})|(?P<card>[1-8]\d{{5}}(?:19|20)\d\d(?:0[1-9]|"
    rf"1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dXx])"
    rf"|(?P<masked>[1-8]\d{{5,13}}[{re.escape(MASK)}]{{4,12}}[\dXx]{{2,6}}))(?![0-9A-Za-z])"
)
PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]")
"""The place in a business's code; with it an unlabelled code that fails its check is a code, else it may be any other number."""


OF_SOMETHING_ELSE = re.compile(r"(?:帐号|账号|账户|帐户|卡号|电话|手机|票号|票据号码?|单号|编号|证号|订单号?|流水号?|执照号|注册号)\s?[:为是|]{0,2}\s?$")
"""What makes eighteen digits without a label of their own the number of an account, a form or a licence."""


def find_identifiers(text: str) -> list[Identifier]:
    """Every identifier of `text` that a label introduces or whose shape is unmistakable, in reading order."""
    found: list[Identifier] = []
    taken: list[tuple[int, int]] = []
    for m in LABELLED.finditer(text):
        start, end = _value_end(text, m.start("value"), m.end("value"))
        value = _value(text[start:end])
        kind = _kind(value, "code" if m["code"] else "card" if m["card"] else "other" if m["other"] else "mixed")
        if kind and not _is_phone(value, kind):
            found.append(_identifier(kind, value, start, end))
            taken.append((start, end))
    for m in BARE.finditer(text):
        if not any(s < m.end() and m.start() < e for s, e in taken):
            value = _value(m[0])
            kind = "uscc" if m["code"] else "id_card"
            identifier = _identifier(kind, value, m.start(), m.end())
            if identifier.proved is False and OF_SOMETHING_ELSE.search(text[max(0, m.start() - 12):m.start()]) and "份证" not in text[max(0, m.start() - 12):m.start()]:
                continue
            if identifier.proved is not False or m["card"] or (PROVINCE.match(value, 2) and value[0] == "9"):
                found.append(identifier)
    return sorted(found, key=lambda i: i.start)


def _value(printed: str) -> str:
    return "".join(printed.split()).upper()


def _value_end(text: str, start: int, end: int) -> tuple[int, int]:
    """The value without what follows it after a space or a line break: as many parts as make 18 characters, else the first that could stand alone."""
    count = 0
    first = None
    for part in re.finditer(rf"{BODY}+", text[start:end]):
        count += len(part[0])
        first = first or start + part.end()
        if count >= 18:
            return start, start + part.end() if count == 18 else first
    return start, first if first and first - start >= 15 else end


def _kind(value: str, label: str) -> str | None:
    """The kind of an identifier under that kind of label; None where it is no identifier at all."""
    if label == "other":
        return "other"
    letters = sum(c.isalpha() for c in value.rstrip("X"))
    if label == "card":
        if value[:1].isalpha() or (letters > 1 and len(value) < 15):              # a passport or permit under a general label
            return "other"
        return "uscc" if value.startswith("9") and len(value) == 18 and letters else "id_card"
    if label == "code":
        return "uscc" if len(value) >= 16 or any(c in MASK + ILLEGIBLE for c in value) else "other"
    if len(value) != 18 and not any(c in MASK + ILLEGIBLE for c in value):
        return "other"
    if value[:2] in ("91", "92", "93") or letters:
        return "uscc"
    return "id_card" if re.match(rf"[1-8]\d{{5}}(?:19|20)|[1-8]\d{{3,}}[{re.escape(MASK)}]|[{re.escape(MASK)}]{{4,}}\d{{3}}[\dX]$", value) else "other"


def _is_phone(value: str, kind: str) -> bool:
    return kind == "id_card" and len(value) <= 12 and not any(c in MASK + ILLEGIBLE for c in value)


def _identifier(kind: str, value: str, start: int, end: int) -> Identifier:
    illegible = any(c in ILLEGIBLE for c in value)
    masked = any(c in MASK for c in value) or "XXX" in value
    fault = None
    proved: bool | None = None
    if kind != "other" and not illegible and not masked and not (len(value) == 15 and value.isdigit()):
        fault = code_fault(value) if kind == "uscc" else card_fault(value)
        proved = fault is None
    return Identifier(kind, value, proved, start, end, masked, illegible, fault)


def code_fault(code: str) -> str | None:
    """What is wrong with a unified social credit code, None where its check character is right."""
    if len(code) != 18:
        return "length"
    if any(c not in CODE_ALPHABET for c in code):
        return "alphabet"
    total = sum(CODE_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return None if CODE_ALPHABET[(31 - total % 31) % 31] == code[17] else "check"


def card_fault(number: str) -> str | None:
    """What is wrong with a resident identity number; its first six digits are not looked up, since counties come and go."""
    if len(number) != 18:
        return "length"
    if not (number[:17].isdigit() and (number[17].isdigit() or number[17] == "X")):
        return "alphabet"
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return "birth"
    total = sum(int(c) * (pow(2, 17 - i, 11)) for i, c in enumerate(number[:17]))
    return None if ID_CHECK[total % 11] == number[17] else "check"


def of_party(case: Case, party: PartyName | None) -> tuple[Paper, Identifier] | None:
    """The identifier of the party: as the decision gives it, whole where any paper gives it whole, else masked.

    An organisation's is its credit code; the identity number of whoever speaks for it is not taken.
    """
    if party is None:
        return None
    kinds = ("uscc",) if party.organisation else ("id_card", "uscc")
    papers = ([case.decision] if case.decision else []) + [p for p in case.papers if p is not case.decision and _speaks_of(p, party)]
    known = [(p, i) for kind in kinds for p in papers for i in p.identifiers if i.kind == kind and not i.illegible]
    if party.organisation and not known and party.operator:                      # a shop without a licence is known by its operator
        known = [(p, i) for p in papers for i in p.identifiers if i.kind == "id_card" and not i.illegible]
    masked = next((i for _, i in known if i.masked), None) if known and known[0][1].masked else None
    whole = [(p, i) for p, i in known if not i.masked and (masked is None or agrees(i.value, masked.value))]
    if masked is None:
        return whole[0] if whole else None
    return whole[0] if whole else known[0]


def _speaks_of(paper: Paper, party: PartyName) -> bool:
    squeezed = paper.document.squeezed
    return party.name.replace("（", "(").replace("）", ")") in squeezed


def agrees(whole: str, masked: str) -> bool:
    """Whether `masked` may stand for `whole`: the same digits where it shows any; the number of mask characters is not always true."""
    shown = re.split(rf"[{re.escape(MASK)}]+", masked)
    return whole.startswith(shown[0]) and whole.endswith(shown[-1])


def may_be_misread(identifier: Identifier) -> bool:
    """Whether exchanging one character that a reader of images confuses (0/O, 1/I, 8/B, 5/S, 2/Z, 6/G) would make the check digit right."""
    fault = code_fault if identifier.kind == "uscc" else card_fault
    value = identifier.value
    return any(fault(value[:i] + other + value[i + 1:]) is None for i, c in enumerate(value) for other in CONFUSABLE.get(c, ""))
