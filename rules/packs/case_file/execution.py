"""Enforcement: what is done where a decision is not performed, when, and how much is added to the fine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import closing, enforcement, presence
from rules.facts.case import Case
from rules.facts.closing import CONTESTED, NOT_CONTESTED
from rules.facts.enforcement import Claim, Day
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_months, add_working_days, last_day, last_day_after_months
from rules.law.cite import cite
from rules.packs import example_papers as example

SUIT_MONTHS, APPLY_MONTHS, DEMAND_DAYS, PAYMENT_DAYS = 6, 3, 10, 15
"""Time for a suit (行政诉讼法 第四十六条), for the application after it, for the demand (行政强制法 第五十三、五十四条), for payment."""
DAILY = Decimal("0.03")
SIX_MONTHS_SINCE = date(2015, 5, 1)


def _closed(told: str, extra: str = "") -> str:
    """An example: a closing that says this of the execution."""
    return (f"结案审批表\n案号：鄂西市监罚〔2023〕52号\n处罚内容：罚款10000元\n送达日期：2023年3月14日\n执行情况：{told}\n{extra}"
            "负责人意见：同意结案。田文 2023年12月21日")


@rule(
    "CF-803", N_("未履行而未催告或未申请强制执行"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("处罚决定没有履行就结案，等于没有处罚。应当催告，仍不履行的申请法院强制执行，或者经批准终结执行；已经这样做的不报。"
           "申请期限在审查之日还没有届满的不适用；单份文书只在结案表自己写明什么都没做时才报。"),
    basis=[cite("行政强制法", 53), cite("行政强制法", 54), cite("农业行政处罚程序规定", 84, 1, 2, department="agriculture"),
           cite("生态环境行政处罚办法", 77, 1, 2, department="ecology"), cite("交通运输行政执法程序规定", 122, 2, department="transport")],
    suggestion=N_("未履行的应当催告并依法申请强制执行。"),
    violates=[
        _closed("当事人至今未缴款。承办人未制作催告书，未向人民法院申请强制执行，亦无终结执行的批准文件。"),
        _closed("罚款尚未缴纳。没有催告，也没有申请法院强制执行。", "结案理由：年底清理积案\n"),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, "结案审批表\n执行情况：当事人拒不缴纳罚款。\n负责人意见：同意结案。"
            "丙某 2024年8月2日"),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, "结案报告\n处罚决定的履行情况：当事人分文未缴。\n审批意见：同意结案。"
            "丙某 2024年12月2日"),
    ],
    complies=[
        example.papers("行政处罚决定履行催告书\n某罚催〔2023〕18号\n孙林：请于收到本催告书之日起十个工作日内缴纳罚款5000元。\n某市某区城市管理局\n2023年4月10日",
                       "强制执行申请书\n某区人民法院：\n申请强制执行罚款5000元。\n某市某区城市管理局\n2023年5月8日",
                       "结案审批表\n执行情况：当事人未缴纳，法院2024年1月12日裁定终结执行。\n负责人：同意结案。郑刚 2024年2月2日"),
        _closed("当事人未缴纳罚款，经催告后申请人民法院强制执行，已执行到位。"),
        _closed("逾期未缴纳，经催告后于2023年10月20日全部缴清。"),
        _closed("当事人已于2023年3月20日缴清罚款。"),
        _closed("被处罚人未履行，因公司注销无可供执行财产，经批准终结执行。"),
    ],
    unclear=[
        _closed("■■■■■■■■■■■■■■■■■"),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, "■■■■■■■■\n■■■■■■■■■■■■■■■■■（此页污损）",
                      "结案审批表\n执行情况：当事人至今未缴纳罚款。\n负责人意见：同意结案。丙某 2024年8月2日"),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, "催告书\n某建材店：请缴纳罚款2000元。\n某区城市管理局\n2024年12月10日",
                      "结案审批表\n执行情况：当事人至今未缴纳罚款。\n负责人意见：同意结案。丙某 2025年8月2日"),
    ],
    not_for=[
        _closed("当事人至今未缴纳。"),
        _closed("警告已当场宣告。"),
        example.DECISION,
    ],
)
def closed_unperformed(case: Case) -> Verdict:
    """Whether a case closed without performance was at least demanded, brought to court or ended by approval."""
    last = closing.of(case.all("closing_approval"))
    if last is None:
        return not_applicable(N_("没有结案审批表"))
    if last.worn:
        return undetermined(N_("结案审批表的执行情况辨认不清"), at=last.worn)
    if last.unpaid is None:
        return passed(N_("结案审批表写明已经履行")) if last.performed else not_applicable(N_("结案审批表没有写未履行"))
    if last.court or last.ended or case.has(["enforcement_application"]):
        return passed(N_("已申请强制执行或者终结执行"))
    if last.excused and last.denied is None:
        return not_applicable(N_("延期、分期缴纳或者有复议诉讼，不判断是否应当强制执行"))
    if last.denied is None and case.scope != "whole":
        return not_applicable(N_("不是整卷，结案审批表也没有写明没有催告或者申请"))
    served = enforcement.decision_served(case)
    if served and served.day and case.as_of <= _last_application(served.day):
        return not_applicable(N_("申请强制执行的期限还没有届满"))
    if last.denied is None and (last.demanded or case.has(["enforcement_demand"])):
        return undetermined(N_("已经催告，没有见到强制执行申请或者终结执行的批准，请核对"), at=last.unpaid)
    if case.unread_pages or (last.denied is None and presence.worn(case)):
        return undetermined(N_("有页面辨认不清，不能断定没有催告或者申请强制执行"), at=last.unpaid)
    return failed(N_("当事人没有履行，没有催告、申请强制执行或者批准终结就结案"), at=[last.unpaid, *([last.denied] if last.denied else [])])


def _last_application(served: date) -> date:
    """The last day, about, on which the court may be asked (not moved off holidays)."""
    return add_months(served, SUIT_MONTHS + APPLY_MONTHS)


def _demand(claim: str, fine: str = "罚款20000元", served: str = "2023年1月10日", day: str = "2023年8月3日") -> str:
    """An example: a demand with this surcharge."""
    return (f"行政处罚决定履行催告书\n石环催〔2023〕5号\n石桥区绣林酒业有限公司：\n本机关石环罚〔2023〕2号行政处罚决定（{fine}）已于{served}送达。"
            f"你单位逾期未缴。现催告你单位在收到本催告书之日起"
            f"十个工作日内缴纳{fine}、加处罚款{claim}。\n石桥区生态环境局\n{day}")


@rule(
    "CF-808", N_("加处罚款超过本金或计算错误"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("加处罚款从收到决定书第十六日起每日百分之三，不超过罚款本数；2021年7月15日起复议诉讼期间不计算。超过本数的报；没有超过的按日复算，相差一日以内的不报，"
           "怎样计日会影响结果的不作判断。"),
    basis=[cite("行政处罚法", 72, 1, 1, since="2021-07-15"), cite("行政处罚法", 73, 3, since="2021-07-15"), cite("行政强制法", 45, 2),
           cite("行政处罚法", 51, until="2021-07-15")],
    suggestion=N_("加处罚款不得超过罚款本数，并应扣除复议诉讼期间。"),
    violates=[
        _demand("人民币贰万陆仟元"),
        "强制执行申请书\n石桥区人民法院：\n青市监罚〔2023〕2号决定2023年7月6日送达，被申请人未缴纳。申请强制执行罚款5000元、加处罚款6000元。\n"
        "石桥区市场监督管理局\n2024年3月4日",
        "送达回证\n送达文书：行政处罚决定书\n签收：王某 2022年8月8日\n\f\n行政处罚决定书\n青环罚〔2022〕21号\n当事人：王某\n罚款265000元。\n石桥区生态环境局\n"
        "2022年8月5日\n\f\n"
        "罚没收入专用票据\n缴款人：王某\n缴款日期：2022年9月5日\n罚款金额：265000.00元\n加处罚款：63600.00元\n合计金额：328600.00元",
        _demand("8000元", served="2023年1月10日", day="2023年1月31日"),
    ],
    complies=[
        "强制执行申请书\n石桥区人民法院：\n青罚〔2023〕40号决定2023年7月6日送达。被申请人至今未缴纳。\n"
        "申请强制执行：罚款5000元、加处罚款5000元（按日百分之三计算已超过本数，以本数为限），共计10000元。\n"
        "石桥区城市管理局\n2024年3月4日",
        _demand("20000元"),
        "送达回证\n送达文书：行政处罚决定书\n签收：王某 2022年8月8日\n\f\n行政处罚决定书\n青环罚〔2022〕21号\n当事人：王某\n罚款10000元。\n石桥区生态环境局\n"
        "2022年8月5日\n\f\n"
        "罚没收入专用票据\n缴款人：王某\n缴款日期：2022年9月5日\n罚款金额：10000.00元\n加处罚款：3900.00元\n合计金额：13900.00元",
        "强制执行申请书\n石桥区人民法院：\n青罚〔2023〕40号决定2023年7月6日送达。申请强制执行罚款5000元及加处罚款共计10000元。其中加处罚款5000元。\n"
        "石桥区城市管理局\n2024年3月4日",
    ],
    unclear=[
        _demand("2640元", fine="罚款4000元", served="2024年■月■■日", day="2024年11月20日"),
        _demand("3000元", served="2023年1月10日", day="2023年8月3日"),
        "强制执行申请书\n石桥区人民法院：\n青罚〔2023〕40号决定2023年7月6日送达，复议机关于2023年10月8日维持。申请强制执行罚款5000元、加处罚款3000元。\n"
        "石桥区城市管理局\n2024年3月4日",
    ],
    not_for=[
        "催告书\n石环催〔2023〕5号\n王某：请于十个工作日内缴纳罚款20000元。逾期每日按罚款数额的百分之三加处罚款，加处罚款不超过罚款本数20000元。\n"
        "石桥区生态环境局\n2023年8月3日",
        example.whole(example.FILING, example.DECISION, example.PAYMENT, example.CLOSING),
    ],
)
def surcharge_wrong(case: Case) -> Iterator[Verdict]:
    """Whether the surcharge stays within the fine and comes to three per cent for each day overdue."""
    found = list(enforcement.claims(case))
    if not found:
        worn = next((p.document.unsqueeze(m.start(), m.end()) for p in case.all("enforcement_demand", "enforcement_application", "payment_receipt")
                     if (m := WORN_SUM.search(p.document.squeezed))), None)
        yield undetermined(N_("加处罚款的数额辨认不清"), at=worn) if worn else not_applicable(N_("没有主张或者收取加处罚款"))
    for claim in found:
        yield _reckoned(case, claim)


WORN_SUM = re.compile(r"(?:加处(?:的)?罚款|滞纳金)[^。;,\d百]{0,8}[■▇█�]")


def _reckoned(case: Case, claim: Claim) -> Verdict:
    fine = enforcement.fine(case, claim.paper)
    if fine is None:
        return undetermined(N_("罚款数额没有读出，无法核对加处罚款"), at=claim.at)
    if claim.yuan > fine:
        return failed(N_("加处罚款{claimed}元，超过罚款本数{fine}元"), claimed=_plain(claim.yuan), fine=_plain(fine), at=claim.at)
    served = enforcement.decision_served(case)
    if served is None or served.day is None or claim.until is None:
        if claim.yuan == fine:
            return passed(N_("加处罚款没有超过罚款本数"))
        return undetermined(N_("决定书送达日期或者计算截止日期缺失、辨认不清，无法复算加处罚款"), at=[claim.at, *([served.at] if served else [])])
    if _contested(case):
        return undetermined(N_("有复议或者诉讼，应当扣除的期间不清楚，请核对加处罚款的天数"), at=claim.at)
    days = _overdue(served.day, claim.until, PAYMENT_DAYS in case.setting("periods_in_working_days", served.day, case.department))
    if days is None:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=claim.at)
    least, most = (min(fine, max(Decimal(0), d * DAILY * fine)) for d in (days[0] - 1, days[1] + 1))
    if claim.yuan > most:
        return failed(N_("加处罚款{claimed}元，按罚款{fine}元、逾期{days}日计算是{right}元"), claimed=_plain(claim.yuan), fine=_plain(fine), days=days[1],
                      right=_plain(min(fine, days[1] * DAILY * fine)), at=claim.at)
    if claim.yuan < least:
        if claim.stated:
            return failed(N_("加处罚款{claimed}元，按罚款{fine}元、逾期{days}日计算是{right}元"), claimed=_plain(claim.yuan), fine=_plain(fine), days=days[1],
                          right=_plain(min(fine, days[1] * DAILY * fine)), at=claim.at)
        return undetermined(N_("加处罚款少于按文书日期计算的数额，没有写明计算到哪一天"), at=claim.at)
    return passed(N_("加处罚款没有超过罚款本数，天数相符"))


def _overdue(served: date, until: date, working: bool) -> tuple[int, int] | None:
    """The fewest and the most days overdue on `until`, as the last day for payment is reckoned; None where the calendar lacks the year."""
    try:
        ends = {served + timedelta(days=PAYMENT_DAYS), last_day(served, PAYMENT_DAYS, working=working), last_day(served, PAYMENT_DAYS, working=False)}
    except UnknownYear:
        return None
    counts = [max(0, (until - end).days) for end in ends]
    return min(counts), max(counts)


def _contested(case: Case) -> bool:
    """Whether an enforcement paper or the closing tells of reconsideration or a suit that took place."""
    for paper in case.all("enforcement_application", "enforcement_demand", "closing_approval"):
        text = NOT_CONTESTED.sub("", paper.document.squeezed)
        if CONTESTED.search(text):
            return True
    return any("复议决定" in "".join(p.document.title.split()) or "判决" in p.document.title for p in case.all("unknown"))


def _plain(amount: Decimal) -> str:
    return f"{amount:.2f}".removesuffix(".00")


def _receipt(paper: str, day: str) -> str:
    """An example: the receipt of this paper."""
    return f"送达回证\n受送达人：江永县阿明家具厂\n送达文书：{paper}\n签收：何明 {day}\n送达人：蒋波、周蓉"


def _applied(decision: str, demand: str, day: str, extra: str = "") -> str:
    """An example: decision and demand served and the court asked on these days."""
    return example.papers(
        _receipt("行政处罚决定书（江应急罚〔2023〕19号）", decision), _receipt("行政处罚决定履行催告书（江应急催〔2024〕2号）", demand),
        f"强制执行申请书\n江永县人民法院：被申请人江永县阿明家具厂逾期不履行江应急罚〔2023〕19号决定，{extra}经催告仍未履行，申请强制执行罚款20000元。\n"
        f"江永县应急管理局\n{day}")


@rule(
    "CF-809", N_("催告或申请强制执行期限不当"), severity=MAJOR, points=3, procedures=[ORDINARY],
    why=N_("催告书送达满十个工作日仍不履行才能申请法院强制执行；申请应当在起诉期限届满之后、三个月之内提出。复议、诉讼或者分期缴纳会改变起算日期的，不作判断。"),
    basis=[cite("行政强制法", 53), cite("行政强制法", 54), cite("行政强制法", 69), cite("行政诉讼法解释", 156)],
    suggestion=N_("催告满十日未履行方可申请，并应在法定期限届满后三个月内提出。"),
    violates=[
        _applied("2023年11月20日", "2024年6月3日", "2024年6月14日"),
        _applied("2023年11月20日", "2024年8月5日", "2024年9月20日"),
        _applied("2023年11月20日", "2024年3月4日", "2024年4月8日"),
        "强制执行申请书\n石桥区人民法院：申请人于2024年4月17日作出处罚决定，于2024年4月22日送达。"
        "申请人于2024年10月28日送达催告书，被申请人仍未履行，申请强制执行。\n石桥区应急管理局\n2024年11月1日",
    ],
    complies=[
        _applied("2023年11月21日", "2024年6月3日", "2024年6月19日"),
        _applied("2023年11月20日", "2024年7月8日", "2024年8月12日"),
        "强制执行申请书\n石桥区人民法院：申请人于2024年4月17日作出处罚决定，于2024年4月22日送达。"
        "申请人于2024年10月28日送达催告书，被申请人在法定期限内不申请行政复议、不提起行政诉讼，"
        "仍未履行，申请强制执行。\n石桥区应急管理局\n2024年11月20日",
    ],
    unclear=[
        example.papers("行政处罚决定履行催告书\n霞文旅催〔2024〕1号\n海浪歌厅：2023年12月5日送达的霞文旅罚〔2023〕11号决定，罚款30000元未缴。"
                       "请自收到本催告书之日起十日内履行。\n签收：■■■　2024年■月■■日",
                       "强制执行申请书\n霞浦县人民法院：申请强制执行霞文旅罚〔2023〕11号决定的罚款30000元。\n霞浦县文化体育和旅游局\n2024年7月8日"),
        _applied("2023年11月20日", "2024年11月4日", "2024年12月2日", "经行政复议维持后，"),
        _applied("2023年■月■日", "2024年6月3日", "2024年6月19日"),
    ],
    not_for=[example.DECISION, _receipt("催告书（江应急催〔2024〕2号）", "2024年6月3日")],
)
def applied_at_the_wrong_time(case: Case) -> Iterator[Verdict]:
    """Whether the court was asked after the demand's ten working days and within three months of the end of the time for a suit."""
    application = case.last("enforcement_application")
    if application is None:
        yield not_applicable(N_("没有强制执行申请书"))
        return
    if application.date is None or application.signed is None:
        yield undetermined(N_("强制执行申请书的日期缺失或者辨认不清"), at=application.whole)
        return
    at = application.span(application.signed.start, application.signed.end)
    try:
        yield _after_the_demand(enforcement.demand_served(case), application.date, at, case)
        yield _after_the_suit(case, enforcement.decision_served(case), application.date, at)
    except UnknownYear:
        yield undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=at)


def _after_the_demand(demand: Day | None, applied: date, at: Span, case: Case) -> Verdict:
    if demand is None:
        if case.scope == "whole" and not case.unread_pages:
            return undetermined(N_("没有见到催告书和它的送达记录"), at=at)
        return not_applicable(N_("没有催告书的送达记录"))
    if demand.day is None:
        return undetermined(N_("催告书的送达日期缺失或者辨认不清"), at=demand.at)
    end = add_working_days(demand.day, DEMAND_DAYS)
    if applied <= end:
        return failed(N_("催告书{demand}送达，十个工作日到{end}届满，{applied}就申请强制执行"), demand=demand.day, end=end, applied=applied, at=[at, demand.at])
    return passed(N_("催告期满后申请"))


def _after_the_suit(case: Case, served: Day | None, applied: date, at: Span) -> Verdict:
    if served is None:
        return not_applicable(N_("没有决定书的送达记录"))
    if served.day is None:
        return undetermined(N_("决定书的送达日期缺失或者辨认不清"), at=served.at)
    if served.day < SIX_MONTHS_SINCE or _contested(case) or case.has(["instalment_approval"]):
        return undetermined(N_("有复议、诉讼、分期缴纳或者适用旧的起诉期限，请核对申请期限从哪一天起算"), at=at)
    end = last_day_after_months(served.day, SUIT_MONTHS)
    if applied <= end:
        return failed(N_("决定书{served}送达，起诉期限到{end}届满，{applied}申请强制执行过早"), served=served.day, end=end, applied=applied, at=[at, served.at])
    last = last_day_after_months(end, APPLY_MONTHS)
    if applied > last:
        return failed(N_("决定书{served}送达，应当在{last}前申请强制执行，{applied}才申请"), served=served.day, last=last, applied=applied, at=[at, served.at])
    return passed(N_("在法定期限内申请"))
