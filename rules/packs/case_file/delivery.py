"""Delivery: the decision reaches the party, in proof and in time."""

from __future__ import annotations

from datetime import date

from rules.documents.dossier import Span
from rules.facts import presence
from rules.facts.case import Case
from rules.facts.deliveries import SLIP, Delivery, attempted
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days, add_working_days
from rules.law.cite import cite
from rules.law.settings_by_department import PENALTY_LAW_2021
from rules.packs import example_papers as example

DAYS = 7
"""Days within which a decision that was not handed over at once is served (行政处罚法 第六十一条第一款), working days since 2021-07-15."""


@rule(
    "CF-701", N_("缺决定书送达回证"), severity=MAJOR, points=6, whole_file=True, procedures=[ORDINARY],
    why=N_("决定书从送达起生效，没有送达证明，缴款和救济的期限都没有开始。送达回证、公告、邮寄凭证、在决定书上签收都算；文号不同的由CF-709判断。"),
    basis=[cite("行政处罚法", 61, 1, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15"), cite("民事诉讼法", 87, since="2022-01-01")],
    suggestion=N_("请补充决定书送达证明。"),
    violates=[
        example.whole(example.FILING, example.NOTICE, example.NOTICE_RECEIPT, example.DECISION, example.PAYMENT),
        example.whole(example.FILING, example.REPORT, example.DECISION, example.CLOSING),
        example.whole(example.FILING, example.DECISION + "\n当事人签收：　　　　　　年　月　日", example.PAYMENT),
        example.whole(example.FILING, example.NOTICE, "送达回证\n送达文书　《行政处罚事先告知书》、《责令改正通知书》\n收件人　张某　2024年4月22日", example.DECISION),
    ],
    complies=[
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT),
        example.whole(example.FILING, example.DECISION, "行政执法文书送达回证\n某城管罚〔2024〕31号　张某签收　2024-05-10　送达人：甲、乙"),
        example.whole(example.FILING, example.DECISION + "\n本决定书已收到。被处罚人签收：张某　2024年5月10日"),
        example.whole(example.FILING, example.DECISION, "送达公告\n某建材店：本局已作出某城管罚〔2024〕31号行政处罚决定，现公告送达。满三十日即视为送达。\n"
                      "某区城市管理局\n2024年6月10日"),
        example.whole(example.FILING, example.DECISION, "国内特快专递邮件详情单\n内件品名：行政处罚决定书 某城管罚〔2024〕31号\n收寄日期：2024年5月9日"),
        example.whole(example.FILING, example.DECISION, "送达回证\n送达文书：行政处罚决定书（某城管罚〔2024〕13号）\n签收：张某　2024年5月10日"),
    ],
    unclear=[
        example.whole(example.FILING, example.DECISION, "送达回证\n送达文书：■■■■■■■（■■■■■〔2024〕■■号）\n签收：张某　2024年5月10日"),
        example.whole(example.FILING, example.DECISION, "送达回证\n受送达人：某建材店\n签收：张某　2024年5月10日\n送达人：甲、乙"),
        example.whole(example.FILING, example.DECISION, "■■■■■■■■\n■■■■■■■■■■■■■■■■■（此页污损）"),
    ],
    not_for=[example.DECISION, example.whole(example.FILING, example.REPORT)],
)
def decision_not_proved_served(case: Case) -> Verdict:
    """A decision binds from its service; without proof the periods for payment and remedies never began.

    A receipt, an announcement, a slip of the post and a signature on the decision all prove it. One with another number is CF-709's.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("卷内没有行政处罚决定书"))
    if _of_the_decision(case):
        return passed(N_("卷内有决定书的送达证明"))
    unnamed = next((d for d in case.deliveries if d.illegible or not d.names), None)
    if unnamed:
        return undetermined(N_("有送达回证没有写明送达的文书或者辨认不清"), at=unnamed.paper.whole)
    slip = next((p for p in case.all("unknown") if SLIP.search(p.document.squeezed[:40])), None)
    if slip:
        return undetermined(N_("卷内有邮寄等送达材料，看不出送达的是哪份文书"), at=slip.whole)
    worn = presence.worn(case)
    if worn:
        return undetermined(N_("有页面或者目录条目辨认不清，不能断定缺决定书的送达证明"), at=worn)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("卷内没有处罚决定书的送达回证，决定书上也没有签收"), expected="delivery_receipt")


def _of_the_decision(case: Case) -> list[Delivery]:
    return [d for d in case.deliveries if d.of in ("penalty_decision", "summary_decision")]


def _served(decision_day: str, receipt: str, agency: str = "某市城市管理局") -> str:
    """An example: a decision of this day, and what tells of its service."""
    return f"行政处罚决定书\n某综执罚决〔2024〕312号\n当事人：洪某\n经查，当事人擅自搭建。罚款2000元。\n{agency}\n{decision_day}\n\f\n{receipt}"


RECEIPT = "送达回证\n受送达人：洪某\n送达文书：行政处罚决定书（某综执罚决〔2024〕312号）\n送达方式：{way}\n{day}\n送达人：甲、乙"


@rule(
    "CF-702", N_("超过七日送达"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("决定书应当在七日内送达，让当事人尽早知道；2021年7月15日以后按工作日计算。公告从刊登之日、邮寄从交邮之日算，期限内有过送达未成的记录不报；"
           "日期不明的不作判断。"),
    basis=[cite("行政处罚法", 61, 1, since="2021-07-15"), cite("行政处罚法", 85, since="2021-07-15"), cite("行政处罚法", 40, until="2021-07-15")],
    suggestion=N_("决定书应当在七个工作日内送达。"),
    violates=[
        _served("2024年6月3日", RECEIPT.format(way="直接送达", day="收到日期：2024年6月14日　受送达人签名：洪某")),
        _served("2024年5月10日", RECEIPT.format(way="邮寄送达", day="交寄日期：2024年6月3日　签收：洪某 2024年6月5日"), "某县农业农村局"),
        _served("2024年5月10日", "送达公告\n洪某：本局已作出某综执罚决〔2024〕312号行政处罚决定，现依法公告送达，满三十日即视为送达。\n某区应急管理局\n2024年7月8日",
                "某区应急管理局"),
        _served("2020年6月8日", RECEIPT.format(way="直接送达", day="签收：洪某 2020年6月17日"), "某县林业局"),
        _served("2024年5月10日", "").replace("\n\f\n", "\n本决定书已收到。被处罚人签收：洪某　2024年5月30日"),
    ],
    complies=[
        _served("2024年9月27日", RECEIPT.format(way="直接送达", day="受送达人签收：郑某 2024年10月12日")),
        _served("2024年5月10日", RECEIPT.format(way="直接送达", day="签收：洪某 2024年5月10日"), "某区卫生健康局"),
        _served("2024年5月10日", RECEIPT.format(way="邮寄送达", day="邮寄日期：2024年5月13日\n签收：洪某 2024年5月28日"), "某市交通运输局"),
        _served("2024年5月10日", RECEIPT.format(way="留置送达", day="签收：洪某 2024年6月3日\n备注：2024年5月14日上门送达，无人在家。")),
        _served("2020年6月8日", RECEIPT.format(way="直接送达", day="签收：洪某 2020年6月15日"), "某县林业局"),
    ],
    unclear=[
        _served("2024年6月24日", RECEIPT.format(way="直接送达", day="受送达人签收：洪某　2024年■月■日")),
        _served("2024年■月24日", RECEIPT.format(way="直接送达", day="受送达人签收：洪某　2024年7月30日")),
        _served("2024年5月10日", RECEIPT.format(way="邮寄送达", day="签收：洪某 2024年6月5日")),
    ],
    not_for=[
        _served("2024年5月10日", "").replace("\n\f\n", ""),
        _served("2024年5月10日", "送达回证\n送达文书：行政处罚决定履行催告书\n签收：洪某 2024年12月5日"),
    ],
)
def served_late(case: Case) -> Verdict:
    """The party must learn of the decision soon. Of an announcement its first day counts, of mail the posting; a first try in time is in time."""
    decision = case.last("penalty_decision")
    served = _of_the_decision(case)
    if decision is None or not served:
        return not_applicable(N_("没有处罚决定书或者它的送达记录"))
    if decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=decision.whole)
    try:
        last = _last_day(decision.date)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=decision.whole)
    begun = [(d.first_act, d) for d in served if d.first_act]
    if any(day <= last for day, _ in begun):
        return passed(N_("决定书在期限内送达"))
    if any("送达" in p.document.squeezed and (tried := attempted(p.text)) and decision.date <= tried <= last for p in case.all(*TRIES)):
        return passed(N_("在期限内送达过，没有送成"))
    open_ends = [d for d in served if not d.first_act or _may_have_begun(d)]
    if open_ends:
        return undetermined(N_("送达日期或者交寄、公告日期缺失或者辨认不清"), at=open_ends[0].at)
    day, late = min(begun, key=lambda found: found[0])
    return failed(N_("处罚决定于{decision}作出，应当在{last}前送达，{served}才送达"), decision=decision.date, last=last, served=day,
                  at=[late.at, _dated(decision)])


TRIES = ("delivery_receipt", "unknown", "evidence_copy", "photo_evidence", "public_notice")
"""Papers that tell of a try to serve that came to nothing."""


def _last_day(decided: date) -> date:
    """The last day for service. Raises UnknownYear."""
    return add_working_days(decided, DAYS) if decided >= PENALTY_LAW_2021 else add_calendar_days(decided, DAYS)


def _may_have_begun(delivery: Delivery) -> bool:
    """Whether it began on an earlier day that is not told: the posting of mail, the first day of an announcement."""
    return (delivery.way == "mail" and delivery.posted is None) or (delivery.way == "announcement" and delivery.announced is None)


def _dated(decision: Paper) -> Span:
    """Where the decision's date stands."""
    return decision.span(decision.signed.start, decision.signed.end) if decision.signed else decision.whole
