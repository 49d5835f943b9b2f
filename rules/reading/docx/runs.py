"""What stands in a paragraph: its text when all changes are accepted, with the breaks in it, and what hangs on it (text boxes, notes, comments)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from rules.reading.docx.names import MATH, MC, W14, R, W, is_on, val, whole
from rules.reading.docx.pictures import Placed, sign
from rules.reading.docx.styles import Styles
from rules.reading.docx.symbols import symbol
from rules.reading.page import AsideKind

INSERTED, DELETED, MOVED, HIDDEN, PICTURES, EMBEDDED = "inserted", "deleted", "moved", "hidden", "pictures", "embedded"
"""What is counted on the way, for the warnings."""
LARGE = 200 * 12700
"""A picture as wide and high as this (in Word's units, 12,700 a point) may hold writing; a smaller one is a seal or a signature."""
INLINE_PICTURE = "\ufffc"
"""What stands for a small picture in the line: a signature that was set into it."""
CIRCLED = re.compile(r"\beq\s+\\o\\ac\(\s*[○〇]\s*,\s*(\d{1,2})\s*\)", re.I)
"""Word's own circled number: a field that prints one character over another."""
WITHIN = {W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "bdo", "dir", "fldSimple", "subDoc")} | {
    MATH + name for name in ("oMath", "oMathPara")}
TAKEN_OUT = {f"{W}del": DELETED, f"{W}moveFrom": MOVED}
TAB = "  "
DEEPEST = 60


class Break(Enum):
    """A break inside of a paragraph; `SEEN` is one that Word noted where a page ended when it last showed the document."""

    LINE = "line"
    PAGE = "page"
    SEEN = "seen"


@dataclass(slots=True)
class Held:
    """What stands in one paragraph: `parts` in order; `boxes` are the contents of text boxes; `notes` what is referred to, by kind and id."""

    parts: list[str | Break] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[AsideKind, str]] = field(default_factory=list)
    gone: bool = False
    """Whether all that stood in it was taken out or is hidden."""

    @property
    def text(self) -> str:
        return "".join(part for part in self.parts if isinstance(part, str))


@dataclass(slots=True)
class _Field:
    """An open field: its code until its result begins."""

    code: str = ""
    in_result: bool = False
    shown: bool = False


class Runs:
    """Reads the paragraphs of a document in their order (a field may run over several); `seen` counts what the warnings tell."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.seen: Counter[str] = Counter()
        self._fields: list[_Field] = []
        self.take_pictures = False
        """Whether large pictures are held by a sign in their line: those of the text, not of headers and notes."""
        self.pictures: list[Placed] = []

    def read(self, paragraph: Any, style: str) -> Held:
        """What stands in a `w:p` of the style `style`."""
        held = Held()
        before = self.seen[DELETED] + self.seen[MOVED] + self.seen[HIDDEN]
        self._children(paragraph, held, self.styles.hidden(style), 0)
        held.gone = self.seen[DELETED] + self.seen[MOVED] + self.seen[HIDDEN] > before and not held.text.strip()
        return held

    def _children(self, holder: Any, held: Held, hidden: bool, depth: int) -> None:
        if depth > DEEPEST:
            return
        for child in holder:
            tag = child.tag
            if tag in (f"{W}r", f"{MATH}r"):
                self._run(child, held, hidden, depth)
            elif tag in WITHIN:
                if tag in (f"{W}ins", f"{W}moveTo") and child.find(f".//{W}r") is not None:
                    self.seen[INSERTED if tag == f"{W}ins" else MOVED] += 1
                self._children(child, held, hidden, depth + 1)
            elif tag in TAKEN_OUT:
                if child.find(f".//{W}r") is not None:
                    self.seen[TAKEN_OUT[tag]] += 1
            elif tag == f"{W}sdt":
                self._control(child, held, hidden, depth)
            elif tag == f"{MC}AlternateContent":
                self._children(_chosen(child), held, hidden, depth + 1)
            elif tag.startswith(MATH):
                self._children(child, held, hidden, depth + 1)

    def _control(self, control: Any, held: Held, hidden: bool, depth: int) -> None:
        """A content control; a box to tick shows what it holds whatever font it is set in."""
        box = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        if box is not None:
            self._put(held, "☑" if box.get(f"{W14}val") in ("1", "true", "on") else "□")
            return
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self._children(content, held, hidden, depth + 1)

    def _run(self, run: Any, held: Held, hidden: bool, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        vanish = is_on(properties, "vanish")
        if vanish is None:
            character = val(properties, "rStyle")
            vanish = hidden or bool(character and self.styles.hidden(character))
        font = properties.find(f"{W}rFonts") if properties is not None else None
        for piece in run:
            tag = piece.tag
            if tag == f"{W}fldChar":
                self._field(piece, held, vanish)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].code += piece.text or ""
            elif tag == f"{W}lastRenderedPageBreak":
                held.parts.append(Break.SEEN)
            elif tag in (f"{W}commentReference", f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = {"c": AsideKind.COMMENT, "f": AsideKind.FOOTNOTE, "e": AsideKind.ENDNOTE}[tag[len(W)]]
                held.notes.append((kind, piece.get(f"{W}id", "")))
            elif vanish:
                if (tag == f"{W}t" and (piece.text or "").strip()) or tag == f"{W}sym":
                    self.seen[HIDDEN] += 1
            else:
                self._piece(piece, held, font, depth)

    def _piece(self, piece: Any, held: Held, font: Any, depth: int) -> None:
        tag = piece.tag
        if tag in (f"{W}t", f"{MATH}t"):
            text = piece.text or ""
            kept = piece.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" or tag == f"{MATH}t"
            self._put(held, _shown(text if kept else text.strip(" \t\r\n"), font))
        elif tag in (f"{W}tab", f"{W}ptab"):
            self._put(held, TAB)
        elif tag == f"{W}br":
            if self._shows():
                held.parts.append(Break.PAGE if piece.get(f"{W}type") == "page" else Break.LINE)
        elif tag == f"{W}cr":
            held.parts.append(Break.LINE)
        elif tag == f"{W}noBreakHyphen":
            self._put(held, "-")
        elif tag == f"{W}sym":
            code = piece.get(f"{W}char", "")
            try:
                self._put(held, symbol(piece.get(f"{W}font", ""), chr(int(code, 16))))
            except (ValueError, OverflowError):
                self._put(held, "")
        elif tag == f"{W}ruby":
            base = piece.find(f"{W}rubyBase")
            if base is not None:
                self._children(base, held, False, depth + 1)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(piece, held)
        elif tag == f"{MC}AlternateContent":
            for chosen in _chosen(piece):
                self._piece(chosen, held, font, depth)

    def _drawing(self, drawing: Any, held: Held) -> None:
        boxes = list(_outermost(drawing, f"{W}txbxContent"))
        held.boxes += boxes
        if drawing.tag == f"{W}object":
            self.seen[EMBEDDED] += 1
        if boxes:
            return
        local = [child.tag.rsplit("}", 1)[-1] for child in drawing.iter() if isinstance(child.tag, str)]
        if not {"blip", "imagedata"} & set(local):
            return
        wide, high = _size(drawing)
        if wide >= LARGE and high >= LARGE:
            self.seen[PICTURES] += 1
            if self.take_pictures:
                self._put(held, sign(len(self.pictures)))
                self.pictures.append(Placed(_relation(drawing), (wide, high), _cut(drawing)))
        elif "inline" in local or drawing.tag == f"{W}pict":
            self._put(held, INLINE_PICTURE)

    def _field(self, mark: Any, held: Held, hidden: bool) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None and not hidden:
                on = is_on(box, "checked")
                self._put(held, "☑" if (is_on(box, "default") if on is None else on) else "□")
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            circled = CIRCLED.search(ended.code)
            if circled and not ended.shown and not hidden:
                self._put(held, chr(ord("①") + int(circled[1]) - 1) if 1 <= int(circled[1]) <= 20 else circled[1])

    def _shows(self) -> bool:
        """Whether what comes now is shown: it stands in no field's code."""
        return all(open_field.in_result for open_field in self._fields)

    def _put(self, held: Held, text: str) -> None:
        if text and self._shows():
            for open_field in self._fields:
                open_field.shown = True
            held.parts.append(text)


def _chosen(alternate: Any) -> Any:
    """Of the ways to show the same thing, the first: readers that know it show it."""
    for child in alternate:
        if child.tag in (f"{MC}Choice", f"{MC}Fallback"):
            return child
    return ()


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """The outermost elements `tag` below `element`, of alternatives only the chosen one's."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from _outermost(_chosen(child), tag)
        else:
            yield from _outermost(child, tag)


def _shown(text: str, font: Any) -> str:
    """Characters of a symbol font in the private area as what they show."""
    if not any("\uf000" <= c <= "\uf0ff" for c in text):
        return text.replace("\u00ad", "")
    name = (font.get(f"{W}ascii") or font.get(f"{W}hAnsi") or "") if font is not None else ""
    return "".join(symbol(name, c) if "\uf000" <= c <= "\uf0ff" else c for c in text)


def _relation(drawing: Any) -> str:
    """The relation by which a drawing, or one of the old kind, names its picture."""
    for child in drawing.iter():
        if isinstance(child.tag, str) and child.tag.rsplit("}", 1)[-1] in ("blip", "imagedata"):
            return str(child.get(f"{R}embed") or child.get(f"{R}id") or "")
    return ""


def _cut(drawing: Any) -> tuple[float, float, float, float]:
    """The shares of a picture that are cut off at its left, top, right and bottom."""
    for child in drawing.iter():
        if isinstance(child.tag, str) and child.tag.endswith("}srcRect"):
            left, top, right, bottom = (min(max(whole(child.get(side)), 0), 95_000) / 100_000 for side in ("l", "t", "r", "b"))
            return left, top, right, bottom
    return 0.0, 0.0, 0.0, 0.0


def _size(drawing: Any) -> tuple[int, int]:
    """Width and height of a drawing in Word's units; of the old kind (VML) by its style."""
    for child in drawing.iter():
        if isinstance(child.tag, str) and child.tag.endswith("}extent"):
            return whole(child.get("cx")), whole(child.get("cy"))
        style = child.get("style") or ""
        size = dict(re.findall(r"(?:^|;)\s*(width|height):\s*(\d{1,5})(?:\.\d*)?pt", style))
        if len(size) == 2:
            return int(size["width"]) * 12700, int(size["height"]) * 12700
    return 0, 0
