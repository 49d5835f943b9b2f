"""Education: what must go with a decision not to penalise."""

from __future__ import annotations

from rules import patterns as re
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, ORDINARY, SUMMARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

TAUGHT = re.compile(
    r"(?<!安全)(?<!生产)(?<!与)(?<!和)(?<!培训)(?<!职业)(?<!义务)教育(?!(?:和|、)?培训|[局厅部司]|机构|科技|咨询|系统|法》|经历|培训|(?:与|和)(?:行政)?处罚)|"
    r"行政指导|引以为戒|(?:望|希望|请)(?:你|当事人)[^。;]{0,14}(?:今后|以后|遵守)|今后[^。;]{0,8}(?:遵守|守法|依法)|训诫|约谈|谈话|告诫|普法|宣讲|(?:责成|要求|组织|督促)[^。;,]{0,12}(?:学习|参加[^。;,]{0,8}培训)|学习记录|指导.{0,6}(?:整改|守法)|承诺书|承诺.{0,12}(?:守法|不再|合法)|提醒告知|宣传.{0,10}法")
PRINCIPLE = re.compile("(?:处罚|惩戒)(?:与|和)教育相结合|教育(?:与|和)(?:行政)?处罚相结合")
NOT_ESTABLISHED = re.compile(
    r"(?:违法)?事实不(?:能)?成立|违法事实不能(?:成立|认定)|证据不足|没有违法事实|未发现违法|第五十七条第一款(?:第\(?三\)?项|.{0,4}第三项)"
)
WITH_TITLE = re.compile("教育|约谈|承诺书|谈话|训诫|告诫")


@rule(
    "CF-912", N_("不予处罚未教育"), severity=MINOR, points=2, each=["no_penalty_decision"], procedures=(ORDINARY, SUMMARY), since="2021-07-15",
    why=N_("对违法行为不予处罚的，应当对当事人进行教育；卷内要看得出教育过。因违法事实不成立而不予处罚的，没有可以教育的违法，不报。"),
    basis=[cite("行政处罚法", 33, 3)],
    suggestion=N_("不予处罚的应当对当事人进行教育。"),
    violates=[
        "不予行政处罚决定书\n当事人违法行为轻微并及时改正，没有造成危害后果，依据《中华人民共和国行政处罚法》第三十三条第一款，决定不予行政处罚。\n"
        "青禾区市场监督管理局\n2023年5月8日",
        "不予行政处罚决定书\n经查，当事人初次违法且危害后果轻微并及时改正。本机关决定对当事人不予行政处罚。\n石桥市生态环境局\n2024年2月2日",
        "不予行政处罚决定书\n当事人未对从业人员进行安全生产教育和培训，初次违法且危害后果轻微并及时改正，决定不予行政处罚。\n云岭县应急管理局\n2024年7月9日",
        "不予行政处罚决定书\n当事人有证据足以证明没有主观过错，根据《行政处罚法》第三十三条第二款，不予行政处罚。如不服可在六十日内申请行政复议。\n"
        "云岭县交通运输局\n2024年7月9日",
    ],
    complies=[
        "不予行政处罚决定书\n当事人初次违法且危害后果轻微并及时改正，决定不予行政处罚。本机关已对当事人进行了批评教育。\n青禾区城市管理局\n2023年5月8日",
        "不予行政处罚决定书\n本局决定不予行政处罚，并已约谈当事人负责人，责令其今后守法经营。\n石桥市文化和旅游局\n2024年2月2日",
        "不予行政处罚决定书\n决定对你单位不予行政处罚。你单位已签署守法经营承诺书，附卷。\n云岭县应急管理局\n2024年7月9日",
    ],
    unclear=["不予行政处罚决定书\n当事人轻微违法并及时改正，坚持处罚与教育相结合，决定不予行政处罚。\n青禾区城市管理局\n2023年5月8日",
             "不予行政处罚决定书\n当事人轻微违法，决定不予行政处罚。本局已对当事人■■■■。\n青禾区城市管理局\n2023年5月8日"],
    not_for=[
        "不予行政处罚决定书\n经调查，当事人的违法事实不能成立，依据《行政处罚法》第五十七条第一款第三项，决定不予行政处罚。\n青禾区城市管理局\n2023年5月8日",
        "不予行政处罚决定书\n违法行为轻微并及时纠正，没有造成危害后果，决定不予行政处罚。\n青禾区城市管理局\n2020年5月8日",
    ],
)
def not_educated(paper: Paper, case: Case) -> Verdict:
    """Whoever is let off is to be told why the law asks otherwise; nothing in the file says that this was done.

    Any word of it counts, in the decision or a paper of its own.
    """
    if NOT_ESTABLISHED.search(paper.document.squeezed):
        return not_applicable(N_("因违法事实不成立而不予处罚，无须教育"))
    if TAUGHT.search(paper.document.squeezed) or any(WITH_TITLE.search(p.document.title) for p in case.papers):
        return passed()
    if any(TAUGHT.search(p.document.squeezed) for p in case.all("penalty_approval", "closing_approval", "interview_record", "inspection_record", "unknown")):
        return passed()
    if PRINCIPLE.search(paper.document.squeezed):
        return undetermined(N_("只写明处罚与教育相结合，没有写明如何教育"), at=paper.whole)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages))
    return failed(N_("决定不予处罚，卷内没有对当事人进行教育的记载"), at=paper.whole, absent=True)
