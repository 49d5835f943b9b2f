"""A notice as PDF/A-2b: typst with fonts that come in a package, so that the same blocks give the same bytes everywhere.

The looks are in `notice.typ`. The words go in as data (JSON), never as markup: a party called `#set page(…)` is printed so.
"""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

import typst
from pylopdf_fonts_zh_cn import serif_path

from lcadmin.notices.blocks import Block, Masthead, Title, to_json

SOURCE = files("lcadmin.notices").joinpath("notice.typ").read_bytes()
DISPLAY_FACES = {"FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"}   # those of notice.typ


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF. `archival`: it is PDF/A-2b; otherwise some character has no glyph in any face and shows as an empty box."""

    data: bytes
    archival: bool


class PdfRenderer:
    """Writes notices as PDF. Keep it: a new compiler takes 20–40 ms, a kept one 1–3 ms a notice.

    `fonts` is a folder in which the office may put the faces of GB/T 9704 (仿宋, 楷体, 黑体, 小标宋) that it has a licence for;
    nothing is taken from the fonts of the machine, so that every machine of the office writes the same paper.
    """

    def __init__(self, fonts: Path | None = None) -> None:
        folders = [Path(serif_path()).parent] + ([fonts] if fonts is not None and fonts.is_dir() else [])
        faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
        self._display = "own" if DISPLAY_FACES & set(faces.families()) else "packaged"
        self._compiler = typst.Compiler(font_paths=faces, ignore_system_fonts=True)
        self._one_at_a_time = Lock()   # a compiler has one world in it; waitress has many threads

    def render(self, blocks: Sequence[Block], on: date) -> Rendered:
        """The PDF of `blocks`, dated `on` (its metadata too, so that the bytes depend on nothing else).

        PDF/A-2b wants a glyph for every character. Where no face has one (a rare name), the paper is written as plain PDF
        and shows the face's empty box there: the words stay what they are, and the office sees that a font is missing.
        """
        inputs = {
            "blocks": json.dumps(to_json(blocks), ensure_ascii=False),
            "title": next((b.text for b in blocks if isinstance(b, Title)), ""),
            "author": next((b.text for b in blocks if isinstance(b, Masthead)), ""),
            "display": self._display,
        }
        written_at = datetime(on.year, on.month, on.day, tzinfo=UTC)
        with self._one_at_a_time:
            try:
                pdf = self._compiler.compile(SOURCE, format="pdf", sys_inputs=inputs, pdf_standards="a-2b", timestamp=written_at)
                archival = True
            except typst.TypstError as error:
                if "could not be displayed" not in str(error):
                    raise
                pdf = self._compiler.compile(SOURCE, format="pdf", sys_inputs=inputs, timestamp=written_at)
                archival = False
        assert isinstance(pdf, bytes)
        return Rendered(pdf, archival)


@lru_cache(maxsize=4)
def renderer(fonts: Path | None = None) -> PdfRenderer:
    """The kept renderer of this process for that fonts folder."""
    return PdfRenderer(fonts)
