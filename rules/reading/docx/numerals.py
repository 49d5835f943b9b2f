"""Numbers of lists in the forms that Word has for them (ECMA-376, 17.18.59)."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LARGEST = 9999


def shown(number: int, form: str) -> str:
    """`number` in one of Word's forms (`chineseCounting`, `upperRoman` …); an unknown form is decimal."""
    made = FORMS.get(form)
    return str(number) if made is None or not 0 <= number <= LARGEST else made(number)


def counted(number: int, digits: str = DIGITS, tens: str = "十百千", zero: str = "零") -> str:
    """十一, 二十, 一百零一."""
    if number == 0:
        return zero
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += zero if gap else ""
            text += digits[digit] + (tens[power - 1] if power else "")
            gap = False
        elif text:
            gap = True
    return text[1:] if text.startswith("一十") else text


def _by_digit(number: int) -> str:
    return "".join(DIGITS[int(c)] for c in str(number))


def _counting(number: int) -> str:
    """Up to 99 as counted, from 100 digit by digit: 一〇一."""
    return counted(number) if number < 100 else _by_digit(number)


def _roman(number: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def _letters(number: int) -> str:
    """a … z, aa, bb."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _from(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _circled(number: int) -> str:
    if 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if 21 <= number <= 35:
        return chr(ord("㉑") + number - 21)
    return chr(ord("㊱") + number - 36) if 36 <= number <= 50 else str(number)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)] if number else ""


def _capital(number: int) -> str:
    return counted(number, CAPITALS, "拾佰仟")


FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(c)) for c in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord("０") + int(c)) for c in str(number)),
    "numberInDash": lambda number: f"- {number} -",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "koreanCounting": _counting,
    "chineseCountingThousand": counted,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": counted,
    "ideographDigital": _by_digit,
    "taiwaneseDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "chineseLegalSimplified": _capital,
    "ideographLegalTraditional": _capital,
    "japaneseLegal": _capital,
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "ideographEnclosedCircle": lambda number: chr(ord("㊀") + number - 1) if 1 <= number <= 10 else counted(number),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
}
