"""Decision: a case that ends with a penalty holds the paper that imposes it."""

from __future__ import annotations

from rules import patterns as re
from rules.facts import presence
from rules.facts.case import DECISIONS, Case
from rules.judging import VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

ENDED_OTHERWISE = re.compile(
    r"不予(?:行政)?处罚|免予(?:行政)?处罚|免于(?:行政)?处罚|不再(?:给予)?(?:行政)?处罚|撤销立案|撤销案件|撤案|销案"
    r"|终止(?:调查|案件|办理|处理|执法)|违法(?:事实|行为)不(?:能)?成立|不构成违法|没有违法事实"
    r"|(?:案件|本案|该案|全案|线索)[^,。;]{0,12}(?:移送|移交)|(?:移送|移交)[^,。;]{0,16}(?:公安|司法|检察|监察|有管辖权|管辖)"
)
PENALISED = re.compile(
    r"处罚(?:决定)?(?:书)?[^,。;]{0,14}(?:履行|执行|缴清|缴纳|完毕)|(?:罚没?款|罚没|没收)[^,。;]{0,16}(?:缴|交|执行|完毕|清)"
    r"|[缴交](?:清|纳|款)|(?:履行|执行)(?:完毕|完结|到位)|全部履行|已履行"
    r"|(?:给予|作出|处以|处)[^,。;不]{0,12}(?:罚款|警告|没收|处罚)|罚款[\d一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟,.]+元"
)


@rule(
    "CF-601", N_("缺处罚决定书"), severity=VETO, whole_file=True,
    why=N_("处罚应当以书面决定作出，以处罚结案而没有决定书，证明不了处罚。不予处罚、撤案、移送、终止调查和没有办结的案卷不适用。"),
    basis=[cite("行政处罚法", 59, 1, since="2021-07-15"), cite("行政处罚法", 39, 1, until="2021-07-15")],
    suggestion=N_("请将处罚决定书归入案卷。"),
    violates=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.APPROVAL, example.PAYMENT, example.CLOSING),
        example.whole(example.FILING, example.NOTICE, example.DECISION_RECEIPT,
                      "结案报告\n当事人已缴纳罚款1500元，报请结案。甲、乙 2023年7月24日\n同意。丙 2023年7月25日"),
        example.papers("行政处罚案卷\n案号：某交罚〔2023〕4号", example.FILING, example.APPROVAL,
                       "行政处罚结案审批表\n处理结果：罚款5000元\n执行情况：处罚决定已执行完毕\n机关负责人意见：同意结案。丙 2023年5月6日"),
    ],
    complies=[
        example.whole(example.FILING, example.DECISION, example.CLOSING),
        example.whole(example.FILING, "不予行政处罚决定书\n当事人：某网吧\n决定不予行政处罚。\n某区文化和旅游局\n2025年3月27日", example.CLOSING),
        example.whole("当场行政处罚决定书\n当事人：某店\n当场给予警告。\n某区市场监督管理局\n2024年5月8日", example.CLOSING),
    ],
    unclear=[
        example.whole(example.FILING, "■■■■■■■\n■城管■字〔2023〕第■■■■号\n■■■■■■■■■■■■■■■■■（本页水渍）", example.PAYMENT, example.CLOSING),
        example.papers(example.COVER, "卷内目录\n1 立案审批表 1\n2 行政处罚决定书 2\n3 结案审批表 3", example.FILING, example.CLOSING),
    ],
    not_for=[
        example.whole(example.FILING, example.REPORT, "结案审批表\n违法事实不能成立，建议撤销案件。甲 2024年5月6日\n同意。丙 2024年5月7日"),
        example.whole(example.FILING, "案件移送函\n某区公安局：现将某公司涉嫌犯罪一案移送你局。\n某区应急管理局\n2024年5月8日",
                      "结案审批表\n案件已移送公安机关处理，申请结案。甲 2024年5月9日\n同意。丙 2024年5月10日"),
        example.whole(example.FILING, example.REPORT, "行政处罚结案审批表\n已对当事人批评教育，不予行政处罚。甲 2024年5月9日\n同意。丙 2024年5月10日"),
        example.whole(example.FILING, example.INSPECTION, example.REPORT),
        example.CLOSING,
    ],
)
def no_decision(case: Case) -> Verdict:
    """A penalty is imposed by a written decision; a file that was closed as penalised without one proves none.

    Files that ended otherwise (no penalty, withdrawn, transferred, terminated) or have not ended hold none, rightly.
    """
    found = presence.of(case, DECISIONS, presence.DECISION)
    if found.paper:
        return passed(N_("卷内有处罚决定书"))
    closing = case.last("closing_approval")
    words = "".join(p.document.squeezed for p in case.all("closing_approval", "penalty_approval"))
    if case.has(["transfer_letter"]) or ENDED_OTHERWISE.search(closing.document.squeezed if closing else words):
        return not_applicable(N_("案件以不予处罚、撤销、移送或者终止结案"))
    penalised = (closing is not None and PENALISED.search(closing.document.squeezed)) or case.has(["payment_receipt"])
    penalised = penalised or any(d.of in ("penalty_decision", "summary_decision") for d in case.deliveries)
    if not penalised:
        return not_applicable(N_("看不出案件已经作出处罚"))
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定缺处罚决定书"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("案件按已处罚结案，卷内没有处罚决定书"), expected="penalty_decision")
