"""Notices: what the party is told before a penalty, and how long it may answer."""

from __future__ import annotations

from rules import patterns as re
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.dates import DateMention
from rules.facts.paper import Paper
from rules.facts.rights import hearing_right, opinion_invited, party_statement, statement_right
from rules.judging import MAJOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, working_days_between
from rules.law.cite import cite

LEAST_DAYS = 5
"""Working days within which a hearing may be asked for (行政处罚法 第六十四条第一项、第八十五条)."""


@rule(
    "CF-503", N_("未告知陈述申辩权"), severity=VETO, each=["prior_notice", "hearing_notice", "summary_decision"],
    why=N_("没有告知陈述、申辩权的，不得作出处罚决定。普通程序看告知书，简易程序看当场处罚决定书和现场制作的文书；只有一份当场处罚决定书而没有提到的，不作判断。"),
    basis=[cite("行政处罚法", 44, since="2021-07-15"), cite("行政处罚法", 45, 1, since="2021-07-15"),
           cite("行政处罚法", 31, until="2021-07-15"), cite("行政处罚法", 32, 1, until="2021-07-15")],
    suggestion=N_("请告知当事人陈述、申辩的权利。"),
    violates=[
        "行政处罚事先告知书\n临江文旅罚告〔2023〕7号\n临江市星海歌舞厅：\n经查，你单位接纳未成年人进入，依据《娱乐场所管理条例》第四十八条第一项，"
        "拟对你单位罚款30000元。\n你单位可以在收到本告知书之日起五个工作日内要求听证。逾期视为放弃听证权利。\n临江市文化和旅游局\n2023年4月6日",
        "行政处罚告知书\n青禾区交罚告〔2022〕31号\n孙小满：\n以上事实有现场笔录、询问笔录、当事人陈述等证据证实。本机关拟对你罚款3000元。\n"
        "联系人：周立，电话：0571-12345678。\n青禾区交通运输局\n2022年9月1日",
        "违法行为通知书\n云岭县农（渔）告〔2024〕12号\n何大江：\n你在禁渔期捕捞，拟没收渔获物、罚款2000元。现予告知。\n云岭县农业农村局\n2024年5月20日",
        "行政处罚听证告知书\n北川应急听告〔2023〕3号\n北川县兴达采石场：\n拟对你单位罚款十二万元。根据《中华人民共和国行政处罚法》第六十三条，"
        "你单位有要求举行听证的权利。要求听证的，应在五个工作日内提出。\n北川县应急管理局\n2023年8月8日",
    ],
    complies=[
        "行政处罚事先告知书\n石桥区卫健罚告〔2023〕9号\n石桥区康宁诊所：\n拟对你单位罚款2万元。你（单位）有权进行陈述和申辩，请于收到本告知书之日起五日内提出。\n"
        "石桥区卫生健康局\n2023年3月3日",
        "行政处罚告知书\n金水文广罚告〔2022〕2号\n拟对你单位给予警告。对上述处罚意见，你单位可以在三个工作日内向本局书面提出陈述意见、申辩理由和证据。\n"
        "金水区文化广电和旅游局\n2022年6月20日",
        "行政处罚告知书\n如需陈述、申辩，请在收到本告知书之日起3日内到我大队办理，逾期视为放弃。\n滨海新区综合行政执法大队\n2021年9月1日",
        "当场行政处罚决定书\n罚款50元。当事人陈述申辩意见：无。\n柳林街道办事处\n2023年5月6日",
        "当场处罚决定书\n执法人员已告知你违法事实、处罚理由、依据及依法享有的陈述权、申辩权，你表示不陈述、不申辩。罚款100元。\n新安县城市管理局\n2023年5月6日",
        "听证告知书\n拟对你公司罚款五十万元。你公司有权在五日内申请听证。\n青禾区生态环境局\n2023年7月7日\n\f\n"
        "行政处罚事先告知书\n拟对你公司罚款五十万元。你公司可在五日内陈述、申辩。\n青禾区生态环境局\n2023年7月7日",
        "当场行政处罚决定书\n警告。□当事人要求陈述申辩　☑当事人放弃陈述申辩\n望海区应急管理局\n2024年5月6日",
    ],
    unclear=[
        "当场行政处罚决定书\n你骑行电动自行车不戴头盔，罚款20元。\n柳林县公安局\n2023年5月6日",
        "行政处罚事先告知书\n拟对你单位罚款三千元。根据《中华人民共和国行政处罚法》的规定，你■■■■■■■■■■■■■■■■■■。\n青禾区林业局\n2022年3月21日",
        "行政处罚告知书\n拟罚款五百元。你如有不同意见，可在三日内向本局提出书面意见。\n青禾区水利局\n2022年3月21日",
        "听证告知书\n拟对你公司罚款五十万元。你公司有权自收到本告知书之日起五日内申请听证。\n青禾区生态环境局\n2023年7月7日",
    ],
)
def statement_right_not_told(paper: Paper, case: Case) -> Verdict:
    """Before a penalty the party must hear that it may state its case and defend itself; a decision made without that does not stand.

    Of the ordinary procedure the notice must say it; of the summary procedure the decision's form or another paper made on the spot.
    A summary form alone that is silent proves nothing: the telling may stand in the record of the inspection.
    """
    if statement_right(paper):
        return passed()
    if is_blank(paper):
        return undetermined(N_("空白格式文书，没有填写"), at=paper.whole)
    if paper.kind == "summary_decision":
        return _told_on_the_spot(paper, case)
    if any(statement_right(p) for p in case.all("prior_notice", "hearing_notice") if p is not paper):
        return passed(N_("另一份告知书已经告知陈述、申辩的权利"))
    if paper.kind == "hearing_notice" and case.first("prior_notice"):
        return not_applicable(N_("陈述、申辩的权利由事先告知书告知"))
    if paper.kind == "hearing_notice" and case.scope != "whole":
        return undetermined(N_("听证告知书没有写陈述、申辩的权利，可能已在另一份告知书中告知"), at=paper.whole)
    invited = opinion_invited(paper)
    if invited:
        return undetermined(N_("告知书请当事人提出意见，但没有写陈述、申辩的权利"), at=invited)
    hearing = hearing_right(paper)
    if hearing:
        return failed(N_("告知书只告知了听证的权利，没有告知陈述、申辩的权利"), at=hearing, absent=True)
    return failed(N_("告知书没有告知陈述、申辩的权利"), at=paper.whole, absent=True)


def _told_on_the_spot(paper: Paper, case: Case) -> Verdict:
    if party_statement(paper):
        return passed()
    others = [p for p in case.papers if p is not paper]
    if any(p.kind == "statement_record" or (p.kind != "case_catalogue" and statement_right(p)) for p in others):
        return passed(N_("卷内其他文书记载了陈述、申辩权利的告知"))
    if case.scope != "whole":
        return undetermined(N_("当场处罚决定书没有写明，可能已在现场笔录中告知"), at=paper.whole)
    if case.unread_pages or any(p.illegible for p in others):
        return undetermined(N_("当场处罚决定书没有写明，其他文书没有全部读出"), at=paper.whole)
    return failed(N_("当场处罚决定书和现场文书都没有告知陈述、申辩的权利"), at=paper.whole, absent=True)


@rule(
    "CF-505", N_("听证申请期限少于五日"), severity=MAJOR, points=4, each=["prior_notice", "hearing_notice"], procedures=[ORDINARY],
    since="2021-07-15",
    why=N_("2021年7月15日以后，当事人可以在告知后五个工作日内要求听证，仍写三日的是沿用旧格式。单独给陈述申辩三日的可以；文书没有日期的不作判断。"),
    basis=[cite("行政处罚法", 64, 1, 1), cite("行政处罚法", 85)],
    suggestion=N_("听证申请期限应当不少于五个工作日。"),
    violates=[
        "行政处罚听证告知书\n临江市监听告〔2023〕9号\n你单位有权陈述、申辩，并有权要求听证。如要求听证，应在收到本告知书之日起三日内提出申请，逾期视为放弃。\n"
        "临江市市场监督管理局\n2023年10月17日",
        "听证告知书\n拟对你公司罚款二十万元。你公司可在收到本告知书后3个工作日内申请听证。\n石桥区生态环境局\n2022年3月5日",
        "行政处罚事先告知书\n拟吊销许可证。你单位可自收到本告知书之日起三日内进行陈述申辩或者要求听证。\n云岭县文化和旅游局\n2024年6月3日",
        "行政处罚告知书\n你（单位）有陈述、申辩和要求听证的权利。如行使上述权利，请于本告知书送达之日起三日内向本机关提出。\n青禾区交通运输局\n2021年8月2日",
        "听证告知书\n听证申请期限：收到本告知书之日起4日。\n北川县应急管理局\n2023年8月8日",
    ],
    complies=[
        "行政处罚听证告知书\n如需陈述、申辩，请在收到本告知书之日起三日内提出；要求听证的，应在收到本告知书之日起五个工作日内提出。\n"
        "临江市城市管理局\n2023年10月17日",
        "听证告知书\n你单位可在收到本告知书之日起5日内要求举行听证。\n石桥区卫生健康局\n2022年3月5日",
        "行政处罚事先告知书\n可在收到之日起三日内向我局陈述申辩，五日内要求举行听证。\n柳林街道办事处\n2024年6月3日",
        "听证告知书\n当事人可在收到本告知书后七日内提出听证申请，本机关将在收到申请后二日内通知你听证的时间、地点。\n云岭县农业农村局\n2024年6月3日",
    ],
    unclear=[
        "听证告知书\n你单位有权要求听证。如要求听证，请于收到本告知书之日起■个工作日内向我局提出。\n石桥区生态环境局\n2022年12月2日",
        "听证告知书\n你单位如要求听证，应当在收到本告知书之日起三日内提出。\n石桥区生态环境局",
        "听证告知书\n如要求听证，应当在收到本告知书之日起____日内提出。\n____局\n____年__月__日",
        "听证告知书\n你单位有权要求听证，逾期视为放弃。\n石桥区生态环境局\n2022年12月2日",
    ],
    not_for=[
        "听证告知书\n要求听证的，应在收到本通知之日起三日内提出。\n石桥区生态环境局\n2021年5月18日",
        "行政处罚告知书\n请在收到本告知书之日起三日内进行陈述、申辩。\n临江市城市管理局\n2023年10月17日",
        "违法行为通知书\n拟罚款1200元。\n☑你可在收到本通知书之日起三日内提出陈述申辩。\n□你可在收到本通知书之日起三日内要求听证。\n石桥区交通运输局\n2023年10月17日",
    ],
)
def less_than_five_days_for_a_hearing(paper: Paper, case: Case) -> Verdict:
    """Since 2021-07-15 the party has five working days to ask for a hearing; before, three days were enough, and old forms still say so.

    Three days for statements alone are lawful; one period for both is the hearing's too.
    """
    told = paper.periods.hearing
    if told is None:
        unclear = paper.periods.unclear.get("hearing")
        if unclear:
            return undetermined(N_("听证申请期限空白或者辨认不清"), at=unclear)
        right = hearing_right(paper)
        if right and (last := _last_day_to_ask(paper)):
            return _counted_to(last, paper, case)
        if right:
            return undetermined(N_("告知书没有写明提出听证申请的期限"), at=right)
        return not_applicable(N_("告知书没有告知听证"))
    days = {"days": told.number, "working_days": told.number, "hours": told.number / 24}.get(told.unit)
    if days is None or days >= LEAST_DAYS:
        return passed()
    return failed(N_("告知的听证申请期限是{told}，应当不少于五个工作日"), told=told.told, at=told.at)
BEFORE_A_DAY = re.compile(r"\s*(?:\([^()\n]{0,8}\))?\s*(?:以前|之前|前|止)")


def _last_day_to_ask(paper: Paper) -> DateMention | None:
    """The day until which a hearing may be asked for, where it is told as a day: 于6月28日前决定是否申请听证."""
    for mention in paper.dates:
        before = paper.text[max(0, mention.start - 40):mention.start]
        after = paper.text[mention.end:mention.end + 40].split("。")[0]
        if mention.day and BEFORE_A_DAY.match(after) and "听证" in re.split("[。;]", before)[-1] + after:
            return mention
    return None


def _counted_to(last: DateMention, paper: Paper, case: Case) -> Verdict:
    """Whether five working days lie between the service (at the earliest the day of the notice) and the last day told."""
    served = next((d.day for d in case.deliveries if d.served is paper and d.day), None)
    start, at = served or paper.date, paper.span(last.start, last.end)
    if start is None or last.day is None:
        return undetermined(N_("告知书的送达日期缺失，无法计算听证申请期限"), at=at)
    try:
        days = working_days_between(start, last.day)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=at)
    if days < LEAST_DAYS:
        return failed(N_("听证申请截止到{last}，从{start}起只有{days}个工作日，应当不少于五个工作日"), last=last.day, start=start, days=days, at=at)
    if served is None and days < 2 * LEAST_DAYS:
        return undetermined(N_("告知书的送达日期缺失，无法计算听证申请期限"), at=at)
    return passed()


