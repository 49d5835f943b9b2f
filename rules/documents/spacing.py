"""Which spaces of a printed line are words' and which are only type: 2024 年 5 月, 送 达 回 证, 名　　称 lose theirs, 王芳　李明 keeps one."""

from collections.abc import Sequence
from typing import NamedTuple

from rules import patterns as re
from rules.documents.labels import NAMES, is_label

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff]")
NO_SPACE_AFTER = frozenset(":(《〔“‘「『【、,;。!?")
NO_SPACE_BEFORE = frozenset(":)》〕”’」』】、,;。!?")
UNITS = frozenset("年月日时分秒号元条款项页份张次个人岁名家台件箱吨斤克公千米升万亿余日天周期折倍%‰章节目编册卷间户处起宗辆艘袋瓶盒包块片支只条")
BEFORE_NUMBER = frozenset("年月日时分第约共计款币于自至在从到为达的〕])处价额值满足元之和及或号近超路道街弄巷幢栋室层楼区")
NEXT_LABEL = re.compile(r"[^:\d]{2,14}:")
SIGNED_LABEL = re.compile(r"([^:()\d]{2,8})\((?:签名|签字|签章|盖章)[^()]{0,6}\)")
"""A place of signature without a colon: 记录人(签名)."""
YEAR = re.compile(r"(?:19|20)\d\d(?:[年./\-]|$)")
NUMBER_TAIL = re.compile(r"[\d.,%]$")
NUMBER_HEAD = re.compile(r"[\d.¥]")

RUNS = re.compile(r"(\S+)|\s+")
WIDTHS = {" ": 0.5, "\u00a0": 0.5, "\t": 2.0}

WIDE = 0.9
"""A gap of this many characters' width separates two things whatever they are."""
FIELD_GAP = 0.18
"""A gap of this width, a narrow space in a narrow face, separates a field from the label of the next."""
WORD_GAP = 0.55
"""A gap of this width between two Chinese words separates them; a narrower one is a justified line."""


class Token(NamedTuple):
    """A run without spaces at `start:end` of a page's text; `gap` is the space before it in characters' widths, `spaced` whether a space was printed there."""

    start: int
    end: int
    gap: float = 0.0
    spaced: bool = False


def settle(text: str, tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """The tokens of one line as text, with the offset of each character; a space that is kept has the offset of the one before its word."""
    if len(tokens) == 1:
        only = tokens[0]
        return text[only.start:only.end], list(range(only.start, only.end))
    joined = _letter_spaced(text, tokens)
    pieces: list[str] = []
    offsets: list[int] = []
    for index, token in enumerate(tokens):
        if index and not joined[index] and _keeps(text, tokens, index):
            pieces.append(" ")
            offsets.append(token.start - 1 if token.start and text[token.start - 1] == " " else -1)
        pieces.append(text[token.start:token.end])
        offsets.extend(range(token.start, token.end))
    return "".join(pieces), offsets


def _letter_spaced(text: str, tokens: Sequence[Token]) -> list[bool]:
    """For each token whether it belongs to the one before as the next letter of a word set apart: 营 业 执 照, 住　　所."""
    joined = [False] * len(tokens)
    first = 0
    while first < len(tokens):
        last = first
        while last + 1 < len(tokens) and _ends_in_letter(text, tokens[last]) and _begins_with_letter(text, tokens[last + 1]):
            last += 1
        while first < last:
            stop = next((i for i in range(first + 1, last) if ":" in text[tokens[i].start:tokens[i].end]), last)
            gaps = sorted(t.gap for t in tokens[first + 1:stop + 1])
            usual = gaps[len(gaps) // 2] if len(gaps) > 2 else gaps[0]
            for index in range(first + 1, stop + 1):
                joined[index] = tokens[index].gap <= max(usual * 1.9, 0.6)
            first = stop
        first = last + 1
    return joined


def _ends_in_letter(text: str, token: Token) -> bool:
    """A letter by itself, or one behind a colon or a bracket (签名：王 芳，（盖 章）)."""
    return _is_letter(text[token.end - 1]) and (token.end - token.start == 1 or text[token.end - 2] in ":(")


def _begins_with_letter(text: str, token: Token) -> bool:
    """A letter by itself, or one before a colon or a bracket (住 所：鲤城区，（盖 章）)."""
    return _is_letter(text[token.start]) and (token.end - token.start == 1 or text[token.start + 1] in ":)")


def _is_letter(character: str) -> bool:
    return not character.isascii() or character in ":()、,/"


def _keeps(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a space is kept between token `index` and the one before."""
    before, token = tokens[index - 1], tokens[index]
    left, right = text[before.end - 1], text[token.start]
    if right == ":":
        return False
    if left == ":":
        return token.gap >= WIDE and bool(NEXT_LABEL.match(text, token.start, token.end))
    if token.gap >= WIDE:
        return not (left.isdigit() and right in "年月日时分号元" and token.gap < 1.6)
    if left in NO_SPACE_AFTER or right in NO_SPACE_BEFORE:
        return left in "。;!?" and token.spaced and right not in NO_SPACE_BEFORE
    left_han, right_han = bool(HAN.match(left)), bool(HAN.match(right))
    if token.gap >= FIELD_GAP and _parts_fields(text, before, token):
        return True
    if left_han and right_han:
        return token.gap >= WORD_GAP or (token.spaced and token.gap >= 0.2)
    if left_han and NUMBER_HEAD.match(right):
        if not token.spaced:
            return bool(token.gap >= 0.45 and YEAR.match(text[token.start:token.end]))
        if is_label(text[before.start:before.end]) or (index == len(tokens) - 1 and left not in BEFORE_NUMBER and text[token.start:token.end].isdigit()):
            return True
        if YEAR.match(text[token.start:token.start + 5]):
            return left not in BEFORE_NUMBER
        return left not in BEFORE_NUMBER and token.end - token.start > 4
    if NUMBER_TAIL.match(left) and right_han:
        return token.spaced and right not in UNITS and (index == 1 or before.end - before.start > 5)
    if left_han or right_han:
        return token.spaced and token.gap >= 0.3
    if before.end - before.start == 1 and token.end - token.start == 1 and left.isdigit() and right.isdigit():
        return False
    return token.spaced or token.gap >= 0.2


def _parts_fields(text: str, before: Token, token: Token) -> bool:
    """Whether a label stands alone on one side of the gap, or begins the token with its colon: 性别 男 年龄 36, 王芳 性别:女."""
    following = NEXT_LABEL.match(text, token.start, token.end)
    if following and is_label(following[0][:-1]):
        return True
    signed = SIGNED_LABEL.match(text, token.start, token.end)
    if signed and signed[1] in NAMES:
        return True
    return text[before.start:before.end] in NAMES or text[token.start:token.end] in NAMES


def tokens_of(raw: str, start: int, end: int) -> list[Token]:
    """The tokens of a plain text's line `raw[start:end]`; a half-width space is half a character wide, a full-width one a whole, a tab two."""
    tokens: list[Token] = []
    gap = 0.0
    for match in RUNS.finditer(raw, start, end):
        if match[1]:
            tokens.append(Token(match.start(), match.end(), gap, gap > 0))
            gap = 0.0
        else:
            gap = sum(WIDTHS.get(space, 1.0) for space in match[0])
    return tokens
