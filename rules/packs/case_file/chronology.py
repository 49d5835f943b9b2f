"""Chronology: the steps of a case in the order in which they can only have been taken."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from rules.facts.case import Case
from rules.facts.chronology import Event
from rules.judging import MAJOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs.example_papers import CLOSING, DECISION, DECISION_RECEIPT, FILING, NOTICE, NOTICE_RECEIPT, REPORT, papers

CLUE = "案件来源登记表\n案件来源：日常巡查\n登记时间：2024年3月7日\n登记人：甲某"
STEPS = {
    "clue": N_("线索登记"), "filing": N_("立案"), "report": N_("调查终结"), "notice": N_("事先告知"), "decision": N_("处罚决定"),
    "decision_served": N_("决定书送达"), "closing": N_("结案"),
}  # fmt: skip
PAPERS = ("clue_record", "filing_approval", "investigation_report", "prior_notice", "penalty_decision", "closing_approval")
ELSEWHERE = {("notice", "decision")}
"""Pairs that another rule judges (CF-506) where the day is known on which the earlier was served."""


@rule(
    "CF-904", N_("办案时间倒置"), severity=MAJOR, points=4,
    why=N_("办案步骤有先后：线索、立案、调查终结、告知、决定、送达、结案。后一步早于前一步，说明程序倒置或者文书补做。立案前检查是合法的。"),
    basis=[cite("行政处罚法", 57), cite("行政处罚法", 62)],
    suggestion=N_("请核实各环节日期。"),
    violates=[
        papers(FILING.replace("2024年3月8日", "2024年4月8日").replace("2024年3月11日", "2024年4月11日"), REPORT),
        papers(FILING, DECISION, DECISION_RECEIPT.replace("2024年5月10日", "2024年5月2日")),
        papers(CLUE.replace("2024年3月7日", "2024年3月17日"), FILING, REPORT),
        papers(FILING, REPORT.replace("2024年4月2日", "2024年4月29日"), NOTICE, NOTICE_RECEIPT),
        papers(NOTICE.replace("2024年4月", "2024年6月"), DECISION),
    ],
    complies=[
        papers(CLUE, FILING, REPORT, NOTICE, DECISION, DECISION_RECEIPT, CLOSING),
        papers(CLUE.replace("2024年3月7日", "2024年3月11日"), FILING),
        papers(FILING, DECISION, DECISION_RECEIPT.replace("2024年5月10日", "2024年5月8日")),
    ],
    unclear=[papers(FILING.replace("3月8日", "■月■日").replace("3月11日", "■月■日"), REPORT)],
    not_for=[FILING],
)
def steps_out_of_order(case: Case) -> Verdict:
    """A step dated before the one that it rests on was not taken when its paper says, or not at all."""
    told = {name: event for name in STEPS if (event := _event(case, name)) is not None}
    if len(told) < 2 and any(p.illegible for p in case.all(*PAPERS)):
        return undetermined(N_("有的环节日期辨认不清"))
    if len(told) < 2:
        return not_applicable(N_("没有两个以上环节的日期"))
    doubtful: Verdict | None = None
    for earlier, later in pairwise(told):
        before, after = told[earlier], told[later]
        if before.day <= after.day or ((earlier, later) in ELSEWHERE and case.chronology.get("notice_served")) or _told_by_closing(case, later, after):
            continue
        what: dict[str, Any] = {"before": STEPS[earlier], "before_day": before.day, "after": STEPS[later], "after_day": after.day}
        if any(_by_ocr(case, event) for event in (before, after)):
            doubtful = doubtful or undetermined(N_("{after}（{after_day}）似早于{before}（{before_day}），日期由识别得出，请核对原件"), at=[after.at, before.at], **what)
            continue
        return failed(N_("{after}（{after_day}）早于{before}（{before_day}）"), at=[after.at, before.at], **what)
    return doubtful or passed()


def _event(case: Case, name: str) -> Event | None:
    if name != "report":
        return case.chronology.get(name)
    report = case.first("investigation_report")
    if report is None or report.signed is None or report.signed.day is None:
        return None
    return Event(report.signed.day, report.span(report.signed.start, report.signed.end))


def _told_by_closing(case: Case, later: str, after: Event) -> bool:
    """A closing before the payment is CF-805's."""
    paid = case.chronology.get("paid")
    return later == "closing" and paid is not None and after.day < paid.day


def _by_ocr(case: Case, event: Event) -> bool:
    paper = next((p for p in case.papers if p.document is event.at.document), None)
    return paper is not None and paper.by_ocr(event.at.start)
