"""Correction: who is punished is also ordered to put things right."""

from __future__ import annotations

from rules import patterns as re
from rules.facts import correction, presence
from rules.facts.case import Case
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

LISTED = re.compile(r"责令|整改|限期.{0,6}通知")
SUMMARY_COVER = "卷宗封面\n案号：江城管当罚〔2024〕5号\n案由：占道经营（简易程序）\n当事人：冯某"


def _decision(text: str) -> str:
    """An example: the decision of `example_papers` with these words in it."""
    return ("行政处罚决定书\n某城管罚〔2024〕31号\n当事人：某建材店\n经查，当事人在人行道堆放水泥八十包。" + text +
            "依据《城市市容和环境卫生管理条例》第三十六条第二项，决定罚款2000元。\n某区城市管理局\n2024年5月8日")


@rule(
    "CF-621", N_("未责令改正"), severity=MINOR, points=2, whole_file=True,
    why=N_("处罚的目的是纠正违法，只罚不改等于默许。卷中任何一份文书责令过改正都算；行为已经结束、无从改正或者已经核实改正的不报。"),
    basis=[cite("行政处罚法", 28, 1, since="2021-07-15"), cite("行政处罚法", 23, until="2021-07-15")],
    suggestion=N_("实施处罚应当同时责令改正或者限期改正。"),
    violates=[
        example.whole(example.FILING, example.INSPECTION, example.INTERVIEW, example.REPORT, example.NOTICE, example.DECISION, example.CLOSING),
        example.whole(example.FILING, example.INSPECTION, "询问笔录\n询问时间：2024年3月13日15时\n问：现在怎么样了？答：我已经清理干净了。\n"
                      "以上看过，"
                      "与我说的一样。张某　2024年3月13日",
                      _decision("当事人系初次违法并及时改正，从轻处罚。")),
        example.whole(example.FILING, "责令改正通知书\n某城管责改〔2024〕9号\n某物业管理有限公司：\n责令你公司三日内清理公共通道。\n某区城市管理局\n2024年3月8日",
                      example.DECISION),
        example.whole(example.FILING, example.NOTICE,
                      _decision("《城市市容和环境卫生管理条例》第三十六条规定：“责令其停止违法行为，"
                                "限期清理、拆除或者采取其他补救措施，并可处以罚款”。")),
        example.papers(SUMMARY_COVER, "当场行政处罚决定书\n江城管当罚〔2024〕5号\n当事人：冯某\n2024年4月2日在东街占道经营，罚款50元。\n执法人员：章某、霍某\n"
                                      "江州市城市管理局\n2024年4月2日"),
    ],
    complies=[
        example.whole(example.FILING, "责令限期改正通知书\n某城管责改〔2024〕8号\n某建材店：\n责令你店于2024年3月10日前清理。\n某区城市管理局\n2024年3月7日",
                      example.DECISION),
        example.whole(example.FILING, example.NOTICE, _decision("责令立即停止违法行为、当日清理完毕。")),
        example.whole(example.FILING, "现场检查笔录\n检查时间：2024年3月7日9时20分\n检查情况：人行道堆放水泥，执法人员当场责令其立即清除。\n"
                                      "当事人：张某　检查人员：甲某　乙某", example.DECISION),
        example.whole(example.FILING, example.DECISION, "现场复查记录\n复查时间：2024年3月20日\n复查情况：水泥已清理完毕，人行道恢复通行。\n检查人员：甲某　乙某"),
        example.whole(example.FILING, example.INSPECTION, _decision("2024年3月8日经执法人员复查，当事人已自行清理完毕。")),
        example.papers(SUMMARY_COVER, "当场行政处罚决定书\n江城管当罚〔2024〕5号\n当事人：冯某\n2024年4月2日在东街占道经营，罚款50元，并责令立即改正。\n"
                                      "江州市城市管理局\n2024年4月2日"),
    ],
    unclear=[
        example.papers(example.COVER, "卷内目录\n1 立案审批表 1\n2 责令■■■■书 2\n3 行政处罚决定书 3", example.FILING, example.DECISION),
        example.papers(example.COVER, "卷内目录\n1 立案审批表 1\n2 责令改正通知书 2\n3 行政处罚决定书 3", example.FILING, example.DECISION),
        example.whole(example.FILING, "行政处罚决定书\n某文旅罚〔2024〕31号\n当事人：某歌舞厅\n经查，接纳未成年人。决定责令停业整顿一个月。\n某区文化和旅游局\n"
                                      "2024年5月8日"),
        example.whole(example.FILING, "责令限期整改指令书\n某应急责改〔2024〕9号\n某化工有限公司：\n责令你公司组织全面检查。负责人签收：张某\n某区应急管理局\n"
                                      "2024年3月8日",
                      "行政处罚决定书\n某应急罚〔2024〕31号\n当事人：张某\n经查，当事人未履行职责。决定罚款20000元。\n某区应急管理局\n2024年5月8日"),
    ],
    not_for=[
        example.DECISION,
        example.whole(example.FILING, _decision("违法行为已经终了，无法改正，不再责令改正。")),
        example.whole(example.FILING, "不予行政处罚决定书\n当事人：某建材店\n决定不予行政处罚。\n某区城市管理局\n2024年5月8日"),
        example.whole(example.FILING, example.REPORT),
    ],
)
def not_ordered_to_correct(case: Case) -> Verdict:
    """A penalty alone leaves the violation in the world. An order on a paper of its own or in any other counts, a check that finds it put right too."""
    decision = case.last("penalty_decision", "summary_decision")
    if decision is None or (case.decision is not None and case.decision.kind == "no_penalty_decision"):
        return not_applicable(N_("没有给予处罚"))
    found = correction.of(case)
    if found.ordered:
        return passed(N_("卷内有责令改正的内容"))
    if found.needless:
        return not_applicable(N_("决定书写明违法行为已经终了或者无法改正"))
    if found.shown:
        return passed(N_("行政机关核查确认已经改正"))
    if found.related:
        return undetermined(N_("责令改正是对与当事人有关的单位作出的"), at=found.related)
    if set(decision.penalties.kinds) == {"revoke_licence"}:
        return not_applicable(N_("只是吊销许可证件或者撤销登记，没有继续经营可以改正"))
    halted = decision.penalties.kinds.get("suspend_business")
    if halted and re.search("整顿|整治|整改", decision.text[halted.start:halted.end + 12]):
        return undetermined(N_("责令停业整顿是否已经包含改正的要求，请人工判断"), at=halted)
    listed = presence.of(case, ("correction_order",), LISTED)
    if listed.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有责令改正"), at=listed.doubt)
    if found.to_another:
        return failed(N_("责令改正是对他人作出的，卷内没有责令当事人改正的内容"), at=found.to_another)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages))
    return failed(N_("全卷没有责令当事人改正的内容"), at=decision.whole)
