"""Payment: what was paid against what the decision asks for, and late payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import closing, enforcement, parties, payments, presence, represented
from rules.facts.case import Case
from rules.facts.closing import Closing
from rules.facts.dates import DateMention
from rules.facts.paper import Paper
from rules.facts.payments import Bill
from rules.judging import MAJOR, MINOR, ORDINARY, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days, add_working_days, last_day
from rules.law.cite import cite
from rules.packs import example_papers as example

PAYMENT_DAYS = 15
"""Days after service within which a fine is paid (行政处罚法 第六十七条第三款)."""
BILL = re.compile(r"^(?!.*(?:取证|抽样|证据|审批|复制)).*(?:票据|收据|缴款|回单|凭证|转账|缴费|发票|收讫)")
NO_BILL = re.compile(r"(?:无|没有|未|缺)(?:见|附|开具|提供|取得|出具)?[^。;,\n]{0,6}(?:票据|收据|缴款凭证|缴款书|凭证)|(?:票据|收据|凭证)[^。;,\n]{0,4}(?:未"
                     r"|没有|遗失|丢失)")


def _decision(fine: str, kind: str = "行政处罚决定书", day: str = "2024年5月8日") -> str:
    """An example: a decision that imposes this."""
    return f"{kind}\n青市监罚〔2024〕31号\n当事人：青禾区老周粮油店\n经查，当事人销售过期食品。决定：{fine}\n青禾区市场监督管理局\n{day}"


def _bill(sum_told: str, payer: str = "青禾区老周粮油店", title: str = "罚没收入专用票据", day: str = "5月20日") -> str:
    return f"{title}\n缴款人：{payer}\n缴款日期：2024年{day}\n{sum_told}\n收款单位：青禾区市场监督管理局"


def _closed(told: str) -> str:
    return f"结案审批表\n案由：销售过期食品\n执行情况：{told}\n承办人意见：建议结案。甲某、乙某　2024年8月1日\n负责人意见：同意结案。丙某　2024年8月2日"


@rule(
    "CF-801", N_("罚没款项与决定不符或无票据"), severity=MAJOR, points=4, same_words_as=["CF-613"],
    why=N_("罚没款由当事人缴到指定银行或者凭财政票据收缴，缴多少、由谁缴要与决定一致。经批准分期或者延期、由法院强制执行的不报；加处罚款单独计算；"
           "缴款人不是当事人的只作提示。"),
    basis=[cite("行政处罚法", 67, since="2021-07-15"), cite("行政处罚法", 70, since="2021-07-15"), cite("行政处罚法", 74, 2, since="2021-07-15"),
           cite("行政处罚法", 46, until="2021-07-15")],
    suggestion=N_("请核对缴款票据与决定金额。"),
    violates=[
        example.papers(_decision("罚款5000元。"), _bill("金额：500元")),
        example.papers(_decision("一、没收违法所得1280元；二、罚款30000元。"), _bill("项目：罚没收入\n"
                                 "金额：人民币叁万元整（¥30000.00）"), _closed("当事人缴款一笔，已缴清。")),
        example.papers(_decision("罚款20000元。"), _bill("罚款金额：20000.00元\n合计金额：20000.00元"), _bill("罚款金额：2000.00元\n合计金额：2000.00元")),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.DECISION_RECEIPT, example.CLOSING),
        example.papers(_decision("罚款5000元。"), _closed("罚款已缴清，票据遗失，没有留存收据。")),
    ],
    complies=[
        example.papers(_decision("罚款5000元。"), _bill("金额（元）：5,000.00\n金额合计（大写）：伍仟元整\n（小写）：¥5,000.00")),
        example.papers(_decision("没收违法所得86.50元，罚款人民币伍万元。"),
                       _bill("罚款　50,000.00元", title="缴款凭证"), _bill("没收违法所得　86.50元", title="缴款凭证")),
        example.papers(_decision("罚款5000元。"), _bill("罚款金额：5000.00元\n加处罚款：1500.00元\n合计金额：6500.00元\n金额（大写）：人民币陆仟伍佰元整")),
        example.papers(_decision("罚款90000元。"), "分期缴纳罚款审批表\n申请分三期缴纳。同意。丙某 2024年5月18日", _bill("罚款 30000元"), _closed("已缴纳第一期。")),
        example.papers(_decision("罚款5000元。"), _bill("罚款 5000.00元"), _bill("交易金额：5000.00元", title="银行回单")),
    ],
    unclear=[
        example.papers(_decision("罚款4000元。"), "罚款收据\n交款人：青禾区老周粮油店\n金额（大写）■■■元整　小写：■■■■.00\n2024年4月2日"),
        example.papers(_decision("罚款■■■■元。"), _bill("金额：500元")),
        example.whole(example.FILING, example.NOTICE, example.DECISION, "■■■■■■■■\n■■■■■■■■■■■■■■■■■（此页污损）", example.CLOSING),
    ],
    not_for=[
        _decision("罚款5000元。"),
        example.papers(_decision("给予警告。"), _closed("当事人已改正。")),
        example.papers(_decision("罚款5000元。"), _closed("罚款已缴清。")),
    ],
)
def paid_otherwise_than_decided(case: Case) -> Iterator[Verdict]:
    """Whether the bills add up to what was decided, or are missing from a file that was closed as paid."""
    decision = case.last("penalty_decision", "summary_decision")
    if decision is None:
        yield not_applicable(N_("没有行政处罚决定书"))
        return
    found = payments.bills(case)
    last = closing.of(case.all("closing_approval"))
    if not found:
        yield _no_bill(case, decision, last)
        return
    yield _compared(case, decision, found, last)
    yield from _payer(case, found)


def _money(decision: Paper) -> bool:
    return bool({"fine", "confiscate_income"} & set(decision.penalties.kinds))


def _no_bill(case: Case, decision: Paper, last: Closing | None) -> Verdict:
    """Of a file without bills: whether it was closed as paid."""
    if not _money(decision) or last is None or last.performed is None or last.court or last.ended:
        return not_applicable(N_("没有缴款票据，也不是缴款后结案"))
    told = NO_BILL.search(last.paper.document.squeezed)
    if told:
        return failed(N_("以缴清罚没款结案，但写明没有缴款票据"), at=last.paper.document.unsqueeze(told.start(), told.end()))
    if case.scope != "whole":
        return not_applicable(N_("不是整卷，不判断卷内有没有缴款票据"))
    doubt = presence.of(case, (), BILL)
    other = doubt.paper or presence.headed(case, BILL)
    if other or doubt.doubt:
        at = other.whole if other else doubt.doubt
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有缴款票据"), at=at)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("以缴清罚没款结案，卷内没有缴款票据"), expected="payment_receipt")


def _compared(case: Case, decision: Paper, found: list[Bill], last: Closing | None) -> Verdict:
    due = payments.due(decision)
    if due is None:
        if not _money(decision):
            return not_applicable(N_("决定书没有罚没款"))
        return undetermined(N_("决定书的罚没款金额辨认不清"), at=decision.penalties.fine_at or decision.whole)
    worn = next((b for b in found if b.total is None), None)
    if worn:
        return undetermined(N_("缴款票据的金额辨认不清"), at=worn.at)
    sums = payments.paid_sums(found)
    dues = {payments.due(p) for p in case.all("penalty_decision", "summary_decision")}
    if sums & dues or (len(dues) > 1 and None not in dues and sum((d for d in dues if d), payments.ZERO) in sums):
        return passed(N_("票据金额与决定一致"))
    if decision.penalties.contradicted:
        return undetermined(N_("决定书罚款金额的大小写不一致，无法与票据核对"), at=decision.penalties.contradicted)
    paid = max(sums)
    at = [b.at for b in found] + ([decision.penalties.fine_at] if decision.penalties.fine_at else [])
    if case.has(["instalment_approval"]) or decision.periods.deferred:
        if paid < due and last and last.performed and FULLY.search(last.paper.document.squeezed) and not (
                last.court or last.ended or _remitted(case, last.paper)):
            return failed(N_("决定罚没{due}元，批准分期缴纳后票据合计只有{paid}元，却以缴清罚没款结案"), due=_plain(due), paid=_plain(paid),
                          at=[*at, last.performed])
        return passed(N_("已批准延期或者分期缴纳"))
    if last and (last.court or last.ended or last.excused) and paid < due:
        return passed(N_("由法院强制执行或者经批准延期、分期、减免，票据金额少于决定金额"))
    told = {c.yuan for c in enforcement.claims(case)}
    if paid > due and (paid - due in told or (last and last.surcharged) or (paid - due <= due and _surcharge_told(found))):
        return passed(N_("多缴的是加处罚款"))
    if any(b.worn for b in found):
        return undetermined(N_("缴款票据的金额辨认不清"), at=at)
    if any(b.paper.by_ocr(b.at.start) for b in found) and len(dues) == 1 and len(found) == 1 and _misread(f"{due:f}", f"{paid:f}"):
        return undetermined(N_("扫描件的票据金额可能识别有误，请核对原件"), at=at)
    return failed(N_("决定罚没{due}元，票据合计{paid}元"), due=_plain(due), paid=_plain(paid), at=at)


FULLY = re.compile(r"全部|全额|如数|[缴交付]清|(?:缴纳|缴款|履行|执行)完毕|均已")
REMITTED = re.compile(r"减免|第[一二三]期(?:罚款)?已|已缴(?:纳)?第|首期|减缴|免缴|免予缴纳|减少|减半|余款|剩余|尚欠|尚未")


def _remitted(case: Case, closed: Paper) -> bool:
    """Whether the approval or the closing says that part of the fine is not asked for, or still to come."""
    return any(REMITTED.search(p.document.squeezed) for p in (closed, *case.all("instalment_approval")))


def _plain(amount: object) -> str:
    return f"{amount:,.2f}".removesuffix(".00").replace(",", "")


def _surcharge_told(found: list[Bill]) -> bool:
    return any(payments.SURCHARGE.search(b.paper.text) for b in found)


def _misread(right: str, read: str) -> bool:
    """Whether digits lost at an end explain the difference."""
    return right != read and (right.startswith(read) or right.endswith(read))


def _payer(case: Case, found: list[Bill]) -> Iterator[Verdict]:
    """A hint where somebody else paid."""
    party = parties.of_case(case)
    if party is None:
        return
    known = [party.name, party.operator or "", *represented.of_party(case, [party.name]).names]
    for bill in found:
        if bill.payer and not any(k and (k == bill.payer or represented.same(k, bill.payer) or k in bill.payer or bill.payer in k) for k in known):
            yield hint(N_("票据的缴款人是{payer}，当事人是{party}，请核对"), payer=bill.payer, party=party.name, at=bill.at)


def _served(day: str) -> str:
    """An example: the receipt of that decision."""
    return (f"送达回证\n受送达人：青禾区老周粮油店\n送达文书：行政处罚决定书（青市监罚〔2024〕31号）\n送达方式：直接送达\n受送达人签名：周某（经营者）　{day}\n"
            "送达人：甲某、乙某")


LATE = example.PAYMENT.replace("5月20日", "6月18日")
CLOSED_LATER = example.CLOSING.replace("2024年5月", "2024年6月")


@rule(
    "CF-802", N_("逾期缴纳未加处罚款也未说明"), severity=MINOR, points=2, procedures=[ORDINARY],
    why=N_("收到决定书十五日内不缴罚款，每日可以加处百分之三；逾期缴纳既没有加处、也没有延期、分期、减免、复议诉讼的说明，看不出为什么没有加处。"
           "末日是节假日的顺延；单份文书只在结案表自己写明没有加处时才报。"),
    basis=[cite("行政处罚法", 72, 1, 1, since="2021-07-15"), cite("行政处罚法", 66, 2, since="2021-07-15"), cite("行政处罚法", 73, 3, since="2021-07-15"),
           cite("行政强制法", 42, 1), cite("行政处罚法", 51, until="2021-07-15")],
    suggestion=N_("逾期缴纳的应当加处罚款或者说明减免依据。"),
    violates=[
        example.papers(_served("2024年5月9日"), _decision("罚款20000元。"), _bill("罚款 20000元", day="6月28日"),
                       _closed("2024年6月28日缴纳罚款20000元。当事人没有申请延期或者分期，也没有申请复议、提起诉讼；未加处罚款。")),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, LATE, CLOSED_LATER),
        example.papers(_served("2024年5月9日"), _decision("罚款20000元。"), _bill("罚款 20000元", day="7月1日"), _closed("罚款已缴清，未加收滞纳金。")),
    ],
    complies=[
        example.papers(_served("2024年9月18日"), _decision("罚款800元。", day="2024年9月13日"),
                       _bill("罚款 800元", day="10月8日"), _closed("已缴清罚款，无加处罚款。")),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT, example.CLOSING),
        example.papers(_served("2024年5月9日"), _decision("罚款20000元。"), _bill("罚款：20000元\n加处罚款：6000元\n"
                               "合计：26000元").replace("5月20日", "6月3日"), _closed("已缴清罚款和加处罚款。")),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, "延期缴纳罚款审批表\n同意延期至6月30日。丙某 2024年5月20日",
                      LATE, CLOSED_LATER),
        example.whole(example.FILING, example.DECISION, example.DECISION_RECEIPT, LATE,
                      "结案审批表\n执行情况：当事人申请行政复议，复议期间未缴，维持后于2024年6月18日缴清。\n负责人意见：同意结案。丙某 2024年6月27日"),
    ],
    unclear=[
        example.papers(_served("2024年■月■■日"), _decision("罚款1500元。"), _bill("罚款1500元", day="7月19日"), _closed("罚款1500元已缴，未加处。")),
        example.papers(_served("2024年5月9日"), _decision("罚款1500元。"), _bill("罚款1500元", day="■月■日"), _closed("罚款1500元已缴，未加处。")),
    ],
    not_for=[
        example.papers(_served("2024年5月9日"), _decision("罚款20000元。"), _bill("罚款 20000元", day="6月28日"), _closed("罚款已缴清。")),
        example.papers(_served("2024年5月9日"), _decision("罚款20000元。")),
        example.papers(_served("2024年5月9日"), _decision("没收违法所得500元。"), _bill("没收违法所得 500元", day="6月28日"), _closed("未加处罚款。")),
    ],
)
def paid_late_without_surcharge(case: Case) -> Verdict:
    """Whether a fine paid after its time bore a surcharge, or the file says why it did not."""
    decision = case.last("penalty_decision")
    found = payments.bills(case)
    last = closing.of(case.all("closing_approval"))
    told = last is not None and last.no_surcharge is not None
    if not found and told and last is not None and not last.excused and (days := closing.days_told(last.paper)):
        return _late_by_the_closing(days, decision, case, last)
    if not found or (decision is not None and "fine" not in decision.penalties.kinds):
        return not_applicable(N_("没有罚款的缴款票据"))
    if case.scope != "whole" and not told and not any(b.surcharge for b in found):
        return not_applicable(N_("不是整卷，结案审批表也没有写明是否加处罚款"))
    served = enforcement.decision_served(case)
    if served is None:
        return not_applicable(N_("没有决定书的送达记录"))
    if served.day is None:
        return undetermined(N_("决定书的送达日期缺失或者辨认不清"), at=served.at)
    worn = next((b for b in found if b.day is None or b.day.day is None), None)
    if worn:
        return undetermined(N_("缴款日期缺失或者辨认不清"), at=worn.at)
    paid, late = max(((b.day.day, b) for b in found if b.day and b.day.day), key=lambda p: p[0])
    try:
        end = _last_day(served.day, decision, case)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=served.at)
    if paid <= end:
        return passed(N_("在期限内缴纳"))
    if any(b.surcharge or payments.SURCHARGE.search(b.paper.text) for b in found) or (last and last.surcharged):
        return passed(N_("已加处罚款"))
    if case.has(["instalment_approval"]) or (decision and decision.periods.deferred) or (last and (last.excused or last.court)) or _excused(case):
        return passed(N_("有延期、分期、减免、复议诉讼等说明"))
    if case.unread_pages or (case.scope == "whole" and not told and presence.worn(case)):
        return undetermined(N_("有页面辨认不清，不能断定没有延期或者加处的材料"), at=late.at)
    at: list[Span] = [served.at, late.paper.span(late.day.start, late.day.end) if late.day else late.at]
    return failed(N_("{served}送达，应当在{end}前缴纳，{paid}才缴，没有加处罚款也没有说明"), served=served.day, end=end, paid=paid, at=at)


def _late_by_the_closing(days: tuple[DateMention, DateMention], decision: Paper | None, case: Case, last: Closing) -> Verdict:
    """The outcome by the days that the closing form tells, where it says itself that nothing was added."""
    served, paid = days
    at = [last.paper.span(m.start, m.end) for m in days] + ([last.no_surcharge] if last.no_surcharge else [])
    if served.day is None or paid.day is None:
        return undetermined(N_("缴款日期缺失或者辨认不清"), at=at)
    try:
        end = _last_day(served.day, decision, case)
    except UnknownYear:
        return undetermined(N_("不掌握当年的节假日安排，无法计算期限"), at=at)
    if paid.day <= end:
        return passed(N_("在期限内缴纳"))
    return failed(N_("{served}送达，应当在{end}前缴纳，{paid}才缴，没有加处罚款也没有说明"), served=served.day, end=end, paid=paid.day, at=at)


def _last_day(served: date, decision: Paper | None, case: Case) -> date:
    """The last day for payment: the law's, or a later one that the decision gives. Raises UnknownYear."""
    end = last_day(served, PAYMENT_DAYS, working=PAYMENT_DAYS in case.setting("periods_in_working_days", served, case.department))
    told = decision.periods.payment if decision else None
    if told and told.unit == "days":
        end = max(end, add_calendar_days(served, told.number))
    elif told and told.unit == "working_days":
        end = max(end, add_working_days(served, told.number))
    return end


EXCUSES = re.compile(r"(?:延期|分期|暂缓|减免|减缴|免缴).{0,6}(?:申请|审批|批准|决定|协议|通知)|复议(?:决定|受理|申请)|行政判决|行政裁定|执行协议|诉讼|起诉状|说明")


def _excused(case: Case) -> bool:
    """Whether a paper of no known kind bears a title that excuses."""
    return any(EXCUSES.search("".join(p.document.title.split())) for p in case.all("unknown", "evidence_copy"))
