"""The signature block of a decision: the agency's name and the day, as they stand at its foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.agencies import BLANK_DAY, DAY, MARK, ROLE, TAIL_MARK
from rules.facts.dates import DateMention

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """`agency`: where a body is named, None where none is. `day`: the date, with its day where that can be read; None where there is none.

    `worn`: something stands there that cannot be read. `at`: the foot, where something of it is there.
    """

    agency: Span | None
    day: DateMention | None
    worn: bool = False
    at: Span | None = None


FOOT_LINES = 14
NAME = re.compile(r"[一-龥A-Za-z·()、]{4,45}")
NOT_THE_AGENCY = re.compile(
    r"^(?:附|注|本(?!市|县|区)|一式|此|联系|电话|地址|邮编|承办|经办|签收|收件|当事人|被处罚|受送达|执法(?:人|证)|送达|见证|签名|签字|日期|时间|备注|抄送|抄报|印制"
    r"|第|共|页|年月日|罚款|以上|如|对|\d)"
    r"|[人员]签名|签字|签收|盖章\)?$|(?:人|者|员):|^[一-龥]{2,4}$")
BODY = re.compile(
    r"(?:局|厅|委员会|管委会|委|办公室|办事处|街道办|办|政府|总队|支队|大队|中队|分队|队|所|站|中心|部门|部|机关|院|处|海关|分局|科|室|公司|集团|大学|学院|协会|社"
    r"|厂|会)$")
AGENCY_FIELD = re.compile(
    r"(?:行政机关|处罚机关|执法机关|作出(?:行政)?(?:处罚)?决定(?:的)?(?:行政)?机关|机关名称|执法部门|决定机关|制作单位|落款(?:单位|机关)?|发文(?:单位|机关)|制发(?:单位|机关)|(?<![一-龥])机关)"
    r"(?:名称)?(?:\([^)]*\))?\s?[:|]\s?(?P<name>[一-龥()]{4,40})")
RECIPIENT = re.compile("签收|收件|收到|当事人|送达|被处罚|见证")
SENTENCE = re.compile(r"[。;,!?“”《]|\d+元")


def of(paper: Paper) -> SignatureBlock:
    """The block at the foot of `paper`."""
    text = paper.text
    lines = list(_foot(text, paper.document.title_end))
    day = paper.signed or _by_an_officer(paper, lines)
    dated = next((i for i, (start, end) in enumerate(lines) if day and start <= day.start < end), None)
    named = _named(paper, lines, dated)
    field = AGENCY_FIELD.search(text)
    agency = named or (paper.span(field.start("name"), field.end("name")) if field else None)
    worn = any("■" in text[start:end] for start, end in lines)
    where = agency or (paper.span(day.start, day.end) if day else None)
    return SignatureBlock(agency, day, worn, where)


def _by_an_officer(paper: Paper, lines: list[tuple[int, int]]) -> DateMention | None:
    """The last date of the foot that is neither a recipient's nor in a sentence: beside the officers' names, for one."""
    for start, end in reversed(lines):
        if not RECIPIENT.search(paper.text, start, end) and not SENTENCE.search(paper.text, start, end):
            for mention in paper.dates:
                if start <= mention.start < end:
                    return mention
    return None


def _foot(text: str, title_end: int) -> Iterator[tuple[int, int]]:
    """The last lines of a paper, in order."""
    found: list[tuple[int, int]] = []
    end = len(text)
    while end > title_end and len(found) < FOOT_LINES:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            found.append((start, end))
        end = start - 1
    yield from reversed(found)


def _named(paper: Paper, lines: list[tuple[int, int]], dated: int | None) -> Span | None:
    """The body named beside the date or next to its line; without a date, on any line of its own."""
    order = [i for i in (dated, dated - 1, dated + 1, dated - 2) if 0 <= i < len(lines)] if dated is not None else list(range(len(lines) - 1, -1, -1))
    for index in order:
        for start, end in _pieces(paper.text, *lines[index]):
            name = "".join(paper.text[start:end].split())
            if NAME.fullmatch(name) and BODY.search(re.sub(r"\([^()]*\)$", "", name)) and not NOT_THE_AGENCY.search(name):
                return paper.span(start, end)
    return None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line between dates and seal marks. Of a line that is a sentence, what stands behind its last stop."""
    line = text[start:end]
    for pattern in (DAY, BLANK_DAY, MARK):
        line = pattern.sub(lambda m: "\0" * len(m[0]), line)
    line = TAIL_MARK.sub(lambda m: "\0" * len(m[0]), line)
    stops = [m.end() for m in SENTENCE.finditer(line)]
    begin = stops[-1] if stops else 0
    whole = "".join(line[begin:].replace("\0", "").split())
    spaced = all(len(w) <= 2 for w in line[begin:].replace("\0", " ").split())
    for part in re.finditer(r"[^\0]+" if spaced and len(whole) > 3 else r"[^\0\s]+", line[begin:]):
        label = ROLE.match(part[0])
        lead = label.end() if label else len(part[0]) - len(part[0].lstrip())
        if part[0][lead:].strip(" :。"):
            yield start + begin + part.start() + lead, start + begin + part.start() + len(part[0].rstrip(" :。"))
