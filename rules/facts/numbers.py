"""Document numbers: 泉鲤市监罚〔2024〕100号 and the ways in which departments write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import patterns as re

if TYPE_CHECKING:
    from rules.facts.paper import Paper

ILLEGIBLE = "■▇█�"
HAN = "一-鿿㐀-䶿〇"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number at `start:end` of the paper's text. `value` is as the contract asks: spaces out, brackets 〔〕.

    `prefix` is what stands before the year (泉鲤市监罚), `serial` the digits as printed.
    `brackets` are the two characters around the year as they stand in the normalised text, "" where there are none. `ordinal`: 第 stands before the serial.
    Illegible characters (■) stay in every part.
    """

    value: str
    prefix: str
    year: str
    serial: str
    start: int
    end: int
    brackets: str = "〔〕"
    ordinal: bool = False

    @property
    def illegible(self) -> bool:
        return any(c in ILLEGIBLE for c in self.value)

    @property
    def series(self) -> str:
        """What kind of paper the number counts: "decision", "notice", "filing", or the last characters of the prefix (责改, 解扣 …)."""
        return series_of(self.prefix)

    def agrees_with(self, other: DocumentNumber) -> bool | None:
        """Whether both are the same number: None where illegible characters leave it open.

        字 at the end of a prefix, brackets, 第 and leading zeros are no difference.
        """
        told = [
            _alike(_bare(self.prefix), _bare(other.prefix), tail=True),
            _alike(_full_year(self.year), _full_year(other.year)),
            _alike(_plain_serial(self.serial), _plain_serial(other.serial)),
        ]
        if False in told:
            return False
        return None if None in told else True


BRACKET_OPEN, BRACKET_CLOSE = "〔\\[(【〈《<{", "〕\\])】〉》>}"
SERIAL = (
    rf"(?P<ordinal>第\s?)?(?P<serial>(?:[A-Za-z]{{0,3}}-?|[{HAN}]{{1,2}}-)[\d{ILLEGIBLE}]{{1,14}}(?:\s?[-－—]\s?\d{{1,4}})?)"
    r"(?P<mark>\s?号|(?!\s*[\d号])(?=[\s),。;、》]|$))"
)
AFTER_PREFIX = re.compile(
    rf"(?P<open>[{BRACKET_OPEN}{ILLEGIBLE}])\s?(?P<year>(?:19|20)[\d{ILLEGIBLE}]{{2}}|[\d{ILLEGIBLE}]{{2}}|"
    rf"[{ILLEGIBLE}]{{3,4}})\s?年?\s?(?P<close>[{BRACKET_CLOSE}{ILLEGIBLE}])\s?{SERIAL}"
)
PREFIX_BEFORE = re.compile(rf"(?:[{HAN}A-Za-z{ILLEGIBLE}]|\([{HAN}A-Za-z{ILLEGIBLE}]{{1,12}}\)){{1,30}}$")
SPACED_BEFORE = re.compile(rf"(?:[{HAN}] ){{2,20}}[{HAN}]? ?$")
YEAR_FIRST = re.compile(
    rf"(?P<open>[{BRACKET_OPEN}])\s?(?P<year>20[\d{ILLEGIBLE}]{{2}})\s?年?\s?(?P<close>[{BRACKET_CLOSE}])\s?(?P<prefix>[{HAN}]{{2,18}}?)(?P<ordinal>第\s?)?(?P<serial>[\d{ILLEGIBLE}]{{1,10}})\s?号"
)
NO_BRACKETS = re.compile(
    rf"(?P<prefix>(?:[{HAN}A-Za-z]|\([{HAN}]{{1,10}}\)){{2,24}}?)\s?(?P<ordinal>第)?\s?(?P<year>20[0-3]\d)\s?(?:年|"
    rf"[-—－·.])?\s?(?P<second>第)?\s?-?(?P<serial>\d{{1,10}})\s?号"
)
"""Only read where a paper's own number stands: in running text it is too like a date or a sentence."""

TITLE_END = re.compile("(?:[知定案批告复]书|[笔记]录|审批表|呈批表)$")
CLASS_WORD = "罚指告立责改令扣封查存登催移送听延审案停强抽检解处复函通撤结公示减免缓催止"
LEAD_ANYWHERE = re.compile(
    r"作出的?|作的|送达的?|送达了|收到的?|下达的?|下发的?|制发的?|制作的?|发出的?|出具的?|印发的?|签发的?|不履行|未履行|履行|强制执行|申请执行|本机关|本局|我局|"
    r"本单位|我单位|我公司|本公司|本大队|我大队|我支队|本支队|本所|"
    r"我所|本办|该局|贵局|你局|市局|县局|区局|管理局|监督局|环境局|书|表|函|文号|编号|案号|号|以|的|据|依照|按照|对|与|一案|(?<!无)为|》"
)
LEAD_FIRST = re.compile(
    r"^(?:日|经(?![开区])|原(?![州阳平])|和(?![平县龙静硕顺林田政])|及|或|于(?![都洪田])|向(?!阳)|由|在|见|即|因|是|按|照|第|并|后|到|且|了|用|项|中|以上|上述|其中|"
    r"附|凭)+"
)


OF_A_COURT = re.compile("法|民初|民终|刑|行初|行终|执")


def find_numbers(text: str) -> list[DocumentNumber]:
    """Every document number of `text`, in reading order."""
    found: list[DocumentNumber] = []
    for m in AFTER_PREFIX.finditer(text):
        start, prefix = _prefix_before(text, m.start())
        if not m["mark"] and (m["open"] != "〔" or not prefix):
            continue
        if not prefix and _is_illegible(m["open"]):
            continue
        if prefix or m["open"] == "〔":
            found.append(_number(m, prefix, start))
    for m in YEAR_FIRST.finditer(text):
        taken = any(n.start < m.end() and m.start() < n.end for n in found)
        if not taken and any(c in CLASS_WORD for c in m["prefix"]) and not OF_A_COURT.search(m["prefix"]):
            value = f"〔{m['year']}〕{m['prefix']}{'第' if m['ordinal'] else ''}{m['serial']}号"
            found.append(DocumentNumber(value, m["prefix"], m["year"], m["serial"], m.start(), m.end(), m["open"] + m["close"], bool(m["ordinal"])))
    return sorted(found, key=lambda n: n.start)


def _number(m: re.Match[str], prefix: str, start: int) -> DocumentNumber:
    serial = "".join(m["serial"].split())
    value = f"{prefix.replace('(', '（').replace(')', '）')}〔{m['year']}〕{'第' if m['ordinal'] else ''}{serial}{'号' if m['mark'] else ''}"
    return DocumentNumber(value, prefix, m["year"], serial, start, m.end(), m["open"] + m["close"], bool(m["ordinal"]))


def _prefix_before(text: str, end: int) -> tuple[int, str]:
    """Where the prefix that ends at `end` begins, and the prefix: without the words that lead up to it (本机关作出的, 收到 …)."""
    stop = end
    while stop and text[stop - 1] == " ":
        stop -= 1
    window = text[max(0, end - 60):end]
    if spaced := SPACED_BEFORE.search(window):
        start = end - len(spaced[0])
        return start, "".join(spaced[0].split())
    window = text[max(0, stop - 60):stop]
    m = PREFIX_BEFORE.search(window)
    if not m and stop and text[stop - 1] == "\n" and len(text) > stop:           # a number broken before its year
        stop -= 1
        m = PREFIX_BEFORE.search(text[max(0, stop - 60):stop])
    if not m:
        return end, ""
    run = m[0]
    if run.startswith(tuple("字号")) or len(run) < 2:                               # a number broken inside its prefix
        before = text[max(0, stop - len(run) - 40):stop - len(run)]
        if before.endswith("\n") and (above := PREFIX_BEFORE.search(before[:-1])):
            head = above[0][_led(above[0]):]
            return stop - len(run) - 1 - len(head), head + run
    cut = len(run) if TITLE_END.search(run) else _led(run)
    return stop - len(run) + cut, run[cut:]


def _led(run: str) -> int:
    """How many characters of `run` lead up to a prefix without being part of it."""
    cut = 0
    for m in LEAD_ANYWHERE.finditer(run):
        rest = run[m.end():]
        if len(rest) >= 2 and any(c in CLASS_WORD or c in ILLEGIBLE for c in rest):
            cut = m.end()
    first = LEAD_FIRST.match(run[cut:])
    if first and len(run) - cut - first.end() >= 2:
        cut += first.end()
    return cut


def _is_illegible(character: str) -> bool:
    return character in ILLEGIBLE


OWN_LABEL = re.compile(
    r"(?:文书)?(?:编 ?号|文 ?号|字 ?号|案 ?号|立案号|立案编号|案件编号|案卷编号|文书号|决定书编号|决定书文号|告知书文号|通知书文号|No\.?|NO\.?)\s*[:|]?\s*"
)
TITLE_BEFORE = re.compile(rf"^[{HAN}()]{{2,40}}[书表函单证录][ (:]*$")
COVER_LABEL = re.compile(r"(?:^|[\s|])(?:案 ?号|案件编号|案卷编号|编 ?号|文 ?号|案件文号|处罚(?:决定)?(?:书)?文?号|决定书文?号)\s*[:| ]\s*", re.M)
FIELD_LABEL = re.compile(r"(?:^|[\s|])(?:文书)?(?:编 ?号|文 ?号|文书号|立案号|立案编号|案 ?号|案件编号)\s*[:| ]\s*", re.M)
OWN_FIELD_KINDS = frozenset([
    "filing_approval", "prior_notice", "penalty_decision", "summary_decision", "no_penalty_decision", "correction_order", "hearing_notice",
    "seizure_decision", "unknown",
])
DECIDING = frozenset(["penalty_decision", "summary_decision", "no_penalty_decision"])
QUOTING = re.compile("(?:决定书?|告知书|通知书)(?:文|编)?号")
"""The label of a field for another paper's number, everywhere but in that paper."""

HEAD_LINES = 6


def own(paper: Paper) -> DocumentNumber | None:
    """The number that `paper` itself bears: on a line of its own under (or over) its heading, or in its number field. A cover's is the case number."""
    text = paper.text
    known = {n.start: n for n in paper.numbers}
    title_end = paper.document.title_end
    for start, end in _head(text, title_end):
        line = text[start:end]
        for number in _of_line(line, start, known):
            before = text[start:number.start].strip()
            after = text[number.end:end].strip(" )|")
            if QUOTING.search(before) and paper.kind not in DECIDING:
                continue
            if not after and (not OWN_LABEL.sub("", before).strip(" (|") or (start < title_end and TITLE_BEFORE.match(before + " "))):
                return number
    label = COVER_LABEL if paper.kind == "case_cover" else FIELD_LABEL if paper.kind in OWN_FIELD_KINDS else None
    if label:
        for m in label.finditer(text, 0, 1500):
            line_end = text.find("\n", m.end())
            for number in _of_line(text[m.end():line_end if line_end >= 0 else len(text)], m.end(), known):
                if number.start - m.end() <= 2:
                    return number
    return None


def _head(text: str, title_end: int) -> Iterator[tuple[int, int]]:
    """The lines around the heading, in reading order: those from two above it to some below, empty ones left out."""
    start = 0
    below = 0
    while start < len(text) and below <= HEAD_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
            if start >= max(title_end - 1, 0):
                below += 1
        start = end + 1


def _of_line(line: str, offset: int, known: dict[int, DocumentNumber]) -> Iterator[DocumentNumber]:
    inside = [n for s, n in known.items() if offset <= s < offset + len(line)]
    yield from inside
    if not inside and "号" in line and len(line) <= 48:
        lead = OWN_LABEL.match(line.strip(" ("))
        begin = line.find(line.strip(" (")) + (lead.end() if lead else 0)
        m = NO_BRACKETS.fullmatch(line[begin:].rstrip(" )|")) if begin >= 0 else None
        if m and any(c in CLASS_WORD for c in m["prefix"]):
            prefix, ordinal = m["prefix"], bool(m["ordinal"] or m["second"])
            value = "".join(m[0].split()).replace("(", "（").replace(")", "）")
            yield DocumentNumber(value, prefix, m["year"], m["serial"], offset + begin, offset + begin + m.end(), "", ordinal)


DECISION_SERIES = re.compile(r"(?:行|处|行处)?罚(?:决|处|决定)?$|处罚决定?$|不予?(?:行政)?(?:处)?罚决?$")
NOTICE_SERIES = re.compile(r"(?:罚?(?:事?先|预|前|意|听|听证|事|权|拟)?告(?:听|知)?|罚听|听告|听证告)$")
FILING_SERIES = re.compile(r"立(?:案|审)?$")
OWN_SERIES = re.compile(
    r"(?:[当简]罚?决?|责?令?(?:限期)?改(?:正|通)?|解?(?:查)?[扣封]延?|扣延|(?:先)?登(?:保|存|记)?(?:处|解)?|听通|罚?催告?|强(?:制|执)?|审|移|送|延|罚?案|公告?|结|"
    r"案源|抽|检记?|监|指)$"
)
TAIL = re.compile("[字第书通决]+$")


@lru_cache(maxsize=1024)
def series_of(prefix: str) -> str:
    """The series that `prefix` counts; two numbers are compared only within one."""
    bare = re.sub(r"\([^)]*\)", "", prefix)
    bare = re.sub("字?第?$", "", bare)
    plain = re.sub("决$", "", bare)
    if re.search("当罚|简罚|当处|当场", bare):
        return "summary"
    if NOTICE_SERIES.search(bare):
        return "hearing_notice" if re.search("听", bare[-3:]) else "notice"
    if FILING_SERIES.search(bare):
        return "filing"
    if OWN_SERIES.search(TAIL.sub("", bare)):
        found = OWN_SERIES.search(TAIL.sub("", bare))
        return found[0] if found else bare[-2:]
    if DECISION_SERIES.search(bare) or DECISION_SERIES.search(plain):
        return "decision"
    return bare[-2:]


def _bare(prefix: str) -> str:
    return re.sub("字?第?$", "", "".join(prefix.split()))


def _full_year(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _plain_serial(serial: str) -> str:
    return serial.lstrip("0") or serial


def _alike(a: str, b: str, tail: bool = False) -> bool | None:
    """Whether `a` and `b` are equal, an illegible character matching any (None). `tail`: one may begin with words that are not part of it."""
    if tail and len(a) != len(b):
        length = min(len(a), len(b))
        if ILLEGIBLE[0] not in a + b:
            return a[-length:] == b[-length:] if length >= 2 else None
        a, b = a[-length:], b[-length:]
    if any(c in ILLEGIBLE for c in a + b):
        if len(a) != len(b):
            return None
        return None if all(x == y or x in ILLEGIBLE or y in ILLEGIBLE for x, y in zip(a, b, strict=True)) else False
    return a == b
