"""Looking for words and patterns in a paper. Whatever is looked for, the time it takes grows with the paper's length and no faster.

Words are compared without white space, so that a line's end or a stray space hides nothing; patterns see the paper line by line (a
paragraph or a form's cell is a line), without spaces. Both in the plain form of the characters: （ is (, ： is :.
Patterns are RE2's, which never goes back over what it has read (no look-around, no back references): a bad one costs no more than a good one,
and nothing depends on a clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import re2

from rules import patterns as re
from rules.documents.dossier import Document, Span
from rules.documents.squeezing import squeezed_lines
from rules.language import N_
from rules.reading.normalise import normalise

LONGEST_PATTERN = 200
LARGEST_PROGRAM = 3000
"""Instructions of a compiled pattern: with so many a paper of 45,000 characters takes less than half a second."""
MOST_PLACES = 20
"""So many places of one word or pattern are shown of a paper."""
ILLEGIBLE = "■▇█\ufffd"
META = frozenset(r".^$*+?{}[]\|()-&~#")


class BadPattern(ValueError):
    """The text is a marked sentence, to be filled with `params`."""

    def __init__(self, fault: str, **params: object) -> None:
        super().__init__(fault)
        self.fault, self.params = fault, params


@dataclass(frozen=True, slots=True)
class Words:
    """`words` of which one (`every`: each) must be found, or a `pattern`."""

    words: tuple[str, ...] = ()
    every: bool = False
    pattern: str | None = None

    def found(self, document: Document) -> list[Span]:
        """Where any of them stands, in reading order; of each at most `MOST_PLACES`."""
        if self.pattern is not None:
            return list(_matches(self.pattern, document))
        spans = [span for word in self.words for span in islice(_places(word, document), MOST_PLACES)]
        return sorted(spans, key=lambda s: (s.start, s.end))

    def missing(self, document: Document) -> list[str]:
        """Which of the words do not stand there; of a pattern itself."""
        if self.pattern is not None:
            return [] if next(_matches(self.pattern, document), None) else [self.pattern]
        return [w for w in self.words if next(_places(w, document), None) is None]

    def stand(self, document: Document) -> bool:
        """Whether what is asked is there: each of `every`, else one of them."""
        missing = self.missing(document)
        return not missing if self.every or self.pattern is not None else len(missing) < len(self.words)

    def perhaps(self, document: Document) -> Span | None:
        """Where one of the words may stand under characters that cannot be read, though none is found; of a pattern the first such place."""
        text = document.squeezed
        worn = re.search(f"[{ILLEGIBLE}]", text)
        if worn is None:
            return None
        if self.pattern is not None:
            return document.unsqueeze(worn.start(), worn.end())
        for word in self.words:
            m = _worn(_bare(word)).search(text)
            if m is not None:
                return document.unsqueeze(m.start(), m.end())
        return None


def _bare(word: str) -> str:
    return "".join(normalise(word).split())


def _places(word: str, document: Document) -> Iterator[Span]:
    bare, text = _bare(word), document.squeezed
    start = text.find(bare)
    while start >= 0:
        yield document.unsqueeze(start, start + len(bare))
        start = text.find(bare, start + len(bare))


@lru_cache(maxsize=512)
def _worn(bare: str) -> re.Pattern[str]:
    return re.of_a_paper("".join(f"[{re.escape(c)}{ILLEGIBLE}]" for c in bare))


def _matches(pattern: str, document: Document) -> Iterator[Span]:
    text, kept = squeezed_lines(document.text)
    for m in islice(compiled(pattern).finditer(text), MOST_PLACES):
        start, end = m.span()
        if end > start:
            yield document.span(kept[start], kept[end - 1] + 1)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Any:
    """The pattern ready for use. Raises BadPattern for one that is wrong, too long, too large, or that is content with nothing."""
    if len(pattern) > LONGEST_PATTERN:
        raise BadPattern(N_("模式最长 {n} 个字符"), n=LONGEST_PATTERN)
    options = re2.Options()
    options.log_errors = False
    try:
        ready = re2.compile(f"(?m){_plain(pattern)}", options)
    except re2.error as error:
        raise BadPattern(N_("模式写法不对（{error}）"), error=_said(error)) from None
    if ready.programsize > LARGEST_PROGRAM:
        raise BadPattern(N_("模式太复杂，请减少重复的次数"))
    if ready.search("") is not None:
        raise BadPattern(N_("模式不能匹配空白，否则任何文书都算写明"))
    return ready


def _plain(pattern: str) -> str:
    """`pattern` with every character as the papers' text has it; a full-width bracket stays a character, and is no operator."""
    told = []
    for c in pattern:
        plain = normalise(c)
        told.append(f"\\{plain}" if plain != c and plain in META else plain)
    return "".join(told)


def _said(error: Exception) -> str:
    told = error.args[0] if error.args else ""
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
