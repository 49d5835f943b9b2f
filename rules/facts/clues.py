"""Clues: when the agency learned of the act, whether it looked into it before filing, and whether the time for that was prolonged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import approvals
from rules.facts.narrative import clauses

if TYPE_CHECKING:
    from rules.facts.case import Case


@dataclass(frozen=True, slots=True)
class Clue:
    """`day`: None where it cannot be read or is left blank; `at` where it stands or should."""

    day: date | None
    at: Span


LEARNED = re.compile(
    r"^(?:\d{1,2}时(?:\d{1,2}分)?|\d{1,2}:\d\d|上午|下午|左右|许|[,])?[^。;\d]{0,26}?(?:检查|巡查|巡逻|发现|接到|收到|接|受理|举报|投诉|转办|交办|移送|移交|抽检|"
    r"监测|来信|派单|转来|反映|督查)"
)
SOURCE_LABEL = re.compile(r"(?:来源|线索|案源|受案|受理|发现|登记|举报|投诉|收到)[^。\n:]{0,8}[:|][^。\n]{0,30}$")
LABEL_BLANK = re.compile(
    r"(?:登记|受理|收到|接收|举报|投诉|发现|来源|线索|接报|收件)[^:|。\n]{0,4}(?:时间|日期)\s?[:|]\s?[\s_■\d]*年[\s_■\d]*月[\s_■\d]*日")
NOT_VERIFIED = re.compile(
    r"(?:核查|核实)(?:情况|记录|结果|意见)?\s?[:为]\s?(?:无|没有|未|/)|未(?:经|进行|开展|作|做|予)?(?:过)?(?:任何|初步|线索|现场|必要的)?(?:的)?(?:核查|核实|"
    r"调查核实)|"
    r"(?:没有|无)(?:进行|作|做)?(?:任何|初步|线索)?(?:的)?(?:核查|核实)(?:记录|材料|情况)?|未做核查"
)
VERIFIED = re.compile(
    r"核查|核实|核对情况|现场检查|检查发现|巡查发现|监督检查|执法检查|日常检查|初步调查|初查|勘[验察查]|抽检|抽样|监测|检查时|巡查时|经查|暗访|"
    r"进行了?检查|到场(?:查看|检查)"
)
PROLONGED = re.compile(
    r"(?:延长|延期|顺延)[^。;\n]{0,16}(?:立案|核查|核实)|(?:立案|核查|核实)[^。;\n]{0,14}(?:期限|时间|时限)?[^。;\n]{0,6}(?:延长|延期|顺延)")
NOT_PROLONGED = re.compile(r"(?:未|没有|无|不)(?:经|作|办理|申请|批准|报请|予)?(?:批准)?(?:的)?$|^[^。;\n]{0,4}(?:未|没有|无)")


def first(case: Case) -> Clue | None:
    """The clue as its own form dates it, else as the filing approval tells; of several told there, the last before filing."""
    event = case.chronology.get("clue")
    if event:
        return Clue(event.day, event.at)
    for paper in case.all("clue_record", "filing_approval"):
        m = LABEL_BLANK.search(paper.text)
        if m:
            return Clue(None, paper.span(*m.span()))
    filed = case.chronology.get("filing")
    told: list[Clue] = []
    for paper in case.all("clue_record"):
        mentions = paper.every_date
        told += [Clue(m.day, paper.span(m.start, m.end)) for m in mentions if len(mentions) == 1 or LEARNED.match(paper.text[m.end:m.end + 40])][:1]
    for paper in case.all("filing_approval") if not told else ():
        for mention in paper.every_date:
            after, before = paper.text[mention.end:mention.end + 40], paper.text[max(0, mention.start - 40):mention.start]
            if LEARNED.match(after) or SOURCE_LABEL.search(before):
                told.append(Clue(mention.day, paper.span(mention.start, mention.end)))
    days = [c for c in told if c.day and (not filed or c.day <= filed.day)]
    if days and len(days) == len(told):
        return max(days, key=lambda c: c.day or date.min)
    return told[0] if told else None


def denied(case: Case) -> Span | None:
    """Where a paper says that the clue was not looked into."""
    for paper in case.all("clue_record", "filing_approval", "investigation_report", "interview_record"):
        m = NOT_VERIFIED.search(paper.text)
        if m:
            return paper.span(*m.span())
    return None


def verified(case: Case, before: date) -> Span | None:
    """Where the file tells that the clue was looked into until `before`: an inspection, or words in the clue's or the filing's form."""
    for paper in case.all("inspection_record", "sampling_record", "photo_evidence", "appraisal"):
        day = next((m.day for m in paper.dates if m.day), None)
        if day is None or day <= before:
            return paper.whole
    for paper in case.all("clue_record", "filing_approval", "investigation_report"):
        for m in VERIFIED.finditer(paper.text):
            if not NOT_VERIFIED.search(paper.text, max(0, m.start() - 8), m.end() + 8):
                return paper.span(*m.span())
    return None


@dataclass(frozen=True, slots=True)
class Prolonged:
    """An approval of more time for filing; `day` None where it cannot be told."""

    day: date | None
    at: Span


def prolonged(case: Case) -> Prolonged | None:
    """The approval of more time for filing that the file records: on a form of its own, or told in the clue's or the filing's form."""
    for paper in case.papers:
        if paper.kind not in ("extension_approval", "clue_record", "filing_approval", "unknown"):
            continue
        for clause in clauses(paper):
            m = PROLONGED.search(clause.text)
            if not m or NOT_PROLONGED.search(clause.text[max(0, m.start() - 6):m.start()]) or re.search("无延期|未延期|未延长|无延长", clause.text):
                continue
            if paper.kind in ("extension_approval", "unknown"):
                approval = approvals.of(paper)
                mention = approval.mention or paper.signed
                return Prolonged(mention.day if mention else None, paper.span(mention.start, mention.end) if mention else paper.whole)
            return Prolonged(clause.day_before(m.start()), clause.span(*m.span()))
    return None
