"""A Word document is judged as the same words in a plain text are."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from rules.check import Options, check_file
from rules.reading import read

SAMPLES = Path(__file__).parents[3] / "samples"
SAME = ("rule", "severity", "points", "document", "page", "quote", "message")


def word(text: str) -> bytes:
    """The text typed into Word: a paragraph a line, forms as tables, a page break where a page ends."""
    made = docx.Document()
    for number, page in enumerate(text.split("\f")):
        if number:
            made.add_page_break()
        for line in page.split("\n"):
            cells = line.split("|")
            if len(cells) > 1:
                table = made.add_table(rows=1, cols=len(cells))
                for cell, words in zip(table.rows[0].cells, cells, strict=True):
                    cell.text = words
            else:
                made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def judged(path: Path) -> dict[str, Any]:
    return check_file(path, Options())


@pytest.mark.parametrize("name", ["health-summary", "ecology-ordinary", "market-ordinary"])
def test_word_and_plain_text_have_the_same_findings(name: str, tmp_path: Path) -> None:
    text = "\f".join(page.raw for page in read(SAMPLES / f"{name}.pdf"))
    plain, typed = tmp_path / "案卷.txt", tmp_path / "案卷.docx"
    plain.write_text(text, encoding="utf-8")
    typed.write_bytes(word(text))
    one, other = judged(plain), judged(typed)
    assert other["documents"] == one["documents"]
    assert other["facts"] == one["facts"]
    assert [{k: f[k] for k in SAME} for f in other["findings"]] == [{k: f[k] for k in SAME} for f in one["findings"]]
    assert one["findings"]
    assert [c["outcome"] for c in other["coverage"]] == [c["outcome"] for c in one["coverage"]]


def test_what_was_changed_is_warned_of_in_the_result(tmp_path: Path) -> None:
    from tests.rules.reading.docx.word import docx as packed
    from tests.rules.reading.docx.word import p

    path = tmp_path / "稿.docx"
    path.write_bytes(packed(p("行政处罚决定书") + p("罚款", "<w:del><w:r><w:delText>五万</w:delText></w:r></w:del>", "三万元")))
    reader = judged(path)["reader"]
    assert reader["text_pages"] == 1
    assert [w["message"] for w in reader["warnings"]] == ["文档有 1 处删除的修订，评查按接受修订以后的文字进行"]
