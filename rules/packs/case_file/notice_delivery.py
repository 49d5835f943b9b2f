"""Service of the notice: what was not proved to reach the party was not told."""

from __future__ import annotations

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import defence, presence
from rules.facts.case import Case
from rules.facts.deliveries import SLIP
from rules.facts.paper import Paper
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

CONFIRMED = re.compile(r"(?:告知书|通知书|文书)[^。;]{0,40}?(?:已?收悉|已收到|收到|已签收|已领取)|(?:收到|签收|领取)(?:了)?[^。;]{0,30}?告知书")
NOT_CONFIRMED = re.compile(r"未收到|没有收到|自收到|收到(?:本|之日)")
STATEMENTS = ("statement_record", "hearing_request", "interview_record", "hearing_record")
WAIVER = "放弃陈述申辩声明\n某区城市管理局：\n《行政处罚事先告知书》（某城管罚告〔2024〕31号）已收悉，我店自愿放弃陈述、申辩的权利。\n声明人：张某 2024年4月23日"


@rule(
    "CF-513", N_("告知书没有送达证明"), severity=MAJOR, points=5, whole_file=True, procedures=[ORDINARY],
    why=N_("告知书没有送到当事人手里，等于没有告知。送达回证、公告、邮寄凭证或者当事人在告知书上的签收都可以证明；回证写的文书辨认不清、"
           "当事人自己书面说已经收到的，不作判断。"),
    basis=[cite("行政处罚法", 44, since="2021-07-15"), cite("行政处罚法", 62, since="2021-07-15"), cite("行政处罚法", 31, until="2021-07-15")],
    suggestion=N_("告知书应当送达并附送达证明。"),
    violates=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION, example.DECISION_RECEIPT),
        example.whole(example.FILING, example.NOTICE + "\n当事人签收：　　　　年　月　日", example.APPROVAL, example.DECISION, example.DECISION_RECEIPT),
        example.whole(example.FILING, example.NOTICE, example.DECISION.replace("经查", "本局于2024年4月22日送达告知书。经查"), example.DECISION_RECEIPT),
        example.whole(
            example.FILING, example.NOTICE, example.NOTICE_RECEIPT, example.NOTICE.replace("31号", "35号").replace("4月19日", "4月26日"), example.DECISION),
        example.whole(
            example.FILING, "听证告知书\n某应急听告〔2024〕6号\n某公司：拟罚款60000元。你公司可陈述、申辩，可在五个工作日内要求听证。\n某区应急管理局\n2024年4月19日",
            "送达回证\n送达文书：责令限期整改指令书（某应急责改〔2024〕9号）\n签收：张某　2024年3月8日\n送达人：甲、乙", example.DECISION),
    ],
    complies=[
        example.whole(example.FILING, example.NOTICE, example.NOTICE_RECEIPT, example.DECISION),
        example.whole(example.FILING, example.NOTICE + "\n本告知书已收到。被告知人：张某　2024年4月22日", example.DECISION),
        example.whole(example.FILING, example.NOTICE, "送达公告\n某建材店：因你下落不明，现公告送达《行政处罚事先告知书》（某城管罚告〔2024〕31号），"
                      "自公告之日起满三十日视为送达。\n某区城市管理局\n2024年4月22日", example.DECISION),
        example.whole(example.FILING, example.NOTICE, "文书送达回执\n某城管罚告〔2024〕31号　收件人：张某　2024-04-22　送达人：甲、乙", example.DECISION),
        example.whole(example.FILING, example.NOTICE, "国内特快专递邮件详情单\n内件品名：行政处罚事先告知书 某城管罚告〔2024〕31号\n收寄日期：2024年4月22日",
                      example.DECISION),
        example.whole(example.FILING, example.NOTICE, "送达回证\n送达文书：《行政处罚事先告知书》、《责令改正通知书》\n签收：张某　2024年4月22日", example.DECISION),
    ],
    unclear=[
        example.whole(example.FILING, example.NOTICE, "送达回证\n送达文书：某城管■■■■〔2024〕■■号《■■■■■■■》\n签收：张某　2024年4月22日", example.DECISION),
        example.whole(example.FILING, example.NOTICE, "送达回证\n受送达人：某建材店\n签收：张某　2024年4月22日\n送达人：甲、乙", example.DECISION),
        example.whole(example.FILING, example.NOTICE, WAIVER, example.DECISION),
        example.whole(example.FILING, example.NOTICE, "■■■■■■■\n■■■■■■■■■■■■（此页污损）", example.DECISION),
    ],
    not_for=[
        example.whole(example.FILING, example.REPORT, example.DECISION),
        example.papers(example.NOTICE, example.DECISION),
    ],
)
def notice_not_proved_served(case: Case) -> Verdict:
    """A notice works from its service; unproved, the time to answer never began and the party was not told.

    The last notice of its kind counts. What a decision tells of its service proves nothing; a written word of the party that it has it is
    to be looked at.
    """
    notices = defence.last_notices(case, case.last("penalty_decision"))
    if not notices:
        return not_applicable(N_("卷内没有告知书"))
    unproved = [n for n in notices if not _proved(case, n)]
    if len(unproved) < len(notices) and all(n.kind != "prior_notice" for n in unproved):
        return passed(N_("卷内有告知书的送达证明"))
    unclear = next((d for d in case.deliveries if d.illegible or not d.names), None)
    if unclear:
        return undetermined(N_("有送达回证没有写明送达的文书或者辨认不清"), at=unclear.paper.whole)
    doubt = _doubt(case)
    if doubt:
        return undetermined(N_("有送达材料、当事人的书面说明或者页面需要核对，不能断定告知书没有送达"), at=doubt)
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，无法判断"), n=len(case.unread_pages), at=unproved[0].whole)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    return failed(N_("卷内没有告知书的送达回证，告知书上也没有当事人签收"), at=unproved[0].whole)


def _proved(case: Case, notice: Paper) -> bool:
    """Whether a delivery is of this notice. One that names a notice without its number counts for each of the kind."""
    return any(
        d.served is notice or (d.of in defence.NOTICES and (d.served is None or (d.served.kind == notice.kind and d.number is None)))
        for d in case.deliveries
    )


def _doubt(case: Case) -> Span | None:
    """A slip of the post, a written word of the party that it has the notice, a page that cannot be read."""
    slip = next((p for p in case.all("unknown") if SLIP.search(p.document.squeezed[:40])), None)
    if slip:
        return slip.whole
    for paper in case.all(*STATEMENTS):
        for m in CONFIRMED.finditer(paper.document.squeezed):
            if not NOT_CONFIRMED.search(m[0]):
                return paper.document.unsqueeze(*m.span())
    return presence.worn(case)
