"""The party's statement: it is examined and answered, and never makes the penalty heavier."""

from __future__ import annotations

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import defence, heavier, party_answer, presence
from rules.facts.case import Case
from rules.facts.heavier import KIND_NAMES, Heavier, Incomparable
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

NEW_FACTS = re.compile(
    r"另(?:查|行查)|又(?:查|发现)|(?:进一步|补充|重新|继续|再次)(?:调查|核查|检查|勘验|核实|检测|鉴定|认定|核算)|新(?:的)?(?:事实|证据|情况|违法)|变更(?:认定|案由|定性)|原[^。;]{0,20}(?:作废|撤销|有误|收回)"
    r"|(?:计算|认定|适用法律|数额|笔误|表述)[^。;]{0,8}(?:有误|错误)|更正"
)
NOTICE = (
    "行政处罚告知书\n某市监罚告〔2023〕40号\n某茶业公司：\n你公司广告中使用“国家级”用语，违反《广告法》第九条第三项，依据第五十七条第一项，拟罚款{fine}元。"
    "你公司有权在五个工作日内陈述、申辩。\n某市市场监督管理局\n{day}"
)
STATEMENT = "陈述申辩书\n某市市场监督管理局：\n我公司网页是外包人员所做，收到告知后已撤下，请求免予处罚。\n某茶业公司　2023年8月18日"
DECISION = (
    "行政处罚决定书\n某市监处罚〔2023〕40号\n当事人：某茶业公司\n经查，当事人广告中使用“国家级”用语。{story}"
    "依据《广告法》第五十七条第一项，决定罚款{fine}元。\n某市市场监督管理局\n2023年9月4日"
)
NOT_ADOPTED = "当事人2023年8月18日提出申辩，经复核，不予采纳。"


def _told(before: str, *between: str, after: str, story: str = NOT_ADOPTED) -> str:
    """An example: a notice with `before` yuan, these papers, a decision with `after` yuan."""
    return example.papers(NOTICE.format(fine=before, day="2023年8月14日"), *between, DECISION.format(fine=after, story=story))


@rule(
    "CF-507", N_("因陈述申辩加重处罚"), severity=VETO, procedures=[ORDINARY],
    why=N_("当事人因为怕罚得更重就不敢申辩，陈述申辩的权利就落空了，所以申辩或者听证以后不得加重。申辩以后查出新的事实、重新告知的，按新的告知比较。"),
    basis=[cite("行政处罚法", 45, 2, since="2021-07-15"), cite("行政处罚法", 32, 2, until="2021-07-15")],
    suggestion=N_("不得因陈述申辩给予更重的处罚。"),
    violates=[
        _told("12000", STATEMENT, after="18000"),
        _told("12000", after="15000", story="当事人在规定期限内提出申辩，称网页系外包制作，本局认为其态度不好，不予采纳。"),
        _told("5000", "听证笔录\n听证时间：2023年8月24日9时\n主持人：郑海\n当事人：请求从轻。", after="8000", story="经听证，意见不予采纳。"),
        _told("5000", STATEMENT, after="5000元，并没收违法所得300"),
        _told("5000", "陈述申辩笔录\n2023年8月16日　陈述人：孟某\n我店只发了三天，希望少罚一点。孟某", after="10000", story=""),
    ],
    complies=[
        _told("5000", STATEMENT, after="4000"),
        _told("5000", STATEMENT, after="5000"),
        _told("3000", STATEMENT, "行政处罚告知书\n某市监罚告〔2023〕44号\n某茶业公司：本局复核中另查明你公司还在户外广告中使用该用语，拟罚款30000元。"
              "可在五个工作日内陈述、申辩。\n某市市场监督管理局\n2023年8月25日", after="30000"),
        _told("5000", "听证笔录\n听证时间：2023年8月24日9时\n主持人：郑海\n当事人：请求从轻。", after="5000元，责令停止发布广告", story="经听证，意见不予采纳。"),
    ],
    unclear=[
        _told("■■■■", STATEMENT, after="2000"),
        _told("5000", STATEMENT, after="■■■■"),
        _told("5000", "陈述申辩笔录\n2023年8月16日\n答：■■■■■■■■■■■■■■■■■■■■■■■。", after="8000", story=""),
        _told("3000", STATEMENT, NOTICE.format(fine="6000", day="2023年8月25日"), after="6000"),
    ],
    not_for=[
        _told("5000", after="8000", story="当事人在法定期限内未陈述、申辩。"),
        _told("5000", "放弃陈述申辩声明\n我公司自愿放弃陈述、申辩的权利。\n声明人：孟某 2023年8月15日", after="8000", story="当事人放弃陈述、申辩。"),
        DECISION.format(fine="5000", story=NOT_ADOPTED),
    ],
)
def heavier_because_of_the_answer(case: Case) -> Verdict:
    """Nobody dares to defend himself who must fear to pay for it. Compared is the last notice; one made anew on new facts begins anew.

    A second notice that only asks for more after the party had answered is the same by another way: whether new facts stand behind it is to
    be looked at.
    """
    decision = case.last("penalty_decision")
    notices = [n for n in defence.last_notices(case, decision) if n.kind == "prior_notice" or n.penalties.kinds]
    made = case.statements.made
    if decision is None or not notices or not (made or case.hearings.held):
        return not_applicable(N_("没有处罚决定书、告知书，或者当事人没有陈述申辩和听证"))
    compared = heavier.than(notices[0], decision)
    if isinstance(compared, Incomparable):
        return undetermined(N_("告知书或者决定书的处罚内容缺失或者辨认不清"), at=compared.at)
    if compared is None:
        again = _raised_by_a_second_notice(case, notices[0])
        if again:
            return undetermined(N_("当事人陈述申辩后重新告知了更重的处罚，看不出是否因为新的事实"), at=again)
        return passed(N_("陈述申辩或者听证后没有加重处罚"))
    if not case.hearings.held and not any(s.legible for s in made):
        return undetermined(N_("陈述申辩材料辨认不清，不知道是否提出过申辩"), at=made[0].at)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有重新作出的告知"), n=len(case.unread_pages), at=compared.at)
    return _accused(compared)


def _accused(found: Heavier) -> Verdict:
    kind = KIND_NAMES[found.kind]
    if found.after is None:
        return failed(N_("当事人陈述申辩或者听证后，决定书增加了告知书没有的“{kind}”"), kind=kind, at=found.at)
    return failed(N_("告知{kind}{before}元，当事人陈述申辩或者听证后决定{kind}{after}元"), kind=kind, before=found.before, after=found.after, at=found.at)


def _raised_by_a_second_notice(case: Case, last: Paper) -> Span | None:
    """Where a second notice asks for more than the first, after the party had answered that and without speaking of new facts."""
    earlier = [n for n in case.all(last.kind) if n is not last and n.date and last.date and n.date < last.date]
    if not earlier or NEW_FACTS.search(last.document.squeezed):
        return None
    answered = any(s.day is None or (last.date and s.day <= last.date) for s in case.statements.made)
    found = heavier.than(earlier[-1], last)
    return found.at[0] if answered and isinstance(found, Heavier) else None


HEADING = re.compile(r"复核|采纳情况")
FILED = "陈述申辩书\n某区城市管理局：我已经清走水泥，工地的车晚到，请求减轻处罚。\n某建材店　2024年4月24日"


def _file(*between: str, story: str = "") -> str:
    """An example: a whole file with a statement, these papers and a decision that tells `story`."""
    decision = example.DECISION.replace("水泥八十包。", f"水泥八十包。{story}")
    return example.whole(example.FILING, example.REPORT, example.NOTICE, FILED, *between, decision)


@rule(
    "CF-509", N_("陈述申辩未复核"), severity=MAJOR, points=5, procedures=[ORDINARY],
    why=N_("当事人提出的事实、理由和证据应当复核，成立的采纳，不采纳的说明理由。复核意见书、终结报告、讨论记录或者决定书中有一处回应就可以；"
           "当事人放弃权利或者只说没有意见的，没有什么要复核。"),
    basis=[cite("行政处罚法", 45, 1, since="2021-07-15"), cite("行政处罚法", 32, 1, until="2021-07-15")],
    suggestion=N_("对陈述申辩意见应当复核并在决定书中说明是否采纳。"),
    violates=[
        _file(),
        _file(example.APPROVAL, story="本局于4月22日送达告知书，当事人未陈述、申辩。"),
        example.papers(FILED, example.DECISION.replace("经查", "当事人在期限内提出了陈述申辩。经查")),
        example.papers(
            "行政处罚事先告知书\n某农罚告〔2023〕6号\n某饲料店：拟罚款2000元，可陈述、申辩。\n某区农业农村局\n2023年5月10日\n"
            "当事人意见：标签缺项是厂家的失误，请求不处罚。申某 2023年5月11日",
            "行政处罚决定书\n某农罚〔2023〕6号\n当事人：某饲料店\n经查，当事人经营标签不全的饲料，罚款2000元。\n某区农业农村局\n2023年6月2日"),
        example.papers(
            "当事人陈述申辩笔录\n时间：2022年7月3日\n陈述人：司某\n我的车是第一次超载，货主说的重量不对，不应该罚这么多。\n司某 2022年7月3日",
            "行政处罚决定书\n某交罚〔2022〕6号\n当事人：司某\n当事人于2022年6月20日驾车超载，有称重单为证。依据《公路安全保护条例》第六十四条，"
            "罚款3000元。\n某市交通运输局\n2022年7月20日"),
    ],
    complies=[
        _file("陈述申辩复核意见书\n当事人提出已清走，请求减轻。复核意见：已在拟处罚时考虑，维持原意见。\n复核人：甲某、乙某 2024年4月26日"),
        _file(story="当事人于4月24日申辩称已清走。经复核，清理情况属实，但不属于应当减轻的情形，不予采纳。"),
        _file("案件集体讨论记录\n时间：2024年5月6日\n讨论内容：当事人请求减轻处罚，理由是已清走。该情节裁量时已经考虑，不再减轻。\n结论：同意罚款2000元。"),
        _file("行政处罚决定审批表\n陈述申辩情况：当事人提出陈述、申辩，已复核，不予采纳。\n负责人意见：同意。丙某 2024年5月7日"),
        _file(story="当事人提出的工地用车晚到的理由不能成立。"),
    ],
    unclear=[
        example.papers("陈述申辩笔录\n2024年4月24日　陈述人：张某\n答：■■■■■■■■■■■■■■■■■■■■■■■■■。　张某", example.DECISION),
        _file("■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损）"),
        example.papers(example.NOTICE.replace("2000元", "3000元"), FILED, example.DECISION),
    ],
    not_for=[
        _file().replace("我已经清走水泥，工地的车晚到，请求减轻处罚。", "我对拟处罚没有意见。"),
        _file().replace("我已经清走水泥，工地的车晚到，请求减轻处罚。", "我自愿放弃陈述、申辩的权利。"),
        example.papers(FILED, example.NOTICE),
        example.DECISION,
        example.papers(FILED.replace("2024年4月24日", "2024年5月20日"), example.DECISION),
    ],
)
def statement_not_answered(case: Case) -> Verdict:
    """What the party raises must be examined, and the party told why it is not followed; else the right to speak is empty.

    One answer anywhere will do. Among papers alone, a decision that passes over a statement says enough; of a whole file every page must
    have been read.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("没有处罚决定书"))
    said = [r for r in party_answer.raised(case) if not (r.day and decision.date and r.day > decision.date)]
    if not said:
        return not_applicable(N_("当事人没有提出陈述、申辩，或者只表示没有意见、放弃权利"))
    if party_answer.answered(case):
        return passed(N_("对陈述申辩作了复核或者回应"))
    sure = [r for r in said if r.legible]
    if not sure:
        return undetermined(N_("陈述申辩材料辨认不清，不知道提出了什么"), at=said[0].at)
    doubt = _against_saying_so(case, decision)
    if doubt:
        return undetermined(N_("有材料辨认不清，或者决定轻于告知，不能断定没有复核"), at=doubt)
    denied = party_answer.denied(decision)
    if denied:
        return failed(N_("当事人提出了陈述申辩，决定书称其没有陈述、申辩，也没有复核意见"), at=[denied, sure[0].at])
    return failed(N_("当事人提出了陈述申辩，没有复核意见，决定书等文书也没有说明是否采纳"), at=[sure[0].at, decision.whole])


def _against_saying_so(case: Case, decision: Paper) -> Span | None:
    """A page or paper that cannot be read, or a decision milder than the notice, which may be the answer."""
    if case.unread_pages or decision.illegible:
        return decision.whole
    if case.scope == "whole":
        found = presence.of(case, ("statement_review",), HEADING)
        if found.paper or found.doubt:
            return found.paper.whole if found.paper else found.doubt
    notices = [n for n in defence.last_notices(case, decision) if n.penalties.kinds]
    milder = heavier.than(decision, notices[0]) if notices else None
    return milder.at[-1] if isinstance(milder, Heavier) else None
