"""Papers set in type for tests: typst source becomes the PDF that a department's system would give."""

from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

PAGE = """
#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm))
#set text(font: "Noto Serif SC", size: 12pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 0.8em)
#let heading(body) = align(center, text(font: "Noto Sans SC", size: 20pt, body))
#let letterhead(body) = align(center, text(size: 14pt, body))
#let form(..cells) = table(columns: (24mm, 1fr), inset: 6pt, ..cells)
#let down(word) = align(center, stack(spacing: 4pt, ..word.clusters()))
"""


@cache
def _compiler() -> typst.Compiler:
    folders = [str(Path(pylopdf_fonts_zh_cn.sans_path()).parent), str(Path(pylopdf_fonts_zh_cn.serif_path()).parent)]
    return typst.Compiler(font_paths=folders, ignore_system_fonts=True)


def typeset(source: str) -> bytes:
    """The PDF of `source`, on A4 with the margins of GB/T 9704."""
    return _compiler().compile(input=(PAGE + source).encode(), format="pdf")
