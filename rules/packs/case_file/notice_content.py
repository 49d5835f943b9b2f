"""What a notice must tell beside the right to answer: act, law and penalty; and from what weight on the right to a hearing."""

from __future__ import annotations

from collections.abc import Iterator

from rules.facts import hearing_range, notice_parts
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.notice_parts import MISSING, RANGE_ONLY, UNREAD, NoticeParts
from rules.facts.paper import Paper
from rules.facts.rights import hearing_right
from rules.judging import MAJOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.law.settings_by_department import PENALTY_LAW_2021

RIGHTS = "根据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你店可在收到本告知书之日起五个工作日内陈述、申辩。"
ACT = "你店于2023年7月19日在店外人行道摆放餐桌六张，"
LAW = "违反《城市市容和环境卫生管理条例》第十四条，依据该条例第三十六条第二项，"


def _notice(told: str, agency: str = "某区综合行政执法局", day: str = "2023年8月2日", heading: str = "行政处罚事先告知书", rights: str = RIGHTS) -> str:
    """An example: a notice that tells `told` before the rights."""
    return f"{heading}\n某罚告〔2023〕117号\n某小吃店：\n{told}\n{rights}\n{agency}\n{day}"


@rule(
    "CF-502", N_("告知内容不全"), severity=MAJOR, points=5, each=["prior_notice"], procedures=[ORDINARY],
    why=N_("当事人要能针对处罚申辩，就要知道认定了什么事实、依据什么法律、准备怎样处罚。2021年7月15日以后还应当告知拟处罚的种类和数额，"
           "只写法定幅度的不算；以前只要求事实、理由和依据。"),
    basis=[cite("行政处罚法", 44, since="2021-07-15"), cite("行政处罚法", 31, until="2021-07-15")],
    suggestion=N_("告知书应当写明拟作出的处罚种类和数额。"),
    violates=[
        _notice(ACT + LAW + "本机关拟对你店作出行政处罚。"),
        _notice(ACT + LAW + "拟对你店并处罚款。"),
        _notice(ACT + LAW + "拟处一百元以上五千元以下罚款。", agency="某县农业农村局"),
        _notice(ACT + "拟对你店罚款500元。"),
        _notice("以上事实有现场笔录、询问笔录等证据证实。" + LAW + "拟对你店罚款500元。", agency="某区交通运输局"),
        _notice(LAW.replace("违反", "你店的行为违反了") + "拟给予警告。", agency="某市文化和旅游局", heading="行政处罚意见告知书"),
        _notice("以上行为违反有关规定，拟对你店罚款500元。", day="2020年8月3日"),
    ],
    complies=[
        _notice(ACT + LAW + "拟对你店罚款500元。"),
        _notice(ACT + LAW + "拟对你店作出如下行政处罚：1.没收违法所得200元；2.罚款人民币壹仟元整（¥1,000.00）。"),
        _notice(ACT + LAW + "拟对你店予以行政处罚。", day="2020年9月16日"),
        _notice("违法事实：无照销售农药。\n违反条款：《农药管理条例》第二十四条\n处罚依据：《农药管理条例》第五十五条\n拟处罚内容：警告", agency="某县农业农村局"),
        _notice("拟对你店经营无生产日期食品的行为，依据《食品安全法》第一百二十五条第一款第二项，没收绿豆糕36盒、罚款5000元。", agency="某区市场监督管理局"),
        _notice(ACT + LAW + "拟责令限期拆除。", agency="某市自然资源局"),
        _notice(ACT + LAW + "拟处违法所得二倍的罚款。", agency="某市水利局"),
        _notice(ACT + LAW + "拟对你店作出行政处罚。") + "\n\f\n" + _notice(ACT + LAW + "拟对你店罚款500元。", day="2023年8月9日"),
    ],
    unclear=[
        _notice(ACT + LAW + "拟对你店处以罚款■■■元。"),
        _notice("你店■■■■■■■■■■■■■■■■■■，■■■■■■■■■■■■■■■■，拟■■■■■■■■。"),
        "行政处罚事先告知书\n____罚告〔____〕____号\n____：\n经查，你（单位）____的行为，违反了____的规定，依据____，拟对你（单位）____。\n你（单位）可以陈述、申辩。\n"
        "____局\n____年__月__日",
        _notice(ACT + LAW + "拟对你店作出行政处罚。", day=""),
    ],
    not_for=[
        "听证告知书\n某公司：你公司有权要求听证。\n某局\n2023年8月2日",
    ],
)
def notice_incomplete(paper: Paper, case: Case) -> Verdict | Iterator[Verdict]:
    """The party can answer only what it is told. Since 2021-07-15 that takes in the penalty itself with its amount.

    A complete notice beside it, before or after, makes good what this one lacks.
    """
    if is_blank(paper):
        return undetermined(N_("空白的文书样式，没有填写内容"), at=paper.whole)
    missing = list(_missing(paper, case))
    if not missing:
        return passed(N_("告知了事实、依据和拟处罚的内容"))
    if any(other is not paper and not list(_missing(other, case)) for other in case.all("prior_notice")):
        return passed(N_("另一份告知书告知了事实、依据和拟处罚的内容"))
    return iter(missing)


def _missing(paper: Paper, case: Case) -> Iterator[Verdict]:
    parts = notice_parts.read(paper)
    if not parts.facts:
        yield failed(N_("告知书没有写明违法事实"), at=paper.whole, absent=True)
    if not parts.ground:
        message = N_("告知书写了违反的条款，没有写明处罚依据") if parts.duty else N_("告知书没有写明处罚的依据")
        yield failed(message, at=paper.whole, absent=True)
    day = paper.date or case.day
    if day is None and (not parts.penalty or parts.amount in (MISSING, RANGE_ONLY)):
        yield undetermined(N_("告知书没有日期，不知道是否应当告知拟处罚的内容"), at=paper.whole)
    elif day and day >= PENALTY_LAW_2021:
        yield from _of_the_penalty(paper, parts)


def _of_the_penalty(paper: Paper, parts: NoticeParts) -> Iterator[Verdict]:
    if not parts.penalty:
        yield failed(N_("告知书没有写明拟作出的处罚种类和数额"), at=paper.whole, absent=True)
    elif parts.amount == UNREAD:
        yield undetermined(N_("拟罚款的数额辨认不清"), at=parts.fine)
    elif parts.amount == RANGE_ONLY:
        yield failed(N_("告知书只写了法定的罚款幅度，没有写明拟罚款的数额"), at=parts.fine)
    elif parts.amount == MISSING:
        yield failed(N_("告知书没有写明拟罚款的数额"), at=parts.fine, absent=True)


COMPANY = "某金属制品有限公司"
STATEMENTS_ONLY = "你公司可自收到本告知书之日起五个工作日内陈述、申辩，逾期视为放弃。"


def _proposed(penalty: str, agency: str, day: str = "2024年6月17日", party: str = COMPANY, rights: str = STATEMENTS_ONLY) -> str:
    """An example: a notice that proposes `penalty`."""
    return (f"行政处罚告知书\n某罚告〔2024〕25号\n{party}：\n经查，你单位违法经营，违反《某条例》第十条，依据第二十条，拟{penalty}。\n{rights}\n{agency}\n{day}")


@rule(
    "CF-504", N_("应当告知听证权而未告知"), severity=VETO, each=["prior_notice"], procedures=[ORDINARY],
    why=N_("处罚重到一定程度，当事人有权要求听证，行政机关必须告知。吊销、停产停业、关闭、限制从业等一律告知；罚款、没收按系统的数额，"
           "部门不明而数额接近的、个体工商户在两个标准之间的，不作判断。"),
    basis=[cite("行政处罚法", 63, 1, since="2021-07-15"), cite("行政处罚法", 42, 1, until="2021-07-15"),
           cite("市场监督管理行政处罚听证办法", 5, 1, 3, since="2021-07-15", department="market_supervision"),
           cite("市场监督管理行政处罚听证办法", 5, 1, 4, since="2021-07-15", department="market_supervision"),
           cite("生态环境行政处罚办法", 46, 1, since="2023-07-01", department="ecology"),
           cite("生态环境行政处罚办法", 89, since="2023-07-01", department="ecology"),
           cite("环境行政处罚办法", 78, until="2023-07-01", department="ecology"),
           cite("农业行政处罚程序规定", 59, 2, since="2022-02-01", department="agriculture"),
           cite("交通运输行政执法程序规定", 80, 2, department="transport"),
           cite("卫生行政处罚程序", 30, 2, department="health", until="2025-06-01"),
           cite("治安管理处罚法", 117, 1, since="2026-01-01", department="public_security"),
           cite("治安管理处罚法", 98, until="2026-01-01", department="public_security"),
           cite("广播电视行政处罚程序规定", 40, 1, department="radio_television"),
           cite("旅游行政处罚办法", 38, 3, department="tourism"),
           cite("出版管理行政处罚实施办法", 31, 2, department="publishing"),
           cite("著作权行政处罚实施办法", 33, 2, department="copyright"),
           cite("安全生产违法行为行政处罚办法", 33, until="2026-02-01", checked="secondary", department="emergency"),
           cite("自然资源行政处罚办法", 34, since="2024-05-01", checked="secondary", department="natural_resources")],
    suggestion=N_("拟处罚属于听证范围的，应当告知听证权利。"),
    violates=[
        _proposed("罚款12万元", "某区城市管理局"),
        _proposed("没收违法所得1080元，吊销《农药经营许可证》", "某县农业农村局"),
        _proposed("罚款28万元", "某市生态环境局"),
        _proposed("罚款60000元", "某区应急管理局"),
        _proposed("责令停业整顿一个月", "某市文化和旅游局", party="某歌舞厅"),
        _proposed("罚款2万元", "某区市场监督管理局", party="孙小满", rights="你可以陈述、申辩。"),
        _proposed("没收违法所得15万元", "某区卫生健康局"),
    ],
    complies=[
        _proposed("罚款12万元", "某区城市管理局", rights="你公司有权陈述、申辩，并有权在五个工作日内要求听证。"),
        _proposed("罚款12万元", "某区城市管理局") + "\n\f\n听证告知书\n某公司：你公司可在五个工作日内要求听证。\n某区城市管理局\n2024年6月17日",
        _proposed("吊销营业执照", "某区市场监督管理局", rights="当事人享有陈述、申辩的权利和要求举行听证的权利。"),
        _proposed("罚款12万元", "某区城市管理局") + "\n\f\n听证笔录\n听证时间：2024年7月3日\n主持人：郑海\n当事人：请求从轻。",
    ],
    unclear=[
        _proposed("罚款95000元", "■■县■■■局"),
        _proposed("罚款50000元", "某区市场监督管理局", party="某小吃店"),
        _proposed("罚款■■■元", "某区城市管理局"),
    ],
    not_for=[
        _proposed("罚款15万元", "某市生态环境局"),
        _proposed("罚款15万元", "某市生态环境局", day="2023年8月1日"),
        _proposed("罚款9万元", "某区城市管理局"),
        _proposed("罚款10000元", "某县农业农村局", party="孙小满"),
        _proposed("给予警告，罚款4万元", "某区应急管理局"),
    ],
)
def hearing_right_not_told(paper: Paper, case: Case) -> Verdict:
    """From a certain weight on the party may ask for a hearing, and must be told so; without that the decision does not stand.

    The figures are the department's (`HEARING_THRESHOLD`), the office may set the province's. Any notice may tell it; who had a hearing needs
    no telling.
    """
    if is_blank(paper):
        return undetermined(N_("空白的文书样式，没有填写内容"), at=paper.whole)
    if any(hearing_right(p) for p in case.all("prior_notice", "hearing_notice")) or case.hearings.held or case.hearings.requested:
        return passed(N_("告知了听证的权利，或者已经要求听证"))
    penalties = paper.penalties
    reached = hearing_range.reached(case, paper)
    if reached is None:
        if "fine" in penalties.kinds and penalties.fine is None and paper.illegible:
            return undetermined(N_("拟罚款的数额辨认不清"), at=penalties.kinds["fine"])
        decision = case.last("penalty_decision")
        beyond = hearing_range.reached(case, decision) if decision and not penalties.kinds else None
        if beyond:
            return undetermined(N_("告知书没有写明拟处罚的内容，决定的处罚达到听证标准"), at=[paper.whole, beyond.at])
        return not_applicable(N_("拟处罚没有达到听证标准"))
    if not reached.sure:
        return undetermined(N_("部门、当事人的性质或者财物价值不清楚，不能确定是否达到听证标准"), at=reached.at)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有听证告知书"), n=len(case.unread_pages), at=reached.at)
    if reached.amount is not None:
        return failed(N_("拟处罚“{words}”达到听证标准，告知书没有告知听证的权利"), words=reached.at.quote, at=reached.at, absent=True)
    return failed(N_("拟“{words}”，属于听证范围，告知书没有告知听证的权利"), words=reached.at.quote, at=reached.at, absent=True)
