"""Whether a printed row goes on in the next: a wrapped paragraph, as against a paragraph of its own."""

from collections.abc import Sequence

from rules import patterns as re
from rules.documents.labels import is_label
from rules.documents.row import Row

ENDS = frozenset("。!?;:")
HANGS = re.compile(r"[和与及或、,,(（《“\[至—-]$")
OPENS_ITEM = re.compile(r"问:|答:|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.．、](?!\d)|[①②③④⑤⑥⑦⑧⑨⑩]|证据\d{1,2}|附[:件]|☐|□|☑|√")
LABELLED = re.compile(r"([^:,。;\s]{2,20}):")
LISTED = re.compile(r"(\d{1,3})[.、]?[ \t]+[^\s\d]")
"""A row of a list without ruled lines: its number, a gap, its title."""
SHORT_FIELDS = frozenset(["住所", "住址", "地址", "姓名", "名称", "性别", "年龄", "民族", "电话", "职务", "职业", "单位"])
"""Labels of two characters that open a line behind a number which filled the line above."""
INDENT = 1.4
"""A row that begins this many characters to the right of the body's edge opens a paragraph (departments indent by two)."""
FAR = 3.6
"""A row that begins this many characters inside is set to the right or in the middle (a number, a signature block), not wrapped."""
TALLER = 1.25
NARROWEST_PLAIN = 18.0


def goes_on(row: Row, following: Row, usual: float = 0.0) -> bool:
    """Whether `following` continues the paragraph of `row`. `usual` is the width at which a plain text's lines were wrapped, 0 where they were not."""
    if following.label or row.columns or following.columns:
        return False
    if row.box is None or following.box is None:
        return _plain_goes_on(row, following, usual)
    em = max(row.em, 1.0)
    if row.box[2] + following.need <= row.right - 0.35 * em:
        return False
    if max(row.em, following.em) > TALLER * min(row.em, following.em):
        return False
    start = row.left if row.label else row.box[0]
    if start - row.left > FAR * em or following.box[0] - following.left > FAR * em:
        return False
    indented = following.box[0] - following.left > INDENT * em
    if indented and following.box[0] - start > -0.5 * em and (row.text[-1:] in ENDS or following.box[0] - start > INDENT * em or OPENS_ITEM.match(following.text)):
        return False
    if following.above > 2.6:
        return False
    return not _opens(row, following)


def _opens(row: Row, following: Row) -> bool:
    """Whether the words say that `following` begins anew although `row` was full."""
    if _next_in_list(row, following):
        return True
    if HANGS.search(row.text):
        return False
    if OPENS_ITEM.match(following.text):
        return row.text[-1:] in ENDS or following.text[:2] in ("问:", "答:")
    match = LABELLED.match(following.text)
    if not match or not is_label(match[1]):
        return False
    fields = row.text[-1:] in ENDS or row.text[-1:] in ")）" or LABELLED.match(row.text) is not None
    return fields and (len(match[1]) > 2 or (match[1] in SHORT_FIELDS and row.text[-1:].isalnum() and row.text[-1:].isascii()))


def _next_in_list(row: Row, following: Row) -> bool:
    """Whether `following` is the list row after `row`, which ends with a number of its own (a page), or the first under the list's head (序号 … 页码)."""
    match = LISTED.match(following.text)
    if match is None:
        return False
    before = LISTED.match(row.text)
    if before is not None:
        return row.text[-1:].isdigit() and int(match[1]) == int(before[1]) + 1
    return match[1] == "1" and "序" in row.text[:4] and ("页" in row.text[-6:] or "注" in row.text[-3:])


def _plain_goes_on(row: Row, following: Row, usual: float) -> bool:
    if not usual or row.right < usual - 2.0 or following.left > 0 or following.above > 0 or row.text[-1:] in ENDS:
        return False
    return not OPENS_ITEM.match(following.text) and not LABELLED.match(following.text)


def wrapped_width(rows: Sequence[Row]) -> float:
    """The width at which a plain text's lines were wrapped, or 0 where each line is a paragraph: wrapped lines are alike in width and end anywhere."""
    widths = [row.right for row in rows if row.box is None]
    if len(widths) < 4:
        return 0.0
    widest = max(widths)
    if not NARROWEST_PLAIN <= widest <= 60:
        return 0.0
    full = [row for row in rows if row.right >= widest - 2.0]
    cut = [row for row in full if row.text[-1:] not in ENDS]
    return widest if len(cut) >= 3 and len(full) * 4 >= len(widths) else 0.0
