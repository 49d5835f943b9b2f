"""Confiscation: illegal gains stay the same from the report to the decision, or the file says why not."""

from __future__ import annotations

from decimal import Decimal

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import defence, gains
from rules.facts.case import Case
from rules.facts.gains import Gains
from rules.facts.narrative import clauses
from rules.facts.paper import Paper
from rules.facts.told import plain
from rules.judging import MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

EXPLAINED = re.compile(
    r"(?:违法所得|获利|没收|金额|数额|罚没|收入)[^。;]{0,40}?(?:核减|扣除|扣减|更正|调整|变更|重新(?:核算|计算|认定|核定)|核实为|改为|退赔|退还|减去|减少|增加|补充)"
    r"|(?:核减|扣除|扣减|更正|重新(?:核算|计算|认定|核定)|补充调查|经(?:再次)?核实|退赔|退还|采纳(?![^。;]{0,6}不)|予以采信|理由成立"
    r"|部分采纳)[^。;]{0,60}?(?:违法所得|获利|没收|金额|数额|收入|成本|进货)"
    r"|(?:理由|意见)[^。;,]{0,8}成立[^。;]{0,40}(?:调整|变更|核减|减)")
NOT_ADOPTED = re.compile(r"不予采纳|不成立|不予支持|不采纳")
EXPLAINERS = ("penalty_decision", "statement_review", "group_discussion", "penalty_approval", "hearing_report", "legal_review", "investigation_report")
NAMES = {"investigation_report": N_("调查报告"), "prior_notice": N_("告知书"), "hearing_notice": N_("听证告知书"), "penalty_decision": N_("决定书")}


def _file(report: str, notice: str, decision: str, *more: str) -> str:
    """An example."""
    return "\n\f\n".join([
        f"案件调查终结报告\n当事人：某五金店\n{report}\n承办人：甲某、乙某　2024年3月24日",
        f"行政处罚告知书\n某市监罚告〔2024〕11号\n某五金店：\n{notice}你店可以陈述、申辩。\n某区市场监督管理局\n2024年3月27日", *more,
        f"行政处罚决定书\n某市监罚〔2024〕11号\n当事人：某五金店\n{decision}\n某区市场监督管理局\n2024年4月11日"])


@rule(
    "CF-626", N_("违法所得或没收数额前后不一致"), severity=MINOR, points=2, procedures=[ORDINARY],
    why=N_("违法所得是没收和罚款的基数，前后数额不一，基数就不可靠。复核后采纳申辩等说明了变化原因的不报。"),
    basis=[cite("行政处罚法", 28, 2, since="2021-07-15"), cite("行政处罚法", 30, until="2021-07-15")],
    suggestion=N_("请核对违法所得数额并说明变化原因。"),
    violates=[
        _file("经查，获利4860元。建议没收违法所得4860元，罚款10000元。", "拟没收违法所得4860元，罚款10000元。", "当事人未陈述申辩。决定没收违法所得6480元，"
            "罚款10000元。"),
        _file("经核算，违法所得为3200元。", "拟没收违法所得3200元。", "经核算，违法所得为2300元。决定没收违法所得2300元，罚款5000元。"),
        _file("经核算，违法所得400元。建议没收违法所得400元。", "经核算，违法所得4000元，拟没收违法所得4000元。", "违法所得4000元。决定没收违法所得4000元，罚款1000元。"),
        _file("建议没收违法所得1500元。", "拟没收违法所得1500元，罚款3000元。", "当事人提出的申辩理由不予采纳。决定没收违法所得1800元，罚款3000元。"),
    ],
    complies=[
        _file("违法所得经核算为人民币叁仟贰佰柒拾伍元伍角。", "拟没收违法所得3275.50元，罚款5000元。", "没收违法所得￥3,275.50，罚款5000元。"),
        _file("经核算，违法所得为3200元。", "拟没收违法所得3200元。",
              "当事人申辩应当扣除退货款900元，经复核，该意见成立，予以采纳，违法所得重新核算为2300元。决定没收违法所得2300元，罚款5000元。"),
        _file("违法所得为1200元。建议没收违法所得1200元，罚款1万元。", "拟没收违法所得1200元，罚款1万元。", "决定没收违法所得1200元，罚款6000元。"),
        _file("违法所得3000元。建议没收违法所得3000元。", "拟没收违法所得3000元。", "决定没收违法所得2600元，罚款5000元。",
              "陈述申辩复核意见书\n复核意见：当事人已向消费者退赔400元，从违法所得中扣除，调整为2600元。\n复核人：甲某、乙某　2024年4月2日"),
    ],
    unclear=[
        _file("调查终结。", "拟没收违法所得■■■0元，罚款5000元。", "没收违法所得1840元，罚款5000元。"),
        _file("违法所得■■■■元。", "拟没收违法所得1840元。", "没收违法所得1840元，罚款5000元。"),
        _file("没有违法所得。", "拟没收违法所得1840元。", "没收违法所得■■■■元，罚款5000元。"),
    ],
    not_for=[
        _file("建议罚款5000元。", "拟罚款5000元。", "决定罚款5000元。"),
        "行政处罚决定书\n某市监罚〔2024〕11号\n当事人：某五金店\n没收违法所得1840元。\n某区市场监督管理局\n2024年4月11日",
        _file("没有违法所得。", "违法所得不足一万元的，拟罚款5000元。", "决定没收违法所得1840元。").split("\n\f\n")[0],
    ],
)
def gains_differ(case: Case) -> list[Verdict] | Verdict:
    """What was proposed to the party is what it answered; another sum in the decision needs a word why. Lower, too."""
    papers = _compared(case)
    told = [(p, g) for p in papers if (g := gains.of(p)) and (g.at or g.worn)]
    worn = [g.worn for _, g in told if g.worn and g.confiscated is None]
    verdicts: list[Verdict] = []
    known = [(p, g) for p, g in told if _value(g) is not None]
    if len(known) < 2 and not worn:
        return not_applicable(N_("没有两份写明违法所得的文书"))
    last, last_gains = known[-1] if known else (None, None)
    for paper, found in known[:-1]:
        if last is not None and last_gains is not None and (pair := _differing(found, last_gains)):
            verdicts.append(_verdict(case, paper, last, *pair, [s for s in (last_gains.at, found.at) if s]))
    if not verdicts and last is not None and last_gains is not None and _less_taken(last, last_gains):
        verdicts.append(_verdict(case, last, last, last_gains.found or Decimal(0), last_gains.confiscated or Decimal(0), [s for s in (last_gains.at,) if s]))
    if not verdicts and worn:
        return undetermined(N_("有文书的违法所得数额辨认不清"), at=worn)
    return verdicts or passed(N_("各文书的违法所得数额一致"))


def _compared(case: Case) -> list[Paper]:
    """The last report, the last notices and the decision, in order."""
    decision = case.last("penalty_decision")
    report = case.last("investigation_report")
    return [p for p in (report, *defence.last_notices(case, decision), decision) if p is not None]


def _value(told: Gains) -> Decimal | None:
    return told.confiscated if told.confiscated is not None else told.found


def _differing(one: Gains, other: Gains) -> tuple[Decimal, Decimal] | None:
    """The two sums that differ: like is compared with like where both papers have it."""
    for a, b in ((one.confiscated, other.confiscated), (one.found, other.found)):
        if a is not None and b is not None:
            if a != b:
                return a, b
            return None
    a, b = _value(one), _value(other)
    return (a, b) if a is not None and b is not None and a != b else None


def _less_taken(paper: Paper, told: Gains) -> bool:
    """Whether `paper` finds one sum of gains and takes another as the gains, without a word of what was given back or left."""
    if told.found is None or told.confiscated is None or told.found == told.confiscated or told.at is None:
        return False
    before = paper.text[max(0, told.at.start - 30):told.at.end]
    return bool(OF_GAINS.search(before)) and not GIVEN_BACK.search(paper.document.squeezed)


OF_GAINS = re.compile(r"没收[^。;,元]{0,8}违法所得")
GIVEN_BACK = re.compile(r"退[还赔款回]|赔[偿付]|扣除|抵[扣缴]|已(?:上缴|缴|没收)|其[中余]|部分|剩余|分别|合计|共同")


def _verdict(case: Case, paper: Paper, last: Paper, one: Decimal, other: Decimal, at: list[Span]) -> Verdict:
    if _explained(case):
        return passed(N_("违法所得的变化有说明"))
    return failed(N_("{paper}的违法所得是{one}元，{last}是{other}元，没有说明变化的原因"), paper=NAMES[paper.kind], last=NAMES[last.kind], one=plain(one),
                  other=plain(other), at=at)


def _explained(case: Case) -> bool:
    for paper in case.all(*EXPLAINERS):
        for clause in clauses(paper):
            m = EXPLAINED.search(clause.text)
            if m and not NOT_ADOPTED.search(clause.text[m.start():m.end() + 20]):
                return True
    return False
