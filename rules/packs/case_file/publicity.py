"""Publicity: a decision is made public in time."""

from __future__ import annotations

from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import presence
from rules.facts.case import Case
from rules.facts.chronology import PUBLISHED, labelled
from rules.facts.paper import Paper
from rules.judging import MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_working_days
from rules.law.cite import cite
from rules.law.phrases import referred
from rules.packs import example_papers as example

HEADING = re.compile(r"公示|公开(?!听证)|信用中国|双公示")
EXEMPT = re.compile(r"(?:不予|依法不|不宜|无需|免予|不应|不再|可以不)(?:公示|公开)|(?:不|未)(?:予)?(?:公示|公开)[^。;\n]{0,10}(?:涉及|因)|涉及(?:国家秘密"
                    r"|商业秘密|个人隐私)|(?:当事人|系|为|属)[^。;,\n]{0,8}未成年人")
NOT_DONE = re.compile(r"(?:未|没有|尚未|没)(?:进行|办理|按规定|及时|予以|依法)?(?:公示|信息公开|公开处罚)|(?:处罚)?信息(?:未|没有)(?:公示|公开)")
DONE = re.compile(r"(?<![未不])(?:已|业已|均已)[^。;,\n]{0,24}(?:公示|公开)|(?:公示|公开)(?:于|时间|日期|完毕|情况:?已)")


def _decided(agency: str, day: str, penalty: str = "罚款20000元。", kind: str = "行政处罚决定书") -> str:
    """An example: a decision of this agency and day."""
    return f"{kind}\n丹罚字〔2023〕92号\n当事人：鸭绿江造纸厂\n未按规定保存原始记录。{penalty}\n{agency}\n{day}"


def _record(day: str) -> str:
    return f"行政处罚信息公示登记表\n文号：丹罚字〔2023〕92号\n公示平台：信用中国、局门户网站\n公示日期：{day}\n登记人：金凤"


@rule(
    "CF-806", N_("处罚决定未公示或公示超期"), severity=MINOR, points=2, procedures=[ORDINARY],
    why=N_("处罚决定应当在规定期限内公示：通常是作出决定之日起七个工作日，市场监管是二十个工作日。"
           "市场监管仅给予警告的、不予处罚的、涉及未成年人或者秘密、隐私的不适用；"
           "卷内没有公示记录的，按设置要求留存记录时才报。"),
    basis=[
        cite("行政处罚法", 48, 1, since="2021-07-15"), cite("国办发〔2018〕118号", section="（六）加强事后公开"),
        cite("市场监督管理行政处罚信息公示规定", 9, department="market_supervision"), cite("市场监督管理行政处罚信息公示规定", 10, department="market_supervision"),
        cite("市场监督管理行政处罚信息公示规定", 2, 2, department="market_supervision"),
        cite("住房和城乡建设行政处罚程序规定", 10, 1, department="housing_and_city_management"), cite("生态环境行政处罚办法", 65, department="ecology"),
    ],
    suggestion=N_("请按规定期限公示处罚信息并留存记录。"),
    violates=[
        example.papers(_decided("丹江市生态环境局", "2023年11月1日"), _record("2023年12月20日")),
        example.papers(_decided("丹江市市场监督管理局", "2024年4月10日"), _record("2024年5月14日")),
        example.papers(_decided("丹江市城市管理局", "2024年5月8日"), _record("2024年7月9日")),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT, example.CLOSING),
        example.papers(_decided("丹江市文化和旅游局", "2024年5月8日"), "结案审批表\n执行情况：罚款已缴清，处罚信息没有公示。\n负责人意见：同意结案。"
                                "丙某 2024年8月2日"),
    ],
    complies=[
        example.papers(_decided("丹江市生态环境局", "2023年11月1日"), _record("2023年11月8日")),
        example.papers(_decided("丹江市市场监督管理局", "2024年4月10日"), _record("2024年5月9日")),
        example.papers(_decided("丹江市交通运输局", "2024年9月30日"), _record("2024年10月15日")),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.PAYMENT, "信息公示截图\n某城管罚〔2024〕31号\n"
            "公示时间：2024年5月13日", example.CLOSING),
    ],
    unclear=[
        example.papers(_decided("丹江市农业农村局", "2024年5月21日"), _record("2024年■月■■日")),
        example.papers(_decided("丹江市农业农村局", "2024年■月21日"), _record("2024年7月9日")),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.PAYMENT, "■■■■■■■■\n■■■■■■■■■■■■■■■■■（此页污损）", example.CLOSING),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT,
                      "结案审批表\n执行情况：罚款已缴清，处罚信息已在局门户网站公示。\n负责人意见：同意结案。丙某 2024年5月27日"),
    ],
    not_for=[
        _decided("丹江市生态环境局", "2023年11月1日"),
        example.papers(_decided("丹江市市场监督管理局", "2024年4月10日", "决定给予警告。"), _record("2024年5月14日")),
        example.papers(_decided("丹江市生态环境局", "2023年11月1日", "决定不予处罚。", "不予行政处罚决定书"), _record("2023年12月20日")),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.PAYMENT,
                      "结案审批表\n执行情况：罚款已缴清。当事人系未成年人，处罚决定依法不予公开。\n负责人意见：同意结案。丙某 2024年8月2日"),
    ],
)
def not_published_in_time(case: Case) -> Verdict:
    """Whether the decision was published within the period of its department, and, where the bureau asks for one, whether a record is in the file."""
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("没有行政处罚决定书"))
    department = (decision.agency.department if decision.agency else None) or case.department
    if department == "market_supervision" and set(decision.penalties.kinds) == {"warning"}:
        return not_applicable(N_("市场监管仅给予警告的处罚不公示"))
    exempt = next((p for p in case.all("closing_approval", "publicity_record", "penalty_approval", "unknown", "penalty_decision")
                   if EXEMPT.search(p.document.squeezed)), None)
    if exempt:
        return not_applicable(N_("案卷写明不予公示或者涉及未成年人、秘密、隐私"))
    records = case.all("publicity_record")
    if not records:
        return _no_record(case)
    return _in_time(case, decision, records, department)


def _no_record(case: Case) -> Verdict:
    for paper in case.all("closing_approval", "case_remarks"):
        m = NOT_DONE.search(paper.document.squeezed)
        if m:
            return failed(N_("处罚信息没有公示"), at=paper.document.unsqueeze(m.start(), m.end()))
    if case.scope != "whole" or not case.setting("publication_record_required", case.day, case.department):
        return not_applicable(N_("没有公示记录，不是整卷或者本机关不要求留存"))
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    if not case.has(["closing_approval", "payment_receipt", "case_remarks"]):
        return not_applicable(N_("看不出案件已经办结，不判断有没有公示记录"))
    found = presence.of(case, ("publicity_record",), HEADING)
    other = found.paper or presence.headed(case, HEADING)
    if other:
        return undetermined(N_("有公示材料，看不出公示的是哪份决定、何时公示"), at=other.whole)
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有公示记录"), at=found.doubt)
    if told := _told(case):
        return undetermined(N_("卷内写明已经公示，但没有公示记录，请核对何时公示"), at=told)
    return failed(N_("卷内没有处罚决定的公示记录"), expected="publicity_record")


def _told(case: Case) -> Span | None:
    """Where the closing form or the remarks say that the decision was published."""
    for paper in case.all("closing_approval", "case_remarks"):
        m = DONE.search(paper.document.squeezed)
        if m:
            return paper.document.unsqueeze(m.start(), m.end())
    return None


def _in_time(case: Case, decision: Paper, records: list[Paper], department: str | None) -> Verdict:
    if decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=decision.whole)
    entry = case.set_here.entry("publication_working_days", decision.date, department)
    if entry.value is None:
        return not_applicable(N_("作出决定时没有统一的公示期限"))
    published = [_published(p) for p in records]
    days = [(day, at) for day, at in published if day]
    if not days:
        return undetermined(N_("公示日期缺失或者辨认不清"), at=published[0][1])
    day, at = min(days, key=lambda d: d[0])
    try:
        last = add_working_days(decision.date, entry.value)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=at)
    if day <= last:
        return passed(N_("在{reference}的{days}个工作日内公示"), reference=referred(entry.reference), days=entry.value)
    if len(days) < len(published):
        return undetermined(N_("公示日期缺失或者辨认不清"), at=next(a for d, a in published if d is None))
    return failed(N_("{decided}作出决定，应当在{last}前公示（{reference}，{days}个工作日），{published}才公示"), decided=decision.date, last=last,
                  reference=referred(entry.reference), days=entry.value, published=day, at=[at, decision.span(decision.signed.start, decision.signed.end)])


DAY_BEFORE = re.compile(r"决定(?:书)?(?:日期|时间)|处罚(?:日期|时间)|作出")


def _published(paper: Paper) -> tuple[date | None, Span]:
    """The day of publication as a record tells it, and where."""
    mention = labelled(paper, PUBLISHED)
    if mention is None:
        worn = next((m for m in paper.every_date if not m.legible), None)
        if worn:
            return None, paper.span(worn.start, worn.end)
        others = [m for m in paper.dates if m.day and not DAY_BEFORE.search(paper.text[max(0, m.start - 12):m.start])]
        mention = paper.signed if paper.signed and paper.signed.day and paper.signed in others else next(iter(others), None)
    return (mention.day, paper.span(mention.start, mention.end)) if mention else (None, paper.whole)
