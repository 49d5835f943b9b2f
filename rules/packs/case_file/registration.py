"""Provisional registration of evidence: approved by the head before, dealt with in seven days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rules import patterns as re
from rules.facts import measures, presence
from rules.facts.approvals import EMPTY, GIVEN
from rules.facts.case import Case
from rules.facts.measures import REGISTRATION, Approved, Ended
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, last_day
from rules.law.cite import cite
from rules.packs import example_papers as example

PENALTY_LAW_2021 = "2021-07-15"
DAYS = 7
HEADING = re.compile(r"^(?!.*(?:处理|解除)).*登记保存.{0,8}(?:审批|呈批|批准|报批|申请)")
DISPOSED = re.compile(
    r"解除[^。;]{0,6}登记保存|登记保存[^。;]{0,20}(?:解除|退还|返还|发还|处理决定|转为|予以扣押)|(?:退还|返还|发还)[^。;]{0,16}(?:登记保存|保存)|"
    r"(?:将|对)[^。;]{0,12}登记保存[^。;]{0,16}(?:扣押|没收|送检|送鉴定|移送)"
)
DISPOSAL_HEADING = re.compile(r"登记保存.{0,6}(?:处理|解除)|解除.{0,8}登记保存")


def _notice(agency: str, day: str, more: str = "") -> str:
    """An example: a notice of registration by an agency."""
    return (f"先行登记保存证据通知书\n某登保〔2024〕3号\n某商行：\n因你店涉嫌经营不合格商品，证据可能灭失，依据《中华人民共和国行政处罚法》第五十六条，"
            f"{more}决定对塑料椅46把先行登记保存。\n{agency}\n{day}")


def _approval(day: str, head: str = "负责人意见：同意。邱志华　{day}") -> str:
    return f"先行登记保存证据审批表\n当事人：某商行\n承办人意见：建议先行登记保存。熊波、白珍　{day}\n" + head.format(day=day)


@rule(
    "CF-309", N_("先行登记保存未经负责人批准"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("先行登记保存限制当事人处分财物，应当先经负责人批准。规章允许情况紧急时先保存、在规定时间内补办批准的，按规定时间计算，没有超过的不报。"),
    basis=[cite("行政处罚法", 56, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 2, until=PENALTY_LAW_2021),
           cite("市场监督管理行政处罚程序规定", 33, 2, department="market_supervision"),
           cite("医疗保障行政处罚程序暂行规定", 26, 2, department="medical_insurance"),
           cite("农业行政处罚程序规定", 42, 2, since="2022-02-01", department="agriculture"),
           cite("生态环境行政处罚办法", 32, 2, since="2023-07-01", department="ecology")],
    suggestion=N_("先行登记保存应当事先报负责人批准。"),
    violates=[
        example.papers(_notice("某区农业农村局", "2024年3月4日"), _approval("2024年3月8日")),
        example.papers(_notice("某市城市管理局", "2024年3月4日"), _approval("2024年3月5日")),
        example.papers(_notice("某区市场监督管理局", "2024年3月4日　9时"), _approval("2024年3月5日", "负责人意见：同意。邱志华　2024年3月5日10时")),
        example.papers(_notice("某市交通运输局", "2024年3月4日"), _approval("2024年3月4日", "负责人意见：\n签名：　　　年　月　日")),
        example.whole(example.FILING, example.INSPECTION, _notice("某区城市管理局", "2024年3月7日"), example.NOTICE, example.DECISION),
    ],
    complies=[
        example.papers(_approval("2024年3月4日"), _notice("某区卫生健康局", "2024年3月4日")),
        example.papers(_approval("2024年3月1日"), _notice("某市城市管理局", "2024年3月4日")),
        example.papers(_notice("某区市场监督管理局", "2024年3月4日"), _approval("2024年3月5日")),
        example.papers(_notice("某县农业农村局", "2024年3月4日　16时"), _approval("2024年3月5日", "负责人意见：同意。邱志华　2024年3月5日9时30分")),
        example.papers("立案审批表\n案由：涉嫌占道\n承办人意见：建议立案并先行登记保存有关物品。甲某　2024年3月3日\n负责人意见：同意立案，同意先行登记保存。"
            "丙某　2024年3月4日",
                       _notice("某区城市管理局", "2024年3月4日")),
        _notice("某区文化和旅游局", "2024年3月4日", "经本机关负责人批准，"),
    ],
    unclear=[
        example.papers(_approval("2024年3月4日", "负责人意见：同意。汪文革　2024年3月■■日"), _notice("某县农业农村局", "2024年3月4日")),
        example.papers(_approval("2024年3月4日"), _notice("某县农业农村局", "2024年■月■日")),
        example.whole(example.FILING, example.INSPECTION, "■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损）", _notice("某区城市管理局", "2024年3月7日"), example.DECISION),
        example.whole(example.FILING, example.INSPECTION, _notice("某区城市管理局", "2024年3月7日", "经本局负责人批准，"), example.NOTICE, example.DECISION),
    ],
    not_for=[example.whole(example.FILING, example.NOTICE, example.DECISION), _notice("某区城市管理局", "2024年3月7日")],
)
def registered_without_approval(case: Case) -> Iterator[Verdict]:
    """To take hold of evidence is for the head to allow, before; afterwards only where the department's rule says so, within its hours (24).

    The day of the notice is compared, and the hours where both are told.
    """
    notices = measures.measure_papers(case, "registration_notice")
    if not notices:
        yield not_applicable(N_("没有先行登记保存通知书"))
        return
    given = measures.approvals_of(case, REGISTRATION)
    for notice in notices:
        yield _approved(case, notice, given) if given else _nowhere(case, notice)


def _approved(case: Case, notice: Paper, found: list[Approved]) -> Verdict:
    given = [a for a in found if a.approval.state == GIVEN]
    if not given:
        empty = next((a.approval for a in found if a.approval.state == EMPTY), None)
        if empty and not empty.paper.pictured and empty.others_read:
            return failed(N_("先行登记保存审批表的负责人意见栏空白"), at=empty.at, absent=True)
        return undetermined(N_("先行登记保存审批表上看不出负责人的意见"), at=found[0].approval.at)
    made = measures.made(notice)
    if made is None or made.day is None:
        return undetermined(N_("先行登记保存通知书的日期缺失或者辨认不清"), at=notice.whole)
    begun = made.day
    if any(a.day and a.day <= begun for a in given):
        return passed(N_("先行登记保存经负责人批准"))
    undated = next((a for a in given if a.day is None), None)
    if undated:
        return undetermined(N_("负责人批准的日期缺失或者辨认不清"), at=undated.approval.at)
    first = min(given, key=lambda a: a.day or date.max)
    assert first.day is not None
    assert first.approval.mention is not None
    at = [notice.span(made.start, made.end), first.approval.paper.span(first.approval.mention.start, first.approval.mention.end)]
    hours = case.setting("urgent_hours", begun, case.department)
    if hours and first.day - begun <= timedelta(hours=hours):
        minute = measures.minute_after(notice, made.end)
        if minute is None or first.minute is None or (first.day - begun) // timedelta(minutes=1) + first.minute - minute <= hours * 60:
            return passed(N_("紧急情况下在{hours}小时内补办了批准"), hours=hours)
    return failed(N_("{registered}先行登记保存，负责人{approved}才批准"), registered=begun, approved=first.day, at=at)


def _nowhere(case: Case, notice: Paper) -> Verdict:
    told = measures.BY_THE_HEAD.search(notice.text)
    if case.scope != "whole":
        return passed(N_("通知书写明经负责人批准")) if told else not_applicable(N_("不是整卷，不判断是否缺审批表"))
    found = presence.of(case, (), HEADING)
    if found.paper or found.doubt or case.unread_pages:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定先行登记保存未经批准"), at=found.doubt or notice.whole)
    if told:
        return undetermined(N_("通知书称经负责人批准，卷内没有审批表，请核对"), at=notice.span(*told.span()))
    return failed(N_("卷内有先行登记保存通知书，没有负责人批准的材料"), at=notice.whole)


def _disposal(day: str, heading: str = "先行登记保存证据处理决定书", what: str = "决定解除登记保存，予以退还。") -> str:
    return f"{heading}\n某商行：\n对登记保存的塑料椅46把，{what}\n某区城市管理局\n{day}"


@rule(
    "CF-310", N_("先行登记保存超过七日未处理"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("登记保存的证据应当在七日内处理，逾期不处理等于没有期限地占有他人财物。2021年7月15日以后按七个工作日计算；期限内返还、送检或者转为查封扣押的不报。"),
    basis=[cite("行政处罚法", 56, since=PENALTY_LAW_2021), cite("行政处罚法", 85, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 2, until=PENALTY_LAW_2021)],
    suggestion=N_("请在七个工作日内作出处理决定。"),
    violates=[
        example.papers(_notice("某区城市管理局", "2024年3月1日"), _disposal("2024年3月20日")),
        example.papers(_notice("某区农业农村局", "2022年3月1日"), _disposal("2022年3月18日", "先行登记保存物品处理通知书", "现决定予以返还。")),
        example.papers(_notice("某区城市管理局", "2020年3月2日"), _disposal("2020年3月11日", "解除先行登记保存证据通知书")),
        example.whole(example.FILING, _approval("2024年3月7日"), _notice("某区城市管理局", "2024年3月7日"), example.NOTICE, example.DECISION),
    ],
    complies=[
        example.papers(_notice("某区城市管理局", "2024年3月1日"), _disposal("2024年3月8日", "解除先行登记保存通知书")),
        example.papers(_notice("某区文化和旅游局", "2023年9月27日"), _disposal("2023年10月12日", what="经审查决定移送鉴定并予以扣押，扣押决定书另行送达。")),
        example.papers(_notice("某区城市管理局", "2024年3月1日"), _disposal("2024年3月12日")),
        example.whole(example.FILING, _approval("2024年3月7日"), _notice("某区城市管理局", "2024年3月7日"),
                      "扣押决定书\n某扣〔2024〕8号\n某商行：因涉嫌占道经营，对先行登记保存的塑料椅46把转为扣押，期限三十日。\n某区城市管理局\n2024年3月11日",
                      example.DECISION),
        example.whole(example.FILING, _approval("2024年3月7日"), _notice("某区城市管理局", "2024年3月7日"),
                      example.REPORT.replace("建议罚款", "2024年3月12日解除先行登记保存，退还当事人。建议罚款"), example.DECISION),
    ],
    unclear=[
        example.papers(_notice("某区城市管理局", "2024年■月■日"), _disposal("2024年6月29日")),
        example.papers(_notice("某区城市管理局", "2024年3月1日"), _disposal("2024年■月■■日")),
        example.whole(example.FILING, _approval("2024年3月7日"), _notice("某区城市管理局", "2024年3月7日"), "■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损）",
                      example.DECISION),
    ],
    not_for=[example.DECISION, _notice("某区城市管理局", "2024年3月1日"), _disposal("2024年3月20日")],
)
def not_dealt_with_in_time(case: Case) -> Iterator[Verdict]:
    """Within seven days the agency decides what becomes of evidence that it registered: return, seizure, a test, confiscation, transfer.

    Seven working days since 2021-07-15, calendar days before; the day of the notice is not counted.
    """
    notices = measures.measure_papers(case, "registration_notice")
    if not notices:
        yield not_applicable(N_("没有先行登记保存通知书"))
        return
    for notice in notices:
        try:
            yield _dealt_with(case, notice)
        except UnknownYear as unknown:
            yield undetermined(N_("{year}年的节假日安排未知，不能计算期限"), year=unknown.year, at=notice.whole)


def _dealt_with(case: Case, notice: Paper) -> Verdict:
    ends = measures.ended_by(case, notice, ("registration_disposal",), DISPOSED)
    made = measures.made(notice)
    begun = made.day if made else None
    if made is None or begun is None:
        if not ends and case.scope != "whole":
            return not_applicable(N_("不是整卷，不判断是否缺处理决定"))
        return undetermined(N_("先行登记保存通知书的日期缺失或者辨认不清"), at=notice.whole)
    limit = last_day(begun, DAYS, working=DAYS in case.setting("periods_in_working_days", begun, case.department))
    if any(e.day and e.day <= limit for e in (*ends, *_otherwise(case, begun))):
        return passed(N_("在期限内处理"))
    undated = next((e for e in ends if e.day is None), None)
    if undated:
        return undetermined(N_("处理决定的日期缺失或者辨认不清"), at=undated.at)
    at = notice.span(made.start, made.end)
    if ends:
        first = min(ends, key=lambda e: e.day or date.max)
        return failed(N_("{begun}先行登记保存，应当在{limit}前处理，{ended}才处理"), begun=begun, limit=limit, ended=first.day, at=[at, first.at])
    if case.scope != "whole":
        return not_applicable(N_("不是整卷，不判断是否缺处理决定"))
    found = presence.of(case, (), DISPOSAL_HEADING)
    if found.paper or found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有处理决定"), at=found.doubt or at)
    return failed(N_("{begun}先行登记保存的证据，卷内没有在{limit}前处理的材料"), begun=begun, limit=limit, expected="registration_disposal")


def _otherwise(case: Case, begun: date) -> Iterator[Ended]:
    """What else deals with registered evidence: a seizure, a test, a decision, a transfer, after it was registered."""
    for paper in case.all("seizure_decision", "sampling_record", "penalty_decision", "transfer_letter", "no_penalty_decision"):
        if paper.date and paper.date >= begun:
            yield Ended(paper.date, paper.whole, paper)
