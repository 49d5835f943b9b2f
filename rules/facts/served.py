"""Papers as a receipt or an announcement names them: by title (in full or shortened), by number, or by both."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rules import patterns as re
from rules.facts.dates import WORN_MARKS
from rules.facts.numbers import DocumentNumber, find_numbers

W = r"[^,。;、:|《》〔\[\d号□☑√✓✔●]"
TITLES: tuple[tuple[str | None, str], ...] = (
    ("prior_notice", rf"(?:不予|免予)(?:行政)?处罚{W}{{0,6}}告知书"),
    ("no_penalty_decision", r"不予(?:行政)?处罚(?:的)?决定(?:书)?"),
    ("summary_decision",
     r"当场(?:行政)?处罚决定(?:书)?|(?:行政)?处罚决定书\((?:当场|简易程序)\)|(?:行政)?处罚\(当场\)决定书"),
    ("enforcement_demand", rf"(?:行政)?(?:处罚)?(?:决定)?(?:书)?(?:履行)?{W}{{0,8}}催告(?:通知)?书"),
    ("seizure_extension", rf"延长{W}{{0,12}}(?:决定书|通知书)"),
    ("seizure_disposal",
     rf"解除(?:查封|扣押|行政强制|强制){W}{{0,10}}(?:决定书|通知书)|(?:查封|扣押){W}{{0,8}}处理(?:决定书|通知书)"),
    ("seizure_decision", rf"(?:实施)?行政强制措施决定书|(?:查封|扣押){W}{{0,8}}决定书"),
    ("registration_disposal",
     rf"先行登记保存{W}{{0,8}}处理(?:决定书|通知书)|解除{W}{{0,6}}登记保存{W}{{0,8}}(?:决定书|通知书)"),
    ("registration_notice", rf"先行登记保存{W}{{0,8}}(?:通知书|决定书|清单)"),
    ("correction_order", rf"责令{W}{{0,14}}(?:通知书|决定书|指令书|告知书)"),
    ("hearing_summons", r"(?:举行|行政处罚)*听证(?:会)?通知书?"),
    ("prior_notice",
     r"(?:行政)?处罚(?:意见|内容|事先|事前|先行|预先|权利|听证|先|\((?:听证|事先|事前)\)){0,4}告知(?:书)?"
     r"|(?:事先|事前|先行|意见)(?:\(听证\)|听证)?告知书|违法行为通知书"),
    ("hearing_notice", r"听证(?:权利)?告知书"),
    ("penalty_decision", r"(?:行政)?处罚决定(?:书)?(?!审批|呈批|履行|催告)|处罚文书"),
)
"""What the papers that are served in a penalty case are called on a receipt; the longer name comes before the one that it holds."""
TITLE = re.compile("|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(TITLES)))
OTHER_TITLE = re.compile(rf"(?<=《){W}{{2,28}}(?:书|单|表|函|证|通知|公告)(?=》)|{W}{{2,14}}(?:通知书|决定书|告知书|意见书|建议书|指令书|确认书|移送函)")
OWN_NUMBER = re.compile(r"送(?:达)?(?:证|回|字)?第?$")
"""End of the prefix of a receipt's own number."""
NAMES_FIELD = re.compile(
    r"(?:送达)?(?:的)?(?:法律|执法|行政执法)?(?:文书|文件)(?:的)?(?:名称|名)?(?:[、,及和与/]*(?:文书)?(?:文号|编号|字号|件数|页数|份数))*[:|]"
)
NEXT_FIELD = re.compile(r"[受被]送达|送达(?:时间|日期|地点|方式|人)|收件|签收|代收|案由|案件名称|备注")
TICKS = frozenset("☑√✓✔■●")
HEADING = re.compile(r"送达(?:回证|回执|公告)|公告")
NOTES = re.compile(r"备注|附注|注:")


@dataclass(frozen=True, slots=True)
class Named:
    """A paper as named at `start:end` of the squeezed text, with the words of its title, and its number where one is beside it.

    `kind` is None for a paper that is no part of a penalty procedure, and where neither title nor number tells. Without words nothing
    is named; `illegible` where something is that cannot be read.
    """

    kind: str | None
    words: str
    number: DocumentNumber | None
    start: int
    end: int
    illegible: bool = False


BY_PREFIX: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("no_penalty_decision", re.compile(r"不(?:予)?(?:行)?(?:政)?罚")),
    ("enforcement_demand", re.compile(r"催")),
    ("hearing_summons", re.compile(r"听(?:证)?通")),
    ("prior_notice", re.compile(r"告(?:知)?(?:字)?$")),
    ("correction_order", re.compile(r"责|改(?:字)?$")),
    ("seizure_decision", re.compile(r"[封扣强](?:字)?$")),
    ("summary_decision", re.compile(r"当(?:场)?(?:处)?罚|简罚")),
    ("penalty_decision", re.compile(r"罚(?:决|字|决字|书|决书)?$")),
)


def kind_of_number(number: DocumentNumber) -> str | None:
    """The kind that an agency's letters in a number tell (罚告 a notice, 罚决 a decision); None where they do not."""
    return next((kind for kind, pattern in BY_PREFIX if pattern.search(number.prefix)), None)


def papers_named(squeezed: str) -> list[Named]:
    """The papers that a receipt or announcement (its text without white space) names, in order. Where it names none, one without words."""
    squeezed = squeezed.translate(WORN_MARKS)
    heading = HEADING.search(squeezed[:80])
    begin = heading.end() if heading else 0
    notes = NOTES.search(squeezed, begin)
    end = notes.start() if notes else len(squeezed)
    numbers = [
        replace(n, start=n.start + begin, end=n.end + begin) for n in find_numbers(squeezed[begin:]) if not OWN_NUMBER.search(n.prefix)
    ]
    found = (_in_the_field(squeezed, begin, end, numbers)
             or _titled(squeezed, begin, end, numbers)
             or [Named(kind_of_number(n), "", n, n.start, n.end) for n in numbers if begin <= n.start < end and not n.illegible]
             or [n for n in _titled(squeezed, end, len(squeezed), numbers) if n.kind])
    if found:
        return found
    field = NAMES_FIELD.search(squeezed)
    value = re.split("送达|受送|签收|收件", squeezed[field.end():field.end() + 40] if field else squeezed[begin:begin + 60])[0]
    return [Named(None, "", None, begin, begin, illegible="■" in value)]


def _in_the_field(squeezed: str, begin: int, end: int, numbers: list[DocumentNumber]) -> list[Named]:
    """What the field for the papers' names holds, in a form that has one."""
    field = NAMES_FIELD.search(squeezed, begin, end)
    if field is None:
        return []
    following = NEXT_FIELD.search(squeezed, field.end(), end)
    return _titled(squeezed, field.start(), following.start() if following else end, numbers)


def _titled(squeezed: str, begin: int, end: int, numbers: list[DocumentNumber]) -> list[Named]:
    """The titles between `begin` and `end`, each with the number that stands beside it; one told twice counts once.

    Of titles to be ticked (□行政处罚告知书 ☑行政处罚决定书) those that are.
    """
    titles = [(m.start(), m.end(), TITLES[int(str(m.lastgroup)[1:])][0]) for m in TITLE.finditer(squeezed, begin, end)]
    titles += [
        (m.start(), m.end(), None) for m in OTHER_TITLE.finditer(squeezed, begin, end)
        if "■" not in m[0] and not any(m.start() < b and a < m.end() for a, b, _ in titles)
    ]
    if any(squeezed[start - 1:start] in TICKS for start, _, _ in titles if start):
        titles = [t for t in titles if squeezed[t[0] - 1:t[0]] in TICKS]
    else:
        titles = [t for t in titles if squeezed[t[0] - 1:t[0]] != "□"] or titles
    found: list[Named] = []
    used = begin
    for start, stop, kind in sorted(titles):
        before = next((n for n in numbers if used <= n.start and 0 <= start - n.end <= 2), None)
        after = next((n for n in numbers if n.start >= stop and MARKS.fullmatch(squeezed, stop, n.start)), None)
        number = before or after
        used = max(stop, number.end if number else 0)
        twin = next((n for n in found if kind and n.kind == kind and (number is None or n.number is None)), None)
        if twin is None:
            found.append(Named(kind, squeezed[start:stop], number, start, stop))
        elif twin.number is None:
            found[found.index(twin)] = Named(kind, twin.words, number, twin.start, twin.end)
    return found


MARKS = re.compile(r"[》(),、:|]*(?:一份)?(?:(?:文书)?(?:文号|编号|字号)[:|]*)?[(《]?")
"""What may stand between a title and its number."""
