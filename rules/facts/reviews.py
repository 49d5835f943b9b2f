"""Legal reviews: opinions of the legal office on a case, on a paper of their own or in a box of an approval form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DateMention, all_dates

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Review:
    """An opinion at `at`. `mention` is its date, None where it bears none; `final` unless it sends the case back. `sure`: it is said to be
    the legal office's (审核意见 alone may be a superior's).
    """

    paper: Paper
    at: Span
    mention: DateMention | None
    final: bool = True
    sure: bool = True


OFFICE = r"(?:法制|法规|政策法规|法治|合法性|核审)"
BOX = re.compile(
    rf"{OFFICE}(?:审核|审查|监督|工作)?(?:机构|部门|科室?|股室?|大队|中队|处|员|人员|办)?(?:负责人|人员?)?(?:的)?(?:审核|审查|核审)?(?:意见|结论|人|情况)?\s*[:|\n]\s*"
    rf"|(?:案件)?(?:审核|核审)(?:机构|部门|委员会)(?:负责人)?(?:的)?(?:意见)?\s*[:|\n]\s*"
)
PLAIN_BOX = re.compile(r"(?:案件)?审\s*核(?:\s*人)?\s*(?:意\s*见|人)?\s*[:|\n]\s*")
NEXT_BOX = re.compile(r"(?:承办|办案|经办|负责人|领导|审批|批准|局长|主任|备注|处理意见|集体讨论|机关|签发)[^\n:|。]{0,10}[:|\n]")
OPINION = re.compile(r"[一-龥]{2}")
SENT_BACK = re.compile(r"退回|补充(?:调查|证据|材料)|补正|不同意|不予通过|重新(?:调查|提请|送审)|暂缓")
SIGNER = re.compile(rf"[一-龥·]{{2,4}}\s*\(?[^()\n。]{{0,6}}{OFFICE}[^()\n。]{{0,8}}\)")


SUPERIOR = re.compile(r"拟同意|同意(?:上报|呈报|提请|报批|报请)|(?:请|呈|报)(?:分管|主要)?(?:领导|局长|负责人)")
LEGAL = re.compile(r"(?:适用(?:法律|依据)|定性|程序|裁量|证据)[^。;]{0,4}(?:准确|正确|合法|适当|充分|确凿)")
NAMES = re.compile(r"(?:签名|签字|意见)?[:。\s]\s*([一-龥·]{2,4})(?=\s*(?:19|20)\d\d|\s*$|\s*\n)")


def _signer(section: str) -> str:
    """The name that signs a box, empty where none can be told."""
    names = NAMES.findall(section)
    return names[-1] if names else ""


def _names(filing: str) -> set[str]:
    """Who signed the approval of the filing."""
    return set(re.findall(r"[:。]([一-龥·]{2,4})(?=(?:19|20)\d\d)", filing))


def of(case: Case) -> list[Review]:
    """Every legal review that the file holds, in page order."""
    found: list[Review] = []
    for paper in case.papers:
        if paper.kind == "legal_review":
            text = paper.document.squeezed
            final = not SENT_BACK.search(text) or bool(re.search(r"(?<!不)同意", text))
            found.append(Review(paper, paper.whole, paper.signed, final))
        elif paper.kind in ("penalty_approval", "investigation_report", "statement_review"):
            found += _in_boxes(paper, "".join(p.document.squeezed for p in case.all("filing_approval")))
    return found


def _in_boxes(paper: Paper, filing: str) -> Iterator[Review]:
    """Boxes of the legal office in which an opinion stands; else the plain 审核意见, which may be anybody's.

    That is a superior's where it only passes the case on (拟同意), or where its signer also approved the `filing`.
    """
    text = paper.text
    for pattern, sure in ((BOX, True), (PLAIN_BOX, False)):
        found = False
        for m in pattern.finditer(text):
            following = NEXT_BOX.search(text, m.end())
            section = text[m.end():following.start() if following else len(text)]
            words = re.sub(r"签\s*[名字章]|盖\s*章|日\s*期|年|月|日|[(_)\s:]", "", section)
            if not OPINION.search(words):
                continue
            if not sure and (SUPERIOR.search(section) or _signer(section) in _names(filing)):
                continue
            mention = next((d for d in all_dates(text) if m.end() <= d.start < m.end() + len(section)), None)
            final = not SENT_BACK.search(section) or bool(re.search(r"(?<!不)同意", section))
            found = True
            at = paper.span(m.start(), m.end() + len(section.rstrip()))
            yield Review(paper, at, mention, final, sure or bool(SIGNER.search(section) or LEGAL.search(section)))
        if found:
            return
