"""Credentials: whether a record says that the officers showed their certificates or made known who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.documents.squeezing import squeezed_lines

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Shown:
    """`shown` is where the record says so; `denied` where it says that they were not shown, or leaves the box for it empty."""

    shown: Span | None
    denied: Span | None


CERTIFICATE = (
    r"(?:(?:行政|综合|电子|有效|相关|统一|城管|交通|卫生|税务|农业|渔政|林业|文化|安全生产|环境|生态环境|市场|监管|监察|合法|本人|各自|两人|二人|双方|执法人员|"
    r"检查人员|工作人员|的|及|、){0,4}"
    r"(?:执法证件?|执法工作证|检查证件?|监督员?证件?|监察证件?|稽查证件?|工作证件?|人民警察证|警察证|警官证|警务证|执法身份证件|执法资格证件?|执法码|证件))(?!照|明)"
)
PAPERS = "(?:身份证|许可|执照|驾驶|行驶|资格证|健康|合格|登记|检疫|产权|运输证|营运证|准运|经营证|从业|结婚|户口|票据|凭证|资质|批准|备案|房产|护照|船舶|渔业|捕捞|采砂)"
"""Papers that the party shows, or cannot: 现场不能出示食品经营许可证 says nothing of the officers."""

SHOW = "(?:出示|出具|亮出|亮明|展示|递交|递上|提供|交验|呈验|公示|亮示|示明)"
LOOK = "(?:过目|查验|验看|核验|查看|看清|看过|看一下|看一看|看看|请看|看了|核对|核实|确认|辨认|阅看|审验|查阅|验证|看清楚|看完|看到|见过|检查过|看)"
POSITIVE = (
    rf"{SHOW}(?:了|过|其|自己|我们|本人)?(?P<what>[^,。;:!?\n问答]{{0,14}}?)(?P<noun>{CERTIFICATE})",
    rf"(?P<noun2>{CERTIFICATE})(?:\([^()\n]{{0,60}}\)|(?:号码?|编号)(?:分别)?[为是:]?[A-Za-z0-9、,和及*\n]{{0,60}}|[^,。;:()\n问答]{{0,12}}?)?[,、]?"
    rf"(?:已|均|都|经|并|向|给|让|请|交|由|被|你|您|其|他|她|对方|当事人|负责人|出|现|主动|依法|当场|现场|逐一|双方|在场人|"
    rf"(?:(?![不未无没拒])[一-鿿]){{2,4}}?){{0,5}}(?:{SHOW}|{LOOK})",
    rf"(?:请|让|交由|交给|给|由|经)(?:你|您|其|他|她|对方|当事人|现场负责人|负责人|被检查人|被询问人|[一-鿿]{{2,4}}){{0,2}}(?:先|仔细|进行|现场|当场)?{LOOK}(?:了|"
    rf"过|一下|下|我们的?|执法人员的?|检查人员的?|两人的?){{0,3}}(?P<noun3>{CERTIFICATE})",
    rf"(?:先|请|再|你|您|先?请你|先?请您)?(?:看|查看|核对|查验|核验|验看|过目|看看|看清)(?:一下|一看|下|过|了|清楚)?(?:我们?(?:两个?人?|俩|两位)?的?|执法人员的?|检查人员的?)(?P<noun5>{CERTIFICATE})",
    rf"(?:这|此|以上|上述|下面|这些|那)(?:[一二两三几]?[本个张份])?(?:就|都)?(?:是|为|系)(?:我们?|我俩|咱们|本人|两人|执法人员|检查人员|二人|我们两人|我们二人)?的?(?P<noun4>{CERTIFICATE})",
    r"(?:表明|亮明|说明|讲明|表露|表示|告知|明确|公开|声明)(?:了|过|其|自己|我们|双方|来意和|来意及|来意、){0,2}(?:行政|执法|检查|工作|人员|公务|的|合法|监督|办案|"
    r"人民警察|警察|办案民警|调查){0,5}身份|(?:表明|亮明|讲明)(?:了|其)?[^,。;:\n当被你]{0,12}(?:员|警察|局|所|队)的?身份(?!证)",
    r"亮证|亮身份|亮了?(?:执法)?证|持证(?:执法|检查|调查)|验证(?:执法|检查)|证件?验(?:看|过)|验明(?:执法|检查|监督)人员(?:的)?身份|扫(?:描|码)[^,。"
    r";]{0,10}(?:执法码|执法证|二维码)|执法身份(?:经|已|得到)?[^,。;]{0,8}(?:确认|核实|核验|验看)",
    r"出示给(?:你|您|当事人|其|他|她)(?:看|查看|查验|过目|核对)",
    r"(?:已|均已|都已|业已|当场|主动|依法|现场|先行|先|首先|分别|共同|经|后)出示(?:完毕|过)?(?=[,。;)、\n]|$|并|后|说明|告知)",
)
SHOWN = re.compile("|".join(f"(?:{p})" for p in POSITIVE))
WITHIN_A_LINE = (0, 4, 5)
ACROSS_LINES = re.compile("|".join(f"(?:{POSITIVE[i]})" for i in WITHIN_A_LINE))
"""Those that are safe where a line break may stand in the middle of a sentence."""
BOX_ON, BOX_OFF = "☑√✓✔■●◉▣", "□☐○◯▢"
UNTICKED = re.compile(
    rf"[{BOX_OFF}]\s?(?:[^\s{BOX_OFF}{BOX_ON},。;:)(]{{6,24}}(?:[,、][^\n{BOX_OFF}{BOX_ON}。;:]{{0,40}})?|[^\s{BOX_OFF}{BOX_ON},。;:)(]{{1,14}})"
)
"""An option that is not chosen; one that is a sentence of its own goes on past a comma."""
EMPTY_BEHIND = re.compile(rf"(?<![{BOX_OFF}{BOX_ON}已未])(?:已|未)?(?:出示|表明|亮明)[^\s,。;:{BOX_OFF}{BOX_ON}]{{0,10}}[{BOX_OFF}]")
ASKED_FORM = re.compile(
    r"(?:是否|有无|有没有)?(?:向[^,。;:\n]{1,10})?(?:已)?(?:出示|表明|亮明)(?:了)?(?:行政|执法|检查|工作|人员){0,3}(?:证件?|身份|证)(?:及|"
    r"和)?(?:表明身份)?(?:的?情况|与否|否)?\s?[:|]\s?(?P<answer>[^\n]{0,16})"
)
DENIED = re.compile(
    rf"(?:未|没有|没|无|忘记|未能|未曾|未按规定|未依法)(?:向[^,。;]{{1,10}}|当场|主动|及时|先行){{0,2}}(?:出示|表明|亮明|亮出|携带|带)(?:了)?(?:任何|有效|行政|"
    rf"自己的){{0,2}}(?:{CERTIFICATE}|执法身份|身份)|(?:执法|工作|检查)证件?(?:未出示|未携带|没带|忘带)|(?<![不])未出示(?=[,。;)\s]|$)"
)
THEIRS = re.compile(
    r"(?:请|要求|让|叫|令|责令|请求)(?:你|您|其|当事人|他|她|对方|驾驶员|驾驶人|司机|店员|经营者|负责人|现场负责人|该[一-鿿]{1,4}|你们){1,2}(?:先|当场|现场|依法|"
    r"立即){0,2}$|"
    r"(?:不能|未能|无法|拒不|拒绝|不愿|没能|未|没有|没|不)(?:当场|现场|及时|向[一-鿿]{2,8}){0,2}$|"
    r"向(?:执法人员|检查人员|我们|民警|我局|办案人员|调查人员|询问人)(?:当场|现场|主动)?$|"
    r"(?<![向对给与让由请])(?:当事人|驾驶员|司机|经营者|店主|该店|该公司|你单位|他|她|驾驶人|被检查人|被检查单位)(?:当场|现场|已|能够?|可以?|主动|未|无法|不能){0,2}$"
)
QUESTION = re.compile(r"[^,。;:()\n问答]{0,12}\?\s*")
NO_ANSWER = re.compile("^答[:]?\\s*(?:没有|没|未|没看到|没见到|没出示|没有出示|没给我看)")


def of_record(paper: Paper) -> Shown:
    """Whether `paper` says that credentials were shown. Read without white space: a line break hides nothing."""
    tight, kept = _without_spaces(paper.text)
    boxed = UNTICKED.sub(_blank, EMPTY_BEHIND.sub(_blank, tight))
    denied: Span | None = None

    def span(m: re.Match[str]) -> Span:
        return paper.span(kept[m.start()], kept[m.end() - 1] + 1)

    for m in ASKED_FORM.finditer(boxed):
        if TICKED_YES.match(m["answer"].strip("()。,;\x00")) or NUMBERED.match(m["answer"]):
            return Shown(span(m), None)
        denied = denied or span(m)
    boxed = ASKED_FORM.sub(_blank, boxed)
    for m in SHOWN.finditer(boxed):
        if _by_the_officers(boxed, m):
            return Shown(span(m), None)
    if denied is None:
        squeezed = paper.document.squeezed if "\x00" not in boxed else ""
        for m in ACROSS_LINES.finditer(squeezed):
            if _by_the_officers(squeezed, m):
                return Shown(paper.document.unsqueeze(m.start(), m.end()), None)
    if denied is None and (said := DENIED.search(boxed)) and "许可" not in said[0]:
        denied = span(said)
    return Shown(None, denied)


NUMBERED = re.compile(r"[^\n,。;:□☐○]{0,12}\d{3,}")
"""What was shown, by its number: 出示证件：云文执0231."""
TICKED_YES = re.compile("是|已|有|均|出示|表明|亮|√|☑|■|✓|✔")


def _without_spaces(text: str) -> tuple[str, list[int]]:
    """`text` without spaces, line breaks kept, and where each character stood."""
    return squeezed_lines(text)


def _blank(m: re.Match[str]) -> str:
    return "\x00" * len(m[0])


def _by_the_officers(text: str, m: re.Match[str]) -> bool:
    """Not what the party shows or cannot show, not a question that is answered with no."""
    before = text[max(0, m.start() - 16):m.start()]
    if THEIRS.search(before) and not m[0].startswith("扫"):
        return False
    named = m.groupdict()
    what = (named.get("what") or "") + m[0]
    noun = next((named[name] for name in ("noun", "noun2", "noun3", "noun4", "noun5") if named.get(name)), "")
    if re.search(PAPERS, what) and not re.search("执法|检查证|监督|工作证|警", noun):
        return False
    if re.match("提供|展示|公示", m[0]) and "执法" not in m[0] and "检查" not in m[0] and "工作" not in m[0]:
        return False
    if re.search("[未没]$", before) or re.search("(?:未|没有|没)(?:出示|表明|亮)", m[0]):
        return False
    tail = text[m.end():m.end() + 40]
    question = QUESTION.match(tail)
    if question:
        answer = tail[question.end():question.end() + 14].lstrip()
        if NO_ANSWER.match(answer):
            return False
    return True
