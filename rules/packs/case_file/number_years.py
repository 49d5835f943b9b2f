"""Years: a number's year and the day of its paper."""

from __future__ import annotations

from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite


@rule(
    "CF-903", N_("文号年份与成文年份不符"), severity=MINOR, points=2, each=["penalty_decision", "prior_notice"],
    why=N_("文号中的年份是发文当年；与落款年份不一致，会让人怀疑文书补做或者套用旧稿。上一年立案、沿用立案年份编号的，不报。"),
    basis=[cite("GB/T 9704-2012", 7, 2, 5, checked="secondary")],
    suggestion=N_("请核对文号年份。"),
    violates=[
        "行政处罚决定书\n青禾市监处罚〔2023〕18号\n当事人：青禾区福满餐馆\n决定罚款500元。\n青禾区市场监督管理局\n2024年3月5日",
        "行政处罚事先告知书\n石桥环罚告〔2022〕7号\n石桥纺织有限公司：\n拟处罚款三万元。\n石桥市生态环境局\n二〇二三年六月八日",
        "行政处罚决定书\n云岭交罚〔2025〕112号\n当事人：马大山\n罚款1000元。\n云岭县交通运输局\n2024年11月20日",
    ],
    complies=[
        "行政处罚决定书\n青禾市监处罚〔2024〕18号\n当事人：青禾区福满餐馆\n罚款500元。\n青禾区市场监督管理局\n2024年3月5日",
        "行政处罚事先告知书\n石桥环罚告[2023]第7号\n石桥纺织有限公司：\n拟处罚款三万元。\n石桥市生态环境局\n二〇二三年六月八日",
        "行政处罚决定书\n（云岭）应急罚〔2024〕9号\n当事人：云岭花炮厂\n违法行为发生于2023年12月。\n罚款1000元。\n云岭县应急管理局\n2024.1.20",
    ],
    unclear=["行政处罚决定书\n青禾市监处罚〔20■3〕18号\n罚款500元。\n青禾区市场监督管理局\n2024年3月5日"],
    not_for=[
        "立案审批表\n云岭交立〔2023〕5号\n承办人意见：建议立案。\n签名：马山 李河 2023年12月20日\n负责人意见：同意立案。\n签名：赵海 2023年12月21日\n\f"
        "行政处罚决定书\n云岭交罚〔2023〕5号\n当事人：马大山\n罚款1000元。\n云岭县交通运输局\n2024年1月20日",
        "行政处罚决定书\n罚款500元。\n青禾区市场监督管理局\n2024年3月5日",
    ],
)
def years_differ(paper: Paper, case: Case) -> Verdict:
    """The year in a number is that of the paper; another one makes people think of a paper made up later or copied from an old one."""
    number, signed = paper.number, paper.signed
    if number is None:
        return not_applicable(N_("文书没有文号"))
    if number.illegible and not number.year.isdigit():
        return undetermined(N_("文号的年份辨认不清"), at=paper.span(number.start, number.end))
    if signed is None or signed.day is None:
        return undetermined(N_("文书没有可以辨认的成文日期"), at=paper.whole)
    if not number.year.isdigit() or len(number.year) != 4:
        return not_applicable(N_("文号没有四位年份"))
    if int(number.year) == signed.day.year:
        return passed()
    filing = case.chronology.get("filing")
    if filing is not None and filing.day.year == int(number.year):
        return not_applicable(N_("文号沿用立案年份"))
    return failed(N_("文号年份是{number}，落款日期是{day}"), at=[paper.span(number.start, number.end), paper.span(signed.start, signed.end)],
                  number=number.year, day=signed.day)
