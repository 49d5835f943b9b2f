"""What somebody typed onto a page: the values of a form's fields, and text set on the page as an annotation. Viewers show both, but neither stands in
the page's own content, where pdfium looks for text."""

from typing import Any

import pypdfium2.raw as pdfium

MOST_NOTES = 2_000
"""More annotations than this on one page are no form that somebody filled in."""
TYPED = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET)


def is_typed_on(page: Any) -> bool:
    """Whether the open pdfium page `page` shows text in form fields or annotations."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    return 0 < count <= MOST_NOTES and any(_is_typed(page, index) for index in range(count))


def make_part_of_page(page: Any) -> bool:
    """Draws all annotations that can be seen into the content of the open page, in memory alone, and says whether it did. The page has to be closed
    and opened anew to show them; its annotations are gone then, so whoever looks for stamps looks before."""
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _is_typed(page: Any, index: int) -> bool:
    note = pdfium.FPDFPage_GetAnnot(page, index)
    if not note:
        return False
    try:
        hidden = pdfium.FPDFAnnot_GetFlags(note) & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW)
        return not hidden and pdfium.FPDFAnnot_GetSubtype(note) in TYPED and bool(pdfium.FPDFAnnot_HasKey(note, b"AP"))
    finally:
        pdfium.FPDFPage_CloseAnnot(note)
