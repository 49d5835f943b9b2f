"""A PDF whose cross-reference table is broken, put together again where no page of it is lost.

A file that was cut off in the middle is not repaired: what it lacks would be taken for missing from the case file.
"""

import io
import re

LOSS = r"[Pp]ages? tree|stream length"
"""What qpdf says where pages, or the end of a page's content, are gone."""
NO_PAGES = rb"/Count\s+0\b"
A_PAGE = rb"/Type\s*/Page\b|/ObjStm\b"


def repaired(data: bytes) -> bytes | None:
    """The bytes of a sound PDF with the same pages, or None."""
    import pikepdf  # a tenth of a second, and few files need it

    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if not len(pdf.pages) or any(re.search(LOSS, str(warning)) for warning in pdf.get_warnings()):
                return None
            sound = io.BytesIO()
            pdf.save(sound)
            return sound.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, AttributeError, KeyError, IndexError, TypeError, ValueError, RuntimeError):
        return None


def has_no_pages(data: bytes) -> bool:
    """Whether a PDF that pdfium refuses is whole but has no page."""
    return bool(re.search(NO_PAGES, data)) and not re.search(A_PAGE, data)
