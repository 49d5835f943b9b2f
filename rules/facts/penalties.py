"""Penalties: which kinds a decision imposes, or a notice or a report proposes, with their amounts.

Read from the ruling ("决定给予…", "拟作出如下…", "处罚内容：") on, up to the remedies; from the whole text where there is no such words.
Not counted: the range of the article cited (五万元以上…以下), 加处罚款, what an earlier notice proposed, what was imposed another time,
the same fine told again (上述罚款5000元应于…缴纳), and totals of fines that stand there one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.money import Money, find_money
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper

DECISIONS = ("penalty_decision", "summary_decision", "no_penalty_decision")
INCOME = "(?:违法|非法|不法)(?:经营|销售|生产|营业|劳务|服务|出租|采砂|采矿|收费)?(?:所得|收入|获利|利润|收益)|(?:经营|销售|租金|出租)(?:所得|收入)"
GOODS = (
    "财物|物品|产品|商品|工具|设备|原料|材料|货物|食品|药品|器械|化妆品|烟草|卷烟|香烟|烟花|爆竹|燃油|柴油|汽油|种子|农药|兽药|饲料|肥料|渔获物|渔具|网具|"
    "木材|矿产|砂石|车辆|车$|船舶|出版物|光盘|图书|包装|标签|标识|动物|苗木|设施|仪器|瓶|箱|件|袋|公斤|吨"
    "|[\\d一二三四五六七八九十](?:台|套|部|只|把|辆|艘|枚|支|条|张|盒|包|桶|册|双|副|顶|根|块|株|棵|头(?!寸)|尾|匹|罐|坛|筒|捆|串|筐|篮|听|粒|颗|片|本|卷|个(?!月|工作日|自然日|小时))"
)
KINDS = {
    "warning": re.compile(r"警告(?![牌标信语色灯线性])"),
    "criticism": re.compile(r"通报批评"),
    "fine": re.compile(
        r"(?<!加处)(?<!缴纳)(?<!加收)罚款(?!的[,;]|缴|数额的?(?:百分之|3%)|决定|[收票]据|代收|[限自应单])"),
    "confiscate_income": re.compile(rf"没收[^。;]{{0,24}}?(?:{INCOME})|(?:{INCOME})[^。;]{{0,30}}?(?:予以|依法)没收"),
    "confiscate_goods": re.compile(rf"没收(?!(?:{INCOME})[^。;]{{0,30}}$)[^。;元]{{0,40}}?(?:{GOODS})"),
    "suspend_permit": re.compile(r"暂扣[^。;,]{0,14}?[证照]"),
    "lower_grade": re.compile(r"降低[^。;,]{0,8}?(?:资质|等级)"),
    "revoke_licence": re.compile(r"吊销|撤销(?:社会团体|民办非企业单位|社会服务机构|基金会|法人|成立|你单位|其)?(?:的)?登记(?![事信])"),
    "restrict": re.compile(r"限制(?:开展)?[^。;,]{0,6}?(?:生产|经营)"),
    "suspend_business": re.compile(r"责令[^。;,]{0,8}?(?:停产|停业|停止(?:执业|营业))"),
    "close": re.compile(r"责令[^。;,]{0,4}?关闭"),
    "ban": re.compile(r"限制从业|禁止从事|行业禁入|市场禁入"),
    "detention": re.compile(r"行政拘留|拘留[\d一二三四五六七八九十]{1,3}[日天]"),
}
"""The kinds of penalty of 行政处罚法 第九条, as operative parts write them."""

ACT = (
    r"(?:当场|依法|分别|合并|一并|从轻|从重|减轻)*"
    r"(?:处|给予|作出|做出|予以|实施|并处|科|罚款|没收|警告|吊销|责令|暂扣|如下|以下|:|拘留|通报)")
RULING = re.compile(
    rf"决定[,:]?(?:如下[:,]?)?(?:对?(?:你|其|当事人|被处罚人|该|上述|本案)?[^。;:,]{{0,30}}?)?{ACT}"
    r"|(?:作出|做出|给予|处以|予以)(?:如下|下列|以下)[^。;]{0,8}?(?:处罚|决定|处理)"
    r"|处罚(?:决定)?如下|处罚(?:内容|种类|决定|结果|意见)[^。;,:]{0,8}:"
)
PROPOSED = "处|罚|没收|给予|作出|做出|责令|吊销|警告"
PROPOSAL = re.compile(rf"拟[^。;,]{{0,40}}?(?:{PROPOSED})|建议[^。;]{{0,40}}?(?:{PROPOSED})|处[罚理](?:建议|意见)")
REMEDY = re.compile(r"不服|申请(?:行政)?复议|提起(?:行政)?诉讼|救济")
RIGHTS = re.compile(r"有权|陈述|申辩|听证|(?:审核|审批|负责人|领导|审查|法制机构|局长)[^。;,:]{0,8}意见")
PAYMENT = re.compile(r"缴纳|缴至|缴到|缴清|交至|交到|交纳|缴款|逾期|到期|履行方式")

FILLER = (
    r"(?:金额|数额|总额|总计|合计|共计|累计|计|共|人民币|币|为|是|各|处以|处|即|元|:|,|、|大写|小写|\(大写\)|\(小写\)|[\d.一二三四五六七八九十两壹贰叁肆伍]{1,4}倍"
    r"|\([^()]{0,40}\)|[\"“”(]|\d[.、])*"
)
FINE_BEFORE = re.compile(rf"(?:罚款|罚金|处罚(?=人民币)|处罚[金数]额){FILLER}$|罚款[^。;元没]{{0,40}}(?:共计|合计|总计|即|共|计)(?:人民币)?$")
CHANGED_TO = re.compile(r"罚款[^。;]{0,50}(?:调整|变更|改|减|降|降低|减轻|减少|调低|核减)(?:为|至|到|成)(?:罚款)?(?:人民币)?$")
"""Before the sum that takes the place of another: 原拟罚款3000元，减至1500元."""
FINE_IN_ALL = re.compile(r"罚款[^。;没]{0,60}(?:共计|合计|总计|总额)(?:人民币|为)?$")
FINE_AFTER = re.compile(r"[整正)]*(?:\([^()]{0,30}\))?(?:的|之)?(?:行政)?罚款(?!缴)")
INCOME_BEFORE = re.compile(rf"没收[^。;元]{{0,24}}?(?:{INCOME}|租金|赌资|票款|款项){FILLER}$|没收(?:人民币|现金){FILLER}$")
INCOME_NAMED = re.compile(rf"(?:{INCOME}){FILLER}$")
INCOME_AFTER = re.compile(r"[整正)]*(?:\([^()]{0,30}\))?,?(?:全部|依法)?(?:予以|进行|依法)没收")

RANGE_AFTER = re.compile(r"[整)]{0,2}(?:以上|以下|以内|之间|[至到~～—-]|起|的?[\d.一二三四五六七八九十两]{1,4}倍|的[\d.]+%|的百分之)")
RANGE_BEFORE = re.compile(r"(?:不?超过|最高|不足|[至到~～—-]|[不低高]于|未达|达到|满|以上|每[^,。;罚]{1,8}(?:处以?|罚款)*)(?:人民币)?$")
ADDED = re.compile(r"(?:加处|加收|滞纳金|逾期(?![^。;,]{0,6}(?:改正|整改|拆除|清理)))[^。;]{0,20}$")
EARLIER = re.compile(r"(?:曾|此前|前次|上次|以前|已被|过去|前案|另案|原处罚|被[^。;,]{2,20}(?:处以|罚款))[^。]{0,50}$")
NOTICED = re.compile(r"(?:拟|告知|建议|申辩|请求|要求|希望)[^。]{0,90}$")
CHANGED = re.compile(
    r"[整正)]*(?:\([^()]{0,20}\))?(?:的?罚款)?,?(?:依法|酌情|予以)?(?:调整|变更|改|减|降|降低|减轻|减少|调低|下调|核减|更正|修正)(?:为|至|到|成)")
"""Behind the sum that was told before and is not imposed: 罚款壹万元调整为罚款陆仟元."""
AGAIN = re.compile(
    r"(?:上述|以上|前述|前款|该|本项|此|将|把|缴纳|缴清|交纳|收缴|期|剩余|余下|其中)(?:罚款|没收)[^。;]{0,12}$|[期次笔](?:缴纳|支付|为)?$")
TOTAL = re.compile(r"(?:合计|共计|总计|累计|合并|总额|两项|三项|[各几]项)[^。;元]{0,20}$")
LAW_QUOTED = re.compile(r"\([^()]{0,240}?(?:以上|以下|的[,;]|倍)[^()]{0,240}\)|[“\"][^“”\"]{0,400}(?:以上|以下|的[,;])[^“”\"]{0,400}[”\"]")


@dataclass(frozen=True, slots=True)
class Penalties:
    """What is imposed or proposed: kinds by code (`KINDS`), each with its place.

    `fine` and `confiscated` (money: illegal income) are sums in yuan, None where none is stated or it cannot be read.
    """

    kinds: dict[str, Span]
    fine: Decimal | None = None
    confiscated: Decimal | None = None
    fine_at: Span | None = None
    confiscated_at: Span | None = None
    contradicted: Span | None = None
    """Where the fine's words and figures differ, so that its height is open."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An amount told once, in words, figures or both, at offsets of the running text."""

    yuan: Decimal | None
    start: int
    end: int
    total: bool = False
    contradicted: bool = False


def imposed(paper: Paper) -> Penalties:
    """The penalties in the operative part of `paper`; of a notice or a report, those that it proposes."""
    run = running(paper.document)
    text = run.text
    decision = paper.kind in DECISIONS
    quoted = [m.span() for m in LAW_QUOTED.finditer(text)]
    start, end = _operative_part(text, decision, quoted)
    told = [t for t in _told(text, start, end) if not _aside(text, t, decision, quoted)]
    fines = _once([t for t in told if _is_fine(text, t)], repeats=not decision)
    fines = fines or [t for t in told if FINE_IN_ALL.search(text, max(0, t.start - 80), t.start)][:1]
    incomes = _once([t for t in told if not _is_fine(text, t) and _is_income(text, t)], repeats=not decision)
    payment = PAYMENT.search(text, start, end)
    kinds: dict[str, Span] = {}
    for code, pattern in KINDS.items():
        m = next(_kept(pattern.finditer(text, start, payment.start() if payment else end), text, quoted), None)
        if m:
            kinds[code] = run.span(*m.span())
    for code, amounts in (("fine", fines), ("confiscate_income", incomes)):
        if amounts:
            kinds.setdefault(code, run.span(amounts[0].start, amounts[0].end))
    return Penalties(
        kinds, _sum(fines), _sum(incomes),
        run.span(fines[0].start, fines[0].end) if fines else None, run.span(incomes[0].start, incomes[0].end) if incomes else None,
        next((run.span(t.start, t.end) for t in fines if t.contradicted), None))


def _operative_part(text: str, decision: bool, quoted: list[tuple[int, int]]) -> tuple[int, int]:
    """From the first ruling whose own sentence tells a penalty, to the remedies (of a notice: the rights)."""
    for pattern in (RULING,) if decision else (PROPOSAL, RULING):
        for cue in pattern.finditer(text):
            stop = text.find("。", cue.end())
            stop = len(text) if stop < 0 else stop
            if (decision and _sentence_has(NOTICED, text, cue.start())) or _sentence_has(EARLIER, text, cue.start()):
                continue
            if any(next(_kept(kind.finditer(text, cue.start(), stop), text, quoted), None) for kind in KINDS.values()):
                return cue.start(), _end(text, cue.end(), decision)
    return 0, _end(text, 0, decision)


def _end(text: str, start: int, decision: bool) -> int:
    m = (REMEDY if decision else RIGHTS).search(text, start)
    return m.start() if m else len(text)


def _kept(matches: Iterator[re.Match[str]], text: str, quoted: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for m in matches:
        before = text[max(0, m.start() - 3):m.start()]
        if not before.endswith(("□", "不予", "免予", "免除", "不再", "不")) and not any(a <= m.start() < b for a, b in quoted):
            yield m


def _sentence_has(pattern: re.Pattern[str], text: str, offset: int) -> bool:
    """Whether `pattern`, which ends with $, holds of the sentence of `text` before `offset`, nothing being decided in between."""
    m = pattern.search(text, max(0, text.rfind("。", 0, offset) + 1, offset - 120), offset)
    return m is not None and "决定" not in m[0]


def _told(text: str, start: int, end: int) -> list[_Told]:
    """Amounts of the operative part; words and figures that stand together are one."""
    amounts = find_money(text[start:end])
    told = []
    for n, amount in enumerate(amounts):
        if amount.pair is not None and amount.pair < n:
            continue
        both = [amount] if amount.pair is None else [amount, amounts[amount.pair]]
        before = start + amount.start
        told.append(_Told(_agreed(both), before, start + both[-1].end, total=bool(TOTAL.search(text, max(0, before - 40), before)),
                          contradicted=len({m.yuan for m in both}) > 1))
    return told


def _agreed(both: list[Money]) -> Decimal | None:
    """The value of one amount written once or twice: what can be read, and the figures where words and figures differ."""
    sure = [m for m in both if not m.doubtful]
    return next((m.yuan for m in sure if not m.words), sure[0].yuan if sure else None)


def _aside(text: str, told: _Told, decision: bool, quoted: list[tuple[int, int]]) -> bool:
    """Whether the amount is none that is imposed here."""
    before = max(0, told.start - 60)
    if CHANGED_TO.search(text, max(0, told.start - 90), told.start):
        return any(a <= told.start < b for a, b in quoted) or bool(RANGE_AFTER.match(text, told.end))
    return (
        any(a <= told.start < b for a, b in quoted)
        or bool(RANGE_AFTER.match(text, told.end)) or bool(CHANGED.match(text, told.end)) or bool(RANGE_BEFORE.search(text, before, told.start))
        or bool(ADDED.search(text, before, told.start)) or bool(AGAIN.search(text, before, told.start))
        or _sentence_has(EARLIER, text, told.start) or (decision and _sentence_has(NOTICED, text, told.start))
    )


def _is_fine(text: str, told: _Told) -> bool:
    return "罚款" in text[told.start:told.end] or bool(
        FINE_BEFORE.search(text, max(0, told.start - 70), told.start) or CHANGED_TO.search(text, max(0, told.start - 90), told.start)
        or FINE_AFTER.match(text, told.end))


def _is_income(text: str, told: _Told) -> bool:
    before = max(0, told.start - 70)
    return bool(INCOME_BEFORE.search(text, before, told.start)
                or (INCOME_NAMED.search(text, before, told.start) and INCOME_AFTER.match(text, told.end)))


def _once(told: list[_Told], *, repeats: bool) -> list[_Told]:
    """`told` without what is told again: totals of what stands there one by one; a total that is more than that takes its place.

    `repeats`: the paper says the same more than once (建议罚款 … 一致同意罚款 …), so equal amounts count once.
    """
    single = [t for t in told if not t.total]
    if repeats:
        single = list({t.yuan: t for t in reversed(single)}.values())[::-1]
    totals = [t for t in told if t.total]
    if not single or not totals:
        return single or totals[:1]
    return single if _sum(single) == totals[-1].yuan else [totals[-1]]


def _sum(told: list[_Told]) -> Decimal | None:
    values = [t.yuan for t in told]
    return sum((v for v in values if v is not None), Decimal(0)) if values and None not in values else None
