"""The time in which a case is decided: ninety days from filing, with what the department's rule adds and leaves out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from rules.documents.dossier import Span
from rules.facts import handling_time
from rules.facts.case import Case
from rules.facts.handling_time import Extension, HandlingTime, LeftOut
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days, last_day_after_months
from rules.law.cite import cite
from rules.law.handling_limits import HandlingLimit
from rules.law.settings_by_department import PENALTY_LAW_2021


def _file(filed: str, decided: str, agency: str, *between: str) -> str:
    """An example: a case filed and decided on these days, with the papers between."""
    return "\n\f\n".join([
        f"立案审批表\n案由：涉嫌违法\n当事人：某公司\n承办人意见：建议立案。\n负责人意见：同意立案。丙某　{filed}", *between,
        f"行政处罚决定书\n某罚〔2024〕12号\n当事人：某公司\n经查，当事人违法。决定罚款3000元。\n{agency}\n{decided}"])


def _extended(words: str, approved: str) -> str:
    return f"延长办案期限审批表\n当事人：某公司\n承办人意见：{words}\n负责人意见：同意。丙某　{approved}"


@rule(
    "CF-622", N_("超过九十日办案期限"), severity=MAJOR, points=6, procedures=[ORDINARY], since="2021-07-15",
    why=N_("案件应当在立案之日起九十日内作出决定，各系统另有规定的照其规定。批准延长的、依法不计入的听证、检验、公告等时间扣除；立案日期不明的不作判断。"),
    basis=[
        cite("行政处罚法", 60, since="2021-07-15"),
        cite("市场监督管理行政处罚程序规定", 64, since="2021-07-15", department="market_supervision"),
        cite("住房和城乡建设行政处罚程序规定", 29, since="2022-05-01", department="housing_and_city_management"),
        cite("农业行政处罚程序规定", 58, since="2022-02-01", department="agriculture"),
        cite("生态环境行政处罚办法", 57, since="2023-07-01", department="ecology"),
        cite("环境行政处罚办法", 55, until="2023-07-01", department="ecology"),
        cite("交通运输行政执法程序规定", 78, since="2021-07-15", department="transport"),
        cite("医疗保障行政处罚程序暂行规定", 45, since="2021-07-15", department="medical_insurance"),
        cite("广播电视行政处罚程序规定", 39, since="2022-01-01", department="radio_television"),
        cite("自然资源行政处罚办法", 32, until="2024-05-01", department="natural_resources"),
        cite("卫生行政处罚程序", 29, until="2025-06-01", department="health"),
        cite("治安管理处罚法", 118, since="2026-01-01", department="public_security"),
        cite("福建省行政执法条例", checked="secondary"),
    ],
    suggestion=N_("请在立案之日起九十日内作出决定，需要延期的应当审批。"),
    violates=[
        _file("2024年1月2日", "2024年5月20日", "江州市城市管理局"),
        _file("2023年1月5日", "2023年5月30日", "临江市城市管理局", _extended("因证据需要补充，延长办案期限三十日，自2023年4月5日至2023年5月5日。", "2023年4月3日")),
        _file("2023年1月5日", "2023年5月2日", "望海区市场监督管理局", _extended("延长办案期限30日。", "2023年4月20日")),
        _file("2023年9月5日", "2024年1月15日", "云岭县交通运输局", _extended("申请延长办案期限六十日。", "2023年11月30日")),
        _file("2022年1月5日", "2022年4月20日", "北川县文化和旅游局"),
        _file("2022年3月1日", "2022年6月10日", "江州市自然资源局", _extended("延长三十日。", "2022年4月25日")),
    ],
    complies=[
        _file("2024年1月2日", "2024年3月28日", "江州市城市管理局"),
        _file("2023年1月5日", "2023年5月2日", "望海区市场监督管理局", _extended("延长办案期限30日。", "2023年4月3日")),
        _file("2023年3月20日", "2023年7月10日", "望海区市场监督管理局",
              "检验报告\n报告编号：JX-2023-1\n送检日期：2023年3月28日　签发日期：2023年5月6日\n检验结论：不合格。"),
        _file("2023年7月3日", "2023年10月20日", "青禾区农业农村局",
              "听证申请书\n申请人：某公司\n本公司申请听证。\n申请人签名：张某　2023年8月30日",
              "听证报告\n听证时间：2023年9月25日\n听证意见：维持。\n主持人签名：戊某　2023年9月27日"),
        _file("2022年9月30日", "2022年10月20日", "石桥区应急管理局"),
        _file("2024年2月1日", "2024年4月30日", "临江市水利局"),
        _file("2024年1月2日", "2024年6月20日", "北川县住房和城乡建设局", _extended("延长三十日。", "2024年3月28日"),
              _extended("经集体讨论，再延长六十日。", "2024年4月28日")),
    ],
    unclear=[
        _file("2023年■月■■日", "2023年11月24日", "江州市生态环境局"),
        _file("2023年1月5日", "2023年2月20日", "石桥区应急管理局"),
        _file("2023年1月5日", "2023年5月20日", "望海区市场监督管理局", "检验报告\n检验结论：不合格。\n检验单位：江州检测中心"),
        _file("2024年5月20日", "2024年11月20日", "江州市自然资源局"),
        _file("2026年3月2日", "2026年8月2日", "石桥区应急管理局"),
        _file("2024年1月2日", "2024年■月■日", "江州市城市管理局"),
        _file("2024年1月2日", "2024年5月20日", "江州市城市管理局").replace("经查，", "经负责人批准，本案延长办案期限三十日。经查，"),
    ],
    not_for=[
        "行政处罚决定书\n某罚〔2024〕12号\n当事人：某公司\n罚款3000元。\n江州市城市管理局\n2024年5月20日",
        _file("2020年1月2日", "2020年9月20日", "江州市城市管理局"),
        "立案审批表\n负责人意见：同意立案。丙某　2024年1月2日",
    ],
)
def decided_too_late(case: Case) -> Verdict:
    """The party may not be left in suspense: ninety days, unless more was approved in time or something stands in the way that does not count.

    An extension approved after the time had run out does not cure it. Where the department's own rule was not read, nothing is said.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("没有处罚决定书"))
    time = handling_time.of(case, decision)
    if time.unread is None and time.filing is None:
        return not_applicable(N_("没有立案日期"))
    if time.filing is None or time.unread:
        return undetermined(N_("立案日期缺失或者辨认不清"), at=time.unread or decision.whole)
    if decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=decision.whole)
    filed, decided = time.filing.day, decision.date
    places = [decision.span(decision.signed.start, decision.signed.end), time.filing.at]
    if decided < filed:
        return undetermined(N_("决定日期早于立案日期，无法计算"), at=places)
    department = case.department or (decision.agency.department if decision.agency else None)
    limit: HandlingLimit = case.setting("handling_limit", decided, department)
    took = (decided - filed).days
    counted = _counted(time, filed, decided, case.setting("not_counted", decided, department))
    try:
        reach = _reach(limit, time, filed, counted)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=places)
    if limit.doubtful(took):
        return undetermined(N_("立案后{took}日作出决定，本部门的办案期限有待法制人员确认"), took=took, at=places)
    if reach is None or decided <= reach.last:
        return passed(N_("在办案期限内作出决定"))
    return _too_late(time, reach, filed, decided, took, places, counted)


@dataclass(frozen=True, slots=True)
class _Reach:
    """`last`: the last day in time; `late`: an extension that was approved after the time had run out; `open_`: one whose length is not told."""

    last: date
    late: Extension | None = None
    open_: Extension | None = None


@dataclass(frozen=True, slots=True)
class _Counted:
    """`days` that do not count; `unknown`: something that may not count and whose days are not told."""

    days: int
    unknown: LeftOut | None = None


def _counted(time: HandlingTime, filed: date, decided: date, kinds: Collection[str]) -> _Counted:
    """The days between filing and decision that do not count, each once."""
    relevant = [x for x in time.left_out if x.kind in kinds]
    days: set[date] = set()
    for x in relevant:
        if x.first and x.last:
            days |= {x.first + timedelta(days=n) for n in range((x.last - x.first).days + 1)}
    inside = {d for d in days if filed < d <= decided}
    told = {x.kind: x.days for x in relevant if x.days and not any(y.first and y.kind == x.kind for y in relevant)}
    known = {x.kind for x in relevant if x.first or x.days}
    unknown = next((x for x in relevant if x.kind not in known), None)
    return _Counted(len(inside) + sum(told.values()), unknown)


def _reach(limit: HandlingLimit, time: HandlingTime, filed: date, counted: _Counted) -> _Reach | None:
    """The last day for the decision; None where there is no limit. Raises UnknownYear."""
    start = max(filed, PENALTY_LAW_2021) if limit.days == 90 else filed
    if limit.days is None and limit.months is None:
        return None
    base = last_day_after_months(start, limit.months) if limit.months else add_calendar_days(start, limit.days or 0)
    last = base + timedelta(days=counted.days)
    late = open_ = None
    for number, extension in enumerate(sorted(time.extensions, key=lambda e: e.approved or date.max)):
        if extension.approved and extension.approved > last:
            late = late or extension
            continue
        most = limit.extensions[number] if number < len(limit.extensions) else 0
        length = extension.days
        if length is None and extension.until is not None:
            length = max(0, (extension.until - last).days + 1)
        if length is None:
            open_ = extension
            length = most if most is not None else 30
        last = add_calendar_days(last, length if most is None else min(length, most))
    return _Reach(last, late, open_)


def _too_late(time: HandlingTime, reach: _Reach, filed: date, decided: date, took: int, places: list[Span], counted: _Counted) -> Verdict:
    if counted.unknown:
        return undetermined(N_("有不计入办案期限的情形，没有写明起止日期，无法计算"), at=[counted.unknown.at, *places])
    if time.told_extension:
        return undetermined(N_("文书提到办案期限已经延长，卷内没有延期审批，无法核对"), at=[time.told_extension, *places])
    if reach.open_:
        return undetermined(N_("延期审批没有写明延长多久，无法计算"), at=[reach.open_.at, *places])
    if filed < PENALTY_LAW_2021:
        return undetermined(N_("{filed}立案，当时的行政处罚法没有规定办案期限"), filed=filed, at=places)
    if reach.late:
        return failed(N_("{filed}立案，{decided}决定，经过{took}日；期限已于{last}届满，{approved}才批准延期，不能补救"), filed=filed, decided=decided,
                      took=took, last=reach.last, approved=reach.late.approved, at=[*places, reach.late.at])
    if time.extensions:
        return failed(N_("{filed}立案，{decided}决定，经过{took}日；加上批准的延长，期限也已于{last}届满"), filed=filed, decided=decided, took=took,
                      last=reach.last, at=[*places, *(e.at for e in time.extensions)])
    return failed(N_("{filed}立案，{decided}决定，经过{took}日，期限到{last}为止，没有延期审批"), filed=filed, decided=decided, took=took,
                  last=reach.last, at=places)

