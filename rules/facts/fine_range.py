"""The range of the fine as a paper quotes it from the law: 处五万元以上十万元以下罚款, 处违法所得一倍以上三倍以下罚款, 处五千元以下罚款.

A clause often holds several: by the worth of the goods, for persons and units, for a first act and for one that was not corrected. Those that
the paper's own facts rule out are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.money import find_money, value_of_numeral
from rules.facts.running import Running, running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high` yuan, both included; `low` 0 where only an upper end is given. `fixed`: one sum and no range.

    `base`: of what it is a multiple, where it is one; then `low` and `high` are None where that sum is not told. `each`: it is per piece.
    `heavier`: it is for a later stage (拒不改正) that the paper's facts tell of.
    """

    at: Span
    low: Decimal | None
    high: Decimal | None
    fixed: bool = False
    base: str | None = None
    each: bool = False
    heavier: bool = False


@dataclass(frozen=True, slots=True)
class Ranges:
    """Those quoted that may apply; `left_out` is how many were quoted for other cases."""

    applying: tuple[Range, ...] = ()
    left_out: int = 0


AMOUNT = r"(?:人民币)?(?:[\d,.]+|[零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+)(?:十|百|千|万|十万|百万)?元"
TIMES = r"(?:[\d.]+|[一二三四五六七八九十百两]+)(?:点[一二三四五六七八九五]+)?倍"
PERCENT = r"(?:[\d.]+\s?%|百分之[\d一二三四五六七八九十百点.]+)"
BASES = (
    ("货值金额", r"货值(?:金额)?|商品价值|产品价值"), ("违法所得", r"(?:违法|非法)所得|违法收入"),
    ("经营额", r"(?:违法|非法)?经营(?:总)?额|经营数额"), ("销售金额", r"销售(?:金额|总额|收入|额)"),
    ("工程造价", r"工程(?:合同)?(?:造价|价款)|合同价款|建设工程造价|项目合同金额"), ("投资额", r"总?投资(?:总)?额"), ("价值", r"(?:财物|物品|林木|矿产品|动物)?价值"),
)
BASE = "|".join(f"(?P<b{n}>{pattern})" for n, (_, pattern) in enumerate(BASES))
FINE = r"(?:的)?(?:人民币)?(?:的)?罚款"
RANGE = re.compile(
    rf"(?P<each>每[^,。;元]{{1,8}})?(?:处以?|可以?处以?|并处|罚款|科以?|判处)?(?P<base>[^,。;:元倍]{{0,30}}?)"
    rf"(?:(?P<low>{AMOUNT})(?:以上|至|到|—|-|~)(?:不?(?:满|超过))?(?P<high>{AMOUNT})(?:以下|以内)?|(?P<lowt>{TIMES})(?:以上|至|到|—|-|~)(?P<hight>{TIMES})(?:以下|以内)?"
    rf"|(?P<lowp>{PERCENT})(?:以上|至|到|—|-|~)(?P<highp>{PERCENT})(?:以下|以内)?|(?:最高|不超过)?(?P<top>{AMOUNT})(?:以下|以内)|(?P<topt>{TIMES})(?:以下|以内)"
    rf"|(?P<topp>{PERCENT})(?:以下|以内)"
    rf"|(?:不(?:得)?超过|最高(?:不超过)?)(?P<most>{AMOUNT})){FINE}")
WITH_FINE_BEFORE = re.compile(rf"罚款(?:幅度|数额|金额|额度)?(?:为|是|在|:|应为)?(?P<low>{AMOUNT})(?:以上|至|到|—|-|~)(?P<high>{AMOUNT})(?:以下|以内|之间)?"
                              rf"|罚款(?:幅度|数额)(?:为|是|:)?(?P<top>{AMOUNT})(?:以下|以内)|法定(?:罚款)?(?:幅度)?[^,。;]{{0,6}}?(?P<top2>{AMOUNT})(?:以下|以内)")
FIXED = re.compile(rf"(?<=处)(?:以)?(?P<sum>{AMOUNT}){FINE}|处(?:以)?(?P<base>[^,。;:元倍]{{1,30}}?)(?P<times>{TIMES}){FINE}")
QUOTES = re.compile(r"\([^()]{4,400}\)|“[^“”]{4,600}”|\"[^\"]{4,400}\"|规定[:,][^。“(]{4,300}?(?=。|,(?:现|决定|本局|本机关|我局|鉴于|拟))")
"""Where a law's words are given."""
AFTER_THE_ACT = re.compile(r"拒不|逾期(?:不|未|仍)|不改正|再次|又(?:实施|违反)|情节(?:特别)?(?:严重|恶劣)|造成[^,。;]{0,12}(?:后果|事故|损失|污染|损害|伤亡)|屡教"
                           r"|构成[^,。;]{0,6}的,|经(?:责令|处罚)后|(?:一|两|二)年内[^,。;]{0,10}(?:次|违法)|导致")
"""Conditions of a heavier stage."""
HAPPENED = re.compile(r"拒不|逾期(?:不|未|仍)(?:改|整改|清|履行|拆)|仍未(?:改|整|清|拆|办)|再次|情节严重|造成[^,。;]{0,10}(?:事故|损失|污染|损害|伤亡)"
                      r"|曾因[^。;]{0,30}处罚|属严重")
FOR_UNITS = re.compile(r"(?:对)?(?:单位|法人|企业|生产经营单位|机构|组织)(?:的|有前款|处|并处|可以|,|违反)|单位处")
FOR_PERSONS = re.compile(r"(?:对)?(?:个人|公民|自然人)(?:的|处|并处|可以|有|,)|直接负责的主管人员|直接责任人员|主要负责人|对其负责人")
WORTH = re.compile(rf"(?P<what>货值金额|违法所得|销售金额|经营额)(?:(?P<under>不足|不满|低于|未达到)|(?P<over>超过|达到|满"
                   rf"|在)?)(?P<sum>{AMOUNT})(?P<above>以上)?(?P<below>以下)?")
NO_GAINS = re.compile(r"没有违法所得|无违法所得|违法所得无法计算|没有货值|无法计算")
TOLD = re.compile(rf"(?P<sum>{AMOUNT})")


def quoted(paper: Paper, party: str | None) -> Ranges:
    """The ranges that `paper` quotes and that may apply to a party of kind `party` ("person", "organisation", "business" or None)."""
    run = running(paper.document)
    stretches = [m.span() for m in QUOTES.finditer(run.text) if re.search("罚款|倍|以下|以上", m[0])]
    found: list[tuple[Range, str, int]] = []
    for begin, end in stretches:
        if re.search(r"加处|听证", run.text[begin:end]) or re.search(r"(?:七十二|五十一|六十三|四十二)条[^,。;]{0,12}$", run.text[max(0, begin - 24):begin]):
            continue
        found += [(r, c, begin) for r, c in _ranges(paper, run, begin, end, inside=True)]
    if not found:
        covered = set()
        for r, c in _ranges(paper, run, 0, len(run.text), inside=False):
            if r.at.start not in covered:
                covered.add(r.at.start)
                found.append((r, c, 0))
    heavier = HAPPENED.search(_outside(run.text, stretches)) is not None
    applying = [replace(r, heavier=AFTER_THE_ACT.search(condition) is not None) for r, condition, _ in found
                if _may_apply(condition, party, heavier, run, stretches)]
    return Ranges(tuple(applying), len(found) - len(applying))


RATE = re.compile(rf"每(?P<unit>[^,。;元\d]{{1,6}}?)(?:处以?|罚款?)?(?P<sum>{AMOUNT})(?:整)?(?:的)?(?:标准|罚款)")


def rates(paper: Paper) -> list[tuple[str, Decimal, Span]]:
    """What the paper itself fines for each piece, as (square metre …, yuan, where), the words of the law left out: 处以每平方米20元的罚款."""
    run = running(paper.document)
    text = _outside(run.text, [m.span() for m in QUOTES.finditer(run.text) if re.search("以下|以上|至|到", m[0])])
    return [(m["unit"], yuan, run.span(*m.span())) for m in RATE.finditer(text) if (yuan := _yuan(m["sum"])) is not None]


def _outside(text: str, stretches: list[tuple[int, int]]) -> str:
    for begin, end in stretches:
        text = text[:begin] + "\0" * (end - begin) + text[end:]
    return text


def _ranges(paper: Paper, run: Running, begin: int, end: int, *, inside: bool) -> list[tuple[Range, str]]:
    """The ranges between two offsets, each with the condition that stands before it in its clause."""
    found: list[tuple[Range, str]] = []
    text = run.text
    last = begin
    for m in RANGE.finditer(text, begin, end):
        r = _range(paper, run, m)
        if r is not None:
            found.append((r, _condition(text, last, m, begin)))
            last = m.end()
    for m in WITH_FINE_BEFORE.finditer(text, begin, end):
        top = m["top"] or m["top2"]
        low, high = (_yuan(m["low"]), _yuan(m["high"])) if m["low"] else (Decimal(0), _yuan(top))
        if high is not None and not any(r.at == run.span(*m.span()) or _overlaps(r.at, run.span(*m.span())) for r, _ in found):
            found.append((Range(run.span(*m.span()), low, high), _condition(text, last, m, begin)))
    if inside and not found:
        for m in FIXED.finditer(text, begin, end):
            if m["sum"] and (value := _yuan(m["sum"])) is not None:
                found.append((Range(run.span(*m.span()), value, value, fixed=True), _condition(text, last, m, begin)))
            elif m["times"]:
                found.append((_multiple(paper, run, m, m["base"], _times(m["times"]), _times(m["times"]), fixed=True), _condition(text, last, m, begin)))
    return found


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _condition(text: str, last: int, m: re.Match[str], begin: int) -> str:
    """The words before a range that say when it applies: back to the semicolon or the range before."""
    start = m.start()
    return text[max(last, text.rfind(";", begin, start) + 1, text.rfind("。", begin, start) + 1, start - 120):m.end()]


def _range(paper: Paper, run: Running, m: re.Match[str]) -> Range | None:
    at, each = run.span(*m.span()), m["each"] is not None or re.search("每[^,。;元]{1,8}$", m["base"] or "") is not None
    if m["low"] or m["top"] or m["most"]:
        low = _yuan(m["low"]) if m["low"] else Decimal(0)
        high = _yuan(m["high"] or m["top"] or m["most"])
        return Range(at, low, high, each=each) if low is not None and high is not None and low <= high else None
    if m["lowt"] or m["topt"]:
        low, high = _times(m["lowt"]) if m["lowt"] else Decimal(0), _times(m["hight"] or m["topt"])
    else:
        low, high = _share(m["lowp"]) if m["lowp"] else Decimal(0), _share(m["highp"] or m["topp"])
    return _multiple(paper, run, m, m["base"], low, high)


def _multiple(paper: Paper, run: Running, m: re.Match[str], words: str, low: Decimal | None, high: Decimal | None, *, fixed: bool = False) -> Range:
    name = next((name for n, (name, pattern) in enumerate(BASES) if re.search(pattern, words)), None)
    at = run.span(*m.span())
    total = _told(run.text, name) if name else None
    if low is None or high is None or total is None:
        return Range(at, None, None, fixed, name or "")
    return Range(at, low * total, high * total, fixed, name)


def _told(text: str, base: str) -> Decimal | None:
    """The sum that the paper's facts give for `base`; None where none or more than one is given."""
    pattern = dict(BASES)[base]
    values = set()
    for m in re.finditer(rf"(?:{pattern})(?:金额|总额)?(?:经核算|经计算|共计|合计|总计|累计|约|共|计|为|是|:|人民币|经认定)*(?P<sum>[^,。;]{{1,40}})", text):
        sums = [x for x in find_money(m["sum"]) if not x.doubtful]
        if sums and sums[0].start <= 3 and not re.match(r"[整)]{0,2}(?:以上|以下|的)", m["sum"][sums[0].end:]):
            values.add(sums[0].yuan)
    return values.pop() if len(values) == 1 else None


def _yuan(words: str | None) -> Decimal | None:
    found = find_money(words) if words else []
    return found[0].yuan if found and not found[0].doubtful else None


def _times(words: str | None) -> Decimal | None:
    return _number(words.rstrip("倍")) if words else None


def _share(words: str | None) -> Decimal | None:
    value = _number(words.replace("百分之", "").rstrip("% ")) if words else None
    return value / 100 if value is not None else None


def _number(words: str) -> Decimal | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return Decimal(words)
    whole, _, part = words.partition("点")
    one, other = value_of_numeral(whole), value_of_numeral(part) if part else (0, False)
    if one is None or other is None:
        return None
    return Decimal(one[0]) + (Decimal(other[0]) / (10 ** len(part)) if part else 0)


def _may_apply(condition: str, party: str | None, heavier: bool, run: Running, stretches: list[tuple[int, int]]) -> bool:
    if AFTER_THE_ACT.search(condition) and not heavier:
        return False
    if party == "organisation" and FOR_PERSONS.search(condition) and not FOR_UNITS.search(condition):
        return False
    if party == "person" and FOR_UNITS.search(condition) and not FOR_PERSONS.search(condition):
        return False
    worth = WORTH.search(condition)
    if worth is None:
        return True
    names = {"货值金额": "货值金额", "违法所得": "违法所得", "销售金额": "销售金额", "经营额": "经营额"}
    told = _told(_outside(run.text, stretches), names[worth["what"]])
    limit = _yuan(worth["sum"])
    if told is None or limit is None:
        return True
    if worth["under"] or worth["below"]:
        return told < limit or (bool(worth["below"]) and told == limit)
    return told >= limit
