"""Impossible dates: days and hours that no calendar and no clock has."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.documents.kinds import KINDS
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

HOUR = re.compile(r"(?<![\d年月第])(?P<h>\d{1,2})\s*(?:时|点)\s*(?P<m>\d{1,2})\s*分(?!之)|日\s?(?P<h2>\d{1,2}):(?P<m2>\d{2})(?!\d)")
NUMBERED = re.compile(r"\d{4}\s?[-/.]\s?(?:0?0|1[3-9]|[2-9]\d)\b|\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:0?0|3[2-9]|[4-9]\d)\b")
"""Figures between points or strokes that are no day of any month are some other number."""
DATED = re.compile(r"(?:日\s*期|时\s*间|签名|签字|签收|盖章)(?:\([^()\n]{0,8}\))?\s?[:|]?\s?(?:[一-龥·]{2,4}\s{1,3})?$")
"""Before figures that can be nothing but a day."""
DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")
NOT_THE_AGENCYS = ("party_identity", "appraisal", "evidence_copy")


@rule(
    "CF-905", N_("日期不存在"), severity=MINOR, points=2, each=[k.code for k in KINDS if k.code not in NOT_THE_AGENCYS],
    why=N_("不存在的日期或者时刻说明文书没有核对，期限也无从计算。辨认不清的数字不报。"),
    basis=[cite("行政处罚法", 47)],
    suggestion=N_("请更正日期。"),
    violates=[
        "行政处罚决定书\n罚款500元。\n青禾区市场监督管理局\n2024年2月30日",
        "现场检查笔录\n检查时间：2024年5月8日25时10分至25时40分\n检查情况：未发现异常。\n张三　2024年5月8日",
        "立案审批表\n案由：占道经营\n负责人意见：同意立案。赵海　2023年13月2日",
        "行政处罚事先告知书\n拟罚款500元。\n石桥市生态环境局\n二〇二三年四月三十一日",
    ],
    complies=[
        "行政处罚决定书\n罚款500元。\n青禾区市场监督管理局\n2024年2月29日",
        "现场检查笔录\n检查时间：2024年5月8日23时10分至24时00分\n检查情况：未发现异常。\n张三　2024年5月8日",
        "立案审批表\n案由：占道经营，票据编号2023.13.45号\n负责人意见：同意立案。赵海　2023年12月31日",
        "询问笔录\n询问时间：2024年5月8日 9:05至9:59\n问：占地多少？答：三十分之一亩。\n看过，属实。张三　2024年5月8日",
    ],
    unclear=["行政处罚决定书\n罚款500元。\n青禾区市场监督管理局\n2024年■月31日"],
)
def impossible_date(paper: Paper, case: Case) -> Iterator[Verdict]:
    """A day that does not exist was never checked, and nothing can be counted from it; nor can from a decision of tomorrow."""
    wrong = False
    signed = [paper.signed] if paper.signed and not paper.signed.legible else []
    for mention in [*paper.dates, *signed]:
        at = paper.span(mention.start, mention.end)
        if mention.day is not None or (NUMBERED.match(at.text) and not DATED.search(paper.text, max(0, mention.start - 24), mention.start)):
            continue
        if not mention.legible or paper.by_ocr(mention.start):
            yield undetermined(N_("日期“{date}”辨认不清"), at=at, date=at.quote)
        else:
            wrong = True
            yield failed(N_("日期“{date}”不存在"), at=at, date=at.quote)
    for m in HOUR.finditer(paper.text):
        hour, minute = int(m["h"] or m["h2"]), int(m["m"] or m["m2"])
        if (hour < 24 and minute < 60) or (hour == 24 and minute == 0):
            continue
        at = paper.span(m.start(), m.end())
        if paper.by_ocr(m.start()):
            yield undetermined(N_("时刻“{time}”辨认不清"), at=at, time=at.quote)
        else:
            wrong = True
            yield failed(N_("时刻“{time}”不存在"), at=at, time=at.quote)
    if paper.kind in DECISIONS and paper.signed and paper.signed.day and paper.signed.day > case.as_of and not paper.by_ocr(paper.signed.start):
        wrong = True
        yield failed(N_("决定书日期{day}晚于评查之日"), at=paper.span(paper.signed.start, paper.signed.end), day=paper.signed.day)
    if not wrong:
        yield passed()
