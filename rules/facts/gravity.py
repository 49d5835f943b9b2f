"""Gravity: whether the file itself calls the case major, complex or of public interest (行政处罚法 第五十七条第二款, 第五十八条第一款)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.narrative import clauses

if TYPE_CHECKING:
    from rules.facts.case import Case


@dataclass(frozen=True, slots=True)
class Called:
    """The words at `at`. `sure` is False where they only explain why a time limit was extended."""

    at: Span
    words: str
    sure: bool = True


SPEAKERS = (
    "penalty_decision", "group_discussion", "penalty_approval", "investigation_report", "hearing_report", "statement_review", "prior_notice",
    "filing_approval", "case_cover", "closing_approval", "extension_approval",
)
MAJOR = re.compile(
    r"重大(?:行政)?(?:执法|处罚)(?:决定|案件)|(?:属于?|系|为|是)重大(?:、?复杂|、?疑难)?案件"
    r"|(?:案情|案件|情节|案由|本案|该案)(?:(?!不|未|没|无|非|简单)[^,。;、]){0,6}(?:复杂|疑难)|(?:疑难|重大)[、和或且及者]{0,2}复杂|重大、?疑难"
    r"|(?:涉及|关系|事关|影响)(?:到)?重大公共利益|社会影响(?:较|特别|十分)?(?:重大|恶劣)"
)
NOT_SAID = re.compile(r"不属于|不属|不是|并非|非(?=重大)|未达|不构成|是否|不具有|没有|不存在|如|若|除")
LAWS_WORDS = re.compile(r"^(?:的[,情案]|或者?重大违法|或者重大)")


def called(case: Case) -> Called | None:
    """Where the file calls its own case so. Headings of forms, names of committees and the law's own words do not count."""
    weak: Called | None = None
    for paper in case.all(*SPEAKERS):
        heading = len("".join(paper.text[:paper.document.title_end].split()))
        for clause in clauses(paper):
            for m in MAJOR.finditer(clause.text, max(0, heading - clause.start)):
                before, after = clause.text[max(0, m.start() - 14):m.start()], clause.text[m.end():m.end() + 8]
                if NOT_SAID.search(before) or LAWS_WORDS.match(after) or "《" in before.rpartition("》")[2]:
                    continue
                found = Called(clause.span(m.start(), m.end()), m[0], paper.kind != "extension_approval" and "延长" not in clause.text)
                if found.sure:
                    return found
                weak = weak or found
    return weak
