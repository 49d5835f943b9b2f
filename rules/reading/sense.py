"""Whether a page's text layer can be believed."""

import re

from rules.reading.drawn import Drawn
from rules.reading.page import Source

NONSENSE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
"""Control characters, private use and the replacement character: what fonts without a usable character map give."""
FOREIGN = re.compile("[\u00a1-\u024f\u0250-\u02af\u0370-\u058f\u0590-\u07ff\u0900-\u1cff]")
"""Letters of scripts that no Chinese paper is written in: a character map shifted by one table."""
CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
PAGE_NUMBER = re.compile(r"第?[\s\-—－–·]*\d{0,4}[\s\-—－–·]*页?(共\d{0,4}页)?")


def source_of(text: str, drawn: Drawn) -> Source:
    """TEXT where the text layer makes sense, UNREAD where it does not or is missing beside images, BLANK where nothing is printed."""
    printed = "".join(text.split())
    if not printed:
        return Source.UNREAD if drawn.marks else Source.BLANK
    if len(NONSENSE.findall(printed)) * 4 > len(printed):
        return Source.UNREAD
    if len(FOREIGN.findall(printed)) * 3 > len(printed) and len(CHINESE.findall(printed)) * 5 < len(printed):
        return Source.UNREAD
    if drawn.image > 0.6 and (len(printed) <= 8 or PAGE_NUMBER.fullmatch(printed)):
        return Source.UNREAD
    return Source.TEXT
