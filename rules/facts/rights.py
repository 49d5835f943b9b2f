"""Rights told before a penalty: to state and defend (陈述、申辩), and to ask for a hearing.

A mention is not a telling: 当事人陈述 among the evidence, the title of a record, 陈述申辩笔录.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.options import left_out
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper

RECORD = r"(?!笔录|书[》,、;。\d份]|记录|复核|人)"
DEFENCE = re.compile(rf"申[辩辨辫辯](?![称说道]|认为){RECORD}|辩解(?:权|的权利)|申述(?:权|的权利)")
STATEMENT = re.compile(
    rf"(?:有权|可以?|享有|权利|如需|如有|如要|提出|进行|听取(?!了)|告知|要求|放弃|□|口头|书面)[^。;证]{{0,24}}?陈[述诉]{RECORD}"
    r"|陈[述诉](?:的)?(?:权|意见)|(?:不|未|没有)(?:要求|提出|进行)?陈述")
OPINION = re.compile(r"(?:提出|发表|反映|说明|提交)[^。;,]{0,10}?(?:意见|异议|理由|申述)|有(?:不同)?(?:意见|异议)[^。;]{0,30}?提出")
PARTY_SAYS = re.compile(
    r"当事人[^。;,:]{0,6}?(?:意见|陈述|申辩)[^。;]{0,10}?:|(?:无|没有|有|未提)(?:任何)?异议|(?:对[^。;,]{0,16})?(?:无|没有|有)(?:不同)?意见|(?:不|未)(?:作|做|进行|提出)陈述")
HEARING = re.compile(r"(?:有权|可以?|权利|如需|如要|要求|申请|提出|享有|[日月天]内)[^。;不无]{0,16}?[听昕]证(?!告知书|通知书|范围|条件|标准)")
IN_TITLE = re.compile(r"《[^》]{0,40}$")


def statement_right(paper: Paper) -> Span | None:
    """Where `paper` tells the party that it may state and defend, or records that it was told or did; None where it does not."""
    return _first(paper, DEFENCE) or _first(paper, STATEMENT)


def opinion_invited(paper: Paper) -> Span | None:
    """Where `paper` invites opinions or objections without naming the right."""
    return _first(paper, OPINION)


def party_statement(paper: Paper) -> Span | None:
    """Where a form records what the party had to say: 当事人意见：无异议."""
    return _first(paper, PARTY_SAYS)


def hearing_right(paper: Paper) -> Span | None:
    """Where `paper` tells the party that it may ask for a hearing; an option of a form that is not ticked tells of none."""
    return _first(paper, HEARING, chosen=True)


def _first(paper: Paper, pattern: re.Pattern[str], *, chosen: bool = False) -> Span | None:
    run = running(paper.document)
    unchosen = left_out(run.text) if chosen else []
    for m in pattern.finditer(run.text):
        if any(start <= m.start() < end for start, end in unchosen):
            continue
        if not IN_TITLE.search(run.text, max(0, m.end() - 42), m.end()):
            return run.span(*m.span())
    return None
