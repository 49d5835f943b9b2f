"""Recusal: whether a record tells of the right to have officers or a chairman replaced, and whose record it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import interviewee, party_names
from rules.facts.represented import HEAD
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

TOLD = re.compile(
    r"回避(?!(?:检查|监管|问题|责任|执法|调查人员的))|(?:要求|申请|可以|提出|需要|不需要|不用)换人|(?:更换|换掉|调换|另换|换)(?:其他|别的|本案)?(?:办案|执法|询问|调查|承办|检查|主持|听证)?(?:的)?(?:人员|主持人|人来?)|"
    r"(?:不|退出)(?:参与|参加)本案(?:调查|办理|听证)|利害关系[^。\n]{0,30}(?:申请|要求|提出)[^。\n]{0,10}(?:退出|更换|换)"
)
MISREAD = re.compile(r"申请回.|回[遊遴僻壁辟璧臂]|[囬同固因]避")
"""What readers of images make of 回避."""

RIGHTS = re.compile(
    r"(?:告知|宣读|宣布|交待|交代|说明|送达|阅读)[^。\n]{0,16}(?:权利|《[^》\n]{0,12}(?:权利|义务)[^》\n]{0,8}》)|"
    r"权利(?:和|与|、)?义务(?:告知|已)|依法享有的?权利")
LEAFLET = re.compile(r"权利(?:、|和|与)?义务|询问须知|听证须知|告知书")
WITNESS = re.compile(r"证人|旁证|见证人的?询问|知情人|举报人|投诉人|受害人|被侵权人|消费者")
OF_A_WITNESS = re.compile(
    r"被(?:询问|调查|谈话)人(?:姓名)?\s?[:|]\s?[^:。()]{2,8}\([^()]{0,10}(?:证人|知情人|举报人|投诉人|目击|邻居|群众|受害人|被侵害人)|"
    r"(?:作为|你是|系|身份)[^。\n]{0,10}(?:证人|知情人|投诉人|举报人|受害人)|(?:与(?:本案|案件|当事人)的?关系)\s?[:|]\s?(?:证人|无|邻居|投诉人|举报人|知情人|客户|顾客|受害人|路人)|"
    r"(?:证人|知情人|投诉人|举报人|受害人|消费者)(?:姓名)?\s?[:|]")
LEADING = re.compile("法定代表人|负责人|经营者|投资人|股东|经理|店长|厂长|主管|主任|业主|老板|代理|委托|授权|董事|校长|院长|本人|合伙")
POST = re.compile(r"(?:单位及职务|职务|工作单位及职务|职业|岗位|与(?:本案|当事人|案件)的?关系)[^\n:|]{0,6}[:|]\s?(?P<post>[^\n]{1,50})")


def told(paper: Paper) -> Span | None:
    """Where `paper` speaks of recusal at all; a box left empty does too."""
    run = running(paper.document)
    m = TOLD.search(run.text)
    return run.span(*m.span()) if m else None


def perhaps_misread(paper: Paper) -> Span | None:
    """Where a scanned page may speak of it in characters read wrong."""
    run = running(paper.document)
    m = MISREAD.search(run.text)
    span = run.span(*m.span()) if m else None
    return span if span and paper.by_ocr(span.start) else None


def rights_told(paper: Paper) -> Span | None:
    """Where the record only says that rights were told, or on another sheet."""
    run = running(paper.document)
    m = RIGHTS.search(run.text)
    return run.span(*m.span()) if m else None


def leaflet(case: Case) -> Paper | None:
    """A sheet of rights in the file that speaks of recusal."""
    return next((p for p in case.all("unknown", "evidence_copy", "address_confirmation") if LEAFLET.search(p.document.title) and told(p)), None)


def of_a_witness(paper: Paper, case: Case) -> bool:
    """Whether the record questions somebody who is not the party, nor speaks for it: named a witness, or a stranger by the names of the file."""
    run = running(paper.document)
    if WITNESS.search("".join(paper.document.title.split())) or OF_A_WITNESS.search(run.text[:900]):
        return True
    names = interviewee.of(paper).names
    right = party_names.of_decision(case)
    if not names or not right:
        return False
    heads = {m["name"] for other in case.papers for m in HEAD.finditer(other.text)}
    for name in names:
        if name in heads or any(party_names.relation(name, n.name) in ("same", "variant") for n in right):
            return False
    post = POST.search(paper.text)
    known = " ".join(filter(None, [post["post"] if post else "", *_answers(paper)]))
    if LEADING.search(known):
        return False
    if any(n.organisation for n in right):
        return bool(post) and bool(re.search("员工|职工|工人|店员|司机|驾驶员|保安|学徒|技术员|操作工|收银|厨师", known) or not _of_the_party(known, right))
    return True


def _answers(paper: Paper) -> list[str]:
    """What is answered about the one who is questioned."""
    return re.findall(r"答\s?:\s?((?:我(?:叫|是|在|担任|受)|本人(?:是|系))[^\n]{0,60})", paper.text)


def _of_the_party(known: str, right: list[party_names.Named]) -> bool:
    return any(party_names.plain(n.name) in "".join(known.split()).translate(party_names.BRACKETS) for n in right)
