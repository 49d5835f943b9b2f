"""Money: amounts in figures (¥50,000.00, 5万元, 5000元5角) or numerals (伍万元整, 三千元), and pairs of both that stand together.

Words and figures side by side prove each other (票据法 第八条 asks it of cheques; departments write fines so).
Not money: vague sums (数千元, 5000余元), 三元区, a bare number. A number without 元 counts only where ¥ or 人民币 precedes it,
or where it stands in brackets or after 小写 behind an amount in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rules import patterns as re

DIGITS = {c: i for numerals in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖") for i, c in enumerate(numerals)} | {
    "○": 0, "弌": 1, "壱": 1, "两": 2, "兩": 2, "弍": 2, "貳": 2, "弐": 2, "叄": 3, "參": 3, "参": 3, "弎": 3, "陸": 6, "漆": 7}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
SCALES = {scale: Decimal(size) for scale, size in (
    ("", 1), ("百", 100), ("千", 1000), ("仟", 1000), ("万", 10_000), ("萬", 10_000), ("十万", 100_000), ("百万", 1_000_000),
    ("千万", 10_000_000), ("十萬", 100_000), ("百萬", 1_000_000), ("千萬", 10_000_000), ("亿", 10 ** 8), ("億", 10 ** 8),
    ("十亿", 10 ** 9), ("百亿", 10 ** 10), ("千亿", 10 ** 11), ("十億", 10 ** 9), ("百億", 10 ** 10), ("千億", 10 ** 11),
)}
ILLEGIBLE = "■▇█�"

NUMERAL = "".join(DIGITS) + "".join(UNITS) + "".join(LARGE)
DIGIT = "".join(DIGITS)
YUAN = "[元圆圓]"
FIGURE = rf"[\d{ILLEGIBLE}](?:[\d,{ILLEGIBLE}]|\n(?=[\d,]\d)|\n(?=\d[^\d\n])| (?=\d{{3}}(?!\d)))*(?:\n?\.\n?[\d{ILLEGIBLE}]{{1,3}})?"

WORDS = re.compile(
    rf"(?P<whole>[{NUMERAL}{ILLEGIBLE}]\n?(?:[{NUMERAL}{ILLEGIBLE}]\n?){{0,24}}){YUAN}"
    rf"(?:零?(?P<jiao>[{DIGIT}{ILLEGIBLE}])[角毛])?(?:零?(?P<fen>[{DIGIT}{ILLEGIBLE}])分)?[整正]?"
    rf"|(?P<bare>[壹贰叁肆伍陆柒捌玖拾][{NUMERAL}]{{0,16}}[拾佰仟万])[整正]"
)
FIGURES = re.compile(
    rf"(?:(?P<sign>(?:¥|RMB|CNY):?\n?)|(?P<mark>小写\)?:?\n?(?:人民币)?:?|人民币:?|\((?:单位:)?(?P<unit>万)?元\):?\n?)|(?<![\d.A-Za-z\-/]))(?P<figure>{FIGURE})"
    rf"\n?(?P<scale>[十百千]?[万萬亿]|[百千仟])?(?:(?!(?:19|20)\d\d[年.\-/])(?P<figure2>\d{{1,4}}(?:\.\d+)?)(?P<scale2>[千百仟])?)?\n?(?P<yuan>{YUAN}(?![素旦]))?"
    r"(?:(?P<jiao>\d)[角毛])?(?:(?P<fen>\d)分(?![钟之]))?[整正]?"
)
TWICE = re.compile(
    rf"(?P<words>[{NUMERAL}]{{1,16}})\((?P<figure>\d[\d,]*(?:\.\d+)?)\){YUAN}[整正]?"
    rf"|(?<!\d)(?P<figure2>\d[\d,]*(?:\.\d+)?)\((?P<words2>[{NUMERAL}]{{1,16}})\){YUAN}[整正]?")
"""One amount written twice before its 元: 伍仟(5000)元."""
OF_MONEY = re.compile(rf"{YUAN}|¥|RMB|CNY|人民币|小写|[拾佰仟万][整正]")
"""Without one of these there is no amount."""
PARTED = re.compile(r" |\d\n\d")
INTRODUCED = re.compile(r"[(款币额得处为计以共:]$")
"""Before figures that run over a blank or a line's end: what makes them one amount, and not the cells of a table."""
PLACE_NAMES = "区里桥村镇乡街路素旦月件器年化宵制曲谷宝店庙山岭坝"
"""三元区 is a district, 三元里 a village: after a numeral of one character these make no amount."""
CAPITALS_MISREAD = tuple("任仵佐染渠隆限臺查武贷戴泗肄桌玫致八人入")
"""What capital numerals are read as on scans: before 拾 one of them means that the amount is not whole."""
BARE = re.compile(rf"(?P<figure>{FIGURE})(?P<scale>万)?(?=[),。;\]整]|\n(?!\d)|$)")
OPENING = re.compile(r"\s?(?:\((?:人民币|小写|:|数字)*|,?\(?小写\)?:?(?:人民币)?)(?=\d)")
JOINT = re.compile(r"(?:^\s{0,8}(?:合计|总计|共计)(?=\(小写)|[\s()\[\]【】〔〕{}:/,;、\-—=⊗]|人民币|大写|小写|数字|金额|即|为|(?<=\()计|的?罚款|RMB|CNY|¥|[整正])*")
TELLING = re.compile(r"[(\[【〔{¥:]|大写|小写|即|RMB|CNY")
PER_UNIT = re.compile(r"\s?(?:[×xX*÷+]|/|每)")
"""What follows a price and not a whole amount: (50元/平方米), (5000元×3)."""
CLOSED = re.compile(r"[整正]?(?:人民币)?(?:[),。;、\]\n]|$)")
"""What follows the second amount where a bracket opened before it; anything else says more of it: (1000元一吨)."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in yuan at `start:end`; `words`: written in Chinese numerals.

    `pair`: index in the same list of the amount that stands beside it in the other writing, or None.
    `doubtful`: some of its characters are illegible, grouped oddly or ambiguous, so that `yuan` is not to be relied upon.
    """

    yuan: Decimal
    start: int
    end: int
    words: bool = False
    pair: int | None = None
    doubtful: bool = False


def find_money(text: str) -> list[Money]:
    """Every amount of `text` in reading order."""
    plain, at = _without_spaces(text)
    if not OF_MONEY.search(plain):
        return []
    found = [*_twice(plain), *_in_words(plain), *_in_figures(plain)]
    found.sort(key=lambda m: (m.start, -m.end))
    apart: list[Money] = []
    for amount in found:
        if not apart or amount.start >= apart[-1].end:
            apart.append(amount)
    apart = _with_bare_figures(plain, apart)
    return [replace(m, yuan=_shortest(m.yuan), start=at[m.start], end=at[_last(plain, m)] + 1) for m in _paired(plain, apart)]


def _last(text: str, amount: Money) -> int:
    """The place of its last character: a line's end behind it is none of it."""
    return amount.start + len(text[amount.start:amount.end].rstrip()) - 1


def value_of_numeral(numeral: str) -> tuple[int, bool] | None:
    """The value of a Chinese numeral (capital or small) and whether it is open to doubt; None where it is none.

    三百五 may be 350 or 305, so it is doubtful; 二〇〇〇 is read digit by digit.
    """
    if not numeral or any(c not in DIGITS and c not in UNITS and c not in LARGE for c in numeral):
        return None
    if all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral)), False
    if not any(c in DIGITS or c in "十拾" for c in numeral):
        return None
    total = section = 0
    digit: int | None = None
    unit, doubtful, zero = 1, False, False
    for c in numeral:
        if c in DIGITS:
            if digit and DIGITS[c]:
                return None
            zero = zero or DIGITS[c] == 0
            digit = DIGITS[c] if digit is None or DIGITS[c] else digit
        elif c in UNITS:
            section += (digit if digit is not None else 1) * UNITS[c]
            unit, digit, zero = UNITS[c], None, False
        else:
            section += digit or 0
            total = (total + section) * LARGE[c] if LARGE[c] > 10_000 and total else total + section * LARGE[c]
            section, unit, digit, zero = 0, LARGE[c], None, False
    if digit and unit >= 100 and not zero:
        doubtful = True
    return total + section + (digit or 0), doubtful


def _shortest(yuan: Decimal) -> Decimal:
    whole = yuan.to_integral_value()
    return whole if whole == yuan else yuan.normalize()


def _without_spaces(text: str) -> tuple[str, Sequence[int]]:
    """`text` without blanks, and the offset of each character kept.

    Line breaks stay, and so does a blank between two figures: it may part two cells.
    """
    if " " not in text:
        return text, range(len(text))
    runs, at, begun = [], list[int](), 0
    space = text.find(" ")
    while space >= 0:
        if not (0 < space < len(text) - 1 and text[space - 1].isdigit() and text[space + 1].isdigit()):
            runs.append(text[begun:space])
            at += range(begun, space)
            begun = space + 1
        space = text.find(" ", space + 1)
    at += range(begun, len(text))
    return "".join([*runs, text[begun:]]), at


def _in_words(text: str) -> list[Money]:
    found = []
    for m in WORDS.finditer(text):
        numeral = (m["whole"] or m["bare"]).replace("\n", "")
        illegible = any(c in ILLEGIBLE for c in m[0])
        if text[m.start() - 1:m.start()] in tuple("数几第") or (len(numeral) == 1 and text[m.end():m.end() + 1] in tuple(PLACE_NAMES)):
            continue
        value = value_of_numeral("".join(c for c in numeral if c not in ILLEGIBLE))
        if value is None:
            if not illegible and not any(c in "壹贰叁肆伍陆柒捌玖拾" for c in numeral):
                continue
            value = (0, True)
        headless = numeral[0] not in DIGITS and (numeral[0] not in "十拾" or text[m.start() - 1:m.start()] in CAPITALS_MISREAD)
        yuan = Decimal(value[0]) + DIGITS.get(m["jiao"] or "", 0) * Decimal("0.1") + DIGITS.get(m["fen"] or "", 0) * Decimal("0.01")
        found.append(Money(yuan, m.start(), m.end(), words=True, doubtful=illegible or headless or value[1]))
    return found


def _twice(text: str) -> list[Money]:
    found = []
    for m in TWICE.finditer(text):
        value = value_of_numeral(m["words"] or m["words2"])
        if value:
            words = Money(Decimal(value[0]), *m.span("words" if m["words"] else "words2"), words=True, doubtful=value[1])
            yuan, doubtful = _figure(m["figure"] or m["figure2"])
            figures = Money(yuan, *m.span("figure" if m["figure"] else "figure2"), doubtful=doubtful)
            found += [replace(words, end=m.end()), figures] if words.start > figures.start else [words, replace(figures, end=m.end())]
    return found


def _in_figures(text: str) -> list[Money]:
    found = []
    for m in FIGURES.finditer(text):
        if not (m["yuan"] or m["sign"] or m["mark"]) or (not m["yuan"] and m["scale"] is None and m["figure2"]):
            continue
        start = m.start("sign") if m["sign"] else m.start("figure")
        before = text[start - 1:start]
        if (m["figure"][0] in ILLEGIBLE and before and before in NUMERAL) or before == "第":
            continue
        yuan, doubtful = _figure(m["figure"])
        doubtful = doubtful or (bool(PARTED.search(m["figure"])) and not m["sign"] and not INTRODUCED.search(text, max(0, start - 2), start))
        yuan *= SCALES.get(m["scale"] or m["unit"] or "", Decimal(1))
        if m["figure2"]:
            whole = m["scale2"] or len(m["figure2"].split(".")[0]) == 4
            yuan += Decimal(m["figure2"]) * SCALES[m["scale2"] or ""]
            doubtful = doubtful or not m["scale"] or not whole
        if text[m.end():m.end() + 1].isascii() and text[m.end():m.end() + 1].isalpha():
            doubtful = True
        yuan += Decimal(m["jiao"] or 0) / 10 + Decimal(m["fen"] or 0) / 100
        found.append(Money(yuan, start, m.end(), doubtful=doubtful))
    return found


def _figure(figure: str) -> tuple[Decimal, bool]:
    """The value of a written figure, and whether it is doubtful: illegible characters, or commas that do not part thousands."""
    whole = figure.replace("\n", "").replace(" ", "")
    legible = "".join(c for c in whole if c not in ILLEGIBLE)
    integer, _, fraction = legible.partition(".")
    groups = integer.split(",")
    odd = len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:]))
    odd = odd or len(fraction) > 2
    digits = "".join(groups)
    return Decimal(f"{digits or 0}.{fraction}" if fraction.strip("0") else digits or 0), odd or legible != whole


def _with_bare_figures(text: str, amounts: list[Money]) -> list[Money]:
    """`amounts` with figures that bear neither ¥ nor 元, in brackets or after 小写 directly behind words: 伍万元整(50000.00)."""
    found = []
    for n, amount in enumerate(amounts):
        found.append(amount)
        limit = amounts[n + 1].start if n + 1 < len(amounts) else len(text)
        opening = OPENING.match(text, amount.end, limit) if amount.words else None
        figure = BARE.match(text, opening.end()) if opening else None
        if figure and figure.end() <= limit:
            value, doubtful = _figure(figure["figure"])
            found.append(Money(value * SCALES[figure["scale"] or ""], figure.start(), figure.end(), doubtful=doubtful))
    return found


def _paired(text: str, amounts: list[Money]) -> list[Money]:
    """`amounts` with those told of each other between which nothing stands but brackets, 大写, 小写, 人民币 and the like."""
    paired = list(amounts)
    n = 0
    while n + 1 < len(paired):
        one, other = paired[n], paired[n + 1]
        if one.words is not other.words and _together(text, one, other):
            paired[n], paired[n + 1] = replace(one, pair=n + 1), replace(other, pair=n)
            n += 1
        n += 1
    return paired


def _together(text: str, one: Money, other: Money) -> bool:
    between = text[one.end:other.start]
    if len(between) > 24 or not JOINT.fullmatch(between) or PER_UNIT.match(text, other.end) or not (one.yuan and other.yuan):
        return False
    if "(" in between.rpartition(")")[2] and not CLOSED.match(text, other.end):
        return False
    if "、" in between or ";" in between:
        return "写" in between
    return not between.strip() or bool(TELLING.search(between + text[other.start:other.start + 1]))
