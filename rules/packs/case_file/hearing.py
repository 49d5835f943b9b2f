"""Hearing: held where the party asked for it in time, announced early enough, and not chaired by those who investigated."""

from __future__ import annotations

from datetime import date, timedelta

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import defence, hearing_people, investigators, presence
from rules.facts.case import Case
from rules.facts.deliveries import Delivery
from rules.facts.hearing_people import CHAIR, MEMBER, RECORDER
from rules.facts.hearings import RECORDS, Hearing
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, VETO, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_working_days, working_days_between
from rules.law.cite import cite
from rules.law.settings_by_department import PENALTY_LAW_2021
from rules.packs import example_papers as example

RECORD_HEADING = re.compile(r"听证.{0,6}(?:笔录|记录|报告|实录)")
PASSES_OVER = re.compile(r"未|没有|不|申请|要求|提出|请求|告知|《[^》]{0,20}$|权利")
"""Words before 听证 in a decision that tell of no hearing."""
IN_TIME, LATE, UNCLEAR = "in_time", "late", "unclear"

NOTICE = (
    "听证告知书\n某环听告〔2022〕28号\n某家具公司：\n你公司未使用污染防治设施，拟罚款二十二万元。你公司可在收到本告知书之日起五个工作日内要求听证。\n"
    "某市生态环境局\n2022年6月20日\n签收：汪某　2022年6月21日"
)
REQUEST = "听证申请书\n某市生态环境局：\n我公司对拟处罚不服，申请听证。\n某家具公司　{day}"
DECISION = (
    "行政处罚决定书\n某环罚〔2022〕31号\n当事人：某家具公司\n经查，你公司未使用污染防治设施。{story}决定罚款二十二万元。\n某市生态环境局\n2022年7月5日"
)


def _asked(*between: str, day: str = "2022年6月24日", story: str = "你公司未提出陈述申辩。") -> str:
    """An example: a notice served on 21 June 2022, a request, these papers, a decision."""
    return example.papers(NOTICE, REQUEST.format(day=day), *between, DECISION.format(story=story))


@rule(
    "CF-510", N_("当事人要求听证而未举行"), severity=VETO, procedures=[ORDINARY],
    why=N_("当事人在期限内要求听证的，必须举行。已经撤回、放弃或者无正当理由不到场的，不报；申请超过期限或者书面不予受理的，另作判断。"),
    basis=[cite("行政处罚法", 63, 1, since="2021-07-15"), cite("行政处罚法", 64, 1, 6, since="2021-07-15"),
           cite("行政处罚法", 42, 1, until="2021-07-15")],
    suggestion=N_("依法申请的应当组织听证。"),
    violates=[
        _asked(),
        example.whole(example.FILING, example.REPORT, NOTICE, REQUEST.format(day="2022年6月27日"), DECISION.format(story="")),
        _asked("听证通知书\n某家具公司：定于2022年7月4日举行听证。\n某市生态环境局\n2022年6月27日"),
        example.papers(
            NOTICE.replace("签收：汪某　2022年6月21日", "当事人意见：我公司要求听证。签名：汪某 2022年6月21日"), DECISION.format(story="")),
        example.papers(NOTICE, "陈述申辩书\n某市生态环境局：我公司认为处罚过重，特申请举行听证。\n某家具公司 2022年6月23日", DECISION.format(story="")),
    ],
    complies=[
        _asked("听证笔录\n听证时间：2022年6月30日9时\n主持人：魏彬　当事人代理人：贺天\n核对无误。贺天 2022年6月30日"),
        _asked("撤回听证申请书\n我公司自愿撤回听证申请。\n某家具公司 2022年6月27日"),
        _asked(story="你公司申请听证后又撤回。"),
        _asked(story="本局于2022年7月1日组织听证，你公司无正当理由未到场。"),
        _asked("放弃听证声明\n我公司自愿放弃听证的权利。\n声明人：汪某 2022年6月28日"),
    ],
    unclear=[
        _asked(day="2022年6月■■日"),
        example.papers(NOTICE.replace("签收：汪某　2022年6月21日", "签收：汪某　2022年■月■日"), REQUEST.format(day="2022年7月1日"), DECISION.format(story="")),
        example.whole(example.FILING, example.REPORT, NOTICE, REQUEST.format(day="2022年6月27日"), "■■■■■■■\n■■■■■■■■■■■■■（此页污损）",
                      DECISION.format(story="")),
        _asked(story="关于听证的情况见附件。"),
    ],
    not_for=[
        _asked(day="2022年7月4日"),
        _asked("不予听证通知书\n某家具公司：你公司的申请不属于听证范围，不予听证。\n某市生态环境局\n2022年6月27日"),
        example.papers(NOTICE, DECISION.format(story="你公司未要求听证。")),
        NOTICE, REQUEST.format(day="2022年6月24日"),
    ],
)
def hearing_not_held(case: Case) -> Verdict:
    """A hearing asked for in time must be held; a decision without it takes the party its right to be heard before others decide.

    Withdrawn, waived afterwards or not attended, it is used up. Asked for too late, or turned down in writing, nothing is owed here.
    """
    decision, request, heard = case.last("penalty_decision"), case.hearings.requested, case.hearings
    if decision is None or request is None:
        return not_applicable(N_("当事人没有要求听证，或者没有处罚决定书"))
    if case.has(RECORDS) or (heard.held and case.scope != "whole"):
        return passed(N_("举行了听证"))
    if heard.withdrawn or heard.absent or _given_up(case, request):
        return passed(N_("当事人撤回了听证申请、放弃听证或者没有到场"))
    if heard.refused:
        return not_applicable(N_("听证申请未被受理，由受理条件判断"))
    if heard.held:
        return undetermined(N_("文书称举行了听证，卷内没有找到听证笔录"), at=heard.held[0].at)
    when = _in_time(case, decision, request)
    if when == LATE:
        return not_applicable(N_("听证申请超过了告知的期限"))
    if when == UNCLEAR:
        return undetermined(N_("听证申请或者告知书送达的日期辨认不清，不知道申请是否在期限内"), at=request.at)
    doubt = request.at if case.unread_pages else _may_be_elsewhere(case, decision)
    if doubt:
        return undetermined(N_("有材料辨认不清或者没有找到，不能断定没有举行听证"), at=doubt)
    return failed(N_("当事人在期限内申请听证，没有举行听证，也没有撤回或者缺席的记载"), at=[request.at, _signed(decision)])


def _given_up(case: Case, request: Hearing) -> bool:
    return any(w.hearing and (w.day is None or request.day is None or w.day >= request.day) for w in case.statements.waivers)


def _in_time(case: Case, decision: Paper, request: Hearing) -> str:
    """Whether the request came within the time for it. Not later than five working days after the notice was made, it did at any rate."""
    if request.day is None or (decision.date and request.day > decision.date):
        return UNCLEAR if request.day is None else LATE
    counted = defence.of(case, decision)
    terms = [t for t in counted.terms if t.right == defence.HEARING]
    if terms:
        return IN_TIME if any(request.day <= t.last for t in terms) else LATE
    for notice in defence.last_notices(case, decision):
        try:
            if notice.date and notice.date <= request.day <= add_working_days(notice.date, defence.HEARING_DAYS):
                return IN_TIME
        except UnknownYear:
            return UNCLEAR
    return UNCLEAR


def _may_be_elsewhere(case: Case, decision: Paper) -> Span | None:
    """What stands against saying that no hearing was held: in a whole file what cannot be read, in single papers any word of the decision on it."""
    if case.scope == "whole":
        found = presence.of(case, RECORDS, RECORD_HEADING)
        return found.paper.whole if found.paper else found.doubt
    if decision.illegible:
        return decision.whole
    text = decision.document.squeezed
    for m in re.finditer("听证", text):
        clause = re.split("[,。;:]", text[max(0, m.start() - 24):m.start()])[-1]
        if not PASSES_OVER.search(clause) and not re.match(r"(?:权利?)?告知|(?:的)?权", text[m.end():m.end() + 5]):
            return decision.document.unsqueeze(*m.span())
    return None


def _signed(paper: Paper) -> Span:
    return paper.span(paper.signed.start, paper.signed.end) if paper.signed else paper.whole


DAYS = 7
"""Days that must lie between the service of the summons and the hearing (行政处罚法 第六十四条第二项)."""
SHORTER = re.compile(
    r"(?:同意|自愿|申请|要求|请求)[^。;]{0,20}(?:提前|缩短|尽快|不受[^。;]{0,8}七)[^。;]{0,16}(?:听证|举行|通知|期限)?"
    r"|(?:放弃|缩短)[^。;]{0,12}(?:七|7)个?(?:工作)?日"
)
SUMMONS = "听证通知书\n某应急听通〔2023〕4号\n某花炮公司：\n定于{day}上午9时在本局会议室举行听证，主持人贺彬。\n某区应急管理局\n{made}"
SERVED = "送达回证\n送达文书：听证通知书（某应急听通〔2023〕4号）\n受送达人签收：夏波　{day}\n送达人：崔贞、韩清"
HELD = "听证笔录\n时间：{day}9时\n主持人：贺彬　记录员：郑木\n当事人代理人：白荣"


def _summoned(made: str, served: str, held: str, *more: str) -> str:
    """An example: a summons made and served on these days, and a hearing."""
    return example.papers(SUMMONS.format(day=held, made=made), SERVED.format(day=served), *more, HELD.format(day=held))


@rule(
    "CF-511", N_("听证通知不足七日"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("当事人需要时间准备。2021年7月15日以后，送达听证通知与听证之间应当有七个工作日，以前是七日；恰好差一日的，算法不一，不作判断。"),
    basis=[cite("行政处罚法", 64, 1, 2, since="2021-07-15"), cite("行政处罚法", 85, since="2021-07-15"),
           cite("行政处罚法", 42, 1, 2, until="2021-07-15")],
    suggestion=N_("应当在听证七个工作日前通知当事人。"),
    violates=[
        _summoned("2024年6月3日", "2024年6月3日", "2024年6月7日"),
        _summoned("2023年9月25日", "2023年9月25日", "2023年10月9日"),
        _summoned("2024年4月26日", "2024年4月26日", "2024年5月8日"),
        _summoned("2020年6月1日", "2020年6月1日", "2020年6月6日"),
        SUMMONS.format(day="2024年6月13日", made="2024年6月4日") + "\n本通知书已收到。当事人：夏波　2024年6月5日",
    ],
    complies=[
        _summoned("2024年6月3日", "2024年6月3日", "2024年6月17日"),
        _summoned("2021年5月31日", "2021年6月1日", "2021年6月10日"),
        _summoned("2023年9月20日", "2023年9月20日", "2023年10月9日"),
        _summoned("2024年6月3日", "2024年6月3日", "2024年6月17日").replace("听证笔录", "听证通知书\n因故改在2024年6月18日举行。\n某区应急管理局\n2024年6月14日"
                                                                "\n\f\n听证笔录").replace("时间：2024年6月17日", "时间：2024年6月18日"),
        _summoned("2024年6月3日", "2024年6月3日", "2024年6月7日", "承诺书\n我公司同意提前举行听证，不受七个工作日的限制。\n某花炮公司 2024年6月3日"),
    ],
    unclear=[
        _summoned("2024年6月3日", "2024年6月■日", "2024年6月17日"),
        _summoned("2024年6月3日", "2024年6月3日", "2024年6月■■日"),
        _summoned("2024年6月3日", "2024年6月4日", "2024年6月14日"),
        SUMMONS.format(day="2024年6月13日", made="2024年6月4日"),
    ],
    not_for=[HELD.format(day="2024年6月17日"), example.DECISION],
)
def summoned_too_late(case: Case) -> Verdict:
    """The party needs time to prepare: seven working days between the summons and the hearing, before 2021-07-15 seven days.

    Neither the day of service nor that of the hearing is one of them; where exactly one is missing, the ways of counting differ. A hearing
    put off needs no second notice of that length.
    """
    letters = [p for p in case.all("hearing_summons") if "公告" not in p.document.title]
    if not letters:
        return not_applicable(N_("没有听证通知书"))
    held = _held_on(case, letters)
    if held is None or held.day is None:
        return undetermined(N_("听证的日期缺失或者辨认不清"), at=held.at if held else letters[-1].whole)
    served = [d for d in case.deliveries if d.of == "hearing_summons" or d.served in letters]
    dated = [d for d in served if d.day and d.day <= held.day]
    if not dated:
        return undetermined(N_("听证通知书的送达日期缺失或者辨认不清"), at=served[0].at if served else letters[0].whole)
    try:
        first = min(dated, key=lambda d: d.day or date.max)
        return _counted(case, first, first.day or date.max, held.day, held.at)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=letters[0].whole)


def _held_on(case: Case, letters: list[Paper]) -> Hearing | None:
    """The hearing by its record; where there is none, as the last summons fixes it."""
    recorded = next((h for h in case.hearings.held if h.at.document.kind in RECORDS), None)
    if recorded:
        return recorded
    for paper in reversed(letters):
        for mention in paper.dates:
            line = paper.text[paper.text.rfind("\n", 0, mention.start) + 1:mention.start]
            if mention == paper.signed or (mention.day and paper.date and mention.day < paper.date) or RECEIVED.search(line):
                continue
            if mention.day or not mention.legible:
                return Hearing(paper.span(mention.start, mention.end), mention.day)
    return None


RECEIVED = re.compile(r"签收|收件|送达|收到|代收|签名|签字|领取|告知书|申请")
"""On the line of a date that is no hearing's."""


def _counted(case: Case, delivery: Delivery, served: date, held: date, at: Span) -> Verdict:
    between = working_days_between(served, held - timedelta(days=1)) if served >= PENALTY_LAW_2021 else (held - served).days - 1
    if between >= DAYS:
        return passed(N_("听证通知书在听证七日前送达"))
    agreed = _agreed_to_less(case)
    if agreed:
        return hint(N_("听证通知距听证不足七日，当事人书面同意提前"), at=agreed)
    if between == DAYS - 1:
        return undetermined(N_("听证通知书送达日与听证日之间恰为六日，是否不足七日取决于计算方法"), at=[delivery.at, at])
    if served >= PENALTY_LAW_2021:
        return failed(N_("听证通知书于{served}送达，{held}即举行听证，其间只有{n}个工作日"), served=served, held=held, n=max(between, 0), at=[at, delivery.at])
    return failed(N_("听证通知书于{served}送达，{held}即举行听证，其间只有{n}日"), served=served, held=held, n=max(between, 0), at=[at, delivery.at])


def _agreed_to_less(case: Case) -> Span | None:
    for paper in case.all("hearing_request", "statement_record", "hearing_record", "delivery_receipt", "unknown"):
        m = SHORTER.search(paper.document.squeezed)
        if m and not re.search("不$|未$", paper.document.squeezed[max(0, m.start() - 1):m.start()]):
            return paper.document.unsqueeze(*m.span())
    return None


BARRED = {"market_supervision": (MEMBER, RECORDER), "agriculture": (MEMBER, RECORDER), "transport": (RECORDER,)}
"""Seats that department rules close to investigators, beside the chair (听证办法 第十一条, 农业 第六十三条, 交通 第八十四条)."""
SITE = "现场检查笔录\n检查时间：2023年8月3日\n检查人员：林泽（证号35070419）、袁涵（证号35070433）\n检查情况：疏散通道堆放布草车。\n当事人：钟某"
SITTING = "听证笔录\n时间：2023年10月12日9时\n主持人：{chair}　听证员：{member}　记录人：{recorder}\n案件调查人：袁涵　当事人代理人：钟诗\n主持人：现在开始听证。"


def _sat(chair: str, member: str = "秦珠", recorder: str = "崔长", agency: str = "某区应急管理局") -> str:
    """An example: a site record by 林泽 and 袁涵, and a hearing."""
    decision = f"行政处罚决定书\n某罚〔2023〕9号\n当事人：某酒店\n决定罚款60000元。\n{agency}\n2023年11月2日"
    return example.papers(SITE, SITTING.format(chair=chair, member=member, recorder=recorder), decision)


@rule(
    "CF-512", N_("听证主持人是本案调查人员"), severity=VETO, procedures=[ORDINARY],
    why=N_("查办案件的人不能再来评判案件。主持人是本案调查人员的，报；听证员、记录人只在部门规章禁止的系统里提示。"),
    basis=[cite("行政处罚法", 64, 1, 4, since="2021-07-15"), cite("行政处罚法", 42, 1, 4, until="2021-07-15"),
           cite("市场监督管理行政处罚听证办法", 11, 3, since="2021-07-15", department="market_supervision"),
           cite("农业行政处罚程序规定", 63, 2, since="2022-02-01", department="agriculture"),
           cite("交通运输行政执法程序规定", 84, 3, department="transport")],
    suggestion=N_("听证应当由非本案调查人员主持。"),
    violates=[
        _sat("林泽"),
        example.papers(SITE, SUMMONS.format(day="2023年10月12日", made="2023年9月20日").replace("主持人贺彬", "由袁涵担任听证主持人")),
        example.papers(SITE, "听证报告\n2023年10月12日，我局举行听证，由林泽主持，当事人钟某参加。建议维持原处罚意见。\n听证主持人：林泽 2023年10月16日"),
        example.papers("询问笔录\n询问人：王力、李强\n问：有无许可？答：没有。\n张三 2023年8月5日",
                       "听证笔录\n2023年10月12日9时\n听证主持人：李强（法规科）　书记员：郑海"),
    ],
    complies=[
        _sat("郑海"),
        _sat("林波"),
        _sat("郑海", member="林泽"),
        _sat("郑海", recorder="袁涵", agency="某区市场监督管理局"),
        example.papers(SITE, SUMMONS.format(day="2023年10月12日", made="2023年9月20日")),
    ],
    unclear=[
        _sat("■■"),
        _sat("■泽"),
        example.papers(SITE, "听证笔录\n2023年10月12日9时\n案件调查人：袁涵\n当事人：希望从轻。"),
    ],
    not_for=[SITE, SITTING.format(chair="郑海", member="秦珠", recorder="崔长").replace("案件调查人：袁涵", "")],
)
def chaired_by_an_investigator(case: Case) -> Verdict:
    """Whoever brought the case cannot weigh it. That counts for the chair everywhere; for other officers and the recorder in some departments."""
    handlers = {o.name: o for o in investigators.of(case)}
    seats = hearing_people.of(case)
    chairs = [s for s in seats if s.role == CHAIR]
    if chairs and not handlers and all(s.name is None for s in chairs):
        return undetermined(N_("听证主持人的姓名辨认不清"), at=chairs[0].at)
    if not case.has(hearing_people.KINDS) or not handlers:
        return not_applicable(N_("没有听证材料或者办案人员的姓名"))
    if not chairs:
        return undetermined(N_("听证材料没有写明主持人"), at=next(p for k in hearing_people.KINDS for p in case.all(k)).whole)
    same = next((s for s in chairs if s.name in handlers), None)
    if same:
        name = same.name or ""
        return failed(N_("听证主持人{name}是本案的调查人员"), name=name, at=[same.at, handlers[name].at])
    if any(s.name is None and any(investigators.could_be(s.seen, name) for name in handlers) for s in chairs):
        return undetermined(N_("听证主持人的姓名辨认不清"), at=chairs[0].at)
    barred = BARRED.get(case.department or "", ())
    other = next((s for s in seats if s.role in barred and s.name in handlers), None)
    if other:
        return hint(N_("听证员或者记录人{name}是本案的调查人员"), name=other.name, at=[other.at, handlers[other.name or ""].at])
    return passed(N_("听证主持人不是本案调查人员"))
