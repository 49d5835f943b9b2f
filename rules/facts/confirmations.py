"""Confirmations (送达地址确认书, 电子送达确认书): whether the party agreed in writing to electronic service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.receipts import PLACEHOLDER

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

AGREED, REFUSED, UNSIGNED, SILENT, WORN = "agreed", "refused", "unsigned", "silent", "worn"

TITLE = re.compile(r"电子送达|送达地址.{0,8}确认|送达方式.{0,4}确认|送达确认")
TICK = "☑√✓✔☒●"
TICKED_NO = re.compile(rf"[{TICK}]\s*(?:不同意|不接受|否)|(?:不同意|不接受|否)\s*[(\[]?\s*[{TICK}]")
TICKED_YES = re.compile(rf"[{TICK}]\s*(?:同意|接受|是(?!否)|电子|传真|短信|微信)|(?<!不)(?:同意|接受)\s*[(\[]?\s*[{TICK}]")
BLACK_NO, BLACK_YES = re.compile(r"■\s*(?:不同意|否)(?=.{0,8}□)|□\s*同意\s*■\s*不同意"), re.compile(r"■\s*(?:同意|是)(?=.{0,8}□)")
FIELD = re.compile(r"(?:是否|是不是)?(?:同意|接受)(?:采用|使用)?(?:电子|以电子|通过电子)[^:|\n]{0,10}[:|]\s*(?P<value>[^\n]{0,24})|是否同意[^:|\n]{0,8}[:"
                   r"|]\s*(?P<value2>[^\n]{0,24})")
NO = re.compile(r"^\s*(?:不同意|不接受|否|不)")
YES = re.compile(r"^\s*(?:同意|接受|是(?!否))")
SAYS_NO = re.compile(r"(?:不同意|不接受|拒绝)(?:采用|接受|使用|通过)?[^。;\n]{0,8}(?:电子|传真|短信|微信|邮箱)")
SAYS_YES = re.compile(r"(?<!不)(?<!否)(?:同意|接受|愿意|确认)[^。;\n□]{0,30}(?:电子(?:送达|方式|邮件|邮箱)|传真|短信|微信|邮箱|政务)[^。;\n□]{0,20}")
ELECTRONIC = re.compile(r"电子送达|电子邮件|电子邮箱|短信|微信|传真|邮箱")
PERSON = r"(?:当事人(?:或(?:者)?代理人)?|[受被]送达(?:人|单位)|确认人|申请人|被处罚人|法定代表人|经办人?|代理人|委托代理人|负责人)"
SIGNED = r"(?:签名|签字|签章|盖章|确认|签署)"
SIGN = re.compile(
    rf"(?:{PERSON}(?:\([^()\n]{{0,10}}\))?)?{SIGNED}(?:或(?:者)?|、|及|和|/|{SIGNED}|捺印|\([^()\n]{{0,10}}\))*\s*[:|](?P<value>[^\n]{{0,40}})"
    rf"|{PERSON}\s?\({SIGNED}[^()\n]{{0,8}}\)\s*[:|](?P<value2>[^\n]{{0,40}})|确认人\s*[:|](?P<value3>[^\n]{{0,40}})"
)
DATED = re.compile(r"(?:当事人|[受被]送达人|被处罚人)\s*:[^\n:]{2,20}(?:20\d\d)\s?[年.\-/]\s?\d")
STAMPED = re.compile(r"公司|店|厂|\((?:盖章|公章|印章|章)\)|捺印")
ILLEGIBLE = re.compile("[■▇█�]")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A confirmation paper and what it comes to: "agreed" (signed, to electronic service), "refused" (不同意), "unsigned", "silent" on electronic service,
    or "worn" where that cannot be read.
    """

    paper: Paper
    state: str
    at: Span


def of(case: Case) -> list[Confirmation]:
    """The confirmations of the file."""
    papers = [p for p in case.papers if p.kind == "address_confirmation"
              or (p.kind == "unknown" and TITLE.search("".join(p.document.title.split())))]
    return [_read(p) for p in papers]


def _read(paper: Paper) -> Confirmation:
    text = paper.text
    agreed, at = _agreed(paper)
    signed = _signed(text, paper.document.title_end)
    if agreed is False:
        return Confirmation(paper, REFUSED, at)
    if signed is None or (agreed is None and ILLEGIBLE.search(text)):
        return Confirmation(paper, WORN, at)
    if not signed:
        return Confirmation(paper, WORN if ILLEGIBLE.search(text) else UNSIGNED, at)
    return Confirmation(paper, AGREED if agreed else SILENT, at)


def _agreed(paper: Paper) -> tuple[bool | None, Span]:
    """Whether the paper agrees to electronic service (None: does not say), and where."""
    text = paper.text
    start = paper.document.title_end
    for pattern, agreed in ((TICKED_NO, False), (TICKED_YES, True), (BLACK_NO, False), (BLACK_YES, True)):
        if m := pattern.search(text, start):
            return agreed, paper.span(m.start(), m.end())
    for m in FIELD.finditer(text, start):
        value = m["value"] if m["value"] is not None else m["value2"]
        if NO.match(value):
            return False, paper.span(m.start(), m.end())
        if YES.match(value) and "□" not in value:
            return True, paper.span(m.start(), m.end())
    if m := SAYS_NO.search(text, start):
        return False, paper.span(m.start(), m.end())
    if m := SAYS_YES.search(text, start):
        return True, paper.span(m.start(), m.end())
    title = "".join(text[paper.document.title_start:paper.document.title_end].split())
    return (True if "电子" in title and "□" not in text else None), paper.whole


def _signed(text: str, start: int) -> bool | None:
    """Whether the party signed; None where something illegible stands in the place."""
    worn = False
    if DATED.search(text, start):
        return True
    for m in SIGN.finditer(text, start):
        value = m["value"] or m["value2"] or m["value3"] or ""
        if STAMPED.search(value):
            return True
        written = PLACEHOLDER.sub("", re.sub(r"\d", "", value))
        if ILLEGIBLE.search(written):
            worn = True
        elif written:
            return True
    return None if worn else False
