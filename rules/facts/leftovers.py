"""Leftovers of a form: blanks that nobody filled, placeholders, instructions for the one who fills it in, alternatives that should have been struck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.persons import SINGLE

if TYPE_CHECKING:
    from rules.facts.paper import Paper

BLANK, PLACEHOLDER, INSTRUCTION, ALTERNATIVES, WORN = "blank", "placeholder", "instruction", "alternatives", "worn"
WRITTEN_BY_OTHERS = frozenset([
    "evidence_copy", "party_identity", "appraisal", "payment_receipt", "authorization", "statement_record", "hearing_request", "photo_evidence",
    "case_cover", "case_catalogue", "case_remarks",
])
"""What others write, and the sheets of the archive."""

LETTERS = frozenset([
    "prior_notice", "hearing_notice", "hearing_summons", "penalty_decision", "summary_decision", "no_penalty_decision", "correction_order", "seizure_decision",
    "seizure_extension", "seizure_disposal", "registration_notice", "registration_disposal", "public_notice", "enforcement_demand", "enforcement_application",
    "transfer_letter", "investigation_report", "legal_review", "hearing_report",
])
"""Papers of running sentences, in which a gap is a gap."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something left of the form at `at`. `unsure`: it may be struck, ticked or filled in by hand, which the text does not show."""

    kind: str
    at: Span
    unsure: bool = False


UNIT = r"(?:年|月|日|时|分|元|条|款|项|号|前|内|之|至|起|止|在|向|以|的|对|人|名|份|张|件|页|天|个|平方|立方|吨|公斤|[,。;、:)])"
UNDERLINE = re.compile(r"_{2,}(?:[\s/、]*_{2,})*")
FILLED_BEFORE = re.compile(r"[\dA-Za-z壹贰叁肆伍陆柒捌玖拾〇]\s?$")
SIGNING = re.compile(
    r"(?:^|[\s|,。;])[^\s:|,。;]{0,10}(?:签名|签字|签章|盖章|签收|公章|印章|手印|收件人|送达人|见证人|代收人?|代理人|翻译|备注|确认|(?:签[收名字]|填发|签发|收到)?日期|意见|审批|批示|领导|负责人|"
    r"(?:执法|记录|承办|经办|办案|检查|勘验|询问|被询问|调查|在场|提供|收集|拍摄|主持|参加|陪同|监督|执行|制作|登记|立卷|复核|审核)人员?|附)(?:\([^()\n]{0,16}\))?"
    r"\s?(?:[:|]|(?<=[\s|])|$)[^。;:\n]{0,24}$")
SENTENCE_DATE = re.compile(r"(?:于|自|至|在|从|截至|定于|已于|并于)\s?[_\s]{0,12}年[_\s]{0,12}月[_\s]{0,12}日(?!期)")
NUMBER = re.compile(r"[〔\[]\s*(?:(?:19|20)\d\d|[_\s]*)\s*[〕\]]\s*(?:第)?[_\s]*号")
GAP = re.compile(
    r"第[\s_]*[条款项](?=[\s_]*(?:第|规定|的|,|。|、|之))|(?:罚款|人民币|计|共计)[\s_]+元|向\s{2,}(?:人民政府|人民法院|申请|提起)|"
    r"(?:账号|账户|开户行)[:为]\s*(?:[,。;]|\n)")
NO_UNIT = re.compile(r"\s?(?:日报|时代|分公司|分局|元件|条例|项目|份额|天)")
UNDECIDED_UNITS = "年月日时分条款项元名份天"
CROSSES = re.compile(r"[×✕✖╳]{1,8}|(?<![A-Za-z\d\-])[xX]{2,8}(?![A-Za-z\d\-])|(?<![\d.])[*＊]{2,8}(?![\d.])")
MASKED_AROUND = re.compile(r"[\dA-Za-z]$")
SURNAME = re.compile(rf"(?:^|[^一-鿿])[{''.join(sorted(SINGLE))}]$")
TO_WHOM = re.compile(r"(?:请|报|由|经|呈|送|转|提请|报请)\s?$")
INSTRUCTION_WORDS = (
    r"(?:此处|请?填写|请?写明|请在此|请根据|请?选择|择一|二选一|选填|选其一|任选|不适用的?(?:请)?(?:划去|删除|划掉)|(?:请)?划去|删去|具体(?:写明|描述|填写)|"
    r"简要(?:写明|叙述|概述|描述)|应当?(?:写明|填写|列明)|写明|列明|逐项(?:写明|列明)|填表说明|填写说明|(?:如|若)(?:无|没有|不适用)[^()]{0,12}(?:填|删|划)|根据(?:案件)?实际情况(?:填写|选择|增减))")
ASIDE = re.compile(rf"[(【\[]\s*(?:注|说明|提示|填写说明)?[:]?\s*{INSTRUCTION_WORDS}[^()【】\[\]\n]{{0,60}}[)】\]]")
PROMPT = re.compile(
    r"\([一-鿿]{2,12}[,、]\s?(?:应当?|须|请)?(?:写明|列明|填写|填明|载明|写清|简述|概述|描述)[一-鿿、,/和及等]{2,50}\)")
"""What stands in a form where the matter is to be written: (违法事实,写明时间、地点)."""
CHOICE = re.compile(r"[(【][^()【】\n]{0,40}(?:请|应)?根据[^()【】\n]{0,12}(?:选择|填写|增减|删除|选用)[^()【】\n]{0,20}[)】]")
NOTE = re.compile(r"(?:^|\n)\s*(?:注|说明|提示|填写说明|填表说明|使用说明)\s?[:](?=[^\n]{0,60}(?:填写|划去|删去|选择|打[√“\"勾]|另附页|本文书适用))[^\n]{1,80}")
TEMPLATE = re.compile(
    r"(?<=[于在向对])\((?:年月日(?:时分?)?|地点|时间|日期|单位名称|当事人(?:姓名|名称)?)\)|"
    r"\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}|<(?:单位|当事人|日期|填写|姓名|名称|金额)[^<>\n]{0,12}>|"
    r"【(?:填写|请|此处|选填|当事人|单位|日期|文号|违法事实|处罚内容|姓名|名称|金额|法律名称)[^【】\n]{0,20}】|\[(?:填写|请|此处|选填|当事人名称|单位名称|日期)[^\[\]\n]{0,20}\]")
LABEL_AFTER = re.compile(r"^\s?[:|]")
EITHER_OR = re.compile(r"同意/不同意|立案/不(?:予)?立案|准予/不准予|予以/不予|成立/不成立|采纳/不(?:予)?采纳|有/无|是/否|已/未|可以/不可以|罚款/没收|警告/罚款")
TO_STRIKE = re.compile(r"划去|划掉|删去|择一|二选一|选择其一|只选一项")
ILLEGIBLE_GAP = re.compile(
    r"(?:于|自|至|在|截至|责令(?:你[^,。]{0,6})?(?:于|在)?)\s?■{2,}\s?(?:年|改正|前|内|日)|■{2,}\s?年\s?■+\s?月\s?■+\s?日|"
    r"(?:罚款|人民币)\s?■{2,}\s?元|第\s?■+\s?[条款项]")


def find(paper: Paper) -> list[Leftover]:
    """What is left of the form in `paper`, in reading order; nothing in papers that others write."""
    if paper.kind in WRITTEN_BY_OTHERS:
        return []
    found = [*_underlines(paper), *_gaps(paper), *_placeholders(paper), *_instructions(paper), *_alternatives(paper), *_worn(paper)]
    return sorted(found, key=lambda x: x.at.start)


def _underlines(paper: Paper) -> Iterator[Leftover]:
    """Lines to write on, with nothing before or behind them that was written there."""
    text = paper.text
    for m in UNDERLINE.finditer(text):
        before, after = text[max(0, m.start() - 12):m.start()], text[m.end():m.end() + 6]
        line = text[text.rfind("\n", 0, m.start()) + 1:m.start()]
        if FILLED_BEFORE.search(before) or re.match(r"\s?[\dA-Za-z壹贰叁肆伍陆柒捌玖拾]", after) or _signs(line, text, m.end()):
            continue
        ends = not after.strip() or after.startswith("\n")
        labelled = bool(re.search(r"[:|]\s*$", before))
        if ends and not labelled:
            continue
        if labelled and not ends and not re.match(rf"\s*{UNIT}", after):
            continue
        if labelled or re.match(rf"\s*{UNIT}", after):
            yield Leftover(BLANK, paper.span(m.start(), m.end()))


def _signs(line: str, text: str, end: int) -> bool:
    """Whether the blank is a place for a signature or its day, which may be filled in by hand or rightly stay empty."""
    tail = line[-24:]
    stop = text.find("\n", end)
    rest = text[end:stop if stop >= 0 else len(text)]
    last = re.split(r"[。;]", tail)[-1]
    if SIGNING.search(last):
        return True
    only_a_day = not re.search("[。,;一-鿿]", re.sub("[年月日]", "", rest))
    return only_a_day and bool(re.fullmatch(r"[\s_年月日]*", line))


def _gaps(paper: Paper) -> Iterator[Leftover]:
    text = paper.text
    for m in SENTENCE_DATE.finditer(text):
        line = text[text.rfind("\n", 0, m.start()) + 1:m.start()]
        if "_" not in m[0] and not _signs(line, text, m.end()):
            yield Leftover(BLANK, paper.span(m.start(), m.end()))
    for m in NUMBER.finditer(text):
        if not re.search(r"《[^》]*$", text[max(0, m.start() - 20):m.start()]):
            yield Leftover(BLANK, paper.span(m.start(), m.end()))
    if paper.kind in LETTERS:
        for m in GAP.finditer(text):
            if "_" not in m[0] and re.search(r"\s", m[0]):
                yield Leftover(BLANK, paper.span(m.start(), m.end()))


def _placeholders(paper: Paper) -> Iterator[Leftover]:
    """×××, XX and template marks. A masked name (陈××, 350502××××1234) is none, nor are those of a paper in which names are masked."""
    text = paper.text
    runs = list(CROSSES.finditer(text))
    masked = any(_masks(text, m) for m in runs if m[0][0] not in "*＊")
    for m in runs:
        before, after = text[max(0, m.start() - 6):m.start()], text[m.end():m.end() + 6]
        if _masks(text, m):
            continue
        stars = "*" in m[0]
        unit = not stars and re.match(rf"\s?[{UNDECIDED_UNITS}]", after) and not NO_UNIT.match(after)
        sure = bool(unit) and bool(re.search(r"[于自至在第的款为计处共币年月\s,。、:]\s?$", before) or not before)
        whom = bool(TO_WHOM.search(before)) and len(m[0]) >= 2
        of_a_name = re.match(r"\s?(?:市|区|县|局|镇|街道|公司|单位|同志|批示|审批|规定|法|条例|行为|违法)", after)
        alone = re.search(r"[一-鿿:]\s?$", before) and re.match(r"\s?(?:[,。;、\n]|$)|\s{1,4}[一-鿿]{2,5}:?", after)
        words = len(m[0]) >= 2 and not stars and not masked and bool(of_a_name or alone)
        addressed = len(m[0]) >= 3 and not stars and (not before or before.endswith("\n")) and bool(re.match(r"\s?[(:]", after))
        if sure or whom or words or addressed:
            yield Leftover(PLACEHOLDER, paper.span(m.start(), m.end()))
    for m in TEMPLATE.finditer(text):
        yield Leftover(PLACEHOLDER, paper.span(m.start(), m.end()))


def _masks(text: str, m: re.Match[str]) -> bool:
    """Whether the marks hide characters of a name, a number or an address."""
    before, after = text[max(0, m.start() - 4):m.start()], text[m.end():m.end() + 3]
    if re.match(r"[\dA-Za-z]", after) or (MASKED_AROUND.search(before) and not re.search(r"[年月第]\d{0,2}$", before)):
        return True
    return bool(SURNAME.search(before[-2:] if len(before) >= 2 else before)) and len(m[0]) <= 3


def _instructions(paper: Paper) -> Iterator[Leftover]:
    text = paper.text
    for m in sorted([*ASIDE.finditer(text), *PROMPT.finditer(text), *CHOICE.finditer(text)], key=lambda found: found.start()):
        if not LABEL_AFTER.match(text[m.end():m.end() + 3]) and m.start() > paper.document.title_end:
            yield Leftover(INSTRUCTION, paper.span(m.start(), m.end()), unsure=bool(TO_STRIKE.search(m[0])))


def _alternatives(paper: Paper) -> Iterator[Leftover]:
    """Both of two alternatives in a form that says that one is to be struck: whether one is, a stroke of the pen would tell."""
    text = paper.text
    if not TO_STRIKE.search(text):
        return
    for m in EITHER_OR.finditer(text, paper.document.title_end):
        yield Leftover(ALTERNATIVES, paper.span(m.start(), m.end()), unsure=True)


def _worn(paper: Paper) -> Iterator[Leftover]:
    """Places to be filled in that cannot be read."""
    for m in ILLEGIBLE_GAP.finditer(paper.text):
        yield Leftover(WORN, paper.span(m.start(), m.end()), unsure=True)
