"""Filing: a case in the ordinary procedure begins with an approval."""

from __future__ import annotations

from rules.facts import presence
from rules.facts.case import Case
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example


@rule(
    "CF-201", N_("缺立案审批表"), severity=MAJOR, points=6, whole_file=True, procedures=[ORDINARY],
    why=N_("立案是办案期限的起点，由负责人批准；没有立案的调查没有合法的开始。立案呈批表、立案报告等各种名称都算；目录上列有立案文书或者有页面没有读出文字的，"
           "不作判断。"),
    basis=[cite("行政处罚法", 54, 2)],
    suggestion=N_("普通程序案件应当履行立案审批手续。"),
    violates=[
        example.whole(example.INSPECTION, example.INTERVIEW, example.NOTICE, example.DECISION),
        example.papers(
            "行政执法案卷\n案号：某环罚〔2024〕9号\n立案日期：2024年2月1日",
            "卷内目录\n1 责令改正违法行为决定书 1\n2 调查询问笔录 2\n3 行政处罚决定书 3",
            "责令改正违法行为决定书\n某公司：责令改正。\n某市生态环境局\n2024年2月2日",
            "行政处罚决定书\n某环罚〔2024〕9号\n当事人：某公司\n经查，超标排放，罚款50000元。\n某市生态环境局\n2024年4月1日"),
        example.papers(
            "案卷封面\n（普通程序）\n某县卫生健康局\n案由：安排未取得健康合格证明的人员从业",
            "现场笔录\n检查时间：2025年5月9日", "行政处罚告知书\n某理发店：拟给予警告。\n某县卫生健康局\n2025年6月3日",
            "行政处罚决定书\n某卫公罚〔2025〕8号\n当事人：某理发店\n给予警告。\n某县卫生健康局\n2025年6月19日"),
        example.papers(
            example.INSPECTION, example.INTERVIEW, example.REPORT, example.NOTICE, example.APPROVAL, example.DECISION, example.CLOSING),
    ],
    complies=[
        example.whole(example.FILING, example.INSPECTION, example.DECISION),
        example.whole("立案呈批表\n当事人：某运输公司\n承办意见：提请立案。甲、乙 2023年3月17日\n领导批示：同意立案。丙 2023年3月20日", example.DECISION),
        example.whole("立案报告\n局领导：检查发现某农资店经营假农药，请予立案。报告人：甲、乙　2024年8月6日\n批示：同意立案。丙　2024年8月7日",
                      example.DECISION),
        example.whole("受案登记表\n案由：殴打他人\n受案意见：属本单位管辖的行政案件，建议及时调查处理。\n受案部门负责人：同意。丙　2024年5月16日", example.DECISION),
        example.whole("行政处罚立案审批表\n案由：未设置安全警示标志\n负责人意见：同意立案。丙　2024年5月16日", example.DECISION),
    ],
    unclear=[
        example.papers(
            example.COVER, "卷内目录\n1 ■■■■审批表 1\n2 现场笔录 2",
            "■■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损，无法辨认）", example.INSPECTION, example.DECISION),
        example.papers(example.COVER, "卷内目录\n1 立案审批表 1\n2 现场检查笔录 2\n3 行政处罚决定书 3", example.INSPECTION, example.DECISION),
    ],
    not_for=[
        example.DECISION,
        example.papers("卷宗封面\n案由：未明码标价（简易程序）", "当场行政处罚决定书\n当事人：某便利店\n当场给予警告。\n某区市场监督管理局\n2025年2月20日"),
    ],
)
def no_filing_approval(case: Case) -> Verdict:
    """Filing starts the time limits and is decided by the agency's head; without it the investigation has no beginning.

    Any heading counts (立案呈批表, 立案报告). Where the catalogue names one that is not found, or a page cannot be read, nothing is said.
    """
    found = presence.of(case, ("filing_approval",), presence.FILING)
    if found.paper or presence.filed_on_receipt(case):
        return passed(N_("卷内有立案审批材料"))
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定缺立案审批表"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("普通程序案卷内没有立案审批表"), expected="filing_approval")
