"""What a decision tells of the steps before it: that the party was given notice, and what it answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import Running, running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class NoticeTold:
    """Where the decision tells of a notice, of statements or a hearing (made, not made or waived), and of how statements were answered."""

    notice: Span | None = None
    defence: Span | None = None
    answer: Span | None = None


NOTICE = re.compile(
    r"告知书|违法行为通知书|罚(?:先)?告|(?:事先|事前|先行|预先|听证|书面|口头|依法|当面|已|经|并|予以)告知|告知(?:了)?[^。;,]{0,30}?(?:拟|处罚|权利|事实|理由|依据"
    r"|听证)|拟[^。;]{0,60}?告(?:知|诉)"
    r"|(?:处罚|事实|理由|依据|权利)[^。;]{0,20}(?:告知|告诉)(?:了)?(?:当事人|你|其|他|她|被)|(?:听取|征求)(?:了)?[^。;,]{0,8}(?:当事人|你|其|被处罚人)[^。;,]{0,6}意见"
)
NOT_OF_THE_PENALTY = re.compile(r"回避|如实|检查(?:事由|内容)|执法身份|送达地址|复议|诉讼|起诉|检[测验]结果|鉴定(?:意见|结论)|整改|改正")
DEFENCE = re.compile(
    r"申辩|听证|陈述(?:权|意见|的权利|与)|辩称|(?:未|没有|无|不)(?:作|进行|提出)?(?:任何)?陈述"
    r"|(?:放弃|行使)[^。;,]{0,10}权利?|(?:规定|法定|告知)(?:的)?(?:期限|期间|时间)内?[^。;]{0,12}(?:未|没有)|(?:对|就)[^。;,]{0,12}(?:拟|告知"
    r"|处罚)[^。;,]{0,16}(?:无|没有|未提|提出)[^。;,]{0,6}(?:异议|意见)"
)
REMEDY = re.compile(
    r"不服|申请(?:行政)?复议|提起(?:行政)?诉讼|起诉|(?:复议|诉讼|执行|履行)(?:的)?(?:期间|过程|阶段|程序中)|强制执行前|催告"
    r"|是(?:当事人|公民|相对人)的(?:法定)?权利")
ANSWER = re.compile(r"复核|采纳|采信|予?以?考虑|成立|支持|答复|听取|(?:举行|召开|组织)[^。;,]{0,10}听证|经(?:过)?听证|核实|回应|撤回|放弃")


def told(paper: Paper) -> NoticeTold:
    """What `paper` tells of the notice and the party's answer."""
    run = running(paper.document)
    notice = _first(run, NOTICE, NOT_OF_THE_PENALTY)
    defence = _first(run, DEFENCE, REMEDY)
    answer = ANSWER.search(run.text, _place(run, defence)) if defence else None
    return NoticeTold(notice[1] if notice else None, defence[1] if defence else None, run.span(*answer.span()) if answer else None)


def _first(run: Running, pattern: re.Pattern[str], against: re.Pattern[str]) -> tuple[int, Span] | None:
    """The first match in whose clause nothing tells that something else is meant."""
    for m in pattern.finditer(run.text):
        begin = max(run.text.rfind(c, 0, m.start()) for c in "。;") + 1
        stop = min((i for c in "。;," if (i := run.text.find(c, m.end())) >= 0), default=len(run.text))
        if not against.search(run.text[max(begin, run.text.rfind(",", 0, m.start()) + 1):stop]):
            return m.start(), run.span(*m.span())
    return None


def _place(run: Running, found: tuple[int, Span]) -> int:
    """The beginning of the sentence in which the answer may stand: that of `found`."""
    return run.text.rfind("。", 0, found[0]) + 1
