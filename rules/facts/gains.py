"""Illegal gains (违法所得) as each paper tells them: what the facts find, and what is or is to be confiscated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.money import find_money
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Gains:
    """`found`: the gains of the facts, `confiscated`: those taken, each in yuan and None where the paper does not say or names several.

    `at`: where one of them stands. `worn`: where an amount cannot be read.
    """

    found: Decimal | None = None
    confiscated: Decimal | None = None
    at: Span | None = None
    worn: Span | None = None


NAMED = re.compile(
    r"(?P<taken>没收[^,。;元]{0,8}?)?(?:违法|非法|不法)(?:所得|收入|获利)(?:金额|数额|款|总额)?"
    r"(?:经[^,。;]{0,8}(?:核算|计算|认定|核实|核定)|扣除[^,。;]{0,12}后|共计|合计|总计|累计|约|共|计|为|是|:|人民币|的|,|即|金额|\()*(?P<sum>[^,。;)]{1,40})")
OTHER = re.compile(r"(?:没有|无|不足|不满|超过|达到|低于|退还|退赔|申请|认为|主张)[^,。;]{0,8}$")
LAWS = re.compile(r"[整)]{0,2}(?:以上|以下|的(?:[,;]|$)|[一二三四五六七八九十]倍)")
BOUND = re.compile("不足|不满|超过|在|达到|达|低于|高于|满|无法")
ASIDE = re.compile(r"\([^()]{0,300}(?:以上|以下|倍)[^()]{0,200}\)|“[^“”]{0,400}”")


def of(paper: Paper) -> Gains:
    """The gains that `paper` tells."""
    run = running(paper.document)
    text = ASIDE.sub(lambda m: "\0" * len(m[0]), run.text)
    found: dict[Decimal, Span] = {}
    worn: Span | None = None
    for m in NAMED.finditer(text):
        if OTHER.search(text, max(0, m.start() - 12), m.start()):
            continue
        if BOUND.match(m["sum"]):
            continue
        sums = find_money(m["sum"])
        if not sums or sums[0].start > 4:
            if "■" in m["sum"][:8]:
                worn = worn or run.span(m.start(), m.end())
            continue
        if LAWS.match(m["sum"], sums[0].end):
            continue
        if sums[0].doubtful:
            worn = worn or run.span(m.start(), m.end())
        elif not m["taken"]:
            found.setdefault(sums[0].yuan, run.span(m.start(), m.start("sum") + sums[0].end))
    taken = paper.penalties.confiscated
    at = paper.penalties.confiscated_at if taken is not None else next(iter(found.values()), None)
    if taken is None and "confiscate_income" in paper.penalties.kinds and paper.illegible and worn is None:
        worn = paper.penalties.kinds["confiscate_income"]
    return Gains(next(iter(found)) if len(found) == 1 else None, taken, at, worn)
