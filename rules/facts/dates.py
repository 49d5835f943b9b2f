"""Dates: as figures (2024年5月9日, 2024-05-09, 2024/5/9, 2024.5.9) or in Chinese numerals (二〇二四年五月九日, 贰零贰肆年伍月玖日),
and which of them a paper was signed on.

A date of which characters cannot be read (2024年■月■日) is a mention without a day that says so;
one left blank in a form (  年  月  日) is no mention.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.paper import Paper

CAPITALS = "壹贰叁肆伍陆柒捌玖"
DIGITS = {c: i for numerals in ("〇一二三四五六七八九", "〇" + CAPITALS) for i, c in enumerate(numerals)} | dict.fromkeys("○◯零O0", 0)
NUMERAL = f"[〇○◯零一二三四五六七八九十廿卅{CAPITALS}拾]"
YEAR_DIGIT = rf"(?:\s?[〇○◯零一二三四五六七八九O0{CAPITALS}])"
PATTERN = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2}|元)\s*月\s*(?P<d>\d{1,2})\s*[日曰]"
    rf"|(?P<cy>[一二壹贰]{YEAR_DIGIT}{{3}})\s*年\s*(?P<cm>{NUMERAL}{{1,3}}|元)\s*月\s*(?P<cd>{NUMERAL}{{1,3}})\s*[日曰]"
    r"|(?<![\d\-/.])(?P<sy>(?:19|20)\d\d)\s?(?P<sep>[-/.、．])\s?(?P<sm>\d{1,2})\s?(?P=sep)\s?(?P<sd>\d{1,2})(?![\d\-/])"
    r"|(?<![\d年〇零一二三四五六七八九十])(?:(?P<hy>[12]\d)|(?P<hc>二[〇零一二三四五六七八九]))年(?:(?P<hm>\d{1,2})月(?P<hd>\d{1,2})"
    rf"|(?P<hcm>{NUMERAL}{{1,3}})月(?P<hcd>{NUMERAL}{{1,3}}))日"
    r"|(?:(?<=[期间]:)|(?<=[期间]: ))(?P<ly>[12]\d)[./\-](?P<lm>0?[1-9]|1[0-2])[./\-](?P<ld>0?[1-9]|[12]\d|3[01])(?![\d./\-])"
)
WORN_MARKS = str.maketrans("▇█\ufffd", "■■■")
"""What readers write for a character that they cannot read, as one mark."""
WORN = re.compile(
    r"(?<![\d■])[\d■]{2,4}\s*年\s*[\d■]{1,3}\s*月\s*[\d■]{1,3}\s*日|(?<![\d■])(?:20\d\d|■{2,4})\s*年\s*[\d月日]{0,5}■[■月日]*"
    r"|[〇○零一二三四五六七八九■]{4}年[〇○零一二三四五六七八九十■]{1,3}月[〇○零一二三四五六七八九十■]{1,3}日"
    r"|(?<![\d■])[\d■]{4}(?P<sep>[-/.])[\d■]{1,2}(?P=sep)[\d■]{1,3}(?![\d■\-/.])"
)
"""A date some of whose characters may be worn off (■)."""
BLANK = re.compile(
    r"(?<![\d〇一二三四五六七八九])(?:20\d{0,2}|20[Xx×*]{2}|二〇[一二三]?|[Xx×*_]{1,8})?"
    r"[\s_]{0,24}年[\s_Xx×*]{0,24}\d{0,2}[\s_Xx×*]{0,24}月[\s_Xx×*]{0,24}\d{0,2}[\s_Xx×*]{0,24}日"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written at `start:end` of the paper's text.

    `day` is None when no such day exists (2024年2月30日), or when part of it is not `legible`.
    """

    day: datetime.date | None
    start: int
    end: int
    legible: bool = True


def chinese_number(text: str) -> int:
    """The value of a numeral below one hundred, or of digits read one by one: 二十三 is 23, 二〇二四 is 2024."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("拾", "十").replace("十十", "十").replace(" ", "")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    return int("".join(str(DIGITS[c]) for c in text))


def find_dates(text: str) -> list[DateMention]:
    """Every full date of `text`, in reading order."""
    return [_mention(m) for m in PATTERN.finditer(text)]


def find_illegible(text: str) -> list[DateMention]:
    """Every date of which some characters are marked as illegible, in reading order."""
    marked = text.replace("▇", "■").replace("█", "■").replace("\ufffd", "■")    # so much faster than by WORN_MARKS where there are none
    if "■" not in marked:
        return []
    return [DateMention(None, m.start(), m.end(), legible=False) for m in WORN.finditer(marked) if "■" in m[0]]


def _mention(m: re.Match[str]) -> DateMention:
    try:
        if m["y"]:
            parts = (int(m["y"]), 1 if m["m"] == "元" else int(m["m"]), int(m["d"]))
        elif m["cy"]:
            parts = (chinese_number(m["cy"]), 1 if m["cm"] == "元" else chinese_number(m["cm"]), chinese_number(m["cd"]))
        elif m["sy"]:
            parts = (int(m["sy"]), int(m["sm"]), int(m["sd"]))
        elif m["ly"]:
            parts = (2000 + int(m["ly"]), int(m["lm"]), int(m["ld"]))
        else:                                                                          # by hand: 24年4月2日, 二四年四月二日
            parts = (2000 + (int(m["hy"]) if m["hy"] else chinese_number(m["hc"])), int(m["hm"]) if m["hm"] else chinese_number(m["hcm"]),
                     int(m["hd"]) if m["hd"] else chinese_number(m["hcd"]))
        day: datetime.date | None = datetime.date(*parts)
    except (ValueError, KeyError):
        day = None
    return DateMention(day, m.start(), m.end())


# Which of them is the day of the paper

LETTERS = frozenset((
    "prior_notice", "hearing_notice", "hearing_summons", "penalty_decision", "summary_decision", "no_penalty_decision", "correction_order",
    "seizure_decision", "seizure_extension", "seizure_disposal", "registration_notice", "registration_disposal", "public_notice",
    "enforcement_demand", "enforcement_application", "transfer_letter",
))
"""Papers that an agency sends out: dated in a signature block under its name."""

APPROVALS = frozenset((
    "filing_approval", "penalty_approval", "closing_approval", "extension_approval", "registration_approval", "instalment_approval",
))
"""Forms that climb a hierarchy: dated when the last in it approved."""

UNSIGNED = frozenset(("case_cover", "case_catalogue"))
"""Papers whose dates are no signature's."""

OF_AN_EVENT = frozenset((
    "clue_record", "inspection_record", "interview_record", "photo_evidence", "sampling_record", "hearing_record", "hearing_report",
    "group_discussion", "payment_receipt", "publicity_record", "confiscation_disposal", "statement_record",
))
"""Papers that are as old as what they record: without a dated signature the field that tells its time dates them."""

BODY = r"(?:局|厅|委员会|委|办公室|办事处|政府|总队|支队|大队|中队|队|所|站|中心|部门|部|机关|院|处)"
SEAL = r"[(\[【]\s*(?:公|盖|印|行政机关)?\s*(?:章|印|印章|盖章|公章)\s*[)\]】]"
AGENCY_TAIL = re.compile(rf"{BODY}\s*(?:{SEAL})?\s*(?:日\s*期\s*:?|落款\s*:?)?\s*$")
NOISE = re.compile(rf"{SEAL}|第\s*\d+\s*页|共\s*\d+\s*页|[-—–]\s*\d+\s*[-—–]|[\s:;,。、.()|·*_]")
AGENCY_LINE = re.compile(rf"^[\s(]*[^。;!?:]{{2,60}}{BODY}\s*(?:{SEAL})?\s*$")
RECEIVER = re.compile(
    r"签收|收件|代收|收到|受送达|被处罚(?:人|单位)|被告知(?:人|单位)|当事人|领取|回执|被检查|被询问|申请人|声明人|陈述人|送达人|执法人员|办案人员|见证|受托|委托代理|经办|承办|现场负责"
)
NEXT_LABEL = re.compile(r"\s+(?:\(?[章印]|签收|受送达|当事人|被处罚|本\S{2,6}书已|收件|送达)")
OWN_LABEL = re.compile(r"(?:决定|处罚决定|作出决定|制作|签发|填发|发文|落款|制发|成文|告知|开具)\s*(?:日\s*期|时\s*间)\s*[:|]?\s*$")
EVENT_LABEL = re.compile(
    r"(?:检查|勘验|勘察|询问|调查|讨论|听证|举行|会议|送审|送交|报送|提交|受理|受案|立案|结案|登记|来源|发现|案发|收到|接收|移送|归档|出生|成立|注册|有效|拍摄|摄影|提取|抽样|公示|公告"
    r"|缴款|缴纳|处理|处罚|送达|签收|开始|起止|期限|复查|汇报|违法|交办|抽检|生产|核准|批准)[^:|\n]{0,6}(?:日\s*期|时\s*间|期\s*限)\s*[:|]?\s*$"
)


def all_dates(text: str) -> list[DateMention]:
    """The dates of `text` with those that cannot be read, in reading order."""
    return sorted((*find_dates(text), *find_illegible(text)), key=lambda m: m.start)


def signature_date(paper: Paper) -> DateMention | None:
    """The day on which `paper` was made: of an agency's letter the date under its name, of an approval the last approval's,
    else the last signature's.

    None where it bears none or the place was left blank; a mention without a day where it cannot be read or is no day of the calendar.
    """
    if paper.kind in UNSIGNED:
        return None
    mentions = paper.every_date
    if paper.kind in APPROVALS:
        return _approved(paper.text, mentions)
    if paper.kind in LETTERS and not paper.document.title.endswith("笔录"):
        return _under_the_agency(paper.text, mentions)
    if paper.kind == "appraisal":
        return _under_the_agency(paper.text, mentions) or _last_signed(paper.text, mentions, False)
    return _last_signed(paper.text, mentions, paper.kind in OF_AN_EVENT or paper.kind in LETTERS or paper.kind == "unknown")


def _line(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `start:end` on its line."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return text[first:start], text[end: last if last >= 0 else len(text)]


def _bare(text: str) -> str:
    return NOISE.sub("", text)


def _ends_line(after: str) -> bool:
    """Whether nothing that belongs to the sentence follows: noise, or a new label of the same line (签收:…)."""
    return not _bare(after) or bool(NEXT_LABEL.match(after))


def _line_above(text: str, start: int) -> str:
    """The nearest line above that says something, its last sentence; noise and page numbers are passed over."""
    end = text.rfind("\n", 0, start)
    while end > 0:
        first = text.rfind("\n", 0, end) + 1
        line = text[first:end]
        if _bare(line) and not _bare(line).isdigit():
            return re.split("[。;!?]", line.rstrip(" 。"))[-1]
        end = first - 1
    return ""


def _signs_for(line: str) -> bool:
    """Whether `line` is the place of somebody's signature, whose date stands under it: one that bears a date needs no other."""
    return bool(RECEIVER.search(line)) and (":" in line or len(_bare(line)) <= 14) and not PATTERN.search(line)


def _under_the_agency(text: str, mentions: list[DateMention]) -> DateMention | None:
    """The first date under an agency's name after the first sentence; else the last one alone on a line that is no recipient's;
    else one labelled as the paper's own, or the last behind the words that a line ends with.
    """
    begun = min(text.find("。") + 1 or min(len(text), 40), _start_of_the_last_lines(text))
    alone = labelled = closing = None
    written = set(mentions)
    for mention in sorted((*mentions, *_blanks(text, mentions)), key=lambda m: m.start):
        before, after = _line(text, mention.start, mention.end)
        if mention in written and mention.start >= begun and AGENCY_BEHIND.match(after) and not SENTENCE_BEFORE.search(before):
            return mention
        if not _ends_line(after):
            continue
        sentence = re.split("[。;!?]", before.rstrip())[-1] if before.strip() else ""
        if _bare(before):
            strong = bool(AGENCY_TAIL.search(before)) and not re.search(r"[于在由向至到经]\s*$", sentence[:1])
        else:
            strong = bool(AGENCY_LINE.match(_line_above(text, mention.start)))
        if strong and mention.start >= begun:
            return mention if mention in written else None
        if mention not in written:
            continue
        if not _bare(before) and not _signs_for(_line_above(text, mention.start)) and mention.start >= begun:
            alone = mention
        elif OWN_LABEL.search(before):
            labelled = mention
        elif re.search(r"[。\s]$", before) and mention.start >= begun and not RECEIVER.search(before) and ":" not in before:
            closing = mention
    return alone or labelled or closing


AGENCY_BEHIND = re.compile(rf"[ ,、]{{1,6}}[一-龥()·]{{3,40}}{BODY}\s*(?:{SEAL})?[ 。]*(?:\n|$)")
"""The name of the agency behind the date on its line: 2024年5月6日 某县林业局."""
SENTENCE_BEFORE = re.compile(r"(?:于|在|自|从|至|到|截至|由|经|向|[,、:])\s*$")


def _start_of_the_last_lines(text: str) -> int:
    """Where the last two lines that say something begin: a date there closes a paper, however short it is."""
    said, end = 0, len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = _bare(text[start:end])
        said += bool(line) and not line.isdigit()
        if said == 2:
            return start
        end = start - 1
    return 0


def _blanks(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """The places in which a date was to be filled in and was not."""
    return [
        DateMention(None, m.start(), m.end()) for m in BLANK.finditer(text)
        if not any(m.start() < d.end and d.start < m.end() for d in mentions)
    ]


GAP = r"\s{0,3}"


def _spread(words: str) -> str:
    """A pattern for any of `words` (a|b|c), letter-spaced or written downwards."""
    return "(?:" + "|".join(GAP.join(word) for word in words.split("|")) + ")"


LEADER = re.compile(
    rf"(?:{_spread('机关|行政机关|执法机关|执法部门|部门|单位|街道|局|委|镇|县|市|区|厅|大队|支队|本局|本机关')}?{GAP}{_spread('主要|分管|主管')}?{GAP}"
    rf"{_spread('负责人|领导|局长|主任|首长|镇长')}{GAP}{_spread('审批|批示|批准|审核|审定|签批|决定|签名|签字')}{{0,2}}{GAP}{_spread('意见')}?"
    rf"|{_spread('审批|批准|签批|审定')}{GAP}{_spread('意见|人|机关|栏')}?|{_spread('批示')})"
    rf"{GAP}(?:\([^)]{{0,8}}\))?{GAP}(?:[:|\n]|(?<=意见|批示|审批)\s)"
)
"""The box of the one who decides. A head of section, of the legal office, of the party is none: see NOT_LEADER."""
NOT_LEADER = re.compile(
    r"(?:承办|办案|经办|调查|执法|法制|法规|审核|中队|现场|被[一-龥]{1,3}|被[一-龥]{1,3}单位|企业|公司|法定代表人\(?|安全|经营|机构|[科股室所队])"
    r" *(?:机构|部门|单位)?的? *$"
)
BOX = re.compile(
    rf"{_spread('承办|经办|办案|调查|执法|法制|法规|审核|核审|复核|备注|登记|填表|立卷')}[^\n:|。]{{0,10}}?{_spread('人|意见|部门|机构|注|员')}?"
    rf"{GAP}{_spread('意见')}?{GAP}[:|\n]"
)


def _approved(text: str, mentions: list[DateMention]) -> DateMention | None:
    """The date in the box of the one who decides; None where that box has none. Without such a box the last signature's."""
    boxes = [m for m in LEADER.finditer(text) if not NOT_LEADER.search(text[max(0, m.start() - 10):m.start()])]
    for box in reversed(boxes):
        following = BOX.search(text, box.end())
        end = following.start() if following else len(text)
        section = [m for m in mentions if box.end() <= m.start < end]
        if section:
            return next((m for m in section if _ends_line(_line(text, m.start, m.end)[1])), section[-1])
        if BLANK.search(text, box.end(), end):
            return None
    if any(re.search("意|批|领", m[0]) for m in boxes):
        return None
    return _last_signed(text, mentions, False)


def _last_signed(text: str, mentions: list[DateMention], by_event: bool) -> DateMention | None:
    """The last date that ends a line and is not the value of an event's field (检查时间, 送审日期); `by_event`: else that field's."""
    signed = fielded = None
    for mention in mentions:
        before, after = _line(text, mention.start, mention.end)
        label = before if _bare(before) else _line_above(text, mention.start)
        if EVENT_LABEL.search(label.rstrip()):
            fielded = mention
        elif _ends_line(after) or re.match(r"\s{1,}\S{2,12}[:\n]|\s+\S{2,4}(?:\s|$)", after):
            signed = mention
    return signed or (fielded if by_event else None)
