"""The way through a Word document: paragraphs and tables in their order become pages of lines, the rest is kept beside them or warned of."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from rules.errors import Empty, Malformed, TooLarge, Unsupported
from rules.language import N_
from rules.reading.docx.names import MC, R, W, is_on, val, whole
from rules.reading.docx.numbering import Numbering
from rules.reading.docx.package import BROKEN, Package
from rules.reading.docx.pictures import IN_A_PICTURE, SIGN, Spliced, is_a_page, read_pictures, spliced
from rules.reading.docx.runs import DELETED, EMBEDDED, HIDDEN, INLINE_PICTURE, INSERTED, MOVED, PICTURES, Break, Runs
from rules.reading.docx.styles import Numbered, Styles
from rules.reading.docx.tables import grid, lines_of
from rules.reading.normalise import normalise
from rules.reading.page import Aside, AsideKind, Line, Page, Source, Warned

ONLY_PICTURES = N_("Word 文档里只有图片，没有文字，请另存为 PDF 后再上传")
READ = "read"
"""What counts the pictures that were read by OCR."""
WARNINGS = {
    DELETED: N_("文档有 {n} 处删除的修订，评查按接受修订以后的文字进行"),
    INSERTED: N_("文档有 {n} 处插入的修订，评查按接受修订以后的文字进行"),
    MOVED: N_("文档有 {n} 处移动的修订，评查按接受修订以后的文字进行"),
    HIDDEN: N_("文档有 {n} 处隐藏文字，没有读"),
    PICTURES: N_("文档里有 {n} 张较大的图片没有读；需要评查的请另存为 PDF"),
    READ: N_("文档里有 {n} 张较大的图片，其中的文字由识别得来，可能有错字"),
    EMBEDDED: N_("文档里嵌入了 {n} 个其他文件，没有读"),
    "alternate": N_("文档里嵌入了 {n} 段其他格式的内容，没有读"),
}
INDENT = "　　"
DEEPEST = 30
NO_BREAK = ("continuous", "nextColumn")


def read_docx(data: bytes, progress: Callable[[int, int], None] | None = None, max_pages: int | None = None) -> list[Page]:
    """The pages of a DOCX. Raises Malformed, Empty, Unsupported (nothing but pictures), TooLarge (more than `max_pages`)."""
    body = _Body(Package(data))
    pages = body.pages(progress)
    if max_pages is not None and len(pages) > max_pages:
        raise TooLarge
    if progress:
        progress(len(pages), len(pages))
    return pages


class _Sheets:
    """Pages being filled with lines."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = [[]]
        self.asides: list[list[Aside]] = [[]]

    def line(self, text: str) -> None:
        if text.strip() or self.lines[-1]:
            self.lines[-1].append(text)

    def turn(self, seen: bool = False) -> None:
        """A new page; one that Word noted, or that a section asks for, is the same as the break just before it."""
        if seen and not any(line.strip() for line in self.lines[-1]):
            return
        self.lines.append([])
        self.asides.append([])


class _Body:
    def __init__(self, package: Package) -> None:
        self.package = package
        document = package.part(package.main)
        body = document.find(f"{W}body") if document is not None else None
        if body is None:
            raise Malformed(BROKEN)
        self.body = body
        self.styles = Styles(package.of_type(package.main, "/styles"))
        self.numbering = Numbering(package.of_type(package.main, "/numbering"), self.styles)
        self.runs = Runs(self.styles)
        self.related = package.related(package.main)
        self.notes = {
            AsideKind.FOOTNOTE: self._notes("/footnotes", "footnote"),
            AsideKind.ENDNOTE: self._notes("/endnotes", "endnote"),
            AsideKind.COMMENT: self._notes("/comments", "comment"),
        }
        self.runs.seen.clear()  # notes are told apart from the text
        self.sheets = _Sheets()
        self.carried = ""
        self.sections = list(body.iter(f"{W}sectPr"))
        self.section = 0
        self._headed(0)

    def pages(self, progress: Callable[[int, int], None] | None = None) -> list[Page]:
        self.runs.take_pictures = True
        self._blocks(self.body, 0)
        if self.carried:
            self.sheets.line(self.carried)
        lines, asides = self.sheets.lines, self.sheets.asides
        while len(lines) > 1 and not any(line.strip() for line in lines[-1]) and not asides[-1]:
            lines.pop()
            asides.pop()
        seen = self.runs.seen
        read = read_pictures(self.package, self.related, self.runs.pictures, progress, len(lines))
        seen[READ] = len(read)
        seen[PICTURES] -= len(read)
        made = [spliced(_raw(page), read) for page in lines]
        if not any(page.raw.strip() for page in made) and read:
            raise Unsupported(ONLY_PICTURES)
        if not read and not any(SIGN.sub("", line).strip(f" 　{INLINE_PICTURE}|") for page in lines for line in page):
            if seen[PICTURES] or any(INLINE_PICTURE in line for page in lines for line in page):
                raise Unsupported(ONLY_PICTURES)
            raise Empty
        warnings = tuple(Warned(words, (("n", str(seen[name])),)) for name, words in WARNINGS.items() if seen[name])
        return [_page(number, page, tuple(aside), warnings if number == 1 else ()) for number, (page, aside) in enumerate(zip(made, asides, strict=True), 1)]

    def _blocks(self, holder: Any, depth: int) -> None:
        if depth > DEEPEST:
            return
        for block in _flat(holder, self.runs.seen):
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self._table(block)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = val(properties, "pStyle") or self.styles.paragraph
        held = self.runs.read(paragraph, style)
        scanned = is_a_page(held.text, self.runs.pictures)
        before = scanned or is_on(properties, "pageBreakBefore")
        if before or (before is None and self.styles.breaks_page(style)):
            self.sheets.turn(seen=True)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried += held.text  # its mark is deleted: it runs on in the next
            return
        if not (held.gone and not self.carried):
            self._lines(self._label(properties, style, held.text) + self.carried, held.parts, _indented(properties))
        elif any(part in (Break.PAGE, Break.SEEN) for part in held.parts):
            self.sheets.turn(seen=Break.PAGE not in held.parts)
        self.carried = ""
        for box in held.boxes:
            for line in self._inner(box, 1):
                self.sheets.line(line)
        self._aside(held.notes)
        if scanned:
            self.sheets.turn(seen=True)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._section_ends()

    def _lines(self, opening: str, parts: list[str | Break], indented: bool) -> None:
        """A paragraph's lines. A page that ends within a paragraph ends after it: its words stay together, on the page where they begin."""
        line, turns, begun = opening, 0, bool(opening.strip())
        for part in parts:
            if isinstance(part, str):
                line += part
                begun = begun or bool(part.strip())
            elif part is Break.LINE:
                self.sheets.line(line)
                line = ""
            elif part is Break.PAGE:
                if line.strip():
                    self.sheets.line(line)
                self.sheets.turn()
                line, begun = "", False
            elif begun:
                turns += 1
            else:
                self.sheets.turn(seen=True)
        if line.strip() or not any(part is Break.PAGE for part in parts):
            self.sheets.line(INDENT + line if indented and line.strip() and not line[0].isspace() and not opening else line)
        for _ in range(turns):
            self.sheets.turn(seen=turns == 1)

    def _label(self, properties: Any, style: str, text: str) -> str:
        own = None
        if properties is not None and properties.find(f"{W}numPr") is not None:
            own = Numbered(val(properties, "numPr/numId"), val(properties, "numPr/ilvl"))
        label = self.numbering.label(own, style)
        return label if not label.endswith(" ") or text.strip() else label.rstrip()

    def _table(self, table: Any) -> None:
        for row in grid(table):
            turns_before, turns_after = False, 0
            notes: list[tuple[AsideKind, str]] = []
            for index, cell in enumerate(row):
                for line in self._inner(cell.element, 1, notes, breaks := [0, 0]):
                    cell.lines.append(line)
                turns_before = turns_before or (index == 0 and bool(breaks[0]))
                turns_after = max(turns_after, breaks[1])
            if turns_before:
                self.sheets.turn(seen=True)
            for line in lines_of(row):
                self.sheets.line(line)
            self._aside(notes)
            if turns_after:
                self.sheets.turn(seen=True)

    def _inner(self, holder: Any, depth: int, notes: list[tuple[AsideKind, str]] | None = None, breaks: list[int] | None = None) -> list[str]:
        """The lines of a cell or a text box. `breaks` counts pages that begin with it and inside of it."""
        made: list[str] = []
        if depth > DEEPEST:
            return made
        carried = ""
        for block in _flat(holder, self.runs.seen):
            if block.tag == f"{W}tbl":
                for row in grid(block):
                    for cell in row:
                        cell.lines += self._inner(cell.element, depth + 1, notes, breaks)
                    made += lines_of(row)
                continue
            properties = block.find(f"{W}pPr")
            style = val(properties, "pStyle") or self.styles.paragraph
            held = self.runs.read(block, style)
            if notes is not None:
                notes += held.notes
            if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
                carried += held.text
                continue
            if held.gone and not carried:
                continue
            line = self._label(properties, style, held.text) + carried
            carried = ""
            for part in held.parts:
                if isinstance(part, str):
                    line += part
                elif part is Break.LINE:
                    made.append(line)
                    line = ""
                elif breaks is not None:
                    breaks[bool(line.strip() or any(made))] += 1
            made.append(line)
            for box in held.boxes:
                made += self._inner(box, depth + 1, notes)
        return [line.strip() for line in [*made, carried] if line.strip()]

    def _section_ends(self) -> None:
        """The section's kind of break is said by the one that follows."""
        self.section += 1
        following = self.sections[self.section] if self.section < len(self.sections) else None
        if val(following, "type", "nextPage") not in NO_BREAK:
            self.sheets.turn(seen=True)
        self._headed(self.section)

    def _headed(self, section: int) -> None:
        """The headers and footers with which a section begins, kept beside its first page."""
        if section >= len(self.sections):
            return
        for reference in self.sections[section]:
            kind = {f"{W}headerReference": AsideKind.HEADER, f"{W}footerReference": AsideKind.FOOTER}.get(reference.tag)
            target = self.related.get(reference.get(f"{R}id", ""))
            root = self.package.part(target[1]) if kind and target else None
            if kind is None or root is None:
                continue
            before, takes = self.runs.seen.copy(), self.runs.take_pictures
            self.runs.take_pictures = False
            text = "\n".join(self._inner(root, 1))
            self.runs.seen, self.runs.take_pictures = before, takes
            if text:
                self.sheets.asides[-1].append(Aside(kind, text))

    def _aside(self, notes: list[tuple[AsideKind, str]]) -> None:
        for kind, number in notes:
            found = self.notes[kind].get(number)
            if found is not None:
                self.sheets.asides[-1].append(found)

    def _notes(self, part: str, name: str) -> dict[str, Aside]:
        """Notes or comments by id; those that only draw a line between text and notes are left out."""
        root = self.package.of_type(self.package.main, part)
        found = {}
        for note in root.iter(W + name) if root is not None else ():
            text = "\n".join(self._inner(note, 1))
            if text and note.get(f"{W}type", "normal") == "normal":
                found[note.get(f"{W}id", "")] = Aside(AsideKind(name), text, note.get(f"{W}author", ""))
        return found


def _flat(holder: Any, seen: Any) -> Iterator[Any]:
    """Paragraphs and tables below `holder`, content controls and alternatives opened."""
    for child in holder:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}hdr", f"{W}ftr"):
            yield from _flat(child, seen)
        elif child.tag == f"{MC}AlternateContent":
            for way in child:
                if way.tag in (f"{MC}Choice", f"{MC}Fallback"):
                    yield from _flat(way, seen)
                    break
        elif child.tag == f"{W}altChunk":
            seen["alternate"] += 1


def _indented(properties: Any) -> bool:
    """Whether the first line of a paragraph is set in, as the text of a paper is."""
    indent = properties.find(f"{W}ind") if properties is not None else None
    return indent is not None and (whole(indent.get(f"{W}firstLine")) > 0 or whole(indent.get(f"{W}firstLineChars")) > 0)


def _raw(rows: list[str]) -> str:
    return "\n".join(" ".join(row.splitlines()) or row.strip("\n") for row in rows).strip("\n").replace("\f", " ")


def _page(number: int, made: Spliced, asides: tuple[Aside, ...], warnings: tuple[Warned, ...]) -> Page:
    if made.whole is not None:
        return replace(made.whole, number=number, asides=asides, warnings=warnings, why=IN_A_PICTURE)
    raw, lines, start = made.raw, [], 0
    for row in raw.split("\n"):
        lines.append(Line(start, start + len(row)))
        start += len(row) + 1
    return Page(
        number, 0.0, 0.0, made.source, normalise(raw), raw, tuple(lines), asides=asides, warnings=warnings, confidence=made.confidence,
        guesses=made.guesses, why=IN_A_PICTURE if made.source is Source.OCR else "")
