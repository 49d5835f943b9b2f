"""Surcharge: what is added to a fine that is paid late."""

from __future__ import annotations

from decimal import Decimal

from rules.facts import legibility, surcharge
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, ORDINARY, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

RATE = Decimal(3)
"""Per cent of the fine a day (行政处罚法 第七十二条第一款第一项)."""
BLANK_FORM = N_("空白的文书样式，没有填写内容")
REST = "不服的，可在六十日内申请行政复议，或者六个月内起诉。\n江州市城市管理局\n2024年5月10日"


@rule(
    "CF-620", N_("加处罚款告知缺失或错误"), severity=MINOR, points=2, each=["penalty_decision"], procedures=[ORDINARY],
    why=N_("逾期不缴的每日按百分之三加处罚款，应当在决定书里告知，否则以后难以加处。没有写明不超过本数的只作提示，没有罚款的不适用。"),
    basis=[cite("行政处罚法", 72, 1, 1, since="2021-07-15"), cite("行政处罚法", 51, until="2021-07-15"), cite("行政强制法", 45, 1),
           cite("罚款决定与罚款收缴分离实施办法", 7, 1)],
    suggestion=N_("请写明百分之三的加处标准及上限。"),
    violates=[
        "行政处罚决定书\n江城管罚〔2024〕17号\n当事人：田某\n罚款300元。自收到本决定书之日起十五日内缴至江城银行。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕18号\n当事人：田某\n罚款300元，十五日内缴至江城银行。逾期每日加收罚款数额的百分之五。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕19号\n当事人：田某\n罚款300元，十五日内缴至江城银行。到期不缴纳的，按日加处千分之三的罚款，加处总额不超过罚款数额。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕20号\n当事人：田某\n罚款3000元，十五日内缴至江城银行。到期不缴的，每月按罚款数额的3%加处罚款。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕21号\n当事人：田某\n罚款3000元，十五日内缴至江城银行。逾期不履行的，将申请人民法院强制执行。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕22号\n当事人：田某\n罚款3000元，十五日内缴至江城银行。逾期每日加处罚款150元，总额以3000元为限。" + REST,
    ],
    complies=[
        "行政处罚决定书\n江城管罚〔2024〕23号\n当事人：田某\n罚款1200元，15日内缴至江城银行。到期不缴的，"
        "依据《中华人民共和国行政处罚法》第七十二条第一款第（一）项，每日按罚款数额3％加处，加处数额不超出罚款的数额。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕24号\n当事人：田某\n罚款1200元，15日内缴至江城银行。逾期缴纳的，每逾期一日加处罚款百分之叁的罚款，上限为罚款本数。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕25号\n当事人：田某\n罚款500元，15日内缴至江城银行。逾期每日加处罚款15元，总额以500元为限。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕26号\n当事人：田某\n没收违法所得200元，罚款1000元（货值金额的50%）。逾期按日加处3%罚款，加处的罚款不超过1000元。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕27号\n当事人：田某\n罚款500元，15日内缴至江城银行。逾期每日按罚款数额的百分之三加处罚款。" + REST,
    ],
    unclear=[
        "行政处罚决定书\n江城管罚〔2024〕28号\n当事人：田某\n罚款500元，15日内缴至江城银行；逾期不缴，每日按罚款数额的百分之■加处罚款，加处总额不超过罚款数额。" + REST,
        "行政处罚决定书\n____罚〔____〕____号\n罚款____元。逾期每日加处____%罚款。\n____局\n____年__月__日",
    ],
    not_for=[
        "行政处罚决定书\n江城管罚〔2024〕29号\n当事人：田某\n给予警告。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕30号\n当事人：田某\n没收违法所得300元，十五日内缴至江城银行。" + REST,
        "行政处罚决定书\n江城管罚〔2024〕31号\n当事人：田某\n吊销许可证。" + REST,
    ],
)
def surcharge_untold_or_wrong(paper: Paper, case: Case) -> Verdict:
    """Three per cent a day is heavy: the party must hear of it, and no other rate has a ground. Without the limit told it is a hint."""
    if "fine" not in paper.penalties.kinds:
        return not_applicable(N_("决定书没有罚款"))
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    told = surcharge.of(paper)
    if told.at is None:
        if told.refused:
            return passed(N_("写明了不加处罚款"))
        return failed(N_("决定书没有写明逾期缴纳是否加处罚款"), at=paper.penalties.fine_at or paper.penalties.kinds["fine"], absent=legibility.body_worn(paper))
    if told.unclear:
        return undetermined(N_("加处罚款的比例空白或者辨认不清"), at=told.unclear)
    if told.period:
        return failed(N_("加处罚款应当按日计算，决定书写的是每{period}"), period=told.period, at=told.at)
    if told.multiple:
        return failed(N_("加处罚款应当是每日百分之三，不能按倍数计算"), at=told.at)
    if told.rate is not None and told.rate != RATE:
        return failed(N_("加处罚款应当是每日百分之三，决定书写的是{rate}%"), rate=told.rate.normalize(), at=told.at)
    fine = paper.penalties.fine
    if told.sum is not None and fine is not None and told.sum != fine * RATE / 100:
        return failed(N_("加处罚款应当是每日百分之三，决定书写的是每日{sum}元"), sum=told.sum, at=told.at)
    if told.rate is None and told.sum is None:
        return hint(N_("写了加处罚款，没有写明每日百分之三的比例"), at=told.at)
    if told.cap is None:
        return hint(N_("没有写明加处罚款的数额不超出罚款的数额"), at=told.at)
    return passed(N_("加处罚款的比例和上限正确"))
