"""Blocks: what a notice consists of, from the red heading down to the imprint.

A notice is a tuple of frozen blocks. They hold words and nothing about looks: the renderers know the looks (GB/T 9704-2012).
Blocks go to JSON and come back the same, for a notice that was issued is kept as the blocks that it was printed from.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar


def clean(text: str) -> str:
    """`text` on one line, without what no paper can show: control and direction marks, lone surrogates, non-characters.

    The words of a notice come from files that strangers hand in. A control character would be refused by XML, and a direction
    mark would make a name read differently from what it is. A wide space (U+3000) stays: it is the blank in a number not yet given.
    """
    shown = "".join(" " if c.isspace() and c != "\u3000" else c for c in text if c.isspace() or _printable(c))
    return re.sub(r" {2,}", " ", shown).strip()


def _printable(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs") and ord(character) & 0xFFFE != 0xFFFE


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a notice. Every text is cleaned as it comes in, so that no renderer has to."""

    kind: ClassVar[str]

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str):
                object.__setattr__(self, field.name, clean(value))

    def words(self) -> tuple[str, ...]:
        """The lines of this block as a reader meets them, for comparing renderings and for searching."""
        return tuple(value for field in fields(self) if isinstance(value := getattr(self, field.name), str) and value)


@dataclass(frozen=True, slots=True)
class Masthead(Block):
    """发文机关标志: the issuer in red at the head of the first page (GB/T 9704-2012, 7.2.4)."""

    kind = "masthead"
    text: str


@dataclass(frozen=True, slots=True)
class Number(Block):
    """发文字号 with the red rule under it (7.2.5, 7.2.7)."""

    kind = "number"
    text: str


@dataclass(frozen=True, slots=True)
class Title(Block):
    """标题 (7.3.1)."""

    kind = "title"
    text: str


@dataclass(frozen=True, slots=True)
class Addressee(Block):
    """主送机关, with its colon (7.3.2)."""

    kind = "addressee"
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph of the body (7.3.3)."""

    kind = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading of its own line: level 1 is 一、, level 2 is （一） (7.3.3)."""

    kind = "heading"
    text: str
    level: int = 1

    def __post_init__(self) -> None:
        Block.__post_init__(self)
        if self.level not in (1, 2):
            raise ValueError(f"a heading has level 1 or 2, not {self.level}")


@dataclass(frozen=True, slots=True)
class Item(Block):
    """A numbered point whose heading runs into its text: （一）…… in the face of the second level, then the text."""

    kind = "item"
    lead: str
    text: str

    def words(self) -> tuple[str, ...]:
        return (self.lead + self.text,)


@dataclass(frozen=True, slots=True)
class Particulars(Block):
    """A table of names and values, two columns."""

    kind = "particulars"
    rows: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        rows = tuple((clean(str(name)), clean(str(value))) for name, value in self.rows)
        object.__setattr__(self, "rows", rows)

    def words(self) -> tuple[str, ...]:
        return tuple(text for row in self.rows for text in row if text)


@dataclass(frozen=True, slots=True)
class Signature(Block):
    """发文机关署名 and 成文日期, with room for the seal (7.3.5)."""

    kind = "signature"
    issuer: str
    date: str


@dataclass(frozen=True, slots=True)
class Imprint(Block):
    """版记 at the foot of the last page: 抄送机关 (may be empty), 印发机关, 印发日期 (7.4)."""

    kind = "imprint"
    copy_to: str
    printed_by: str
    printed_on: str


KINDS: dict[str, type[Block]] = {
    cls.kind: cls for cls in (Masthead, Number, Title, Addressee, Paragraph, Heading, Item, Particulars, Signature, Imprint)
}


def to_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """`blocks` as lists, dicts, strings and numbers."""
    return [{"kind": block.kind} | {field.name: _plain(getattr(block, field.name)) for field in fields(block)} for block in blocks]


def from_json(data: Sequence[dict[str, Any]]) -> tuple[Block, ...]:
    """The blocks that `to_json` wrote. Raises ValueError for a kind or a field that no block has."""
    blocks = []
    for entry in data:
        values = {name: value for name, value in entry.items() if name != "kind"}
        kind = KINDS.get(entry.get("kind", ""))
        if kind is None:
            raise ValueError(f"no block is called {entry.get('kind')!r}")
        try:
            blocks.append(kind(**values))
        except TypeError as error:
            raise ValueError(f"a {kind.kind} block does not look like {sorted(values)}") from error
    return tuple(blocks)


def words(blocks: Iterable[Block]) -> list[str]:
    """All lines of a notice in reading order."""
    return [line for block in blocks for line in block.words()]


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
