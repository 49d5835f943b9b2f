"""Review: the investigation ends in a report, and a decision of weight passes the legal office before it is made."""

from __future__ import annotations

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import gravity, hearing_range, presence
from rules.facts.case import Case
from rules.facts.reviews import Review
from rules.judging import MAJOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

FACTS = re.compile(
    r"(?:违法事实|主要事实|案件事实|简要案情|案情(?:简介|摘要|概况)?)[:|][^。;:]{4}|"
    r"(?:违法事实|主要事实|案件事实|基本事实|简要案情|案情(?:简介|摘要|概况)?|查明|经查|事实(?:和|及|、|与)[^:]{0,6}证据|事实)(?!清楚|不清|确凿|成立|存在|是否|认定)[:,|]?[^。;]{12}"
)
PROPOSAL = re.compile(r"(?:建议|拟|处理意见|处罚意见)[^。;]{0,40}(?:罚款|处罚|警告|没收|吊销|责令|不予)")


@rule(
    "CF-401", N_("缺调查终结报告"), severity=MAJOR, points=5, whole_file=True, procedures=[ORDINARY],
    why=N_("负责人要根据书面的调查结果作决定，没有报告就没有审查的依据。案件处理意见书，以及写明事实和处罚建议的审批表，也算终结报告。"),
    basis=[cite("行政处罚法", 57, 1)],
    suggestion=N_("调查终结应当形成书面报告报负责人审查。"),
    violates=[
        example.whole(example.FILING, example.INTERVIEW, example.NOTICE, example.APPROVAL, example.DECISION),
        example.whole(example.FILING, example.NOTICE, "行政处罚审批表\n案由：占道经营\n承办人意见：按告知内容处罚。甲、乙 2024年5月6日\n"
                      "领导审批：同意。丙 2024年5月7日", example.DECISION),
        example.whole(example.FILING, example.INTERVIEW, "行政处罚审批表\n承办人意见：建议罚款一千二百元。甲、乙 2024年5月6日\n"
                      "法制机构审核意见：违法事实清楚，证据充分，程序合法，适用依据正确，同意。丁 2024年5月6日\n负责人意见：同意。丙 2024年5月7日", example.DECISION),
        example.whole(example.FILING, example.INTERVIEW, "法制审核意见书\n审核意见：事实清楚，同意。\n"
        "审核人：丁（法规科） 2024年5月6日", example.DECISION),
    ],
    complies=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION),
        example.whole(example.FILING, "案件处理意见书\n"
        "事实：当事人超时营业。依据：《娱乐场所管理条例》第四十九条。建议：责令停业整顿一个月。\n甲、乙 2024年4月1日",
                      example.DECISION),
        example.whole(example.FILING, "案件处理审批表\n违法事实：2024年3月5日当事人在城中路人行道堆放水泥八十包，占地十五平方米。\n"
                      "处理意见：建议罚款1500元。甲、乙 2024年4月3日\n局领导意见：同意。丙 2024年4月4日", example.DECISION),
        example.whole(example.FILING, "调查报告\n经查，当事人经营假农药三十瓶，建议没收并罚款5000元。\n"
        "承办人：甲、乙 2024年4月12日", example.DECISION),
    ],
    unclear=[
        example.whole(example.FILING, "■■■■■■■■■■\n■■■■■■■■■■■■■■■■■■（此页污损）", example.NOTICE, example.DECISION),
        "卷宗封面\n案号：某市监罚〔2024〕3号\n\f\n卷内目录\n1 立案审批表 1\n2 ■■■■■■报告 2\n3 行政处罚决定书 3\n\f\n"
        "" + example.FILING + "\n\f\n" + example.DECISION,
    ],
    not_for=[example.DECISION, example.whole("当场行政处罚决定书\n当事人：某店\n当场给予警告。\n某区市场监督管理局\n2024年5月8日")],
)
def no_final_report(case: Case) -> Verdict:
    """The head decides on the result of the investigation, and so must have it in writing.

    A 案件处理意见书 is the same under another name, and so is an approval form that tells the facts and proposes the penalty.
    """
    found = presence.of(case, ("investigation_report",), presence.REPORT)
    if found.paper:
        return passed(N_("卷内有调查终结报告"))
    for paper in case.all("penalty_approval"):
        text = paper.document.squeezed
        if FACTS.search(text) and PROPOSAL.search(text):
            return passed(N_("审批表载明了事实和处理建议"))
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定缺调查终结报告"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    if case.has(["transfer_letter"]) and case.decision is None:
        return not_applicable(N_("案件已经移送，没有作出处理决定"))
    return failed(N_("卷内没有调查终结报告或者同类的处理意见书"), expected="investigation_report")


@rule(
    "CF-403", N_("应当法制审核而未审核"), severity=VETO, whole_file=True, procedures=[ORDINARY], since="2021-07-15",
    why=N_("重大案件作出决定前应当经过法制审核，没有审核的决定不得作出。经过听证、案卷自称重大复杂的必须审核；只是数额达到听证标准的，按本部门目录的设置判断，"
           "简易程序不适用。"),
    basis=[cite("行政处罚法", 58, 1), cite("国办发〔2018〕118号", section="（十二）明确审核范围"),
           cite("市场监督管理行政处罚程序规定", 50, 2, department="market_supervision")],
    suggestion=N_("重大执法决定作出前必须经过法制审核。"),
    violates=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING, example.APPROVAL, example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, "集体讨论记录\n讨论时间：2024年5月6日\n"
        "本案案情疑难复杂，涉及多个法律关系。\n"
                      "结论：同意罚款2000元。\n签名：丙 丁", example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE.replace("2000元", "120000元"),
                      example.DECISION.replace("2000元", "120000元").replace("某建材店", "某某建材有限公司")),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING.replace("2024年4月26日", "2024年5月3日"),
                      "法制审核意见书\n审核意见：同意。\n审核人：丁（法规科） 2024年4月28日",
                      example.DECISION.replace("某区城市管理局", "某区市场监督管理局")),
    ],
    complies=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING, example.REVIEW, example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING, "行政处罚决定审批表\n"
        "承办人意见：罚款2000元。甲、乙 2024年5月6日\n"
                      "法制机构意见：事实清楚，程序合法，同意。丁 2024年5月7日\n负责人意见：同意。丙 2024年5月7日", example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING, "行政处罚案件审批表\n"
        "承办人：罚款2000元。甲、乙 2024年5月6日\n"
                      "核审机构意见：同意承办意见。丁 2024年5月6日\n局长：同意。丙 2024年5月7日", example.DECISION),
    ],
    unclear=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING, "■■■■■■■■\n"
        "■■■■■■■■■■■■■■■■（此页污损）", example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.HEARING, "行政处罚决定审批表\n"
        "承办人意见：罚款2000元。甲、乙 2024年5月6日\n"
                      "审核意见：同意。戊某 2024年5月7日\n审批意见：同意。丙 2024年5月7日", example.DECISION),
    ],
    not_for=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.APPROVAL, example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, "重大案件集体讨论记录\n讨论时间：2024年5月6日\n"
        "本案不属于重大执法决定。\n结论：同意。\n签名：丙",
                      example.DECISION),
        example.whole(example.FILING, example.HEARING, example.DECISION.replace("2024年5月8日", "2021年6月30日")),
    ],
)
def mandatory_review_missing(case: Case) -> Verdict:
    """A decision of weight is made after the legal office has looked at it, and is void of that safeguard without.

    It must where a hearing was held and where the file calls the case major or complex; where only the hearing's figure was reached, by the
    department's catalogue (setting `CF-403.major_catalogue`, default yes). In market supervision the review follows the hearing.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("卷内没有行政处罚决定书"))
    held, called = case.hearings.held, gravity.called(case)
    by_catalogue = hearing_range.reached(case, decision) if _catalogue(case) else None
    if not held and not called and not by_catalogue:
        return not_applicable(N_("未经听证，也没有称案件重大、复杂，不属于必须法制审核的案件"))
    found = presence.of(case, ("legal_review",), presence.REVIEW)
    sure = [r for r in case.reviews if r.sure]
    if sure or found.paper:
        return _after_the_hearing(case, sure) if held and case.department == "market_supervision" and sure else passed(N_("卷内有法制审核意见"))
    plain = next((r for r in case.reviews if not r.sure), None)
    if plain:
        return undetermined(N_("审批表有审核意见，看不出是否法制机构作出"), at=plain.at)
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有法制审核意见"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    if held:
        return failed(N_("案件经过听证，卷内没有法制审核意见"), expected="legal_review")
    if called and called.sure:
        return failed(N_("案卷写明“{words}”，卷内没有法制审核意见"), words=called.words, expected="legal_review")
    if by_catalogue and by_catalogue.sure:
        return failed(N_("处罚达到听证标准，按部门的重大执法决定目录应当法制审核，卷内没有法制审核意见"), expected="legal_review")
    at = by_catalogue.at if by_catalogue else called.at if called else None
    return undetermined(N_("不能确定是否属于必须法制审核的案件，请核对部门目录"), at=at)


def _catalogue(case: Case) -> bool:
    """Whether the department's catalogue of major decisions takes in whatever reaches the hearing's figure."""
    return bool(case.setting("major_catalogue", case.day, case.department) == "hearing_range")


def _after_the_hearing(case: Case, reviews: list[Review]) -> Verdict:
    heard = case.hearings.last_day
    days = [r.mention.day for r in reviews if r.mention and r.mention.day]
    if heard is None or (len(days) < len(reviews) and not any(d >= heard for d in days)):
        return undetermined(N_("听证或者法制审核的日期辨认不清"), at=reviews[0].at)
    if any(d >= heard for d in days):
        return passed(N_("听证之后进行了法制审核"))
    return failed(N_("法制审核（{review}）在听证（{heard}）之前，听证后没有再审核"), review=max(days), heard=heard,
                  at=_dated(reviews[-1]))


def _dated(review: Review) -> list[Span]:
    """Where the review's date stands, and its words."""
    return [review.paper.span(review.mention.start, review.mention.end)] if review.mention else [review.at]


@rule(
    "CF-404", N_("法制审核晚于处罚决定"), severity=VETO, procedures=[ORDINARY],
    why=N_("决定作出以后再审核，已经改变不了决定，等于没有审核。有几份审核意见的，看最早的一份终审意见；同一天的不报。"),
    basis=[cite("行政处罚法", 58, 1, since="2021-07-15"), cite("国办发〔2018〕118号", section="（十二）明确审核范围")],
    suggestion=N_("法制审核应当在作出决定之前完成。"),
    violates=[
        example.DECISION + "\n\f\n法制审核意见书\n案件：某建材店占道案\n审核意见：同意。\n审核人：丁（法规科）　2024年5月12日",
        "重大执法决定法制审核意见书\n某区环罚〔2023〕3号案\n送审日期：2023年9月8日\n审核意见：程序合法，同意处罚。\n"
        "审核机构：法规与标准科　审核人：范某\n2023年9月12日\n\f\n"
        "行政处罚决定书\n某环罚〔2023〕3号\n当事人：某公司\n经查，超标排放，罚款210000元。\n某市生态环境局\n2023年9月10日",
        example.DECISION + "\n\f\n法制审核表\n意见：材料不全，退回补充调查。审核人：丁 2024年5月6日\n\f\n法制审核表\n"
        "意见：同意。审核人：丁 2024年5月9日",
    ],
    complies=[
        example.REVIEW + "\n\f\n" + example.DECISION,
        example.DECISION + "\n\f\n法制审核意见书\n审核意见：同意。\n审核人：丁（法规科）　2024年5月8日",
        example.REVIEW + "\n\f\n法制审核意见书\n复审意见：同意。\n审核人：丁（法规科）　2024年5月10日\n\f\n" + example.DECISION,
        "行政处罚决定审批表\n承办人意见：罚款。甲 2024年5月6日\n法规股意见：同意。丁 2024年5月7日\n"
        "负责人意见：同意。丙 2024年5月8日\n\f\n"
        + example.DECISION + "\n\f\n法制审核意见书\n审核意见：同意。\n审核人：丁　2024年5月10日",
    ],
    unclear=[
        "法制审核意见书\n审核意见：事实清楚，同意处罚。\n审核人：邹某　2024年■月■日\n\f\n" + example.DECISION,
        example.REVIEW + "\n\f\n" + example.DECISION.replace("2024年5月8日", "2024年■月■日"),
        "法制审核意见书\n审核意见：同意。\n审核人：邹某\n\f\n" + example.DECISION,
    ],
    not_for=[example.DECISION, example.REVIEW],
)
def review_after_the_decision(case: Case) -> Verdict:
    """A review that comes after the decision could not have changed it. Of several, the earliest final one counts; the same day is in time."""
    decision = case.last("penalty_decision")
    reviews = [r for r in case.reviews if r.sure]
    if decision is None or not reviews:
        return not_applicable(N_("没有处罚决定书或者法制审核意见"))
    if decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=decision.whole)
    final = [r for r in reviews if r.final] or reviews
    dated = [(r.mention.day, r) for r in final if r.mention and r.mention.day]
    if any(day <= decision.date for day, _ in dated):
        return passed(N_("法制审核不晚于处罚决定"))
    if len(dated) < len(final):
        undated = next(r for r in final if not r.mention or not r.mention.day)
        return undetermined(N_("法制审核的日期缺失或者辨认不清"), at=_dated(undated))
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有更早的法制审核意见"), n=len(case.unread_pages), at=_dated(final[0]))
    day, review = min(dated, key=lambda found: found[0])
    return failed(N_("处罚决定于{decision}作出，法制审核在{review}"), decision=decision.date, review=day,
                  at=[*_dated(review), decision.span(decision.signed.start, decision.signed.end)])
