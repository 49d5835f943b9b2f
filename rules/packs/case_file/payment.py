"""Payment: the period in which a fine is to be paid."""

from __future__ import annotations

from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

PAYMENT_DAYS = 15


@rule(
    "CF-619", N_("缴款期限不是十五日"), severity=MAJOR, points=3, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("罚款应当在收到决定书之日起十五日内缴纳，写错了，每日百分之三的加处罚款就算错。批准延期、分期缴纳的和没有罚款的不报。"),
    basis=[cite("行政处罚法", 67, 3, since="2021-07-15"), cite("行政处罚法", 46, 3, until="2021-07-15")],
    suggestion=N_("缴款期限应为收到决定书之日起十五日。"),
    violates=[
        "行政处罚决定书\n责令补种树木24株，罚款2100元。罚款限于收到本决定书之日起三十日内缴至江城农商银行；逾期不缴纳的，每日按罚款数额的百分之三加处罚款。\n"
        "云岭县林业局\n2023年10月9日",
        "行政处罚决定书\n决定罚款5000元。请自本决定作出之日起十五日内到指定银行缴纳罚款。\n临江市城市管理局\n2023年10月9日",
        "行政处罚决定书\n罚款人民币壹万元整。你单位应当自收到本决定书之日起10日内将罚款交至建设银行石桥支行。\n石桥区交通运输局\n2022年3月9日",
        "行政处罚决定书\n罚款3000元，自送达之日起15个工作日内缴款。\n青禾区文化和旅游局\n2022年3月9日",
        "行政处罚决定书\n没收违法所得500元，罚款2000元。当事人应在一个月内履行上述决定，将罚没款汇至财政专户。\n北川县应急管理局\n2022年3月9日",
    ],
    complies=[
        "行政处罚决定书\n罚款5500元。罚没款限自收到本决定书之日起十五日内，凭缴款通知缴至指定银行。\n临江市市场监督管理局\n2024年7月18日",
        "行政处罚决定书\n责令收到本决定书之日起三十日内自行拆除，并处罚款26000元。罚款于收到本决定书之日起15日内缴至江城银行，逾期按日加处百分之三。\n"
        "江州市自然资源和规划局望海分局\n2023年3月14日",
        "行政处罚决定书\n罚款4000元，十五日内缴至连江农商行。如不服，可在六十日内申请复议，或者六个月内起诉。\n云岭县海洋与渔业局\n2022年7月20日",
        "行政处罚决定书\n罚款90000元。经你单位申请，本局批准分期缴纳：第一期三十日内缴纳45000元，第二期六十日内缴纳45000元。\n云岭县水利局\n2023年7月20日",
        "行政处罚决定书\n罚款800元，当事人应自本决定书送达之日起15日内到银行缴款；确有困难需要延期的，应当在十日内提出申请。\n青禾区卫生健康局\n2023年7月20日",
    ],
    unclear=[
        "行政处罚决定书\n罚款1000元，自收到本决定书之日起■■日内缴至江城农商行。\n石桥区交通运输局\n2023年11月17日",
        "行政处罚决定书\n罚款1000元，自收到本决定书之日起____日内缴至____银行。\n石桥区交通运输局\n2023年11月17日",
        "行政处罚决定书\n罚款1000元。请及时到银行缴纳。\n石桥区交通运输局\n2023年11月17日",
    ],
    not_for=[
        "行政处罚决定书\n决定给予警告。责令三十日内改正。\n石桥区交通运输局\n2023年11月17日",
        "行政处罚决定书\n决定给予____的行政处罚。处以罚款的，罚款自收到本决定书之日起15日内缴至____。\n____局\n____年__月__日",
        "行政处罚决定书\n没收违法所得3000元，限三十日内缴纳。\n石桥区交通运输局\n2023年11月17日",
    ],
)
def payment_period_is_not_fifteen_days(paper: Paper, case: Case) -> Verdict:
    """A fine is due within fifteen days of receipt; a form that says otherwise makes the surcharge of three per cent a day run wrongly."""
    if "fine" not in paper.penalties.kinds:
        return not_applicable(N_("决定书没有罚款"))
    told = paper.periods.payment
    if told is None and paper.periods.deferred:
        return passed(N_("已批准延期或者分期缴纳"))
    if told is None:
        unclear = paper.periods.unclear.get("payment")
        if unclear:
            return undetermined(N_("缴款期限空白或者辨认不清"), at=unclear)
        return undetermined(N_("决定书没有写明缴款期限"), at=paper.whole)
    right = told.unit == "days" and told.number == PAYMENT_DAYS
    if right and told.start != "decision":
        return passed()
    if paper.periods.deferred or case.has(["instalment_approval"]):
        return passed(N_("已批准延期或者分期缴纳"))
    if is_blank(paper):
        return undetermined(N_("空白格式文书，没有填写"), at=told.at)
    if right:
        return failed(N_("缴款期限从作出决定之日起算，应当从收到决定书之日起算"), at=told.at)
    return failed(N_("告知的缴款期限是{told}，应当是收到决定书之日起十五日"), told=told.told, at=told.at)
