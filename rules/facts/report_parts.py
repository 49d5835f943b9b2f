"""The parts of a final report: facts, evidence, legal basis, proposal. Told by headings with something under them, or by sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import evidence

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Parts:
    """Where each part stands, None where it is nowhere. `evidence_claimed`: evidence is spoken of, and none is named. `unquantified`: a fine is
    proposed without its amount.
    """

    facts: Span | None
    evidence: Span | None
    basis: Span | None
    proposal: Span | None
    evidence_claimed: Span | None = None
    unquantified: Span | None = None


HEAD = re.compile(
    r"(?:^|(?<=[\n。]))[ ]{0,4}(?:第?[一二三四五六七八九十甲乙丙丁戊己庚\d]{1,3}(?:部分)?[、.．)]\s?|\([一二三四五六七八九十\d]{1,2}\)\s?)?"
    r"(?P<name>[一-龥()、]{2,22})\s?(?:[:|]\s?|\n|(?=[ ]))"
)
"""A heading or a label, numbered or not."""
FACTS = re.compile(r"事实|案情|查明|经过|情况|违法行为|案件来源|来由")
EVIDENCE = re.compile(r"证据|佐证|支持材料|证明材料|认定依据|物证|书证|材料")
BASIS = re.compile(r"依据|法律|法规|条款|定性|适用|规定|性质|罚则")
PROPOSAL = re.compile(r"建议|意见|拟处|(?:处理|处罚)(?!的?(?:法律)?(?:依据|条款|标准|程序|时间))|结论|量罚")
SIGNS = re.compile(r"承办|调查人|办案|负责人|签名|签字|日期|时间|审批|领导|报告人|当事人|统一社会|法定代表|住所|地址|电话|案由|公民身份|立案|字号")
TOLD = re.compile(
    r"经查|查明|现查|经调查|检查发现|检查时?[,]?(?:发现|查获)|发现(?:当事人|该|其|你)"
    r"|当事人[^。;:]{2,40}(?:未|擅自|违法|违反|从事|销售|经营|生产|使用|排放|倾倒|堆放|存放|安排|超)"
    r"|(?:20\d\d|去|今)年\d{1,2}月[^。;]{6,}|(?:该|本|此)(?:店|公司|厂|户|单位|车|人|所)[^。;:]{4,}"
)
SHORTEST = 4
"""Characters that say something under a heading."""
NUMBER = "[一二三四五六七八九十百零〇\\d]{1,8}"
CITED = re.compile(rf"《[^》]{{2,60}}》|(?:法|条例|办法|规定|细则|规则)第{NUMBER}条|第{NUMBER}条(?:第{NUMBER}[款项])?")
PROPOSES = re.compile(
    r"(?:建议|拟|应当?|可以?|予以|决定|提请|意见)[^。;]{0,60}?(?:罚款|处罚|警告|没收|吊销|责令|拘留|不予|免予|销案|撤销|移送|结案|终止|从轻|减轻|立即|限期|停产|停业|关闭|暂扣|通报批评)"
    r"|(?:处罚|处理)(?:意见|建议)[^。;]{0,4}[:|\n]\s?[^。;\n]{2,}"
)
FINE = re.compile(r"罚款")
BY_FACTOR = re.compile(r"倍|百分之|[%％]")
AMOUNT = re.compile(r"[\d壹贰叁肆伍陆柒捌玖拾佰仟万一二三四五六七八九十百千两零〇■][\d,.]*\s?(?:万|千|百)?\s?[元圆块]|¥\s?\d")
RANGE = re.compile(r"元以[上下]")
CLAIMED = re.compile(r"[^。,;:]{0,12}(?:证据|事实)[^。,;:]{0,4}(?:确凿|充分|确实|清楚|属实|无误)[^。,;:]{0,6}|[^。,;:]{0,6}(?:足以认定|予以认定|定性准确)")


def read(paper: Paper) -> Parts:
    """The parts of `paper`."""
    sections = list(_sections(paper))
    named = evidence.named(paper)
    proposal = _under(paper, sections, PROPOSAL) or _first(paper, PROPOSES)
    return Parts(
        facts=_under(paper, sections, FACTS) or _first(paper, TOLD),
        evidence=named.item or named.annexed or _under(paper, sections, EVIDENCE),
        basis=_first(paper, CITED) or _under(paper, sections, re.compile("依据|条款|罚则")),
        proposal=proposal, evidence_claimed=named.claimed, unquantified=_unquantified(paper, proposal),
    )


@dataclass(frozen=True, slots=True)
class _Section:
    name: str
    start: int
    end: int
    words: str


def _sections(paper: Paper) -> Iterator[_Section]:
    text = paper.text
    heads = [m for m in HEAD.finditer(text, paper.document.title_end) if not m["name"].endswith("的")]
    for index, m in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        yield _Section(m["name"], m.start("name"), end, text[m.end():end])


def _under(paper: Paper, sections: list[_Section], name: re.Pattern[str]) -> Span | None:
    """The first section of that name under which something is written."""
    for section in sections:
        if name.search(section.name) and not SIGNS.search(section.name):
            words = CLAIMED.sub("", re.sub(r"[_\s/×…]|略", "", section.words))
            if len(re.findall("[一-龥]", words)) >= SHORTEST:
                return paper.span(section.start, min(section.end, section.start + 40))
    return None


def _first(paper: Paper, pattern: re.Pattern[str]) -> Span | None:
    squeezed = paper.document.squeezed
    m = pattern.search(squeezed, len("".join(paper.text[:paper.document.title_end].split())))
    return paper.document.unsqueeze(*m.span()) if m else None


def _unquantified(paper: Paper, proposal: Span | None) -> Span | None:
    """A fine proposed without its amount, or with the law's range for one. One reckoned by a factor has its amount elsewhere."""
    fine = paper.penalties.kinds.get("fine")
    if proposal is None or fine is None or paper.penalties.fine is not None:
        return None
    text = paper.document.squeezed
    for m in FINE.finditer(text):
        near = text[max(0, m.start() - 40):m.end() + 40]
        if BY_FACTOR.search(near) or (AMOUNT.search(near) and not RANGE.search(near)) or "■" in near:
            return None
    return fine
