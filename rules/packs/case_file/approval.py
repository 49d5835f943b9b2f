"""Approval: the head of the agency decides, and does so before the decision is made out."""

from __future__ import annotations

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import approvals, presence
from rules.facts.approvals import EMPTY, GIVEN, REFUSED, WORN, Approval
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

HEADING = re.compile(r"^(?!.*(?:立案|结案|销案|撤案|告知|文书|登记保存|强制|查封|扣押|延期|延长|分期|听证|送达|移送|公示|检查))"
                     r".*(?:处罚|处理|案件|决定).{0,8}(?:审批|呈批|报批|签批|审定)|处罚决定.{0,4}签发")
DECISION = "行政处罚决定书\n某交罚〔2024〕102号\n当事人：某运输公司\n经查，当事人未使用计价器，罚款500元。\n某区交通运输局\n2024年3月18日"


TO_NOTIFY = re.compile(r"同意(?:先行|事先|事前|依法|按程序)?(?:予以)?告知")


def _approved(form: str) -> str:
    """An example: this form before the decision of 18 March 2024."""
    return example.papers(form, DECISION)


@rule(
    "CF-409", N_("处罚决定未经负责人审批"), severity=MAJOR, points=3, procedures=[ORDINARY],
    why=N_("调查终结以后由负责人审查决定，没有负责人批准的，决定是办案人员自己作的。审批表、终结报告上任何一处有负责人的批准都可以，集体讨论决定的看讨论记录。"),
    basis=[cite("行政处罚法", 57, 1, since="2021-07-15"), cite("行政处罚法", 38, 1, until="2021-07-15")],
    suggestion=N_("作出处罚决定前应当由负责人审查批准。"),
    violates=[
        _approved("行政处罚决定审批表\n承办人意见：建议罚款500元。戴天、骆虹 2024年3月15日\n负责人意见：\n签名：　　　　　　年　月　日"),
        _approved("案件处理呈批表\n承办人意见：罚款500元。\n签名：戴天、骆虹 2024年3月14日\n审核意见：拟同意。\n签名：庄恒 2024年3月15日\n"
                  "审批意见：\n签名：　　　　年　月　日"),
        _approved("行政处罚审批表\n承办机构意见：建议罚款500元。庄恒 2024年3月15日\n局领导意见：同意。贺国安 2024年3月20日"),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION, example.DECISION_RECEIPT),
        _approved("行政处罚决定审批表\n承办人：建议罚款500元。戴天、骆虹 2024年3月15日\n分管领导：\n主要负责人：\n备注："),
    ],
    complies=[
        _approved("行政处罚决定审批表\n承办人意见：建议罚款500元。戴天、骆虹 2024年3月15日\n负责人意见：同意处罚意见。张立 2024年3月18日"),
        _approved("案件处理审批表\n承办人：拟罚款500元。戴天、骆虹 2024-03-15\n分管领导：准予处罚，按程序送达。贺国安 2024-03-16\n主要负责人：　　年　月　日"),
        _approved("行政处罚审批表\n拟罚款500元。戴天 2024年3月15日\n同意。贺国安 2024年3月16日"),
        example.whole(example.FILING, "案件处理意见书\n经查，当事人堆放水泥八十包，建议罚款2000元。\n承办人：甲某、乙某 2024年4月2日\n"
                      "领导批示：同意。丙某 2024年4月3日", example.NOTICE, example.DECISION),
        _approved("行政处罚决定审批表\n承办人意见：罚款500元。戴天、骆虹 2024年3月14日\n审批意见：退回补充调查。贺国安 2024年3月15日\n\f\n"
                  "行政处罚决定审批表\n承办人意见：罚款500元。戴天、骆虹 2024年3月16日\n审批意见：同意。贺国安 2024年3月17日"),
    ],
    unclear=[
        _approved("行政处罚决定审批表\n承办人：建议罚款500元。戴天、骆虹 2024年3月15日\n负责人：同意。■■■　2024年■月■日"),
        _approved("行政处罚决定审批表\n承办人：建议罚款500元。戴天、骆虹 2024年3月15日\n负责人意见：■■■■■"),
        _approved("行政处罚决定审批表\n承办人意见：建议罚款500元。戴天、骆虹 2024年3月15日\n负责人意见：退回补充证据。贺国安 2024年3月16日"),
        example.whole(example.FILING, example.REPORT, "■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损）", example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, "案件集体讨论记录\n时间：2024年5月6日\n主持人：丙某（局长）\n"
                      "结论：同意罚款2000元。\n签名：丙某 丁某", example.DECISION),
    ],
    not_for=[DECISION, example.whole(example.FILING, example.REPORT)],
)
def not_approved_by_the_head(case: Case) -> Verdict:
    """After the investigation the head examines its result and decides; a decision on which he did not is the officers' own.

    The approval stands in his box on the approval form or on the final report, and in time. Any of several boxes and forms will do. Where
    the heads discussed the case together, the record is looked at instead.
    """
    decision = case.last("penalty_decision")
    forms = [approvals.of(p) for p in case.all("penalty_approval") if not is_blank(p)]
    forms += [a for a in map(approvals.of, case.all("investigation_report")) if a.state in (GIVEN, WORN) or (a.state == EMPTY and not forms)]
    if not forms:
        return _nowhere(case)
    given = [a for a in forms if a.state == GIVEN]
    if any(a.state == EMPTY for a in forms):
        given = [a for a in given if not TO_NOTIFY.search(a.at.text)]                 # what was approved before is the notice, not the decision
    for approval in given:
        day = approval.mention.day if approval.mention else None
        if decision is None or approval.mention is None or (day and decision.date and day <= decision.date):
            return passed(N_("处罚决定经负责人审批"))
    if given:
        return _late(case, given)
    unsure = next((a for a in forms if a.state in (WORN, REFUSED)), None)
    if unsure:
        return undetermined(N_("审批表负责人栏辨认不清或者没有表示同意"), at=unsure.at)
    empty = next((a for a in reversed(forms) if a.state == EMPTY), None)
    if empty:
        if empty.paper.illegible or (empty.paper.pictured and not empty.others_read):
            return undetermined(N_("负责人栏没有读出内容，请核对原件上是否有手写意见"), at=empty.at)
        if case.unread_pages:
            return undetermined(N_("有 {n} 页没有读出文字，其中可能有负责人的审批"), n=len(case.unread_pages), at=empty.at)
        return failed(N_("审批表的负责人意见栏空白，没有签署意见"), at=empty.at)
    return undetermined(N_("审批表上看不出负责人的意见"), at=forms[-1].at)


def _late(case: Case, given: list[Approval]) -> Verdict:
    """Of approvals none of which is seen to come before the decision."""
    decision = case.last("penalty_decision")
    if decision is None or decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=given[0].at)
    unread = next((a for a in given if a.mention and a.mention.day is None), None)
    if unread:
        return undetermined(N_("负责人审批的日期辨认不清"), at=unread.at)
    last = given[-1]
    assert last.mention is not None
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有更早的审批"), n=len(case.unread_pages), at=last.at)
    at: list[Span] = [last.paper.span(last.mention.start, last.mention.end), decision.span(decision.signed.start, decision.signed.end)]
    return failed(N_("负责人{approved}才审批，处罚决定在{decided}已经作出"), approved=last.mention.day, decided=decision.date, at=at)


def _nowhere(case: Case) -> Verdict:
    """No approval form, and no approval on a report."""
    if case.last("penalty_decision") is None or case.scope != "whole":
        return not_applicable(N_("没有处罚决定审批材料，也不是整卷"))
    found = presence.of(case, ("penalty_approval",), HEADING)
    if found.paper:
        return undetermined(N_("有审批材料，看不出负责人的意见"), at=found.paper.whole)
    discussed = case.first("group_discussion")
    if discussed:
        return undetermined(N_("卷内没有审批表，有集体讨论记录，请核对负责人是否在讨论中作出决定"), at=discussed.whole)
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定处罚决定未经审批"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("卷内没有处罚决定审批表，调查报告上也没有负责人的审批意见"), expected="penalty_approval")
