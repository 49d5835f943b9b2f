"""The steps of a seizure: the head's approval before it, the record of the site and the list of what was taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rules import patterns as re
from rules.facts import measures, presence
from rules.facts.approvals import EMPTY, GIVEN
from rules.facts.case import Case
from rules.facts.measures import SEIZURE, URGENT, Approved
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

APPROVAL_HEADING = re.compile(r"^(?!.*(?:解除|延长|延期|处理)).*(?:查封|扣押|暂扣|强制措施|强制).{0,8}(?:审批|呈批|批准|报批|申请|报告)")
RECORD_HEADING = re.compile(r"(?:现场|检查|勘[验察查]).{0,8}(?:笔录|记录)")
LIST_HEADING = re.compile(r"清单")
LIST_THERE = re.compile(r"(?:^|\n)\s*(?:附(?:件)?\d?\s?:?\s?)?[《(]?[^\n。;,《]{0,16}清单[》)]?\s*(?:\n|:|\(|$)|序号[^\n]{0,12}(?:名称|品名|物品)")
LIST_TOLD = re.compile(r"(?:制作|交付|出具|开具|填写|送达|清点)[^。;\n]{0,16}清单")
HOURS = 24


def _approval(day: str, head: str = "负责人：同意扣押。危建中　{day}") -> str:
    """An example: the approval of a seizure."""
    return f"行政强制措施审批表\n事项：扣押杀虫双水剂25瓶\n承办人：建议扣押。聂福、尤彩　{day}\n" + head.format(day=day)


def _decision(day: str, more: str = "") -> str:
    return (f"扣押决定书\n某农扣〔2024〕3号\n当事人：某农资店（经营者：饶水金）\n因涉嫌经营假农药，依据《农药管理条例》第四十一条第一款第六项，扣押杀虫双水剂25瓶，"
            f"期限三十日。{more}不服可在六十日内申请复议，六个月内起诉。\n某市农业农村局\n{day}")


def _list(day: str) -> str:
    return f"扣押物品清单\n杀虫双水剂（1000毫升）25瓶　当事人：饶水金　执法人员：聂福、尤彩　{day}"


def _record(day: str, more: str = "当场送达扣押决定并清点。") -> str:
    return (f"现场检查笔录\n时间：{day}9时40分至10时25分　地点：某市朱坊街15号\n检查人员：聂福、尤彩，已出示证件\n"
            f"情况：货架上有杀虫双水剂25瓶，登记证号不存在，{more}\n饶水金　{day}　检查人员：聂福　尤彩")


DAY = "2024年3月7日"


@rule(
    "CF-320", N_("查封扣押未经批准或缺现场笔录、清单"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("查封、扣押应当先经负责人批准，当场制作笔录和清单，当事人才能核对被查扣的是什么。情况紧急、在二十四小时内补办批准手续的不报。"),
    basis=[cite("行政强制法", 18, 1, 1), cite("行政强制法", 18, 1, 7), cite("行政强制法", 19), cite("行政强制法", 24, 1)],
    suggestion=N_("查封扣押应当先批准并制作现场笔录和清单。"),
    violates=[
        example.papers(_decision("2024年3月1日"), _approval("2024年3月6日"), _list("2024年3月1日"), _record("2024年3月1日")),
        example.whole(example.FILING, _decision(DAY), _list(DAY), _record(DAY), example.NOTICE, example.DECISION),
        example.whole(example.FILING, _approval(DAY), _decision(DAY), _record(DAY, "当场扣押。"), example.NOTICE, example.DECISION),
        example.whole(example.FILING, _approval(DAY), _decision(DAY), _list(DAY), example.INTERVIEW, example.NOTICE, example.DECISION),
        example.papers(_approval(DAY, "负责人意见：\n签名：　　　年　月　日"), _decision(DAY)),
        example.papers(_decision("2024年3月7日") + "　9时", _approval("2024年3月8日", "负责人：同意。危建中　2024年3月9日")),
    ],
    complies=[
        example.whole(example.FILING, _approval(DAY), _decision(DAY), _list(DAY), _record(DAY), example.NOTICE, example.DECISION),
        example.papers(_approval("2024年3月6日"), _decision(DAY)),
        example.whole(example.FILING, _approval(DAY), _decision(DAY) + "\n扣押物品清单\n序号　名称　数量\n1　杀虫双水剂　25瓶\n当事人：饶水金　" + DAY, _record(DAY),
                      example.DECISION),
        example.papers(_decision(DAY), _approval("2024年3月8日", "负责人：情况紧急，同意补办。危建中　2024年3月8日")),
        example.whole(example.FILING, "先行登记保存（查封、扣押）审批表\n事项：扣押农药25瓶\n承办人意见：建议扣押。聂福、尤彩　2024年3月7日\n负责人意见：同意。"
            "危建中　2024年3月7日",
                      _decision(DAY), _list(DAY), _record(DAY), example.DECISION),
    ],
    unclear=[
        example.papers(_approval("2023年9月■日", "负责人：同意。■■■　2023年■月■■日"), _decision("2023年9月19日"), _list("2023年9月19日"), _record("2023年9月19日")),
        example.whole(example.FILING, _decision(DAY, "经本机关负责人批准。"), _list(DAY), _record(DAY), example.NOTICE, example.DECISION),
        example.whole(example.FILING, "■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损）", _decision(DAY), _list(DAY), _record(DAY), example.DECISION),
        example.papers(_decision(DAY), _approval("2024年3月8日")),
    ],
    not_for=[example.DECISION, example.whole(example.FILING, example.INSPECTION, example.NOTICE, example.DECISION), _decision(DAY)],
)
def seizure_without_its_steps(case: Case) -> Iterator[Verdict]:
    """A seizure is approved first (in urgency within 24 hours after), recorded on the spot, and what is taken is listed.

    Missing papers are told of whole files alone. One form for several measures will do, and a list inside the decision.
    """
    decisions = measures.measure_papers(case, "seizure_decision")
    if not decisions:
        yield not_applicable(N_("没有查封、扣押决定书"))
        return
    verdicts: list[Verdict] = []
    for decision in decisions:
        verdicts.append(_approved(case, decision))
        if case.scope == "whole":
            verdicts += [v for v in (_record_made(case, decision), _list_made(case, decision)) if v]
    yield from verdicts


def _approved(case: Case, decision: Paper) -> Verdict:
    found = measures.approvals_of(case, SEIZURE)
    if not found:
        return _nowhere(case, decision)
    given = [a for a in found if a.approval.state == GIVEN]
    if not given:
        empty = next((a.approval for a in found if a.approval.state == EMPTY), None)
        if empty and not empty.paper.pictured and empty.others_read:
            return failed(N_("强制措施审批表的负责人意见栏空白"), at=empty.at, absent=True)
        return undetermined(N_("强制措施审批表上看不出负责人的意见"), at=found[0].approval.at)
    made = measures.made(decision)
    if made is None or made.day is None:
        return undetermined(N_("查封、扣押决定书的日期缺失或者辨认不清"), at=decision.whole)
    begun = made.day
    if any(a.day and a.day <= begun for a in given):
        return passed(N_("查封扣押经负责人批准"))
    undated = next((a for a in given if a.day is None), None)
    if undated:
        return undetermined(N_("负责人批准的日期缺失或者辨认不清"), at=undated.approval.at)
    return _afterwards(decision, begun, min(given, key=lambda a: a.day or date.max), made.start, made.end)


def _afterwards(decision: Paper, begun: date, first: Approved, start: int, end: int) -> Verdict:
    """An approval after the day of the seizure: within 24 hours it may be lawful, where it was urgent."""
    assert first.day is not None
    assert first.approval.mention is not None
    paper = first.approval.paper
    at = [decision.span(start, end), paper.span(first.approval.mention.start, first.approval.mention.end)]
    late = failed(N_("{seized}查封扣押，负责人{approved}才批准"), at=at, seized=begun, approved=first.day)
    if first.day - begun > timedelta(hours=HOURS):
        return late
    minute = measures.minute_after(decision, end)
    if minute is not None and first.minute is not None and first.minute > minute:
        return late
    if URGENT.search(paper.text) or URGENT.search(decision.text) or (minute is not None and first.minute is not None):
        return passed(N_("紧急情况下在{hours}小时内补办了批准"), hours=HOURS)
    return undetermined(N_("次日才批准，请核对是否情况紧急、是否在二十四小时内"), at=at)


def _nowhere(case: Case, decision: Paper) -> Verdict:
    if case.scope != "whole":
        return not_applicable(N_("不是整卷，不判断是否缺审批表"))
    found = presence.of(case, (), APPROVAL_HEADING)
    if found.paper or found.doubt or case.unread_pages:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定查封扣押未经批准"), at=found.doubt or decision.whole)
    told = measures.BY_THE_HEAD.search(decision.text)
    if told and "延长" not in decision.text[max(0, told.start() - 20):told.end() + 12]:
        return undetermined(N_("决定书称经负责人批准，卷内没有审批表，请核对"), at=decision.span(*told.span()))
    return failed(N_("卷内有查封、扣押决定书，没有负责人批准的材料"), at=decision.whole)


def _record_made(case: Case, decision: Paper) -> Verdict | None:
    records = case.all("inspection_record")
    if any(SEIZURE.search(r.text) or decision.date is None or any(d.day == decision.date for d in r.dates) for r in records):
        return None
    if records:
        return undetermined(N_("现场笔录没有记载查封扣押，请核对实施时是否制作了现场笔录"), at=records[0].whole)
    found = presence.of(case, (), RECORD_HEADING)
    if found.paper or found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定缺现场笔录"), at=found.doubt or decision.whole)
    return failed(N_("实施查封、扣押，卷内没有现场笔录"), expected="inspection_record")


def _list_made(case: Case, decision: Paper) -> Verdict | None:
    if any(LIST_HEADING.search(p.document.title) for p in case.papers if p.kind != "case_catalogue"):
        return None
    if any(LIST_THERE.search(p.text, p.document.title_end) for p in case.all("seizure_decision", "inspection_record", "registration_approval", "unknow"
        "n", "evidence_copy")):
        return None
    listed = presence.of(case, (), LIST_HEADING)
    if listed.doubt or case.unread_pages:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定缺物品清单"), at=listed.doubt or decision.whole)
    told = next((p.span(*m.span()) for p in case.all("inspection_record") if (m := LIST_TOLD.search(p.text))), None)
    if told:
        return undetermined(N_("笔录称制作了清单，卷内没有找到，请核对"), at=told)
    return failed(N_("实施查封、扣押，卷内没有物品清单"), at=decision.whole)
