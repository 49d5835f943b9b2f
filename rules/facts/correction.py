"""Orders to correct (责令改正): where the agency gives the party one, where it gives one to somebody else, and where a correction is shown.

What a law's words threaten (责令改正，处…), what is only proposed (拟责令), and the party's own word that it has corrected are neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import parties
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Corrections:
    """`ordered`: an order to the party. `to_another`: one to somebody else; `related`: one to a body in which the party acts.
    `shown`: a check of the agency that finds it corrected. `needless`: where the decision says that nothing is left to correct.
    """

    ordered: Span | None = None
    to_another: Span | None = None
    related: Span | None = None
    shown: Span | None = None
    needless: Span | None = None


ACT = (
    "改正|停止|整改|拆除|清理|清除|清运|清扫|恢复|补办|补种|补植|补齐|补正|纠正|消除|治理|搬离|搬迁|撤除|撤离|撤回|回收|召回|退还|退赔|退回|采取|履行|安装|设置|配备|封闭|封填|回填|修复|重新|登记"
    "|缴纳|办理|申请|销毁|下架|更换|规范|落实|组织|加强|公示|公开|报告|提交|制定|立即|限期|当场|当日|于|在|自收到|\\d+日内"
)
ORDER = re.compile(
    rf"责令(?!停产停业|停业整顿|停产整顿|关闭|停业|停产(?:,|。|;|、))[^。;,]{{0,26}}?(?:{ACT})"
    rf"|(?:要求|通知|督促|制止)(?:了)?(?:并(?:要求|责令))?(?:其|当事人|你|该|被处罚人|店主|经营者|现场人员)[^。;,]{{0,16}}?(?:立即|限期|当场|于\d|在\d|尽快"
    rf"|马上)[^。;,]{{0,12}}?(?:改正|整改|停止|拆除|清理|清除|恢复|清运)"
    r"|(?:限期|立即|当场)(?:改正|整改|拆除|清理)通知书"
)
PROPOSED = re.compile(r"(?:拟|建议|应当|应予|应|可以|可|将|不予|未|没有|无需|不再|如|若)[^。;,]{0,10}$")
LAWS_WORDS = re.compile(r"由[^。;,]{0,40}(?:部门|机关|政府|机构|人员|主管)[^。;,]{0,10}$|的,(?:由[^。;]{0,40})?$|规定:[^。;]{0,60}$|《[^》]{0,40}$")
ASIDE = re.compile(r"\([^()]{0,300}\)|“[^“”]{0,400}”|\"[^\"]{0,300}\"")
DONE = re.compile(r"(?:已|曾|当场|现场|当日|当即|同日|下达|送达|发出|作出|制作|出具|经|即|并|后|时)[^。;,]{0,16}$")
TITLE_NAMED = re.compile(r"责令[^。;,》《]{0,16}(?:通知书|决定书|指令书|告知书)")
PLAN_ONLY = ("prior_notice", "hearing_notice", "investigation_report", "filing_approval", "penalty_approval", "legal_review", "group_discussion",
             "clue_record", "hearing_report", "statement_review")
"""Papers that propose: an order counts there only where it is told as given."""
PARTYS = ("statement_record", "hearing_request", "authorization", "party_identity", "address_confirmation", "case_catalogue", "case_cover",
          "appraisal", "payment_receipt", "publicity_record", "delivery_receipt", "evidence_copy", "photo_evidence", "case_remarks")
SHOWN = re.compile(
    r"(?:复查|核查|回访|核实|检查|巡查|查看|验收|复测|复检|复核)[^。;]{0,60}?(?:已(?:经)?(?:按要求|全部|自行|于[^,。;]{0,16}|如期|及时)?(?:整改|改正|停止|拆除"
    r"|清理|清除"
    r"|清运|恢复|纠正|完成|消除|下架|到位)|整改(?:完毕|到位|完成)|改正完毕|恢复(?:原状|通行))"
    r"|(?:已(?:经)?(?:按要求|全部|自行|如期|及时)?(?:整改|改正|停止|拆除|清理|清除|清运|恢复|纠正|消除)|整改(?:完毕|到位"
    r"|完成))[^。;]{0,30}?(?:经[^,。;]{0,10}(?:复查|核查|核实|检查)|(?:复查|核查|复测|复检|验收)(?:属实|确认|达标|合格|通过))"
)
NOT_SHOWN = re.compile(r"未(?:按|能|予)?|尚未|仍|没有|答:|当事人(?:称|表示|提出|陈述|承诺)|请求|拒不")
DONE_IN_A_CHECK = re.compile(
    r"(?:整改|改正|拆除|清理|清除|恢复)[^。;]{0,12}(?:完毕|到位|完成)|已(?:经)?[^。;,]{0,8}(?:整改|改正|拆除|清理|清除|恢复|停止)")
RECORDS_OF_CHECKS = re.compile("复查|整改情况|验收|回访|核查")
NEEDLESS = re.compile(
    r"(?:无需|不需要?|无须|不再|没有必要|无必要|不具备|无法|不能|不可|难以|已无)[^。;,]{0,10}(?:责令)?(?:改正|整改|纠正|恢复)|(?:改正|整改)(?:的)?(?:必要|可能"
    r"|条件)[^。;,]{0,4}(?:不存在|已丧失|没有)"
    r"|不适用责令改正|无可改正|(?:违法行为|行为)[^。;]{0,16}(?:终了|结束|完毕)[^。;]{0,24}(?:无需|不需|无须|无法|不再|不具备)"
)


def of(case: Case) -> Corrections:
    """What the file of `case` shows of orders to correct."""
    party = parties.of_case(case)
    found = Corrections()
    for paper in case.papers:
        if paper.kind in PARTYS:
            continue
        found = _merged(found, _in_paper(paper, party.name if party else None))
    return found


def _merged(one: Corrections, other: Corrections) -> Corrections:
    return Corrections(
        one.ordered or other.ordered, one.to_another or other.to_another, one.related or other.related,
        one.shown or other.shown, one.needless or other.needless)


def _in_paper(paper: Paper, party: str | None) -> Corrections:
    if paper.kind == "correction_order" or (paper.kind == "unknown" and TITLE_NAMED.search(paper.document.title)):
        return _order_paper(paper, party)
    run = running(paper.document)
    plain = ASIDE.sub(lambda m: "\0" * len(m[0]), run.text)
    decision = paper.kind in ("penalty_decision", "summary_decision", "no_penalty_decision")
    ordered = next((run.span(*m.span()) for m in _orders(paper, plain, party)), None)
    shown = needless = None
    if decision or paper.kind in ("closing_approval", "investigation_report", "unknown", "inspection_record"):
        for found in SHOWN.finditer(plain):
            begin = plain.rfind("。", 0, found.start()) + 1
            if not NOT_SHOWN.search(plain[max(begin, found.start() - 24):found.end()]):
                shown = run.span(*found.span())
                break
        if shown is None and RECORDS_OF_CHECKS.search("".join(paper.document.title.split())):
            done = DONE_IN_A_CHECK.search(plain)
            shown = run.span(*done.span()) if done and not re.search("未|尚", done[0]) else None
    if decision and (m := NEEDLESS.search(plain)):
        needless = run.span(*m.span())
    return Corrections(ordered=ordered, shown=shown, needless=needless)


def _order_paper(paper: Paper, party: str | None) -> Corrections:
    """An order on a paper of its own; to whom it is addressed tells whether it is the party's."""
    names = ["".join(p.name.split()) for p in paper.parties if p.label != "受送达人"][:2]
    own = party is None or not names or any(_same(name, party) for name in names) or "■" in "".join(names)
    if own:
        return Corrections(ordered=paper.whole)
    if party and party in paper.document.squeezed:
        return Corrections(related=paper.whole)
    return Corrections(to_another=paper.whole)


def _same(one: str, other: str) -> bool:
    plain = [re.sub(r"[()（）\s]", "", n) for n in (one, other)]
    if plain[0] in plain[1] or plain[1] in plain[0]:
        return True
    return len(plain[0]) == len(plain[1]) and sum(a != b for a, b in zip(*plain, strict=True)) <= 1


def _orders(paper: Paper, plain: str, party: str | None) -> Iterator[re.Match[str]]:
    """The orders that `paper` gives the party or tells of."""
    for m in ORDER.finditer(plain):
        begin = max(plain.rfind(c, 0, m.start()) for c in "。;") + 1
        before = plain[max(begin, m.start() - 70):m.start()]
        if PROPOSED.search(before) or LAWS_WORDS.search(before):
            continue
        if paper.kind in PLAN_ONLY and not (DONE.search(before) or TITLE_NAMED.match(plain, m.start())):
            continue
        if _to_another(m[0], before, party):
            continue
        yield m
    for m in TITLE_NAMED.finditer(plain):
        if paper.kind not in PLAN_ONLY or DONE.search(plain, max(0, m.start() - 40), m.start()):
            yield m


SOMEBODY = re.compile(r"责令(?P<who>[一-龥()]{0,24}?(?:公司|厂|店|商行|业主|房东|供货商|供应商|物业|建设单位|施工单位|出租人|批发商|第三人|生产企业|销售者|平台))")


def _to_another(words: str, before: str, party: str | None) -> bool:
    who = SOMEBODY.match(words)
    if who is None or re.match(r"(?:你|该|其|本|当事人|被处罚)", who["who"]):
        return False
    return party is None or not (_same(who["who"], party) or who["who"] in party)
