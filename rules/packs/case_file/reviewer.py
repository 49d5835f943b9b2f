"""The reviewer: whoever investigated the case cannot be the one who reviews it."""

from __future__ import annotations

from rules.facts import investigators, reviewers
from rules.facts.case import Case
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

INTERVIEW = (
    "询问笔录\n询问时间：2023年6月8日10时\n询问人：{officers}　记录人：{recorder}\n被询问人：程大海\n问：有无许可？答：没有。\n"
    "以上看过，属实。程大海　2023年6月8日"
)
REVIEW = "法制审核意见书\n案由：未经许可经营\n审核意见：事实清楚，程序合法，同意。\n审核人：{reviewer}　2023年7月4日"


def _reviewed(reviewer: str, officers: str = "王立新、陈可", recorder: str = "陈可") -> str:
    """An example: an interview by these officers and a review signed so."""
    return example.papers(INTERVIEW.format(officers=officers, recorder=recorder), REVIEW.format(reviewer=reviewer))


@rule(
    "CF-405", N_("法制审核人与办案人员为同一人"), severity=MAJOR, points=4, procedures=[ORDINARY],
    why=N_("自己办的案件自己审核，等于没有审核。按笔录、审批表、终结报告中的办案人员与审核签名比对；只是同姓、只担任记录的不算。"),
    basis=[cite("行政处罚法", 58, 1, since="2021-07-15"),
           cite("行政处罚法", 38, 3, since="2018-01-01", until="2021-07-15", checked="none"),
           cite("市场监督管理行政处罚程序规定", 49, 3, department="market_supervision"),
           cite("农业行政处罚程序规定", 50, 3, since="2022-02-01", department="agriculture"),
           cite("医疗保障行政处罚程序暂行规定", 37, 2, department="medical_insurance"),
           cite("生态环境行政处罚办法", 38, 2, since="2023-07-01", department="ecology")],
    suggestion=N_("法制审核应当由不承办本案的审核人员进行。"),
    violates=[
        _reviewed("王立新"),
        example.papers(
            "现场检查笔录\n检查时间：2024年3月7日9时\n检查人员：罗山（证号0812033）、谢敏（证号0812047）\n检查情况：废水直排。\n当事人：林某",
            "案件法制审核表\n送审日期：2024年4月1日\n法制审核意见：程序合法，同意处理意见。\n签名：何雨 2024年4月2日\n"
            "法制机构负责人意见：同意。\n签名：谢敏 2024年4月3日"),
        example.papers(
            "案件调查终结报告\n经查，当事人超范围经营，建议罚款3000元。\n承办人：唐波、谭秀英　2023年4月2日",
            "行政处罚决定审批表\n承办人意见：罚款3000元。唐波、谭秀英 2023年4月6日\n法规科审核意见：同意。唐波 2023年4月7日\n"
            "负责人意见：同意。贺国安 2023年4月10日"),
        example.papers(
            "调查终结报告\n承办人签名：王慧元　郑杰 2025年7月4日", "重大执法决定法制审核意见书\n审核结论：同意。\n审核人员：郑杰 2025.7.7"),
        "现场监督检查笔录\n检查人：卫生监督员 邱林、尹红\n检查情况：未消毒。\n当事人：高明 2024年5月6日\n\f\n案件审核意见书\n审核意见：同意处罚。\n"
        "审核人签字：尹红 2024-06-03",
    ],
    complies=[
        _reviewed("王立波"),
        _reviewed("郑海"),
        _reviewed("吴彬", recorder="吴彬"),
        example.papers(
            "案件调查终结报告\n经查，当事人超范围经营，建议罚款3000元。\n承办人：唐波、谭秀英　2023年4月2日",
            "案件审核表\n承办机构意见：建议罚款3000元。唐波、谭秀英 2023年4月5日\n法制机构审核意见：同意。马晓 2023年4月6日"),
        example.papers(
            INTERVIEW.format(officers="王立新、陈可", recorder="陈可"),
            "行政处罚决定审批表\n承办人意见：罚款。王立新、陈可 2023年7月3日\n法制审核意见：合法。高原 2023年7月4日\n领导审批：同意。贺国安 2023年7月5日"),
    ],
    unclear=[
        _reviewed("■立新"),
        _reviewed("■■■"),
        _reviewed("■可"),
    ],
    not_for=[REVIEW.format(reviewer="郑海"), INTERVIEW.format(officers="王立新、陈可", recorder="陈可")],
)
def reviewer_handled_the_case(case: Case) -> Verdict:
    """A review by one of those whose work it reviews is none.

    Whoever only wrote a record down is no investigator; a namesake by family name alone is another person.
    """
    handlers = {o.name: o for o in investigators.of(case)}
    reviewing = reviewers.of(case)
    if not handlers or not reviewing:
        return not_applicable(N_("没有法制审核人员或者办案人员的姓名"))
    same = [r for r in reviewing if r.name in handlers]
    if same:
        name = same[0].name or ""
        return failed(N_("法制审核人{name}同时是本案的办案人员"), name=name, at=[same[0].at, handlers[name].at])
    worn = next((r for r in reviewing if r.name is None and any(investigators.could_be(r.seen, name) for name in handlers)), None)
    if worn:
        return undetermined(N_("法制审核人的姓名辨认不清"), at=worn.at)
    return passed(N_("法制审核人不是办案人员"))
