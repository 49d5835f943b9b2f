"""The rows of a catalogue (卷内目录): number, title, document number, date and page of each paper that the file should hold."""

from dataclasses import dataclass

from rules import patterns as re
from rules.documents.flow import Flow

TITLES = ("名称", "题名", "标题", "文书", "材料", "文件", "目录")
NUMBERS = ("文号", "编号", "字号")
DATES = ("日期", "时间")
PAGES = ("页号", "页码", "页次", "页数", "起止页", "所在页", "页")
SERIAL = re.compile(r"\d{1,3}[.、)]?")
DATE = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-./]\d{1,2}[-./]\d{1,2})|(?<!\d)(?:19|20)\d\d[01]\d[0-3]\d(?!\d)")
DOC_NO = re.compile(r"\S{0,16}[〔\[(](?:19|20)\d\d[〕\])]\S{0,8}\d+号?")
PAGE = re.compile(r"(?:第)?(\d{1,4})(?:\s?[-—~至]\s?(\d{1,4}))?页?")
JOINED = re.compile(r"[、,;|/](?P<page>第?\d{1,4}(?:[-—~至]\d{1,4})?页?)[、,;|/]?$")
"""A page number that only a comma parts from the title: 1、立案审批表、1."""
PLAIN = re.compile(
    r"^(?P<n>\d{1,3})(?:[.、 \t][ \t]*|(?=[公处个张家件名条款项][\u4e00-\u9fff()]{2,30}[ \t]*[…．·.]*[ \t]*\d{1,3}(?:[-—~]\d{1,3})?[ \t]*$))"
    r"(?P<title>[^\s…．.·\d][^\s…]{1,40}?)(?:[ \t]*[….．·]{2,}[ \t]*|[ \t]+|$)(?P<rest>.*)$", re.M)
"""A title that begins as a unit of measure (处罚…, 公示…) has lost the blank after its row's number."""

AUTHORED = re.compile(r"^[^\n]{0,4}序号?[ \t]+(?:文件)?(?:责任者|责任人|作者|制作单位|责任单位|制作机关|形成单位|来源)[ \t]+[^\n]*$", re.M)
"""The head of a catalogue whose rows name the author before the title, as archives do."""
AUTHOR_FIRST = re.compile(PLAIN.pattern.replace("(?P<title>", r"[^\s…．.·\d]\S{0,16}[ \t]+(?P<title>", 1), re.M)


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A row of the catalogue as printed; `start` and `end` are its offsets in the document's text. `first_page` and `last_page` are the numbers stamped on the paper."""

    number: str
    title: str
    doc_no: str
    date: str
    first_page: int | None
    last_page: int | None
    start: int
    end: int


def rows_in(made: Flow) -> tuple[CatalogueRow, ...]:
    """The rows of a catalogue's flowing text."""
    rows = [row for start, end, columns in made.lists if (row := _from_columns(made.text, start, end, columns))]
    if rows:
        return tuple(rows)
    if (head := AUTHORED.search(made.text)) is not None:
        return tuple(_from_line(m, head.end()) for m in AUTHOR_FIRST.finditer(made.text[head.end():]))
    return tuple(_from_line(m) for m in PLAIN.finditer(made.text))


def _from_columns(text: str, start: int, end: int, columns: tuple[tuple[str, int, int], ...]) -> CatalogueRow | None:
    values = [(name, text[a:b].strip()) for name, a, b in columns]
    number = title = doc_no = date = page = ""
    named = any(name for name, _ in values)
    for position, (name, value) in enumerate(values):
        if named:
            if name.startswith(("序", "顺序", "编号")) and not number:
                number = value
            elif any(name.endswith(p) for p in PAGES):
                page = value
            elif any(d in name for d in DATES):
                date = value
            elif any(d in name for d in NUMBERS):
                doc_no = value
            elif any(t in name for t in TITLES) and not title:
                title = value
        elif position == 0:
            number = value
        elif DATE.search(value):
            date = value
        elif DOC_NO.search(value):
            doc_no = value
        elif PAGE.fullmatch(value):
            page = value
        elif not title:
            title = value
    if not title or not SERIAL.fullmatch(number or "0") or title in ("文书名称", "文件名称", "题名", "材料名称"):
        return None
    first, last = _pages(page)
    return CatalogueRow(number, "".join(title.split()), doc_no, date, first, last, start, end)


def _from_line(match: re.Match[str], shift: int = 0) -> CatalogueRow:
    rest = match["rest"]
    date = m[0] if (m := DATE.search(rest)) else ""
    doc_no = m[0] if (m := DOC_NO.search(rest)) else ""
    for known in filter(None, (date, doc_no)):
        rest = rest.replace(known, " ")
    left = rest.split()
    title, told = match["title"], left[-1] if left else ""
    if not told and (joined := JOINED.search(title)):
        title, told = title[:joined.start()], joined["page"]
    first, last = _pages(told)
    return CatalogueRow(match["n"], title, doc_no, date, first, last, match.start() + shift, match.end() + shift)


def _pages(text: str) -> tuple[int | None, int | None]:
    match = PAGE.fullmatch(text.strip())
    if not match:
        return None, None
    first = int(match[1])
    return first, int(match[2]) if match[2] else first
