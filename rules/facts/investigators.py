"""Investigators: who handled the case, by every paper in which somebody acts as such, and who may therefore not review it or chair its hearing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rules.facts.officers import Officer

if TYPE_CHECKING:
    from rules.facts.case import Case

RECORDS = (
    "inspection_record", "interview_record", "case_cover", "investigation_report", "filing_approval", "penalty_approval", "hearing_record",
    "hearing_report", "penalty_decision", "registration_notice", "seizure_decision",
)
"""The most telling first. Who served a paper or took down a statement need not be an investigator."""
ACTS = re.compile(r"^(?!送达|抽样|采样|制作|谈话|监督员$|执行|.*(?:机构|部门|单位))")
IN_THE_HEARING = re.compile(r"调查|承办|办案")
ON_FORMS = re.compile(r"承办|办案|经办|主办|协办|调查|检查|勘")


def of(case: Case) -> list[Officer]:
    """Each investigator once, where the most telling paper names them."""
    found: dict[str, Officer] = {}
    for kind in RECORDS:
        for paper in case.all(kind):
            for officer in paper.officers:
                if _acts(kind, officer.role):
                    found.setdefault(officer.name, officer)
    return list(found.values())


def _acts(kind: str, role: str) -> bool:
    if not ACTS.match(role):
        return False
    if kind in ("hearing_record", "hearing_report"):
        return bool(IN_THE_HEARING.search(role))
    return kind not in ("filing_approval", "penalty_approval", "investigation_report") or bool(ON_FORMS.search(role))
