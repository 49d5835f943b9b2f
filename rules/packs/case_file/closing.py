"""Closing: a case ends with the approval of the agency's head, and not before the decision is carried out."""

from __future__ import annotations

from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import closing, payments, presence
from rules.facts.blank import is_blank
from rules.facts.boxes import APPROVES, HEAD, PLAIN, REFUSES, Box, boxes
from rules.facts.case import Case
from rules.facts.chronology import labelled
from rules.facts.dates import all_dates
from rules.facts.paper import Paper
from rules.facts.persons import is_person
from rules.judging import MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

HEADING = re.compile(r"^(?!.*(?:目录|立案|延期)).*(?:结案|销案|办结)")
PROCEDURES = (
    cite("市场监督管理行政处罚程序规定", 77, department="market_supervision"),
    cite("住房和城乡建设行政处罚程序规定", 31, department="housing_and_city_management"),
)


def _form(rest: str, title: str = "结案审批表") -> str:
    """An example: a closing form with these boxes."""
    return f"{title}\n案由：擅自占用绿地案\n当事人：罗秀珠\n处罚决定：罚款900元\n执行情况：2024年4月22日缴清罚款\n{rest}"


@rule(
    "CF-804", N_("缺结案审批或未签署"), severity=MINOR, points=3, procedures=[ORDINARY],
    why=N_("案件办结要经负责人批准，审批栏应当有意见、姓名和日期；还在执行中的案件不适用。“准予结案”“办结归档”等都是意见；扫描件上看不清的，提示核对原件。"),
    basis=[cite("行政处罚法", 47, since="2021-07-15"), *PROCEDURES, cite("农业行政处罚程序规定", 84, 2, department="agriculture"),
           cite("生态环境行政处罚办法", 77, department="ecology"), cite("交通运输行政执法程序规定", 122, 1, department="transport")],
    suggestion=N_("请履行结案审批手续。"),
    violates=[
        _form("承办人意见：建议结案。范江、赖梅　2024年4月26日\n部门负责人意见：同意承办人意见。钟石　2024年4月28日\n单位负责人审批意见：\n签名：\n"
              "日期：　　年　月　日"),
        _form("承办人意见：建议结案。签名：范江 赖梅 2024年4月26日\n负责人意见：\n签名："),
        _form("承办人意见：建议结案。范江、赖梅　2024年4月26日\n机关负责人审批意见：同意结案。\n签名：　　　　2024年4月28日", "行政处罚结案审批表"),
        _form("承办人意见：建议结案。范江、赖梅　2024年4月26日\n局领导意见：同意结案。钟石生　　　年　月　日"),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT),
    ],
    complies=[
        _form("承办人意见：建议结案。甲某、乙某 2024年5月30日\n负责人意见：同意结案。张某 2024年6月1日"),
        _form("承办人：翁涛、林婷（建议办结归档　2025年3月20日）\n领导批示：准予结案归档。　方国辉　2025年3月21日", "行政处罚结案审批表"),
        _form("承办人意见：建议结案。签名：范江 赖梅 2024年4月26日\n审核意见：拟同意结案。签名：钟石生 2024年4月28日\n审批意见：同意结案。签名：柯建国 2024.4.28"),
        _form("同意结案。张立 2024年6月1日", "结案报告"),
        _form("承办人：范江、赖梅 2024年4月26日　负责人：同意结案 吕强 2024年4月29日"),
    ],
    unclear=[
        _form("承办人意见：建议结案。王勇、陈丹　2024年6月12日\n负责人意见：■■■■　签名：■■■　2024年■月■日"),
        _form("承办人意见：建议结案。王勇、陈丹　2024年6月12日\n负责人意见：退回补充执行材料。柯建国 2024年6月13日"),
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.DECISION_RECEIPT, example.PAYMENT, "■■■■■■■■\n■■■■■■■■■■■■■■■■■（此页污损）"),
    ],
    not_for=[
        example.DECISION,
        example.whole(example.FILING, example.NOTICE, example.DECISION, example.DECISION_RECEIPT),
    ],
)
def closing_not_approved(case: Case) -> Verdict:
    """Whether a case that is over was closed by approval, with the head's opinion, name and day."""
    forms = [p for p in case.all("closing_approval") if not is_blank(p)]
    if not forms:
        return _none(case)
    verdicts = [_signed(p) for p in forms]
    return next((v for v in verdicts if v.outcome == "passed"), verdicts[-1])


def _none(case: Case) -> Verdict:
    if case.has(["closing_approval"]):
        return undetermined(N_("空白的结案审批表，没有填写内容"), at=case.all("closing_approval")[0].whole)
    decision = case.last("penalty_decision", "no_penalty_decision")
    if case.scope != "whole" or decision is None:
        return not_applicable(N_("没有结案审批表，也不是整卷"))
    money = {"fine", "confiscate_income"} & set(decision.penalties.kinds)
    found = presence.of(case, ("closing_approval",), HEADING)
    if not (case.has(["payment_receipt"]) or "closing" in case.chronology or (not money and case.has(["case_remarks"]))):
        return not_applicable(N_("看不出案件已经执行完毕，可能还在执行中"))
    other = found.paper or presence.headed(case, HEADING)
    if other:
        return undetermined(N_("有结案材料，看不出是否经负责人批准"), at=other.whole)
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定缺结案审批表"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("卷内没有结案审批表"), expected="closing_approval")


def _signed(paper: Paper) -> Verdict:
    """Whether the head's box of a closing form holds opinion, name and day. Of several boxes of heads any that is whole will do."""
    found = boxes(paper)
    heads = [b for b in found if b.role == HEAD] or [b for b in found if b.role == PLAIN][-1:]
    if not heads:
        return _in_words(paper)
    verdicts = [_box(paper, b, found) for b in heads]
    return next((v for v in verdicts if v.outcome == "passed"), next((v for v in reversed(verdicts) if v.outcome == "undetermined"), verdicts[-1]))


LACKING = (N_("结案审批表的负责人没有签名"), N_("结案审批表的负责人没有签署日期"), N_("结案审批表的负责人没有签署意见"))


def _box(paper: Paper, box: Box, found: list[Box]) -> Verdict:
    if box.worn:
        return undetermined(N_("结案审批表的负责人栏辨认不清"), at=box.at)
    if REFUSES.search(box.opinion) and not APPROVES.search(box.opinion):
        return undetermined(N_("结案审批表负责人没有表示同意"), at=box.at)
    there = (bool(box.names) or _name_left(box), bool(box.mention), bool(box.opinion))
    lacking = [message for message, filled in zip(LACKING, there, strict=True) if not filled]
    if not lacking:
        return passed(N_("结案经负责人批准"))
    if paper.illegible or (paper.pictured and not any(b.names and b.mention and b.mention.day for b in found if b is not box)):
        return undetermined(N_("负责人栏没有读出内容，请核对原件上是否有手写意见"), at=box.at)
    if len(lacking) == 3:
        return failed(N_("结案审批表的负责人意见栏空白"), at=box.at)
    if not there[0] and 2 <= len(_left(box)) <= 4:
        return undetermined(N_("负责人栏没有读出姓名，请核对原件"), at=box.at)
    return failed(lacking[0], at=box.at)


OPINION = re.compile(
    r"(?:经审查|经研究|经审核|情况属实|本案|该案)?(?:拟)?(?:同意|准予|予以|批准|可以|照办)?(?:按)?(?:本案|该案|承办人意见|承办意见|上述意见|审核意见|意见)?(?:办理)?(?:予以)?"
    r"(?:结案|归档|办结|立卷|存档)*")


def _left(box: Box) -> str:
    """What is left of an opinion without words of approval: perhaps a name that stands by itself."""
    return OPINION.sub("", box.opinion)


def _name_left(box: Box) -> bool:
    return is_person(_left(box))


def _in_words(paper: Paper) -> Verdict:
    """Of a form without boxes (a report): whether a sentence approves and a day stands behind it."""
    text = paper.text
    for m in reversed(list(re.finditer(r"[^\n。;]+", text[paper.document.title_end:]))):
        if APPROVES.search(m[0]) and not re.search("建议|提请|请予|拟", m[0]):
            start = paper.document.title_end + m.start()
            if any(start <= d.start <= start + len(m[0]) + 40 for d in all_dates(text)):
                return passed(N_("结案经负责人批准"))
            return undetermined(N_("结案报告的批准没有读出姓名或者日期"), at=paper.span(start, start + len(m[0])))
    return undetermined(N_("结案文书上看不出负责人的意见"), at=paper.whole)


def _bill(day: str) -> str:
    return f"罚没款收据\n交款人：明亮五金店\n金额：7000元\n收款日期：{day}"


def _closed(day: str, told: str = "罚款已缴") -> str:
    return f"结案审批表\n案由：销售不合格电线案\n当事人：明亮五金店\n执行情况：{told}\n承办人意见：建议结案。崔健、吉玲 2024年7月1日\n负责人意见：同意结案。于涛 {day}"


@rule(
    "CF-805", N_("结案早于履行完毕"), severity=MINOR, points=2, procedures=[ORDINARY],
    why=N_("处罚决定执行完毕才能结案；结案之后才缴款、处置没收物品或者复查改正的报。"
           "同一天的不报；法院已经受理强制执行申请或者裁定终结执行后结案的，以后再缴款也不报。"),
    basis=[cite("行政处罚法", 66, 1, since="2021-07-15"), cite("行政处罚法", 44, until="2021-07-15"),
           cite("市场监督管理行政处罚程序规定", 77, 1, 1, department="market_supervision"),
           cite("住房和城乡建设行政处罚程序规定", 31, 1, 1, department="housing_and_city_management"),
           cite("农业行政处罚程序规定", 84, 1, 2, department="agriculture"), cite("生态环境行政处罚办法", 77, 1, 2, department="ecology"),
           cite("交通运输行政执法程序规定", 122, 2, department="transport")],
    suggestion=N_("请在处罚执行完毕后结案。"),
    violates=[
        example.papers(_closed("2024年7月2日", "处罚决定已送达"), _bill("2024年7月15日")),
        example.papers(_bill("2024年6月10日"), _closed("2024年6月1日")),
        example.papers(_bill("2024年6月10日"), "罚没物品销毁记录\n物品：电线20卷\n销毁时间：2024年8月2日\n经办人：崔健、吉玲", _closed("2024年7月2日")),
        example.papers(_bill("2024年6月10日"), "现场复查笔录\n复查时间：2024年7月12日9时\n经查，已按要求改正。\n崔健、吉玲 2024年7月12日", _closed("2024年7月2日")),
    ],
    complies=[
        example.papers(_bill("2024年6月10日"), _closed("2024年6月12日")),
        example.papers(_bill("2024年7月2日"), _closed("2024年7月2日", "当事人当日缴纳罚款")),
        example.papers(_closed("2024年7月2日", "已申请人民法院强制执行，法院2024年6月20日受理。"), _bill("2024年9月2日")),
        example.papers(_bill("2024年6月10日"), "罚没物品销毁记录\n物品：电线20卷\n销毁时间：2024年6月28日\n经办人：崔健、吉玲", _closed("2024年7月2日")),
    ],
    unclear=[
        example.papers(_closed("2024年7月2日"), _bill("2024年1■月■■日")),
        example.papers(_closed("2024年■月■日"), _bill("2024年6月10日")),
    ],
    not_for=[_closed("2024年7月2日"), _bill("2024年6月10日"), example.DECISION],
)
def closed_before_performance(case: Case) -> Verdict:
    """Whether anything of the performance came after the closing: the last payment, the disposal of goods, the check of what was to be put right."""
    form = case.last("closing_approval")
    if form is None:
        return not_applicable(N_("没有结案审批表"))
    acts = _acts(case)
    if not acts:
        return not_applicable(N_("没有缴款、处置或者复查的记录"))
    last = closing.read(form)
    if last.court or last.ended:
        return passed(N_("法院受理强制执行申请或者终结执行后结案"))
    signed = form.signed
    if signed is None or signed.day is None:
        return undetermined(N_("结案审批表的日期缺失或者辨认不清"), at=form.whole)
    late = [(day, at) for day, at in acts if day and day > signed.day]
    if late:
        day, at = max(late, key=lambda a: a[0])
        return failed(N_("{closed}批准结案，{done}才履行完毕"), closed=signed.day, done=day, at=[form.span(signed.start, signed.end), at])
    worn = next((at for day, at in acts if day is None), None)
    if worn:
        return undetermined(N_("缴款或者处置的日期缺失或者辨认不清"), at=worn)
    return passed(N_("履行完毕后结案"))


DISPOSED = re.compile(r"(?:处理|处置|销毁|移交|拍卖|变卖|交接|上缴)(?:时间|日期)[:|]?$")
CHECKED = re.compile(r"(?:复查|核查|检查)(?:时间|日期)[:|]?$")
CHECK = re.compile(r"复查|整改.{0,6}核查|改正.{0,6}(?:核查|验收)")


def _acts(case: Case) -> list[tuple[date | None, Span]]:
    """The days of payment, disposal and check, each with its place; None where one cannot be read."""
    found: list[tuple[date | None, Span]] = []
    for bill in payments.bills(case):
        found.append((bill.day.day if bill.day else None, bill.paper.span(bill.day.start, bill.day.end) if bill.day else bill.at))
    for papers, label in ((case.all("confiscation_disposal"), DISPOSED), (_checks(case), CHECKED)):
        for paper in papers:
            mention = labelled(paper, label) or paper.signed or next((m for m in paper.dates if m.day), None)
            if mention and mention.day:
                found.append((mention.day, paper.span(mention.start, mention.end)))
    return found


def _checks(case: Case) -> list[Paper]:
    return [p for p in case.all("unknown", "inspection_record") if CHECK.search("".join(p.document.title.split()))]
