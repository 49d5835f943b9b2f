"""The PDF of a notice: its words, its looks, and that no word is ever read as markup."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from threading import Thread

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from lcadmin.notices.blocks import Block, Item, Masthead, Paragraph, Particulars, Title, words
from lcadmin.notices.pdf import renderer
from tests.lcadmin.notices.papers import DAY, NASTY, WHOLE, squeezed


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf))


def with_words_everywhere(text: str) -> tuple[Block, ...]:
    return (Masthead("局"), Title(text), Paragraph(text), Item(text, text), Particulars(((text, text),)))


def test_every_word_can_be_read_back() -> None:
    found = squeezed(text_of(renderer().render(WHOLE, DAY).data))
    for line in words(WHOLE):
        assert squeezed(line) in found, line


def test_markup_in_a_name_is_printed_and_not_obeyed() -> None:
    pdf = renderer().render(with_words_everywhere(NASTY), DAY).data
    assert squeezed(text_of(pdf)).count(squeezed(NASTY)) == 6
    assert pdfium.PdfDocument(pdf)[0].get_size() == pdfium.PdfDocument(renderer().render(WHOLE, DAY).data)[0].get_size()


def test_the_page_is_a4_and_the_text_stands_where_the_standard_puts_it() -> None:
    """GB/T 9704-2012: 37 mm from the top, 28 from the left, 26 from the right; 28 characters a line."""
    long = Paragraph("一" * 200)
    page = pdfium.PdfDocument(renderer().render((replace(WHOLE[3], text="一" * 40), long), DAY).data)[0]
    assert [round(side / 72 * 25.4) for side in page.get_size()] == [210, 297]
    text = page.get_textpage()
    boxes = [text.get_charbox(i) for i in range(text.count_chars()) if text.get_text_range(i, 1) == "一"]
    lines = sorted({round(box[1]) for box in boxes}, reverse=True)
    first = [box for box in boxes if round(box[1]) == lines[0]]
    assert len(first) == 28
    assert abs(min(box[0] for box in first) / 72 * 25.4 - 28) < 1
    assert abs((page.get_width() - max(box[2] for box in first)) / 72 * 25.4 - 26) < 1
    assert lines[0] - lines[1] == 28


def test_pages_are_numbered_outside() -> None:
    pdf = pdfium.PdfDocument(renderer().render((*WHOLE[:5], *[Paragraph("段落" * 40)] * 20, *WHOLE[-2:]), DAY).data)
    assert len(pdf) >= 3
    for at, page in enumerate(pdf):
        text = page.get_textpage()
        foot = text.get_text_bounded(top=90)
        assert squeezed(foot).endswith(f"—{at + 1}—"), foot
        place = text.get_charbox(text.get_text_range().rindex(str(at + 1)))
        assert (place[0] > page.get_width() / 2) == (at % 2 == 0)


def test_the_heading_of_the_bureau_is_red_and_a_long_one_keeps_to_one_line() -> None:
    long = replace(WHOLE[0], text="福建省泉州市鲤城区全面依法治区工作领导小组办公室")
    page = pdfium.PdfDocument(renderer().render((long, *WHOLE[1:]), DAY).data)[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(i) for i in range(24)]
    assert len({round(box[1] / 10) for box in boxes}) <= 2
    image = page.render(scale=1).to_pil().convert("RGB")
    left, bottom, right, top = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    band = np.asarray(image.crop((int(left), int(page.get_height() - top), int(right), int(page.get_height() - bottom)))).reshape(-1, 3)
    inked = band[band.min(axis=1) < 120]
    assert len(inked) > 100
    assert (inked[:, 0] > 150).all()
    assert (inked[:, 1:] < 140).all()


def test_the_signature_takes_the_paragraph_before_it_along() -> None:
    for lines in range(8, 30):
        notice = (*WHOLE[:4], *[Paragraph("一行。")] * lines, Paragraph("末段。"), *WHOLE[-2:])
        pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(renderer().render(notice, DAY).data)]
        signed = next(text for text in pages if "2026年11月24日\r\n" in text or "2026年11月24日" in text.replace("2026年11月24日印发", ""))
        assert "末段。" in signed, lines


def test_it_is_pdf_a_and_the_same_blocks_give_the_same_bytes() -> None:
    first = renderer().render(WHOLE, DAY)
    assert first.archival
    assert first.data == renderer().render(WHOLE, DAY).data
    metadata = pikepdf.open(io.BytesIO(first.data)).open_metadata()
    assert metadata["pdfaid:part"] == "2"
    assert metadata["pdfaid:conformance"] == "B"
    assert metadata["dc:title"] == "行政执法案卷评查意见书"


def test_a_character_without_a_glyph_makes_no_error_and_is_told() -> None:
    rendered = renderer().render((Title("𠮷野"),), DAY)
    assert not rendered.archival
    assert "野" in text_of(rendered.data)


def test_a_fonts_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert renderer(tmp_path / "fonts").render(WHOLE, DAY).data == renderer().render(WHOLE, DAY).data


def test_many_threads_may_ask_at_once() -> None:
    papers = [(Title(f"第{n}号"), Paragraph(f"第{n}段")) for n in range(12)]
    results: dict[int, bytes] = {}
    threads = [Thread(target=lambda n=n: results.update({n: renderer().render(papers[n], DAY).data})) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"第{n}段" in text_of(results[n]) for n in range(12))
