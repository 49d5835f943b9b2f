"""Deliveries: which paper was served on whom, how and when.

Told by receipts (送达回证), by announcements (送达公告), by slips of the post, and by a signature on the served paper itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import LETTERS, DateMention, all_dates, chinese_number
from rules.facts.served import Named, papers_named

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Delivery:
    """One service. `of` is the kind of the paper served ("penalty_decision", "prior_notice", …), None where that is not said or is none
    of a penalty procedure; `names` are its words, empty where nothing is named, and `illegible` where what is named cannot be read.

    `served` is that paper itself, where the file holds it. `way` is "direct", "left", "mail", "announcement", "electronic", "entrusted",
    "on_paper" (signed for on the paper itself) or None. `day` is the day of service: of mail the posting where only that is recorded,
    of an announcement the end of its time. `posted`, `announced` and `attempted` (the first try that failed) are days of their own.
    `at` is where the day stands, else the title.
    """

    paper: Paper
    of: str | None
    number: str | None
    way: str | None
    day: date | None
    at: Span
    posted: date | None = None
    attempted: date | None = None
    announced: date | None = None
    names: str = ""
    served: Paper | None = None
    illegible: bool = False

    @property
    def first_act(self) -> date | None:
        """The day on which service was begun: a first attempt, the posting, the announcement, else the service itself."""
        return min((d for d in (self.attempted, self.posted, self.announced, self.day) if d), default=None)


def recorded(case: Case) -> list[Delivery]:
    """Every delivery that the file records, in page order."""
    found: list[Delivery] = []
    for paper in case.papers:
        if paper.kind == "delivery_receipt":
            found += _by_receipt(case, paper)
        elif paper.kind == "unknown" and SLIP.search(paper.document.squeezed[:60]):
            found += [d for d in _by_receipt(case, paper) if d.of or d.number]
        elif paper.kind == "public_notice":
            found += _by_announcement(case, paper)
        elif paper.kind in LETTERS:
            found += _on_the_paper(paper)
    return found


SLIP = re.compile(r"送达|邮政|EMS|特快专递|挂号|邮寄|快递|投递|邮件")
"""Heads of papers that record a service without being a receipt."""

# Receipts

WAYS = (
    ("announcement", re.compile(r"公告(?:送达)?|登报")),
    ("left", re.compile(r"留置(?:送达)?")),
    ("mail", re.compile(r"邮寄(?:送达)?|EMS|特快专递|挂号|邮政|快递")),
    ("electronic", re.compile(r"电子(?:送达|邮件|邮箱)|短信|传真|微信|邮箱")),
    ("entrusted", re.compile(r"委托送达|转交")),
    ("direct", re.compile(r"直接(?:送达)?|当面|当场|面交")),
)
WAY_FIELD = re.compile(r"(?:送达)?方式[:|]?(.{0,40})")
TICKED = re.compile(r"[☑√✓✔■●](?=直接|留置|邮寄|委托|转交|公告|电子|EMS)")

RECIPIENT, TIME, DELIVERER, POSTED = "recipient", "time", "deliverer", "posted"
ANNOUNCED, DEEMED, REFUSED, OTHER = "announced", "deemed", "refused", "other"
ROLE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in (
    (ANNOUNCED, r"公告(?:发布|刊登|张贴|开始)?(?:之)?(?:日期|时间|日)|张贴(?:日期|时间)"),
    (DEEMED, r"视为送达(?:日期|时间|之日)?|期满(?:日期|时间)?"),
    (POSTED, r"交寄|邮寄(?:日期|时间)|寄出|寄件|收寄|邮戳|寄送"),
    (TIME, r"送达(?:日期|时间)|到达(?:日期|时间)|(?:签收|收到|收件|接收|妥投)(?:日期|时间)|妥投|已签收"),
    (REFUSED, r"拒收|拒绝(?:签收|接收|签名|签字)"),
    (DELIVERER, r"(?<![受被])送达人|送达单位|执法人员|承办人|经办人|办案人员|投递员"),
    (OTHER, r"见证人|在场人|填发|签发|批准|授权"),
    (RECIPIENT, r"[受被]送达(?:人|单位|个人)|收件人|代收|签收|接收人|收文人|被处罚人|当事人"),
)))


REFUSAL = re.compile(r"[^。;:]{1,30}?(?:拒绝|拒收|拒不|留置)")


@dataclass(frozen=True, slots=True)
class _Dated:
    mention: DateMention
    role: str


def _dated(text: str) -> list[_Dated]:
    """The dates of a receipt, each with what the words around it make of it."""
    found: list[_Dated] = []
    end = 0
    for mention in all_dates(text):
        near = "".join(text[end:mention.start].split())
        labels = list(ROLE.finditer(near[-80:]))
        after = "".join(text[mention.end:mention.end + 50].split())
        if re.match(r"起?公告|发布|刊登|在[^。;,]{1,16}(?:发布|刊登|张贴)?公告", after):
            role = ANNOUNCED
        elif re.match(r"期满|届满|视为(?!送达(?:日期|时间|之日))", after):
            role = DEEMED
        elif re.match(r"交寄|寄出|邮寄", after):
            role = POSTED
        elif REFUSAL.match(after):
            role = REFUSED
        elif labels:
            role = str(labels[-1].lastgroup)
        else:
            role = found[-1].role if found and len(near) < 4 else OTHER
        found.append(_Dated(mention, role))
        end = mention.end
    return found


PREFERENCE = {
    "announcement": (DEEMED, TIME, ANNOUNCED),
    "left": (TIME, REFUSED, RECIPIENT, DELIVERER, OTHER),
    "mail": (RECIPIENT, TIME, POSTED, OTHER),
    "electronic": (TIME, RECIPIENT, DELIVERER, OTHER),
}
DEFAULT = (RECIPIENT, TIME, REFUSED, DELIVERER, OTHER)


def _service(dated: list[_Dated], way: str | None) -> DateMention | None:
    """The date that tells the service. The recipient's that cannot be read is replaced by the field 送达时间 alone."""
    worn: DateMention | None = None
    for role in PREFERENCE.get(way or "", DEFAULT):
        of_role = [d.mention for d in dated if d.role == role]
        legible = next((m for m in of_role if m.day), None)
        if legible and (worn is None or role in (RECIPIENT, TIME)):
            return legible
        worn = worn or next(iter(of_role), None)
    return worn


SIGNATURE = re.compile(r"(?:签收|收件人|签名|签字)(?:人|\([^)]{0,6}\))?[:|]?(?!年|送达|受送|拒|代收|见证|备注)[一-龥]{2}")


def _way(squeezed: str, dated: list[_Dated]) -> str | None:
    """How it was served: by its field, else by what the paper says; signed for means direct."""
    field = WAY_FIELD.search(squeezed)
    if field:
        value = re.split(r"送达(?:时间|地点|日期|人)|[受被]送达|收件|签收", field[1])[0]
        ticked = [value[m.end():m.end() + 4] for m in TICKED.finditer(value)]
        if not ticked and value.count("□") > 1:
            return None
        first = [(m.start(), way) for way, pattern in WAYS if (m := pattern.search(ticked[0] if ticked else value))]
        if first:
            return min(first)[1]
    for way, pattern in WAYS:
        if way != "announcement" and pattern.search(squeezed):
            return way
    return "direct" if SIGNATURE.search(squeezed) or any(d.role == RECIPIENT for d in dated) else None


def way_of(paper: Paper) -> str | None:
    """How the receipt `paper` says that it was served, as in `Delivery.way`."""
    return _way(paper.document.squeezed, _dated(paper.text))


def announced_and_deemed(paper: Paper) -> tuple[DateMention | None, DateMention | None]:
    """The day of the announcement and the day on which the paper counts as served, as the receipt `paper` tells them."""
    dated = _dated(paper.text)
    announced, deemed = (next((d.mention for d in dated if d.role == role), None) for role in (ANNOUNCED, DEEMED))
    return announced, deemed


CAME_BACK = re.compile(
    r"退回(?:日期|时间)[:|](?:19|20)\d\d|^(?:邮件|信件|快递|EMS)?(?:退回|退件)"
    r"|(?:邮件|信件|邮包|快件|快递|EMS)[^。;\n:|□]{0,24}(?:退回|退件)(?!原因|理由|日期|时间)")
"""That what was posted was returned (a printed 退回原因 alone says nothing)."""
ARRIVED = re.compile(r"妥投|已(?:由[^。;,\n]{0,12})?签收|(?:再次|重新|另行)(?:邮寄|寄)")
FAILED_TRY = re.compile(r"未果|紧锁|锁[闭着]|闭门|大门关闭|停业关门|无人应[答门]|无人|查无|退回|退件|不在|未能|无法送达|无法直接送达|已由他人|搬离|下落不明")


def attempted(text: str) -> date | None:
    """The first try that came to nothing and is told with its day."""
    days = [m.day for sentence in re.split("[。;\n]", text) if FAILED_TRY.search(sentence) for m in all_dates(sentence) if m.day]
    return min(days) if days else None


def _by_receipt(case: Case, paper: Paper) -> Iterator[Delivery]:
    named = papers_named(paper.document.squeezed)
    dated = _dated(paper.text)
    way = _way(paper.document.squeezed, dated)
    told = paper.document.squeezed
    returned = way == "mail" and CAME_BACK.search(told) is not None and not ARRIVED.search(told)
    common = None if returned else _service(dated, way)
    posted, announced = (next((d.mention.day for d in dated if d.role == role and d.mention.day), None) for role in (POSTED, ANNOUNCED))
    for name, own in zip(named, [None] * len(named) if returned else _rows(paper, named, dated), strict=True):
        served = _served(case, paper, name)
        mention = own or common
        number = name.number.value if name.number else None
        yield Delivery(
            paper=paper, of=served.kind if served else name.kind, number=number, way=way, day=mention.day if mention else None,
            at=paper.span(mention.start, mention.end) if mention else paper.whole, posted=posted, announced=announced,
            attempted=attempted(paper.text), names=name.words or number or "", served=served, illegible=name.illegible,
        )


def _rows(paper: Paper, named: list[Named], dated: list[_Dated]) -> list[DateMention | None]:
    """Where each named paper has a row with a date of its own (a receipt in table form), those dates; else Nones."""
    starts = [paper.document.unsqueeze(n.start, n.end).start for n in named] + [len(paper.text)]
    rows = [[d.mention for d in dated if a <= d.mention.start < b] for a, b in pairwise(starts)]
    return [row[0] for row in rows] if len(named) > 1 and all(rows) else [None] * len(named)


def _served(case: Case, receipt: Paper, name: Named) -> Paper | None:
    """The paper that a receipt speaks of: by number, else the nearest of its kind before the receipt, else the only one."""
    letters = [p for p in case.papers if p.kind in LETTERS]
    if name.number:
        for paper in letters:
            if paper.number and paper.number.agrees_with(name.number) and (paper.kind == name.kind or not name.words):
                return paper
    same = [p for p in letters if p.kind == name.kind]
    before = [p for p in same if p.document.first_page <= receipt.document.first_page]
    return before[-1] if before else same[0] if len(same) == 1 else None


# Announcements, and signatures on the paper itself

DEEMED_SERVED = re.compile("视为送达|即为送达|公告送达")
RUNS = re.compile(r"(?:满|经过|经)([\d一二三四五六七八九十]{1,3})日")


def _by_announcement(case: Case, paper: Paper) -> Iterator[Delivery]:
    squeezed = paper.document.squeezed
    if "送达" not in squeezed:
        return
    signed, runs = paper.signed, RUNS.search(squeezed)
    announced = signed.day if signed else None
    length = (int(runs[1]) if runs[1].isdigit() else chinese_number(runs[1])) if runs else None
    for name in papers_named(squeezed):
        if name.kind or not name.words or DEEMED_SERVED.search(squeezed):
            number = name.number.value if name.number else None
            yield Delivery(
                paper=paper, of=name.kind, number=number, way="announcement", announced=announced, attempted=attempted(paper.text),
                day=announced + timedelta(days=length) if announced and length else None, names=name.words,
                at=paper.span(signed.start, signed.end) if signed else paper.whole, served=_served(case, paper, name),
                illegible=name.illegible,
            )


PERSON = (
    r"(?:被处罚(?:人|单位)|被告知(?:人|单位)|[受被]送达(?:人|单位)|当事人|违法行为人|(?<!机关)(?<!部门)(?<!主要)(?<!分管)(?<!局)负责人|经营者"
    r"|收件人|领取人|接收人)"
)
SIGNS = r"(?:签\s*收|签\s*名|签\s*字|收\s*件|确\s*认|签\s*章)"
RECEIVED = r"(?:收到|收悉|领取|签收)"
DOC = r"(?:《?(?:[一-龥()]{0,12})(?:决定书|告知书|通知书|文书)》?|[本该此]件)"
HAN_NAME = r"[一-龥·]{2,4}"
LABEL = re.compile(
    rf"(?:{PERSON}\s*(?:\([^)]{{1,12}}\)\s*)?{SIGNS}(?:\s*\([^)]{{1,8}}\))?(?:\s*[或及和/、]者?\s*盖?章?)?(?:\s*及?日\s*期)?"
    rf"|{PERSON}\s*\({SIGNS}[^)]{{0,10}}\)|签\s*收\s*人?(?:{SIGNS})?(?:及日期)?|收\s*件\s*人(?:{SIGNS})?|收\s*到\s*人)\s*[:|]\s*"
)
"""A place for the recipient's signature, anywhere after the first sentence."""
FOOT = re.compile(
    rf"(?:(?:(?:本|该|此|上述|以上)|(?<=[\n。]))[^。;:\n]{{0,14}}(?:书|决定|单)[^。;:\n]{{0,8}}[已于][^。;:\n]{{0,16}}{RECEIVED}"
    rf"|(?:本人|我单位|我公司|我店|本单位|本公司|当事人)?[^。;:\n]{{0,8}}[已现于][^。;:\n]{{0,16}}{RECEIVED}(?=(?:本|此|该|上述|以上)|{DOC}|一份)"
    rf"|{RECEIVED}{DOC}(?=[^。\n]{{0,4}}[:。]))"
    rf"[^。;:\n]{{0,18}}[。,;:]?\s*(?:{PERSON}[^:\n]{{0,10}}:)?\s*"
    rf"|(?:[受被]送达|被告知|被处罚|被宣告)(?:人|单位)\s*:\s*(?={HAN_NAME}(?:\(签[名字收]\))?\s*(?:19|20)\d\d)|(?:^|(?<=[\n\s]))(?={HAN_NAME}\s?\(?签收\)?\s*(?:19|20)\d\d)"
    r"|\((?=(?:19|20)\d\d[^()\n]{6,30}(?:签收|收到|领取)\))|(?:^|(?<=[\n\s:]))(?=(?:19|20)\d\d[^。;:()\n]{4,12}[一-龥·]{2,8}\(?签收)",
)
"""What the recipient writes under the signature block."""
NAME = re.compile(rf"(?!拒|年|无|同意|属实|情况|本人|送达)(?:{HAN_NAME}(?=[\s\d,、。;(\n]|签收|$)|[一-龥] {{1,2}}[一-龥](?=\s|$)|■)")


YEARLESS = re.compile(r"(?<![\d年.])(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]")
"""A day beside a signature without its year, which is the paper's or the next."""


def _in_the_year_of(written: date, month: int, day: int) -> date | None:
    """The first such day on or after the paper was written; None where there is no such day."""
    try:
        found = date(written.year, month, day)
        return found if found >= written else date(written.year + 1, month, day)
    except ValueError:
        return None


def _on_the_paper(paper: Paper) -> Iterator[Delivery]:
    """The recipient's signature on a served paper; a place for it that was left empty is none. Of several, as on each page of a record of the telling,
    the first with a day counts.
    """
    found = list(_signatures(paper))
    yield from ([d for d in found if d.day] or found)[:1]


def _signatures(paper: Paper) -> Iterator[Delivery]:
    text, signed = paper.text, paper.signed
    body, foot = max(text.find("。"), 0), signed.start if signed else max(text.rfind("。") - 60, 0)
    mentions = all_dates(text)
    for m in sorted((*LABEL.finditer(text, body), *FOOT.finditer(text, foot)), key=lambda m: m.start()):
        line_end = text.find("\n", m.end())
        line_end = line_end if line_end >= 0 else len(text)
        mention = next((d for d in mentions if m.start() <= d.start and (d.start <= line_end or not text[line_end:d.start].strip())), None)
        of_the_year = None if mention else YEARLESS.search(text, m.end(), line_end)
        if mention is None and of_the_year is None and not NAME.match(text, m.end()):
            continue
        at_once = paper.kind == "summary_decision" or paper.document.title.endswith("笔录")
        day = mention.day if mention else paper.date if at_once else None
        if of_the_year and paper.date:
            day = _in_the_year_of(paper.date, int(of_the_year["month"]), int(of_the_year["day"]))
        at = paper.span(mention.start, mention.end) if mention else paper.span(m.start(), min(m.end() + 4, len(text)))
        number = paper.number.value if paper.number else None
        yield Delivery(paper, paper.kind, number, "on_paper", day, at, names=paper.document.title, served=paper)
