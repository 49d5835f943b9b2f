"""Where documents begin on a page: the rows that are a heading by their words and by their place.

At the head of a page a heading stands alone or under the agency's name. Further down it needs more: to be set apart (in the middle, larger, with room above it;
in a plain text a line of its own), and not to be a title in a list, in a receipt's cell or in running text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from rules import patterns as re
from rules.documents.headings import EXACT, Heading, bare, by_pattern, heading_of
from rules.documents.labels import is_label
from rules.documents.layout import Sheet
from rules.documents.row import Row

HEAD_ROWS = 6
"""A heading at a page's head stands within this many rows."""
LARGER = 1.12
MUCH_LARGER = 1.3
WIDE_CELL = 0.55
"""A form that has its heading in its first cell has a cell as wide as this share of the page for it."""
ROOM = 1.2
"""Room above a heading further down, in characters."""
OWNER = re.compile(r"(?:局|委员会|委|政府|办事处|管委会|厅|队|所|院|站|中心|机关|法院|检察院|公司)(?:文件|行政执法|综合执法)?$")
SERIES = re.compile(
    r"(?:行政|执法|处罚|安全生产|食品药品|卫生|环境|市场|交通|文化|农业|城市管理|案件).{0,12}(?:文书|文书格式|专用文书|用纸|专用纸)$"
    r"|^(?:附件|附|样式|式样|表|编号|文书编号|档案号|No|NO|№)[\d一二三四五六七八九十]{0,3}[:.]?.{0,24}$|^\(?(?:存根|正本|副本|存档联|第.联|内部文书|内部使用|此件.{0,10})\)?$"
)
SHAPED = re.compile(
    r"[\u4e00-\u9fffA-Za-z()、/“”]{2,36}?(?:书|表|单|录|证|函|报告|告知|回执|通知|声明|证明|证明材料|凭证|照片|目录|票据|合同|协议|登记|封面|意见|申请|决定|公告|纪要|批复|请示"
    r"|说明|记录|承诺|名单|材料|截图|发票|收据|信息|情况)(?:\([^()]{1,8}\))?"
)
ATTACHED = re.compile(r"(?:清单|附件|附表|附页|附图|续页|续表|副页|一览表|明细表|明细|(?<!情况)说明|须知|注意事项|示意图|名单|登记信息)(?:\([^()]{1,8}\))?$")
NUMBER = re.compile(r"(?:(?:编号|文号|No\.?|№):?)?[^\s\d〔\[(:]{0,16}[〔\[(](?:19|20)\d\d[〕\])]\D{0,4}\d{1,8}(?:-\d{1,4})?号?|(?:编号|文号|No\.?|№):?[\w\-]{1,24}")
NUMBERED = re.compile(r"[〔\[(](?:19|20)\d\d[〕\])]|:")
ONE_PAPER = frozenset(("party_identity", "photo_evidence", "evidence_copy", "case_cover", "publicity_record", "payment_receipt", "appraisal"))
"""Kinds of which further headings on the same page are captions of the same paper (营业执照 under 主体资格证明)."""


@dataclass(frozen=True, slots=True)
class Start:
    """A document that begins at `row` of a page (the agency's name above the heading included); `heading` are the rows of the heading, `title` its words."""

    row: int
    heading: range
    kinds: tuple[str, ...]
    title: str
    continued: bool = False


def starts_on(sheet: Sheet, open_kind: str | None) -> list[Start]:
    """The documents that begin on a page, from top to bottom; `open_kind` is the kind of the document that runs on from the page before."""
    rows = sheet.rows
    if not rows:
        return []
    body = median([row.em for row in rows if row.em] or [0.0])
    found: list[Start] = []
    index = 0
    while index < len(rows):
        match = _match(rows, index)
        if match is None:
            index += 1
            continue
        heading, words = match
        current = found[-1].kinds[0] if found else open_kind
        if _stands(sheet, rows, heading, words, body, current, found):
            first = _with_letterhead(rows, heading.start, found[-1].heading.stop if found else 0)
            if not (found and _same_paper(found[-1], heading, words)):
                found.append(Start(first, heading, words.kinds, "".join(rows[i].squeezed for i in heading), words.continued))
            index = heading.stop
        else:
            index += 1
    if not found or found[0].row > 0:
        shaped = _shaped(sheet, rows, body, found[0].heading.start if found else len(rows))
        if shaped is not None:
            found.insert(0, shaped)
    return found


def _match(rows: list[Row], index: int) -> tuple[range, Heading] | None:
    """The heading that begins at a row: in one row, or broken over two or three."""
    row = rows[index]
    if row.label or row.columns or len(row.text) > 60 or (row.cell is not None and index > 2):
        return None
    single = heading_of(row.text)
    if single is None and " " in row.text and row.cell is None:
        single = _numbered(rows, index)
        row = rows[index]
    joined = row.squeezed
    for end in range(index + 1, min(index + 3, len(rows))):
        after = rows[end]
        if after.cell is not None or after.label or len(joined) > 40 or (single and len(joined) > 8) or not _alike(row, after) or ":" in after.text:
            break
        joined += after.squeezed
        name = bare(joined)
        if name in EXACT or (single is None and heading_of(after.text) is None and by_pattern(name)):
            words = heading_of(joined)
            if words and not (heading_of(after.text) and _is_owner(row)):
                return range(index, end + 1), words
        elif single is None and heading_of(after.text) is None and len(name) >= 6 and (words := heading_of(joined)) and not words.worn and not _is_owner(row):
            return range(index, end + 1), words
    return (range(index, index + 1), single) if single else None


def _numbered(rows: list[Row], index: int) -> Heading | None:
    """A heading with the paper's number on the same line: the line is cut in two."""
    row = rows[index]
    name, _, number = row.text.partition(" ")
    heading = heading_of(name)
    if heading is None or heading.worn or not NUMBER.fullmatch("".join(number.split())):
        return None
    cut = len(name)
    rest = replace(row, text=row.text[cut + 1:], offsets=row.offsets[cut + 1:], above=0.0)
    if row.box:
        middle = row.box[0] + (row.box[2] - row.box[0]) * cut / len(row.text)
        rest.box, row.box = (middle, *row.box[1:]), (row.box[0], row.box[1], middle, row.box[3])
    row.text, row.offsets = row.text[:cut], row.offsets[:cut]
    rows.insert(index + 1, rest)
    return heading


def _alike(row: Row, after: Row) -> bool:
    """Set in the same type, one right under the other."""
    if row.box is None or after.box is None:
        return after.above <= 0
    return abs(row.em - after.em) <= 0.12 * max(row.em, 1.0) and after.above < 2.0


def _stands(sheet: Sheet, rows: Sequence[Row], heading: range, words: Heading, body: float, current: str | None, found: Sequence[Start]) -> bool:
    """Whether words that could be a heading stand where one does."""
    index = heading.start
    row = rows[index]
    above = rows[:index]
    if row.cell is not None and (words.worn or row.cell[2] - row.cell[0] < WIDE_CELL * sheet.page.width):
        return False
    at_head = index < HEAD_ROWS and not found and (all(_is_above_heading(r) for r in above) or (index <= 2 and not words.worn and all(map(_is_plain_name, above))))
    if row.box is not None:
        middle = (min(rows[i].box[0] for i in heading if rows[i].box) + max(rows[i].box[2] for i in heading if rows[i].box)) / 2  # type: ignore[index]
        centred = abs(middle - sheet.page.width / 2) < 0.05 * sheet.page.width or abs(middle - (row.left + row.right) / 2) < 14
        larger = body > 0 and row.em >= LARGER * body
        if at_head:
            return centred or larger or index == 0 or (not words.worn and _is_owner(rows[index - 1]))
        if index < HEAD_ROWS and not found and centred and row.em >= MUCH_LARGER * body:
            return True
        return centred and not words.worn and (larger or row.above >= ROOM) and len(words.bare) >= 3
    if at_head:
        return len(words.bare) >= 3 or (index == 0 and len(rows) > 1) or words.kinds == ("case_cover",)
    if (words.worn and row.above <= 0) or len(words.bare) < 3:
        return False
    return _stands_in_text(rows, heading, current)


def _stands_in_text(rows: Sequence[Row], heading: range, current: str | None) -> bool:
    """A heading inside a plain text: a line of its own, not one of a list of titles and not the value of the label above it."""
    before = rows[heading.start - 1] if heading.start else None
    after = rows[heading.stop] if heading.stop < len(rows) else None
    if after is None:
        return False
    if rows[heading.start].above > 0:
        return True
    if after.above <= 0 and heading_of(after.text) and not NUMBERED.search(after.text):
        return False
    if before is None:
        return True
    if before.text[-1:] in (":", "、", ",") or is_label(before.text) or heading_of(before.text) or before.squeezed.isdigit():
        return False
    return current != "case_catalogue" or bool(NUMBERED.search(after.text))


def _is_above_heading(row: Row) -> bool:
    """A row that may stand above a heading: the agency's name, the series of forms, a form's number."""
    words = row.squeezed
    if len(words) > 34 or row.cell is not None:
        return False
    if SERIES.search(words):
        return True
    return not re.search(r"[。;:,!?]", words) and (_is_owner(row) or len(words) <= 3)


def _is_plain_name(row: Row) -> bool:
    """Words that may be a name cut short, over a heading that is sure."""
    return row.cell is None and bool(re.fullmatch(r"[\u4e00-\u9fff()\s]{5,30}", row.text))


def _is_owner(row: Row) -> bool:
    return bool(OWNER.search(row.squeezed)) and ":" not in row.text


def _with_letterhead(rows: Sequence[Row], heading: int, floor: int) -> int:
    """The first row of a document: the agency's name and the series of forms above its heading belong to it."""
    first = heading
    if heading < HEAD_ROWS and floor == 0 and (all(_is_above_heading(r) for r in rows[:heading]) or (heading <= 2 and all(map(_is_plain_name, rows[:heading])))):
        return 0
    while first > floor and heading - first < 3 and _is_above_heading(rows[first - 1]):
        above = rows[first - 1]
        apart = above.above > max(rows[first].above, 0.0) if above.box is not None else above.above > 0 and rows[first].above <= 0
        if not apart:
            break
        first -= 1
    return first


def _same_paper(before: Start, heading: range, words: Heading) -> bool:
    """A second heading that belongs to the paper already begun: the cover's two titles, 营业执照 under 主体资格证明."""
    if before.kinds != words.kinds:
        return False
    return words.kinds[0] in ONE_PAPER or words.continued or (heading.start - before.heading.stop < 3 and words.kinds[0] == "case_catalogue")


def _shaped(sheet: Sheet, rows: Sequence[Row], body: float, stop: int) -> Start | None:
    """A paper of no known kind at the head of a page: a line that is shaped and set like a heading. A list that belongs to the paper before is none."""
    for index, row in enumerate(rows[:min(HEAD_ROWS, stop)]):
        words = row.squeezed
        if row.cell is not None or row.label or row.columns:
            return None
        if row.box is not None:
            middle = (row.box[0] + row.box[2]) / 2
            centred = abs(middle - sheet.page.width / 2) < 0.05 * sheet.page.width
            if centred and row.em >= LARGER * body and len(words) >= 4 and SHAPED.fullmatch(words):
                return None if ATTACHED.search(words) else Start(0, range(index, index + 1), ("unknown",), words)
        elif index < 2 and len(words) >= 4 and SHAPED.fullmatch(words) and len(words) <= 24 and index + 1 < len(rows):
            return None if ATTACHED.search(words) else Start(0, range(index, index + 1), ("unknown",), words)
        if not _is_above_heading(row):
            return None
    return None
