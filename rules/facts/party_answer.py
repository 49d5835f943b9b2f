"""The party's answer to a notice and the agency's to that: what the party raised, and where a paper of the agency answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.narrative import NARRATORS, Clause, clauses

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Raised:
    """Something that the party raised at `at`. `legible` is False where it cannot be read whether it raised anything."""

    at: Span
    day: date | None = None
    legible: bool = True


ASKS = re.compile(
    r"请求|请予|恳请|恳求|希望|望(?:能|予|贵)|(?<![不未])申请(?!人|书)|(?<![不未])要求(?!听证)|请(?:贵局|你局|酌情|从轻|减轻|免|考虑|领导)|从轻|减轻|免(?:予|于|除|罚)|不(?:应|该)当?(?:处罚|罚)|不服|不当|不合理|过重|过高|太重|太高"
    r"|偏重|偏高|困难|不知情|不知道|不清楚|误|(?<!没)(?<!无)(?<!任何)有异议|不认可|不同意(?!见)|不属实|不是我|没有违法|不存在|未造成|没有造成|已经?(?:整改|改正|清理|拆除|撤下|停止)|考虑到|撤销|重新(?:核|调|认)|冤"
)
"""Words of one who wants something else than is proposed, or explains himself."""
NO_OBJECTION = re.compile(
    r"(?:没有|无|没什么|不持|并无)(?:任何|其他|不同)?(?:意见|异议|陈述|申辩|补充)|不(?:再)?(?:进行|提出|作|要求)?(?:陈述|申辩)|接受(?:处罚|处理)|认可(?:处罚|处理)|同意(?:处罚|处理|拟)|服从(?:处罚|处理)"
)
QUESTION = re.compile(r"问:[^答]{0,200}")
FORM = re.compile(r"(?:陈述|申辩|当事人)[^:。\n]{0,12}(?:内容|意见|理由|要点)[^:。\n]{0,4}:|答:")


def raised(case: Case) -> list[Raised]:
    """What the party raised: in its own papers, else as the agency's papers tell."""
    found = list(_own(case))
    return found or [
        Raised(s.at, s.day) for s in case.statements.made
        if s.legible and s.at.document.kind not in ("statement_record", "statement_review")
    ]


def _own(case: Case) -> Iterator[Raised]:
    given_up = {id(w.at.document) for w in case.statements.waivers}
    for paper in case.all("statement_record"):
        body = QUESTION.sub("", paper.document.squeezed[len("".join(paper.text[:paper.document.title_end].split())):])
        if ASKS.search(_without_the_address(body)):
            if id(paper.document) not in given_up or "放弃" not in paper.document.title:
                yield Raised(paper.whole, paper.date)
        elif id(paper.document) in given_up or NO_OBJECTION.search(body):
            continue
        elif paper.illegible or len(body) < SHORTEST:
            yield Raised(paper.whole, paper.date, legible=False)
        else:
            yield Raised(paper.whole, paper.date)
    for paper in case.all("prior_notice", "hearing_notice"):
        foot = _under_the_signature(paper)
        if foot:
            yield foot


SHORTEST = 30
"""Letters of a record under which nothing can be said to have been raised."""
OWN_WORDS = re.compile(r"当事人意见|被告知人意见|本人|我(?!局|队|厅|委|机关)|本(?:公司|店|厂|户)|意见:")


def _without_the_address(body: str) -> str:
    return re.sub(r"申请回避|要求回避|是否(?:申请|要求)[^。;?]{0,12}", "", body)


def _under_the_signature(paper: Paper) -> Raised | None:
    """What the party wrote under a notice."""
    if paper.signed is None:
        return None
    foot = paper.text[paper.signed.end:]
    own = OWN_WORDS.search(foot)
    asks = ASKS.search(foot, own.start()) if own else None
    return Raised(paper.span(paper.signed.end + asks.start(), paper.signed.end + asks.end())) if asks else None


ANSWER = re.compile(
    r"(?:经(?:过)?|进行(?:了)?|予以|已|依法|均已|认真|对其[^。;,]{0,10}|附|组织)(?:研究|审查|集体讨论)?(?:后)?复核(?!人)|复核(?:认为|后|意见|情况|结果|,)|采纳|采信|不予支持|予以支持"
    r"|(?:理由|意见|请求|主张|申辩|陈述|辩解|要求|说法|辩称|诉求|情况|事由|困难)[^。;]{0,24}?(?:成立|不充分|不符合|没有(?:事实|法律|法定)?(?:依据|根据)|无(?:事实|法律|法定)?依据|缺乏|不属于|属实|不属实"
    r"|不是[^。;,]{0,10}(?:情节|理由|事由)|不能(?:免除|作为|构成)|不构成)"
    r"|(?:量罚|裁量|处罚(?:建议|意见|幅度|时)?|拟处罚)[^。;]{0,16}(?:已经?|予以|酌情|充分)[^。;,]{0,6}考虑|(?:已经?|予以|酌情)(?:充分)?考虑"
    r"|(?:针对|对于|对|就)(?:当事人|其|你|你单位|你公司|被处罚人)[^。;,]{0,16}(?:陈述|申辩|意见|主张|请求|理由)[^。;]{0,40}(?:认为|决定|不影响|考虑|调整|核实)"
    r"|针对(?:当事人|其|你[^。;,]{0,4}|被处罚人)[^。;,]{0,12}(?:陈述|申辩|意见|主张|请求|理由|异议)(?!权)[^。;]{6,}"
    r"|(?:申辩|意见|辩称[^。;]{2,40}|理由|请求),(?:经|本(?:机关|局|办|委|队|单位)|我(?:局|委|队))(?!依据|根据|依照|决定|作出|于\d|拟|已?告知|送达|研究|集体)[^。;]{4,}"
    r"|经(?:审查|审理|核实|查证|核查|查实)[^。;]{4,}|不(?:符合|属于|具备|具有)[^。;]{0,14}(?:情形|条件|情节|规定)"
    r"|不影响[^。;]{0,14}(?:认定|处罚|定性|成立)|(?:鉴于|考虑到)[^。;]{0,24}(?:申辩|陈述)|(?:调整|降低|变更|减少|减轻)[^。;]{0,6}为(?:罚款)?"
)
NOT_ANSWERED = re.compile(r"未(?:进行|予|作|经)?(?:复核|采纳|提出|陈述|申辩)|没有(?:提出|陈述|申辩|复核)|应当|必须|有权|可以")
HEADING = re.compile(r"(?:陈述|申辩|意见)[^。;:]{0,10}(?:复核|采纳|答复|处理)(?:意见|情况|结果|说明|报告|书|表)")
SPEAKS_OF_IT = re.compile(r"陈述|申辩|辩称|申诉|辩解|异议|请求|要求|主张|提出")


def answered(case: Case) -> Span | None:
    """Where a paper of the agency answers what the party raised: a review of its own, else a passage in a report, discussion or decision."""
    reviews = case.all("statement_review") + [p for p in case.all("unknown") if HEADING.search(p.document.squeezed[:40])]
    review = next((p for p in reviews if not p.illegible or ANSWER.search(p.document.squeezed)), None)
    if review:
        return review.whole
    for paper in case.all(*NARRATORS, "hearing_report"):
        told = list(clauses(paper))
        for index, clause in enumerate(told):
            m = ANSWER.search(clause.text)
            if m and not NOT_ANSWERED.search(_part(clause, m.start())) and _about_it(told, index):
                return clause.span(m.start(), m.end())
    return None


def _part(clause: Clause, offset: int) -> str:
    return clause.text[max(clause.text.rfind(",", 0, offset), offset - 20, 0):offset + 8]


def _about_it(told: list[Clause], index: int) -> bool:
    """Whether the clause, or one of the two before it, speaks of the party's statement, and does not say that there was none."""
    near = "。".join(c.text for c in told[max(0, index - 2):index + 1])
    return bool(SPEAKS_OF_IT.search(near))


DENIED = re.compile(
    r"(?:未|没有|无|不)(?:在[^。;,]{0,14})?(?:向[^。;,]{0,8})?(?:书面)?(?:提出|进行|作出|要求|作|提交|行使)?(?:任何)?(?:过)?(?:书面)?(?:的)?(?:陈述|申辩)|(?:逾期|期满|期限内)[^。;]{0,10}未[^。;]{0,6}(?:陈述|申辩|提出)"
)


def denied(paper: Paper) -> Span | None:
    """Where `paper` says that the party stated nothing."""
    m = DENIED.search(paper.document.squeezed)
    return paper.document.unsqueeze(*m.span()) if m else None
