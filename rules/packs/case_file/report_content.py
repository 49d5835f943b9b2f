"""The final report: what the head must read in it before he can decide."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.facts import report_parts
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, ORDINARY, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

REPORT = (
    "案件调查终结报告\n案由：占道堆放\n当事人：某建材店\n一、违法事实\n经查，2024年3月7日，当事人在人行道堆放水泥八十包，占地十五平方米。\n"
    "二、证据\n现场检查笔录、询问笔录各一份，照片两张。\n三、法律依据\n违反《城市市容和环境卫生管理条例》第十四条，依据第三十六条第二项处罚。\n"
    "四、处理建议\n建议责令改正，罚款2000元。\n承办人：王力、李强　2024年4月2日"
)


def _report(*changes: tuple[str, str]) -> str:
    """An example: the full report with these words replaced."""
    text = REPORT
    for old, new in changes:
        text = text.replace(old, new)
    return text


@rule(
    "CF-402", N_("调查终结报告要素不全"), severity=MINOR, points=2, each=["investigation_report"], procedures=[ORDINARY],
    why=N_("负责人凭调查终结报告作出决定，报告应当写明违法事实、证据、法律依据和处理建议，缺一项报一项；建议罚款而没有数额的也报。小标题怎么写不论。"),
    basis=[cite("行政处罚法", 57, 1, since="2021-07-15"), cite("行政处罚法", 38, 1, until="2021-07-15"),
           cite("市场监督管理行政处罚程序规定", 48, department="market_supervision"),
           cite("住房和城乡建设行政处罚程序规定", 20, 2, since="2022-05-01", department="housing_and_city_management"),
           cite("生态环境行政处罚办法", 38, 1, since="2023-07-01", department="ecology")],
    suggestion=N_("请补全调查终结报告要素。"),
    violates=[
        _report(("二、证据\n现场检查笔录、询问笔录各一份，照片两张。\n", "")),
        _report(("，罚款2000元", "，并处罚款")),
        _report(("四、处理建议\n建议责令改正，罚款2000元。\n", "")),
        _report(("三、法律依据\n违反《城市市容和环境卫生管理条例》第十四条，依据第三十六条第二项处罚。\n", "")),
        _report(("现场检查笔录、询问笔录各一份，照片两张", "以上事实清楚，证据确凿充分")),
        "调查报告\n关于某诊所未执行消毒监测制度一案，已经调查完毕。该诊所的行为违反《消毒管理办法》第四条，"
        "建议依据第四十一条罚款500元。\n调查人：田某、潘某　2023年5月6日",
        _report(("建议责令改正，罚款2000元", "建议处五百元以上五千元以下罚款")),
    ],
    complies=[
        REPORT,
        "调查报告\n甲、来由：2022年6月检查。\n乙、查明的情况：店内存放爆竹23箱，超过许可存放量8箱。\n丙、支持材料：检查记录、店主陈述、许可证复印件。\n"
        "丁、适用规定：《烟花爆竹经营许可实施办法》第三十一条。\n戊、量罚考虑及意见：首次超量，建议罚款2000元。\n调查人：侯清、卓雪　2022年7月4日",
        "案件处理意见书\n当事人2022年7月5日凌晨仍在营业，有现场笔录、询问笔录为证，违反《娱乐场所管理条例》第二十八条，依据第四十九条第二项，建议责令停业整顿一个月。\n"
        "承办人：谭勇、向丽　2022年8月1日",
        "案件调查终结报告\n违法事实：2024年5月10日，当事人销售未附标签的种子。\n主要证据：1.进货票据；2.种子照片；3.当事人陈述。\n"
        "处罚依据：《种子法》第七十九条第三项。\n处理建议：警告，不予罚款，建议从轻。\n承办人：谢敏、郑海 2024年6月3日",
        _report(("建议责令改正，罚款2000元", "建议对当事人不予行政处罚")),
        _report(("建议责令改正，罚款2000元", "建议没收违法所得300元，并处违法所得三倍罚款900元")),
    ],
    unclear=[
        _report(("二、证据\n现场检查笔录、询问笔录各一份，照片两张。", "二、■■■■■■■■■■■■■■■■■■■■")),
        _report(("罚款2000元", "罚款■■■■元")),
        "案件调查终结报告\n案由：____\n违法事实：____\n证据材料：____\n处罚依据：____\n处罚建议：____\n承办人：____\n____年____月____日",
    ],
)
def report_incomplete(paper: Paper, case: Case) -> Verdict | Iterator[Verdict]:
    """The head decides on this paper: it must tell what was done, how that is proved, under which law, and what is to follow.

    Under what headings does not matter. A fine is proposed with its amount.
    """
    if is_blank(paper):
        return undetermined(N_("空白的文书样式，没有填写内容"), at=paper.whole)
    missing = list(_missing(paper))
    if missing:
        return iter(missing)
    if paper.penalties.kinds.get("fine") and paper.penalties.fine is None and "■" in paper.text:
        return undetermined(N_("建议罚款的数额辨认不清"), at=paper.penalties.kinds["fine"])
    if worn := WORN_PROPOSAL.search(paper.text, paper.document.title_end):
        return undetermined(N_("处理建议辨认不清"), at=paper.span(*worn.span()))
    return passed(N_("调查终结报告写明了事实、证据、依据和处理建议"))


WORN_PROPOSAL = re.compile(r"(?:建议|意见|结论)(?:内容)?[:\s]{0,3}■{3,}[■。,\s]*(?=\n|$)")


def _missing(paper: Paper) -> Iterator[Verdict]:
    parts = report_parts.read(paper)
    if parts.facts is None:
        yield failed(N_("调查终结报告没有写明违法事实"), at=paper.whole, absent=True)
    if parts.evidence is None and parts.evidence_claimed:
        yield failed(N_("调查终结报告只说有证据，没有列明是哪些证据"), at=parts.evidence_claimed, absent=True)
    elif parts.evidence is None:
        yield failed(N_("调查终结报告没有列明证据"), at=paper.whole, absent=True)
    if parts.basis is None:
        yield failed(N_("调查终结报告没有写明法律依据"), at=paper.whole, absent=True)
    if parts.proposal is None:
        yield failed(N_("调查终结报告没有写明处理建议"), at=paper.whole, absent=True)
    elif parts.unquantified:
        yield failed(N_("调查终结报告建议罚款，没有写明数额"), at=parts.unquantified, absent=True)
