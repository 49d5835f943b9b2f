"""Styles: what a paragraph or a run takes over from those it is based on."""

from dataclasses import dataclass
from typing import Any

from rules.reading.docx.names import W, is_on, val

DEEPEST = 20
"""Styles based on each other in a circle end here."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's list and level, as its own properties or its style say; a list of "0" takes the number away."""

    list_id: str
    level: str = ""


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Any | None) -> None:
        self.by_id: dict[str, Any] = {}
        self.paragraph = ""
        for style in root.iter(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self.by_id[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.paragraph = name
        self._numbered: dict[str, Numbered | None] = {}
        self._hidden: dict[str, bool] = {}

    def chain(self, name: str) -> list[Any]:
        """The style `name` and those it is based on, nearest first."""
        found: list[Any] = []
        while (style := self.by_id.get(name)) is not None and len(found) < DEEPEST:
            found.append(style)
            name = val(style, "basedOn")
        return found

    def numbered(self, name: str) -> Numbered | None:
        """The list that paragraphs of the style `name` are in."""
        if name not in self._numbered:
            list_id = level = ""
            for style in self.chain(name):
                list_id = list_id or val(style, "pPr/numPr/numId")
                level = level or val(style, "pPr/numPr/ilvl")
            self._numbered[name] = Numbered(list_id, level) if list_id else None
        return self._numbered[name]

    def breaks_page(self, name: str) -> bool:
        """Whether paragraphs of the style begin a page."""
        return self._switch(name, "pPr", "pageBreakBefore")

    def hidden(self, name: str) -> bool:
        """Whether text in the style is hidden."""
        if name not in self._hidden:
            self._hidden[name] = self._switch(name, "rPr", "vanish")
        return self._hidden[name]

    def _switch(self, name: str, group: str, switch: str) -> bool:
        for style in self.chain(name):
            on = is_on(style.find(W + group), switch)
            if on is not None:
                return on
        return False
