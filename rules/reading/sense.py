"""Whether a page's text layer can be believed: page by page what is read as text and what from its picture, and why."""

from dataclasses import dataclass

from rules import patterns as re
from rules.language import N_
from rules.reading.layer import Layer
from rules.reading.page import Source

NONSENSE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
"""Control characters, private use and the replacement character: what fonts without a usable character map give."""
FOREIGN = re.compile("[\u00a1-\u024f\u0250-\u02af\u0370-\u058f\u0590-\u07ff\u0900-\u1cff]")
"""Letters of scripts that no Chinese paper is written in: a character map shifted by one table."""
CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
ODD = re.compile("[^\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff0-9A-Za-z.,:;()/%*+\\-\\[\\]“”‘’…—·×□☑√①-⑳㎡²³℃~|_<>=\\s■]")
PAGE_NUMBER = re.compile(r"第?[\s\-—－–·]*\d{0,4}[\s\-—－–·]*页?(共\d{0,4}页)?")
COMMON = frozenset(
    "人日月年法的行罚市号定处证有查第名事区案一政公书件当理执款管现意场限民本达检送问和条司十时录规明表据为局收决安员品记期违元中国在责文照位内情共告核以申二方用应地况业上机间"
    "不对出三了立全我同工施关系已知改合食复议设陈依实自于过作监点由回清可示所被提放制负分四及字项从源备程取到与要主向之其也个大会这是来说等人民法院通利权义务价格合约项目甲乙"
)
"""In papers of any department one Chinese character in two is one of these; in text of wrong character maps, one in twenty."""
TOO_FEW_COMMON = 0.12
FROM_CHINESE = 60
"""So many Chinese characters tell whether they make sense."""
UNMAPPED = 0.3
SCAN = 0.6
"""An image that covers this share of the page is a scan, or the ground under a text."""
WHOLE = 0.85
SPARSE = 100
"""Fewer characters printed over an image of the whole page are a form filled in, a stamp or a mark; the rest is in the image."""
MARGIN = 0.09
POOR = 0.03

NO_TEXT = N_("没有文字层")
GARBLED = N_("文字层是乱码")
UNMAPPED_FONT = N_("字体没有字符对应表，文字层不可信")
INVISIBLE = N_("扫描图像下的隐藏文字层是别的软件识别的，不可靠")
STAMPED = N_("扫描图像上只印有页码、水印之类的文字")
OUTSIDE = N_("文字层的文字都在页面以外")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a page is to be read, and why not as text. `usable`: without an OCR engine its text layer is better than nothing."""

    source: Source
    why: str = ""
    usable: bool = False


def judged(layer: Layer) -> Verdict:
    """TEXT where the text layer makes sense and is what can be seen, UNREAD where it is not or is missing beside images, BLANK where nothing
    is printed."""
    drawn = layer.drawn
    printed = layer.solid
    if not printed:
        return Verdict(Source.UNREAD, NO_TEXT) if drawn.marks else Verdict(Source.BLANK)
    if is_garbled(printed):
        return Verdict(Source.UNREAD, GARBLED)
    if layer.unmapped() > UNMAPPED:
        return Verdict(Source.UNREAD, UNMAPPED_FONT)
    if drawn.covered > SCAN:
        return _over_image(layer, printed)
    if (drawn.unseen or drawn.image > 0) and not any(layer.shown()):
        return Verdict(Source.UNREAD, OUTSIDE) if drawn.marks else Verdict(Source.BLANK)
    return Verdict(Source.TEXT)


def _over_image(layer: Layer, printed: str) -> Verdict:
    """A page with an image as large as a scan: its text counts only where it can be seen and is more than a stamp on the scan."""
    shown = list(layer.shown())
    seen = "".join(layer.text[o] for o, _, _ in shown)
    at_the_edge = all(y < MARGIN or y > 1 - MARGIN for _, _, y in shown)
    if len(seen) > 8 and not PAGE_NUMBER.fullmatch(seen) and not at_the_edge and (len(seen) >= SPARSE or layer.drawn.covered <= WHOLE):
        return Verdict(Source.TEXT)
    if layer.drawn.unseen and len(seen) * 2 < len(printed):
        return Verdict(Source.UNREAD, INVISIBLE, usable=len(printed) >= FROM_CHINESE and not is_poor(printed))
    return Verdict(Source.UNREAD, STAMPED if seen else OUTSIDE)


def is_garbled(printed: str) -> bool:
    """Whether the characters of a page, without spaces, are what wrong character maps give."""
    if len(NONSENSE.findall(printed)) * 4 > len(printed):
        return True
    chinese = len(printed) - len(CHINESE.sub("", printed))
    if len(FOREIGN.findall(printed)) * 3 > len(printed) and chinese * 5 < len(printed):
        return True
    return chinese >= FROM_CHINESE and common_in(printed) < TOO_FEW_COMMON * chinese


def common_in(text: str) -> int:
    """How many of its characters are common Chinese ones."""
    return sum(map(COMMON.__contains__, text))


def is_poor(printed: str) -> bool:
    """Whether a text that another program has recognised shows that it was not up to it: odd signs, rare characters, hardly any Chinese."""
    chinese = len(printed) - len(CHINESE.sub("", printed))
    odd = len(ODD.findall(printed))
    return odd > POOR * len(printed) or chinese * 4 < len(printed) or common_in(printed) < 2 * TOO_FEW_COMMON * chinese
