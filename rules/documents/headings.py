"""Headings: which kind of document a line names, worn or not.

Brackets, spaces and strokes do not count. What departments put before a heading (their own name, a region, their trade) or after it (单位, 复印件, 正本)
is taken off. In a heading of five characters or more one character may be wrong, missing or too many, as OCR leaves it, unless the line is a look-alike's.
A heading that is in no list may be put together of their words (`composed`); it must stand where headings stand, as a worn one must.
"""

from dataclasses import dataclass
from functools import lru_cache

from rules import patterns as re
from rules.documents.composed import composed
from rules.documents.kinds import KINDS, SHARED
from rules.documents.worn import Worn

MARKS = re.compile(r"[\s()〔〕\[\]【】{}<>、/\\·．.\-—_*#=~:|“”\"]+")
QUOTED = re.compile(r"^[《“\"(].*|.*[》”。,;!?？]$")
LONGEST = 46
SHORTEST_WORN = 5
COPY = re.compile(
    r"(?:复印件|复制件|正本|副本|存根|存档|存档联|样式|式样|样本|首页|第[一二三四五六七八九十\d]{1,3}次|单位|个人|法人|公民|单位用|个人用|适用[^()]{2,10}"
    r"|[一二三四五六七八九十]|\d{1,2}|正面|反面|附件|扫描件|截图|普通程序|一般程序|[^()]{0,6}(?:自然人|法人|公民|个体工商户|其他组织|企业)[^()]{0,6}"
    r"|(?:存|留|入|归|附)(?:档|卷|存)(?:联|份)?|交?(?:当事人|被处罚人|送达人)(?:联|留存|用)?|第[一二三四]联|[^()]{1,8}联)"
)
TAIL = re.compile(r"\((?P<inner>[^()]{1,12})\)$")
TELLING = re.compile(r"不予|免|当场|简易|撤销|变更|听证|告知|决定|解除|延长|处理|申请|补正|送审|复查|作废|空白")
"""In brackets behind a heading: words that make it another paper."""
BARE_TAIL = re.compile(r"(?:复印件|正本|副本|首页|第[一二三四五六七八九十]次)$")
TIMES = re.compile(r"^第[一二三四五六七八九十\d]{1,2}次")
OWNER = re.compile(
    r"^.{1,28}?(?:管理局|监督局|执法局|环境局|健康局|卫生局|应急局|农村局|运输局|旅游局|体育局|规划局|建设局|资源局|林业局|水利局|水务局|公安局|税务局|民政局|教育局|统计局"
    r"|专卖局|气象局|海事局|粮食局|能源局|档案局|药监局|局|委员会|人民政府|办事处|管委会|监督所|支队|总队|大队|中队|分局|厅|政府)"
)
TRADE = re.compile(
    r"^(?:公安交通管理|行政处罚案件|行政执法案件|违法案件|行政处罚|行政执法|行政案件|案件|综合行政执法|城市管理综合执法|城市管理|城管|卫生健康|卫生监督|公共卫生|卫生|生态环境保护|生态环境|环境保护|环境|环保|交通运输|交通|道路运输|公路路政|路政|安全生产|应急管理|"
    r"文化市场综合执法|文化市场|文化|文物|旅游|广播电视|体育|农业综合执法|农业|渔业|畜牧兽医|动物卫生监督|种子|农药|兽药|市场监督管理|市场监管|工商行政管理|工商|质量技术监督|食品药品监督管理|食品药品|食品安全|食品|药品|医疗器械|化妆品|特种设备|计量|"
    r"价格|自然资源|国土资源|土地|规划|林业|水利|水行政|水|劳动保障监察|人力资源社会保障|消防救援|消防监督|消防|税务稽查|税务|海关|烟草专卖|烟草|住房城乡建设|住房和城乡建设|建设|建筑|房地产|燃气|市容环境卫生|市容|市政|园林绿化|民政|教育|医疗保障|统计|财政|海事|盐业|气象|地震|"
    r"街道综合执法|街道|乡镇|镇|新闻出版|电影|保密|档案|粮食|商务|发改|公安|治安管理|治安|.{2,9}?(?:自治区|省|市|县|区|州)|当事人|本案|重大)"
)
COUNTED = r"(?:共[一二三四五六七八九十\d]{1,3}页)?"
CONTINUED = re.compile(rf"(?:续页|续表|续|副页|附页|续\d+|第(?:[二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?|[2-9]|\d{{2,3}})页{COUNTED})$")
FIRST_PAGE = re.compile(rf"第[一1]页{COUNTED}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line names: a kind's code, or more than one where the worn line fits several.

    `worn` says that it is in no list: a character differs, or its words alone tell the kind; `continued` that it is a further page's.
    """

    kinds: tuple[str, ...]
    bare: str
    worn: bool = False
    continued: bool = False


def bare(text: str) -> str:
    """A heading without spaces, brackets and strokes."""
    return MARKS.sub("", text)


EXACT = {bare(h): kind.code for kind in KINDS for h in kind.headings}
OTHERS = frozenset(bare(o) for kind in KINDS for o in kind.look_alikes) - set(EXACT)
WORN = Worn({heading: code for heading, code in EXACT.items() if len(heading) >= SHORTEST_WORN})
SEVERAL = {bare(heading): kinds for heading, kinds in SHARED.items()}
PATTERNS = tuple((pattern, kind.code) for kind in KINDS for pattern in kind.patterns)
FREE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in PATTERNS))
"""All of them: most lines fit none, and are asked once."""


@lru_cache(maxsize=20_000)
def heading_of(line: str) -> Heading | None:
    """The heading that `line` (normalised) is, or None. A line that quotes a title or ends as a sentence is not one."""
    squeezed = "".join(line.split())
    if not 2 <= len(squeezed) <= LONGEST or QUOTED.match(squeezed) or ":" in squeezed or squeezed[0].isdigit():
        return None
    continued = False
    stripped = squeezed
    while match := TAIL.search(stripped):
        if CONTINUED.fullmatch(match["inner"]):
            continued = True
        elif FIRST_PAGE.fullmatch(match["inner"]):
            pass
        elif bare(stripped) in EXACT or not COPY.fullmatch(match["inner"]):
            break
        stripped = stripped[:match.start()]
    name = bare(stripped)
    if name not in EXACT and (match := CONTINUED.search(name)):
        name, continued = name[:match.start()], True
    elif name not in EXACT and (match := FIRST_PAGE.search(name)):
        name = name[:match.start()]
    found = _named(name) or _before_brackets(stripped)
    if found is None:
        return None
    kinds, worn = found
    return Heading(kinds, name, worn, continued)


@lru_cache(maxsize=20_000)
def by_pattern(name: str) -> str | None:
    """The kind of a bare heading that has a free part."""
    return next((code for pattern, code in PATTERNS if pattern.fullmatch(name)), None) if FREE.fullmatch(name) else None


def _before_brackets(line: str) -> tuple[tuple[str, ...], bool] | None:
    """What is named before brackets that say something else than which paper it is: (邮寄), (公安), (卷内)."""
    match = TAIL.search(line)
    if match is None or TELLING.search(match["inner"]):
        return None
    named = _named(bare(line[:match.start()]))
    return (named[0], True) if named else None


def _named(name: str) -> tuple[tuple[str, ...], bool] | None:
    if name in EXACT:
        return (EXACT[name],), False
    if name in SEVERAL:
        return SEVERAL[name], False
    if name in OTHERS:
        return None
    for shorter in _shorter(name):
        if shorter in EXACT and len(shorter) >= 4:
            return (EXACT[shorter],), False
        if shorter in OTHERS:
            return None
    if kinds := _worn(name):
        return kinds, True
    if kind := by_pattern(name):
        return (kind,), False
    if shared := next((SEVERAL[shorter] for shorter in _shorter(name) if shorter in SEVERAL), None):
        return shared, False
    kind = next(filter(None, map(composed, (name, *_shorter(name)))), None)
    return ((kind,), True) if kind else None


def _shorter(name: str) -> list[str]:
    """`name` without what may stand before or after a heading, the nearest to it first."""
    found = []
    if match := TIMES.match(name):
        name = name[match.end():]
        found.append(name)
    if match := BARE_TAIL.search(name):
        name = name[:match.start()]
        found.append(name)
    rest = name
    while match := OWNER.match(rest):
        rest = rest[match.end():]
        found.append(rest)
        if trade := TRADE.match(rest):
            found.append(rest[trade.end():])
    rest = name
    for _ in range(2):
        if not (trade := TRADE.match(rest)):
            break
        rest = rest[trade.end():]
        found.append(rest)
    return found


def _illegible(name: str) -> tuple[str, ...]:
    """The kind of a heading of which some characters are illegible (■), where only one kind fits."""
    if name.count("■") > len(name) // 2:
        return ()
    seen = re.of_a_paper(name.replace("■", "."))
    kinds = {code for heading, code in EXACT.items() if len(heading) == len(name) and seen.fullmatch(heading)}
    return tuple(kinds) if len(kinds) == 1 else ()


def _worn(name: str) -> tuple[str, ...]:
    """The kinds of the headings that differ from `name` by one character."""
    if "■" in name:
        return _illegible(name)
    if not SHORTEST_WORN - 1 <= len(name) <= 26:
        return ()
    kinds = WORN.kinds(name)
    if len(name) < SHORTEST_WORN and kinds:
        return ()
    return tuple(sorted(kinds))
