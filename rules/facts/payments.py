"""Payments: what each bill (罚没票据, 缴款书, 银行回单) says was paid, when and by whom, and what the decision asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.chronology import labelled
from rules.facts.dates import DateMention

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

ZERO = Decimal(0)
ILLEGIBLE = re.compile("[■▇█�]")
NOT_PAID_YET = re.compile(r"通知书$")
PAID_ALL_THE_SAME = re.compile(r"收讫|已缴|已收|缴款(?:日期|时间)[:|]?\s*20|交易(?:日期|时间)|缴清")
SURCHARGE = re.compile(r"加处|加罚|滞纳金|逾期[^。;,:]{0,4}罚款")
TOTAL = re.compile(r"(?:合计|总计|共计|总额|总金额|大写|小写|实收|实缴|缴款金额|收款金额|交易金额|转账金额|付款金额|缴费金额)[^。;\n]{0,14}$")
REMARK = re.compile(r"(?:备注|摘要|附言|用途|说明)[^\n]{0,60}$")
BARE = re.compile(r"(?:金额|小写|合计|罚款|没收违法所得|罚没款)[^\d\n]{0,8}(?P<figure>\d[\d,]*\.\d{2})(?!\d)")


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})[^:|。]{{0,3}}(?:时间|日期)?(?:\([^)]{{0,8}}\))?[:|]?$")


PAID = (
    _label(r"缴款|缴纳|缴费|交款|付款|支付|交易|缴库|缴款书日期"), _label(r"收款|入账|到账|记账|收讫"), _label(r"开票|填发|填制|票据|开具"), _label(r"日期|时间"),
)
"""Labels of a bill's day, the day of payment before the day on which the bill was written."""
EIGHT_DIGITS = re.compile(r"(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Bill:
    """`total` paid by `paper` in yuan, `surcharge` of it 加处罚款. None where it cannot be read; `worn`: something of it cannot.

    `day` without a day: it cannot be read. `at` is where the sum stands.
    """

    paper: Paper
    total: Decimal | None
    surcharge: Decimal
    day: DateMention | None
    payer: str | None
    at: Span
    worn: bool = False

    @property
    def penalty(self) -> Decimal | None:
        """What it pays of fine and confiscation."""
        return None if self.total is None else self.total - self.surcharge


@dataclass(frozen=True, slots=True)
class _Sum:
    yuan: Decimal
    start: int
    end: int
    role: str


def bills(case: Case) -> list[Bill]:
    """The bills of the file, in page order; a demand to pay that nobody has receipted is none."""
    return [_read(p) for p in case.all("payment_receipt") if not _unpaid(p)]


def _unpaid(paper: Paper) -> bool:
    return bool(NOT_PAID_YET.search("".join(paper.document.title.split()))) and not PAID_ALL_THE_SAME.search(paper.document.squeezed)


def _read(paper: Paper) -> Bill:
    sums = _sums(paper)
    total, at = _total(paper, sums)
    surcharge = sum({s.yuan for s in sums if s.role == "surcharge"}, ZERO)
    payer = next((p.name for p in paper.parties if re.match("缴款|交款|付款", p.label)), None)
    if total is not None and surcharge > total:
        total = total + surcharge
    return Bill(paper, total, surcharge, day_of(paper), payer, at, worn=total is None or (bool(ILLEGIBLE.search(paper.text)) and not sums))


def _sums(paper: Paper) -> list[_Sum]:
    """The amounts of a bill, words and figures of one being one, each with what its label makes of it."""
    text = paper.text
    found: list[_Sum] = []
    end = paper.document.title_end
    for n, money in enumerate(paper.amounts):
        if money.pair is not None and money.pair < n:
            end = money.end
            continue
        both = [money] if money.pair is None else [money, paper.amounts[money.pair]]
        sure = [m for m in both if m.yuan is not None and not m.doubtful]
        before = text[max(end, money.start - 80):money.start]
        end = money.end
        if not sure:
            continue
        yuan = next((m.yuan for m in sure if not m.words), sure[0].yuan)
        line = before[before.rfind("\n") + 1:]
        role = "surcharge" if SURCHARGE.search(before) else "total" if TOTAL.search(line) else "remark" if REMARK.search(line) else "part"
        found.append(_Sum(yuan, money.start, both[-1].end, role))
    if not found and not ILLEGIBLE.search(text):
        found = [_Sum(Decimal(m["figure"].replace(",", "")), m.start("figure"), m.end("figure"), "part") for m in BARE.finditer(text)]
    return found


def _total(paper: Paper, sums: list[_Sum]) -> tuple[Decimal | None, Span]:
    """What the bill comes to, and where it says so: its total, else the sum of what stands there one by one."""
    totals = [s for s in sums if s.role == "total"]
    parts = [s for s in sums if s.role in ("part", "surcharge")]
    every = sum({s.yuan: s.yuan for s in parts}.values(), ZERO) if len({s.yuan for s in parts}) == 1 else sum((s.yuan for s in parts), ZERO)
    if totals:
        chosen = next((t for t in totals if t.yuan == every), totals[0])
        return chosen.yuan, paper.span(chosen.start, chosen.end)
    if parts:
        return every, paper.span(parts[0].start, parts[0].end)
    remarks = [s for s in sums if s.role == "remark"]
    return (remarks[0].yuan, paper.span(remarks[0].start, remarks[0].end)) if len(remarks) == 1 else (None, paper.whole)


def day_of(paper: Paper) -> DateMention | None:
    """The day on which a bill was paid; one without a day where it cannot be read."""
    for label in PAID:
        if found := labelled(paper, label):
            return found
    worn = next((m for m in paper.every_date if not m.legible), None)
    legible = [m for m in paper.dates if m.day]
    if legible:
        return paper.signed if paper.signed and paper.signed.day else legible[0]
    if worn:
        return worn
    m = EIGHT_DIGITS.search(paper.text)
    from datetime import date

    try:
        return DateMention(date(int(m[1]), int(m[2]), int(m[3])), m.start(), m.end()) if m else None
    except ValueError:
        return None


def due(paper: Paper) -> Decimal | None:
    """Fine and money confiscated that a decision imposes together; None where there is none or it cannot be read."""
    penalties = paper.penalties
    if ("fine" in penalties.kinds and penalties.fine is None) or ("confiscate_income" in penalties.kinds and penalties.confiscated is None):
        return None
    return ((penalties.fine or ZERO) + (penalties.confiscated or ZERO)) or None


def paid_sums(found: list[Bill]) -> set[Decimal]:
    """What the bills come to without surcharge, every one counted, and with those counted once that tell the same payment again."""
    amounts = [(b.penalty, b.day.day if b.day else None) for b in found if b.penalty is not None]
    once = {(amount, day): amount for amount, day in amounts}
    single = {amount for amount, _ in amounts}
    sums = {sum((a for a, _ in amounts), ZERO), sum(once.values(), ZERO)}
    return sums | (single if len(single) == 1 else set())
