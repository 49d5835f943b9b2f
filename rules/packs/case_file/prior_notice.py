"""Prior notice: no penalty without it, none before the party's time to answer is over, none heavier than it told."""

from __future__ import annotations

from datetime import date

from rules import patterns as re
from rules.facts import defence, heavier, presence
from rules.facts.case import Case
from rules.facts.defence import HEARING, NOTICES, Term, Unclear
from rules.facts.heavier import KIND_NAMES, Incomparable
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

RECORDS = ("interview_record", "inspection_record", "statement_record", "unknown")
PROPOSED = re.compile(
    r"(?:拟|准备)(?:依[据照]|根据|按照)[^。;?]{2,80}(?:罚款|处罚|警告|没收|吊销|拘留|停产|停业)|"
    r"(?:拟|将|准备)(?:对你|对当事人|对您|依法|作出|给予|处)[^。;]{0,40}(?:罚|警告|没收|吊销|停产|停业)")
RIGHTS = re.compile(r"陈述|申辩")


@rule(
    "CF-501", N_("未履行事先告知"), severity=VETO, whole_file=True, procedures=[ORDINARY],
    why=N_("没有事先告知的，不得作出处罚决定。各种名称的告知书、写明事实依据和拟处罚内容的听证告知书，以及当事人签名的口头告知记录都算；有页面没有读出文字的，"
           "不作判断。"),
    basis=[cite("行政处罚法", 44, since="2021-07-15"), cite("行政处罚法", 62, since="2021-07-15"),
           cite("行政处罚法", 31, until="2021-07-15")],
    suggestion=N_("作出处罚前必须告知事实、理由、依据、拟处罚内容和权利。"),
    violates=[
        example.whole("卷内目录\n序号 文书名称 页号\n1 立案审批表 1\n2 责令停止水事违法行为通知书 2\n3 行政处罚决定书 3", example.FILING,
                      "责令停止水事违法行为通知书\n某水责停〔2024〕9号\n某建材店：\n责令立即停止违法行为。\n某区水利局\n2024年3月14日",
                      example.INSPECTION, example.REPORT, example.APPROVAL, example.DECISION, example.DECISION_RECEIPT, example.CLOSING),
        example.whole(example.FILING, example.REPORT, example.APPROVAL, example.DECISION, example.DECISION_RECEIPT),
        example.whole(example.FILING, example.INTERVIEW, example.REPORT, example.REVIEW, example.DECISION),
        example.papers(
            "行政处罚案卷\n案号：某农罚〔2024〕6号", "责令改正通知书\n某农资店：责令改正。\n某县农业农村局\n2024年8月6日", example.REPORT,
            "行政处罚决定书\n某农罚〔2024〕6号\n当事人：某农资店\n经查，经营假农药，罚款5000元。\n某县农业农村局\n2024年8月22日"),
    ],
    complies=[
        example.whole(example.FILING, example.NOTICE, example.DECISION),
        example.whole(example.FILING, "听证告知书\n某应急听告〔2024〕6号\n某公司：\n"
        "经查，你单位未如实记录培训情况，违反《安全生产法》第二十八条第四款。"
                      "依据该法第九十七条第四项，拟罚款贰万元。你单位有权陈述、申辩，并可要求听证。\n某区应急管理局\n"
                      "2024年4月19日", example.DECISION),
        example.whole(example.FILING, "询问笔录\n询问时间：2024年4月22日\n"
        "问：经查明你占道堆放水泥，违反市容管理条例第十四条，本局拟对你处以罚款2000元，"
                      "现告知你有陈述、申辩的权利。你是否陈述申辩？答：没有意见。\n张某 2024年4月22日", example.DECISION),
        example.whole(example.FILING, "违法行为通知书\n某店：拟罚款2000元，可陈述、申辩。\n某市交通运输局\n"
        "2024年4月19日", example.DECISION),
    ],
    unclear=[
        example.whole(example.FILING, "■■■■■■■■■\n某城管■■〔2024〕■■■号\n■■■■■■■■■■■■■■■■■■■■（本页污损）", example.DECISION),
        example.whole(example.FILING, example.NOTICE_RECEIPT, example.DECISION),
        example.whole(example.FILING, example.DECISION.replace("经查", "本局于2024年4月22日向当事人送达《行政处罚事先告知书》。经查")),
    ],
    not_for=[example.whole(example.FILING, "不予行政处罚决定书\n当事人：某店\n决定不予行政处罚。\n某区城市管理局\n"
    "2024年5月8日"), example.DECISION],
)
def no_prior_notice(case: Case) -> Verdict:
    """A penalty of which the party was not told beforehand must not be imposed (行政处罚法 第六十二条).

    Any heading counts, a hearing notice that tells facts, basis and penalty, and an oral notice that a signed record holds.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("卷内没有行政处罚决定书"))
    found = presence.of(case, NOTICES, presence.NOTICE)
    if found.paper and (found.paper.kind != "hearing_notice" or found.paper.penalties.kinds):
        return passed(N_("卷内有事先告知"))
    if any(PROPOSED.search(p.document.squeezed) and RIGHTS.search(p.document.squeezed) for p in case.all(*RECORDS)):
        return passed(N_("笔录记载了口头告知"))
    if found.paper:
        return undetermined(N_("听证告知书没有写明拟处罚的内容，看不出是否履行了事先告知"), at=found.paper.whole)
    receipt = next((d for d in case.deliveries if d.of in NOTICES or d.illegible), None)
    if receipt:
        return undetermined(N_("卷内有告知书的送达记录，没有找到告知书本身"), at=receipt.paper.whole, follows=["prior_notice"])
    told = case.chronology.get("notice_served")
    if told:
        return undetermined(N_("决定书称已经送达告知书，卷内没有找到告知书"), at=told.at, follows=["prior_notice"])
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有告知书"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("卷内没有行政处罚告知书，也没有口头告知的记录"), expected="prior_notice")


EARLY_NOTICE = (
    "行政处罚告知书\n某市监罚告〔2024〕66号\n某茶叶店：\n拟罚款5000元。你店可自收到本告知书之日起{period}内陈述、申辩。\n"
    "某区市场监督管理局\n2024年4月29日"
)
EARLY_RECEIPT = "送达回证\n送达文书：行政处罚告知书（某市监罚告〔2024〕66号）\n签收：孟某　{day}\n送达人：甲、乙"
EARLY_DECISION = (
    "行政处罚决定书\n某市监处罚〔2024〕61号\n当事人：某茶叶店\n经查，当事人未陈述、申辩。罚款5000元。\n"
    "某区市场监督管理局\n{day}"
)
WAIVER = (
    "放弃陈述申辩声明\n某区市场监督管理局：\n本店对拟处罚没有意见，自愿放弃陈述、申辩{and_hearing}的权利。\n"
    "声明人：孟某　2024年4月30日"
)


def _early(period: str, served: str, decided: str, *between: str, agency: str = "某区市场监督管理局") -> str:
    """An example: a notice with `period`, served and decided on these days."""
    texts = (EARLY_NOTICE.format(period=period), EARLY_RECEIPT.format(day=served), *between, EARLY_DECISION.format(day=decided))
    return example.papers(*(t.replace("某区市场监督管理局", agency) for t in texts))


HEARING_RIGHT = "你店有权要求听证，要求听证的，自收到之日起五个工作日内提出。陈述、申辩应在三日"


@rule(
    "CF-506", N_("陈述申辩或听证期限未满即作决定"), severity=VETO, procedures=[ORDINARY],
    why=N_("陈述申辩、听证的期限没有届满就作决定，当事人还没来得及说话。当事人明确书面放弃的不报，放弃哪一项只算哪一项；告知书里的“视为放弃”不是放弃。"
           "送达日期不明的不作判断。"),
    basis=[cite("行政处罚法", 45, 1, since="2021-07-15"), cite("行政处罚法", 62, since="2021-07-15"),
           cite("行政处罚法", 64, 1, 1, since="2021-07-15"), cite("行政处罚法", 32, 1, until="2021-07-15"),
           cite("市场监督管理行政处罚程序规定", 57, 2, department="market_supervision"),
           cite("住房和城乡建设行政处罚程序规定", 22, 2, since="2022-05-01", department="housing_and_city_management"),
           cite("农业行政处罚程序规定", 23, 2, since="2022-02-01", department="agriculture"),
           cite("农业行政处罚程序规定", 89, 1, since="2022-02-01", department="agriculture"),
           cite("生态环境行政处罚办法", 44, since="2023-07-01", department="ecology"),
           cite("广播电视行政处罚程序规定", 35, department="radio_television")],
    suggestion=N_("应当在陈述申辩和听证期限届满后再作决定。"),
    violates=[
        _early("五个工作日", "2024年4月30日", "2024年5月10日"),
        _early("三日", "2024年4月30日", "2024年5月9日"),
        _early("5日", "2024年3月1日", "2024年3月5日", agency="某区卫生健康局"),
        _early("五个工作日", "2024年4月30日", "2024年5月8日", WAIVER.format(and_hearing="").replace("陈述、申辩", "听证")),
        _early(HEARING_RIGHT, "2024年4月30日", "2024年5月10日", WAIVER.format(and_hearing=""), agency="某区交通运输局"),
        _early("十日", "2020年3月2日", "2020年3月12日", agency="某县林业局").replace("2024年4月29日", "2020年3月1日"),
    ],
    complies=[
        _early("五日", "2024年4月30日", "2024年5月11日", agency="某区应急管理局"),
        _early("三日", "2024年4月30日", "2024年5月9日", agency="某区水利局"),
        _early("五个工作日", "2024年4月30日", "2024年5月6日", WAIVER.format(and_hearing="")),
        _early(HEARING_RIGHT, "2024年4月30日", "2024年5月6日", WAIVER.format(and_hearing="和要求听证"), agency="某区交通运输局"),
        _early("3日", "2020年3月2日", "2020年3月6日", agency="某县林业局").replace("2024年4月29日", "2020年3月1日"),
        EARLY_NOTICE.format(period="五个工作日") + "\n当事人意见：我放弃陈述、申辩。签名：孟某 2024年4月29日\n\f\n"
        "" + EARLY_DECISION.format(day="2024年4月30日"),
    ],
    unclear=[
        _early("五日", "2024年5月■■日", "2024年5月20日", agency="某市交通运输局"),
        _early("■个工作日", "2024年5月6日", "2024年5月8日", agency="某市交通运输局"),
        _early("五日", "2024年5月6日", "2024年5月■日", agency="某市交通运输局"),
        example.papers(EARLY_NOTICE.format(period="五日"), EARLY_DECISION.format(day="2024年5月20日")),
        _early("五日", "2024年5月6日", "2024年5月8日", "放弃■■■■声明\n本人■■■■■■■■■。\n声明人：孟某 2024年5月6日", agency="某市交通运输局"),
        _early("五日", "2024年5月6日", "2024年5月8日", agency="某市交通运输局").replace("当事人未陈述、申辩", "当事人书面声明放弃陈述、申辩"),
    ],
    not_for=[EARLY_DECISION.format(day="2024年5月10日"), EARLY_NOTICE.format(period="五日")],
)
def decided_before_the_time_to_answer_was_over(case: Case) -> Verdict:
    """The party's answer must be able to change the decision. Decided on or before the last day of its time, it could not.

    A clear written waiver ends the time: of statements or of the hearing, each for itself. "视为放弃" in the notice is none.
    """
    decision = case.last("penalty_decision")
    if decision is None or not case.has(NOTICES):
        return not_applicable(N_("没有处罚决定书或者告知书"))
    if decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=decision.whole)
    counted = defence.of(case, decision)
    open_terms = [t for t in counted.terms if not _given_up(case, t, decision)]
    early = [t for t in open_terms if decision.date <= t.last]
    if not early:
        unclear = next((u for u in counted.unclear if not _given_up(case, u, decision)), None)
        if unclear:
            return undetermined(unclear.reason, at=unclear.at)
        return passed(N_("决定在陈述申辩和听证期限届满之后作出，或者当事人已书面放弃"))
    told = case.statements.told_waiver
    if told and (case.scope != "whole" or "书面" in told.text or "声明" in told.text):
        return undetermined(N_("决定书等称当事人已放弃权利，卷内没有找到书面声明"), at=told)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有放弃权利的声明"), n=len(case.unread_pages), at=early[0].served_at)
    worn = next((p.whole for p in case.all("statement_record", "unknown") if p.illegible), None) or presence.worn(case)
    if worn:
        return undetermined(N_("有材料辨认不清，可能是当事人放弃权利的声明"), at=worn)
    latest = max(early, key=lambda t: t.last)
    message = (
        N_("告知书于{served}送达，申请听证的期限至{last}届满，{decision}即作出决定，卷内没有放弃听证的书面声明") if latest.right == HEARING else
        N_("告知书于{served}送达，陈述申辩的期限至{last}届满，{decision}即作出决定，卷内没有放弃陈述申辩的书面声明")
    )
    return failed(message, served=latest.served, last=latest.last, decision=decision.date,
                  at=[decision.span(decision.signed.start, decision.signed.end), latest.served_at])


def _given_up(case: Case, term: Term | Unclear, decision: Paper) -> bool:
    """Whether the party waived the right between notice and decision, or has used it up: a hearing was held or its request withdrawn."""
    if term.right == HEARING and (case.hearings.held or case.hearings.withdrawn):
        return True
    first, last = term.notice.date or date.min, decision.date or date.max
    return any(getattr(w, term.right) and (w.day is None or first <= w.day <= last) for w in case.statements.waivers)


HEAVIER_NOTICE = (
    "行政处罚事先告知书\n某综执罚告〔2022〕28号\n某洗车行：\n"
    "你单位占道经营，拟{penalty}。你单位有权在五个工作日内陈述、申辩。\n某区城市管理局\n2022年7月11日"
)
HEAVIER_DECISION = (
    "行政处罚决定书\n某综执罚〔2022〕28号\n当事人：某洗车行\n"
    "{story}依据《城市市容和环境卫生管理条例》第三十六条，决定{penalty}。\n某区城市管理局\n2022年7月26日"
)


def _heavier(proposed: str, imposed: str, *between: str, story: str = "当事人在法定期限内未提出陈述、申辩。") -> str:
    """An example: a notice and a decision with these penalties."""
    return example.papers(HEAVIER_NOTICE.format(penalty=proposed), *between, HEAVIER_DECISION.format(penalty=imposed, story=story))


@rule(
    "CF-508", N_("决定比告知加重而未重新告知"), severity=MAJOR, points=6, procedures=[ORDINARY], follows=["CF-507"],
    why=N_("当事人是针对告知的内容申辩的，决定比告知重，加重的部分就没有机会申辩。罚得更轻的不报，责令改正不算处罚；当事人陈述申辩或者听证以后加重的，"
           "按CF-507判断。"),
    basis=[cite("行政处罚法", 44, since="2021-07-15"), cite("行政处罚法", 62, since="2021-07-15"),
           cite("行政处罚法", 31, until="2021-07-15")],
    suggestion=N_("拟处罚内容变更加重的，应当重新告知。"),
    violates=[
        _heavier("罚款叁仟元整", "责令限期拆除，罚款伍仟元整"),
        _heavier("处罚款1万元", "处罚款人民币15000元"),
        _heavier("给予警告", "给予警告，并处罚款500元"),
        _heavier("没收违法所得200元，罚款1000元", "没收违法所得800元，罚款1000元"),
        _heavier("罚款2000元", "罚款3000元", HEAVIER_NOTICE.format(penalty="罚款2500元").replace("7月11日", "7月14日")),
    ],
    complies=[
        _heavier("罚款5000元", "罚款2000元"),
        _heavier("罚款10000元", "责令限期改正，罚款人民币壹万元整（¥10,000.00）"),
        _heavier("罚款2000元", "罚款3000元", HEAVIER_NOTICE.format(penalty="罚款3000元").replace("7月11日", "7月14日")),
        _heavier("给予警告，罚款500元", "给予警告"),
    ],
    unclear=[
        _heavier("罚款2000元", "处罚款人民币■■■■元"),
        _heavier("罚款2000元", "处罚款人民币贰仟元整（¥20000.00）"),
        _heavier("罚款■■■元", "罚款2000元"),
    ],
    not_for=[
        _heavier("罚款2000元", "罚款3000元", "陈述申辩书\n某区城市管理局：我已经清走，请从轻。某洗车行 2022年7月13日", story=""),
        _heavier("罚款2000元", "罚款3000元", story="2022年7月13日当事人提出陈述申辩，经复核不予采纳。"),
        HEAVIER_DECISION.format(penalty="罚款3000元", story=""),
    ],
)
def heavier_than_told(case: Case) -> Verdict:
    """The party answers to what it was told; heavier, it had no chance to answer. Milder is right, and an order to correct is no penalty.

    After a statement or a hearing the same is a worse fault (CF-507), judged there.
    """
    decision = case.last("penalty_decision")
    notices = [n for n in defence.last_notices(case, decision) if n.kind == "prior_notice" or n.penalties.kinds]
    if decision is None or not notices:
        return not_applicable(N_("没有处罚决定书或者告知书"))
    made = case.statements.made
    if case.hearings.held or any(s.legible for s in made):
        return not_applicable(N_("当事人已陈述、申辩或者听证，加重处罚由另一项判断"))
    compared = heavier.than(notices[0], decision)
    if isinstance(compared, Incomparable):
        return undetermined(N_("告知书或者决定书的处罚内容缺失或者辨认不清"), at=compared.at)
    if compared is None:
        return passed(N_("决定没有重于告知"))
    if made:
        return undetermined(N_("陈述申辩材料辨认不清，不知道是否提出过申辩"), at=made[0].at)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有重新作出的告知"), n=len(case.unread_pages), at=compared.at)
    if compared.after is None:
        return failed(N_("告知书没有告知“{kind}”，决定书作出了该处罚，没有重新告知"), kind=KIND_NAMES[compared.kind], at=compared.at)
    return failed(N_("告知{kind}{before}元，决定{kind}{after}元，没有重新告知"), kind=KIND_NAMES[compared.kind], before=compared.before,
                  after=compared.after, at=compared.at)
