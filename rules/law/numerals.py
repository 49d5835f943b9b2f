"""Numerals as statutes write them: 第六十四条 is article 64, and back."""

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "O": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}
WRITTEN = "〇一二三四五六七八九"
NUMERAL = "[〇零○一二两三四五六七八九十百千]"
"""A character of a written numeral, for patterns."""


def number(text: str) -> int | None:
    """The value of a written numeral (一百二十四, 十五, 一〇八) or of figures; None where it is neither."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    value, digit = 0, None
    for c in text:
        if c in UNITS:
            value += (1 if digit is None else digit) * UNITS[c]
            digit = None
        else:
            digit = DIGITS[c]
    return value + (digit or 0)


def written(value: int) -> str:
    """`value` (0 to 9999) as statutes write it: 64 is 六十四, 108 一百零八, 115 一百一十五."""
    if not 0 <= value <= 9999:
        raise ValueError(f"{value} is not between 0 and 9999")
    if value < 10:
        return "零" if value == 0 else WRITTEN[value]
    text, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            text += ("零" if gap and text else "") + WRITTEN[digit] + unit
            gap = False
        else:
            gap = bool(text)
    return text.removeprefix("一") if text.startswith("一十") else text
