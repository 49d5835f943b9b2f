"""Everything that an office may set: one declaration a key, with its meaning, what is allowed, which rules it concerns and what holds where
the office has set nothing.

What an office has set is read and asked in `set_here.py`; the law's own figures stand in `settings_by_department.py` and `handling_limits.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rules.language import N_
from rules.law import handling_limits as handling
from rules.law import settings_by_department as law
from rules.law.dated import ALWAYS, ByDepartment, Dated, From
from rules.law.departments import DEPARTMENTS
from rules.law.value_kinds import Choice, Count, Flag, Kind, Many, Name, OrNone, Part, Record, Several, Table

DAYS, WORKING_DAYS, HOURS, MONTHS, YUAN = N_("日"), N_("工作日"), N_("小时"), N_("个月"), N_("元")
LONGEST = 3650


@dataclass(frozen=True, slots=True)
class Setting:
    """A key that an office may set. `rules` are those that it concerns.

    `default`: what holds where the office has set nothing, dated, with where it comes from. `by_department`: whether a department may have a
    value of its own. `general_first`: whether a value that the office sets for all comes before what a department's own rules say; otherwise it
    only fills in where they say nothing.
    """

    key: str
    title: str
    meaning: str
    kind: Kind
    default: ByDepartment[Any]
    rules: tuple[str, ...]
    by_department: bool = True
    general_first: bool = False


def _plain(value: Any, reference: str) -> ByDepartment[Any]:
    """A default that no law dates."""
    return ByDepartment(Dated(reference, [From(ALWAYS, value, reference, "none")]), {})


def _for_all(dated: Dated[Any]) -> ByDepartment[Any]:
    return ByDepartment(dated, {})


def _handling(given: Mapping[str, Any]) -> str | None:
    both = given.get("days") is not None and given.get("months") is not None
    return N_("设置 {key} 的 days 和 months 只能写一个") if both else None


OWN_PRACTICE = N_("没有统一规定，按通常做法")

HEAVY_KINDS = {
    "revoke_licence": N_("吊销许可证件"), "lower_grade": N_("降低资质等级"), "suspend_permit": N_("暂扣许可证件"), "suspend_business": N_("责令停产停业"),
    "close": N_("责令关闭"), "restrict": N_("限制开展生产经营活动"), "ban": N_("限制从业"),
}
LEFT_OUT = {
    "testing": N_("检测、检验、检疫、鉴定、评估"), "hearing": N_("听证"), "announcement": N_("公告"), "suspension": N_("中止"),
}
MAJOR = {
    "hearing_range": N_("达到听证标准的都应当法制审核"), "named_only": N_("只有经过听证或者案卷自称重大、复杂的应当法制审核"),
}

HEARING_PARTS = {
    "person": Part(N_("对个人（元）"), Count(YUAN), needed=True),
    "organisation": Part(N_("对单位（元）"), Count(YUAN), needed=True),
    "exceeded": Part(N_("超过该数额才达到（等于不算）"), Flag()),
    "gains_and_goods_added": Part(N_("违法所得与没收财物的价值合并计算"), Flag()),
}
DISCUSSION_PARTS = {
    "hearing_range": Part(N_("达到听证标准的"), Flag()),
    "requested": Part(N_("其中只限当事人要求听证的"), Flag()),
    "heard": Part(N_("经过听证的"), Flag()),
    "amount": Part(N_("罚没达到数额的（元）"), OrNone(Count(YUAN, 1), N_("不按数额"))),
    "kinds": Part(N_("处罚种类"), Several(HEAVY_KINDS)),
}
SUMMARY_PARTS = {
    "person": Part(N_("对公民（元）"), Count(YUAN), needed=True), "organisation": Part(N_("对单位（元）"), Count(YUAN), needed=True),
}
FILING_PARTS = {
    "days": Part(N_("期限"), Count(DAYS, 1, LONGEST), needed=True), "extension": Part(N_("可以延长"), Count(DAYS, 0, LONGEST)),
    "working": Part(N_("按工作日计算"), Flag()),
}
SEIZURE_PARTS = {
    "days": Part(N_("期限（日）"), Count(DAYS, 1, LONGEST), needed=True), "extension": Part(N_("可以延长（日）"), Count(DAYS, 0, LONGEST), needed=True),
}
HANDLING_PARTS = {
    "days": Part(N_("期限（日）"), OrNone(Count(DAYS, 1, LONGEST), N_("没有规定"))),
    "months": Part(N_("期限（月，与日只写一个）"), OrNone(Count(MONTHS, 1, 120), N_("不按月"))),
    "extensions": Part(N_("每次批准可以延长的日数"), Many(OrNone(Count(DAYS, 1, LONGEST), N_("不限日数")))),
}

_ALL = [
    Setting("hearing_threshold", N_("听证标准"), N_("罚款或者没收达到多少，当事人有权要求听证。省里规定了数额的，设为各部门通用。"),
            Record(law.HearingThreshold, HEARING_PARTS, completed=True), law.HEARING_THRESHOLD, ("CF-504", "CF-403", "CF-406"), general_first=True),
    Setting("statement_working_days", N_("陈述申辩期限"), N_("部门规定的陈述、申辩期限；没有规定的看告知书和法律。"),
            OrNone(Count(WORKING_DAYS, 1, 60), N_("本部门没有规定")), law.STATEMENT_WORKING_DAYS, ("CF-506", "CF-510")),
    Setting("periods_in_working_days", N_("按工作日计算的期间"), N_("文书只写“日”、却按工作日计算的期间长度；行政处罚法规定二日、三日、五日、七日。"),
            Many(Count(DAYS, 1, 60), distinct=True), law.PERIODS_IN_WORKING_DAYS, ("CF-310", "CF-506", "CF-510", "CF-802", "CF-808")),
    Setting("major_catalogue", N_("重大执法决定目录"), N_("哪些案件在作出决定前应当法制审核。"), Choice(MAJOR),
            _plain("hearing_range", N_("各部门目录通常包括达到听证标准的案件")), ("CF-403",), general_first=True),
    Setting("discussion_range", N_("集体讨论范围"), N_("除案卷自称重大、复杂的以外，哪些案件应当由负责人集体讨论。"),
            Record(law.DiscussionRange, DISCUSSION_PARTS), law.DISCUSSION_RANGE, ("CF-406",)),
    Setting("summary_limit", N_("当场处罚限额"), N_("简易程序可以当场作出的最高罚款。"),
            Record(law.SummaryLimit, SUMMARY_PARTS), law.SUMMARY_LIMIT, ("CF-618",)),
    Setting("spot_collection", N_("当场收缴限额"), N_("不需要说明理由就可以当场收缴的最高罚款。"),
            Count(YUAN), _for_all(law.SPOT_COLLECTION), ("CF-624",), by_department=False, general_first=True),
    Setting("police_station_fine", N_("派出所罚款权限"), N_("公安派出所可以自己的名义决定的最高罚款。"),
            Count(YUAN), _for_all(law.POLICE_STATION_FINE), ("CF-101",), by_department=False, general_first=True),
    Setting("may_sign_alone", N_("可以自己名义处罚的机构"), N_("得到法律、法规授权，可以自己的名义落款的机构名称；名称的一部分也可以。"),
            Many(Name()), _plain((), OWN_PRACTICE), ("CF-101",), by_department=False, general_first=True),
    Setting("individual_business_as_organisation", N_("个体工商户按单位计算"), N_("个体工商户按单位还是按公民适用数额标准；不作规定的，介于两个标准之间时不作判断。"),
            OrNone(Flag(), N_("不作规定")), _plain(None, OWN_PRACTICE), ("CF-504", "CF-618", "CF-403", "CF-406", "CF-623", "CF-628", "CF-629"), general_first=True),
    Setting("filing_period", N_("立案期限"), N_("收到线索后多少日内决定是否立案，负责人可以延长多少日。"),
            OrNone(Record(law.FilingPeriod, FILING_PARTS), N_("本部门没有规定期限")), law.FILING_PERIOD, ("CF-204",)),
    Setting("urgent_hours", N_("紧急情况补办批准"), N_("紧急情况下当场先行登记保存，应当在多少小时内补办批准；0 表示应当事先批准。"),
            Count(HOURS, 0, 240), law.URGENT_HOURS, ("CF-309",)),
    Setting("seizure_period", N_("查封扣押期限"), N_("查封、扣押的最长期限和经批准可以延长的日数。"),
            Record(law.SeizurePeriod, SEIZURE_PARTS), law.SEIZURE_PERIOD, ("CF-311",)),
    Setting("handling_limit", N_("办案期限"), N_("立案后多长时间内作出决定，经批准可以延长几次、每次多少日。"),
            Record(handling.HandlingLimit, HANDLING_PARTS, check=_handling), handling.HANDLING_LIMIT, ("CF-622",)),
    Setting("not_counted", N_("不计入办案期限的时间"), N_("哪些时间不计入办案期限。"),
            Several(LEFT_OUT), handling.NOT_COUNTED, ("CF-622",)),
    Setting("announcement_days", N_("公告送达期限"), N_("公告后满多少日视为送达。"), Count(DAYS, 1, 365), law.ANNOUNCEMENT_DAYS, ("CF-706",)),
    Setting("assistants_may_serve", N_("辅助人员可以送达"), N_("一名执法人员和一名辅助人员是否可以送达。"), Flag(),
            _plain(True, OWN_PRACTICE), ("CF-707",), general_first=True),
    Setting("publication_working_days", N_("公示期限"), N_("作出决定后多少个工作日内公示。"),
            OrNone(Count(WORKING_DAYS, 1, 365), N_("没有规定期限")), law.PUBLICATION_WORKING_DAYS, ("CF-806",)),
    Setting("publication_record_required", N_("要求留存公示记录"), N_("整卷中没有公示记录时是否报出。"), Flag(),
            _plain(True, OWN_PRACTICE), ("CF-806",), general_first=True),
    Setting("courts", N_("行政案件集中管辖"), N_("机关所在的地名（如鲤城），和管辖对它起诉的法院全称；没有列出的地方不作判断。"),
            Table(N_("机关所在地"), Name()), _for_all(law.COURTS), ("CF-632",), by_department=False, general_first=True),
    Setting("numbering", N_("文号字头"), N_("各机关可以使用的文号字头（如望城管罚决字）；没有列出的机关不比对。"),
            Table(N_("机关名称"), Many(Name())), _plain({}, OWN_PRACTICE), ("CF-913",), by_department=False, general_first=True),
    Setting("numbering_forms", N_("自有编号格式的部门"), N_("文号另有格式的部门，不按公文格式标准判断。"), Several(DEPARTMENTS),
            _plain(frozenset(), OWN_PRACTICE), ("CF-902",), by_department=False, general_first=True),
    Setting("conclusion_first", N_("决定书可以排在前面"), N_("立卷时处罚决定书是否可以排在程序文书前面。"), Flag(),
            law.CONCLUSION_FIRST, ("CF-910",), general_first=True),
]  # fmt: skip
SETTINGS: dict[str, Setting] = {s.key: s for s in _ALL}
