"""Closings (结案审批表): what they say of the performance of a decision, and which ways of enforcing it they tell of or deny."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DateMention
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper

PERFORMED = re.compile(
    r"缴清|缴纳完毕|缴款完毕|交清|付清|履行完毕|执行完毕|履行完成|(?:已|均已|自动|自觉|主动|全部|按期|按时|如期)[^。;,:]{0,12}(?:缴|履行|交纳|支付|执行)|(?:缴纳"
    r"|缴款|交纳|缴交|缴)(?:了)?(?:罚|没|人民币|\d|一笔)"
    r"|(?:罚款|罚没款)[^。;,]{0,16}(?:已缴|缴讫|入库|到账|已缴纳)")
UNPAID = re.compile(
    r"(?:至今|尚|仍|一直|均|分文|迄今|逾期)*(?:未|没有|没|拒不|拒绝|不)(?:能|曾|予|按期|按时|依法|主动|自动|自觉|足额|全额)*(?:缴|交纳|交款|履行(?!催告)|支付"
    r"|执行(?!情况))|无力(?:缴|支付|履行)|分文未")
TURNED = re.compile(r"(?:后|经[^。;,]{0,10}催告|[,;。])[^。;]{0,24}(?:缴清|缴纳完毕|全部缴|付清|履行完毕|交清)")
DENIED = re.compile(
    r"(?:未|没有|没|尚未|未能|无|也未|亦未|亦无|不再|未曾|不)(?:制作|送达|发出|下达|进行|办理|提出|向|依法|及时|采取|经|有)?[^。;,、]{0,14}?"
    r"(?:催告|催缴|(?:申请|移送|提请)[^。;,]{0,10}执行|强制执行|终结执行|终结)(?:书|申请|措施|程序)?[^。;,、]{0,8}"
    r"|不再(?:追缴|追究|催缴|执行)|(?:催告|催缴|强制措施|执行措施|强制执行|终结执行|申请执行)(?:情况|结果|措施|手续|文书|日期|时间)?[:|](?:无|否|没有|[未不][^。;,:|]{0,8}|[/—-]+)(?![^。;,:|]{0,3}[:|])")
COURT = re.compile(r"(?:申请|移送|提请|法院|裁定|立案)[^。;]{0,24}(?:强制执行|执行)|强制执行|(?:裁定|法院)[^。;]{0,16}终结|准予(?:强制)?执行|划拨|扣划")
ENDED = re.compile(r"终结(?:本次)?执行|执行终结|终结本次|终止执行|不具备执行条件|无可供执行|批准终结|予以终结|终结处理|免予执行|中止执行")
DEMANDED = re.compile(r"催告|催缴")
AGREED = re.compile(r"延期|分期|暂缓|缓缴|缓交|减免|减缴|免缴|执行(?:和解)?协议|和解|不予加处|免予加处|不加处|免除加处|减少加处|不再加处")
CONTESTED = re.compile(r"(?:申请|提起|提出|经|进入|因)[^。;,]{0,12}(?:复议|诉讼)|复议(?:机关|期间|决定|维持)|(?:一审|二审|终审|行政判决)|起诉")
NOT_CONTESTED = re.compile(
    r"(?:未|没有|没|不|也未|亦未|均未|也没有|无)(?:在[^。;]{0,12})?(?:申请|提起|提出|进行|要求|有)?[^。;,]{0,14}(?:复议|诉讼|起诉|延期|分期|暂缓|缓缴|减免|协议)"
    r"(?:[、,或及和也]*(?:也)?(?:未|没有|不)?[^。;,]{0,8}(?:复议|诉讼|起诉|分期|延期))*")
SURCHARGED = re.compile(r"加处罚款|加处|加收|滞纳金")
NOT_SURCHARGED = re.compile(
    r"(?:未|没有|没|无|不|未曾|均未|也未|也没有)(?:依法|按规定|予以?|曾|计收|收取|征收|缴纳|再)?(?:加处|加收|加罚|滞纳)(?:的)?(?:罚款|滞纳金|金)?"
)
EXECUTION = re.compile(r"(?:执行|履行|处罚决定执行|缴款)(?:情况|结果|方式|说明)")
ILLEGIBLE = re.compile("[■▇█�]")


@dataclass(frozen=True, slots=True)
class Closing:
    """What `paper` says. `performed`, `unpaid`: that the decision was carried out or not. `court`, `ended`, `demanded`: that a court was asked, the execution
    ended, a demand sent. `denied`: where it says that none of it was done. `excused`: that later payment was allowed or the decision contested.
    `no_surcharge`: where it says that none was added, `surcharged`: that one was. `worn`: where what was carried out cannot be read.
    """

    paper: Paper
    performed: Span | None
    unpaid: Span | None
    court: bool
    ended: bool
    demanded: bool
    denied: Span | None
    excused: bool
    no_surcharge: Span | None
    surcharged: bool
    worn: Span | None


def read(paper: Paper) -> Closing:
    """`paper`, a closing form."""
    run = running(paper.document)
    text = run.text

    def at(m: re.Match[str] | None) -> Span | None:
        return run.span(m.start(), m.end()) if m else None

    denied = DENIED.search(text)
    done = DENIED.sub(lambda m: "　" * len(m[0]), text)
    unpaid = UNPAID.search(done)
    if unpaid and TURNED.search(done, unpaid.end()):
        unpaid = None
    told = UNPAID.sub(lambda m: "　" * len(m[0]), done)
    performed = PERFORMED.search(told) if not unpaid else None
    excuses = NOT_CONTESTED.sub(lambda m: "　" * len(m[0]), text)
    bare = NOT_SURCHARGED.sub(lambda m: "　" * len(m[0]), text)
    worn = next((paper.span(f.start, f.end) for f in paper.document.fields if EXECUTION.search(f.label) and ILLEGIBLE.search(f.value)), None)
    return Closing(
        paper, at(performed), at(unpaid), bool(COURT.search(done)), bool(ENDED.search(done)), bool(DEMANDED.search(done)), at(denied),
        bool(AGREED.search(excuses) or CONTESTED.search(excuses)), at(NOT_SURCHARGED.search(text)), bool(SURCHARGED.search(bare)),
        None if performed or unpaid else worn)


def of(papers: list[Paper]) -> Closing | None:
    """The last closing of `papers`, None where there is none."""
    return read(papers[-1]) if papers else None


SERVED_BEFORE = re.compile(r"(?:送达|签收|收到(?:处罚)?决定书?)[^。;,:|]{0,6}[:|]?\s*(?:于|为)?\s*$")
SERVED_AFTER = re.compile(r"[^。;,\n]{0,16}?(?:送达|签收|收到决定)")
PAID_BEFORE = re.compile(r"(?:缴款|缴纳|缴清|交清|缴费|到账|入库|履行)[^。;,:|]{0,8}[:|]?\s*(?:于|为)?\s*$")
PAID_AFTER = re.compile(r"[^。;,\n]{0,16}?(?:缴纳|缴清|缴款|缴了|交清|交纳|付清|到账|入库)")


def days_told(paper: Paper) -> tuple[DateMention, DateMention] | None:
    """The days of service and of the last payment as a closing form itself tells them."""
    served: list[DateMention] = []
    paid: list[DateMention] = []
    for mention in paper.dates:
        before = paper.text[max(0, mention.start - 20):mention.start]
        if SERVED_BEFORE.search(before) or (not PAID_BEFORE.search(before) and SERVED_AFTER.match(paper.text, mention.end)):
            served.append(mention)
        elif PAID_BEFORE.search(before) or PAID_AFTER.match(paper.text, mention.end):
            paid.append(mention)
    return (served[0], paid[-1]) if served and paid and served[0].day and paid[-1].day else None
