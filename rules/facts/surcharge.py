"""The surcharge on a fine paid late (加处罚款): whether it is told, at what rate a day, and up to what sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.money import find_money, value_of_numeral
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Surcharge:
    """`at`: where it is told. `rate`: per cent a day, `sum` yuan a day, where one of them is told; `period` what it runs by where that is no day;
    `multiple`: it is told as a multiple of the fine.

    `cap`: where its limit is told. `unclear`: where the rate cannot be read or is left blank. `refused`: it is said that none is added.
    """

    at: Span | None = None
    rate: Decimal | None = None
    sum: Decimal | None = None
    period: str | None = None
    cap: Span | None = None
    unclear: Span | None = None
    refused: Span | None = None
    multiple: bool = False


MENTION = re.compile(
    r"加处(?:的)?(?:罚款|百分|\d|其|应|数额|金额)?|加收(?:罚款|滞纳金)?|加罚|滞纳金"
    r"|(?:每(?:逾期|超过|迟延|延期)?一?[日天]|按[日天]|逐日)[^。;]{0,18}?(?:百分之|千分之|万分之|[\d.]+\s?[%‰])")
RATE = re.compile(
    r"百分之(?P<hundredth>[\d.]+|[一二三四五六七八九十零点〇两壹贰叁肆伍陆柒捌玖拾]{1,5})|千分之(?P<thousandth>[\d.]+|[一二三四五六七八九十零点〇两]{1,5})"
    r"|万分之(?P<tenthousandth>[\d.]+|[一二三四五六七八九十零点〇两]{1,5})|(?P<percent>\d+(?:\.\d+)?)\s?%|(?P<permille>\d+(?:\.\d+)?)\s?‰"
    r"|(?P<times>0\.\d{1,4})\s?倍")
MULTIPLE = re.compile(r"加(?:处|收|罚)[^。;,]{0,8}?(?:[\d.]+|[一二三四五六七八九十两]+)倍")
WORN = re.compile(r"(?:数额|金额|总额|本数|罚款|按|以)的?[■_□]{1,10}(?:加处|加收|的|计|,)|百分之[■_\s□]|[■_]+\s?[%‰]|百分之(?=[,。;]|加处|的)")
DAILY = re.compile(r"每(?:逾期|超过|迟延|延期)?一?[日天]|按[日天]|逐日|[日天]加|(?<=期)[日天]|每一[日天]")
OTHER_PERIOD = re.compile(r"每(?:逾期)?一?个?(?P<period>月|周|季度?|年)|按(?P<period2>月|周|季|年)")
A_DAY = re.compile(r"(?:每(?:逾期|超过)?一?[日天]|按[日天])[^。;]{0,24}?(?P<sum>[\d,.]+(?:万)?元|[一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]+元)")
CAP = re.compile(
    r"不(?:得|能|应|再)?(?:超过|超出|高于|大于|多于)|(?:以|至)[^。;,]{1,20}为(?:限|上限)|(?:上限|最高)(?:为|不|额|数额)?|直至[^。;,]{0,12}(?:本数|同等|相等|等额)"
    r"|等同于[^,。;]{0,8}罚款|以内为限|罚款本数")
REFUSED = re.compile(r"不(?:再|予)?加处")
LAW = re.compile(r"第(?:七十二|五十一)条")


def of(paper: Paper) -> Surcharge:
    """What `paper` tells of a surcharge."""
    run = running(paper.document)
    text = run.text
    refused = REFUSED.search(text)
    mention = next((m for m in MENTION.finditer(text) if not _elsewhere(text, m)), None)
    if mention is None:
        return Surcharge(refused=run.span(*refused.span()) if refused else None)
    begin = max(text.rfind("。", 0, mention.start()) + 1, mention.start() - 70)
    stop = text.find("。", mention.end())
    stop = len(text) if stop < 0 else stop
    near = text[max(begin, mention.start() - 40):min(stop, mention.end() + 50)]
    rate = next((r for m in RATE.finditer(near) if (r := _per_cent(m)) is not None), None)
    period = OTHER_PERIOD.search(near)
    daily = DAILY.search(near)
    amount = A_DAY.search(near) if rate is None else None
    worn = WORN.search(near) if rate is None else None
    following = text.find("。", stop + 1)
    cap = CAP.search(text, mention.end(), stop) or CAP.search(text, stop, min(len(text) if following < 0 else following, stop + 50))
    at = run.span(mention.start(), mention.end())
    return Surcharge(
        at, rate, find_money(amount["sum"])[0].yuan if amount and find_money(amount["sum"]) else None,
        (period["period"] or period["period2"]) if period and not daily else None, run.span(*cap.span()) if cap else None, at if worn else None,
        multiple=rate is None and MULTIPLE.search(near) is not None)


def _elsewhere(text: str, m: re.Match[str]) -> bool:
    """Whether it speaks of something else than a late fine: social insurance, water fees, what the law's words say."""
    before = text[max(text.rfind("。", 0, m.start()) + 1, m.start() - 60):m.start()]
    return bool(re.search(r"水资源费|社会保险|税款|排污费|不加处$", before)) or text[max(0, m.start() - 1):m.start()] == "不"


def _per_cent(m: re.Match[str]) -> Decimal | None:
    scales = {"hundredth": Decimal(1), "thousandth": Decimal(10), "tenthousandth": Decimal(100), "percent": Decimal(1), "permille": Decimal(10),
              "times": Decimal("0.01")}
    name = next(n for n in scales if m[n])
    value = _value(m[name])
    return value / scales[name] if value is not None else None


def _value(written: str) -> Decimal | None:
    """3, 三, 零点五, 叁."""
    try:
        return Decimal(written)
    except InvalidOperation:
        whole, _, part = written.partition("点")
        one, other = value_of_numeral(whole), value_of_numeral(part) if part else (0, False)
        if one is None or other is None:
            return None
        return Decimal(one[0]) + (Decimal(other[0]) / (10 ** len(part)) if part else 0)
